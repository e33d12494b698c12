"""Scoring and ranking 1,000 proposals on 12 criteria, beside the same sum and sort in bare NumPy."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bench.measuring import Measured, milliseconds
from quadrant.methods.scoring import rank, weighted_score

PROPOSALS, CRITERIA = 1000, 12


def measure() -> Iterator[Measured]:
    """Ours checks every mark besides, so it may take twice as long and no more."""
    chance = np.random.default_rng(2026)
    marks = chance.integers(0, 6, size=(PROPOSALS, CRITERIA)).astype(float)
    weights = chance.dirichlet(np.ones(CRITERIA)) * 100

    def bare() -> object:
        scores = marks @ weights / 5
        order = np.argsort(-scores, kind="stable")
        best_first = -scores[order]
        places = np.empty(PROPOSALS, dtype=np.int64)
        places[order] = np.searchsorted(best_first, best_first) + 1  # equal scores share the first of their places
        return places

    ours = milliseconds(lambda: rank(weighted_score(marks, weights)), times=300)
    beside = milliseconds(bare, times=300)
    yield Measured(f"score and rank {PROPOSALS:,} × {CRITERIA}", ours, "ms")
    yield Measured("  the same in bare NumPy", beside, "ms")
    yield Measured("  ours as a multiple", ours / beside, "×", limit=2)
