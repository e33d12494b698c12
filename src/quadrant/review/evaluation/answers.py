"""The facts that evaluation can state to a cycle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quadrant.cycle.registry import fact
from quadrant.cycle.terms import Fact, FactKey
from quadrant.methods.calendar import london_day
from quadrant.review.evaluation.models import Evaluation
from quadrant.review.evaluation.terms import Recommends

Stated = Iterable[tuple[int, Fact]]


@fact(FactKey.EVALUATION_BEGUN)
def evaluations_begun(cycles: Sequence[int]) -> Stated:
    for one in Evaluation.objects.filter(cycle__in=cycles).select_related("begun_by"):
        said = f"“{one.title}” was begun"
        yield one.cycle_id, Fact(london_day(one.begun_at), said, by=one.begun_by.name, at=one.begun_at)


@fact(FactKey.EVALUATION_CONCLUDED)
def evaluations_concluded(cycles: Sequence[int]) -> Stated:
    for one in Evaluation.objects.concluded().filter(cycle__in=cycles).select_related("concluded_by"):
        said = f"“{one.title}”: {Recommends(one.recommends).label.lower()}"
        yield one.cycle_id, Fact(london_day(one.concluded_at), said, by=one.concluded_by.name, at=one.concluded_at)
