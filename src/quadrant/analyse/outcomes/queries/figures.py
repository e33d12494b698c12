"""Figures on their way out: series, rankings and latest figures, with small counts hidden.

No figure leaves this room but through here, so that no page can forget to hide what could point to a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

import numpy as np

from quadrant.analyse.outcomes.models import Area, Indicator, Observation
from quadrant.analyse.outcomes.rules import may_see_small_counts
from quadrant.analyse.outcomes.terms import SMALLEST_SHOWN, UPPER_TIER, AreaKind, Method
from quadrant.methods.disclosure import suppress


@dataclass(frozen=True)
class Point:
    """One figure as it may be shown. `value` is None where it is not available, and where it is `hidden`."""

    area: Area
    period: str
    on: date | None
    breakdown: str
    value: float | None
    numerator: float | None
    denominator: float | None
    note: str
    hidden: bool = False


def series_of(
    indicator: Indicator, areas: Iterable[Area], person: Any, *, breakdown: str = ""
) -> dict[int, list[Point]]:
    """Each area's figures over time, oldest first, by the area's number. One query, three where counts are small."""
    known = {area.pk: area for area in areas}
    rows = Observation.objects.filter(indicator=indicator, area__in=known, breakdown=breakdown)
    points = _shown(indicator, _points(rows, known), person)
    series: dict[int, list[Point]] = {number: [] for number in known}
    for point in points:
        series[point.area.pk].append(point)
    return series


def compared(
    indicator: Indicator, like: Area, person: Any, *, period: str, breakdown: str = ""
) -> list[Point]:
    """The figures of all areas like this one in a period, best known first by value, the highest first."""
    rows = Observation.objects.filter(
        indicator=indicator,
        period=period,
        breakdown=breakdown,
        area__in=Area.objects.known_here().filter(kind__in=kinds_like(like)),
    ).select_related("area")
    found = _shown(indicator, _points(rows, {row.area_id: row.area for row in rows}, list(rows)), person)
    return sorted(found, key=lambda point: (point.value is None, -(point.value or 0), point.area.name))


def latest_points(
    chosen: Sequence[Indicator], areas: Iterable[Area], person: Any, *, breakdown: str = ""
) -> dict[tuple[int, int], Point]:
    """The latest figure of each indicator in each area, by (indicator, area). One query for all."""
    known = {area.pk: area for area in areas}
    rows = Observation.objects.filter(indicator__in=chosen, area__in=known, breakdown=breakdown, value__isnull=False)
    by_indicator: dict[int, list[Observation]] = defaultdict(list)
    for row in rows:
        by_indicator[row.indicator_id].append(row)
    latest: dict[tuple[int, int], Point] = {}
    for indicator in chosen:
        for point in _shown(indicator, _points(None, known, by_indicator[indicator.pk]), person):
            latest[(indicator.pk, point.area.pk)] = point
    return latest


def breakdowns_of(indicator: Indicator) -> list[str]:
    """The groups for which the indicator was observed; "" is everybody."""
    return sorted(set(Observation.objects.filter(indicator=indicator).values_list("breakdown", flat=True).distinct()))


def kinds_like(area: Area) -> frozenset[str]:
    """The kinds of area that this one may be ranked with."""
    kind = AreaKind(area.kind)
    return frozenset(each.value for each in UPPER_TIER) if kind in UPPER_TIER else frozenset({kind.value})


def _points(rows: Any, areas: dict[int, Area], found: Sequence[Observation] | None = None) -> list[Point]:
    """Oldest first; a period without a date stands first."""
    listed = list(rows) if found is None else found
    made = [
        Point(
            areas[row.area_id],
            row.period,
            row.period_on,
            row.breakdown,
            row.value,
            row.numerator,
            row.denominator,
            row.note,
        )
        for row in listed
    ]
    return sorted(made, key=lambda point: (point.on or date.min, point.period))


def _shown(indicator: Indicator, points: list[Point], person: Any) -> list[Point]:
    """Hide counts below five, and rates made of them, from everybody but analysts."""
    if may_see_small_counts(person) or not points:
        return points
    if not any(_is_small(indicator, point) for point in points):
        return points
    hidden = _hidden_keys(indicator, points)
    return [_hide(point) if (point.area.pk, point.period, point.breakdown) in hidden else point for point in points]


def _is_small(indicator: Indicator, point: Point) -> bool:
    counted = point.value if indicator.method == Method.COUNT else None
    return any(number is not None and 0 < number < SMALLEST_SHOWN for number in (counted, point.numerator))


def _hidden_keys(indicator: Indicator, points: list[Point]) -> set[tuple[int, str, str]]:
    """All areas of the same kinds and periods are looked at together, so that a total cannot give back what is hidden:
    beside one small count, another is hidden too."""
    kinds = {point.area.kind for point in points}
    periods, groups = {point.period for point in points}, {point.breakdown for point in points}
    siblings = Observation.objects.filter(
        indicator=indicator, period__in=periods, breakdown__in=groups, area__kind__in=kinds
    ).values_list("period", "breakdown", "area__kind", "area_id", "value", "numerator")
    hidden: set[tuple[int, str, str]] = set()
    ordered = sorted(siblings, key=lambda row: (row[0], row[1], row[2], row[3]))
    for (period, group, _), rows in groupby(ordered, key=lambda row: row[:3]):
        counted = [(row[3], row[4] if indicator.method == Method.COUNT else row[5]) for row in rows]
        hidden |= {(area, period, group) for area in _hidden_areas(counted)}
    return hidden


def _hidden_areas(counted: list[tuple[int, float | None]]) -> list[int]:
    known = [(area, count) for area, count in counted if count is not None and count >= 0]
    if not known:
        return []
    counts = np.array([count for _, count in known])
    if (counts != np.floor(counts)).any():
        # Modelled counts are no people; those between 0 and 5 are hidden all the same.
        return [area for area, count in known if 0 < count < SMALLEST_SHOWN]
    shown = suppress(counts, SMALLEST_SHOWN).shown[:-1]
    return [area for (area, _), value in zip(known, shown, strict=True) if np.isnan(value)]


def _hide(point: Point) -> Point:
    return replace(point, value=None, numerator=None, denominator=None, note="", hidden=True)
