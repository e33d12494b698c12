"""Figures on their way out: series, rankings and latest figures, with small counts hidden.

No figure leaves this room but through here, so that no page can forget to hide what could point to a person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

import numpy as np
from django.db.models import OuterRef, Subquery

from quadrant.analyse.outcomes.models import Area, Indicator, Observation
from quadrant.analyse.outcomes.rules import may_see_small_counts
from quadrant.analyse.outcomes.terms import SMALLEST_SHOWN, UPPER_TIER, AreaKind, Method
from quadrant.methods.disclosure import suppress


@dataclass(frozen=True)
class Point:
    """One figure as it may be shown. `value` is None where it is not available, and where it is `hidden`."""

    indicator: Indicator
    area: Area
    period: str
    on: date | None
    breakdown: str
    value: float | None
    numerator: float | None
    denominator: float | None
    note: str
    hidden: bool = False


Key = tuple[int, int, str, str]


def series_of(
    indicator: Indicator, areas: Iterable[Area], person: Any, *, breakdown: str = ""
) -> dict[int, list[Point]]:
    """Each area's figures over time, oldest first, by the area's number. One query, two where counts are small."""
    known = {area.pk: area for area in areas}
    rows = Observation.objects.filter(indicator=indicator, area__in=known, breakdown=breakdown)
    series: dict[int, list[Point]] = {number: [] for number in known}
    for point in _shown(_points(rows, {indicator.pk: indicator}, known), person):
        series[point.area.pk].append(point)
    return series


def compared(indicator: Indicator, like: Area, person: Any, *, period: str, breakdown: str = "") -> list[Point]:
    """The figures of all areas like this one in a period, the highest first, unknown ones last."""
    alike = {area.pk: area for area in Area.objects.known_here().filter(kind__in=kinds_like(like))}
    rows = Observation.objects.filter(
        indicator=indicator, period=period, breakdown=breakdown, area__kind__in=kinds_like(like)
    )
    found = _shown(_points(rows, {indicator.pk: indicator}, alike), person)
    return sorted(found, key=lambda point: (point.value is None, -(point.value or 0), point.area.name))


def latest_points(
    chosen: Iterable[Indicator], areas: Iterable[Area], person: Any, *, breakdown: str = ""
) -> dict[tuple[int, int], Point]:
    """The latest known figure of each indicator in each area, by (indicator, area). Two queries at most for all."""
    listed = {indicator.pk: indicator for indicator in chosen}
    known = {area.pk: area for area in areas}
    same = {"indicator": OuterRef("indicator"), "area": OuterRef("area"), "breakdown": breakdown}
    ends = Observation.objects.filter(**same, value__isnull=False).order_by("-period_on").values("period_on")
    rows = Observation.objects.filter(
        indicator__in=listed, area__in=known, breakdown=breakdown, value__isnull=False, period_on=Subquery(ends[:1])
    )
    latest = {(point.indicator.pk, point.area.pk): point for point in _points(rows, listed, known)}
    shown = _shown(list(latest.values()), person)
    return {(point.indicator.pk, point.area.pk): point for point in shown}


def breakdowns_of(indicator: Indicator) -> list[str]:
    """The groups for which the indicator was observed; "" is everybody."""
    return sorted(Observation.objects.filter(indicator=indicator).values_list("breakdown", flat=True).distinct())


def kinds_like(area: Area) -> frozenset[str]:
    """The kinds of area that this one may be ranked with."""
    kind = AreaKind(area.kind)
    return frozenset(each.value for each in UPPER_TIER) if kind in UPPER_TIER else frozenset({kind.value})


FIELDS = (
    "indicator_id",
    "area_id",
    "period",
    "period_on",
    "breakdown",
    "value",
    "numerator",
    "denominator",
    "note",
)


def _points(rows: Any, indicators: dict[int, Indicator], areas: dict[int, Area]) -> list[Point]:
    """Oldest first; a period without a date stands first."""
    made = [Point(indicators[indicator], areas[area], *rest) for indicator, area, *rest in rows.values_list(*FIELDS)]
    return sorted(made, key=lambda point: (point.on or date.min, point.period))


def _shown(points: list[Point], person: Any) -> list[Point]:
    """Hide counts below five, and rates made of them, from everybody but analysts."""
    if may_see_small_counts(person):
        return points
    small = [point for point in points if _is_small(point)]
    if not small:
        return points
    hidden = _hidden_keys({point.indicator.pk: point.indicator for point in small}, points)
    return [_hide(point) if _key(point) in hidden or _is_small(point) else point for point in points]


def _is_small(point: Point) -> bool:
    counted = point.value if point.indicator.method == Method.COUNT else None
    return any(number is not None and 0 < number < SMALLEST_SHOWN for number in (counted, point.numerator))


def _key(point: Point) -> Key:
    return point.indicator.pk, point.area.pk, point.period, point.breakdown


def _hidden_keys(indicators: dict[int, Indicator], points: list[Point]) -> set[Key]:
    """All areas of one kind in one period are looked at together, so that their total cannot give back what is hidden:
    beside one small count, another is hidden too."""
    siblings = Observation.objects.filter(
        indicator__in=indicators,
        period__in={point.period for point in points},
        breakdown__in={point.breakdown for point in points},
        area__kind__in={point.area.kind for point in points},
    ).values_list("indicator_id", "period", "breakdown", "area__kind", "area_id", "value", "numerator")
    hidden: set[Key] = set()
    for (number, period, group, _), rows in groupby(sorted(siblings, key=lambda row: row[:5]), key=lambda row: row[:4]):
        of_people = indicators[number].method == Method.COUNT
        counted = [(area, value if of_people else numerator) for *_, area, value, numerator in rows]
        hidden |= {(number, area, period, group) for area in _hidden_areas(counted)}
    return hidden


def _hidden_areas(counted: list[tuple[int, float | None]]) -> list[int]:
    known = [(area, count) for area, count in counted if count is not None and count >= 0]
    counts = np.array([count for _, count in known])
    if not known or (counts != np.floor(counts)).any():
        # Modelled counts are no people: each small one is hidden, and no other with it.
        return []
    shown = suppress(counts, SMALLEST_SHOWN).shown[:-1]
    return [area for (area, _), value in zip(known, shown, strict=True) if np.isnan(value)]


def _hide(point: Point) -> Point:
    return replace(point, value=None, numerator=None, denominator=None, note="", hidden=True)
