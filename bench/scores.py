"""Scoring and ranking 1,000 proposals on 12 criteria, beside the same sum and sort in bare NumPy."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bench.measuring import Measured, side_by_side
from quadrant.methods.scoring import rank, weighted_score

PROPOSALS, CRITERIA = 1000, 12


def measure() -> Iterator[Measured]:
    """Ours checks every mark besides, so it may take twice as long and no more."""
    ours, beside = medians()
    yield Measured(f"score and rank {PROPOSALS:,} × {CRITERIA}", ours, "ms")
    yield Measured("  the same in bare NumPy", beside, "ms")
    yield Measured("  ours as a multiple", ours / beside, "×", limit=2)


def proposals() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Marks from 0 to 5 and weights that add to 100."""
    chance = np.random.default_rng(2026)
    marks = chance.integers(0, 6, size=(PROPOSALS, CRITERIA)).astype(float)
    return marks, chance.dirichlet(np.ones(CRITERIA)) * 100


def medians() -> tuple[float, float]:
    """Ours and bare NumPy's, in milliseconds."""
    marks, weights = proposals()

    def bare() -> object:
        scores = marks @ weights / 5
        order = np.argsort(-scores, kind="stable")
        best_first = -scores[order]
        places = np.empty(PROPOSALS, dtype=np.int64)
        places[order] = np.searchsorted(best_first, best_first) + 1  # equal scores share the first of their places
        return places

    return side_by_side(lambda: rank(weighted_score(marks, weights)), bare, times=500)
