"""Weights of criteria: exact trees that add to 100, swing weights, pairwise comparison, and criteria not applicable."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import scipy
from numpy.typing import ArrayLike

from quadrant.methods.arrays import FloatArray, floats, plain
from quadrant.methods.shares import shares

HUNDRED = Decimal(100)
MILLIONTH = Decimal("0.000001")

# Mean consistency index of random matrices of size 1 to 15 (Saaty, The Analytic Hierarchy Process, 1980).
_RANDOM_INDEX = (0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)


@dataclass(frozen=True, slots=True)
class Weight:
    """One criterion: its key, its points out of the whole, and the criteria it is split into, if any."""

    key: str
    points: Decimal
    parts: tuple[Weight, ...] = ()


@dataclass(frozen=True, slots=True)
class WeightTree:
    """Criteria whose weights add exactly: the top level to `total`, and every split to the weight that it splits.

    So each level of the tree adds to 100. Units: points out of `total` (100). A weight of 0 is kept and moves nothing.
    Errors: every problem at once, in sentences such as "weights add to 99.5, must be 100" or
    "weights of 'Priorities' add to 55, must be 50"; also refused: no weights, one key twice, a weight below zero.
    """

    top: tuple[Weight, ...]
    total: Decimal = HUNDRED

    def __post_init__(self) -> None:
        problems = weight_problems(self.top, total=self.total)
        if problems:
            raise ValueError("; ".join(problems))

    @classmethod
    def flat(cls, weights: Mapping[str, Decimal], *, total: Decimal = HUNDRED) -> WeightTree:
        """A tree of one level, in the order of the mapping."""
        return cls(tuple(Weight(key, points) for key, points in weights.items()), total)

    def leaves(self) -> dict[str, Decimal]:
        """The criteria that are marked (those not split further) with their points, in order; they add to `total`."""
        return {weight.key: weight.points for weight in _walk(self.top) if not weight.parts}

    def without(self, not_applicable: Collection[str]) -> dict[str, Decimal]:
        """The leaves left when some do not apply, their points raised in proportion so that they add to `total`."""
        return redistribute(self.leaves(), not_applicable, total=self.total)


def weight_problems(top: Iterable[Weight], *, total: Decimal = HUNDRED) -> list[str]:
    """Everything wrong with the weights, a sentence each; an empty list when they hold."""
    weights = tuple(top)
    if not weights:
        return ["there are no weights"]
    every = list(_walk(weights))
    keys = [weight.key for weight in every]
    problems = [f"'{key}' is weighted twice" for key in dict.fromkeys(keys) if keys.count(key) > 1]
    wrong = [weight for weight in every if not weight.points.is_finite() or weight.points < 0]
    problems += [f"the weight of '{weight.key}' is {weight.points}, must be 0 or more" for weight in wrong]
    if wrong:
        return problems
    problems += _sum_problem("weights", weights, total)
    for weight in every:
        problems += _sum_problem(f"weights of '{weight.key}'", weight.parts, weight.points) if weight.parts else []
    return problems


def _walk(weights: Iterable[Weight]) -> Iterator[Weight]:
    for weight in weights:
        yield weight
        yield from _walk(weight.parts)


def _sum_problem(name: str, weights: tuple[Weight, ...], must_be: Decimal) -> list[str]:
    found = sum((weight.points for weight in weights), Decimal(0))
    return [] if found == must_be else [f"{name} add to {plain(found)}, must be {plain(must_be)}"]


def redistribute(
    weights: Mapping[str, Decimal], not_applicable: Collection[str], *, total: Decimal = HUNDRED
) -> dict[str, Decimal]:
    """The weights of the criteria that apply, raised in proportion so that they add to `total` exactly.

    Formula: weight × total ÷ sum of the weights that apply, to the millionth, the last millionths by largest
    remainder (see `shares`). The criteria that do not apply are left out of the answer.
    Errors: a key that is not among the weights; a weight below 0 or no number; nothing left that applies; only weights
    of 0 left.
    """
    _refuse_no_number(weights, "weight")
    unknown = [key for key in not_applicable if key not in weights]
    if unknown:
        raise ValueError(f"'{unknown[0]}' is not one of the criteria")
    left = {key: points for key, points in weights.items() if key not in not_applicable}
    if not left:
        raise ValueError("no criterion applies, so there is nothing to weigh")
    if not sum(left.values()):
        raise ValueError("only criteria of weight 0 apply, so there is nothing to weigh")
    return dict(zip(left, shares(total, list(left.values()), unit=MILLIONTH), strict=True))


def _refuse_no_number(points: Mapping[str, Decimal | int], name: str) -> None:
    for key, each in points.items():
        if not Decimal(each).is_finite() or each < 0:
            raise ValueError(f"the {name} of '{key}' is {each}, must be 0 or more")


def swing(points: Mapping[str, Decimal | int]) -> dict[str, Decimal]:
    """Swing weights: the worth of going from worst to best on each criterion, made to add to 100 exactly.

    The group gives 100 points to the swing it wants most and judges the others against it (Goodwin and Wright,
    Decision Analysis for Management Judgment). Formula: 100 × points ÷ sum of points, to the millionth.
    Errors: no criteria, points below 0 or no number, or all 0.
    """
    _refuse_no_number(points, "swing")
    if not any(points.values()):
        raise ValueError("no criterion has a swing above 0, so there is nothing to weigh")
    return dict(zip(points, shares(HUNDRED, list(points.values()), unit=MILLIONTH), strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class PairwiseWeights:
    """Weights from pairwise comparison (adding to 1) and how consistent the comparisons were (below 0.1 is usual)."""

    weights: FloatArray
    consistency_index: float
    consistency_ratio: float
    matrix: FloatArray


def ahp(matrix: ArrayLike) -> PairwiseWeights:
    """Weights from a square matrix of pairwise comparisons (Saaty's analytic hierarchy process).

    Cell (i, j) says how many times as important i is as j, so (j, i) is its reciprocal and the diagonal is 1. NaN
    marks a pair nobody compared: it is filled so that the principal eigenvalue is least (Bozóki, Fülöp, Rónyai 2010).
    Formula: weights are the principal eigenvector, scaled to add to 1; consistency index (λ − n) ÷ (n − 1);
    ratio = index ÷ Saaty's random index (0 for n below 3).
    Errors: not numbers, not square, not positive, a diagonal that is not 1, not reciprocal (within a thousandth, which
    0.33 for a third is not), more than 15 criteria, or pairs too few to link every criterion.
    """
    judged = _reciprocal(matrix)
    complete = _filled(judged)
    largest, vector = _principal(complete)
    size = len(complete)
    index = max(0.0, (largest - size) / (size - 1)) if size > 1 else 0.0
    random = _RANDOM_INDEX[size - 1]
    return PairwiseWeights(vector, index, index / random if random else 0.0, complete)


def _reciprocal(given: ArrayLike) -> FloatArray:
    matrix = floats(given, "comparisons", missing=True)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or not 1 <= len(matrix) <= len(_RANDOM_INDEX):
        raise ValueError(f"comparisons must be a square table of 1 to {len(_RANDOM_INDEX)} criteria")
    if (matrix <= 0).any():
        raise ValueError("every comparison must be a number above 0")
    if (np.diag(matrix) != 1).any():
        raise ValueError("every criterion is 1 time as important as itself: the diagonal must be 1")
    if (np.isnan(matrix) != np.isnan(matrix.T)).any() or np.nanmax(np.abs(matrix * matrix.T - 1)) > 1e-3:
        raise ValueError("each comparison must be the reciprocal of the one across the diagonal, 3 against 1/3")
    linked = np.linalg.matrix_power((~np.isnan(matrix)).astype(np.int64), len(matrix)) > 0
    if not linked.all():
        raise ValueError("too few pairs are compared: some criteria cannot be reached from the others")
    return matrix


def _filled(matrix: FloatArray) -> FloatArray:
    rows, columns = np.nonzero(np.triu(np.isnan(matrix)))
    if not len(rows):
        return matrix

    def with_logs(logs: FloatArray) -> FloatArray:
        tried = matrix.copy()
        tried[rows, columns], tried[columns, rows] = np.exp(logs), np.exp(-logs)
        return tried

    def largest(logs: FloatArray) -> float:
        return _principal(with_logs(logs))[0]

    # The largest eigenvalue is convex in the logarithms of the missing pairs, so any descent finds the one minimum.
    start = np.zeros(len(rows), dtype=np.float64)
    found = scipy.optimize.minimize(largest, start, method="BFGS", tol=1e-9)
    return with_logs(np.asarray(found.x, dtype=np.float64))


def _principal(matrix: FloatArray) -> tuple[float, FloatArray]:
    values, vectors = np.linalg.eig(matrix)
    place = int(np.argmax(values.real))
    vector = np.abs(vectors[:, place].real)
    return float(values[place].real), vector / vector.sum()
