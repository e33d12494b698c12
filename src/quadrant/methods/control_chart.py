"""Statistical process control: the XmR chart of one measure over time, by the NHS 'Making data count' rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike

from quadrant.methods.arrays import BoolArray, FloatArray, finite, floats

LIMIT: Final = 2.66  # 3 ÷ 1.128: three standard deviations from the mean moving range of two
NEAR_LIMIT: Final = LIMIT * 2 / 3
SCREEN: Final = 3.267  # the upper limit of a moving range, in mean moving ranges
RUN: Final = 7
_LARGEST: Final = 1e150  # squares and sums of larger numbers leave the range of the machine
_EXACT: Final = 1e-12  # a point this close to the mean, relative to its size, lies on it


class Cause(StrEnum):
    """Why a point stands out, in the order in which one reason is named before another."""

    OUTSIDE = "outside the limits"
    TREND = "part of a run of 7 rising or falling points"
    TWO_OF_THREE = "one of 2 in 3 points near a limit"
    SHIFT = "part of a run of 7 points on one side of the mean"
    COMMON = "common cause"


class Variation(StrEnum):
    """What the latest point says of the process."""

    IMPROVEMENT = "special cause: improvement"
    CONCERN = "special cause: concern"
    NEITHER = "special cause: neither good nor bad"
    COMMON = "common cause"


class Assurance(StrEnum):
    """What the process will deliver against its target if nothing changes."""

    MEETS = "consistently meets the target"
    FALLS_SHORT = "consistently falls short of the target"
    INCONSISTENT = "meets the target at some times and not at others"


class Improvement(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, eq=False)
class ControlChart:
    """Mean, natural process limits and signals, each as long as the series."""

    centre: FloatArray
    lower: FloatArray
    upper: FloatArray
    outside: BoolArray
    shift: BoolArray
    trend: BoolArray
    two_of_three: BoolArray
    special: BoolArray

    def causes(self) -> tuple[Cause, ...]:
        """One reason for each point: outside before trend before 2 in 3 before shift, else common cause."""
        signals = [self.outside, self.trend, self.two_of_three, self.shift]
        return tuple(tuple(Cause)[place] for place in np.select(signals, [0, 1, 2, 3], 4))


def xmr(
    values: ArrayLike,
    *,
    screen_outliers: bool = False,
    fix_after: int | None = None,
    rebase_at: Sequence[int] = (),
) -> ControlChart:
    """The XmR chart of a series: what its past says it will keep doing, and which points say otherwise.

    Formula: centre = mean; limits = mean ± 2.66 × mean moving range. Signals: outside a limit; 7 points or more on one
    side of the mean (a point on the mean breaks the run); 7 points or more each above, or each below, the one before;
    2 of 3 successive points on one side beyond two thirds of the way to a limit. Source: Wheeler, Understanding
    Variation; NHS England, Making data count.
    `fix_after=n` takes mean and limits from the first n points. `rebase_at` are places, counted from 0, where a new
    period starts with its own mean, limits and runs. `screen_outliers` leaves moving ranges of 3.267 times their mean
    or more out of the limits: offered, off by default, as the NHS spreadsheet does not.
    Shapes: 1-D, oldest first, without gaps; units those of the series. A constant series has limits at its mean and
    no signals, screened or not. One point has limits at itself.
    Errors: no points, NaN, infinity, numbers too large to take differences of, a period to rebase at that is not a
    place inside the series, `fix_after` below 2.
    """
    series = floats(values, "values", dimensions=1)
    if not len(series):
        raise ValueError("there are no points to chart")
    if np.abs(series).max() > _LARGEST:
        raise ValueError("the values are too large to chart")
    if fix_after is not None and fix_after < 2:
        raise ValueError(f"limits need at least 2 points, not {fix_after}")
    starts = sorted(set(rebase_at))
    if starts and (not 0 < starts[0] <= starts[-1] < len(series) or any(start % 1 for start in starts)):
        raise ValueError(f"a new period must start inside the series, at 1 to {len(series) - 1}")
    parts = [_period(part, screen_outliers, fix_after) for part in np.split(series, starts)]
    fields = ("centre", "lower", "upper", "outside", "shift", "trend", "two_of_three", "special")
    return ControlChart(*(np.concatenate([getattr(part, field) for part in parts]) for field in fields))


def _period(series: FloatArray, screen_outliers: bool, fix_after: int | None) -> ControlChart:
    base = series[:fix_after]
    mean = float(base.mean())
    ranges = np.abs(np.diff(base))
    if screen_outliers and ranges.any():
        ranges = ranges[ranges < SCREEN * ranges.mean()]
    moving = float(ranges.mean()) if len(ranges) else 0.0
    distance = np.where(np.abs(series - mean) <= _EXACT * np.abs(series).max(), 0.0, series - mean)
    side, far = np.sign(distance), np.abs(distance)
    outside: BoolArray = far > LIMIT * moving
    close: BoolArray = (far > NEAR_LIMIT * moving) & ~outside
    shift, trend, two_of_three = _in_runs(side, RUN), _direction(series) != 0, _two_of_three(side, close)
    level = np.full(len(series), mean)
    signals = outside | shift | trend | two_of_three
    limits = (level - LIMIT * moving, level + LIMIT * moving)
    return ControlChart(level, *limits, outside, shift, trend, two_of_three, signals)


def _in_runs(sign: FloatArray, length: int) -> BoolArray:
    """Which places belong to a run of `length` or more equal signs other than 0."""
    edges = np.flatnonzero(np.diff(sign)) + 1
    lengths = np.diff(np.concatenate(([0], edges, [len(sign)])))
    in_runs: BoolArray = np.repeat(lengths >= length, lengths) & (sign != 0)
    return in_runs


def _direction(series: FloatArray) -> FloatArray:
    """1 in a run of 7 or more rising points, -1 in one of falling points, else 0; a shared peak goes to the rise."""
    if len(series) < RUN:
        return np.zeros(len(series))
    steps = np.sign(np.diff(series))
    runs = np.where(_in_runs(steps, RUN - 1), steps, 0.0)
    # A run of 6 steps joins 7 points: each step takes in the point before it and the point after.
    before, after = np.concatenate(([0.0], runs)), np.concatenate((runs, [0.0]))
    return np.where(before + after == 0, np.maximum(before, after), np.sign(before + after))


def _two_of_three(side: FloatArray, close: BoolArray) -> BoolArray:
    if len(side) < 3:
        return np.zeros(len(side), dtype=np.bool_)
    triples = np.abs(sliding_window_view(side, 3).sum(axis=1)) == 3
    found: BoolArray = triples & (sliding_window_view(close, 3).sum(axis=1) >= 2)
    padded = np.concatenate(([False, False], found, [False, False]))
    within: BoolArray = np.logical_or.reduce(sliding_window_view(padded, 3), axis=1)
    return within & close


def variation(
    chart: ControlChart, values: ArrayLike, improvement: Improvement | str = Improvement.NEUTRAL
) -> tuple[Variation, ...]:
    """What each point says: common cause, or a signal towards what is better or worse.

    A signal points the way its cause does: a run that rises points up even below the mean, other signals by the side
    of the mean that the point lies on. Shapes: `values` as given to `xmr`.
    """
    series = floats(values, "values", dimensions=1)
    if series.shape != chart.centre.shape:
        raise ValueError("the chart was made of another series")
    side = np.sign(series - chart.centre)
    up = np.where(chart.trend & ~chart.outside, _direction(series), side) > 0
    way = Improvement(improvement)
    return tuple(_spoken(bool(special), bool(high), way) for special, high in zip(chart.special, up, strict=True))


def _spoken(special: bool, high: bool, way: Improvement) -> Variation:
    if not special:
        return Variation.COMMON
    if way is Improvement.NEUTRAL:
        return Variation.NEITHER
    return Variation.IMPROVEMENT if high == (way is Improvement.INCREASE) else Variation.CONCERN


def assurance(chart: ControlChart, target: float, improvement: Improvement | str) -> Assurance | None:
    """Whether the process, as it runs at its last point, will meet a target: always, never or by chance.

    Passes when the target lies beyond the limit on the worse side, fails beyond the better side, else inconsistent.
    `None` where neither way is better, for then nothing can be met. Errors: a target that is no number, an unknown way.
    """
    finite(target, "the target")
    way = Improvement(improvement)
    if way is Improvement.NEUTRAL:
        return None
    lower, upper = float(chart.lower[-1]), float(chart.upper[-1])
    if lower <= target <= upper:
        return Assurance.INCONSISTENT
    return Assurance.MEETS if (target < lower) == (way is Improvement.INCREASE) else Assurance.FALLS_SHORT
