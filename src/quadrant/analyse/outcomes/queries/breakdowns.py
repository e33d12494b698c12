"""Figures of groups: an indicator broken down by a dimension, and the groups that stand apart beyond chance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db.models import Max, Q

from quadrant.analyse.outcomes.models import Area, Indicator, Observation
from quadrant.analyse.outcomes.queries.areas import areas_with
from quadrant.analyse.outcomes.queries.figures import kinds_like, points_of
from quadrant.analyse.outcomes.queries.groups import age_span, deprivation_place, group_of
from quadrant.analyse.outcomes.queries.hiding import Point, shown
from quadrant.analyse.outcomes.queries.judging import Limits, beside_benchmarks, intervals, scale_of
from quadrant.analyse.outcomes.queries.lengths import how_new
from quadrant.analyse.outcomes.terms import AreaKind, Dimension, Method
from quadrant.methods.arrays import Estimate
from quadrant.methods.comparison import Outcome
from quadrant.methods.inequality import ends_of_line, slope_index

# Places inside a council, whose figures are an indicator broken down by local area.
WITHIN_A_COUNCIL = (AreaKind.WARD, AreaKind.LOCALITY, AreaKind.MSOA, AreaKind.LSOA, AreaKind.OUTPUT_AREA)
APART = {Outcome.BETTER, Outcome.WORSE, Outcome.HIGHER, Outcome.LOWER}


@dataclass(frozen=True)
class Judged:
    """A group's figure, its 95 % interval, and how it stands beside everybody; None where counts do not tell."""

    name: str
    point: Point
    limits: Limits | None
    beside: Outcome | None

    @property
    def is_apart(self) -> bool:
        return self.beside in APART


@dataclass(frozen=True)
class Breakdown:
    """An indicator in an area and a period by one dimension. `benchmark` is the figure of everybody, `pooled` where it
    was made of the groups themselves."""

    dimension: Dimension
    period: str
    groups: Sequence[Judged]
    benchmark: float | None
    pooled: bool

    @property
    def apart(self) -> list[Judged]:
        return [judged for judged in self.groups if judged.is_apart]

    @property
    def hidden(self) -> bool:
        return any(judged.point.hidden for judged in self.groups)


@dataclass(frozen=True)
class Apart:
    """A group that differs from everybody beyond chance; `gap` is its figure over everybody's, less one."""

    judged: Judged
    dimension: Dimension
    benchmark: float
    gap: float


def dimensions_of(indicator: Indicator) -> dict[Dimension, list[str]]:
    """What the indicator is broken down by: the texts of the groups under each dimension, in the order of terms."""
    texts = Observation.objects.filter(indicator=indicator).order_by().values_list("breakdown", flat=True).distinct()
    found: dict[Dimension, list[str]] = defaultdict(list)
    for text in texts:
        if group := group_of(text):
            found[group.dimension].append(text)
    small = Observation.objects.filter(indicator=indicator, breakdown="", area__kind__in=WITHIN_A_COUNCIL)
    if Dimension.LOCAL_AREA not in found and small.exists():
        found[Dimension.LOCAL_AREA] = []
    return {dimension: sorted(found[dimension]) for dimension in Dimension if dimension in found}


def broken_down(
    indicator: Indicator, area: Area, dimension: Dimension, texts: Sequence[str], person: Any, *, period: str = ""
) -> tuple[Breakdown | None, list[str]]:
    """The groups of a dimension in an area in a period (the latest where none is asked for), and the periods held."""
    held = Observation.objects.filter(indicator=indicator, area=area, breakdown__in=texts)
    if dimension is Dimension.LOCAL_AREA and not texts:
        held = Observation.objects.filter(indicator=indicator, breakdown="", area__kind__in=WITHIN_A_COUNCIL)
    dated = set(held.order_by().values_list("period_on", "period").distinct())
    periods = [label for _, label in sorted(dated, key=lambda each: how_new(*each), reverse=True)]
    if not periods:
        return None, []
    chosen = period if period in periods else periods[0]
    areas = {each.pk: each for each in areas_with(indicator)}
    whole = Q(area=area, breakdown="")
    rows = Observation.objects.filter(Q(pk__in=held.filter(period=chosen).values("pk")) | whole, period=chosen)
    points = shown(points_of(rows.filter(indicator=indicator), {indicator.pk: indicator}, areas), person)
    everybody = next((point for point in points if point.area.pk == area.pk and not point.breakdown), None)
    groups = [point for point in points if point is not everybody]
    return _judged(dimension, chosen, groups, everybody), periods


def by_area_and_group(
    indicator: Indicator, like: Area, texts: Sequence[str], person: Any, *, period: str
) -> dict[Area, dict[str, Point]]:
    """The groups in every area like this one, by area's name."""
    alike = {area.pk: area for area in Area.objects.known_here().filter(kind__in=kinds_like(like))}
    rows = Observation.objects.filter(indicator=indicator, area__in=list(alike), breakdown__in=texts, period=period)
    found: dict[int, dict[str, Point]] = defaultdict(dict)
    for point in shown(points_of(rows, {indicator.pk: indicator}, alike), person):
        found[point.area.pk][point.breakdown] = point
    return {alike[number]: found[number] for number in sorted(found, key=lambda number: alike[number].name)}


def groups_apart(indicators: Iterable[Indicator], area: Area, person: Any) -> list[Apart]:
    """Every group whose latest figure in the area differs from everybody's beyond chance: first those that are worse
    off, the widest gap first, then the others."""
    listed = {indicator.pk: indicator for indicator in indicators}
    here = Observation.objects.filter(indicator__in=list(listed), area=area)
    of_groups = here.filter(period_on__isnull=False).exclude(breakdown="").order_by().values_list("indicator")
    latest = dict(of_groups.annotate(last=Max("period_on")))
    # One range of the index for all, though some rows are read for nothing: a condition for each day is planned badly.
    rows = points_of(here.filter(period_on__in=set(latest.values())), listed, {area.pk: area})
    newest = _of_one_period([point for point in rows if point.on == latest.get(point.indicator.pk)])
    found: list[Apart] = []
    for points in _by_dimension(shown(newest, person)):
        found += _apart(*points)
    return sorted(found, key=lambda one: (one.judged.beside is not Outcome.WORSE, -abs(one.gap), one.judged.name))


def _of_one_period(points: Sequence[Point]) -> list[Point]:
    """Of several periods that end on an indicator's latest day, the shortest in which groups have a figure."""
    periods = {point.indicator.pk: point.period for point in points if point.breakdown}
    return [point for point in points if point.period == periods[point.indicator.pk]]


def _by_dimension(points: Iterable[Point]) -> Iterable[tuple[Dimension, list[Point], Point | None]]:
    whole: dict[int, Point] = {}
    groups: dict[tuple[int, Dimension], list[Point]] = defaultdict(list)
    for point in points:
        if group := group_of(point.breakdown):
            groups[point.indicator.pk, group.dimension].append(point)
        else:
            whole[point.indicator.pk] = point
    for (number, dimension), found in groups.items():
        yield dimension, found, whole.get(number)


def _apart(dimension: Dimension, points: list[Point], everybody: Point | None) -> list[Apart]:
    if points[0].indicator.method == Method.COUNT:
        return []
    found = _judged(dimension, points[0].period, points, everybody)
    benchmark = found.benchmark
    if not benchmark:
        return []
    return [Apart(judged, dimension, benchmark, (judged.point.value or 0.0) / benchmark - 1) for judged in found.apart]


def _judged(dimension: Dimension, period: str, groups: list[Point], everybody: Point | None) -> Breakdown:
    benchmark = everybody.value if everybody is not None else None
    pooled = None if benchmark is not None or everybody is not None else _pooled(groups)
    beside = benchmark if benchmark is not None else pooled
    judged = _beside(dimension, _in_order(dimension, groups), beside, among=groups)
    return Breakdown(dimension, period, judged, beside, pooled is not None)


def _beside(
    dimension: Dimension, points: list[Point], benchmark: float | None, *, among: Sequence[Point]
) -> list[Judged]:
    limits = intervals(points, among=among)
    outcomes: list[Outcome | None] = [None] * len(points)
    if points and benchmark is not None and points[0].indicator.method != Method.COUNT:
        outcomes = beside_benchmarks(points, benchmark, limits)
    told = zip(points, limits, outcomes, strict=True)
    return [Judged(name_of(dimension, point), point, each, outcome) for point, each, outcome in told]


def name_of(dimension: Dimension, point: Point) -> str:
    """What the group is called among those of its dimension; by local area without groups, the area's name."""
    group = group_of(point.breakdown)
    return group.name if group is not None else point.area.name


def _in_order(dimension: Dimension, points: Iterable[Point]) -> list[Point]:
    """Ages from the youngest, deprivation from the most, all else from the highest; what is not known stands last."""
    if dimension is Dimension.AGE:
        return sorted(points, key=lambda point: (age_span(name_of(dimension, point)) or (999, 0), point.breakdown))
    if dimension is Dimension.DEPRIVATION:
        return sorted(points, key=lambda point: deprivation_place(name_of(dimension, point)))
    return sorted(points, key=lambda point: (point.value is None, -(point.value or 0.0), name_of(dimension, point)))


def _pooled(points: Sequence[Point]) -> float | None:
    """Everybody's figure made of the groups' own counts, where each of them gives both."""
    scale = next((found for point in points if (found := scale_of(point)) is not None), None)
    if scale is None or any(point.numerator is None or not point.denominator for point in points):
        return None
    events, people = (np.array([getattr(point, name) for point in points]) for name in ("numerator", "denominator"))
    return float(events.sum() / people.sum() * scale)


@dataclass(frozen=True, eq=False)
class SlopeSeen:
    """The slope index of inequality, the ends of its line, and each group's share of all people (of 1)."""

    index: Estimate
    first: float
    last: float
    shares: Sequence[float]


def slope_of(found: Breakdown) -> SlopeSeen | None:
    """From the most deprived to the least; None unless each group has its counts."""
    points = [judged.point for judged in found.groups]
    limits = [judged.limits for judged in found.groups if judged.limits is not None]
    people = [point.denominator for point in points if point.denominator]
    values = [point.value for point in points if point.value is not None]
    if found.dimension is not Dimension.DEPRIVATION or len(points) < 3:
        return None
    if min(len(limits), len(people), len(values)) < len(points):
        return None
    low, high = zip(*limits, strict=True)
    first, last = ends_of_line(values, people)
    return SlopeSeen(slope_index(values, (low, high), people), first, last, [each / sum(people) for each in people])
