"""How far several markers agree: Krippendorff's alpha, intraclass correlation, Kendall's W, Fleiss' kappa."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import scipy
from numpy.typing import ArrayLike

from quadrant.methods.arrays import Estimate, FloatArray, between, floats, one_of

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Model = Literal["twoway", "oneway"]
Kind = Literal["agreement", "consistency"]
Unit = Literal["single", "average"]
_SAME = 1e-24  # a mean square this small, relative to the marks squared, is rounding in the machine


def krippendorff_alpha(ratings: ArrayLike, level: Level = "ordinal") -> float:
    """Krippendorff's alpha: 1 is full agreement, 0 what chance would give, below 0 worse.

    Below 0.667 no conclusion should be drawn, from 0.8 one may rely on the marks (Krippendorff's own bounds).

    Formula: 1 − observed ÷ expected disagreement, from the coincidence matrix of all pairs within a unit. Distances:
    nominal 1; ordinal (sum of frequencies from c to k, less half of both ends)²; interval (c − k)²; ratio
    ((c − k) ÷ (c + k))². Source: Krippendorff, Content Analysis, chapter 11.
    Shapes: raters × units, NaN where a rater did not mark. A unit with one mark or none pairs nothing and is left out.
    Errors: no unit with two marks; every mark the same (agreement then cannot be told from chance); ratio below 0;
    infinity; an unknown level.
    """
    one_of(level, get_args(Level), "the level")
    given = floats(ratings, "ratings", dimensions=2, missing=True)
    given = given[:, (~np.isnan(given)).sum(axis=0) >= 2]
    if not given.size:
        raise ValueError("no unit was marked by two raters, so agreement cannot be measured")
    values = np.unique(given[~np.isnan(given)])
    if len(values) == 1:
        raise ValueError("every mark is the same, so agreement cannot be told from chance")
    if level == "ratio" and values[0] < 0:
        raise ValueError("ratio marks cannot be below 0")
    used = (given[:, :, None] == values).sum(axis=0).astype(np.float64)  # units × values
    pairs = (used.T / (used.sum(axis=1) - 1)) @ used
    pairs -= np.diag((used / (used.sum(axis=1, keepdims=True) - 1)).sum(axis=0))
    totals = pairs.sum(axis=1)
    apart = _distances(values, totals, level)
    observed = (pairs * apart).sum()
    expected = (np.outer(totals, totals) * apart).sum() / (totals.sum() - 1)
    return float(1 - observed / expected)


def _distances(values: FloatArray, totals: FloatArray, level: Level) -> FloatArray:
    if level == "nominal":
        return 1.0 - np.eye(len(values))
    if level == "ordinal":
        middle = np.cumsum(totals) - totals / 2
        return (middle[:, None] - middle) ** 2
    apart = values[:, None] - values
    if level == "interval":
        return apart**2
    together = values[:, None] + values
    return np.asarray((apart / np.where(together == 0, 1.0, together)) ** 2)


@dataclass(frozen=True, slots=True)
class _Squares:
    """Mean squares of a subjects × raters table: between subjects, within, between raters, and residual."""

    subjects: float
    within: float
    raters: float
    error: float
    n: int
    k: int


def icc(
    ratings: ArrayLike,
    *,
    model: Model = "twoway",
    kind: Kind = "agreement",
    unit: Unit = "single",
    confidence: float = 0.95,
) -> Estimate:
    """Intraclass correlation: the share of the spread of marks that lies between subjects, with its limits.

    Formula and limits: McGraw and Wong, Psychological Methods 1996, tables 4 and 7. `oneway`: each subject has other
    raters, so `kind` is ignored; `twoway`: the same raters mark all. `agreement` counts a lenient rater as
    disagreement, `consistency` does not. `average` is the reliability of the raters' mean.
    Shapes: subjects × raters gives single numbers. A subject with a missing mark is left out, and the note says so.
    Errors: fewer than 2 complete subjects or 2 raters; every mark the same; every subject with the same mean mark,
    for then nothing lies between subjects; infinity; an unknown model, kind or unit.
    """
    one_of(model, get_args(Model), "the model")
    one_of(kind, get_args(Kind), "the kind")
    one_of(unit, get_args(Unit), "the unit")
    given = floats(ratings, "ratings", dimensions=2, missing=True)
    complete = ~np.isnan(given.sum(axis=1))
    table = given[complete]
    if len(table) < 2 or table.shape[1] < 2:
        raise ValueError("agreement needs at least 2 subjects, each marked by the same 2 raters or more")
    if np.ptp(table) == 0:
        raise ValueError("every mark is the same, so agreement cannot be told from chance")
    squares = _mean_squares(table)
    if squares.subjects <= _SAME * float((table**2).max()):
        raise ValueError("every subject has the same mean mark, so there are no subjects to tell apart")
    tail = (1 - between(confidence)) / 2
    if model == "oneway":
        found = _ratio_limits(squares, squares.within, squares.n * (squares.k - 1), tail)
    elif kind == "consistency":
        found = _ratio_limits(squares, squares.error, (squares.n - 1) * (squares.k - 1), tail)
    else:
        found = _agreement(squares, unit, tail)
    if unit == "average" and (model == "oneway" or kind == "consistency"):
        found = tuple(squares.k * single / (1 + (squares.k - 1) * single) for single in found)
    gone = int((~complete).sum())
    note = f"{gone} subject{'s'[: gone != 1]} left out for a missing mark" if gone else ""
    value, lower, upper = (np.asarray(number, dtype=np.float64) for number in found)
    return Estimate(value, lower, upper, note)


def _mean_squares(table: FloatArray) -> _Squares:
    n, k = table.shape
    by_subject, by_rater, middle = table.mean(axis=1), table.mean(axis=0), table.mean()
    residual = table - by_subject[:, None] - by_rater + middle
    return _Squares(
        subjects=float(k * ((by_subject - middle) ** 2).sum() / (n - 1)),
        within=float(((table - by_subject[:, None]) ** 2).sum() / (n * (k - 1))),
        raters=float(n * ((by_rater - middle) ** 2).sum() / (k - 1)),
        error=float((residual**2).sum() / ((n - 1) * (k - 1))),
        n=n,
        k=k,
    )


def _ratio_limits(squares: _Squares, noise: float, free: int, tail: float) -> tuple[float, ...]:
    """The one-way and the consistency forms, for a single rater: both are ratios of two mean squares."""
    if noise <= _SAME * squares.subjects:
        return (1.0, 1.0, 1.0)
    ratio = squares.subjects / noise
    between_free = squares.n - 1
    low = ratio / float(scipy.stats.f.isf(tail, between_free, free))
    high = ratio * float(scipy.stats.f.isf(tail, free, between_free))
    return tuple((each - 1) / (each + squares.k - 1) for each in (ratio, low, high))


def _agreement(squares: _Squares, unit: str, tail: float) -> tuple[float, ...]:
    n, k = squares.n, squares.k
    subjects, raters, error = squares.subjects, squares.raters, squares.error
    value = (subjects - error) / (subjects + (k - 1) * error + k * (raters - error) / n)
    if unit == "average":
        value = (subjects - error) / (subjects + (raters - error) / n)
    if raters + error <= _SAME * subjects:
        return (1.0, 1.0, 1.0)
    # The degrees of freedom take the value of the unit asked for, as R's irr does: a little wider for averages.
    a = k * value / (n * (1 - value))
    b = 1 + k * value * (n - 1) / (n * (1 - value))
    parts = (a * raters) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1))
    free = (a * raters + b * error) ** 2 / parts
    most, least = float(scipy.stats.f.isf(tail, n - 1, free)), float(scipy.stats.f.isf(tail, free, n - 1))
    noise = k * raters + (k * n - k - n) * error
    lower = n * (subjects - most * error) / (most * noise + n * subjects)
    upper = n * (least * subjects - error) / (noise + n * least * subjects)
    if unit == "average":
        lower, upper = (k * limit / (1 + (k - 1) * limit) for limit in (lower, upper))
    return (value, lower, upper)


def kendall_w(ratings: ArrayLike, *, correct_ties: bool = True) -> float:
    """Kendall's coefficient of concordance: how alike the raters rank the subjects, from 0 to 1.

    Formula: 12 S ÷ (m²(n³ − n) − m T), S the squared deviations of rank sums, T the sum over raters of t³ − t for each
    group of t ties (0 without `correct_ties`). Source: Siegel and Castellan, Nonparametric Statistics, 1988.
    Shapes: subjects × raters. Subjects with a missing mark are left out.
    Errors: fewer than 2 complete subjects or 2 raters; raters who all give one mark to everyone.
    """
    given = floats(ratings, "ratings", dimensions=2, missing=True)
    table = given[~np.isnan(given.sum(axis=1))]
    n, m = table.shape
    if n < 2 or m < 2:
        raise ValueError("agreement needs at least 2 subjects, each marked by the same 2 raters or more")
    ranks = scipy.stats.rankdata(table, axis=0)
    deviations = ranks.sum(axis=1) - m * (n + 1) / 2
    same = (ranks[:, None, :] == ranks[None, :, :]).sum(axis=1)
    ties = float((same**2 - 1).sum()) if correct_ties else 0.0
    whole = m**2 * (n**3 - n) - m * ties
    if whole <= 0:
        raise ValueError("every rater gave one mark to everyone, so there are no ranks to compare")
    return float(12 * (deviations**2).sum() / whole)


def fleiss_kappa(ratings: ArrayLike) -> float:
    """Fleiss' kappa: agreement on categories beyond chance; 1 is full, 0 what chance would give.

    Formula: (P − Pe) ÷ (1 − Pe), P the mean share of agreeing pairs, Pe the sum of squared category shares.
    Source: Fleiss, Psychological Bulletin 1971. Shapes: subjects × raters, each cell the number of a category. Subjects
    with a missing mark are left out. Errors: fewer than 1 complete subject or 2 raters; only one category in use.
    """
    given = floats(ratings, "ratings", dimensions=2, missing=True)
    table = given[~np.isnan(given.sum(axis=1))]
    n, m = table.shape
    if n < 1 or m < 2:
        raise ValueError("agreement needs at least 1 subject marked by 2 raters or more")
    used = (table[:, :, None] == np.unique(table)).sum(axis=1).astype(np.float64)
    agreeing = ((used**2).sum(axis=1) - m) / (m * (m - 1))
    chance = float(((used.sum(axis=0) / (n * m)) ** 2).sum())
    if chance == 1:
        raise ValueError("every mark is the same, so agreement cannot be told from chance")
    return float((agreeing.mean() - chance) / (1 - chance))
