"""What a choice of proposals must keep to: budgets, themes, exclusions, requirements, commitments."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from quadrant.methods.arrays import BoolArray, FloatArray, counts, finite, floats, plain, same_length

NEAR: Final = 1e-9


@dataclass(frozen=True, slots=True)
class GroupLimit:
    """The least and the most money, over all budgets, that may go to one theme; members are places in the list."""

    name: str
    members: tuple[int, ...]
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """Everything a choice must keep to. Places count from 0; see `best_portfolio` for shapes and units."""

    costs: FloatArray
    budgets: FloatArray
    groups: tuple[GroupLimit, ...] = ()
    exclusive: tuple[tuple[int, int], ...] = ()
    requires: tuple[tuple[int, int], ...] = ()
    match: FloatArray | None = None
    eligible: BoolArray | None = None
    committed: tuple[int, ...] = ()
    rows: tuple[FloatArray, FloatArray, FloatArray] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", _rows(self))

    @property
    def size(self) -> int:
        return len(self.costs)

    def allows(self, chosen: BoolArray) -> bool:
        """Whether a set keeps to every limit, to the billionth of a pound in a pound."""
        table, least, most = self.rows
        used = table @ chosen
        slack = NEAR * np.maximum(1.0, np.abs(table).sum(axis=1))
        eligible = self.eligible is None or not (chosen & ~self.eligible).any()
        kept = bool((used <= most + slack).all() and (used >= least - slack).all())
        return kept and eligible and all(chosen[place] for place in self.committed)


def limits(
    costs: ArrayLike,
    budgets: ArrayLike,
    groups: Sequence[GroupLimit] = (),
    exclusive: Sequence[tuple[int, int]] = (),
    requires: Sequence[tuple[int, int]] = (),
    match: ArrayLike | None = None,
    *,
    eligible: ArrayLike | None = None,
    committed: Sequence[int] = (),
) -> Limits:
    """The limits of a choice, checked once, for use with many sets of values. See `best_portfolio`."""
    money = counts(costs, "costs")
    money = money[:, None] if money.ndim == 1 else money
    most = np.atleast_1d(counts(budgets, "budgets"))
    if money.ndim != 2 or money.shape[1] != len(most):
        raise ValueError(f"costs must have one column for each of the {len(most)} budgets")
    brought = None
    if match is not None:
        given = counts(match, "match funding")
        brought = given[:, None] if given.ndim == 1 else given
        same_length(money, brought, "costs and match funding")
    may = None if eligible is None else floats(eligible, "eligible") != 0
    if may is not None and may.shape != (len(money),):
        raise ValueError("eligible must say yes or no for each proposal")
    _refuse_impossible_ties((*exclusive, *requires), groups)
    named = [*committed, *(place for pair in (*exclusive, *requires) for place in pair)]
    named += [place for group in groups for place in group.members]
    if any(not 0 <= place < len(money) for place in named):
        raise ValueError(f"a limit names a proposal that is not among the {len(money)}")
    return Limits(money, most, tuple(groups), tuple(exclusive), tuple(requires), brought, may, tuple(committed))


def _refuse_impossible_ties(pairs: Sequence[tuple[int, int]], groups: Sequence[GroupLimit]) -> None:
    if any(one == other for one, other in pairs):
        raise ValueError("a proposal can neither exclude nor require itself")
    for group in groups:
        least = 0.0 if group.least is None else finite(group.least, f"the least of {group.name}")
        most = math.inf if group.most is None else finite(group.most, f"the most of {group.name}")
        if least > most:
            raise ValueError(f"{group.name} cannot be given at least {plain(least)} and at most {plain(most)}")


def _rows(of: Limits) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Every limit as a row of a table with the least and the most that row may come to."""
    size, free = len(of.costs), np.inf
    net = of.costs if of.match is None else of.costs - of.match
    rows, least, most = list(net.T), [-free] * len(of.budgets), [float(budget) for budget in of.budgets]
    whole = of.costs.sum(axis=1)
    for group in of.groups:
        rows.append(np.where(np.isin(np.arange(size), group.members), whole, 0.0))
        least.append(-free if group.least is None else group.least)
        most.append(free if group.most is None else group.most)
    for (one, other), sign, limit in (
        *((pair, 1.0, 1.0) for pair in of.exclusive),
        *((pair, -1.0, 0.0) for pair in of.requires),
    ):
        row = np.zeros(size)
        row[one] += 1.0
        row[other] += sign
        rows.append(row)
        least.append(-free)
        most.append(limit)
    return np.array(rows).reshape(len(rows), size), np.array(least), np.array(most)
