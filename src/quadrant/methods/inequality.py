"""The gap between the most and the least deprived, over everybody in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np
import scipy
from numpy.typing import ArrayLike

from quadrant.methods.arrays import (
    Estimate,
    FloatArray,
    above_zero,
    between,
    counts,
    finite,
    floats,
    one_of,
    plain,
    same_length,
)

Kind = Literal["value", "rate", "proportion"]
_GIVEN_LIMITS: Final = 0.95
SAMPLES: Final = 20_000


def slope_index(
    values: ArrayLike,
    limits: tuple[ArrayLike, ArrayLike],
    population: ArrayLike,
    *,
    kind: Kind = "value",
    transform: bool = False,
    multiplier: float = 1.0,
    confidence: float = 0.95,
    samples: int = SAMPLES,
    seed: int = 0,
) -> Estimate:
    """The slope index of inequality: the difference between the ends of a line through all groups, from first to last.

    Formula: values against the middle of each group's share of the population, laid end to end from 0 to 1, by least
    squares weighted by population; the line's value at 1 less its value at 0, times `multiplier` (negative where a
    fall is good). With `transform` the line runs through logarithms of rates, or logits of proportions, and its ends
    are turned back. Limits are simulated: each value drawn `samples` times from a normal distribution (of its
    logarithm or logit for a rate or proportion) as wide as its own 95 % limits, the same `seed` drawing the same.
    Source: Regidor, Journal of Epidemiology and Community Health 2004; Low and Low, Journal of Public Health 2004.
    Shapes: `values`, lower and upper `limits` and `population` one per group (tenths or fifths), the most deprived
    first; single numbers out. Errors: fewer than 3 groups, missing numbers, no population, limits that do not hold the
    value, a rate of 0 or below or a proportion outside 0 to 1, or at their ends; fewer than 1 sample; a multiplier of
    0; an unknown kind.
    """
    _not_zero(multiplier)
    ends = _ends(values, limits, population, kind, transform, samples, seed)
    return _estimate(lambda each: (each.last - each.first) * multiplier, ends, confidence)


def relative_index(
    values: ArrayLike,
    limits: tuple[ArrayLike, ArrayLike],
    population: ArrayLike,
    *,
    kind: Kind = "value",
    transform: bool = False,
    multiplier: float = 1.0,
    confidence: float = 0.95,
    samples: int = SAMPLES,
    seed: int = 0,
) -> Estimate:
    """The relative index of inequality: the same line's value at 1 divided by its value at 0.

    With a `multiplier` below 0 the other way round. Everything else as `slope_index`.
    Errors: also a line that meets 0 at the end divided by.
    """
    _not_zero(multiplier)
    ends = _ends(values, limits, population, kind, transform, samples, seed)
    if (ends.first if multiplier > 0 else ends.last)[0] == 0:
        raise ValueError("the line meets 0 at the end that is divided by, so there is no ratio")
    return _estimate(
        lambda each: each.last / each.first if multiplier > 0 else each.first / each.last, ends, confidence
    )


def ends_of_line(values: ArrayLike, population: ArrayLike) -> tuple[float, float]:
    """The values at 0 and at 1 of the line through all groups whose fall or rise is the slope index.

    Formula, shapes and source as `slope_index`, without limits. Errors: fewer than 3 groups, missing numbers, no
    population, lengths that differ.
    """
    given, people = floats(values, "values", dimensions=1), counts(population, "population", dimensions=1)
    same_length(given, people, "values and population")
    if len(given) < 3:
        raise ValueError(f"a line needs at least 3 groups, not {len(given)}")
    above_zero(people, "the population")
    first, last = _line(given[None, :], people / people.sum())
    return float(first[0]), float(last[0])


def _not_zero(multiplier: float) -> None:
    if finite(multiplier, "the multiplier") == 0:
        raise ValueError("the multiplier must not be 0")


@dataclass(frozen=True, slots=True, eq=False)
class _Ends:
    """The line's values at its two ends: the line found first, then the simulated ones."""

    first: FloatArray
    last: FloatArray


def _ends(
    values: ArrayLike,
    limits: tuple[ArrayLike, ArrayLike],
    population: ArrayLike,
    kind: Kind,
    transform: bool,
    samples: int,
    seed: int,
) -> _Ends:
    one_of(kind, get_args(Kind), "the kind")
    if samples < 1:
        raise ValueError(f"limits are simulated at least once, not {plain(samples)} times")
    given, people = floats(values, "values", dimensions=1), counts(population, "population", dimensions=1)
    low, high = floats(limits[0], "lower limits"), floats(limits[1], "upper limits")
    for other in (people, low, high):
        same_length(given, other, "values, limits and population")
    if len(given) < 3:
        raise ValueError(f"a line needs at least 3 groups, not {len(given)}")
    above_zero(people, "the population")
    if (low > given).any() or (high < given).any():
        raise ValueError("every value must lie between its limits")
    middle, below, above = (_changed(each, kind) for each in (given, low, high))
    error = (above - below) / (2 * float(scipy.stats.norm.isf((1 - _GIVEN_LIMITS) / 2)))
    drawn = middle + error * np.random.default_rng(seed).standard_normal((samples, len(given)))
    every = np.vstack([middle, drawn])
    lines = every if transform else _changed_back(every, kind)
    first, last = _line(lines, people / people.sum())
    return _Ends(*(_changed_back(end, kind) if transform else end for end in (first, last)))


def _line(values: FloatArray, shares: FloatArray) -> tuple[FloatArray, FloatArray]:
    place = np.cumsum(shares) - shares / 2
    away = place - shares @ place
    slope = values @ (shares * away) / (shares @ away**2)
    start = values @ shares - slope * (shares @ place)
    return start, start + slope


def _changed(values: FloatArray, kind: Kind) -> FloatArray:
    if kind == "value":
        return values
    if kind == "rate":
        if (values <= 0).any():
            raise ValueError("rates and their limits must be above 0")
        return np.log(values)
    if ((values <= 0) | (values >= 1)).any():
        raise ValueError("proportions and their limits must lie between 0 and 1")
    return np.asarray(scipy.special.logit(values), dtype=np.float64)


def _changed_back(values: FloatArray, kind: Kind) -> FloatArray:
    if kind == "value":
        return values
    return np.exp(values) if kind == "rate" else np.asarray(scipy.special.expit(values), dtype=np.float64)


def _estimate(index: Callable[[_Ends], FloatArray], ends: _Ends, confidence: float) -> Estimate:
    found = index(ends)
    tail = (1 - between(confidence)) / 2
    lower, upper = np.quantile(found[1:], [tail, 1 - tail])
    return Estimate(np.asarray(found[0]), np.asarray(lower), np.asarray(upper))
