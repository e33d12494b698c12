"""Priorities between need and ability to change: the picture, its table, what each place suggests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.priorities import queries
from quadrant.analyse.priorities.terms import Axis, Corner
from quadrant.methods import words
from quadrant.web.analyse.priorities.presenters.priorities import linked
from quadrant.web.design.charts.corners import FourCorners, Spot, corners_chart
from quadrant.web.design.charts.drawing import Chart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quadrant.analyse.priorities.models import Priority, PriorityPlacing, PriorityWeights


@dataclass(frozen=True)
class Corners:
    """Need and ability to change: the picture, who placed each and why, and which are not placed yet."""

    chart: Chart
    head: list[str]
    rows: list[list[Any]]
    waiting: str


@dataclass(frozen=True)
class Placings:
    """The two numbers of one priority, and what they suggest."""

    rows: list[list[Any]]
    suggests: str


def corners(request: HttpRequest, listed: Sequence[Priority], weights: PriorityWeights | None) -> Corners | None:
    """A cycle's priorities by need and ability to change, their scores beside them; None before one is placed."""
    placed = queries.placed_priorities(listed)
    if not placed:
        return None
    scores = {
        one.priority.pk: f"{one.score} of 100"
        for one in queries.suggested_order(listed, queries.marks_of([one.pk for one in listed]), weights)
    }
    first = sum(1 for one in placed if one.corner is Corner.ACT)
    count = words.plural(len(placed), "priority", "priorities")
    chart = corners_chart(
        FourCorners(
            title=f"{words.number(first)} of {count} {'is a great need' if first == 1 else 'are great needs'} that can "
            "be changed",
            across=Axis.ABILITY.label,
            up=Axis.NEED.label,
            spots=[Spot(one.number, one.priority.title, one.ability.mark, one.need.mark) for one in placed],
            corners=(Corner.FIND_OUT.label, Corner.ACT.label, Corner.LEAVE.label, Corner.KEEP.label),
            head=["Number", "Priority", "Need", "Ability to change", "Suggests", "Score of its marks"],
            rows=[
                [str(one.number), one.priority.title, str(one.need.mark), str(one.ability.mark), one.corner.label,
                 scores.get(one.priority.pk, "Not marked whole")]
                for one in placed
            ],
            worded=(1, 4, 5),
        )
    )  # fmt: skip
    rows = [[linked(request, one.priority), _why(one.need), _why(one.ability), one.corner.because] for one in placed]
    there = {one.priority.pk for one in placed}
    waiting = words.listing(one.title for one in listed if one.pk not in there)
    return Corners(chart, ["Priority", "Need", "Ability to change", "What that suggests"], rows, waiting)


def _why(placing: PriorityPlacing) -> str:
    return f"{placing.mark}: {placing.reason} ({placing.marked_by.name}, {words.date(placing.marked_at)})"


def shown_placings(one: Priority) -> Placings:
    given = queries.placings_of([one.pk]).get(one.pk, {})
    rows: list[list[Any]] = []
    for axis in Axis:
        row = given.get(axis)
        by = f"{row.marked_by.name}, {words.date(row.marked_at)}" if row else words.NOTHING
        rows.append([axis.label, row.mark if row else words.NOTHING, row.reason if row else "Not placed yet", by])
    if len(given) < len(Axis):
        return Placings(rows, "")
    corner = Corner.at(given[Axis.NEED].mark, given[Axis.ABILITY].mark)
    return Placings(rows, f"{corner.label}. {corner.because}.")
