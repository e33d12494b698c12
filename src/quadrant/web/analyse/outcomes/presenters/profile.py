"""The profile of an area: every indicator with its newest figure, how it stands and where it goes, by outcome."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from markupsafe import Markup

from quadrant.analyse.outcomes.queries import (
    Alike,
    ProfileLine,
    alike,
    area_coded,
    areas_inside,
    around,
    beside_benchmark,
    indicators_in,
    indicators_of_outcomes,
    interval,
    kinds_inside,
    known,
    outcomes_by_indicator,
    profile_of,
)
from quadrant.analyse.outcomes.terms import ENGLAND, AreaKind, Method
from quadrant.methods import words
from quadrant.methods.comparison import Outcome
from quadrant.web.analyse.outcomes.figures import places_of, reckoned, shown, sign_of, small_counts_told
from quadrant.web.analyse.outcomes.findings import places_among, recent_words
from quadrant.web.analyse.outcomes.presenters.elsewhere import LineElsewhere, lines_elsewhere
from quadrant.web.design.addresses import address
from quadrant.web.design.charts.sparks import sparkline
from quadrant.web.design.tables import Column, Kind, Table

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Indicator

MOST_LINES, MOST_POINTS, MOST_CHOSEN = 40, 12, 100
OTHERS, OUTCOMES, WITHOUT = "Other indicators", "outcomes", "without-a-topic"
BESIDE = {
    Outcome.BETTER: ("+", "Better", "good"),
    Outcome.WORSE: ("−", "Worse", "bad"),
    Outcome.SIMILAR: ("=", "Similar", ""),
    Outcome.HIGHER: ("▲", "Higher", "apart"),
    Outcome.LOWER: ("▼", "Lower", "apart"),
}


@dataclass(frozen=True)
class LineOnPage:
    """One indicator in words."""

    name: str
    page: str
    spark: Markup
    figure: str
    limits: str
    period: str
    benchmark: str
    sign: str
    beside: str
    shade: str
    recent: str
    rank: str


@dataclass(frozen=True)
class Profile:
    """Everything on the page. `groups` are outcomes, then topics, each with its lines; `choices` are areas to go
    on to."""

    sentence: str
    groups: Sequence[tuple[str, Sequence[LineOnPage]]]
    benchmark: Area | None
    benchmarks: Sequence[Area]
    like: str
    choices_of: Sequence[tuple[str, str]]
    chosen: str
    left_out: int
    table: Table[ProfileLine]
    small_counts: str
    choices: Sequence[tuple[str, Sequence[Area]]]
    elsewhere: Sequence[LineElsewhere]


def profile_on_page(request: HttpRequest, area: Area) -> Profile:
    """The profile that the address asks for: of a topic, of outcomes or of all, beside the benchmark chosen."""
    asked: Any = request
    larger, own = around(area), area_coded(asked.partnership.area_code)
    held = [area_coded(ENGLAND), own, *larger]
    benchmarks = list({one.pk: one for one in held if one is not None and one.pk != area.pk}.values())
    usual = next(iter(larger), None) or next(iter(benchmarks), None)
    benchmark = next((one for one in benchmarks if one.code == request.GET.get("beside")), usual)
    every = indicators_in(area)
    choices, chosen, listed = _asked_for(request, every)
    like = alike(area)
    lines = profile_of(listed[:MOST_LINES], area, benchmark, like, asked.user)
    return Profile(
        _sentence(area, lines, benchmark),
        _groups(request, area, lines),
        benchmark,
        benchmarks,
        like.name,
        choices,
        chosen,
        max(0, len(listed) - MOST_LINES),
        _table(area, lines, benchmark, like),
        small_counts_told(point for line in lines for point in line.series),
        _choices(area, own, larger, like),
        lines_elsewhere(request, area, own, but=every, topics=_topics(chosen)),
    )


def _topics(chosen: str) -> list[str] | None:
    """The topic that is chosen; None of all."""
    return None if chosen in ("", OUTCOMES) else ["" if chosen == WITHOUT else chosen]


def _asked_for(request: HttpRequest, every: Sequence[Indicator]) -> tuple[list[tuple[str, str]], str, list[Indicator]]:
    """What may be chosen, what is, and its indicators: all that the area has figures of unless they are very many, else
    those that measure outcomes."""
    subjects = [(topic, topic) for topic in sorted({one.topic for one in every if one.topic})]
    subjects += [(WITHOUT, "Without a topic")] if any(not one.topic for one in every) else []
    whole = ("", "All") if len(every) <= MOST_LINES else (OUTCOMES, "Those that measure outcomes")
    choices = [whole, *subjects]
    said = request.GET.get("show", "")
    chosen = said if said in dict(choices) else whole[0]
    if chosen == OUTCOMES:
        held = {one.pk for one in every}
        measuring = [one for one in indicators_of_outcomes() if one.pk in held]
        if measuring or said == OUTCOMES or not subjects:
            return choices, chosen, measuring
        chosen = subjects[0][0]
    return choices, chosen, [one for one in every if chosen in ("", one.topic or WITHOUT)]


def _choices(area: Area, own: Area | None, larger: Sequence[Area], like: Alike) -> list[tuple[str, Sequence[Area]]]:
    """Where one may go on to from here: the larger areas, those like it, and those that lie in it."""
    found: list[tuple[str, Sequence[Area]]] = [("It lies in", larger)]
    if own is not None and own.pk not in {area.pk, *(one.pk for one in larger)}:
        found.insert(0, ("The partnership’s own", [own]))
    found.append((like.name or "Like it", like.areas))
    found += [(f"{kind.several} in it", areas_inside(area, kind)[:MOST_CHOSEN]) for _, kind, _ in kinds_inside([area])]
    return [(name, areas) for name, areas in found if areas]


def _sentence(area: Area, lines: Sequence[ProfileLine], benchmark: Area | None) -> str:
    said = f"{words.plural(len(lines), 'indicator')} of {area.name}"
    judged = [outcome for line in lines if (outcome := _outcome(line)) is not None]
    if benchmark is None or not judged:
        return f"{said}."
    told = [
        f"{judged.count(outcome)} {said_as.lower()}"
        for outcome, (_, said_as, _) in BESIDE.items()
        if judged.count(outcome)
    ]
    return f"{said}. Beside {benchmark.name}, by 95% intervals: {', '.join(told)}."


def _groups(request: HttpRequest, area: Area, lines: Sequence[ProfileLine]) -> list[tuple[str, Sequence[LineOnPage]]]:
    """Under each outcome what measures it; an indicator of two outcomes stands under both."""
    measures = outcomes_by_indicator([line.indicator.pk for line in lines])
    found: dict[str, list[LineOnPage]] = {}
    named = sorted({outcome.name for outcomes in measures.values() for outcome in outcomes})
    others = sorted({line.indicator.topic or OTHERS for line in lines if not measures.get(line.indicator.pk)})
    for name in [*named, *(f"Other: {topic}" if topic != OTHERS else OTHERS for topic in others)]:
        found[name] = []
    for line in lines:
        shown_as = _line(request, area, line)
        topic = line.indicator.topic
        under = [outcome.name for outcome in measures.get(line.indicator.pk, [])]
        for name in under or [f"Other: {topic}" if topic else OTHERS]:
            found[name].append(shown_as)
    return [(name, each) for name, each in found.items() if each]


def _line(request: HttpRequest, area: Area, line: ProfileLine) -> LineOnPage:
    indicator, newest = line.indicator, line.newest
    page = f"{address(request, 'indicator', number=indicator.pk)}?area={area.code}"
    values = [point.value for point in line.series if point.on is not None][-MOST_POINTS:]
    of_counts = indicator.method == Method.COUNT
    unit = f" {indicator.unit}" if indicator.unit and not sign_of(indicator) and not of_counts else ""
    outcome = _outcome(line)
    sign, beside, shade = BESIDE[outcome] if outcome in BESIDE else ("", _untold(line), "")
    return LineOnPage(
        indicator.name,
        page,
        sparkline(values, name=indicator.name, unit=sign_of(indicator), places=places_of(indicator)),
        shown(newest) if newest.value is None else f"{shown(newest)}{unit}",
        _limits(line),
        newest.period,
        shown(line.benchmark) if line.benchmark is not None else words.NOTHING,
        sign,
        beside,
        shade,
        recent_words(indicator, line.series).split(". ", 1)[0],
        _rank(line),
    )


def _outcome(line: ProfileLine) -> Outcome | None:
    if line.benchmark is None or line.benchmark.value is None or line.indicator.method == Method.COUNT:
        return None
    return beside_benchmark(line.newest, line.benchmark.value, among=line.series)


def _untold(line: ProfileLine) -> str:
    """Above or below, where no counts tell difference from chance."""
    if line.newest.beyond is not None or (line.benchmark is not None and line.benchmark.beyond is not None):
        return "Not compared: more than 100 per cent"
    ours, theirs = line.newest.value, line.benchmark.value if line.benchmark is not None else None
    if ours is None or theirs is None or line.indicator.method == Method.COUNT:
        return words.NOTHING
    side = "The same" if ours == theirs else "Above" if ours > theirs else "Below"
    return f"{side}; no counts to tell it from chance"


def _limits(line: ProfileLine) -> str:
    found = interval(line.newest, among=line.series)
    return " to ".join(reckoned(line.indicator, each) for each in found) if found else ""


def _rank(line: ProfileLine) -> str:
    points = known(line.among)
    if line.newest.value is None or len(points) < 2 or line.indicator.method == Method.COUNT:
        return words.NOTHING
    place = places_among(line.indicator, points)[line.newest.area.pk]
    return f"{words.ordinal(place)} of {len(points)}"


def _table(area: Area, lines: Iterable[ProfileLine], benchmark: Area | None, like: Alike) -> Table[ProfileLine]:
    """The same as a file."""
    beside = benchmark.name if benchmark is not None else "Benchmark"
    return Table(
        name="profile",
        caption=f"Profile of {area.name}",
        one="indicator",
        rows=list(lines),
        columns=[
            Column("indicator", "Indicator", lambda line: line.indicator.name),
            Column("topic", "Topic", lambda line: line.indicator.topic),
            Column("period", "Period", lambda line: line.newest.period),
            Column("value", area.name, lambda line: line.newest.value, kind=Kind.NUMBER),
            Column("unit", "Unit", lambda line: line.indicator.unit),
            Column("limits", "95% interval", _limits),
            Column(
                "benchmark", beside, lambda line: line.benchmark.value if line.benchmark else None, kind=Kind.NUMBER
            ),
            Column("beside", f"Beside {beside}", _beside_in_words),
            Column("recent", "Recent trend", lambda line: recent_words(line.indicator, line.series)),
            Column("rank", f"Rank among {like.name or 'areas like it'}", _rank),
            Column("source", "Source", lambda line: line.indicator.source),
            Column("hidden", "Note", _note),
        ],
    )


def _note(line: ProfileLine) -> str:
    """Why a figure is missing from the file: the area's own, or the benchmark's."""
    beside = line.benchmark
    theirs = f"{beside.area.name}: {shown(beside)}" if beside is not None and beside.beyond is not None else ""
    ours = shown(line.newest) if line.newest.hidden or line.newest.beyond is not None else ""
    return "; ".join(part for part in (ours, theirs) if part)


def _beside_in_words(line: ProfileLine) -> str:
    outcome = _outcome(line)
    return BESIDE[outcome][1] if outcome in BESIDE else _untold(line)


def kind_of(area: Area) -> str:
    return AreaKind(area.kind).label
