"""Where a short series is heading, with intervals, and how well the method did on the series itself.

Council series have 5 to 15 yearly points, so the methods are few and plain: on such series trends mislead more often
than they help, and a level near the last value stands unless another method did far better on the series itself.
Nothing is said of fewer than 5 points.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import scipy
from numpy.typing import ArrayLike

from quadrant.methods.arrays import FloatArray, finite, floats, plain

LEAST_POINTS: Final = 5
_LARGEST: Final = 1e150  # squares of larger numbers leave the range of the machine
_FIRST_ORIGIN: Final = 4  # points known when the first trial forecast is made
_TRIALS: Final = 3  # fewer trial forecasts than this say nothing about a method
_BETTER: Final = 0.6  # another method must miss by less than this share of what the level misses, to be preferred


class Method(StrEnum):
    """How the forecast was made, the simplest first."""

    NAIVE = "last value"
    LEVEL = "smoothed level"
    DRIFT = "drift"
    DAMPED = "damped trend"


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """The coming points with 80 % and 95 % intervals.

    `error` and `naive_error` are the mean misses, one point ahead on the series itself, of this method and of the last
    value.
    """

    method: Method
    mean: FloatArray
    lower_80: FloatArray
    upper_80: FloatArray
    lower_95: FloatArray
    upper_95: FloatArray
    error: float
    naive_error: float
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class BackTest:
    """What would have happened: mean absolute miss of ours and of the last value, and how often intervals held."""

    error: float
    naive_error: float
    covered_80: float
    covered_95: float
    trials: int


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """A method fitted: its coming means, its one-step misses, and how variance grows with each step ahead."""

    mean: FloatArray
    misses: FloatArray
    growth: FloatArray
    free: int


def forecast(series: ArrayLike, horizon: int = 3, *, least: float | None = None, most: float | None = None) -> Forecast:
    """The coming `horizon` points of a series of 5 points or more.

    Method: half way between the last value and its exponential smoothing, unless the last value itself, drift (the mean
    step goes on) or a damped trend misses by less than 0.6 as much when tried by rolling origin: forecast the fifth
    point from the first 4, the sixth from 5, and so on, at least 3 times. Intervals: mean ± t × residual error ×
    √growth, growth the method's own, t with the residuals' degrees of freedom, so short series get wide intervals.
    Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, chapters 5 and 8.
    Shapes: 1-D, oldest first, evenly spaced, without gaps; units those of the series. `least` and `most` bound what can
    be, such as 0 and 100 for per cent. A constant series is forecast to stay, with no width, and the note says so.
    Errors: fewer than 5 points, a missing or infinite number, numbers too large to square, a horizon that is no whole
    number from 1 to the length of the series, bounds that are no numbers or the wrong way round.
    """
    known = floats(series, "points", dimensions=1)
    if len(known) < LEAST_POINTS:
        raise ValueError(f"{len(known)} points are too short to forecast: at least {LEAST_POINTS} are needed")
    if np.abs(known).max() > _LARGEST:
        raise ValueError("the points are too large to forecast")
    low, high = (each if each is None else finite(each, "a bound") for each in (least, most))
    if low is not None and high is not None and low > high:
        raise ValueError(f"the forecast cannot lie between {plain(low)} and {plain(high)}")
    if horizon % 1 or not 1 <= horizon <= len(known):
        raise ValueError(f"{plain(len(known))} points can be forecast 1 to {len(known)} ahead, not {horizon}")
    method, error, naive_error = _chosen(known)
    return _stated(known, horizon, method, error, naive_error, (least, most))


def _stated(
    known: FloatArray,
    horizon: int,
    method: Method,
    error: float,
    naive_error: float,
    bounds: tuple[float | None, float | None],
) -> Forecast:
    fit = _METHODS[method](known, horizon)
    spread = np.sqrt((fit.misses**2).sum() / fit.free * fit.growth)
    widths = [float(scipy.stats.t.isf(tail, fit.free)) * spread for tail in (0.1, 0.025)]
    low, high = (-np.inf if bounds[0] is None else bounds[0]), (np.inf if bounds[1] is None else bounds[1])
    narrow, wide = ((np.clip(fit.mean - width, low, high), np.clip(fit.mean + width, low, high)) for width in widths)
    note = "the series has never changed, so its intervals have no width" if np.ptp(known) == 0 else ""
    return Forecast(method, np.clip(fit.mean, low, high), *narrow, *wide, error, naive_error, note)


def _chosen(known: FloatArray) -> tuple[Method, float, float]:
    errors = {method: _rolling_error(known, fit) for method, fit in _METHODS.items()}
    best = min(errors, key=lambda method: errors[method])
    enough = len(known) - _FIRST_ORIGIN >= _TRIALS
    chosen = best if enough and errors[best] < _BETTER * errors[Method.LEVEL] else Method.LEVEL
    return chosen, errors[chosen], errors[Method.NAIVE]


def _rolling_error(known: FloatArray, fit: Callable[[FloatArray, int], _Fit]) -> float:
    origins = range(_FIRST_ORIGIN, len(known))
    return float(np.mean([abs(fit(known[:origin], 1).mean[0] - known[origin]) for origin in origins]))


def _naive(known: FloatArray, horizon: int) -> _Fit:
    steps = np.arange(1.0, horizon + 1)
    return _Fit(np.full(horizon, known[-1]), np.diff(known), steps, len(known) - 1)


def _drift(known: FloatArray, horizon: int) -> _Fit:
    steps, mean_step = np.arange(1.0, horizon + 1), (known[-1] - known[0]) / (len(known) - 1)
    growth = steps * (1 + steps / (len(known) - 1))
    return _Fit(known[-1] + steps * mean_step, np.diff(known) - mean_step, growth, len(known) - 2)


def _level(known: FloatArray, horizon: int) -> _Fit:
    alpha = np.arange(0.1, 1.0, 0.1)
    smoothed, _, misses = _run(known, alpha, np.zeros(len(alpha)), np.ones(len(alpha)), 0.0)
    best = int((misses**2).sum(axis=0).argmin())
    # The mean of two forecasts misses by the mean of their misses, and learns from a new point by the mean of 1 and α.
    growth = 1 + np.arange(horizon) * ((1 + alpha[best]) / 2) ** 2
    mean = np.full(horizon, (known[-1] + smoothed[best]) / 2)
    return _Fit(mean, (np.diff(known) + misses[:, best]) / 2, growth, len(known) - 2)


def _damped(known: FloatArray, horizon: int) -> _Fit:
    grid = np.meshgrid([0.3, 0.5, 0.7, 0.9], [0.1, 0.3, 0.6], [0.8, 0.9], indexing="ij")
    alpha, beta, phi = (each.ravel() for each in grid)
    first_step = float(np.diff(known[:4]).mean())
    level, step, misses = _run(known, alpha, beta, phi, first_step)
    best = int((misses**2).sum(axis=0).argmin())
    damping = np.cumsum(phi[best] ** np.arange(1, horizon + 1))
    reach = alpha[best] * (1 + beta[best] * damping)
    growth = 1 + np.concatenate(([0.0], np.cumsum(reach[:-1] ** 2)))
    return _Fit(level[best] + damping * step[best], misses[:, best], growth, max(1, len(known) - 3))


def _run(
    known: FloatArray, alpha: FloatArray, beta: FloatArray, phi: FloatArray, first_step: float
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Level, step and one-step misses (points × settings) of damped smoothing, every setting of the grid at once."""
    level, step = np.full(len(alpha), known[0]), np.full(len(alpha), first_step)
    misses = np.empty((len(known) - 1, len(alpha)))
    for place, point in enumerate(known[1:]):
        expected = level + phi * step
        misses[place] = point - expected
        level = expected + alpha * misses[place]
        step = phi * step + alpha * beta * misses[place]
    return level, step, misses


_METHODS: Final[dict[Method, Callable[[FloatArray, int], _Fit]]] = {
    Method.NAIVE: _naive,
    Method.LEVEL: _level,
    Method.DRIFT: _drift,
    Method.DAMPED: _damped,
}


def back_test(series: ArrayLike, horizon: int = 3) -> BackTest:
    """How `forecast` would have done on a series, had it been asked at every point from the fifth on.

    The method is chosen anew each time from what was known then. Errors: fewer than 6 points; as `forecast`.
    """
    known = floats(series, "points", dimensions=1)
    if len(known) <= LEAST_POINTS:
        raise ValueError(f"{len(known)} points are too short to test: at least {LEAST_POINTS + 1} are needed")
    ours, naive, held_80, held_95 = [], [], [], []
    for origin in range(LEAST_POINTS, len(known)):
        ahead = known[origin : origin + horizon]
        found = forecast(known[:origin], len(ahead))
        ours.append(np.abs(found.mean - ahead))
        naive.append(np.abs(known[origin - 1] - ahead))
        held_80.append((found.lower_80 <= ahead) & (ahead <= found.upper_80))
        held_95.append((found.lower_95 <= ahead) & (ahead <= found.upper_95))
    error, naive_error, covered_80, covered_95 = (
        float(np.concatenate(each).mean()) for each in (ours, naive, held_80, held_95)
    )
    return BackTest(error, naive_error, covered_80, covered_95, sum(len(each) for each in ours))
