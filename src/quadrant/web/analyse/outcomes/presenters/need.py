"""Need now and to come, in words, a picture and a table by band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import (
    NeedSeen,
    NotProjected,
    Point,
    ahead_of,
    known,
    need_seen,
    populations,
    series_of,
    years_of_population,
)
from quadrant.methods import words
from quadrant.web.analyse.outcomes.figures import sign_of, written
from quadrant.web.analyse.outcomes.presenters.ahead import forecast_words
from quadrant.web.design.charts import lines
from quadrant.web.design.charts.drawing import Chart

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Indicator


@dataclass(frozen=True)
class NeedOnPage:
    """Everything on the page of an indicator's need."""

    now: str
    forecast: str
    populations: Sequence[Indicator]
    population: Indicator | None
    chart: Chart | None = None
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    foot: Sequence[str] = ()
    why_not: str = ""
    source: str = ""


def need_on_page(request: HttpRequest, indicator: Indicator, area: Area, named: str) -> NeedOnPage:
    """Project with the population asked for, else with the first that fits."""
    asked: Any = request
    own = series_of(indicator, [area], asked.user)[area.pk]
    held = [one for one in populations(area) if one.pk != indicator.pk]
    chosen = next((one for one in held if str(one.pk) == request.GET.get("population")), next(iter(held), None))
    years = years_of_population(chosen, area, asked.user) if chosen else None
    found = need_seen(indicator, area, asked.user, years)
    base = NeedOnPage(_now(indicator, own), forecast_words(indicator, ahead_of(indicator, own)), held, chosen)
    source = f"{area.name}. Rates: {named or 'not named'}."
    if isinstance(found, NotProjected):
        return NeedOnPage(base.now, base.forecast, held, chosen, why_not=found.sentence, source=source)
    source = f"{area.name}. Rates of {found.period}: {named or 'not named'}. People: {_source_of(found.of)}."
    return NeedOnPage(
        base.now,
        base.forecast,
        held,
        chosen,
        _chart(area, found, source),
        ["Group", *found.periods],
        _rows(found),
        ["Everybody", *(_people(each) for each in found.projection.totals.value)],
        source=source,
    )


def _now(indicator: Indicator, own: Sequence[Point]) -> str:
    points = known(own)
    if not points:
        return "No figure can be shown."
    last = points[-1]
    unit = f" ({indicator.unit})" if indicator.unit and not sign_of(indicator) else ""
    said = f"{written(indicator, last.value)}{unit} {words.in_period(last.period)}"
    if last.numerator is None or not last.denominator:
        return f"{said}. The source gives no counts of people."
    return f"{_people(last.numerator)} of {_people(last.denominator)} people: {said}."


def _source_of(population: Indicator) -> str:
    return f"{population.name}, {population.source}" if population.source else population.name


def _people(count: float) -> str:
    return words.number(round(float(count)))


def _chart(area: Area, found: NeedSeen, source: str) -> Chart | None:
    totals = found.projection.totals
    first, last = float(totals.value[0]), float(totals.value[-1])
    points = [
        lines.Point(label, float(value), float(low), float(high))
        for label, value, low, high in zip(found.periods, totals.value, totals.lower, totals.upper, strict=True)
    ]
    if len(points) < 2:
        return None
    way = "grows" if round(last) > round(first) else "shrinks" if round(last) < round(first) else "stays"
    spread = f"{_people(float(totals.lower[-1]))} to {_people(float(totals.upper[-1]))}"
    began, ends = (words.in_period(found.periods[at]) for at in (0, -1))
    stays = f"if rates stay as {words.in_period(found.period)}"
    title = f"Need in {area.name} {way} from {_people(first)} people {began} to {_people(last)}"
    return lines.line_chart(
        lines.TimeSeries(
            title=f"{title} ({spread}) {ends}, {stays}",
            own=lines.Series("People, central", points),
            unit="people",
            places=0,
            from_zero=True,
            source=source,
        )
    )


def _rows(found: NeedSeen) -> list[list[str]]:
    return [
        [
            name,
            *(
                f"{_people(central)} ({_people(low)} to {_people(high)})"
                for low, central, high in zip(
                    found.projection.low[:, at],
                    found.projection.central[:, at],
                    found.projection.high[:, at],
                    strict=True,
                )
            ),
        ]
        for at, name in enumerate(found.bands)
    ]
