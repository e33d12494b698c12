"""An indicator on a map: which areas are highest, or which differ from a benchmark beyond chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import (
    Limits,
    Mapped,
    Point,
    area_coded,
    benchmarks,
    beside_benchmarks,
    insides_of,
    intervals,
    known,
    map_choices,
    mapped,
    outlines_of_others,
)
from quadrant.analyse.outcomes.terms import ENGLAND, AreaKind, Method
from quadrant.methods import words
from quadrant.methods.comparison import Outcome
from quadrant.methods.rates import quantiles
from quadrant.web.analyse.outcomes.figures import HIDDEN as HIDDEN_WORDS
from quadrant.web.analyse.outcomes.figures import reckoned, shown, small_counts_told, written
from quadrant.web.analyse.outcomes.findings import JUDGED_AS
from quadrant.web.design.addresses import address
from quadrant.web.design.charts import maps, palette
from quadrant.web.design.charts.drawing import Chart
from quadrant.web.design.tables import Column, Kind, Table

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Indicator

FIFTHS, BENCHMARK = "fifths", "benchmark"
GROUPS = 5
NO_FIGURE = maps.MapClass(maps.MISSING, "No figure", hatch=maps.MISSING)
HIDDEN = maps.MapClass(maps.HIDDEN, HIDDEN_WORDS, hatch=maps.HIDDEN)
UNTOLD = maps.MapClass("untold", "Cannot be told: no counts", palette.PAPER, "?")
COLOURS = {
    Outcome.BETTER: ("Better than", palette.BETTER, "+"),
    Outcome.SIMILAR: ("Similar to", palette.SIMILAR, "="),
    Outcome.WORSE: ("Worse than", palette.WORSE, "−"),
    Outcome.HIGHER: ("Higher than", palette.HIGHER, "▲"),
    Outcome.LOWER: ("Lower than", palette.LOWER, "▼"),
}


@dataclass(frozen=True)
class MapOnPage:
    """Everything on the page of a map. Choices are pairs of a value and its words."""

    choices: Sequence[tuple[str, str]] = ()
    chosen: str = ""
    insides: Sequence[Area] = ()
    inside: Area | None = None
    ways: Sequence[tuple[str, str]] = ()
    way: str = ""
    chart: Chart | None = None
    table: Table[Point] | None = None
    small_counts: str = ""
    without: int = 0
    of_counts: bool = False
    other_codes: str = ""


@dataclass(frozen=True)
class _Benchmark:
    name: str
    value: float


def map_on_page(request: HttpRequest, indicator: Indicator, named: str) -> MapOnPage:
    """The boundaries, the larger area and the way of colouring that are asked for, else the newest and the first."""
    asked: Any = request
    held = map_choices(indicator, area_coded(asked.partnership.area_code))
    choice = next((one for one in held if one.key == request.GET.get("on")), next(iter(held), None))
    if choice is None:
        return MapOnPage(other_codes=_other_codes(outlines_of_others(indicator)))
    insides = insides_of(choice)
    inside = next((area for area in insides if area.code == request.GET.get("in")), None)
    found = mapped(indicator, choice, asked.user, inside=inside)
    pairs = [
        (one.key, f"{one.dataset.name}: {words.lower_first(one.kind.label)} ({words.number(one.areas)})")
        for one in held
    ]
    if found is None:
        return MapOnPage(pairs, choice.key, insides, inside)
    limits = intervals(found.points, among=found.points)
    benchmark = _benchmark(request, indicator, found) if any(limits) else None
    ways = [(FIFTHS, "From the highest to the lowest")]
    if benchmark is not None:
        ways = [(BENCHMARK, f"Beside {benchmark.name}"), *ways]
    way = next((value for value, _ in ways if value == request.GET.get("by")), ways[0][0])
    classed = _by_benchmark(found, benchmark, limits) if way == BENCHMARK and benchmark else _by_fifths(found)
    said = {point.area.pk: _limits(point, each) for point, each in zip(found.points, limits, strict=True)}
    return MapOnPage(
        pairs,
        choice.key,
        insides,
        inside,
        ways,
        way,
        _chart(indicator, found, classed, said, benchmark if way == BENCHMARK else None, named),
        _table(request, indicator, found, classed, said),
        small_counts_told(found.points, "Areas with lines across"),
        len(found.without),
        indicator.method == Method.COUNT,
    )


def _other_codes(held: Sequence[tuple[AreaKind, int]]) -> str:
    """What to tell who has uploaded boundaries and still sees no map."""
    if not held:
        return ""
    of = words.listing(
        words.plural(many, words.lower_first(kind.label), words.lower_first(kind.several)) for kind, many in held
    )
    return (
        f"Boundaries of {of} are held, but of none that has a figure of this indicator: they carry other codes. "
        "An area that is redrawn gets a new code. Upload the boundaries of the year that the figures are of."
    )


def _benchmark(request: HttpRequest, indicator: Indicator, found: Mapped) -> _Benchmark | None:
    """The figure of the chosen larger area, of the partnership's own, or of England; where none has one, of all areas
    together, unless some are hidden."""
    asked: Any = request
    if indicator.method == Method.COUNT:
        return None
    around = [found.inside, area_coded(asked.partnership.area_code), area_coded(ENGLAND)]
    mine = {area.pk for area in found.areas}
    tried = [area for area in around if area is not None and area.pk not in mine]
    figures = benchmarks(indicator, found.period, tried, asked.user)
    first = next((figures[area.pk] for area in tried if area.pk in figures), None)
    if first is not None and first.value is not None:
        return _Benchmark(first.area.name, first.value)
    return None


@dataclass(frozen=True)
class _Classed:
    """The classes in the order of the legend, and the class of each area by its number."""

    classes: Sequence[maps.MapClass]
    of: dict[int, maps.MapClass]


def _by_benchmark(found: Mapped, benchmark: _Benchmark, limits: Sequence[Limits | None]) -> _Classed:
    classes = {
        outcome: maps.MapClass(outcome.value, f"{said} {benchmark.name}", colour, sign)
        for outcome, (said, colour, sign) in COLOURS.items()
    }
    of = {}
    outcomes = beside_benchmarks(found.points, benchmark.value, limits)
    for point, judged in zip(found.points, outcomes, strict=True):
        of[point.area.pk] = _none(point) or (UNTOLD if judged is None else classes.get(judged, UNTOLD))
    return _Classed([*classes.values(), UNTOLD, HIDDEN, NO_FIGURE], of)


def _by_fifths(found: Mapped) -> _Classed:
    """Fifths of the areas whose figure may be shown; each class is named by the values that it holds."""
    points = known(found.points)
    many = min(GROUPS, len(points))
    values = np.array([point.value for point in points], dtype=np.float64)
    groups = quantiles(values, many).astype(int) if many > 1 else np.ones(len(points), dtype=int)
    classes = {}
    for group in sorted(set(groups.tolist())):
        held = values[groups == group]
        ends = dict.fromkeys(written(points[0].indicator, float(end)) for end in (held.min(), held.max()))
        colour = palette.FIFTHS[GROUPS - group] if many == GROUPS else palette.FIFTHS[many - group]
        classes[group] = maps.MapClass(f"fifth-{group}", " to ".join(ends), colour, str(many + 1 - group))
    of = {point.area.pk: classes[group] for point, group in zip(points, groups.tolist(), strict=True)}
    of |= {point.area.pk: _none(point) or NO_FIGURE for point in found.points if point.area.pk not in of}
    return _Classed([*classes.values(), HIDDEN, NO_FIGURE], of)


def _none(point: Point) -> maps.MapClass | None:
    if point.hidden:
        return HIDDEN
    return NO_FIGURE if point.value is None else None


def _chart(
    indicator: Indicator,
    found: Mapped,
    classed: _Classed,
    limits: Mapping[int, str],
    benchmark: _Benchmark | None,
    named: str,
) -> Chart | None:
    said = {point.area.pk: shown(point) for point in found.points}
    areas = [
        maps.MapArea(
            area.name,
            found.shapes[area.pk],
            classed.of.get(area.pk, NO_FIGURE).key,
            said.get(area.pk, "no figure"),
        )
        for area in found.areas
        if area.pk in found.shapes
    ]
    rows = [
        [point.area.name, shown(point), limits[point.area.pk], classed.of[point.area.pk].label]
        for point in found.points
    ]
    rows += [[area.name, words.NOTHING, words.NOTHING, NO_FIGURE.label] for area in found.without]
    boundaries = found.choice.dataset
    by = f", {boundaries.source}" if boundaries.source else ""
    drawn_on = f"Boundaries: {boundaries.name}{by}, taken in on {words.date(boundaries.imported_at)}."
    return maps.map_chart(
        maps.AreaMap(
            title=_finding(indicator, found, classed, benchmark),
            areas=areas,
            classes=classed.classes,
            head=["Area", indicator.unit or "Value", "95% interval", "Class"],
            rows=rows,
            source=f"{found.period}. Source: {named or 'not named'}. {drawn_on}",
            worded=(3,),
        )
    )


def _finding(indicator: Indicator, found: Mapped, classed: _Classed, benchmark: _Benchmark | None) -> str:
    points = known(found.points)
    where = f" in {found.inside.name}" if found.inside else ""
    if not points:
        return f"No figure{where} can be shown"
    first, last = points[0], points[-1]
    if benchmark is None or len(points) == 1:
        if len(points) == 1:
            return f"{first.area.name}: {shown(first)}"
        return f"Highest{where} in {first.area.name} ({shown(first)}), lowest in {last.area.name} ({shown(last)})"
    apart = [(outcome, sum(one.key == outcome.value for one in classed.of.values())) for outcome in COLOURS]
    told = [f"{many} {JUDGED_AS[outcome]}" for outcome, many in apart if many and outcome is not Outcome.SIMILAR]
    beside = f"{benchmark.name} ({written(indicator, benchmark.value)})"
    areas = words.plural(len(points), "area")
    if not told:
        return f"None of {areas}{where} differs from {beside} beyond chance"
    return f"Of {areas}{where}, {' and '.join(told)} {beside}, beyond chance"


def _limits(point: Point, found: Limits | None) -> str:
    return " to ".join(reckoned(point.indicator, each) for each in found) if found else words.NOTHING


def _table(
    request: HttpRequest, indicator: Indicator, found: Mapped, classed: _Classed, limits: Mapping[int, str]
) -> Table[Point]:
    page = address(request, "indicator", number=indicator.pk)
    counted = any(point.numerator is not None for point in found.points)
    return Table(
        name="areas_on_map",
        caption="The areas on the map",
        one="area",
        rows=list(found.points),
        columns=[
            Column(
                "area", "Area", lambda point: point.area.name, address=lambda point: f"{page}?area={point.area.code}"
            ),
            Column("value", indicator.unit or "Value", lambda point: point.value, kind=Kind.NUMBER, show=shown),
            Column("limits", "95% interval", lambda point: limits[point.area.pk]),
            Column("class", "Class", lambda point: classed.of[point.area.pk].label),
            Column("numerator", "Numerator", lambda one: one.numerator, kind=Kind.NUMBER, on_page=counted),
            Column("denominator", "Denominator", lambda one: one.denominator, kind=Kind.NUMBER, on_page=counted),
            Column("code", "GSS code", lambda point: point.area.code, on_page=False),
            Column("period", "Period", lambda point: point.period, on_page=False),
        ],
        search=("name",),
        prefix="map-",
    )
