"""With how many decimals figures are to be written, as far as the figures themselves tell."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from quadrant.methods.arrays import FloatArray, IntArray, floats

MOST = 2
NOT_TOLD = -1
LARGE = 10.0


def decimals_seen(values: ArrayLike, group_at: IntArray, groups: int) -> IntArray:
    """For each of `groups` the most decimals that its values have: 0 where all are whole, 1 or 2 where they were
    rounded so; values with more were never rounded, and are written with 1 where they are 10 or more on average, else
    with 2.

    `group_at` has the group of each value, from 0. -1 where a group has no value that is known; NaN is not known.
    Shapes: values and group_at (n,), answer (groups,). What a computer adds in the 12th place of a number is none.
    Source: Government Analysis Function, tables: no more decimals than the figures bear.

    >>> decimals_seen([315.0, 12.5, 41.4976, 0.834], np.array([0, 0, 1, 2]), 4).tolist()
    [1, 1, 2, -1]
    """
    known = floats(values, "values", dimensions=1, missing=True)
    given = ~np.isnan(known)
    known, at = known[given], np.asarray(group_at)[given]
    found = np.full(groups, NOT_TOLD, dtype=np.int64)
    np.maximum.at(found, at, _decimals(known))
    sums = np.bincount(at, weights=np.abs(known), minlength=groups)
    large = sums >= LARGE * np.bincount(at, minlength=groups)
    return np.where(found > MOST, np.where(large, 1, MOST), found)


def _decimals(values: FloatArray) -> IntArray:
    """Those of each value; one more than the most where it has still others."""
    found = np.full(len(values), MOST + 1, dtype=np.int64)
    for places in range(MOST, -1, -1):
        moved = values * 10.0**places
        found[np.isclose(moved, np.rint(moved), rtol=1e-12, atol=1e-9)] = places
    return found
