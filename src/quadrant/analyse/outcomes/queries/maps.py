"""An indicator on a map: the newest figures of areas of one kind that have outlines, with small counts hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from quadrant.analyse.outcomes.models import Area, AreaInside, Dataset, Indicator, Observation, Outline
from quadrant.analyse.outcomes.queries.boundaries import shape_of
from quadrant.analyse.outcomes.queries.figures import points_of
from quadrant.analyse.outcomes.queries.hiding import Point, shown
from quadrant.analyse.outcomes.queries.lengths import how_new
from quadrant.analyse.outcomes.terms import AreaKind
from quadrant.methods.outlines import Shape


@dataclass(frozen=True)
class MapChoice:
    """Boundaries that the indicator can be drawn on: those of one kind of area in one dataset."""

    dataset: Dataset
    kind: AreaKind
    areas: int

    @property
    def key(self) -> str:
        return f"{self.dataset.pk}-{self.kind}"


@dataclass(frozen=True, eq=False)
class Mapped:
    """Figures and outlines of one period. `points` have a figure or hide one; `without` have an outline alone."""

    choice: MapChoice
    period: str
    points: Sequence[Point]
    shapes: Mapping[int, Shape]
    without: Sequence[Area]
    inside: Area | None = None

    @property
    def areas(self) -> list[Area]:
        return [*(point.area for point in self.points), *self.without]


def map_choices(indicator: Indicator, own: Area | None = None) -> list[MapChoice]:
    """The boundaries that have areas with a figure of everybody: first those of one's own area or of what lies in it,
    then the newest dataset."""
    observed = Observation.objects.filter(indicator=indicator, breakdown="").order_by().values("area_id").distinct()
    held = Outline.objects.standing().filter(area__in=observed).order_by()
    counted = list(held.values_list("dataset_id", "area__kind").annotate(areas=Count("pk")))
    datasets = Dataset.objects.in_bulk([number for number, _, _ in counted])
    found = [MapChoice(datasets[number], AreaKind(kind), areas) for number, kind, areas in counted]
    near = _near(own, held) if own is not None else set()

    def rank(one: MapChoice) -> tuple[Any, ...]:
        return (one.dataset.pk, one.kind) in near, one.dataset.imported_at, one.dataset.pk, one.areas, one.kind

    return sorted(found, key=rank, reverse=True)


def outlines_of_others(indicator: Indicator) -> list[tuple[AreaKind, int]]:
    """How many outlines are held of each kind of area that has a figure of the indicator, whichever areas they are of.
    Where none of those outlined has a figure, their codes are of another year."""
    kinds = Observation.objects.filter(indicator=indicator).order_by().values("area__kind").distinct()
    held = Outline.objects.standing().filter(area__kind__in=kinds).order_by()
    counted = held.values_list("area__kind").annotate(areas=Count("area_id", distinct=True))
    return [(AreaKind(kind), areas) for kind, areas in counted]


def _near(own: Area, outlines: Any) -> set[tuple[int, AreaKind]]:
    """The dataset and the kind of the outlines of an area and of those that lie in it."""
    inside = AreaInside.objects.standing().filter(inside=own).order_by().values("area_id")
    found = outlines.filter(Q(area=own) | Q(area__in=inside)).values_list("dataset_id", "area__kind").distinct()
    return {(number, AreaKind(kind)) for number, kind in found}


def insides_of(choice: MapChoice) -> list[Area]:
    """The larger areas in which those of the map lie, by name: of them one may be chosen."""
    outlined = Outline.objects.filter(dataset=choice.dataset, area__kind=choice.kind).order_by().values("area_id")
    held = AreaInside.objects.standing().filter(area__in=outlined).order_by().values("inside_id").distinct()
    return list(Area.objects.known_here().filter(pk__in=held).order_by("name", "pk"))


def areas_inside(inside: Area, kind: AreaKind) -> list[Area]:
    """The areas of a kind that lie in a larger one, by name."""
    held = AreaInside.objects.standing().filter(inside=inside).order_by().values("area_id").distinct()
    return list(Area.objects.known_here().filter(pk__in=held, kind=kind).order_by("name", "pk"))


def kinds_inside(areas: Iterable[Area]) -> list[tuple[Area, AreaKind, int]]:
    """What lies in each of these areas: the kind, and how many of it; in the order of the areas, then of the kinds."""
    known = {area.pk: area for area in areas}
    held = AreaInside.objects.standing().filter(inside__in=known).order_by()
    counted = held.values_list("inside_id", "area__kind").annotate(many=Count("area_id", distinct=True))
    found = {(number, AreaKind(kind)): many for number, kind, many in counted}
    return [
        (area, kind, found[number, kind])
        for number, area in known.items()
        for kind in AreaKind
        if (number, kind) in found
    ]


def around(area: Area) -> list[Area]:
    """The larger areas in which it lies, by name."""
    held = AreaInside.objects.standing().filter(area=area).order_by().values("inside_id").distinct()
    return list(Area.objects.known_here().filter(pk__in=held).order_by("name", "pk"))


def mapped(indicator: Indicator, choice: MapChoice, person: Any, *, inside: Area | None = None) -> Mapped | None:
    """The latest period in which any of the areas has a figure, the shortest that ends on its day; None where none
    has."""
    outlines = Outline.objects.filter(dataset=choice.dataset, area__kind=choice.kind).order_by("pk")
    if inside is not None:
        held = AreaInside.objects.standing().filter(inside=inside).order_by().values("area_id")
        outlines = outlines.filter(area__in=held)
    shapes = {number: shape_of(polygons) for number, polygons in outlines.values_list("area_id", "polygons")}
    areas = {area.pk: area for area in Area.objects.filter(pk__in=outlines.values("area_id")).order_by("name", "pk")}
    held = Observation.objects.filter(indicator=indicator, breakdown="", area__in=outlines.values("area_id"))
    dated = held.filter(value__isnull=False, period_on__isnull=False).order_by()
    periods = [how_new(on, label) for on, label in dated.values_list("period_on", "period").distinct()]
    if not periods:
        return None
    *_, period = max(periods)
    points = shown(points_of(held.filter(period=period), {indicator.pk: indicator}, areas), person)
    listed = sorted(points, key=lambda point: (point.value is None, -(point.value or 0.0), point.area.name))
    seen = {point.area.pk for point in points}
    without = [area for number, area in areas.items() if number not in seen]
    return Mapped(choice, period, listed, shapes, without, inside)


def benchmarks(indicator: Indicator, period: str, areas: Iterable[Area], person: Any) -> dict[int, Point]:
    """The figures of everybody in these areas in the period, by the area's number; those that may be shown."""
    known = {area.pk: area for area in areas}
    rows = Observation.objects.filter(indicator=indicator, area__in=known, breakdown="", period=period)
    points = shown(points_of(rows, {indicator.pk: indicator}, known), person)
    return {point.area.pk: point for point in points if point.value is not None}
