"""Figures on their way out: series, rankings and latest figures, with small counts hidden.

No figure leaves this room but through here and `breakdowns`, so that no page can forget to hide what could point to a
person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery

from quadrant.analyse.outcomes.models import Area, Indicator, Observation
from quadrant.analyse.outcomes.queries.groups import OLDEST, age_span, group_of
from quadrant.analyse.outcomes.queries.hiding import Point, shown
from quadrant.analyse.outcomes.queries.lengths import how_new, length_shown, of_length, of_one_length
from quadrant.analyse.outcomes.terms import UPPER_TIER, AreaKind, Dimension, Method


def series_of(
    indicator: Indicator, areas: Iterable[Area], person: Any, *, breakdown: str = "", period: str = ""
) -> dict[int, list[Point]]:
    """Each area's figures over time, oldest first, by the area's number: of periods as long as the one asked for, else
    as the newest of the first area that has figures. One query, two where counts are small."""
    held = figures_of(indicator, areas, person, breakdown=breakdown)
    length = length_shown(next((points for points in held.values() if points), []), period)
    return {number: of_length(points, length) for number, points in held.items()}


def figures_of(
    indicator: Indicator, areas: Iterable[Area], person: Any, *, breakdown: str = ""
) -> dict[int, list[Point]]:
    """Each area's figures whatever the length of their periods, oldest first: to choose from, never for a line. One
    query, two where counts are small."""
    known = {area.pk: area for area in areas}
    rows = Observation.objects.filter(indicator=indicator, area__in=known, breakdown=breakdown)
    series: dict[int, list[Point]] = {number: [] for number in known}
    for point in shown(points_of(rows, {indicator.pk: indicator}, known), person):
        series[point.area.pk].append(point)
    return series


def series_of_many(chosen: Iterable[Indicator], area: Area, person: Any) -> dict[int, list[Point]]:
    """Several indicators over time in one area, oldest first, by the indicator's number: each of periods as long as its
    newest. One query, two where counts are small."""
    return {number: of_one_length(points) for number, points in figures_of_many(chosen, area, person).items()}


def figures_of_many(chosen: Iterable[Indicator], area: Area, person: Any) -> dict[int, list[Point]]:
    """Likewise whatever the length of their periods."""
    listed = {indicator.pk: indicator for indicator in chosen}
    rows = Observation.objects.filter(indicator__in=list(listed), area=area, breakdown="")
    series: dict[int, list[Point]] = {number: [] for number in listed}
    for point in shown(points_of(rows, listed, {area.pk: area}), person):
        series[point.indicator.pk].append(point)
    return series


def compared(indicator: Indicator, like: Area, person: Any, *, period: str, breakdown: str = "") -> list[Point]:
    """The figures of all areas like this one in a period, the highest first, unknown ones last."""
    alike = {area.pk: area for area in Area.objects.known_here().filter(kind__in=kinds_like(like))}
    rows = Observation.objects.filter(
        indicator=indicator, period=period, breakdown=breakdown, area__kind__in=kinds_like(like)
    )
    found = shown(points_of(rows, {indicator.pk: indicator}, alike), person)
    return sorted(found, key=lambda point: (point.value is None, -(point.value or 0), point.area.name))


def periods_of(indicator: Indicator, like: Area, *, breakdown: str = "") -> list[str]:
    """The periods in which any area like this one has a figure, the newest first, of those that end on one day the
    shortest; where none has, those of files."""
    held = Observation.objects.filter(indicator=indicator, breakdown=breakdown, area__kind__in=kinds_like(like))
    told = list(held.order_by().values_list("period_on", "period").annotate(given=Count("value")))
    listed = sorted(told, key=lambda each: how_new(each[0], each[1]), reverse=True)
    return [period for _, period, given in listed if given] or [period for _, period, _ in listed]


def latest_points(
    chosen: Iterable[Indicator], areas: Iterable[Area], person: Any, *, breakdown: str = ""
) -> dict[tuple[int, int], Point]:
    """The latest known figure of each indicator in each area, by (indicator, area); of periods that end on one day that
    of the shortest. Two queries at most for all."""
    listed = {indicator.pk: indicator for indicator in chosen}
    known = {area.pk: area for area in areas}
    same = {"indicator": OuterRef("indicator"), "area": OuterRef("area"), "breakdown": breakdown}
    ends = Observation.objects.filter(**same, value__isnull=False).order_by("-period_on").values("period_on")
    rows = Observation.objects.filter(
        indicator__in=listed, area__in=known, breakdown=breakdown, value__isnull=False, period_on=Subquery(ends[:1])
    )
    latest = {(point.indicator.pk, point.area.pk): point for point in points_of(rows, listed, known)}
    return {(point.indicator.pk, point.area.pk): point for point in shown(list(latest.values()), person)}


def in_same_period(beside: Mapping[int, Point], areas: Sequence[Area], person: Any) -> dict[int, list[Point]]:
    """The figures of other areas by indicator, each in the period of the point that they stand beside. Two queries at
    most, however many the indicators are."""
    listed = {number: point.indicator for number, point in beside.items()}
    return _in_periods({number: point.period for number, point in beside.items()}, listed, areas, person)


def side_by_side(chosen: Iterable[Indicator], areas: Sequence[Area], person: Any) -> dict[int, list[Point]]:
    """Several areas by indicator, all figures of one in one period: the newest in which two of the areas have a figure
    of everybody, else that in which one has. Three queries at most."""
    listed = {indicator.pk: indicator for indicator in chosen}
    held = Observation.objects.filter(indicator__in=listed, area__in=areas, breakdown="", value__isnull=False)
    told = held.order_by().values_list("indicator_id", "period_on", "period").annotate(many=Count("area_id"))
    periods: dict[int, tuple[bool, tuple[date, int, str]]] = {}
    for number, on, period, many in told:
        tried = many > 1, how_new(on, period)
        periods[number] = max(tried, periods.get(number, tried))
    return _in_periods({number: period for number, (_, (*_, period)) in periods.items()}, listed, areas, person)


def _in_periods(
    periods: Mapping[int, str], listed: dict[int, Indicator], areas: Sequence[Area], person: Any
) -> dict[int, list[Point]]:
    """The figures of everybody in these areas, of each indicator in its period."""
    by_period: dict[str, list[int]] = defaultdict(list)
    for number, period in periods.items():
        by_period[period].append(number)
    wanted = Q()
    for period, numbers in by_period.items():
        wanted |= Q(period=period, indicator__in=numbers)
    found: dict[int, list[Point]] = defaultdict(list)
    if by_period and areas:
        known_areas = {area.pk: area for area in areas}
        rows = Observation.objects.filter(wanted, area__in=known_areas, breakdown="")
        for point in shown(points_of(rows, listed, known_areas), person):
            found[point.indicator.pk].append(point)
    return found


def breakdowns_of(indicator: Indicator) -> list[str]:
    """The groups for which the indicator was observed, ages from the youngest; "" is everybody."""
    found = Observation.objects.filter(indicator=indicator).values_list("breakdown", flat=True).distinct()
    return sorted(found, key=_in_its_dimension)


def _in_its_dimension(breakdown: str) -> tuple[str, tuple[int, int], str]:
    group = group_of(breakdown)
    if group is None:
        return "", (0, 0), ""
    age = age_span(group.name) if group.dimension is Dimension.AGE else None
    return group.dimension.label, age or (OLDEST, OLDEST), breakdown


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


def points_of(rows: Any, indicators: dict[int, Indicator], areas: dict[int, Area]) -> list[Point]:
    """The rows as points, oldest first, of those that end on one day the longest first; a period without a date stands
    before all. Not yet for anybody to see."""
    listed = [Point(indicators[indicator], areas[area], *rest) for indicator, area, *rest in rows.values_list(*FIELDS)]
    made = [_within_whole(point) for point in listed]
    return sorted(made, key=lambda point: how_new(point.on, point.period))


def _within_whole(point: Point) -> Point:
    """A share of a whole is 100 per cent at most; a higher one is told and never judged."""
    if point.value is None or point.value <= 100 or point.indicator.method != Method.PROPORTION:
        return point
    return replace(point, value=None, beyond=point.value)
