"""How sure a figure is, where a series is going, and the middle of several: `methods` asked about points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.outcomes.queries.hiding import Point
from quadrant.analyse.outcomes.terms import Method, Polarity
from quadrant.methods import comparison
from quadrant.methods.arrays import Estimate
from quadrant.methods.comparison import POINTS, Outcome, Trend
from quadrant.methods.rates import byars, median, wilson

Limits = tuple[float, float]
JUDGED = {
    Polarity.HIGH: comparison.Polarity.HIGH,
    Polarity.LOW: comparison.Polarity.LOW,
    Polarity.NEITHER: comparison.Polarity.NONE,
}


def known(points: Sequence[Point]) -> list[Point]:
    """The points whose value may be shown."""
    return [point for point in points if point.value is not None]


def interval(point: Point, *, among: Sequence[Point] = ()) -> Limits | None:
    """95 % limits of a proportion or a rate that comes with its counts; None for any other.

    Where nothing happened, what the figure is per is taken from those it stands `among`.
    """
    return intervals([point], among=among)[0]


def intervals(points: Sequence[Point], *, among: Sequence[Point] = ()) -> list[Limits | None]:
    """The `interval` of each of them. Worked out together, hundreds take hardly longer than one."""
    found: list[Limits | None] = [None] * len(points)
    told = {at: counts for at, point in enumerate(points) if (counts := _counts(point, among)) is not None}
    for method in (Method.PROPORTION, Method.RATE):
        alike = [at for at in told if points[at].indicator.method == method]
        if not alike:
            continue
        events, people, per = np.array([told[at] for at in alike]).T
        limits = wilson(events, people) if method is Method.PROPORTION else byars(events)
        of = 1.0 if method is Method.PROPORTION else people
        low, high = (limits.lower * per / of).tolist(), (limits.upper * per / of).tolist()
        for at, least, most in zip(alike, low, high, strict=True):
            found[at] = least, most
    return found


def _counts(point: Point, among: Sequence[Point]) -> tuple[float, float, float] | None:
    """Events, people and what the figure is per, where its limits can be told of them."""
    value, events, people = point.value, point.numerator, point.denominator
    if value is None or events is None or not people or (events == 0) != (value == 0):
        return None
    if point.indicator.method == Method.PROPORTION and events > people:
        return None
    per = next((scale for one in chain((point,), among) if (scale := scale_of(one)) is not None), None)
    return (events, people, per) if per is not None else None


def scale_of(point: Point) -> float | None:
    """What a value is per (100 for per cent, 100,000 for a rate), which follows from its three figures."""
    if not point.value or not point.numerator or not point.denominator or point.value < 0:
        return None
    return point.value * point.denominator / point.numerator


def beside_benchmark(point: Point, benchmark: float, *, among: Sequence[Point] = ()) -> Outcome | None:
    """A figure beside a benchmark, by its 95 % interval; None where the source gives no counts to tell it by."""
    return beside_benchmarks([point], benchmark, [interval(point, among=among)])[0]


def beside_benchmarks(
    points: Sequence[Point], benchmark: float, limits: Sequence[Limits | None]
) -> list[Outcome | None]:
    """Each of several figures of one indicator beside a benchmark, by the interval that it has."""
    found: list[Outcome | None] = [None] * len(points)
    told = [(at, point.value, each) for at, (point, each) in enumerate(zip(points, limits, strict=True)) if each]
    if told:
        value, low, high = np.array([(value, *each) for _, value, each in told], dtype=np.float64).T
        polarity = JUDGED[Polarity(points[0].indicator.polarity)]
        outcomes = comparison.compare_to_benchmark(Estimate(value, low, high), benchmark, polarity=polarity)
        for (at, _, _), outcome in zip(told, outcomes, strict=True):
            found[at] = outcome
    return found


def recent_trend(indicator: Indicator, own: Sequence[Point]) -> Trend | None:
    """Where the last five points are going, beyond chance; None where the source gives no counts to tell it by."""
    points = [point for point in own if point.on is not None][-POINTS:]
    limits = [limit for limit in intervals(points, among=points) if limit is not None]
    values = [point.value for point in points if point.value is not None]
    if len(limits) < POINTS or len(values) < POINTS:
        return None
    low, high = zip(*limits, strict=True)
    return comparison.trend_of_values(values, low, high, polarity=JUDGED[Polarity(indicator.polarity)])


def middle(values: Sequence[float]) -> float | None:
    """The middle of several values (half lie below it); None of none."""
    return median(values) if values else None
