"""Acts on marginal analyses: begun with a programme's spend, options listed, an even set chosen and decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from quadrant.analyse.priorities.commands.priorities import WORKERS
from quadrant.analyse.priorities.models import MarginalAnalysis, ProgrammeService, ShiftOption
from quadrant.analyse.priorities.queries import balance_of, programme_of
from quadrant.analyse.priorities.rules import may_begin_analysis, may_decide_shift, may_work_on_analysis
from quadrant.analyse.priorities.terms import EvidenceStrength, Shift
from quadrant.analyse.services.models import Service
from quadrant.analyse.services.queries import this_year
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.methods import words
from quadrant.methods.calendar import london_day
from quadrant.partnership.models import Body, Person

NOTHING, PENNY = Decimal(0), Decimal("0.01")


@dataclass(frozen=True)
class ShiftSaid:
    """An option: which way, what, how much a year, from or to which service, what it would do, how that is known."""

    shift: Shift
    title: str
    amount: Decimal
    effect: str
    strength: EvidenceStrength
    evidence: str = ""
    service: Service | None = None
    people: int | None = None


def _open(analysis: MarginalAnalysis, by: Person) -> MarginalAnalysis:
    kept: MarginalAnalysis = MarginalAnalysis.objects.select_for_update().get(pk=analysis.pk)
    allow(may_work_on_analysis(by, kept), WORKERS)
    insist(kept.recorded_at is None, "This analysis is decided. Begin another for what comes next.")
    return kept


@act("marginal_analysis.begun")
def begin_marginal_analysis(
    *,
    cycle: Cycle,
    title: str,
    why: str,
    services: Sequence[Service],
    year: int | None = None,
    by: Person,
    at: datetime,
) -> Done[MarginalAnalysis]:
    """Begin with the services of a programme, each with what is spent on it in a financial year (this one), kept as it
    is now."""
    allow(may_begin_analysis(by, cycle), WORKERS)
    insist(bool(title.strip()), "Give the programme a title.", field="title")
    insist(bool(why.strip()), "Say what is to be reached at the same cost.", field="why")
    insist(bool(services), "Choose the services of the programme.", field="services")
    of = this_year() if year is None else year
    listed = Service.objects.standing().with_cost(of).filter(pk__in=[one.pk for one in services])
    costs = {one.pk: one.cost for one in listed}
    gone = [one.name for one in services if one.pk not in costs]
    insist(not gone, f"Retired since: {', '.join(gone)}. Choose again.", field="services")
    unknown = [one.name for one in services if not costs[one.pk]]
    insist(not unknown, f"No spend of that year is recorded for: {', '.join(unknown)}.", field="services")
    made = MarginalAnalysis(cycle=cycle, title=title.strip(), why=why.strip(), year=of)
    made.begun_by, made.begun_at = by, at
    made.save()
    for one in services:
        ProgrammeService(analysis=made, service=one, spend=costs[one.pk]).save()
    return Done(made, made.title)


@act("shift_option.added")
def add_shift_option(*, analysis: MarginalAnalysis, said: ShiftSaid, by: Person, at: datetime) -> Done[ShiftOption]:
    """List something to do less or more of."""
    kept = _open(analysis, by)
    insist(bool(said.title.strip()), "Say what would be done.", field="title")
    insist(bool(said.effect.strip()), "Say what it is expected to do, for whom.", field="effect")
    insist(said.amount > NOTHING, "An option shifts more than £0.", field="amount")
    insist(said.amount == said.amount.quantize(PENNY), "Give pounds and pence.", field="amount")
    sourced = said.strength is EvidenceStrength.NONE or bool(said.evidence.strip())
    insist(sourced, "Name the evidence, or say that there is none.", field="evidence")
    spend = {one.service_id: one.spend for one in programme_of(kept)}
    if said.shift is Shift.OUT:
        insist(said.service is not None, "Say from which service it is taken.", field="service")
    if said.service is not None:
        insist(said.service.pk in spend, f"“{said.service.name}” is not of this programme.", field="service")
        spent = spend[said.service.pk]
        more = f"{words.money(said.amount)} is more than the {words.money(spent)} spent on “{said.service.name}”."
        insist(said.shift is Shift.IN or said.amount <= spent, more, field="amount")
    made = ShiftOption(analysis=kept, shift=said.shift, title=said.title.strip(), service=said.service)
    made.amount, made.effect, made.people = said.amount, said.effect.strip(), said.people
    made.strength, made.evidence, made.added_by, made.added_at = said.strength, said.evidence.strip(), by, at
    made.save()
    return Done(made, f"{said.shift.label}: {made.title}, {words.money(made.amount)}")


@act("shift_option.withdrawn")
def withdraw_shift_option(*, option: ShiftOption, why: str, by: Person, at: datetime) -> Done[ShiftOption]:
    """Take an option off the list of an analysis that is still open."""
    _open(option.analysis, by)
    kept: ShiftOption = ShiftOption.objects.select_for_update().get(pk=option.pk)
    insist(kept.withdrawn_at is None, "This option was withdrawn already.")
    insist(bool(why.strip()), "Say why it is withdrawn.", field="why")
    kept.withdrawn_by, kept.withdrawn_at, kept.withdrawn_why = by, at, why.strip()
    kept.save()
    return Done(kept, kept.withdrawn_why)


@act("marginal_analysis.decided")
def decide_shift(
    *,
    analysis: MarginalAnalysis,
    options: Sequence[ShiftOption],
    body: Body,
    decided_on: date,
    decision: str,
    by: Person,
    at: datetime,
) -> Done[MarginalAnalysis]:
    """Record which options a body decided on. What is shifted in costs what is shifted out, to the penny."""
    kept = _open(analysis, by)
    allow(may_decide_shift(by, kept), "Only those who answer for the cycle record what was decided.")
    rows = ShiftOption.objects.standing().select_for_update().filter(analysis=kept, pk__in=[one.pk for one in options])
    chosen = list(rows.order_by("pk"))
    insist(
        len(chosen) == len(options), "An option was withdrawn in the meantime. Look at the list again.", field="options"
    )
    _insist_even(chosen)
    _insist_within_spend(kept, chosen)
    insist(bool(decision.strip()), "Say what was decided, and why.", field="decision")
    insist(decided_on <= london_day(at), "A decision is recorded once it is taken.", field="decided_on")
    for one in chosen:
        one.chosen = True
        one.save()
    kept.body, kept.decided_on, kept.decision = body, decided_on, decision.strip()
    kept.recorded_by, kept.recorded_at = by, at
    kept.save()
    return Done(kept, f"{words.money(balance_of(chosen).out)} shifted within “{kept.title}”")


def _insist_even(chosen: Sequence[ShiftOption]) -> None:
    found = balance_of(chosen)
    insist(found.out > NOTHING and found.into > NOTHING, "Choose at least one option on each side.", field="options")
    more = "more" if found.difference > NOTHING else "less"
    said = f"{words.money(found.into)} is shifted in and {words.money(found.out)} out"
    insist(found.is_even, f"{said}: {words.money(abs(found.difference))} {more}. Both must be equal.", field="options")


def _insist_within_spend(analysis: MarginalAnalysis, chosen: Sequence[ShiftOption]) -> None:
    taken: dict[int | None, Decimal] = defaultdict(Decimal)
    for one in chosen:
        if one.shift == Shift.OUT:
            taken[one.service_id] += one.amount
    for each in programme_of(analysis):
        told = f"{words.money(taken[each.service_id])} is taken from “{each.service.name}”, on which "
        insist(taken[each.service_id] <= each.spend, f"{told}{words.money(each.spend)} is spent.", field="options")
