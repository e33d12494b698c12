"""Where something should stand on its way to a target, and whether it has left the way it was heading."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from quadrant.methods.arrays import FloatArray, floats, same_length


def along(days: ArrayLike, values: ArrayLike, at: ArrayLike) -> FloatArray:
    """The value on each day of a way that runs straight from each given day to the next.

    Formula: v0 + (v1 − v0) × (day − d0) ÷ (d1 − d0) between neighbours. Before the first day nothing is asked (NaN);
    after the last the last value stands. Shapes: `days` and `values` of one length, days rising, as numbers (such as
    ordinals of dates); `at` 1-D. Errors: fewer than 2 points, days that do not rise, missing numbers, lengths that
    differ.
    """
    given, heights = floats(days, "days", dimensions=1), floats(values, "values", dimensions=1)
    same_length(given, heights, "days and values")
    if len(given) < 2:
        raise ValueError("a way needs a first and a last point")
    if (np.diff(given) <= 0).any():
        raise ValueError("the days of a way must rise")
    asked = floats(at, "days asked for", dimensions=1)
    return np.where(asked < given[0], np.nan, np.interp(asked, given, heights))


def turned_at(baseline: Sequence[float], actual: Sequence[float | None], *, low_is_good: bool) -> int | None:
    """The place of the first actual value that beats the baseline forecast of its period; None while none does.

    A curve is turned when what happened is better than what was forecast to happen if nothing changed; equal is not
    better. A value that is not known is passed over. Source: Friedman, Trying Hard Is Not Good Enough, 2005.
    Shapes: one value each per period, `actual` at most as many. Errors: more actual values than forecast ones.
    """
    if len(actual) > len(baseline):
        raise ValueError(f"{len(actual)} values happened and only {len(baseline)} were forecast")
    for place, (expected, happened) in enumerate(zip(baseline, actual, strict=False)):
        if happened is not None and (happened < expected if low_is_good else happened > expected):
            return place
    return None
