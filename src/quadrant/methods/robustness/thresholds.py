"""The weight at which first place changes hands, the most a criterion can move, and both in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from quadrant.methods.arrays import FloatArray, IntArray, Numbers, finite, floats, plain, where
from quadrant.methods.robustness.acceptability import Acceptability
from quadrant.methods.scoring import rank


@dataclass(frozen=True, slots=True, eq=False)
class Thresholds:
    """For each criterion: the weight below and above which another option takes first place, and which option.

    NaN and -1 where no weight on that side changes who is first. Units: those of the weights given.
    """

    leader: int
    below: FloatArray
    above: FloatArray
    overtaken_below_by: IntArray
    overtaken_above_by: IntArray


def weight_thresholds(marks: Numbers, weights: Numbers) -> Thresholds:
    """How far each weight may move, the others keeping their proportions, before first place changes hands.

    Formula: with criterion c at share t the score of option i is t·m_ic + (1 − t)·r_i, r_i its score on the other
    criteria alone; options i and leader L meet at t = (r_L − r_i) ÷ (r_L − r_i + m_ic − m_Lc): closed form, no search.
    Shapes: `marks` options × criteria, `weights` one per criterion (of any total). The leader is the first of those
    tied for first, and a rival tied with it overtakes at the present weight.
    Errors: missing marks, weights below 0, all 0, or all on one criterion; no options.
    """
    given, points = floats(marks, "marks", dimensions=2), floats(weights, "weights", dimensions=1)
    if not len(given) or given.shape[1] != len(points):
        raise ValueError(f"marks must be options by the {len(points)} criteria weighted")
    if (points < 0).any() or points.sum() == 0 or points.max() == points.sum():
        raise ValueError("weights must be 0 or more, with at least two criteria above 0")
    total = points.sum()
    shares = points / total
    leader = int(np.argmin(rank(given @ shares, ties="in_order")))
    others = (given @ shares)[:, None] - given * shares
    rest = others / (1 - shares)
    lead, gain = rest[leader] - rest, given - given[leader]
    with np.errstate(divide="ignore", invalid="ignore"):
        meets = lead / (lead + gain)
    meets[leader] = np.nan
    # Rivals overtake upwards where they gain on the leader as the weight rises, downwards where they lose.
    rising, close = (lead + gain) > 0, 1e-12
    up = np.where(rising & (meets >= shares - close) & (meets < 1), meets, np.inf)
    down = np.where(~rising & (meets <= shares + close) & (meets > 0), meets, -np.inf)
    above, below = up.min(axis=0), down.max(axis=0)
    return Thresholds(
        leader,
        np.where(np.isfinite(below), below * total, np.nan),
        np.where(np.isfinite(above), above * total, np.nan),
        np.where(np.isfinite(below), down.argmax(axis=0), -1),
        np.where(np.isfinite(above), up.argmin(axis=0), -1),
    )


def max_swing(weights: Numbers, marks: ArrayLike | None = None, *, scale_max: float = 5) -> FloatArray:
    """The most points of score that each criterion can move: between options marked, or over the whole scale.

    Formula: weight × (highest − lowest mark) ÷ scale_max; without marks the whole scale, so the weight itself. Half of
    the points on one criterion and 2.5 on each of six says what no score sheet shows.
    Shapes: `weights` one per criterion, `marks` options × criteria (NaN where not marked) gives criteria.
    A criterion on which nobody is marked gives NaN; one option, or the same mark for all, moves nothing.
    Errors: marks outside 0 to `scale_max`, weights below 0, missing or infinite, a scale of 0 or below.
    """
    if not finite(scale_max, "the top of the scale") > 0:
        raise ValueError(f"the top of the scale must be above 0, not {plain(scale_max)}")
    points = floats(weights, "weights", dimensions=1)
    if (points < 0).any():
        raise ValueError(f"the weight{where(points < 0).replace('row', 'place')} is below 0")
    if marks is None:
        return points
    given = floats(marks, "marks", dimensions=2, missing=True)
    if given.shape[1] != len(points):
        raise ValueError(f"marks must have one column for each of the {len(points)} weights")
    if ((given < 0) | (given > scale_max)).any():
        raise ValueError(f"a mark is outside the scale 0 to {plain(scale_max)}")
    highest = np.where(np.isnan(given), -np.inf, given).max(axis=0, initial=-np.inf)
    lowest = np.where(np.isnan(given), np.inf, given).min(axis=0, initial=np.inf)
    return np.where(np.isfinite(highest), points * (highest - lowest) / scale_max, np.nan)


def robustness_in_words(
    options: Sequence[str],
    criteria: Sequence[str],
    acceptability: Acceptability,
    thresholds: Thresholds,
    *,
    total: float = 100,
) -> tuple[str, ...]:
    """What was found, in sentences for a page: how often the leader is first, who overtakes and when.

    Shapes: a name for each option and criterion; both results over the same options. `total` is what the weights given
    to `weight_thresholds` add to. Errors: names that are not one for each option and criterion.
    """
    leader, first = thresholds.leader, acceptability.rank_acceptability[:, 0]
    if len(options) != len(first) or len(criteria) != len(thresholds.above):
        raise ValueError(f"there must be a name for each of {len(first)} options and {len(thresholds.above)} criteria")
    said = [f"{options[leader]} is first for {_so_many(first[leader])} weightings consistent with what was agreed."]
    most = int(np.argmax(first))
    if first[most] > first[leader]:
        said.append(f"{options[most]} is first more often than it, for {_so_many(first[most])} weightings.")
    by_weight = len(said)
    moves = (
        (thresholds.above, thresholds.overtaken_above_by, "rises above"),
        (thresholds.below, thresholds.overtaken_below_by, "falls below"),
    )
    for weights, rivals, verb in moves:
        said += [
            f"{options[rival]} overtakes if the weight of {criterion} {verb} {_per_cent(weight, total)}."
            for criterion, weight, rival in zip(criteria, weights, rivals, strict=True)
            if rival >= 0
        ]
    if len(said) == by_weight:
        said.append(f"No change of a single weight moves {options[leader]} from first place.")
    return tuple(said)


def _so_many(share: float) -> str:
    """'91% of the'; a share that only rounds to all or to none is not called so."""
    if share in {0, 1}:
        return "all of the" if share else "none of the"
    rounded = f"{share:.0%}"
    return {"100%": "more than 99% of the", "0%": "fewer than 1% of the"}.get(rounded, f"{rounded} of the")


def _per_cent(weight: float, total: float) -> str:
    return f"{plain(round(float(weight) * 100 / total, 1))}%"
