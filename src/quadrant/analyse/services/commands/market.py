"""Acts on the first two parts of an evaluation: market and need now and in future, best in class and resources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.services.commands.opening import insist_latest, open_evaluation
from quadrant.analyse.services.models import DemandPoint, ServiceEvaluation
from quadrant.analyse.services.queries import Ahead, demand_ahead
from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, insist
from quadrant.partnership.models import Person


@dataclass(frozen=True)
class MarketAs:
    """What is said of market and need. Demand in future comes from an indicator's forecast, or is stated by hand."""

    need_now: str
    need_future: str
    market_now: str
    market_future: str
    demand_now: int
    demand_source: str
    indicator: Indicator | None = None
    demand_future: int | None = None
    demand_low: int | None = None
    demand_high: int | None = None
    demand_by: int | None = None
    demand_how: str = ""


TEXTS = {
    "need_now": "Say how great the need is today, and whose it is.",
    "need_future": "Say how the need will change.",
    "market_now": "Say who can supply the service today, and how well choice and competition work.",
    "market_future": "Say how the market will change, and what would develop it.",
    "demand_source": "Say where the number of people comes from.",
}


@act("service_evaluation.market_described")
def describe_market(
    *, evaluation: ServiceEvaluation, version: int, said: MarketAs, by: Person, at: datetime
) -> Done[ServiceEvaluation]:
    """Part 1: the market and the need, now and in future.

    Where an indicator is named, what it is forecast to do carries today's people forward, and its figures are kept with
    the evaluation as they stand.
    """
    kept = open_evaluation(evaluation, by)
    insist_latest(kept, version)
    for field, sentence in TEXTS.items():
        insist(bool(getattr(said, field).strip()), sentence, field=field)
        setattr(kept, field, getattr(said, field).strip())
    kept.demand_now, kept.indicator = said.demand_now, said.indicator
    ahead = demand_ahead(said.indicator, said.demand_now) if said.indicator is not None else _by_hand(said)
    kept.demand_future, kept.demand_low, kept.demand_high = ahead.people, ahead.low, ahead.high
    kept.demand_by, kept.demand_how = ahead.year, ahead.how
    kept.described_by, kept.described_at = by, at
    kept.version += 1
    kept.save()
    DemandPoint.objects.filter(evaluation=kept).delete()
    for year, value, low, high in ahead.points:
        DemandPoint(evaluation=kept, year=year, value=value, low=low, high=high).save()
    return Done(kept, f"{said.demand_now:,} now, {ahead.people:,} by {ahead.year}")


def _by_hand(said: MarketAs) -> Ahead:
    """A forecast that a person states, with its reason."""
    people, year = said.demand_future, said.demand_by
    if people is None:
        raise Refusal(
            "Give the number of people in future, or choose an indicator to forecast it from.", field="demand_future"
        )
    if year is None:
        raise Refusal("Give the year that the forecast is for.", field="demand_by")
    insist(bool(said.demand_how.strip()), "Say how the forecast was made.", field="demand_how")
    low, high = said.demand_low, said.demand_high
    insist((low is None) == (high is None), "Give both a low and a high figure, or neither.", field="demand_low")
    within = low is None or high is None or low <= people <= high
    insist(within, "The forecast lies between its low and its high figure.", field="demand_future")
    return Ahead(people, low, high, year, said.demand_how.strip())


@act("service_evaluation.best_described")
def describe_best(
    *,
    evaluation: ServiceEvaluation,
    version: int,
    best_in_class: str,
    best_source: str,
    replicable: str,
    partner_resources: str,
    by: Person,
    at: datetime,
) -> Done[ServiceEvaluation]:
    """Part 2: who does it best and how far that can be repeated here; and what partners could bring to it."""
    kept = open_evaluation(evaluation, by)
    insist_latest(kept, version)
    insist(bool(best_in_class.strip()), "Say which service is best in class, and what shows it.", field="best_in_class")
    insist(bool(best_source.strip()), "Name the source.", field="best_source")
    insist(bool(replicable.strip()), "Say how far it can be repeated here.", field="replicable")
    kept.best_in_class, kept.best_source = best_in_class.strip(), best_source.strip()
    kept.replicable, kept.partner_resources = replicable.strip(), partner_resources.strip()
    kept.version += 1
    kept.save()
    return Done(kept, f"Best in class: {kept.best_source}")
