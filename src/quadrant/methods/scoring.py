"""Scores of proposals or bids: weighted sums, ranks with ties, dominance, spread, severity, points at stake."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import scipy
from numpy.typing import ArrayLike

from quadrant.methods.arrays import BoolArray, FloatArray, IntArray, Numbers, finite, floats, one_of, plain, where

NotApplicable = Literal["refuse", "redistribute", "lose"]
Ties = Literal["shared", "dense", "in_order"]
_SAME = 1e-9  # scores closer than this, relative to the largest, differ only by rounding in the machine


def weighted_score(
    marks: ArrayLike, weights: Numbers, *, scale_max: float = 5, not_applicable: NotApplicable = "refuse"
) -> FloatArray:
    """Scores from marks: with weights adding to 100, a number from 0 to 100.

    Formula: sum over criteria of weight × mark ÷ scale_max.
    Shapes: `marks` … × criteria (options × criteria, or markers × options × criteria), `weights` one per criterion;
    the answer drops the last axis. Units: marks 0 to `scale_max`; answer in the units of the weights.
    NaN in every criterion means nobody marked: the score is NaN. NaN in some means not applicable there: `refuse`;
    `redistribute` (the other weights are raised in proportion); or `lose` (the points of that criterion are lost).
    A weight of 0 moves nothing; no options give no scores.
    Errors: no criteria, another number of criteria than weights, weights below 0, marks outside the scale, infinity, a
    top of the scale that is not above 0, an unknown way of treating what does not apply.
    """
    one_of(not_applicable, get_args(NotApplicable), "the way of treating what does not apply")
    given, points = _marks_and_weights(marks, weights, scale_max)
    if given.size and not math.isnan(given.min()):  # no mark is missing
        return np.asarray(given @ points / scale_max)
    applies = ~np.isnan(given)
    marked: BoolArray = np.logical_or.reduce(applies, axis=-1)
    partly = marked & ~np.logical_and.reduce(applies, axis=-1)
    if not_applicable == "refuse" and partly.any():
        raise ValueError(f"a mark is missing{where(partly)}: say whether the criterion is not applicable")
    scores = np.where(applies, given, 0.0) @ points / scale_max
    if not_applicable == "redistribute" and partly.any():
        scores = scores * _raised(applies, points, partly)
    return np.where(marked, scores, np.nan)


def _raised(applies: BoolArray, points: FloatArray, partly: BoolArray) -> FloatArray:
    left: FloatArray = np.where(applies, points, 0.0).sum(axis=-1)
    nothing = partly & (left == 0)
    if nothing.any():
        raise ValueError(f"only criteria of weight 0 apply{where(nothing)}, so there is nothing to weigh")
    return np.where(partly, points.sum() / np.where(left == 0, 1.0, left), 1.0)


def _marks_and_weights(marks: ArrayLike, weights: Numbers, scale_max: float) -> tuple[FloatArray, FloatArray]:
    points = floats(weights, "weights", dimensions=1)
    given = floats(marks, "marks", missing=True)
    if not finite(scale_max, "the top of the scale") > 0:
        raise ValueError(f"the top of the scale must be above 0, not {plain(scale_max)}")
    if not len(points):
        raise ValueError("there are no criteria to score by")
    if given.ndim == 0 or given.shape[-1] != len(points):
        raise ValueError(f"marks must have one column for each of the {len(points)} weights")
    if (points < 0).any():
        raise ValueError(f"the weight{where(points < 0).replace('row', 'place')} is below 0")
    # A missing mark makes the least NaN, which says nothing of the others.
    if given.size and not (given.min() >= 0 and given.max() <= scale_max):
        _refuse_outside((given < 0) | (given > scale_max), given, scale_max)
    return given, points


def _refuse_outside(outside: BoolArray, given: FloatArray, scale_max: float) -> None:
    if outside.any():
        wrong = f"mark {plain(given[outside][0])}{where(outside)}"
        raise ValueError(f"{wrong} is outside the scale 0 to {plain(scale_max)}")


def panel_mean(values: ArrayLike) -> FloatArray:
    """The mean over markers (the first axis) of those who marked; NaN where nobody did.

    Shapes: markers × … gives …; works on scores (markers × options) and on marks (markers × options × criteria).
    One marker's mean is the mark. Errors: a single number, infinity.
    """
    given = _by_marker(values)
    how_many = (~np.isnan(given)).sum(axis=0)
    return np.where(how_many > 0, np.nansum(given, axis=0) / np.maximum(how_many, 1), np.nan)


def _by_marker(values: ArrayLike) -> FloatArray:
    given = floats(values, "marks", missing=True)
    if not given.ndim:
        raise ValueError("marks must be a list or a table with a row for each marker")
    return given


def rank(scores: ArrayLike, *, ties: Ties = "shared", lowest_first: bool = False) -> IntArray:
    """Places from 1, best first: the highest score, or with `lowest_first` the lowest (prices).

    Equal scores share a place and the next place is skipped (1, 2, 2, 4); `dense` does not skip (1, 2, 2, 3);
    `in_order` parts them by their order in the list (1, 2, 3, 4). Scores within a billionth of the largest are equal,
    so the machine's rounding never parts a tie. Shapes: 1-D in, 1-D out; no scores give no places.
    Errors: a missing or infinite score, named by its row; an unknown way with ties.
    """
    one_of(ties, get_args(Ties), "the way with ties")
    given = floats(scores, "scores", dimensions=1)
    if not len(given):
        return np.empty(0, dtype=np.int64)
    order = np.argsort(given if lowest_first else -given, kind="stable")
    in_order = given[order]
    largest = max(abs(float(in_order[0])), abs(float(in_order[-1])))
    parted = np.abs(in_order[1:] - in_order[:-1]) > _SAME * largest
    places = np.arange(1, len(given) + 1)
    if ties == "dense":
        places[1:] = 1 + np.cumsum(parted)
    elif ties == "shared":
        places[1:] *= parted
        np.maximum.accumulate(places, out=places)
    elif not parted.all():  # inside a group of equals the list's order decides, not the last digit
        order = order[np.lexsort((order, np.concatenate(([0], np.cumsum(parted)))))]
    answer = np.empty(len(given), dtype=np.int64)
    answer[order] = places
    return answer


def dominance(marks: ArrayLike) -> BoolArray:
    """Which option is at least as good as which on every criterion, and better on one: no weights change that order.

    Shapes: options × criteria (higher is better) gives options × options; cell (i, j) is true when i dominates j.
    A missing mark compares with nothing, so neither option dominates the other.
    """
    given = floats(marks, "marks", dimensions=2, missing=True)
    at_least: BoolArray = np.logical_and.reduce(given[:, None, :] >= given[None, :, :], axis=2)
    better: BoolArray = np.logical_or.reduce(given[:, None, :] > given[None, :, :], axis=2)
    return at_least & better


def spread(marks: ArrayLike) -> FloatArray:
    """Highest minus lowest mark over the markers (the first axis): 0 with one marker, NaN with none.

    Errors: a single number, infinity.
    """
    given = _by_marker(marks)
    highest = np.where(np.isnan(given), -np.inf, given).max(axis=0, initial=-np.inf)
    lowest = np.where(np.isnan(given), np.inf, given).min(axis=0, initial=np.inf)
    return np.where(np.isfinite(highest), highest - lowest, np.nan)


def points_at_stake(marks: ArrayLike, weights: Numbers, *, scale_max: float = 5) -> FloatArray:
    """How many points of the score the markers' disagreement could move: what a panel should discuss first.

    Formula: weight × (highest − lowest mark) ÷ scale_max, for each criterion. Spread alone flags too much: a spread of
    3 on a weight of 2.5 moves 1.5 points, a spread of 2 on a weight of 50 moves 20.
    Shapes: markers × criteria gives criteria; markers × options × criteria gives options × criteria. NaN: not marked.
    Errors: as `weighted_score`.
    """
    given, points = _marks_and_weights(marks, weights, scale_max)
    if given.ndim < 2:
        raise ValueError("marks must be markers by criteria, or markers by options by criteria")
    return spread(given) * points / scale_max


@dataclass(frozen=True, slots=True, eq=False)
class SeverityAdjusted:
    """Scores as if an average marker had marked each option, and each marker's leniency in points of score."""

    adjusted: FloatArray
    effects: FloatArray


def severity_adjusted(scores: ArrayLike) -> SeverityAdjusted:
    """Scores corrected for who happened to mark them; shown beside the raw score, never instead of it.

    Formula: least squares of score = option + marker effect + error over the scores given, effects adding to 0. A
    positive effect is a lenient marker. The options drop out of the normal equations, so only a system as large as
    the panel is solved. Source: the additive two-way model for unbalanced data (Searle, Linear Models, chapter 7).
    Shapes: markers × options, NaN where a marker did not mark, gives options and markers. A marker without marks has
    effect NaN; an option without marks has adjusted score NaN. One marker alone has effect 0, and so has everybody
    where all marks are the same. Units: those of the scores.
    Errors: no marks at all; infinity; or markers in groups that share no option, for then nobody can say who is the
    severe one.
    """
    given = floats(scores, "scores", dimensions=2, missing=True)
    marked = ~np.isnan(given)
    if not marked.any():
        raise ValueError("there are no scores to adjust")
    _refuse_separate_groups(marked)
    used = marked.any(axis=1)
    effects = np.full(len(given), np.nan)
    effects[used] = _effects(given[used], marked[used])
    freed = given - effects[:, None]
    return SeverityAdjusted(panel_mean(np.where(marked, freed, np.nan)), effects)


def _effects(given: FloatArray, marked: BoolArray) -> FloatArray:
    how_often = marked.astype(np.float64)
    markers_of = np.maximum(how_often.sum(axis=0), 1.0)
    values = np.where(marked, given, 0.0)
    system = np.diag(how_often.sum(axis=1)) - (how_often / markers_of) @ how_often.T
    right = values.sum(axis=1) - (how_often / markers_of) @ values.sum(axis=0)
    return np.asarray(np.linalg.solve(system + 1.0, right), dtype=np.float64)  # + 1 everywhere makes the sum 0


def _refuse_separate_groups(marked: BoolArray) -> None:
    markers, options = np.nonzero(marked)
    size = sum(marked.shape)
    links = scipy.sparse.coo_array((np.ones(len(markers)), (markers, options + len(marked))), shape=(size, size))
    _, group = scipy.sparse.csgraph.connected_components(links, directed=False)
    groups = len(set(group[: len(marked)][marked.any(axis=1)]))
    if groups > 1:
        apart = f"the markers fall into {groups} groups that marked nothing in common"
        raise ValueError(f"{apart}, so their severity cannot be compared")
