"""Acts on the contracts register: a file of contracts taken in or taken back, what is planned for a contract's end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from quadrant.analyse.outcomes.commands import receive_dataset
from quadrant.analyse.outcomes.models import Dataset
from quadrant.analyse.outcomes.terms import DatasetKind, Received
from quadrant.audit.act import act
from quadrant.audit.straight import insert_new
from quadrant.audit.terms import Done, allow, insist
from quadrant.audit.touched import touch
from quadrant.cycle.models import Cycle
from quadrant.do.agreements.commands.agreements import NOT_YOURS
from quadrant.do.agreements.models import Agreement, EndPlan, OutsideTender, RegisteredContract
from quadrant.do.agreements.queries.suppliers import known_suppliers, supplier_known, suppliers_told
from quadrant.do.agreements.rules import may_import_contracts, may_manage_agreement, may_manage_contract
from quadrant.do.agreements.terms import HELD_OF_CONTRACT, AtEnd, ContractLine, plain_reference
from quadrant.partnership.commands import list_suppliers, tell_suppliers
from quadrant.partnership.models import Organisation, Person
from quadrant.partnership.terms import OrganisationKind

AT_ONCE = 2_000
MANAGERS = "Only a contract manager or a commissioner may bring in a contracts register."


@act("contracts.imported")
def import_contracts(*, lines: Sequence[ContractLine], file: Received, by: Person, at: datetime) -> Done[Dataset]:
    """Take in a contracts register whole: new contracts are added, known ones told anew, those left out are gone.

    The register is known by the name of its dataset. Suppliers nobody here knows are listed as organisations.
    """
    allow(may_import_contracts(by), MANAGERS)
    insist(bool(lines), "The file holds no contracts.")
    dataset = receive_dataset(kind=DatasetKind.CONTRACTS, file=file, by=by, at=at)
    suppliers = _suppliers(lines, by=by, at=at)
    held = {one.key: one for one in RegisteredContract.objects.select_for_update().filter(register=dataset.name)}
    added = sum(line.key not in held or held[line.key].gone_at is not None for line in lines)
    new, kept, otherwise = [], [], []
    for line in lines:
        supplier = suppliers[plain_reference(line.supplier.name), line.supplier.identifier]
        contract = held.pop(line.key, None)
        if contract is None:
            contract = RegisteredContract(
                partnership_id=dataset.partnership_id, register=dataset.name, key=line.key, dataset=dataset
            )
            new.append(contract)
        else:
            kept.append(contract.pk)
        if _tell(contract, line, supplier=supplier) and contract.pk:
            otherwise.append(contract)
    insert_new(new)
    for number in RegisteredContract.objects.filter(dataset=dataset).values_list("pk", flat=True):
        touch(RegisteredContract, number, created=True)
    RegisteredContract.objects.bulk_update(otherwise, [*HELD_OF_CONTRACT, "provider"], batch_size=AT_ONCE // 10)
    _change(kept, dataset=dataset, gone_at=None)
    gone = [one.pk for one in held.values() if one.gone_at is None]
    _change(gone, gone_at=at)
    return Done(dataset, f"{len(lines):,} contracts came from {file.file_name}: {added:,} new, {len(gone):,} gone")


def _tell(contract: RegisteredContract, line: ContractLine, *, supplier: Organisation) -> bool:
    """Write down what the line says of the contract; whether anything of it was otherwise."""
    told = {field: getattr(line, field) for field in HELD_OF_CONTRACT} | {"provider_id": supplier.pk}
    otherwise = any(getattr(contract, field) != said for field, said in told.items())
    for field, said in told.items():
        setattr(contract, field, said)
    return otherwise


def _change(numbers: Sequence[int], **changes: Any) -> None:
    """The same said of many contracts, of so many at once as a statement may name."""
    for start in range(0, len(numbers), AT_ONCE):
        RegisteredContract.objects.filter(pk__in=numbers[start : start + AT_ONCE]).update(**changes)


def _suppliers(lines: Sequence[ContractLine], *, by: Person, at: datetime) -> dict[tuple[str, str], Organisation]:
    """Each supplier's organisation, by plain name and number; those not known yet are listed, and of others a number or
    a kind that was not held is written down."""
    known = known_suppliers()
    told = suppliers_told(lines, known)
    if told.anew:
        anew = [(one.organisation, one.numbers, one.kind) for one in told.anew]
        tell_suppliers(told=anew, by=by, at=at)
    if told.new:
        new = [(one.name, one.kind or OrganisationKind.NOT_KNOWN, one.numbers) for one in told.new]
        list_suppliers(suppliers=new, by=by, at=at)
    known = known_suppliers() if told.new or told.anew else known
    found = {}
    for line in lines:
        supplier = supplier_known(line.supplier, known)
        assert supplier is not None  # noqa: S101  known, or listed a moment ago
        found[plain_reference(line.supplier.name), line.supplier.identifier] = supplier
    return found


@act("contracts.taken_back")
def take_contracts_back(*, dataset: Dataset, by: Person | None, at: datetime) -> Done[Dataset]:
    """When its dataset is withdrawn, the contracts that it brought leave the register. What was planned for them is
    kept, and stands again when a file brings them back."""
    RegisteredContract.objects.standing().filter(dataset=dataset).update(gone_at=at)
    return Done(dataset, f"The contracts of {dataset.name} left the register")


@act("end.planned")
def plan_end(
    *,
    agreement: Agreement | None = None,
    contract: RegisteredContract | None = None,
    what: AtEnd,
    cycle: Cycle | None = None,
    tender: OutsideTender | None = None,
    note: str = "",
    by: Person,
    at: datetime,
) -> Done[EndPlan]:
    """Say what happens when an agreement or a contract ends. The plan before this one is kept, and no longer stands."""
    allow(_may_plan(by, agreement, contract), NOT_YOURS)
    insist(what is not AtEnd.RECOMMISSION or cycle is not None, "Say in which cycle.", field="cycle")
    insist(what is not AtEnd.TENDER or tender is not None, "Say which tender.", field="tender")
    insist(what is not AtEnd.LET_END or bool(note.strip()), "Say why nothing takes its place.", field="note")
    for old in EndPlan.objects.select_for_update().filter(agreement=agreement, contract=contract, dropped_at=None):
        old.dropped_at = at
        old.save()
    made = EndPlan(
        agreement=agreement,
        contract=contract,
        what=what,
        cycle=cycle if what is AtEnd.RECOMMISSION else None,
        tender=tender if what is AtEnd.TENDER else None,
        note=note.strip()[:500],
        made_by=by,
        made_at=at,
    )
    made.save()
    return Done(made, f"{agreement or contract}: {what.label}")


def _may_plan(by: Person, agreement: Agreement | None, contract: RegisteredContract | None) -> bool:
    if agreement is not None:
        return may_manage_agreement(by, agreement)
    return contract is not None and may_manage_contract(by, contract)
