"""What figures say, in a sentence: the titles of charts. No figure is called better or worse without a polarity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from quadrant.analyse.outcomes.queries import Point, beside_benchmark, known, recent_trend
from quadrant.analyse.outcomes.terms import Method, Polarity
from quadrant.methods import words
from quadrant.methods.comparison import POINTS, Outcome
from quadrant.web.analyse.outcomes.figures import as_subject, named, shown, written

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Indicator


JUDGED_AS = {
    Outcome.BETTER: "better than",
    Outcome.WORSE: "worse than",
    Outcome.SIMILAR: "similar to",
    Outcome.HIGHER: "above",
    Outcome.LOWER: "below",
}


def trend_finding(indicator: Indicator, own: Sequence[Point], england: Sequence[Point]) -> str:
    """Such as: Herefordshire rose from 31% in 2023 to 41.5% in 2024, worse than England (24%).

    Better and worse are said only where the whole 95 % interval lies on one side of England's figure.
    """
    points = known(own)
    if not points:
        return "No figure for this area can be shown"
    first, last = points[0], points[-1]
    name, now = as_subject(last.area, last.breakdown), written(indicator, last.value)
    began, then = words.in_period(first.period), words.in_period(last.period)
    if len(points) == 1:
        said = f"{name} stood at {now} {then}"
    elif written(indicator, first.value) == now:
        said = f"{name} stands at {now} {then}, as {began}"
    else:
        went = "rose" if (last.value or 0) > (first.value or 0) else "fell"
        said = f"{name} {went} from {written(indicator, first.value)} {began} to {now} {then}"
    return said + _beside_england(indicator, points, england)


def _beside_england(indicator: Indicator, own: Sequence[Point], england: Sequence[Point]) -> str:
    last = own[-1]
    beyond = next((each for each in england if each.period == last.period and each.beyond is not None), None)
    if beyond is not None:
        return f"; England {shown(beyond)}"
    beside = next((point for point in known(england) if point.period == last.period), None)
    if beside is None or beside.value is None or last.value is None or indicator.method == Method.COUNT:
        return ""
    theirs = written(indicator, beside.value)
    if theirs == written(indicator, last.value):
        return f", the same as England ({theirs})"
    judged = beside_benchmark(last, beside.value, among=own)
    if judged is not None:
        return f", {JUDGED_AS[judged]} England ({theirs})"
    # Without counts nobody can tell chance from difference, so nothing is called better or worse.
    side = "above" if last.value > beside.value else "below"
    good = {Polarity.HIGH: "; higher is better", Polarity.LOW: "; lower is better"}
    return f", {side} England ({theirs}{good.get(Polarity(indicator.polarity), '')})"


def rank_finding(
    indicator: Indicator,
    area: Area,
    ranked: Sequence[Point],
    places: Mapping[int, int],
    period: str,
    *,
    group: str = "",
) -> str:
    """Such as: Herefordshire is 12th best of 151 areas like it, the last worst; 12th highest where nobody judges."""
    name = named(area, group)
    points = known(ranked)
    own = next((point for point in ranked if point.area.pk == area.pk), None)
    if own is None or own.value is None:
        told = words.lower_first(shown(own)) if own is not None else "not available"
        told = "hidden, as the numbers are small" if own is not None and own.hidden else told
        return f"{name}, {period}: {told}" if period else f"{name}: {told}"
    if len(points) == 1:
        return f"No area like {as_subject(area, group)} has a figure {words.in_period(own.period)}"
    place = places[area.pk]
    best, worst = ("highest", "lowest") if indicator.polarity == Polarity.NEITHER else ("best", "worst")
    said = best if place == 1 else worst if place == len(points) else f"{words.ordinal(place)} {best}"
    like_it = f"{words.plural(len(points), 'area')} like it {words.in_period(own.period)}"
    return f"{as_subject(area, group)} is {said} of {like_it}"


def places_among(indicator: Indicator, ranked: Sequence[Point]) -> dict[int, int]:
    """The place of each area that has a figure: from the best, or the highest where nobody judges; equals share one."""
    low_first = indicator.polarity == Polarity.LOW
    points = sorted(known(ranked), key=lambda point: (point.value or 0.0) * (1 if low_first else -1))
    places: dict[int, int] = {}
    for at, point in enumerate(points):
        before = points[at - 1] if at else None
        tied = before is not None and before.value == point.value
        places[point.area.pk] = places[before.area.pk] if before is not None and tied else at + 1
    return places


def recent_words(indicator: Indicator, own: Sequence[Point]) -> str:
    """Whether the last five points move beyond chance, as far as counts let it be told."""
    found = recent_trend(indicator, own)
    if found is not None:
        return str(found.value)
    values = [point.value for point in known(own)][-POINTS:]
    if len(values) < POINTS:
        return "Cannot be told: it takes five points"
    steps = list(pairwise(values))
    ups = sum((later or 0.0) > (earlier or 0.0) for earlier, later in steps)
    downs = sum((later or 0.0) < (earlier or 0.0) for earlier, later in steps)
    moved = f"Up {words.plural(ups, 'time')} and down {words.plural(downs, 'time')} in the last four steps"
    if any(point.denominator for point in own):
        return f"{moved}. Whether it is a share or a rate is not said, so chance cannot be told from change"
    return f"{moved}. The source gives no counts, so chance cannot be told from change"
