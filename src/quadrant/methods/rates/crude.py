"""Proportions, crude rates and means, each with its limits."""

from __future__ import annotations

import numpy as np
import scipy
from numpy.typing import ArrayLike

from quadrant.methods.arrays import BoolArray, Estimate, between, floats, plain, withheld
from quadrant.methods.rates.limits import byars, numerators_and_denominators, wilson


def proportion(x: ArrayLike, n: ArrayLike, multiplier: float = 1, *, confidence: float = 0.95) -> Estimate:
    """x out of n times `multiplier` (100 for per cent), with Wilson limits. See `wilson` for shapes and errors."""
    found = wilson(x, n, confidence=confidence)
    by = positive_multiplier(multiplier)
    return Estimate(found.value * by, found.lower * by, found.upper * by, found.note)


def rate(x: ArrayLike, n: ArrayLike, multiplier: float = 100_000, *, confidence: float = 0.95) -> Estimate:
    """Events per `multiplier` people or person-years, with exact limits under 10 events and Byar's from 10.

    Formula: x ÷ n × multiplier, the limits of the count (see `byars`) alike. Unlike a proportion, x may exceed n.
    Shapes: 1-D or single. A missing number gives NaN and a note.
    Errors: negative numbers, a denominator of 0, infinity.
    """
    events, people = numerators_and_denominators(x, n, part_of=False)
    of_count = byars(events, confidence=confidence)
    by = positive_multiplier(multiplier) / people
    missing = np.isnan(events * by)
    return Estimate(events * by, of_count.lower * by, of_count.upper * by, withheld(missing, "not available"))


def mean(values: ArrayLike, *, confidence: float = 0.95) -> Estimate:
    """The mean of the last axis with limits from Student's t.

    Formula: m ∓ t(n − 1) × s ÷ √n, s the sample standard deviation (n − 1). NaN is a missing value and is left out.
    Shapes: n values give single numbers; areas × values give areas. One value gives limits NaN and a note, for one
    value says nothing of its spread; no value at all gives NaN. Errors: no values, infinity.
    """
    given = floats(values, "values", missing=True)
    if given.ndim == 0 or given.size == 0:
        raise ValueError("there are no values to take a mean of")
    known = ~np.isnan(given)
    how_many = known.sum(axis=-1).astype(np.float64)
    middle = np.where(known, given, 0.0).sum(axis=-1) / np.where(how_many > 0, how_many, np.nan)
    squares = np.where(known, given - middle[..., None], 0.0) ** 2
    free = np.where(how_many > 1, how_many - 1, np.nan)
    width = scipy.stats.t.isf((1 - between(confidence)) / 2, free) * np.sqrt(squares.sum(axis=-1) / free / how_many)
    alone: BoolArray = np.asarray(how_many < 2)
    note = withheld(alone, "limits need at least 2 values")
    return Estimate(np.asarray(middle), np.asarray(middle - width), np.asarray(middle + width), note)


def positive_multiplier(multiplier: float) -> float:
    """`multiplier`, refused unless it is a number above 0."""
    if not 0 < multiplier < float("inf"):
        raise ValueError(f"the multiplier must be above 0, such as 100 or 100,000, not {plain(multiplier)}")
    return multiplier
