"""Many indicators by many areas: each figure with a sign of how it stands beside England, or among the areas shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import (
    Point,
    area_coded,
    beside_benchmark,
    headlines,
    indicators,
    indicators_of_outcomes,
    latest_points,
    neighbourhood_of,
    topics,
)
from quadrant.analyse.outcomes.terms import ENGLAND, Method, Polarity
from quadrant.methods.comparison import Outcome
from quadrant.web.analyse.outcomes.figures import shown
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Indicator

MOST_INDICATORS, MOST_AREAS, ENOUGH_TO_RANK = 40, 16, 6
OUTCOMES, HEADLINES = "outcomes", "headlines"


@dataclass(frozen=True)
class Mark:
    """How a figure stands: a sign, its words, and the shade of its cell."""

    sign: str
    words: str
    shade: str


MARKS = {
    Outcome.BETTER: Mark("+", "better than England", "good"),
    Outcome.WORSE: Mark("−", "worse than England", "bad"),
    Outcome.SIMILAR: Mark("=", "similar to England", ""),
    Outcome.HIGHER: Mark("▲", "higher than England", "apart"),
    Outcome.LOWER: Mark("▼", "lower than England", "apart"),
}
BEST_THIRD = Mark("(+)", "in the best third of these areas", "good")
WORST_THIRD = Mark("(−)", "in the worst third of these areas", "bad")
NONE = Mark("", "", "")


@dataclass(frozen=True)
class Cell:
    figure: str
    period: str
    mark: Mark


@dataclass(frozen=True)
class Heat:
    """The table: areas across, a row for each indicator. `left_out` indicators did not fit."""

    areas: Sequence[str]
    rows: Sequence[tuple[str, str, Sequence[Cell]]]
    shown: str
    choices: Sequence[tuple[str, str]]
    left_out: int


def heat_of(request: HttpRequest) -> Heat:
    """What the address asks for: the indicators of a topic, the headline measures, or those that measure outcomes."""
    asked: Any = request
    here, england = area_coded(asked.partnership.area_code), area_coded(ENGLAND)
    around = neighbourhood_of(here)
    areas = [each for each in (here, england) if each is not None] + list(around.neighbours if around else ())
    areas = areas[:MOST_AREAS]
    choices = [(OUTCOMES, "Those that measure outcomes"), (HEADLINES, "Headline measures")]
    choices += [(each, each) for each in topics()]
    chosen = request.GET.get("show", "")
    chosen = chosen if chosen in dict(choices) else OUTCOMES
    every = _listed(chosen)
    listed = every[:MOST_INDICATORS]
    latest = latest_points(listed, areas, asked.user)
    rows = [
        (one.name, address(request, "indicator", number=one.pk), _cells(one, areas, england, latest)) for one in listed
    ]
    return Heat([area.name for area in areas], rows, chosen, choices, len(every) - len(listed))


def _listed(chosen: str) -> list[Indicator]:
    if chosen == OUTCOMES:
        return indicators_of_outcomes()
    if chosen == HEADLINES:
        return list(headlines().measures)
    return list(indicators().filter(topic=chosen))


def _cells(
    indicator: Indicator, areas: Sequence[Area], england: Area | None, latest: dict[tuple[int, int], Point]
) -> list[Cell]:
    points = [latest.get((indicator.pk, area.pk)) for area in areas]
    country = latest.get((indicator.pk, england.pk)) if england is not None else None
    thirds = _thirds(indicator, [point for point in points if point is not None and point is not country])
    return [_cell(point, country, thirds) for point in points]


def _cell(point: Point | None, country: Point | None, thirds: dict[int, Mark]) -> Cell:
    if point is None:
        return Cell("–", "", NONE)
    benchmark = country.value if country is not None and country.period == point.period else None
    if benchmark is None or point is country or point.indicator.method == Method.COUNT:
        judged = None
    else:
        judged = beside_benchmark(point, benchmark)
    mark = MARKS.get(judged, NONE) if judged is not None else thirds.get(point.area.pk, NONE)
    return Cell(shown(point), point.period, mark)


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
