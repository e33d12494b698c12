"""Weightings drawn from what a panel agreed about its weights: nothing, a centre, an order, or bounds."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from quadrant.methods.arrays import FloatArray

_LEAST_CONCENTRATION: Final = 0.1  # below it a draw is so near one criterion alone that the machine makes it 0
_ROUNDING: Final = 1e-12
_ACCEPTED: Final = 0.001  # fewer draws inside the bounds than this share, and sampling would not end


@dataclass(frozen=True, slots=True)
class Prior:
    """What is agreed about the weights: nothing, a centre, an order of importance, or bounds; in shares of 1.

    `around` are agreed weights (of any total) and `concentration` how firmly they are held: a Dirichlet distribution
    with that mean, so that a weight w varies with standard deviation √(w(1 − w) ÷ (concentration + 1)); a weight of 0
    stays 0. With `give_or_take` each agreed weight is instead multiplied by a number drawn evenly from 1 − it to
    1 + it (0.5: half as much to half as much again), and the row scaled to add to 1. `order` lists criteria from the
    most to the least important. `lower` and `upper` bound each share.
    """

    criteria: int
    around: tuple[float, ...] | None = None
    concentration: float = 100.0
    give_or_take: float | None = None
    order: tuple[int, ...] = ()
    lower: tuple[float, ...] | None = None
    upper: tuple[float, ...] | None = None


def sample_weights(prior: Prior, samples: int = 100_000, *, seed: int) -> FloatArray:
    """Weights drawn from what is agreed: samples × criteria, each row adding to 1; the same seed draws the same.

    Method: uniform over all weightings (Dirichlet of ones) unless the prior says `around`; sorted into `order`; draws
    outside the bounds are thrown away. Source: Tervonen and Lahdelma, European Journal of Operational Research 2007.
    Errors: fewer than 1 sample or criterion, a prior whose parts have other lengths or hold what is no number, an order
    that is not each criterion once, bounds below 0 or that (almost) no weighting keeps, a concentration so low that
    nothing can be drawn.
    """
    _check(prior, samples)
    random = np.random.default_rng(seed)
    kept: list[FloatArray] = []
    drawn = found = 0
    while found < samples:
        block = _inside(_draw(prior, samples, random), prior)
        kept.append(block)
        drawn, found = drawn + samples, found + len(block)
        if drawn >= 10_000 and found < drawn * _ACCEPTED:
            raise ValueError("almost no weighting keeps inside these bounds: widen them")
    return np.concatenate(kept)[:samples]


def _check(prior: Prior, samples: int) -> None:
    if samples < 1 or prior.criteria < 1:
        raise ValueError("weights are drawn at least once, for at least one criterion")
    for part in (prior.around, prior.lower, prior.upper):
        if part is not None and not (len(part) == prior.criteria and all(map(math.isfinite, part))):
            raise ValueError(f"the prior must name a number for each of the {prior.criteria} criteria")
    if prior.give_or_take is not None and (prior.around is None or not 0 <= prior.give_or_take < 1):
        raise ValueError("give or take needs agreed weights, and a share from 0 to less than 1")
    if prior.order and sorted(prior.order) != list(range(prior.criteria)):
        raise ValueError("the order of importance must name every criterion once")
    held = _LEAST_CONCENTRATION <= prior.concentration < math.inf
    if prior.around is not None and (min(prior.around) < 0 or not sum(prior.around) or not held):
        raise ValueError("agreed weights must be 0 or more, not all 0, and held with a concentration of 0.1 or more")
    least, most = prior.lower or (0.0,) * prior.criteria, prior.upper or (1.0,) * prior.criteria
    crossed = any(low > high for low, high in zip(least, most, strict=True))
    if crossed or min(least) < 0 or sum(least) > 1 + _ROUNDING or sum(most) < 1 - _ROUNDING:
        raise ValueError("no weighting keeps inside these bounds")


def _draw(prior: Prior, samples: int, random: np.random.Generator) -> FloatArray:
    size = (samples, prior.criteria)
    if prior.around is None:
        drawn = random.standard_exponential(size)
    elif prior.give_or_take is not None:
        drawn = np.array(prior.around) * random.uniform(1 - prior.give_or_take, 1 + prior.give_or_take, size)
    else:
        centre = np.array(prior.around, dtype=np.float64)
        drawn = random.standard_gamma(prior.concentration * centre / centre.sum(), size)
    shares: FloatArray = drawn / drawn.sum(axis=1, keepdims=True)
    if prior.order:
        ordered = np.empty_like(shares)
        ordered[:, list(prior.order)] = -np.sort(-shares, axis=1)
        shares = ordered
    return shares if prior.around is not None or prior.order else _moved(shares, prior)


def _moved(shares: FloatArray, prior: Prior) -> FloatArray:
    """The uniform draw, shrunk and moved above the lower bounds or below the upper ones, whichever leaves less room.

    Either is uniform over a simplex that holds every weighting allowed, so nothing is thrown away for those bounds.
    """
    least = np.array(prior.lower or (0.0,) * prior.criteria)
    most = np.array(prior.upper or (1.0,) * prior.criteria)
    above, below = 1.0 - float(least.sum()), float(most.sum()) - 1.0
    return most - max(below, 0.0) * shares if below < above else least + above * shares


def _inside(shares: FloatArray, prior: Prior) -> FloatArray:
    least = -np.inf if prior.lower is None else np.array(prior.lower)
    most = np.inf if prior.upper is None else np.array(prior.upper)
    kept: FloatArray = shares[np.logical_and.reduce((shares >= least - 1e-15) & (shares <= most + 1e-15), axis=1)]
    return kept
