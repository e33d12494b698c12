"""Figures of periods of one length: what a line, a headline, a trend, a forecast and a "latest" are made of.

A year's figure beside those of its quarters is no step of theirs. Of one indicator those are read together whose
periods are as long as the period that is shown; where none is asked for, as long as that of the newest figure. Where
several end on its day ("Q4 2025/26", "2025/26") it is the shortest of them, since the longer is made of such. A label
that does not tell its length stands with others of that kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from quadrant.analyse.outcomes.models import Target
from quadrant.analyse.outcomes.queries.hiding import Point
from quadrant.methods.periods import Length, length_of

UNTOLD = 10**6


def how_new(on: date | None, label: str) -> tuple[date, int, str]:
    """What periods are put in order by: the newest last, and of those that end on one day the shortest."""
    length = length_of(label)
    return on or date.min, -(length.days if length else UNTOLD), label


def length_shown(points: Iterable[Point], period: str = "") -> Length | None:
    """The length of the period asked for, else of the newest figure."""
    if period:
        return length_of(period)
    listed = list(points)
    newest = max([point for point in listed if point.is_given] or listed, key=_how_new, default=None)
    return length_of(newest.period) if newest is not None else None


def of_length(points: Iterable[Point], length: Length | None) -> list[Point]:
    return [point for point in points if length_of(point.period) == length]


def of_one_length(points: Sequence[Point], period: str = "") -> list[Point]:
    """The points whose periods are as long as the one that is shown."""
    return of_length(points, length_shown(points, period))


def newest_of_each_length(points: Iterable[Point]) -> dict[Length, Point]:
    """The newest figure of each length that the labels tell, the shortest first."""
    newest: dict[Length, Point] = {}
    for point in sorted((each for each in points if each.is_given), key=_how_new):
        length = length_of(point.period)
        if length is not None:
            newest[length] = point
    return dict(sorted(newest.items()))


def points_for(target: Target, points: Sequence[Point]) -> list[Point]:
    """The figures by which a target is judged: of periods as long as its baseline's; where none is, as the newest."""
    same_day = [point for point in points if point.on == target.baseline_on and point.value is not None]
    baseline = [point for point in same_day if abs((point.value or 0.0) - target.baseline) < 0.0001]
    chosen = max(baseline or same_day, key=_how_new, default=None)
    return of_one_length(points, chosen.period if chosen is not None else "")


def _how_new(point: Point) -> tuple[date, int, str]:
    return how_new(point.on, point.period)
