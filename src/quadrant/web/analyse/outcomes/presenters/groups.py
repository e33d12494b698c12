"""Groups in words and pictures: an indicator broken down by a dimension, and those that stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import (
    Breakdown,
    Judged,
    SlopeSeen,
    broken_down,
    by_area_and_group,
    dimensions_of,
    group_of,
    slope_of,
)
from quadrant.analyse.outcomes.terms import ALWAYS_ASKED, Dimension, Method
from quadrant.methods import words
from quadrant.methods.comparison import Outcome
from quadrant.web.analyse.outcomes.figures import (
    places_of,
    reckoned,
    reckoned_places_of,
    shown,
    sign_of,
    small_counts_told,
    written,
)
from quadrant.web.analyse.outcomes.findings import JUDGED_AS
from quadrant.web.design.charts import bars, slopes
from quadrant.web.design.charts.drawing import Chart
from quadrant.web.design.tables import Column, Kind, Table

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Indicator

MOST_BARS = 30
MOST_COLUMNS = 24


@dataclass(frozen=True)
class SeenGroups:
    """Everything on the page of an indicator's groups. `ways` are the dimensions held, `asked` those always asked for
    and not held."""

    ways: list[Dimension]
    asked: list[str]
    way: Dimension | None = None
    period: str = ""
    periods: Sequence[str] = ()
    chart: Chart | None = None
    table: Table[Judged] | None = None
    slope: str = ""
    slope_drawn: Chart | None = None
    cross: Table[Any] | None = None
    small_counts: str = ""
    left_out: int = 0


def seen_groups(
    request: HttpRequest, indicator: Indicator, area: Area, *, way: str, period: str, named: str
) -> SeenGroups:
    """Read the groups of the dimension asked for, else of the first that is held."""
    asked: Any = request
    held = dimensions_of(indicator)
    ways, missing = list(held), [one.label.lower() for one in ALWAYS_ASKED if one not in held]
    chosen = next((one for one in ways if one == way), next(iter(ways), None))
    if chosen is None:
        return SeenGroups(ways, missing)
    found, periods = broken_down(indicator, area, chosen, held[chosen], asked.user, period=period)
    if found is None:
        return SeenGroups(ways, missing, chosen)
    source = f"{area.name}, {found.period}. Source: {named or 'not named'}."
    slope = slope_of(found)
    crossed = by_area_and_group(indicator, area, held[chosen], asked.user, period=found.period)
    return SeenGroups(
        ways,
        missing,
        chosen,
        found.period,
        periods,
        _chart(indicator, area, found, source),
        _table(indicator, found),
        _slope_words(indicator, found, slope),
        _slope_chart(indicator, found, slope, source) if slope is not None else None,
        _cross(indicator, chosen, held[chosen], crossed, area),
        small_counts_told(chain((one.point for one in found.groups), *(row.values() for row in crossed.values()))),
        max(0, len(found.groups) - MOST_BARS),
    )


def finding(indicator: Indicator, area: Area, found: Breakdown) -> str:
    """Such as: Asian: 12.3%, worse than everybody (8.0%), and 1 of 4 others differs beyond chance."""
    known = [judged for judged in found.groups if judged.point.value is not None]
    if not known:
        return f"No group’s figure in {area.name} can be shown"
    if indicator.method == Method.COUNT:
        most = max(known, key=lambda judged: judged.point.value or 0.0)
        return f"{most.name} is the largest group in {area.name}: {shown(most.point)}"
    worst = next((judged for judged in _widest_first(found) if judged.beside is Outcome.WORSE), None)
    named = worst or next(iter(_widest_first(found)), None)
    if named is None or found.benchmark is None or named.beside is None:
        if found.benchmark is None or not any(judged.beside for judged in known):
            return f"{words.plural(len(known), 'group')} in {area.name}; chance cannot be told from difference"
        return f"No group in {area.name} differs from everybody beyond chance"
    beside = f"{JUDGED_AS[named.beside]} everybody ({written(indicator, found.benchmark)})"
    rest = f"{len(found.apart)} of {words.plural(len(found.groups), 'group')} differ beyond chance"
    return f"{named.name}: {shown(named.point)}, {beside}; {rest}"


def _widest_first(found: Breakdown) -> list[Judged]:
    benchmark = found.benchmark or 0.0
    return sorted(found.apart, key=lambda judged: -abs((judged.point.value or 0.0) - benchmark))


def _chart(indicator: Indicator, area: Area, found: Breakdown, source: str) -> Chart | None:
    drawn = found.groups[:MOST_BARS]
    if not any(judged.point.value is not None for judged in drawn):
        return None
    of_counts = indicator.method == Method.COUNT
    pooled = " (made of the groups)" if found.pooled else ""
    return bars.bar_chart(
        bars.Comparison(
            title=finding(indicator, area, found),
            bars=[_bar(one) for one in drawn],
            benchmark=None if of_counts else found.benchmark,
            benchmark_name=f"Everybody{pooled}",
            unit=sign_of(indicator),
            places=places_of(indicator),
            reckoned_places=reckoned_places_of(indicator),
            source=source,
            one="group",
        )
    )


def _bar(judged: Judged) -> bars.Bar:
    low, high = judged.limits or (None, None)
    return bars.Bar(judged.name, judged.point.value, low, high, missing=shown(judged.point))


def _table(indicator: Indicator, found: Breakdown) -> Table[Judged]:
    of_counts = indicator.method == Method.COUNT
    whole = found.benchmark if of_counts else None
    if of_counts and whole is None and not found.hidden:
        whole = sum(judged.point.value or 0.0 for judged in found.groups)

    def share(judged: Judged) -> float | None:
        value = judged.point.value
        return 100 * value / whole if value is not None and whole else None

    def limits(judged: Judged) -> str:
        return " to ".join(reckoned(indicator, each) for each in judged.limits) if judged.limits else words.NOTHING

    counted = any(judged.point.numerator is not None for judged in found.groups)
    return Table(
        name="groups_of_indicator",
        caption="The groups",
        one="group",
        rows=list(found.groups),
        columns=[
            Column("group", found.dimension.label, lambda one: one.name),
            Column("value", indicator.unit or "Value", lambda one: one.point.value, kind=Kind.NUMBER, show=_shown),
            Column("share", "Share", share, kind=Kind.NUMBER, show=_share_of(share), on_page=bool(whole)),
            Column("limits", "95% interval", limits, on_page=any(one.limits for one in found.groups)),
            Column("beside", "Beside everybody", beside_words, on_page=not of_counts),
            Column("numerator", "Numerator", lambda one: one.point.numerator, kind=Kind.NUMBER, on_page=counted),
            Column("denominator", "Denominator", lambda one: one.point.denominator, kind=Kind.NUMBER, on_page=counted),
        ],
        prefix="groups-",
    )


def _shown(judged: Judged) -> str:
    return shown(judged.point)


def _share_of(share: Any) -> Any:
    return lambda judged: words.NOTHING if (found := share(judged)) is None else f"{words.number(found, 1)}%"


def beside_words(judged: Judged) -> str:
    return str(judged.beside.value) if judged.beside else "Cannot be told"


def _slope_chart(indicator: Indicator, found: Breakdown, slope: SlopeSeen, source: str) -> Chart:
    steps = [
        slopes.Step(judged.name, share, judged.point.value or 0.0, *(judged.limits or (0.0, 0.0)))
        for judged, share in zip(found.groups, slope.shares, strict=True)
    ]
    return slopes.slope_chart(
        slopes.Slope(
            title=_slope_words(indicator, found, slope).removesuffix("."),
            steps=steps,
            first=slope.first,
            last=slope.last,
            unit=sign_of(indicator) or indicator.unit,
            places=reckoned_places_of(indicator),
            source=source,
        )
    )


def _slope_words(indicator: Indicator, found: Breakdown, slope: SlopeSeen | None) -> str:
    if found.dimension is not Dimension.DEPRIVATION:
        return ""
    if slope is None:
        return "The slope of inequality cannot be told: it takes the counts of every group."
    size, low, high = (float(each) for each in (slope.index.value, slope.index.lower, slope.index.upper))
    way = "falls" if size < 0 else "rises"
    if low * high <= 0:
        return (
            f"From the most deprived to the least it {way} by {_points(indicator, abs(size))}, as chance alone could."
        )
    least, most = sorted((abs(low), abs(high)))
    spread = f"95% interval: {_points(indicator, least)} to {_points(indicator, most)}"
    return f"From the most deprived to the least it {way} by {_points(indicator, abs(size))} ({spread})."


def _points(indicator: Indicator, size: float) -> str:
    """A difference: of per cents in percentage points."""
    if sign_of(indicator) == "%":
        return f"{words.number(size, reckoned_places_of(indicator))} percentage points"
    return reckoned(indicator, size)


def _cross(
    indicator: Indicator, way: Dimension, texts: Sequence[str], crossed: dict[Area, dict[str, Any]], area: Area
) -> Table[Any] | None:
    """Areas by groups; None where no other area is broken down so."""
    if len(crossed) < 2 or not texts:
        return None

    def column(at: int, text: str) -> Column[Any]:
        group = group_of(text)
        return Column(
            f"g{at}",
            group.name if group else text,
            lambda row: found.value if (found := row[1].get(text)) else None,
            kind=Kind.NUMBER,
            show=lambda row: shown(found) if (found := row[1].get(text)) else words.NOTHING,
            on_page=at < MOST_COLUMNS,
        )

    return Table(
        name="group_areas",
        caption=f"Areas like {area.name} by {way.label.lower()}",
        one="area",
        rows=list(crossed.items()),
        columns=[
            Column("area", "Area", lambda row: row[0].name),
            *(column(at, text) for at, text in enumerate(texts)),
            Column("code", "GSS code", lambda row: row[0].code, on_page=False),
        ],
        prefix="cross-",
    )
