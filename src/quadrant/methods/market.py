"""How concentrated a market of providers is."""

from __future__ import annotations

import numpy as np

from quadrant.methods.arrays import FloatArray, Numbers, counts, floats


def herfindahl(shares: Numbers) -> float:
    """The Herfindahl–Hirschman index: from near 0 (many small providers) to 10,000 (one provider).

    Formula: sum of squared shares in per cent. Below 1,000 a market is usually called unconcentrated, above 2,000
    highly concentrated (Competition and Markets Authority, Merger Assessment Guidelines).
    Shapes: `shares` one per provider: money, places or per cent; only proportions matter. Providers of 0 count nothing.
    Errors: no providers, shares below 0 or all 0.
    """
    given = _held(shares)
    return float((given**2).sum() / given.sum() ** 2 * 10_000)


def concentration(shares: Numbers, k: int = 4) -> float:
    """The share of the market that the `k` largest providers hold, from 0 to 1; all of them where there are fewer.

    Shapes and errors: as `herfindahl`; `k` below 1.
    """
    if k < 1:
        raise ValueError(f"concentration looks at the largest 1 or more providers, not {k}")
    given = _held(shares)
    return float(np.sort(given)[::-1][:k].sum() / given.sum())


def _held(shares: Numbers) -> FloatArray:
    given = counts(floats(shares, "shares", dimensions=1), "shares")
    if not given.sum():
        raise ValueError("no provider has a share of this market")
    return given
