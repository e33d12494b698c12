"""A choice explained: which higher-ranked proposals it leaves out and why, and what other objectives would choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from quadrant.methods.arrays import BoolArray, Numbers, floats
from quadrant.methods.portfolio.certainty import why_left_out
from quadrant.methods.portfolio.choice import Portfolio, best_within
from quadrant.methods.portfolio.limits import Limits
from quadrant.methods.scoring import rank


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A proposal left out although one ranked below it was chosen: why, and which other objectives would choose it."""

    place: int
    rank: int
    why: str
    chosen_for: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Explained:
    """The set for one objective; the higher-ranked left out, best rank first; and the sets of the other objectives."""

    objective: str
    portfolio: Portfolio
    passed_over: tuple[PassedOver, ...]
    others: Mapping[str, Portfolio]

    def in_words(self, names: Sequence[str], *, most: int | None = None) -> tuple[str, ...]:
        """A sentence for the set, and one for each higher-ranked proposal that it leaves out, or the first `most`."""
        chosen = int(self.portfolio.chosen.sum())
        sure = "proven best" if self.portfolio.gap == 0 else f"within {self.portfolio.gap:.2%} of the best possible"
        said = [f"For the {self.objective}, {chosen} of {len(names)} are chosen: {sure}."]
        for each in self.passed_over[:most]:
            also = f"; chosen for the {' and the '.join(each.chosen_for)}" if each.chosen_for else ""
            said.append(f"{names[each.place]}, ranked {each.rank}, is left out: {each.why}{also}.")
        more = len(self.passed_over) - (len(said) - 1)
        if more:
            said.append(f"{more} more, ranked above the lowest chosen, {'are' if more > 1 else 'is'} left out.")
        return tuple(said)


def explained(
    objective: str,
    values: Mapping[str, Numbers],
    scores: Numbers,
    within: Limits,
    *,
    names: Sequence[str],
    budgets: Sequence[str],
    mip_gap: float = 0.0,
    time_limit: float | None = None,
) -> Explained:
    """The best set for one objective beside what the others would choose.

    Method: `best_portfolio` for each objective within the same limits. Passed over is whoever is ranked above the
    lowest-ranked proposal chosen, and is not chosen itself; a tie with it is not above. Proposals that are not eligible
    are passed over by nobody. Shapes: `values` one row per objective (see `objective_values`), `scores` one per
    proposal for the ranks, `names` and `budgets` a name each. `time_limit` is for each search.
    Errors: an objective without values; as `best_portfolio`.
    """
    if objective not in values:
        raise ValueError(f"there are no values for the {objective}")
    found = {name: best_within(each, within, mip_gap=mip_gap, time_limit=time_limit) for name, each in values.items()}
    mine = found.pop(objective)
    ranks = rank(floats(scores, "scores", dimensions=1))
    why = why_left_out(mine, within, names, budgets)
    passed = [
        PassedOver(place, int(ranks[place]), why[place], tuple(name for name in found if found[name].chosen[place]))
        for place in _passed_over(mine.chosen, ranks, within)
    ]
    return Explained(objective, mine, tuple(sorted(passed, key=lambda each: (each.rank, each.place))), found)


def _passed_over(chosen: BoolArray, ranks: Numbers, within: Limits) -> list[int]:
    places = np.asarray(ranks)
    lowest = int(places[chosen].max(initial=0))
    may = np.ones(len(chosen), dtype=np.bool_) if within.eligible is None else within.eligible
    return [int(place) for place in np.flatnonzero(~chosen & may & (places < lowest))]
