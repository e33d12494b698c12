"""Stochastic multicriteria acceptability analysis: who is first, and how often, over many weightings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csc_array

from quadrant.methods.arrays import BoolArray, FloatArray, IntArray, floats, plain, where

_NONE: Final = 1e-9  # less than any share of a sample that can be drawn
_BLOCK: Final = 2_048  # samples scored at a time: their scores and keys stay in the processor's cache


@dataclass(frozen=True, eq=False)
class Acceptability:
    """What share of the weightings gives each alternative each place, and what weighting speaks for it.

    `rank_acceptability` alternatives × ranks; `central_weights` alternatives × criteria, the mean weighting of those
    that put it first (NaN if none does); `confidence_factors` the share of mark samples in which it is first under
    its own central weighting (0 if none); `pairwise` alternatives × alternatives, how often the row beats the column.
    """

    rank_acceptability: FloatArray
    central_weights: FloatArray
    confidence_factors: FloatArray
    _marks: FloatArray = field(repr=False)
    _weights: FloatArray = field(repr=False)

    def between(self, share: float = 0.9) -> tuple[IntArray, IntArray]:
        """The first and the last place of each alternative in this share of the weightings: 1 for first place.

        As many of the weightings that are left out give it a better place as a worse one, half of the rest each.
        Errors: a share that is not above 0 and at most 1.
        """
        if not 0 < share <= 1:
            raise ValueError(f"the share of weightings is {plain(share)}, must be above 0 and at most 1")
        reached = np.cumsum(self.rank_acceptability, axis=1)
        outside = (1 - share) / 2
        # At the ends a rounded sum of shares must not pass for a place that no weighting gives.
        first = (reached >= max(outside - _NONE, _NONE)).argmax(axis=1) + 1
        return first, (reached >= 1 - outside - _NONE).argmax(axis=1) + 1

    @cached_property
    def pairwise(self) -> FloatArray:
        """Worked out when first asked for, since it compares every pair in every sample."""
        size = len(self.rank_acceptability)
        wins = np.zeros((size, size))
        for scores in _scores(_lifted(self._marks), self._weights):
            keys = scores.view(np.int64) & ~_mask(size)
            for alternative in range(size):
                wins[alternative] += (keys[:, [alternative]] > keys).sum(axis=0)
        return wins / len(self._weights)


def smaa(marks: ArrayLike, weights: ArrayLike) -> Acceptability:
    """Stochastic multicriteria acceptability analysis: who is how often in which place, over many weightings.

    Source: Lahdelma and Salminen, Operations Research 2001 (SMAA-2).
    Shapes: `marks` alternatives × criteria, or samples × alternatives × criteria where the marks are uncertain too;
    `weights` samples × criteria, of any total (see `sample_weights`). Units: shares of the samples, 0 to 1.
    Alternatives that tie in a sample share the better place there, so places may then add to more than 1, and each that
    is first counts for its central weighting; neither of the two beats the other. Scores tie when they agree to 13
    digits. One alternative is always first.
    Errors: missing or infinite marks, weights below 0 or a weighting of nothing but 0, different numbers of criteria or
    of samples, nothing to compare.
    """
    given, drawn = floats(marks, "marks"), floats(weights, "weights", dimensions=2)
    if given.ndim not in (2, 3) or not given.size or not drawn.size:
        raise ValueError("marks must be alternatives by criteria, and weights samples by criteria")
    if given.shape[-1] != drawn.shape[1]:
        raise ValueError(f"marks have {given.shape[-1]} criteria and weights {drawn.shape[1]}")
    if given.ndim == 3 and len(given) != len(drawn):
        raise ValueError(f"there are {len(given)} samples of marks and {len(drawn)} of weights")
    if (drawn < 0).any():
        raise ValueError(f"a weight is below 0{where(drawn < 0)}")
    totals = drawn @ np.ones(drawn.shape[1])  # ten times as quick as a sum along short rows
    if not totals.all():
        raise ValueError(f"a weighting gives every criterion 0{where(totals == 0)}")
    places, samples, first = _places(given, drawn)
    central = _central_weights(samples, first, drawn, totals, given.shape[-2])
    return Acceptability(places, central, _confidence(given, central), given, drawn)


def _scores(marks: FloatArray, weights: FloatArray) -> Iterator[FloatArray]:
    for start in range(0, len(weights), _BLOCK):
        part = slice(start, start + _BLOCK)
        if marks.ndim == 2:
            yield weights[part] @ marks.T
        else:
            yield np.einsum("sac,sc->sa", marks[part], weights[part])


def _mask(size: int) -> int:
    """The lowest bits of a score, enough to hold the number of an alternative."""
    return int((1 << max(1, (size - 1).bit_length())) - 1)


def _lifted(marks: FloatArray) -> FloatArray:
    """Marks of 0 or more: every score of a sample is lifted alike."""
    return marks - min(0.0, float(marks.min()))


def _places(marks: FloatArray, weights: FloatArray) -> tuple[FloatArray, IntArray, IntArray]:
    """The share of each place for each alternative; and who is first in which sample, as two lists of one length.

    One sort per sample: a score not below 0 orders like its bits, so the alternative's number goes in the lowest bits,
    which hold less than the rounding of the score itself.
    """
    size = marks.shape[-2]
    mask = _mask(size)
    numbers = mask - np.arange(size, dtype=np.int64)
    held = np.zeros((size, size), dtype=np.int64)  # places from worst × alternatives
    offsets = np.arange(size, dtype=np.int64) * (mask + 1)
    rows: list[IntArray] = []
    firsts: list[IntArray] = []
    for block, scores in enumerate(_scores(_lifted(marks), weights)):
        keys = scores.view(np.int64)
        keys &= ~mask
        keys |= numbers
        keys.sort(axis=1)
        tied = _tied(keys, mask)
        keys &= mask
        row, first = np.arange(len(keys)), keys[:, -1].copy()
        if tied is not None:
            best = _best_of_tied(tied)
            row, place = np.nonzero(best == size - 1)
            first = keys[row, place]
            keys += best * (mask + 1)
        else:
            keys += offsets
        rows.append(row + block * _BLOCK)
        firsts.append(mask - first)
        held += np.bincount(keys.ravel(), minlength=size * (mask + 1)).reshape(size, mask + 1)[:, ::-1][:, :size]
    shares = held[::-1].T / len(weights)
    return _shared(marks, shares), np.concatenate(rows), np.concatenate(firsts)


def _tied(keys: IntArray, mask: int) -> BoolArray | None:
    """Which neighbours in a sorted sample differ in nothing but who it is; None where none do, which is usual and is
    asked first, of all samples in one row."""
    in_one_row = keys.ravel()
    if len(in_one_row) < 2 or (in_one_row[1:] ^ in_one_row[:-1]).min() > mask:
        return None
    return np.asarray((keys[:, 1:] ^ keys[:, :-1]) <= mask)


def _best_of_tied(tied: BoolArray) -> IntArray:
    """The place, from the worst, that each place of a sorted sample shares: the best of those tied with it."""
    samples, size = len(tied), tied.shape[1] + 1
    ends = np.broadcast_to(np.arange(size), (samples, size)).copy()
    ends[:, :-1][tied] = size
    return np.asarray(np.minimum.accumulate(ends[:, ::-1], axis=1)[:, ::-1])


def _shared(marks: FloatArray, places: FloatArray) -> FloatArray:
    """Alternatives with the same marks tie in every sample: each takes the places of the one listed first."""
    rows = np.moveaxis(marks, -2, 0).reshape(marks.shape[-2], -1)
    _, first, same = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    shared: FloatArray = places[first[same.ravel()]]
    return shared


def _central_weights(
    samples: IntArray, first: IntArray, weights: FloatArray, totals: FloatArray, size: int
) -> FloatArray:
    """The mean weighting of the samples that put each first: alternatives × samples, mostly nought, by the weights."""
    ends = np.cumsum(np.bincount(samples, minlength=len(weights)))
    shares = csc_array((1 / totals[samples], first, np.concatenate(([0], ends))), shape=(size, len(weights)))
    how_often = np.bincount(first, minlength=size)[:, None]
    return np.where(how_often > 0, (shares @ weights) / np.maximum(how_often, 1), np.nan)


def _confidence(marks: FloatArray, central: FloatArray) -> FloatArray:
    """How often each alternative is first under its own central weighting, over the samples of marks."""
    samples = marks if marks.ndim == 3 else marks[None]
    found = np.zeros(len(central))
    for alternative in np.flatnonzero(~np.isnan(central[:, 0])):
        scores = samples @ central[alternative]
        found[alternative] = (scores[:, alternative] >= scores.max(axis=1)).mean()
    return found
