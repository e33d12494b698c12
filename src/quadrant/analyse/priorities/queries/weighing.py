"""How much each consideration counts in a cycle, and how far the order of its priorities hangs on that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from quadrant.analyse.priorities.models import Priority, PriorityWeights
from quadrant.analyse.priorities.queries.ranking import Marks, marked_whole
from quadrant.analyse.priorities.terms import Consideration
from quadrant.cycle.models import Cycle
from quadrant.methods.robustness import Prior, robustness_in_words, sample_weights, smaa, weight_thresholds

WEIGHTINGS = 2_000
SEED = 2010  # fixed, so that the same marks and weights give the same page twice
NINE_OF_TEN = (0.05, 0.95)


@dataclass(frozen=True)
class Sureness:
    """How sure the suggested order is: in sentences; and of each priority in what share of the weightings it is first,
    and between which places it stays in nine of ten."""

    sentences: tuple[str, ...]
    lines: tuple[tuple[Priority, float, int, int], ...]


def weights_of(cycle: Cycle) -> PriorityWeights | None:
    """The weights that stand; None where all considerations count the same."""
    found: PriorityWeights | None = (
        PriorityWeights.objects.filter(cycle=cycle).select_related("set_by").order_by("-set_at", "-pk").first()
    )
    return found


def shares_of(weights: PriorityWeights | None) -> dict[Consideration, Decimal]:
    """The weight of each consideration, in per cent."""
    even = Decimal(100) / len(Consideration)
    return {each: weights.of(each) if weights is not None else even for each in Consideration}


def sureness_of(
    listed: Sequence[Priority], marks: dict[int, Marks], weights: PriorityWeights | None
) -> Sureness | None:
    """How often each priority would be where, over weightings drawn around those that stand. None where that cannot be
    asked: fewer than two priorities marked whole, or all weight on one consideration."""
    whole, shares = marked_whole(listed, marks), [float(share) for share in shares_of(weights).values()]
    if len(whole) < 2 or max(shares) >= sum(shares):
        return None
    given = [[marks[one.pk][each].mark for each in Consideration] for one in whole]
    drawn = sample_weights(Prior(len(shares), around=tuple(shares)), WEIGHTINGS, seed=SEED)
    found = smaa(given, drawn)
    names = [f"“{one.title}”" for one in whole]
    labels = [each.label.lower() for each in Consideration]
    sentences = robustness_in_words(names, labels, found, weight_thresholds(given, shares))
    reached = np.cumsum(found.rank_acceptability, axis=1)
    low, high = ((reached >= share - 1e-9).argmax(axis=1) + 1 for share in NINE_OF_TEN)
    first = found.rank_acceptability[:, 0]
    lines = [
        (one, float(share), int(start), int(end))
        for one, share, start, end in zip(whole, first, low, high, strict=True)
    ]
    return Sureness(sentences, tuple(sorted(lines, key=lambda line: (-line[1], line[2], line[3]))))
