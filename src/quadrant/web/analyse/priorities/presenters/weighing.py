"""What priorities are weighed by in words, how sure the order is, and whether it would be another by now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.priorities import queries
from quadrant.methods import words
from quadrant.web.analyse.priorities.presenters.priorities import linked

if TYPE_CHECKING:
    from quadrant.analyse.priorities.models import Priority, PriorityRanking, PriorityWeights


@dataclass(frozen=True)
class SureGrid:
    """The sentences, and a row for each priority: how often it is first, and between which places it stays."""

    sentences: Sequence[str]
    head: list[str]
    rows: list[list[Any]]


def weights_words(weights: PriorityWeights | None) -> str:
    """Each consideration with its weight, and why."""
    shares = queries.shares_of(weights).items()
    told = ", ".join(f"{each.label.lower()} {words.percent(share)}" for each, share in shares)
    if weights is None:
        return f"Nobody has weighed them, so all four count the same: {told}."
    return f"They count so: {told}. Set on {words.date(weights.set_at)} by {weights.set_by.name}: {weights.reason}"


def sure_grid(request: HttpRequest, listed: Sequence[Priority], weights: PriorityWeights | None) -> SureGrid | None:
    """How sure the suggested order is; None where that cannot be asked."""
    found = queries.sureness_of(listed, queries.marks_of([one.pk for one in listed]), weights)
    if found is None:
        return None
    rows = [
        [linked(request, one), f"{share:.0%}", str(low) if low == high else f"{low} to {high}"]
        for one, share, low, high in found.lines
    ]
    return SureGrid(found.sentences, ["Priority", "First in", "Place in nine of ten"], rows)


def moved_since(ranking: PriorityRanking, listed: Sequence[Priority], weights: PriorityWeights | None) -> str:
    """What has changed since an order was agreed, where its marks or weights would give other scores now."""
    marks = queries.marks_of([one.pk for one in listed])
    now = {one.priority.pk: one.score for one in queries.suggested_order(listed, marks, weights)}
    then = {place.priority_id: place.score for place in queries.places_of(ranking)}
    moved = [one.title for one in listed if one.pk in then and then[one.pk] != now.get(one.pk)]
    if not moved:
        return ""
    what = "The weights" if ranking.weights != weights else "Marks"
    return f"{what} were changed since this order was agreed, and give other scores now to: {', '.join(moved)}."
