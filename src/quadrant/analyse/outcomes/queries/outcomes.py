"""What can be asked of outcomes and indicators, and of what a cycle chose."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q

from quadrant.analyse.outcomes.models import CycleIndicator, CycleOutcome, Indicator, Outcome, OutcomeIndicator
from quadrant.analyse.outcomes.queries.areas import area_coded
from quadrant.cycle.models import Cycle


def outcomes() -> Any:
    """Every outcome with how many indicators measure it and how many cycles work towards it."""
    return Outcome.objects.annotate(
        indicator_count=Count("measured_by", distinct=True),
        cycle_count=Count("chosen", filter=Q(chosen__dropped_at=None), distinct=True),
    )


def outcome_numbered(number: int) -> Outcome | None:
    found: Outcome | None = outcomes().filter(pk=number).first()
    return found


def indicators() -> Any:
    return Indicator.objects.all()


def indicator_numbered(number: int) -> Indicator | None:
    found: Indicator | None = Indicator.objects.filter(pk=number).first()
    return found


def topics() -> list[str]:
    """The topics under which indicators stand, by name."""
    return list(Indicator.objects.exclude(topic="").order_by("topic").values_list("topic", flat=True).distinct())


def indicators_measuring(outcome: Outcome) -> list[Indicator]:
    numbers = OutcomeIndicator.objects.filter(outcome=outcome).values("indicator_id")
    return list(Indicator.objects.filter(pk__in=numbers).order_by("name"))


def indicators_of_outcomes() -> list[Indicator]:
    """Every indicator that measures an outcome."""
    numbers = OutcomeIndicator.objects.values("indicator_id")
    return list(Indicator.objects.filter(pk__in=numbers).order_by("name"))


def outcomes_measured_by(indicator: Indicator) -> list[Outcome]:
    numbers = OutcomeIndicator.objects.filter(indicator=indicator).values("outcome_id")
    return list(Outcome.objects.filter(pk__in=numbers).order_by("name"))


def chosen_outcomes(cycle: Cycle) -> list[CycleOutcome]:
    """The outcomes that the cycle works towards, by name."""
    found = CycleOutcome.objects.standing().filter(cycle=cycle).select_related("outcome", "chosen_by")
    return list(found.order_by("outcome__name"))


def chosen_indicators(cycle: Cycle) -> list[CycleIndicator]:
    """The indicators that the cycle looks at, by name."""
    found = CycleIndicator.objects.standing().filter(cycle=cycle).select_related("indicator", "chosen_by")
    return list(found.order_by("indicator__name"))


def cycles_towards(outcome: Outcome) -> list[CycleOutcome]:
    """The cycles that work towards the outcome, by name."""
    found = CycleOutcome.objects.standing().filter(outcome=outcome).select_related("cycle", "chosen_by")
    return list(found.order_by("cycle__name", "pk"))


def chosen_outcome_numbered(number: int) -> CycleOutcome | None:
    chosen = CycleOutcome.objects.standing().select_related("cycle", "outcome")
    found: CycleOutcome | None = chosen.filter(pk=number).first()
    return found


def chosen_indicator_numbered(number: int) -> CycleIndicator | None:
    chosen = CycleIndicator.objects.standing().select_related("cycle", "indicator")
    found: CycleIndicator | None = chosen.filter(pk=number).first()
    return found


def area_of(cycle: Cycle) -> Any:
    """The area that the cycle is about: its own, else its partnership's."""
    return area_coded(cycle.area_code or cycle.partnership.area_code)
