"""How sure a figure is, where a series is going, and the middle of several: `methods` asked about points."""

from __future__ import annotations

from collections.abc import Sequence

from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.outcomes.queries.figures import Point
from quadrant.analyse.outcomes.terms import Method, Polarity
from quadrant.methods import comparison
from quadrant.methods.comparison import POINTS, Trend
from quadrant.methods.rates import byars, median, wilson

JUDGED = {
    Polarity.HIGH: comparison.Polarity.HIGH,
    Polarity.LOW: comparison.Polarity.LOW,
    Polarity.NEITHER: comparison.Polarity.NONE,
}


def known(points: Sequence[Point]) -> list[Point]:
    """The points whose value may be shown."""
    return [point for point in points if point.value is not None]


def interval(point: Point) -> tuple[float, float] | None:
    """95 % limits of a proportion or a rate that comes with its counts; None for any other."""
    value, events, people = point.value, point.numerator, point.denominator
    if not value or not events or not people or value < 0:
        return None
    # What the value is per (100 for per cent, 100,000 for a rate) follows from the three figures themselves.
    per = value * people / events
    if point.indicator.method == Method.PROPORTION and events <= people:
        found = wilson([events], [people])
        return float(found.lower[0] * per), float(found.upper[0] * per)
    if point.indicator.method == Method.RATE:
        of_count = byars([events])
        return float(of_count.lower[0] * per / people), float(of_count.upper[0] * per / people)
    return None


def recent_trend(indicator: Indicator, own: Sequence[Point]) -> Trend | None:
    """Where the last five points are going, beyond chance; None where the source gives no counts to tell it by."""
    points = [point for point in own if point.on is not None][-POINTS:]
    limits = [limit for point in points if (limit := interval(point)) is not None]
    values = [point.value for point in points if point.value is not None]
    if len(limits) < POINTS or len(values) < POINTS:
        return None
    low, high = zip(*limits, strict=True)
    return comparison.trend_of_values(values, low, high, polarity=JUDGED[Polarity(indicator.polarity)])


def middle(values: Sequence[float]) -> float | None:
    """The middle of several values (half lie below it); None of none."""
    return median(values) if values else None
