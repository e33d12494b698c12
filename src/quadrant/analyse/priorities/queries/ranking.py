"""The order that priorities' marks suggest, and the order that people agreed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from quadrant.analyse.priorities.models import (
    Priority,
    PriorityMark,
    PriorityRanking,
    PriorityWeights,
    RankedPriority,
)
from quadrant.analyse.priorities.queries.weighing import shares_of
from quadrant.analyse.priorities.terms import HIGHEST_MARK, Consideration
from quadrant.cycle.models import Cycle
from quadrant.methods.scoring import rank, weighted_score

PENNY = Decimal("0.01")

Marks = dict[Consideration, PriorityMark]


@dataclass(frozen=True)
class Suggested:
    """Where a priority's marks would put it: its score of 100, and the first and last place that its score allows."""

    priority: Priority
    score: Decimal
    first: int
    last: int

    def allows(self, place: int) -> bool:
        return self.first <= place <= self.last


def marks_of(numbers: Iterable[int]) -> dict[int, Marks]:
    """The marks of these priorities, by priority and consideration. One query."""
    found: dict[int, Marks] = defaultdict(dict)
    for mark in PriorityMark.objects.filter(priority__in=list(numbers)).select_related("marked_by"):
        found[mark.priority_id][Consideration(mark.consideration)] = mark
    return dict(found)


def marked_whole(listed: Sequence[Priority], marks: dict[int, Marks]) -> list[Priority]:
    """Those marked on all four considerations."""
    return [one for one in listed if len(marks.get(one.pk, {})) == len(Consideration)]


def suggested_order(
    listed: Sequence[Priority], marks: dict[int, Marks], weights: PriorityWeights | None
) -> list[Suggested]:
    """The priorities that have all four marks, highest score first by these weights (none: all the same); equal scores
    share their places."""
    whole = marked_whole(listed, marks)
    if not whole:
        return []
    given = [[marks[one.pk][each].mark for each in Consideration] for one in whole]
    shares = [float(share) for share in shares_of(weights).values()]
    scores = weighted_score(given, shares, scale_max=HIGHEST_MARK)
    places = [int(place) for place in rank(scores)]
    suggested = [
        Suggested(one, Decimal(str(score)).quantize(PENNY, ROUND_HALF_UP), place, place + places.count(place) - 1)
        for one, score, place in zip(whole, scores.tolist(), places, strict=True)
    ]
    return sorted(suggested, key=lambda each: each.first)


def rankings_of(cycle: Cycle) -> list[PriorityRanking]:
    """Every order that was agreed for a cycle, latest first."""
    found = PriorityRanking.objects.filter(cycle=cycle).select_related("agreed_by", "weights")
    return list(found.order_by("-agreed_at", "-pk"))


def ranking_of(cycle: Cycle) -> PriorityRanking | None:
    """The order that holds."""
    found: PriorityRanking | None = (
        PriorityRanking.objects.filter(cycle=cycle).select_related("agreed_by").order_by("-agreed_at", "-pk").first()
    )
    return found


def places_of(ranking: PriorityRanking) -> list[RankedPriority]:
    """The places of an agreed order, first to last."""
    return list(RankedPriority.objects.filter(ranking=ranking).select_related("priority").order_by("rank"))


def unranked(listed: Iterable[Priority], ranking: PriorityRanking | None) -> list[Priority]:
    """Those of these priorities that have no place in the order."""
    placed = {place.priority_id for place in places_of(ranking)} if ranking else set()
    return [one for one in listed if one.pk not in placed]


def ranked_cycle(listed: Sequence[Priority], ranking: PriorityRanking | None) -> bool:
    """Has every one of the cycle's priorities a place?"""
    return bool(listed) and ranking is not None and not unranked(listed, ranking)
