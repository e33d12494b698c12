"""How sure a figure is, where a series is going, and the middle of several: `methods` asked about points."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.outcomes.queries.hiding import Point
from quadrant.analyse.outcomes.terms import Method, Polarity
from quadrant.methods import comparison
from quadrant.methods.arrays import Estimate
from quadrant.methods.comparison import POINTS, Outcome, Trend
from quadrant.methods.rates import byars, median, wilson

JUDGED = {
    Polarity.HIGH: comparison.Polarity.HIGH,
    Polarity.LOW: comparison.Polarity.LOW,
    Polarity.NEITHER: comparison.Polarity.NONE,
}


def known(points: Sequence[Point]) -> list[Point]:
    """The points whose value may be shown."""
    return [point for point in points if point.value is not None]


def interval(point: Point, *, among: Sequence[Point] = ()) -> tuple[float, float] | None:
    """95 % limits of a proportion or a rate that comes with its counts; None for any other.

    Where nothing happened, what the figure is per is taken from those it stands `among`.
    """
    events, people = point.numerator, point.denominator
    per = next((scale for one in (point, *among) if (scale := scale_of(one)) is not None), None)
    if point.value is None or events is None or not people or per is None or (events == 0) != (point.value == 0):
        return None
    if point.indicator.method == Method.PROPORTION and events <= people:
        found = wilson([events], [people])
        return float(found.lower[0] * per), float(found.upper[0] * per)
    if point.indicator.method == Method.RATE:
        of_count = byars([events])
        return float(of_count.lower[0] * per / people), float(of_count.upper[0] * per / people)
    return None


def scale_of(point: Point) -> float | None:
    """What a value is per (100 for per cent, 100,000 for a rate), which follows from its three figures."""
    if not point.value or not point.numerator or not point.denominator or point.value < 0:
        return None
    return point.value * point.denominator / point.numerator


def beside_benchmark(point: Point, benchmark: float, *, among: Sequence[Point] = ()) -> Outcome | None:
    """A figure beside a benchmark, by its 95 % interval; None where the source gives no counts to tell it by."""
    limits = interval(point, among=among)
    if limits is None or point.value is None:
        return None
    value, low, high = (np.array([number]) for number in (point.value, *limits))
    beside = Estimate(value, low, high)
    polarity = JUDGED[Polarity(point.indicator.polarity)]
    return comparison.compare_to_benchmark(beside, benchmark, polarity=polarity)[0]


def recent_trend(indicator: Indicator, own: Sequence[Point]) -> Trend | None:
    """Where the last five points are going, beyond chance; None where the source gives no counts to tell it by."""
    points = [point for point in own if point.on is not None][-POINTS:]
    limits = [limit for point in points if (limit := interval(point, among=points)) is not None]
    values = [point.value for point in points if point.value is not None]
    if len(limits) < POINTS or len(values) < POINTS:
        return None
    low, high = zip(*limits, strict=True)
    return comparison.trend_of_values(values, low, high, polarity=JUDGED[Polarity(indicator.polarity)])


def middle(values: Sequence[float]) -> float | None:
    """The middle of several values (half lie below it); None of none."""
    return median(values) if values else None
