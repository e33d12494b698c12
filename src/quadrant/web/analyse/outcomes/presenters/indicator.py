"""One indicator in one area: how it went, how England and its neighbours went, and where it stands among its like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import (
    Ahead,
    Neighbourhood,
    Point,
    TooShort,
    ahead_of,
    compared,
    figures_of,
    interval,
    known,
    length_shown,
    middle,
    neighbourhood_of,
    of_length,
    periods_of,
    points_for,
    targets_of,
)
from quadrant.analyse.outcomes.rules import may_set_targets
from quadrant.analyse.outcomes.terms import Polarity
from quadrant.methods import words
from quadrant.web.analyse.outcomes.figures import (
    as_set,
    as_subject,
    group_name,
    is_counted,
    named,
    note_of,
    places_of,
    reckoned_places_of,
    shown,
    sign_of,
    small_counts_told,
    unit_words,
)
from quadrant.web.analyse.outcomes.findings import places_among, rank_finding, recent_words, trend_finding
from quadrant.web.analyse.outcomes.presenters.ahead import (
    TargetCard,
    asked_in,
    ended_rows,
    fan_of,
    forecast_words,
    target_card,
)
from quadrant.web.analyse.outcomes.presenters.funnel import funnel_chart
from quadrant.web.analyse.outcomes.presenters.lengths import OtherLength, other_lengths, period_shown
from quadrant.web.design.charts import bars, lines
from quadrant.web.design.charts.drawing import Chart
from quadrant.web.design.tables import Column, Kind, Table

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Indicator, Target

MOST_PERIODS = 24


@dataclass(frozen=True)
class Seen:
    """Everything on an indicator's page that its figures give."""

    trend: Chart | None
    recent: str
    beside: Chart | None
    funnel: Chart | None
    ranking: Table[Point] | None
    finding: str
    period: str
    periods: list[str]
    neighbours: Neighbourhood | None
    small_counts: str
    beyond: str
    forecast: str
    target: TargetCard | None
    ended: list[list[str]]
    others: list[OtherLength]
    of_group: str


def seen(
    request: HttpRequest,
    indicator: Indicator,
    area: Area,
    england: Area | None,
    *,
    group: str,
    period: str,
    publisher: str,
) -> Seen:
    """Read the figures of the area, of England and of its neighbours, and put them into words and pictures: those of
    periods as long as the one shown. `publisher` is where they come from."""
    asked: Any = request
    around = neighbourhood_of(area)
    others = list(around.neighbours) if around else []
    wanted = [area, *([england] if england and england.pk != area.pk else []), *others]
    held = figures_of(indicator, wanted, asked.user, breakdown=group)
    periods = periods_of(indicator, area, breakdown=group)
    chosen = period_shown(periods, period, held[area.pk])
    length = length_shown((), chosen)
    series = {number: of_length(points, length) for number, points in held.items()}
    own = series[area.pk]
    country = series.get(england.pk, []) if england and england.pk != area.pk else []
    ranked = compared(indicator, area, asked.user, period=chosen, breakdown=group)
    source, places = _source(indicator, group, publisher), places_among(indicator, ranked)
    ahead = ahead_of(indicator, own)
    targets = [] if group else targets_of(indicator, area)
    standing = next((one for one in targets if one.ended_at is None), None)
    drawn = standing if standing and of_length(points_for(standing, held[area.pk]), length) else None
    may_end = may_set_targets(asked.user)
    return Seen(
        trend=_trend(indicator, own, country, [series[other.pk] for other in others], source, ahead, drawn),
        recent=recent_words(indicator, own),
        beside=_beside(indicator, area, chosen, ranked, country, around, source),
        funnel=funnel_chart(indicator, area, ranked, source, group=group_name(group)),
        ranking=_ranking(indicator, area, ranked, places),
        finding=rank_finding(indicator, area, ranked, places, chosen, group=group),
        period=chosen,
        periods=periods,
        neighbours=around,
        small_counts=small_counts_told([*own, *ranked]),
        beyond=_beyond([*own, *country]),
        forecast=forecast_words(indicator, ahead),
        target=target_card(request, standing, held[area.pk], may_end=may_end) if standing else None,
        ended=ended_rows(targets),
        others=other_lengths(request, indicator, held[area.pk], but=length, group=group),
        of_group=group_name(group),
    )


def _beyond(points: Sequence[Point]) -> str:
    """Which figures of the page are no shares that anything could be compared with."""
    found = [
        f"{as_subject(each.area, each.breakdown)} {words.in_period(each.period)}: {shown(each)}"
        for each in points
        if each.beyond is not None
    ]
    return f"Not drawn. {'; '.join(found)}." if found else ""


def _source(indicator: Indicator, group: str, publisher: str) -> str:
    """What stands under each picture: of whom the figures are where not of everybody, and who publishes them."""
    updated = f", {words.month(indicator.updated_on)}" if indicator.updated_on else ""
    return f"{f'{group}. ' if group else ''}Source: {publisher or 'not named'}{updated}."


def _trend(
    indicator: Indicator,
    own: list[Point],
    country: list[Point],
    others: list[list[Point]],
    source: str,
    ahead: Ahead | TooShort,
    target: Target | None,
) -> Chart | None:
    points = [point for point in own if point.on is not None or point.value is not None][-MOST_PERIODS:]
    if len(known(points)) < 2:
        return None
    fan = fan_of(ahead)
    coming = [lines.Point(label, None) for label in fan]
    compared_with = [lines.Series("England", [lines.Point(point.period, point.value) for point in country])]
    compared_with += _neighbours_series(points, others)
    return lines.line_chart(
        lines.TimeSeries(
            title=trend_finding(indicator, points, country),
            own=lines.Series(
                named(points[-1].area, points[-1].breakdown), [*(_drawn(point, points) for point in points), *coming]
            ),
            compared=[series for series in compared_with if any(point.value is not None for point in series.points)],
            unit=unit_words(indicator),
            places=places_of(indicator),
            reckoned_places=reckoned_places_of(indicator),
            source=source,
            from_zero=is_counted(indicator),
            ahead=fan,
            target=asked_in(target, points, ahead),
            target_end=f"{as_set(indicator, target.value)} by {words.month(target.due_on)}" if target else "",
        )
    )


def _drawn(point: Point, among: Sequence[Point]) -> lines.Point:
    low, high = interval(point, among=among) or (None, None)
    return lines.Point(point.period, point.value, low, high)


def _neighbours_series(points: Sequence[Point], others: list[list[Point]]) -> list[lines.Series]:
    """The middle of the neighbours, in each period in which three of them have a figure."""
    by_period: dict[str, list[float]] = {point.period: [] for point in points}
    for series in others:
        for point in series:
            if point.value is not None and point.period in by_period:
                by_period[point.period].append(point.value)
    drawn = [lines.Point(label, middle(values) if len(values) > 2 else None) for label, values in by_period.items()]
    return [lines.Series("Neighbours, middle", drawn)]


def _beside(
    indicator: Indicator,
    area: Area,
    period: str,
    ranked: Sequence[Point],
    country: Sequence[Point],
    around: Neighbourhood | None,
    source: str,
) -> Chart | None:
    """The area among its neighbours, the highest first; without neighbours, among those nearest to it in rank."""
    alike = {other.pk for other in around.neighbours} | {area.pk} if around else _near_in_rank(area, ranked)
    chosen = [point for point in ranked if point.area.pk in alike]
    if len(known(chosen)) < 2 or not any(point.area.pk == area.pk for point in known(chosen)):
        return None
    benchmark = next((point.value for point in country if point.period == period), None)
    return bars.bar_chart(
        bars.Comparison(
            title=_place_among(indicator, area, known(chosen), neighbours=around is not None),
            bars=[_bar(point, chosen, own=point.area.pk == area.pk) for point in chosen],
            benchmark=benchmark,
            unit=sign_of(indicator),
            places=places_of(indicator),
            reckoned_places=reckoned_places_of(indicator),
            source=f"{period}. {source}",
        )
    )


def _near_in_rank(area: Area, ranked: Sequence[Point]) -> set[int]:
    numbers = [point.area.pk for point in known(ranked)]
    at = numbers.index(area.pk) if area.pk in numbers else 0
    return set(numbers[max(0, at - 5) : at + 6])


def _place_among(indicator: Indicator, area: Area, points: Sequence[Point], *, neighbours: bool) -> str:
    point = next(point for point in points if point.area.pk == area.pk)
    own, group = point.value or 0.0, point.breakdown
    higher = sum((point.value or 0.0) > own for point in points)
    one, more = ("neighbour", "neighbours") if neighbours else ("area near it in rank", "areas near it in rank")
    others = words.plural(len(points) - 1, one, more)
    if higher == 0:
        return f"{as_subject(area, group)} is highest beside {others}"
    return f"{higher} of {others} {'are' if higher > 1 else 'is'} higher than {named(area, group)}"


def _bar(point: Point, among: Sequence[Point], *, own: bool) -> bars.Bar:
    low, high = interval(point, among=among) or (None, None)
    return bars.Bar(point.area.name, point.value, low, high, own=own, missing=shown(point))


def _ranking(
    indicator: Indicator, area: Area, ranked: Sequence[Point], places: Mapping[int, int]
) -> Table[Point] | None:
    if len(ranked) < 2:
        return None
    counted = any(point.numerator is not None for point in ranked)
    return Table(
        name="areas",
        caption="All areas like it",
        one="area",
        rows=list(ranked),
        order="rank",
        columns=[
            Column("area", "Area", lambda point: point.area.name, show=lambda point: _named(point, area)),
            Column("rank", _from_which(indicator), lambda point: places.get(point.area.pk), kind=Kind.NUMBER),
            Column("value", indicator.unit or "Value", lambda point: point.value, kind=Kind.NUMBER, show=shown),
            *_counts(counted),
            Column("region", "Region", lambda point: point.area.region),
            Column("code", "GSS code", lambda point: point.area.code, on_page=False),
            Column("period", "Period", lambda point: point.period, on_page=False),
            Column("note", "Note", note_of, show=lambda point: point.note, on_page=any(point.note for point in ranked)),
        ],
        search=("name",),
        prefix="areas-",
    )


def _from_which(indicator: Indicator) -> str:
    return "From the highest" if indicator.polarity == Polarity.NEITHER else "From the best"


def _named(point: Point, area: Area) -> str:
    return f"{point.area.name} (this area)" if point.area.pk == area.pk else point.area.name


def _counts(counted: bool) -> list[Column[Point]]:
    if not counted:
        return []
    return [
        Column("numerator", "Numerator", lambda point: point.numerator, kind=Kind.NUMBER),
        Column("denominator", "Denominator", lambda point: point.denominator, kind=Kind.NUMBER),
    ]
