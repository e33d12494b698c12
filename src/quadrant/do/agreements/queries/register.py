"""The contracts register: agreements made here and contracts brought in, what a new file changes, what ends when and
for which of them nothing is planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from quadrant.do.agreements.models import EndPlan, RegisteredContract
from quadrant.do.agreements.queries.agreements import agreements_seen_by
from quadrant.do.agreements.queries.suppliers import (
    KnownSuppliers,
    SuppliersTold,
    known_suppliers,
    supplier_known,
    suppliers_told,
)
from quadrant.do.agreements.rules import providers_hidden_from
from quadrant.do.agreements.terms import (
    TOLD_OF_CONTRACT,
    WINDOWS,
    AgreementState,
    AtEnd,
    ContractLine,
    FieldChange,
    Form,
    end_told,
)
from quadrant.methods.calendar import add_months
from quadrant.partnership.within import here

HELD = (AgreementState.LIVE, AgreementState.SIGNED, AgreementState.ENDED)


@dataclass(frozen=True)
class HeldContract:
    """A line of the register: an agreement made here (`agreement`) or a contract that a file brought (`contract`)."""

    title: str
    provider: str
    state: AgreementState
    starts_on: date | None
    ends_on: date | None
    value: Decimal | None
    agreement: int | None = None
    contract: int | None = None
    reference: str = ""
    department: str = ""
    review_on: date | None = None
    extends_to: date | None = None
    extension: str = ""
    route: str = ""
    register: str = ""
    planned: AtEnd | None = None
    is_open_ended: bool = False
    form: Form | None = None

    @property
    def end(self) -> date | str:
        return end_told(self.ends_on, is_open_ended=self.is_open_ended)

    @property
    def is_held(self) -> bool:
        """Signed or running, not over."""
        return self.state in (AgreementState.LIVE, AgreementState.SIGNED)


def contract_numbered(number: int) -> RegisteredContract | None:
    found: RegisteredContract | None = (
        RegisteredContract.objects.select_related("provider", "dataset").filter(pk=number).first()
    )
    return found


def held_contracts(person: Any) -> list[HeldContract]:
    """Every signed agreement and every contract of a register, as this person may see them, by title. Three queries."""
    on, hidden = here().on, providers_hidden_from(person)
    plans = standing_plans()
    brought = RegisteredContract.objects.standing().exclude(provider__in=hidden).select_related("provider")
    made = agreements_seen_by(person).filter(state__in=HELD)
    lines = [
        *(_of_agreement(one, plans.get(("agreement", one.pk))) for one in made),
        *(_of_contract(one, on, plans.get(("contract", one.pk))) for one in brought),
    ]
    return sorted(lines, key=lambda line: (line.title.casefold(), line.agreement or 0, line.contract or 0))


def _of_agreement(one: Any, planned: AtEnd | None) -> HeldContract:
    return HeldContract(
        one.title,
        one.party,
        AgreementState(one.state),
        one.starts_on,
        one.last_on,
        one.total,
        agreement=one.pk,
        planned=planned,
        form=Form(one.form),
    )


def _of_contract(one: RegisteredContract, on: date, planned: AtEnd | None) -> HeldContract:
    return HeldContract(
        one.title,
        one.provider.name,
        contract_state(one, on=on),
        one.starts_on,
        one.ends_on,
        one.value,
        contract=one.pk,
        reference=one.reference,
        department=one.department,
        review_on=one.review_on,
        extends_to=one.extends_to,
        extension=one.extension,
        route=one.route,
        register=one.register,
        planned=planned,
        is_open_ended=one.is_open_ended,
        form=Form(one.form) if one.form else None,
    )


def contract_state(contract: RegisteredContract, *, on: date) -> AgreementState:
    """Where a contract of a register stands on a day, in the words of agreements."""
    if contract.gone_at is not None:
        return AgreementState.WITHDRAWN
    if contract.is_over(on):
        return AgreementState.ENDED
    to_come = contract.starts_on is not None and contract.starts_on > on
    return AgreementState.SIGNED if to_come else AgreementState.LIVE


def standing_plans() -> dict[tuple[str, int], AtEnd]:
    """What is planned, by ("agreement" or "contract", its number). One query."""
    rows = EndPlan.objects.filter(dropped_at=None).values_list("agreement_id", "contract_id", "what")
    return {("agreement", one) if one else ("contract", other): AtEnd(what) for one, other, what in rows}


def end_plan_of(*, agreement: int | None = None, contract: int | None = None) -> EndPlan | None:
    """The plan that stands, with what it leads to."""
    plans = EndPlan.objects.filter(dropped_at=None).select_related("cycle", "tender", "made_by")
    found: EndPlan | None = plans.filter(agreement=agreement, contract=contract).first()
    return found


@dataclass(frozen=True)
class Window:
    """Contracts whose last day falls within a span of months from today, the soonest first."""

    after: int
    until: int
    lines: tuple[HeldContract, ...]

    @property
    def unplanned(self) -> tuple[HeldContract, ...]:
        return tuple(line for line in self.lines if line.planned is None)

    @property
    def value(self) -> Decimal:
        return sum((line.value or Decimal(0) for line in self.lines), Decimal(0))


def window_of(line: HeldContract, on: date) -> int | None:
    """The nearest of the windows within which the contract ends; None for one that is over or ends later."""
    if not line.is_held or line.ends_on is None:
        return None
    ends = line.ends_on
    return next((months for months in WINDOWS if ends <= add_months(on, months)), None)


def pipeline(lines: Sequence[HeldContract]) -> list[Window]:
    """What ends within 3, 6, 12 and 18 months of the day entered, each contract in one window."""
    on = here().on
    spans = zip((0, *WINDOWS), WINDOWS, strict=False)
    coming = sorted(lines, key=lambda line: (line.ends_on or date.max, line.title))
    return [
        Window(after, until, tuple(line for line in coming if window_of(line, on) == until)) for after, until in spans
    ]


@dataclass(frozen=True)
class RegisterChanges:
    """What a file would do to a register: contracts added, fields changed, contracts gone, suppliers made."""

    added: tuple[ContractLine, ...]
    changed: tuple[FieldChange, ...]
    gone: tuple[RegisteredContract, ...]
    same: int
    suppliers: SuppliersTold
    is_first: bool

    @property
    def contracts_changed(self) -> int:
        return len({change.contract for change in self.changed})


def changes_to(register: str, lines: Sequence[ContractLine]) -> RegisterChanges:
    """Compare the lines of a file with what the register of this name holds. Nothing is written."""
    held = {
        one.key: one
        for one in RegisteredContract.objects.standing().filter(register=register).select_related("provider")
    }
    told = {line.key: line for line in lines}
    known = known_suppliers()
    changed = {key: tuple(differences(held[key], line, known)) for key, line in told.items() if key in held}
    return RegisterChanges(
        added=tuple(line for key, line in told.items() if key not in held),
        changed=tuple(change for key in changed for change in changed[key]),
        gone=tuple(one for key, one in held.items() if key not in told),
        same=sum(not found for found in changed.values()),
        suppliers=suppliers_told(lines, known),
        is_first=not held,
    )


def differences(held: RegisteredContract, line: ContractLine, known: KnownSuppliers) -> list[FieldChange]:
    """The fields that the line tells otherwise than the contract that is held."""
    pairs = [(label, _told(held, field), _told(line, field)) for field, label in TOLD_OF_CONTRACT.items()]
    supplier = supplier_known(line.supplier, known)
    if supplier is None or supplier.pk != held.provider_id:
        pairs.append(("Supplier", held.provider.name, line.supplier.name))
    return [FieldChange(line.title, label, before, after) for label, before, after in pairs if before != after]


def _told(contract: RegisteredContract | ContractLine, field: str) -> object:
    value = getattr(contract, field)
    return Form(value).label if field == "form" and value else value
