"""The facts that evaluations of services state to a cycle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Count, Max

from quadrant.analyse.services.models import ServiceEvaluation
from quadrant.analyse.services.terms import Aspect, Horizon
from quadrant.cycle.registry import fact
from quadrant.cycle.terms import Fact, FactKey
from quadrant.methods.calendar import london_day

Stated = Iterable[tuple[int, Fact]]
ALL_SCORES = len(Aspect) * len(Horizon)


@fact(FactKey.SERVICE_EVALUATION_BEGUN)
def evaluations_begun(cycles: Sequence[int]) -> Stated:
    for one in ServiceEvaluation.objects.filter(cycle__in=cycles).select_related("service", "begun_by"):
        said = f"The evaluation of “{one.service.name}” was begun"
        yield one.cycle_id, Fact(london_day(one.begun_at), said, by=one.begun_by.name, at=one.begun_at)


@fact(FactKey.SERVICE_MARKET_DESCRIBED)
def markets_described(cycles: Sequence[int]) -> Stated:
    rows = ServiceEvaluation.objects.filter(cycle__in=cycles, described_at__isnull=False)
    for one in rows.select_related("service", "described_by"):
        said, at = f"Market and need of “{one.service.name}” were described, now and in future", one.described_at
        yield one.cycle_id, Fact(london_day(at), said, by=one.described_by.name, at=at)


@fact(FactKey.SERVICE_EVALUATED)
def services_scored(cycles: Sequence[int]) -> Stated:
    """All three sides are scored, now and in future: since the last of the six."""
    rows = ServiceEvaluation.objects.filter(cycle__in=cycles).select_related("service")
    for one in rows.annotate(count=Count("scores"), last=Max("scores__scored_at")).filter(count=ALL_SCORES):
        said = f"“{one.service.name}” was scored on performance, efficiency and perception, now and in future"
        yield one.cycle_id, Fact(london_day(one.last), said, at=one.last)


@fact(FactKey.SERVICE_CONTRIBUTION_STATED)
def contributions_stated(cycles: Sequence[int]) -> Stated:
    rows = ServiceEvaluation.objects.filter(cycle__in=cycles).select_related("service")
    for one in rows.annotate(last=Max("contributions__said_at")).filter(last__isnull=False):
        said = f"What “{one.service.name}” adds to outcomes and sustainable development was stated"
        yield one.cycle_id, Fact(london_day(one.last), said, at=one.last)
