"""The facts that this room states to a cycle: outcomes and indicators chosen, figures held, neighbours compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from quadrant.analyse.outcomes.models import CycleIndicator, CycleOutcome, Neighbour, NeighbourSet, Observation
from quadrant.analyse.outcomes.queries import chosen_outcomes
from quadrant.analyse.outcomes.terms import ENGLAND, ENOUGH_NEIGHBOURS
from quadrant.cycle.registry import fact
from quadrant.cycle.terms import Fact, FactKey
from quadrant.governance.registry import tells
from quadrant.governance.terms import DrawsOn

Stated = Iterable[tuple[int, Fact]]


@fact(FactKey.OUTCOME_CHOSEN)
def outcomes_chosen(cycles: Sequence[int]) -> Stated:
    chosen = CycleOutcome.objects.standing().filter(cycle__in=cycles).select_related("outcome", "chosen_by")
    for each in chosen:
        yield each.cycle_id, _fact(each.chosen_at, f"It works towards “{each.outcome.name}”", by=each.chosen_by.name)


@fact(FactKey.INDICATOR_CHOSEN)
def indicators_chosen(cycles: Sequence[int]) -> Stated:
    chosen = CycleIndicator.objects.standing().filter(cycle__in=cycles).select_related("indicator", "chosen_by")
    for each in chosen:
        yield each.cycle_id, _fact(each.chosen_at, f"It looks at “{each.indicator.name}”", by=each.chosen_by.name)


@fact(FactKey.OBSERVATIONS_HELD)
def observations_held(cycles: Sequence[int]) -> Stated:
    """A chosen indicator has a figure for the cycle's area: it holds since the later of choosing and importing."""
    for each in _with_figures(cycles):
        name = each.indicator.name
        yield each.cycle_id, _fact(max(each.chosen_at, each.held_at), f"Figures for the area are held of “{name}”")


@fact(FactKey.NEIGHBOURS_COMPARED)
def neighbours_compared(cycles: Sequence[int]) -> Stated:
    """A chosen indicator has figures for the area and, beside it, for England or three of its neighbours."""
    # Two levels up: the choice of the indicator, seen from its figures' areas.
    listed, place = OuterRef(OuterRef("neighbours")), OuterRef(OuterRef("place"))
    alike = Neighbour.objects.filter(set=listed, area__code=place).values("neighbour")
    rows = _with_figures(cycles).annotate(
        of_england=Subquery(_figures().filter(area__code=ENGLAND).values("dataset__imported_at")[:1]),
        like_it=Subquery(
            _figures()
            .filter(area__in=alike)
            .order_by()
            .values("indicator")
            .annotate(areas=Count("area", distinct=True))
            .values("areas")
        ),
    )
    for each in rows.filter(Q(of_england__isnull=False) | Q(like_it__gte=ENOUGH_NEIGHBOURS)):
        beside = "England" if each.of_england else f"{each.like_it} neighbours"
        at = max(filter(None, (each.chosen_at, each.held_at, each.of_england)))
        yield each.cycle_id, _fact(at, f"“{each.indicator.name}” stands beside {beside}")


def _with_figures(cycles: Sequence[int]) -> Any:
    """The chosen indicators that have a figure for their cycle's area: its own, else its partnership's."""
    place = Coalesce(NullIf(F("cycle__area_code"), Value("")), F("partnership__area_code"))
    latest_list = NeighbourSet.objects.standing().order_by("-dataset__imported_at", "-pk").values("pk")[:1]
    return (
        CycleIndicator.objects.standing()
        .filter(cycle__in=cycles)
        .select_related("indicator")
        .annotate(place=place, neighbours=Subquery(latest_list))
        .annotate(held_at=Subquery(_figures().filter(area__code=OuterRef("place")).values("dataset__imported_at")[:1]))
        .filter(held_at__isnull=False)
    )


def _figures() -> Any:
    return Observation.objects.filter(indicator=OuterRef("indicator"), value__isnull=False)


def _fact(at: datetime, sentence: str, *, by: str = "") -> Fact:
    return Fact(timezone.localdate(at), sentence, by=by, at=at)


@tells(DrawsOn.OUTCOMES)
def outcomes_in_words(cycle: Any, person: Any) -> Iterable[str]:
    chosen = chosen_outcomes(cycle)
    if chosen:
        yield "This cycle works towards:\n" + "\n".join(f"– {one.outcome.name}" for one in chosen)
