"""Many indicators by many areas: each figure with a sign of how it stands beside a benchmark, or among those shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import (
    Point,
    area_coded,
    areas_inside,
    beside_benchmark,
    headlines,
    indicators,
    indicators_of_outcomes,
    kinds_inside,
    neighbourhood_of,
    side_by_side,
    topics,
)
from quadrant.analyse.outcomes.terms import ENGLAND, Method, Polarity
from quadrant.methods import words
from quadrant.methods.comparison import Outcome
from quadrant.web.analyse.outcomes.figures import shown, small_counts_told
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Indicator

MOST_INDICATORS, MOST_AREAS, MOST_INSIDE, ENOUGH_TO_RANK = 40, 16, 40, 6
OUTCOMES, HEADLINES = "outcomes", "headlines"


@dataclass(frozen=True)
class Mark:
    """How a figure stands: a sign, its words, and the shade of its cell."""

    sign: str
    words: str
    shade: str


MARKS = {
    Outcome.BETTER: Mark("+", "better than", "good"),
    Outcome.WORSE: Mark("−", "worse than", "bad"),
    Outcome.SIMILAR: Mark("=", "similar to", ""),
    Outcome.HIGHER: Mark("▲", "higher than", "apart"),
    Outcome.LOWER: Mark("▼", "lower than", "apart"),
}
BEST_THIRD = Mark("(+)", "in the best third of these areas", "good")
WORST_THIRD = Mark("(−)", "in the worst third of these areas", "bad")
NONE = Mark("", "", "")


@dataclass(frozen=True)
class Cell:
    figure: str
    mark: Mark


@dataclass(frozen=True)
class HeatRow:
    """An indicator, the one period in which the areas are compared, and a cell for each of them."""

    name: str
    page: str
    period: str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Heat:
    """The table: areas across, a row for each indicator. `left_out` indicators did not fit, `more` areas neither.
    `beside` is the benchmark; `among` are the choices of areas."""

    areas: Sequence[str]
    rows: Sequence[HeatRow]
    shown: str
    choices: Sequence[tuple[str, str]]
    left_out: int
    among: Sequence[tuple[str, str]]
    chosen: str
    beside: str
    more: int
    small_counts: str


@dataclass(frozen=True)
class _Columns:
    """The areas of the table, and which of them the others stand beside."""

    areas: Sequence[Area]
    benchmark: Area | None
    choices: Sequence[tuple[str, str]]
    chosen: str
    more: int = 0


def _columns(request: HttpRequest) -> _Columns:
    """One's own area, England and the areas most alike; or what lies in one of them, beside it."""
    asked: Any = request
    here, england = area_coded(asked.partnership.area_code), area_coded(ENGLAND)
    alike = neighbourhood_of(here)
    near = list(alike.neighbours if alike else ())
    inside = kinds_inside([area for area in (here, *near) if area is not None])
    choices = [("", f"{here.name} and places like it" if here else "England")]
    choices += [(f"{area.code}.{kind}", f"{kind.several} in {area.name} ({many})") for area, kind, many in inside]
    chosen = next((each for each in inside if f"{each[0].code}.{each[1]}" == request.GET.get("among")), None)
    if chosen is None:
        areas = [each for each in (here, england) if each is not None] + near
        return _Columns(areas[:MOST_AREAS], england, choices, "")
    area, kind, _ = chosen
    within = areas_inside(area, kind)
    return _Columns([area, *within[:MOST_INSIDE]], area, choices, f"{area.code}.{kind}", len(within) - MOST_INSIDE)


def heat_of(request: HttpRequest) -> Heat:
    """What the address asks for: the indicators of a topic, the headline measures, or those that measure outcomes."""
    asked: Any = request
    columns = _columns(request)
    areas, benchmark = columns.areas, columns.benchmark
    choices = [(OUTCOMES, "Those that measure outcomes"), (HEADLINES, "Headline measures")]
    choices += [(each, each) for each in topics()]
    chosen = request.GET.get("show", "")
    chosen = chosen if chosen in dict(choices) else OUTCOMES
    every = _listed(chosen)
    listed = every[:MOST_INDICATORS]
    points = side_by_side(listed, areas, asked.user)
    rows = [_row(request, one, areas, benchmark, points[one.pk]) for one in listed]
    beside = benchmark.name if benchmark else "England"
    more = max(columns.more, 0)
    left_out = len(every) - len(listed)
    names, told = [area.name for area in areas], small_counts_told(chain.from_iterable(points.values()))
    return Heat(names, rows, chosen, choices, left_out, columns.choices, columns.chosen, beside, more, told)


def _listed(chosen: str) -> list[Indicator]:
    if chosen == OUTCOMES:
        return indicators_of_outcomes()
    if chosen == HEADLINES:
        return list(headlines().measures)
    return list(indicators().filter(topic=chosen))


def _row(
    request: HttpRequest, indicator: Indicator, areas: Sequence[Area], benchmark: Area | None, points: Sequence[Point]
) -> HeatRow:
    by_area = {point.area.pk: point for point in points}
    whole = by_area.get(benchmark.pk) if benchmark is not None else None
    thirds = _thirds(indicator, [point for point in points if point is not whole])
    page, period = address(request, "indicator", number=indicator.pk), next((point.period for point in points), "")
    return HeatRow(indicator.name, page, period, [_cell(by_area.get(area.pk), whole, thirds) for area in areas])


def _cell(point: Point | None, whole: Point | None, thirds: dict[int, Mark]) -> Cell:
    if point is None:
        return Cell(words.NOTHING, NONE)
    judged = None
    if whole is not None and whole.value is not None and point is not whole and point.indicator.method != Method.COUNT:
        judged = beside_benchmark(point, whole.value)
    if judged is None or whole is None:
        return Cell(shown(point), thirds.get(point.area.pk, NONE))
    mark = MARKS.get(judged, NONE)
    return Cell(shown(point), replace(mark, words=f"{mark.words} {whole.area.name}"))


def _thirds(indicator: Indicator, points: Sequence[Point]) -> dict[int, Mark]:
    """By rank among the areas shown, where no counts tell chance from difference and somebody judges which is good."""
    known = [point for point in points if point.value is not None]
    if len(known) < ENOUGH_TO_RANK or indicator.polarity == Polarity.NEITHER or indicator.method == Method.COUNT:
        return {}
    low_first = indicator.polarity == Polarity.LOW
    ranked = sorted(known, key=lambda point: (point.value or 0.0) * (1 if low_first else -1))
    third = len(ranked) // 3
    best_until, worst_from = ranked[third - 1].value, ranked[-third].value
    return {
        point.area.pk: BEST_THIRD if point.value == best_until or at < third else WORST_THIRD
        for at, point in enumerate(ranked)
        if at < third or at >= len(ranked) - third or point.value in (best_until, worst_from)
    }
