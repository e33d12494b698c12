"""How sure what the money buys is: who is in nearly every good set, and what more or less money would buy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import numpy as np

from quadrant.methods.arrays import BoolArray
from quadrant.methods.portfolio import best_within, frontier, near_best_index, worth_of_more
from quadrant.plan.proposals.models import Call, Proposal
from quadrant.plan.proposals.queries.portfolio import Choice, Wish, choice_of

WORSE_BY = 0.01
SIZES = (0.8, 0.9, 1.0, 1.1, 1.2)


class Hold(StrEnum):
    """Whether a proposal belongs to all, some or none of the sets that are nearly the best."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True)
class Held:
    proposal: Proposal
    rank: int
    chosen: bool
    hold: Hold


@dataclass(frozen=True)
class Size:
    """What a budget of another size buys: `share` of the money in per cent; changes are against the whole of it."""

    share: int
    spent: Decimal
    worth: float
    comes_in: tuple[Proposal, ...]
    falls_out: tuple[Proposal, ...]


@dataclass(frozen=True)
class HowSure:
    """`more` says what share of the set's worth, in per cent, `extra` pounds added to one year alone would add."""

    held: tuple[Held, ...]
    extra: Decimal
    more: Mapping[int, float]
    sizes: tuple[Size, ...]

    def holding(self, hold: Hold) -> list[Held]:
        return [one for one in self.held if one.hold is hold]


def how_sure(call: Call, wish: Wish, *, extra: Decimal) -> HowSure | None:
    """How sure the best set is, whole proposals only; None while nothing is scored.

    ValueError where nothing keeps to every limit, now or at four fifths of the money.
    """
    choice = choice_of(call, Wish(wish.best_at, wish.pass_mark, wish.money, wish.most_to_one, wish.least_to))
    if choice is None:
        return None
    values = choice.worth[wish.best_at]
    best = best_within(values, choice.within)
    index = near_best_index(values, choice.within, worse_by=WORSE_BY).index
    held = tuple(
        Held(one, choice.score_of(one).rank, bool(best.chosen[place]), _hold(float(index[place])))
        for place, one in enumerate(choice.scored)
    )
    gains = worth_of_more(values, choice.within, float(extra))
    whole = best.value or 1.0
    more = {year: float(gain) / whole * 100 for year, gain in zip(sorted(wish.money), gains, strict=True)}
    return HowSure(held, extra, more, _sizes(choice, wish))


def _hold(index: float) -> Hold:
    return Hold.ALL if index == 1 else Hold.NONE if index == 0 else Hold.SOME


def _sizes(choice: Choice, wish: Wish) -> tuple[Size, ...]:
    found = frontier(choice.worth[wish.best_at], choice.within, SIZES)
    now = SIZES.index(1.0)
    best, whole = found.chosen[now], float(found.values[now]) or 1.0

    def those(places: BoolArray) -> tuple[Proposal, ...]:
        return tuple(choice.scored[int(place)] for place in np.flatnonzero(places))

    return tuple(
        Size(
            round(share * 100),
            Decimal(round(float(found.spent[at]))),
            float(found.values[at]) / whole * 100,
            those(found.chosen[at] & ~best),
            those(best & ~found.chosen[at]),
        )
        for at, share in enumerate(SIZES)
    )
