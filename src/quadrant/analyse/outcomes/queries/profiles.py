"""One area as a whole: the newest figure of every indicator, beside a benchmark and among areas like it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from quadrant.analyse.outcomes.models import Area, Indicator, Observation
from quadrant.analyse.outcomes.queries.areas import neighbourhood_of
from quadrant.analyse.outcomes.queries.figures import figures_of_many, in_same_period, kinds_like
from quadrant.analyse.outcomes.queries.hiding import Point
from quadrant.analyse.outcomes.queries.lengths import of_one_length
from quadrant.analyse.outcomes.queries.maps import areas_inside, around
from quadrant.analyse.outcomes.terms import UPPER_TIER, AreaKind
from quadrant.partnership.within import here

MOST_LIKE, MOST_BESIDE = 60, 400


@dataclass(frozen=True)
class Alike:
    """Areas among which one is ranked, and what they are called together."""

    name: str
    areas: Sequence[Area]


@dataclass(frozen=True)
class ProfileLine:
    """An indicator in the area: its figures, oldest first; the newest; that of the benchmark in the same period; and
    those of the areas like it, its own among them."""

    indicator: Indicator
    series: Sequence[Point]
    newest: Point
    benchmark: Point | None
    among: Sequence[Point]


def alike(area: Area) -> Alike:
    """Its statistical neighbours; where no list has it, the areas of its kind in the same larger area."""
    neighbourhood = neighbourhood_of(area)
    if neighbourhood is not None:
        return Alike(neighbourhood.name, neighbourhood.neighbours)
    inside = next(iter(around(area)), None)
    if inside is None or AreaKind(area.kind) in UPPER_TIER:
        return Alike("", ())
    kind = AreaKind(area.kind)
    beside = [other for other in areas_inside(inside, kind) if other.pk != area.pk]
    return Alike(f"{kind.several} of {inside.name}", beside[:MOST_LIKE])


def areas_beside(area: Area, indicator: Indicator, also: Iterable[Area | None]) -> list[Area]:
    """Of the areas that one would look at beside this one, those in which the indicator was observed, by name: the
    larger ones around it, those like it (where no list says which, all of its kind), and `also`."""
    like = list(alike(area).areas)
    if not like:
        observed = Observation.objects.filter(indicator=indicator).order_by().values("area_id").distinct()
        like = list(Area.objects.known_here().filter(kind__in=kinds_like(area), pk__in=observed)[:MOST_BESIDE])
    tried = [*(one for one in also if one is not None), *around(area), *like]
    known_areas = {one.pk: one for one in tried if one.pk != area.pk}
    held = Observation.objects.filter(indicator=indicator, area__in=known_areas).order_by()
    found = held.values_list("area_id", flat=True).distinct()
    return sorted((known_areas[number] for number in found), key=lambda one: (one.name, one.pk))


def indicators_in(area: Area) -> list[Indicator]:
    """Those with a figure of everybody in the area, by name. One query."""
    held = Observation.objects.filter(indicator=OuterRef("pk"), area=area, breakdown="", value__isnull=False)
    return list(Indicator.objects.filter(Exists(held)).order_by("name", "pk"))


def profile_of(
    indicators: Iterable[Indicator], area: Area, benchmark: Area | None, like: Alike, person: Any
) -> list[ProfileLine]:
    """A line for each of the indicators that has a figure of everybody in the area. Two queries, four where counts are
    small, however many the indicators are."""
    listed = {indicator.pk: indicator for indicator in indicators}
    held = figures_of_many(listed.values(), area, person)
    series = {number: of_one_length(come) for number, points in held.items() if (come := _come(points))}
    newest = {number: _newest(points) for number, points in series.items()}
    others = in_same_period(newest, [*like.areas, *([benchmark] if benchmark is not None else [])], person)
    liked = {other.pk for other in like.areas}
    return [
        ProfileLine(
            listed[number],
            points,
            newest[number],
            next((one for one in others[number] if benchmark is not None and one.area.pk == benchmark.pk), None),
            [newest[number], *(one for one in others[number] if one.area.pk in liked)],
        )
        for number, points in series.items()
    ]


def _come(points: Sequence[Point]) -> list[Point]:
    """Those of periods that are over or under way: what is projected is no figure of the area yet."""
    today = here().on
    return [point for point in points if point.on is None or point.on <= today or point.on.year <= today.year]


def _newest(points: Sequence[Point]) -> Point:
    """The latest figure that may be shown; where none may, the latest."""
    may_be_shown = [point for point in points if point.value is not None or point.beyond is not None]
    return may_be_shown[-1] if may_be_shown else points[-1]
