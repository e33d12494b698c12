"""How sure a choice is: how often each is chosen, what other budgets would buy, and why the others are left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from quadrant.methods.arrays import BoolArray, FloatArray, Numbers, counts, floats, plain
from quadrant.methods.portfolio.choice import Portfolio, best_within, chosen_within, moved_by_forcing
from quadrant.methods.portfolio.limits import Limits

CORE: Final = 0.95
OUT: Final = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class CoreIndex:
    """The share of plausible values under which each proposal is chosen; core from 95 %, out up to 5 %."""

    index: FloatArray

    @property
    def core(self) -> BoolArray:
        return self.index >= CORE

    @property
    def out(self) -> BoolArray:
        return self.index <= OUT

    @property
    def borderline(self) -> BoolArray:
        return ~self.core & ~self.out


def core_index(
    value_samples: ArrayLike, within: Limits, *, mip_gap: float = 0.0, time_limit: float | None = None
) -> CoreIndex:
    """How often each proposal belongs to the best set when its value is uncertain, over weightings for example.

    Method: one search per row of values. Source: Liesiö, Mild and Salo, European Journal of Operational Research 2007.
    Shapes: samples × proposals gives proposals; 0 to 1. Errors: no samples; as `best_portfolio`.
    """
    samples = floats(value_samples, "values", dimensions=2)
    if not len(samples):
        raise ValueError("there are no samples of values to choose by")
    chosen = [chosen_within(values, within, mip_gap=mip_gap, time_limit=time_limit)[0] for values in samples]
    return CoreIndex(np.mean(chosen, axis=0))


def near_best_index(values: Numbers, within: Limits, *, worse_by: float = 0.01) -> CoreIndex:
    """Who belongs to every set that is nearly the best (1), to none of them (0), or to some (0.5).

    A set is nearly the best when its value falls short by at most `worse_by` of the best (0.01: one per cent). Method:
    each proposal in turn is left out, or forced in, and the search repeated; the prices of the relaxed problem settle
    most without a search, and every set found settles whoever stands differently in it. Shapes: one per proposal.
    Errors: as `best_portfolio`; `worse_by` below 0 or of 1 and more.
    """
    if not 0 <= worse_by < 1:
        raise ValueError(f"nearly the best falls short by 0 or more and less than all, not by {plain(worse_by)}")
    best = best_within(values, within)
    if not within.size:
        return CoreIndex(np.zeros(0))
    enough = best.value - worse_by * abs(best.value)
    index = best.chosen.astype(np.float64)
    for place in np.flatnonzero(~moved_by_forcing(values, within, best.chosen, enough)):
        here = int(place)
        if index[here] == 0.5:  # a set found for another has settled it
            continue
        may = np.ones(within.size, dtype=np.bool_) if within.eligible is None else within.eligible.copy()
        if best.chosen[here]:
            may[here] = False
            changed = replace(within, eligible=may)
        else:
            changed = replace(within, committed=(*within.committed, here))
        other = _reaching(values, changed, enough)
        if other is not None:
            index[other != best.chosen] = 0.5
    return CoreIndex(index)


def _reaching(values: Numbers, within: Limits, enough: float) -> BoolArray | None:
    try:
        chosen, _ = chosen_within(values, within)
    except ValueError:  # nothing keeps to the limits with that proposal forced
        return None
    return chosen if floats(values, "values") @ chosen >= enough else None


def worth_of_more(values: Numbers, within: Limits, extra: float) -> FloatArray:
    """What the best set would gain if one budget alone were `extra` pounds larger: exact, where a shadow price guesses.

    Shapes: one per budget; units those of the values. Errors: `extra` below 0 or no number; as `best_portfolio`.
    """
    more = float(counts(extra, "the extra money", dimensions=0))
    now = best_within(values, within).value
    found = np.zeros(len(within.budgets))
    for place in range(len(found)):
        budgets = within.budgets.copy()
        budgets[place] += more
        found[place] = best_within(values, replace(within, budgets=budgets)).value - now
    return np.maximum(found, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """What each size of budget buys: value, money used, and the sets chosen (sizes × proposals)."""

    shares: FloatArray
    values: FloatArray
    spent: FloatArray
    chosen: BoolArray


def frontier(values: Numbers, within: Limits, shares: Sequence[float], *, mip_gap: float = 0.0) -> Frontier:
    """The best value for a row of budget sizes: 0.9 means every budget a tenth smaller.

    Least amounts for themes stay as they are, so a small budget may be refused (see `best_portfolio`). No sizes give no
    rows. Errors: a size below 0 or that is no number; as `best_portfolio`.
    """
    counts(shares, "the sizes of the budget", dimensions=1)
    found = [best_within(values, replace(within, budgets=within.budgets * share), mip_gap=mip_gap) for share in shares]
    sets = np.array([each.chosen for each in found], dtype=np.bool_).reshape(len(found), within.size)
    return Frontier(
        np.array(shares, dtype=np.float64),
        np.array([each.value for each in found]),
        sets @ within.costs.sum(axis=1),
        sets,
    )


def why_left_out(portfolio: Portfolio, within: Limits, names: Sequence[str], budgets: Sequence[str]) -> dict[int, str]:
    """A sentence for each proposal that was not chosen, the first reason that holds.

    Not eligible; excluded by one that was chosen; requires one that was not; no room in a budget or a theme, said of
    each limit that it would break by itself; else there was room, but it would add nothing to the value sought.
    Shapes: a name for each proposal and each budget.
    """
    return {
        int(place): _reason(int(place), portfolio.chosen, within, names, budgets)
        for place in np.flatnonzero(~portfolio.chosen)
    }


def _reason(place: int, chosen: BoolArray, within: Limits, names: Sequence[str], budgets: Sequence[str]) -> str:
    if within.eligible is not None and not within.eligible[place]:
        return "it is not eligible"
    for pair in within.exclusive:
        other = pair[1] if pair[0] == place else pair[0]
        if place in pair and chosen[other]:
            return f"it excludes {names[other]}, which was chosen"
    for one, other in within.requires:
        if one == place and not chosen[other]:
            return f"it requires {names[other]}, which was not chosen"
    table, _, most = within.rows
    over = table @ chosen + table[:, place] > most * (1 + 1e-12)
    full = [*budgets, *(group.name for group in within.groups)]
    broken = [name for name, breaks in zip(full, over[: len(full)], strict=True) if breaks]
    if broken:
        return f"there is no room for it beside the others in {' or '.join(broken)}"
    return "there is room for it, but it adds nothing to what the set is to be best at"
