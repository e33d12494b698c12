"""SMAA over 100,000 weightings, 50 alternatives and 12 criteria, beside the quickest way there is in NumPy."""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import NDArray

from bench.measuring import Measured, side_by_side
from bench.numbers.page import Section, milliseconds, times
from quadrant.methods.robustness import Prior, sample_weights, smaa

SAMPLES, ALTERNATIVES, CRITERIA = 100_000, 50, 12
BLOCK = 2_048
LOOPED = 5_000
Floats = NDArray[np.float64]


def section() -> Section:
    chance = np.random.default_rng(2026)
    marks = chance.random((ALTERNATIVES, CRITERIA))
    weights = sample_weights(Prior(CRITERIA), SAMPLES, seed=2026)
    assert np.array_equal(packed(marks, weights), smaa(marks, weights).rank_acceptability), "the baseline must agree"
    ours, beside = side_by_side(lambda: smaa(marks, weights), lambda: packed(marks, weights), times=9)
    loop = _looped(marks, weights[:LOOPED]) * SAMPLES / LOOPED
    page = Section("Robustness (SMAA), 100,000 weightings × 50 × 12", ("", "median", "ours as a multiple"))
    page.rows = [
        ("ours: places, central weights, confidence factors, ties", milliseconds(ours), ""),
        (
            "block product, one sort of packed keys: places only",
            milliseconds(beside),
            times(ours / beside),
        ),
        (f"a loop over weightings, from {LOOPED:,} of them", milliseconds(loop), times(ours / loop)),
    ]
    page.limits = [Measured("SMAA 100,000 × 50 × 12, of the packed baseline", ours / beside, "×", limit=1.5)]
    return page


def packed(marks: Floats, weights: Floats) -> Floats:
    """The share of each place: a block of scores with who it is in their lowest bits, sorted and counted."""
    size, mask = len(marks), 63
    numbers = mask - np.arange(size, dtype=np.int64)
    offsets = np.arange(size, dtype=np.int64) * (mask + 1)
    held = np.zeros(size * (mask + 1), dtype=np.int64)
    for start in range(0, len(weights), BLOCK):
        keys = (weights[start : start + BLOCK] @ marks.T).view(np.int64)
        keys &= ~mask
        keys |= numbers
        keys.sort(axis=1)
        keys &= mask
        keys += offsets
        held += np.bincount(keys.ravel(), minlength=len(held))
    table = held.reshape(size, mask + 1)[::-1, ::-1][:, :size]
    return np.asarray(table.T / len(weights))


def _looped(marks: Floats, weights: Floats) -> float:
    begun = time.perf_counter()
    held = np.zeros((len(marks), len(marks)))
    for each in weights:
        held[np.argsort(-(marks @ each)), np.arange(len(marks))] += 1
    return (time.perf_counter() - begun) * 1000
