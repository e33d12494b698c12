"""Acts on outcomes, and on what a cycle chose to look at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from quadrant.analyse.outcomes.models import CycleIndicator, CycleOutcome, Indicator, Outcome, OutcomeIndicator
from quadrant.analyse.outcomes.rules import may_choose_for, may_define_outcomes
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Person

ANALYSTS = "Only an analyst or a commissioner may do this."
WORKERS = "Only those who work on this cycle may choose what it looks at."


@act("outcome.added")
def add_outcome(
    *,
    name: str,
    population: str,
    plan: str = "",
    description: str = "",
    right_people: str = "",
    right_places: str = "",
    by: Person,
    at: datetime,
) -> Done[Outcome]:
    """Name how things should be for a population; `plan` is the plan that says so, where one does."""
    allow(may_define_outcomes(by), ANALYSTS)
    insist(bool(name.strip()), "Say what the outcome is.", field="name")
    insist(bool(population.strip()), "Say for whom.", field="population")
    made = Outcome(
        name=name.strip(),
        population=population.strip(),
        plan=plan.strip(),
        description=description.strip(),
        right_people=right_people.strip(),
        right_places=right_places.strip(),
        added_by=by,
        added_at=at,
    )
    made.save()
    return Done(made, f"The outcome “{made.name}” was added")


@act("outcome.changed")
def change_outcome(
    *,
    outcome: Outcome,
    name: str,
    population: str,
    plan: str,
    description: str,
    right_people: str,
    right_places: str,
    by: Person,
    at: datetime,
) -> Done[Outcome]:
    allow(may_define_outcomes(by), ANALYSTS)
    kept = Outcome.objects.select_for_update().get(pk=outcome.pk)
    kept.name, kept.population, kept.plan, kept.description = name, population, plan, description
    kept.right_people, kept.right_places = right_people, right_places
    kept.save()
    return Done(kept)


@act("outcome.measured")
def measure_outcome_by(*, outcome: Outcome, indicators: Iterable[Indicator], by: Person, at: datetime) -> Done[Outcome]:
    """Say which indicators show whether the outcome comes nearer: these and no others."""
    allow(may_define_outcomes(by), ANALYSTS)
    kept = Outcome.objects.select_for_update().get(pk=outcome.pk)
    wanted = {indicator.pk: indicator for indicator in indicators}
    known = {link.indicator_id: link for link in OutcomeIndicator.objects.filter(outcome=kept)}
    for number, link in known.items():
        if number not in wanted:
            link.delete()
    for number, indicator in wanted.items():
        if number not in known:
            OutcomeIndicator(outcome=kept, indicator=indicator).save()
    return Done(kept, f"“{kept.name}” is measured by {len(wanted)} indicators")


@act("cycle.outcome_chosen")
def choose_outcome(*, cycle: Cycle, outcome: Outcome, by: Person, at: datetime) -> Done[CycleOutcome]:
    allow(may_choose_for(by, cycle), WORKERS)
    made = CycleOutcome(cycle=cycle, outcome=outcome, chosen_by=by, chosen_at=at)
    made.save()
    return Done(made, f"{cycle.name} works towards “{outcome.name}”")


@act("cycle.outcomes_set")
def set_outcomes(*, cycle: Cycle, outcomes: Iterable[Outcome], by: Person, at: datetime) -> Done[Cycle]:
    """Say which outcomes the cycle works towards: these and no others."""
    allow(may_choose_for(by, cycle), WORKERS)
    wanted = {outcome.pk: outcome for outcome in outcomes}
    standing = {one.outcome_id: one for one in CycleOutcome.objects.standing().filter(cycle=cycle)}
    for number, chosen in standing.items():
        if number not in wanted:
            drop_outcome(chosen=chosen, by=by, at=at)
    for number, outcome in wanted.items():
        if number not in standing:
            choose_outcome(cycle=cycle, outcome=outcome, by=by, at=at)
    return Done(cycle, f"{cycle.name} works towards {len(wanted)} outcomes")


@act("cycle.outcome_dropped")
def drop_outcome(*, chosen: CycleOutcome, by: Person, at: datetime) -> Done[CycleOutcome]:
    return Done(_drop(CycleOutcome, chosen, by, at))


@act("cycle.indicator_chosen")
def choose_indicator(*, cycle: Cycle, indicator: Indicator, by: Person, at: datetime) -> Done[CycleIndicator]:
    allow(may_choose_for(by, cycle), WORKERS)
    made = CycleIndicator(cycle=cycle, indicator=indicator, chosen_by=by, chosen_at=at)
    made.save()
    return Done(made, f"{cycle.name} looks at “{indicator.name}”")


@act("cycle.indicator_dropped")
def drop_indicator(*, chosen: CycleIndicator, by: Person, at: datetime) -> Done[CycleIndicator]:
    return Done(_drop(CycleIndicator, chosen, by, at))


def _drop(table: Any, chosen: Any, by: Person, at: datetime) -> Any:
    kept = table.objects.select_for_update().get(pk=chosen.pk)
    allow(may_choose_for(by, kept.cycle), WORKERS)
    insist(kept.dropped_at is None, "It was taken off the list already.")
    kept.dropped_by, kept.dropped_at = by, at
    kept.save()
    return kept
