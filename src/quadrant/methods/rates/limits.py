"""Confidence limits of a proportion and of a count."""

from __future__ import annotations

from functools import cache

import numpy as np
import scipy
from numpy.typing import ArrayLike

from quadrant.methods.arrays import (
    Estimate,
    FloatArray,
    above_zero,
    between,
    counts,
    plain,
    same_length,
    where,
    withheld,
)

EXACT_BELOW = 10


def wilson(x: ArrayLike, n: ArrayLike, *, confidence: float = 0.95) -> Estimate:
    """A proportion x ÷ n with Wilson score limits.

    Formula: (2x + z² ∓ z√(z² + 4x(1 − p))) ÷ 2(n + z²), with p = x ÷ n and z the normal quantile of `confidence`.
    Source: Wilson 1927; Newcombe, Statistics in Medicine 1998, method 3.
    Units: events out of people; the answer is a fraction of 1. Shapes: x and n 1-D (or single), row by row.
    Limits never leave 0 to 1: the lower is 0 at no events, the upper 1 at all. A missing count or denominator gives
    NaN and a note. True coverage of 95 % limits swings: among 20 people from 92 to 98 % for p from 0.05 to 0.95, down
    to 85 % nearer the ends (under 1 event expected); among 2,000 it stays within half a per cent of 95 %.
    Errors: negative numbers, a denominator of 0 or smaller than its count, infinity.
    """
    events, people = numerators_and_denominators(x, n)
    z = normal_quantile((1 - between(confidence)) / 2)
    share = events / people
    spread = z * np.sqrt(z * z + 4 * events * (1 - share))
    middle, whole = 2 * events + z * z, 2 * (people + z * z)
    lower = np.where(events == 0, 0.0, np.minimum((middle - spread) / whole, share))
    upper = np.where(events == people, 1.0, np.maximum((middle + spread) / whole, share))
    missing = np.isnan(share)
    return Estimate(share, _known(lower, missing), _known(upper, missing), withheld(missing, "not available"))


def byars(x: ArrayLike, *, confidence: float = 0.95, exact_below: float = EXACT_BELOW) -> Estimate:
    """A count with limits: Byar's approximation, and exact Poisson limits (chi-square) for counts under `exact_below`.

    Formula: Byar lower x(1 − 1/9x − z/3√x)³, upper (x + 1)(1 − 1/9(x + 1) + z/3√(x + 1))³; exact lower χ²(α/2; 2x) ÷ 2,
    upper χ²(1 − α/2; 2x + 2) ÷ 2. Source: Breslow and Day, volume II, 1987, page 69.
    Units: events. Shapes: 1-D or single. `exact_below=0` uses Byar's formula throughout. At 0 the lower limit is 0
    (the formula divides by 0 there). A missing count gives NaN and a note. Errors: negative counts, infinity.
    """
    events = counts(x, "counts", missing=True)
    tail = (1 - between(confidence)) / 2
    lower, upper = _byar(events, normal_quantile(tail))
    small = events < exact_below
    if small.any():  # the chi-square is a hundred times as much work, so only where it is asked for
        few = events[small]
        lower[small] = scipy.stats.chi2.ppf(tail, 2 * np.maximum(few, 1e-300)) / 2
        upper[small] = scipy.stats.chi2.isf(tail, 2 * few + 2) / 2
        lower[events == 0] = 0.0
    return Estimate(events, lower, upper, withheld(np.isnan(events), "not available"))


@cache
def normal_quantile(tail: float) -> float:
    """What a standard normal number exceeds with probability `tail`. SciPy takes longer for it than all the rest."""
    return float(scipy.stats.norm.isf(tail))


def _byar(events: FloatArray, z: float) -> tuple[FloatArray, FloatArray]:
    """Byar's limits; NaN where the count is."""
    some = np.where(events == 0, 1.0, events)
    # The base goes below 0 for counts under about 0.6 (0.95); a count has no limit below 0.
    base = np.maximum(1 - 1 / (9 * some) - z / (3 * np.sqrt(some)), 0.0)
    one_more = events + 1
    top = 1 - 1 / (9 * one_more) + z / (3 * np.sqrt(one_more))
    return np.asarray(np.where(events == 0, 0.0, some * base * base * base)), np.asarray(one_more * top * top * top)


def _known(limits: FloatArray, missing: FloatArray) -> FloatArray:
    return np.where(missing, np.nan, limits)


def numerators_and_denominators(x: ArrayLike, n: ArrayLike, *, part_of: bool = True) -> tuple[FloatArray, FloatArray]:
    """Counts and what they are out of, checked; with `part_of` a count larger than its denominator is refused."""
    events = counts(x, "counts", missing=True)
    people = counts(n, "denominators", missing=True)
    same_length(events, people, "counts and denominators")
    above_zero(people, "the denominator")
    more = events > people
    if part_of and more.any():
        found = f"denominator {plain(people[more].flat[0])} is smaller than count {plain(events[more].flat[0])}"
        raise ValueError(found + where(more))
    return events, people
