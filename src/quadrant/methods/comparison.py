"""Better or worse than a benchmark or a goal, and whether an indicator is moving beyond chance.

The rules are those of England's public-health profiles (Fingertips, technical guidance), so figures agree with theirs.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from quadrant.methods.arrays import BoolArray, Estimate, FloatArray, finite, floats, one_of, plain, same_length
from quadrant.methods.rates import rate, wilson

Kind = Literal["proportion", "rate"]
POINTS: Final = 5
CHI_SQUARE: Final = 9.54953570608324  # 1 degree of freedom, 99.8 %
_LIMITS_IN_ERRORS: Final = 3.92  # 95 % limits lie 3.92 standard errors apart


class Polarity(StrEnum):
    """Which way is good."""

    HIGH = "High is good"
    LOW = "Low is good"
    NONE = "No judgement"


class Outcome(StrEnum):
    """An area beside its benchmark; higher and lower where nobody judges which is good."""

    BETTER = "Better"
    SIMILAR = "Similar"
    WORSE = "Worse"
    HIGHER = "Higher"
    LOWER = "Lower"
    NOT_COMPARED = "Not compared"


class Trend(StrEnum):
    """Where an indicator is going over its last five points."""

    INCREASING = "Increasing"
    DECREASING = "Decreasing"
    INCREASING_BETTER = "Increasing and getting better"
    INCREASING_WORSE = "Increasing and getting worse"
    DECREASING_BETTER = "Decreasing and getting better"
    DECREASING_WORSE = "Decreasing and getting worse"
    NO_CHANGE = "No significant change"
    CANNOT_BE_CALCULATED = "Cannot be calculated"


def compare_to_benchmark(
    estimate: Estimate,
    benchmark: ArrayLike | None = None,
    *,
    goal: float | tuple[float, float] | None = None,
    polarity: Polarity | str = Polarity.NONE,
) -> tuple[Outcome, ...]:
    """Each row beside a benchmark by its interval, or beside a goal by its value.

    By interval: higher when the lower limit lies above the benchmark's value, lower when the upper limit lies below
    it, else similar; `polarity` turns higher and lower into better and worse. By goal: one number is met or not, at
    it counts as met; of two numbers, between them counts as similar.
    Shapes: `benchmark` one number or one per row. A row with a missing value, limit or benchmark is not compared.
    Errors: both or neither of benchmark and goal; a goal without a polarity, for then nothing can be met; a number of
    benchmarks that is neither one nor that of the rows; a goal that is no number; infinity; an unknown polarity.
    """
    direction = Polarity(polarity)
    if (benchmark is None) == (goal is None):
        raise ValueError("compare with a benchmark or with a goal: one of the two")
    value = np.atleast_1d(estimate.value)
    if goal is not None:
        return _by_goal(value, goal, direction)
    beside = floats([] if benchmark is None else benchmark, "benchmarks", missing=True)
    if beside.ndim and beside.shape != value.shape:
        raise ValueError(f"there must be one benchmark, or one for each of the {len(value)} rows, not {beside.size}")
    lower, upper = np.atleast_1d(estimate.lower), np.atleast_1d(estimate.upper)
    known = ~np.isnan(value + lower + upper + beside)
    return _outcomes(known, lower > beside, upper < beside, direction)


def _by_goal(value: FloatArray, goal: float | tuple[float, float], direction: Polarity) -> tuple[Outcome, ...]:
    if direction is Polarity.NONE:
        raise ValueError("a goal needs to know whether high or low is good")
    least, most = (finite(each, "the goal") for each in (goal if isinstance(goal, tuple) else (goal, goal)))
    if least > most:
        raise ValueError(f"the goal runs from {plain(least)} to {plain(most)}, the wrong way round")
    if direction is Polarity.HIGH:
        return _outcomes(~np.isnan(value), value >= most, value < least, direction)
    return _outcomes(~np.isnan(value), value > most, value <= least, direction)


def _outcomes(known: BoolArray, higher: BoolArray, lower: BoolArray, direction: Polarity) -> tuple[Outcome, ...]:
    words = {
        Polarity.HIGH: (Outcome.BETTER, Outcome.WORSE),
        Polarity.LOW: (Outcome.WORSE, Outcome.BETTER),
        Polarity.NONE: (Outcome.HIGHER, Outcome.LOWER),
    }[direction]
    chosen = np.select([~known, higher, lower], [0, 1, 2], 3)
    spoken = (Outcome.NOT_COMPARED, *words, Outcome.SIMILAR)
    return tuple(spoken[place] for place in chosen)


def trend(
    counts: ArrayLike,
    denominators: ArrayLike,
    *,
    kind: Kind = "proportion",
    polarity: Polarity | str = Polarity.NONE,
) -> Trend:
    """Whether the last five points of one series move beyond chance, from their counts and denominators.

    Limits are Wilson's for a proportion and Byar's or exact for a rate; then as `trend_of_values`.
    Shapes: two 1-D series, oldest first, evenly spaced. Fewer than five points, or one of the five missing, cannot be
    calculated; a constant series does not change. Errors: as `wilson` or `byars`; an unknown kind or polarity.
    """
    events, people = (floats(each, "the series", dimensions=1, missing=True) for each in (counts, denominators))
    same_length(events, people, "counts and denominators")
    return trends(events[None], people[None], kind=kind, polarity=polarity)[0]


def trends(
    counts: ArrayLike,
    denominators: ArrayLike,
    *,
    kind: Kind = "proportion",
    polarity: Polarity | str = Polarity.NONE,
) -> tuple[Trend, ...]:
    """As `trend`, for areas × points at once: one answer per area."""
    one_of(kind, get_args(Kind), "the kind")
    floats(denominators, "denominators", dimensions=2, missing=True)
    found = wilson(counts, denominators) if kind == "proportion" else rate(counts, denominators)
    return trends_of_values(found.value, found.lower, found.upper, polarity=polarity)


def trend_of_values(
    values: ArrayLike, lower: ArrayLike, upper: ArrayLike, *, polarity: Polarity | str = Polarity.NONE
) -> Trend:
    """Whether the last five values of one series move beyond chance, given their 95 % limits.

    Formula: a straight line by weighted least squares, weight 1 ÷ ((upper − lower) ÷ 3.92)²; slope² ÷ variance of slope
    must exceed 9.5495 (chi-square, 1 degree of freedom, 99.8 %), and the slope must keep its sign with each point left
    out in turn. Shapes: three 1-D series, oldest first, evenly spaced; only the last five points count.
    Fewer than five points, or one of the five missing, cannot be calculated. Points without limits, or with limits of
    no width, give no change: their error is unknown, so nothing can be told from chance.
    Errors: series of different lengths, infinity.
    """
    rows = (np.atleast_2d(floats(series, "values", dimensions=1, missing=True)) for series in (values, lower, upper))
    return trends_of_values(*rows, polarity=polarity)[0]


def trends_of_values(
    values: ArrayLike, lower: ArrayLike, upper: ArrayLike, *, polarity: Polarity | str = Polarity.NONE
) -> tuple[Trend, ...]:
    """As `trend_of_values`, for areas × points at once: one answer per area."""
    series = floats(values, "values", dimensions=2, missing=True)
    low, high = floats(lower, "lower limits", missing=True), floats(upper, "upper limits", missing=True)
    if not series.shape == low.shape == high.shape:
        raise ValueError("values and their limits must be of the same length")
    if series.shape[1] < POINTS:
        return (Trend.CANNOT_BE_CALCULATED,) * len(series)
    points, error = series[:, -POINTS:], (high - low)[:, -POINTS:] / _LIMITS_IN_ERRORS
    complete: BoolArray = ~np.isnan(points.sum(axis=1))
    usable: BoolArray = complete & (np.where(np.isnan(error), 0.0, error).min(axis=1) > 0)
    weights = np.where(usable[:, None], 1 / np.where(error > 0, error, 1.0) ** 2, 1.0)
    direction = np.where(usable, _direction(np.where(complete[:, None], points, 0.0), weights), 0)
    words = _words(Polarity(polarity))
    return tuple(
        words[int(sign)] if known else Trend.CANNOT_BE_CALCULATED
        for sign, known in zip(direction, complete, strict=True)
    )


def _direction(points: FloatArray, weights: FloatArray) -> FloatArray:
    slope, precision = _slope(points, weights)
    signs = [np.sign(slope)]
    for left_out in range(POINTS):
        without = weights.copy()
        without[:, left_out] = 0.0
        signs.append(np.sign(_slope(points, without)[0]))
    agree: BoolArray = np.logical_and.reduce(np.array(signs) == signs[0], axis=0)
    return np.where((slope**2 * precision > CHI_SQUARE) & agree, signs[0], 0.0)


def _slope(points: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The weighted slope of each row over time, and one over its variance."""
    time = np.arange(POINTS, dtype=np.float64)
    whole = weights.sum(axis=1, keepdims=True)
    late = time - (weights * time).sum(axis=1, keepdims=True) / whole
    precision = (weights * late**2).sum(axis=1)
    return (weights * late * points).sum(axis=1) / precision, precision


def _words(direction: Polarity) -> dict[int, Trend]:
    up, down = {
        Polarity.HIGH: (Trend.INCREASING_BETTER, Trend.DECREASING_WORSE),
        Polarity.LOW: (Trend.INCREASING_WORSE, Trend.DECREASING_BETTER),
        Polarity.NONE: (Trend.INCREASING, Trend.DECREASING),
    }[direction]
    return {1: up, 0: Trend.NO_CHANGE, -1: down}
