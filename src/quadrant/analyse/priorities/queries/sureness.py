"""How far the order of a cycle's priorities hangs on what each consideration counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quadrant.analyse.priorities.models import Priority, PriorityWeights
from quadrant.analyse.priorities.queries.ranking import Marks, marked_whole
from quadrant.analyse.priorities.queries.weighing import shares_of
from quadrant.analyse.priorities.terms import Consideration
from quadrant.methods.robustness import Prior, robustness_in_words, sample_weights, smaa, weight_thresholds

WEIGHTINGS = 2_000
SEED = 2010  # fixed, so that the same marks and weights give the same page twice


@dataclass(frozen=True)
class Sureness:
    """How sure the suggested order is: in sentences; and of each priority in what share of the weightings it is first,
    and between which places it stays in nine of ten."""

    sentences: tuple[str, ...]
    lines: tuple[tuple[Priority, float, int, int], ...]


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
    first = found.rank_acceptability[:, 0]
    lines = [
        (one, float(share), int(start), int(end))
        for one, share, start, end in zip(whole, first, *found.between(0.9), strict=True)
    ]
    return Sureness(sentences, tuple(sorted(lines, key=lambda line: (-line[1], line[2], line[3]))))
