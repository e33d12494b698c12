"""The best set of whole proposals within limits, how far from the best possible, and what one more pound would buy."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import scipy
from numpy.typing import ArrayLike

from quadrant.methods.arrays import BoolArray, FloatArray, Numbers, floats, plain, where
from quadrant.methods.portfolio.by_count import MOST_LIMITS, MOST_PROPOSALS, Choice, prove_by_count
from quadrant.methods.portfolio.limits import NEAR, GroupLimit, Limits, limits

_FIRST_SECONDS: Final = 3.0  # for branch and bound alone, which settles all but the hardest choices


@dataclass(frozen=True, slots=True, eq=False)
class Portfolio:
    """The chosen set (true where chosen), its value, how far from the best possible it may be, and what money buys.

    `gap` is (bound − value) ÷ value: 0 when proven best. `shadow_prices` say, for each budget, what one more pound
    would add to the value if proposals could be part-funded: a guide to which budget binds, exact only there.
    """

    chosen: BoolArray
    value: float
    gap: float
    bound: float
    shadow_prices: FloatArray


def best_portfolio(
    values: Numbers,
    costs: ArrayLike,
    budgets: ArrayLike,
    groups: Sequence[GroupLimit] = (),
    exclusive: Sequence[tuple[int, int]] = (),
    requires: Sequence[tuple[int, int]] = (),
    match: ArrayLike | None = None,
    mip_gap: float = 0.0,
    time_limit: float | None = None,
    *,
    eligible: ArrayLike | None = None,
    committed: Sequence[int] = (),
) -> Portfolio:
    """The set of whole proposals with the greatest value that keeps to every limit.

    Method: 0–1 linear programme, solved by branch and bound (HiGHS, through `scipy.optimize.milp`); a greedy choice by
    value for money is made too, so a search cut short is never worse than that. A hard choice under few limits is then
    proven count by count (see `by_count`).
    Shapes: `values` one per proposal (see `objective_values`; there is no default); `costs` proposals × budgets, a
    budget being a fund in a year; `budgets` one per column (1-D costs mean one budget); `match` like `costs`, money
    that comes with a proposal into that budget. Pairs count proposals from 0: `exclusive` (a, b) never both,
    `requires` (a, b) a only with b. `eligible` true where it may be chosen; `committed` must be chosen.
    A part-funded variant is a proposal of its own, exclusive with the whole one.
    Units: any one unit of money; value in its own. `mip_gap` 0.01 stops within 1 % of the best; `time_limit` seconds.
    No proposals choose none; a proposal that costs nothing is chosen when it adds value; of equal sets one is chosen.
    Errors: lengths that differ, missing or infinite numbers, negative costs, a place that does not exist, a pair of one
    proposal with itself, a gap or time below 0, no set that keeps to every limit.
    """
    return best_within(
        values,
        limits(costs, budgets, groups, exclusive, requires, match, eligible=eligible, committed=committed),
        mip_gap=mip_gap,
        time_limit=time_limit,
    )


def best_within(values: Numbers, within: Limits, *, mip_gap: float = 0.0, time_limit: float | None = None) -> Portfolio:
    """As `best_portfolio`, for limits made beforehand; see there for what is refused."""
    worth = _values(values, within)
    chosen, bound = chosen_within(worth, within, mip_gap=mip_gap, time_limit=time_limit)
    value = float(worth @ chosen)
    near = bound - value <= NEAR * max(1.0, abs(value))
    gap = 0.0 if near else (bound - value) / max(abs(value), NEAR)
    return Portfolio(chosen, value, gap, max(bound, value), _shadow_prices(worth, within))


def chosen_within(
    values: Numbers, within: Limits, *, mip_gap: float = 0.0, time_limit: float | None = None
) -> tuple[BoolArray, float]:
    """The chosen set and the bound on its value alone, without prices: for searches repeated many times."""
    worth = _values(values, within)
    if not mip_gap >= 0 or (time_limit is not None and not time_limit >= 0):
        raise ValueError("the gap and the time of a search must be 0 or more")
    if not len(worth):
        return np.zeros(0, dtype=np.bool_), 0.0
    begun = time.monotonic()
    few = _few_limits(worth, within)
    first = time_limit if few is None else _FIRST_SECONDS if time_limit is None else min(time_limit / 2, _FIRST_SECONDS)
    chosen, bound = _branched(worth, within, mip_gap, first)
    gap = float(bound - worth @ chosen)
    if few is None or gap <= max(mip_gap * abs(float(worth @ chosen)), few.step):
        return chosen, bound
    left = np.inf if time_limit is None else time_limit - (time.monotonic() - begun)
    better, bound = prove_by_count(few, chosen, bound, left)
    if time_limit is None and bound - worth @ better > few.step:  # too many departures to list: take the time it takes
        return _branched(worth, within, mip_gap, None)
    return (better if within.allows(better) else chosen), bound


def _branched(worth: FloatArray, within: Limits, mip_gap: float, time_limit: float | None) -> tuple[BoolArray, float]:
    """The best that branch and bound finds in the time, or a greedy choice finds, and the bound."""
    chosen, bound = _searched(worth, within, mip_gap, time_limit)
    if chosen is not None and not within.allows(chosen):
        # The solver takes 0.999999 for 1, which may overspend by a pound: search again with that pound kept back.
        chosen, _ = _searched(worth, within, mip_gap, time_limit, kept_back=2e-6)
    greedy = _greedy(worth, within)
    if chosen is None or (within.allows(greedy) and worth @ greedy > worth @ chosen):
        chosen = greedy
    if not within.allows(chosen):
        raise ValueError("no set was found in the time allowed: give it longer or a wider gap")
    return chosen, bound


def _few_limits(worth: FloatArray, within: Limits) -> Choice | None:
    """The problem as `prove_by_count` takes it, where limits and proposals are few enough for it."""
    table, least, most = within.rows
    lower = np.isfinite(least)
    upper = np.isfinite(most)
    rows, ends = np.concatenate((table[upper], -table[lower])), np.concatenate((most[upper], -least[lower]))
    if len(rows) > MOST_LIMITS or within.size > MOST_PROPOSALS:
        return None
    return Choice(worth, rows, ends, *_may_be(within))


def _values(values: Numbers, within: Limits) -> FloatArray:
    worth = floats(values, "values", dimensions=1)
    if len(worth) != within.size:
        raise ValueError(f"there are {len(worth)} values for {within.size} proposals")
    return worth


def _may_be(within: Limits) -> tuple[FloatArray, FloatArray]:
    least, most = np.zeros(within.size), np.ones(within.size)
    if within.eligible is not None:
        most[~within.eligible] = 0.0
    least[list(within.committed)] = 1.0
    refused = least > most
    if refused.any():
        raise ValueError(f"the proposal{where(refused)} is committed but not eligible")
    return least, most


def _searched(
    worth: FloatArray, within: Limits, mip_gap: float, time_limit: float | None, kept_back: float = 0.0
) -> tuple[BoolArray | None, float]:
    table, least, most = within.rows
    low, high = _may_be(within)
    room = kept_back * np.abs(table).sum(axis=1)
    found = scipy.optimize.milp(
        -worth,
        constraints=scipy.optimize.LinearConstraint(table, least + room, most - room),
        integrality=np.ones(within.size, dtype=np.int64),
        bounds=scipy.optimize.Bounds(low, high),
        options={"mip_rel_gap": mip_gap, "time_limit": np.inf if time_limit is None else time_limit},
    )
    if found.status == 2:
        raise ValueError(_what_cannot_be_kept(within))
    best_possible = float(np.maximum(worth, 0.0) @ high)
    bound = best_possible if found.mip_dual_bound is None else min(best_possible, -float(found.mip_dual_bound))
    return (None if found.x is None else np.asarray(found.x) > 0.5), bound


def _what_cannot_be_kept(within: Limits) -> str:
    for group in within.groups:
        others = tuple(each if each is not group else replace(each, least=None) for each in within.groups)
        if group.least is not None and _possible(replace(within, groups=others)):
            return f"no set gives {group.name} its least of {plain(group.least)} and keeps to the other limits"
    if within.committed and _possible(replace(within, committed=())):
        return "what is already committed does not keep to the limits"
    return "no set of proposals keeps to every limit"


def _possible(within: Limits) -> bool:
    table, least, most = within.rows
    bounds = scipy.optimize.Bounds(*_may_be(within))
    found = scipy.optimize.milp(
        np.zeros(within.size),
        constraints=scipy.optimize.LinearConstraint(table, least, most),
        integrality=np.ones(within.size, dtype=np.int64),
        bounds=bounds,
    )
    return found.status == 0


def _greedy(worth: FloatArray, within: Limits) -> BoolArray:
    """Best value for money first, each with what it requires, as long as everything still fits."""
    net = within.costs if within.match is None else np.maximum(within.costs - within.match, 0.0)
    burden = (net / np.where(within.budgets > 0, within.budgets, 1.0)).sum(axis=1)
    needs = _needs(within)
    only_most = replace(within, groups=tuple(replace(group, least=None) for group in within.groups), committed=())
    chosen = np.zeros(within.size, dtype=np.bool_)
    chosen[list(within.committed)] = True
    for place in np.argsort(-worth / np.maximum(burden, NEAR), kind="stable"):
        tried = chosen | needs[place]
        if worth[tried].sum() > worth[chosen].sum() and only_most.allows(tried):
            chosen = tried
    return chosen


def _needs(within: Limits) -> BoolArray:
    """For each proposal, itself and everything that it requires, and that requires in turn."""
    needs = np.eye(within.size, dtype=np.bool_)
    for one, other in within.requires:  # once round is enough: whoever needs `one` by now, or comes to, gets all of it
        needs[needs[:, one], :] |= needs[other]
    return needs


def _shadow_prices(worth: FloatArray, within: Limits) -> FloatArray:
    if not len(worth):
        return np.zeros(len(within.budgets))
    found = _relaxed(worth, within)
    if found.status != 0:
        return np.full(len(within.budgets), np.nan)
    prices: FloatArray = np.maximum(-np.asarray(found.ineqlin.marginals)[: len(within.budgets)], 0.0)
    return prices


def _relaxed(worth: FloatArray, within: Limits) -> scipy.optimize.OptimizeResult:
    """The same problem with proposals that can be part-funded: budgets' rows come first."""
    table, least, most = within.rows
    upper, lower = np.isfinite(most), np.isfinite(least)
    return scipy.optimize.linprog(
        -worth,
        A_ub=np.concatenate((table[upper], -table[lower])),
        b_ub=np.concatenate((most[upper], -least[lower])),
        bounds=list(zip(*(each.tolist() for each in _may_be(within)), strict=True)),
    )


def moved_by_forcing(values: Numbers, within: Limits, chosen: BoolArray, enough: float) -> BoolArray:
    """Which proposals certainly cannot change sides in a set worth `enough`, by the prices of the relaxed problem.

    Forcing a proposal against its reduced cost lowers the bound by at least that cost; where the bound then lies below
    `enough`, no set can do it. Also those that the limits already hold where they are.
    """
    worth = _values(values, within)
    low, high = _may_be(within)
    found = _relaxed(worth, within)
    held: BoolArray = low == high
    if found.status != 0:
        return held
    loss = np.where(chosen, -np.asarray(found.upper.marginals), np.asarray(found.lower.marginals))
    beyond: BoolArray = -float(found.fun) - loss < enough - NEAR * max(1.0, abs(enough))
    return held | beyond
