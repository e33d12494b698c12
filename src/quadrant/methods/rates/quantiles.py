"""Areas put into tenths, fifths or other equal groups by their values."""

from __future__ import annotations

import numpy as np
import scipy
from numpy.typing import ArrayLike

from quadrant.methods.arrays import FloatArray, floats


def quantiles(values: ArrayLike, how_many: int = 10, *, highest_first: bool = True) -> FloatArray:
    """The group from 1 to `how_many` that each area falls into; with `highest_first` group 1 has the highest values.

    Formula: how_many + 1 − ⌈(n + 1 − rank) ÷ (n ÷ how_many)⌉, n areas with a value, equal values sharing the better
    rank. Source: the convention of England's public-health profiles. Shapes: 1-D; compare one set of areas at a time.
    A missing value has no group (NaN). Fewer areas than groups have none at all.
    Errors: fewer than 2 groups, infinity.
    """
    given = floats(values, "values", dimensions=1, missing=True)
    if how_many < 2:
        raise ValueError(f"areas are put into 2 groups or more, not {how_many}")
    known = ~np.isnan(given)
    n = int(known.sum())
    groups = np.full(len(given), np.nan)
    if n < how_many:
        return groups
    ranks = scipy.stats.rankdata(-given[known] if highest_first else given[known], method="min")
    # Whole numbers throughout, so that no rounding moves an area over the edge of a group.
    groups[known] = np.maximum(how_many + 1 + np.floor_divide(-(n + 1 - ranks) * how_many, n), 1)
    return groups


def median(values: ArrayLike) -> float:
    """The middle of several values: half lie below it and half above; between two middles, half way.

    Shapes: 1-D gives one number, in the units of the values; NaN is a missing value and is left out.
    Errors: no values, infinity.
    """
    given = floats(values, "values", dimensions=1, missing=True)
    known = given[~np.isnan(given)]
    if not len(known):
        raise ValueError("there are no values to take the middle of")
    return float(np.median(known))
