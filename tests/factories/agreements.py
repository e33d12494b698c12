"""Agreements with their money, measures and standards. Drew, contract manager, drafts; Clara, commissioner, signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from quadrant.cycle.models import Cycle
from quadrant.do.agreements import commands
from quadrant.do.agreements.commands import FundingTerm
from quadrant.do.agreements.models import Agreement, Kpi
from quadrant.do.agreements.queries import agreement_numbered, standards_of
from quadrant.do.agreements.terms import Definition, Finding, Form, Judged, KpiKind, Measure, Terms
from quadrant.governance.models import Recommendation
from quadrant.governance.terms import Outcome
from quadrant.partnership.models import Body, Organisation, Person
from quadrant.partnership.queries import bodies, organisations
from quadrant.partnership.rules import acts_for, forget_standing
from quadrant.partnership.terms import DecisionKind, Role
from quadrant.plan.funds.models import Fund
from tests.factories import cycle as cycles
from tests.factories.funds import allocated
from tests.factories.funds import fund as opened_fund
from tests.factories.governance import decided, holding
from tests.factories.partnership import body, known, organisation, person

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
MONEY = {2026: Decimal(40_000), 2027: Decimal(60_000)}
TERMS = Terms(
    title="Family support",
    form=Form.CONTRACT,
    purpose="Coaches visit families at home.",
    starts_on=date(2026, 11, 1),
    ends_on=date(2028, 3, 31),
)


def manager() -> Person:
    """Drew, the contract manager, who drafts."""
    return holding("Drew", Role.CONTRACT_MANAGER)


def commissioner() -> Person:
    """Clara, the commissioner, who signs."""
    return holding("Clara", Role.COMMISSIONER)


def second_commissioner() -> Person:
    """Bea, another commissioner, who approves waivers."""
    return holding("Bea", Role.COMMISSIONER)


def provider(name: str = "Harbour Door") -> Organisation:
    found: Organisation | None = organisations().filter(name=name).first()
    return found or organisation(name)


def reporter(of: Organisation) -> Person:
    """The person who reports for a provider: "Reporter of Harbour"."""
    somebody = known(f"Reporter of {of.name.split()[0]}")
    if not acts_for(somebody, Role.PROVIDER, of.pk):
        person(somebody.name, Role.PROVIDER, organisation=of)
        forget_standing()
    return somebody


def running(name: str = "Families first", *, key: str = "hsp-2009") -> Cycle:
    """A cycle led by Clara; hsp-2009 sets no quality standards."""
    found: Cycle | None = Cycle.objects.filter(name=name).first()
    return found or cycles.cycle(name, key=key, by=commissioner())


def paying(name: str = "Early help fund", *, years: Mapping[int, int] | None = None) -> Fund:
    """A fund with £100,000 a year, all of it allocated."""
    found: Fund | None = Fund.objects.filter(name=name).first()
    if found is not None:
        return found
    amounts = {2026: 100_000, 2027: 100_000, 2028: 100_000} if years is None else years
    made = opened_fund(name, budget={year: Decimal(amount) for year, amount in amounts.items()})
    for year, amount in amounts.items():
        allocated(made, year, amount)
    return made


def cabinet() -> Body:
    found: Body | None = bodies().filter(name="Award board").first()
    powers = {DecisionKind.AWARD: None, DecisionKind.WAIVER: None}
    return found or body("Award board", known("Carol"), known("Ceri"), quorum=2, powers=powers)


def award(value: int = 100_000, outcome: Outcome = Outcome.APPROVED, **more: Any) -> Recommendation:
    """A recommendation to award, resolved by the award board."""
    found: Recommendation = decided(
        cabinet(), DecisionKind.AWARD, value=Decimal(value), outcome=outcome, **more
    ).recommendation
    return found


def terms(**changes: Any) -> Terms:
    from dataclasses import replace

    return replace(TERMS, **changes)


def money(fund: Fund | None = None, amounts: Mapping[int, Decimal] | None = None) -> list[FundingTerm]:
    fund = fund or paying()
    return [FundingTerm(fund, year, amount) for year, amount in (MONEY if amounts is None else amounts).items()]


def draft(
    cycle: Cycle | None = None, *, of: Organisation | None = None, by: Person | None = None, **more: Any
) -> Agreement:
    """A contract for £100,000 over two years, resting on an award."""
    settings: dict[str, Any] = {"terms": TERMS, "lines": money(), **more}
    if not {"offer", "recommendation", "parent"} & set(more):
        settings["recommendation"] = award(title=f"Award of {settings['terms'].title}")
    at = settings.pop("at", NOW)
    return commands.draft_agreement(
        cycle=cycle or running(), provider=of or provider(), by=by or manager(), at=at, **settings
    )


def again(agreement: Agreement) -> Agreement:
    found = agreement_numbered(agreement.pk)
    assert found is not None
    return found


def meets(agreement: Agreement, *, but: Sequence[str] = (), at: datetime = NOW) -> Agreement:
    """Check every standard: all met, save those named by key."""
    findings = {
        one.key: Finding(Judged.NOT_MET if one.key in but else Judged.MET, "Seen on the visit of 9 November.")
        for one in standards_of(agreement)
    }
    return commands.check_standards(agreement=agreement, findings=findings, by=manager(), at=at)


def signed(agreement: Agreement | None = None, *, at: datetime = NOW, **more: Any) -> Agreement:
    made = agreement or draft(**more)
    return again(commands.sign_agreement(agreement=again(made), by=commissioner(), at=at))


DEFINED = Definition(
    name="Goals met",
    kind=KpiKind.BETTER_OFF,
    measure=Measure.PER_CENT,
    polarity="high",
    numerator="families that met their goals",
    denominator="families that finished",
)


def kpi(agreement: Agreement, *, target: int | None = 85, tolerance: int = 5, **changes: Any) -> Kpi:
    """A measure reported every month as so many of so many, with a target from the first day."""
    from dataclasses import replace

    return commands.set_kpi(
        agreement=agreement,
        definition=replace(DEFINED, **changes),
        target=None if target is None else Decimal(target),
        tolerance=Decimal(tolerance),
        by=manager(),
        at=NOW,
    )
