"""How far a ranking hangs on its weights: asked of `quadrant.methods.robustness` with the panel's agreed marks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from quadrant.appraisal.queries.scores import Round
from quadrant.methods.robustness import Prior, robustness_in_words, sample_weights, smaa, weight_thresholds

WEIGHTINGS = 2_000
SEED = 2009  # fixed, so that the same marks and weights give the same page twice
KEPT = "An entry that an interest keeps from you"


@dataclass(frozen=True)
class Robustness:
    """What was found in sentences, and for each entry the places that it takes in nine of ten weightings."""

    sentences: tuple[str, ...]
    between: dict[int, tuple[int, int]]


def robustness_of(held: Round, *, unseen: Collection[int] = ()) -> Robustness | None:
    """How sure the ranking is, over weightings drawn around the agreed one.

    Entries that the reader may not see (`unseen`) take part without their names. None where that cannot be asked:
    fewer than two entries, a cell without a mark, all weight on one criterion.
    """
    weights = [float(weight) for weight in held.weights]
    marks = held.cells
    if len(held.entries) < 2 or np.isnan(marks).any() or max(weights) >= sum(weights):
        return None
    drawn = sample_weights(Prior(len(weights), around=tuple(weights)), WEIGHTINGS, seed=SEED)
    acceptability = smaa(marks, drawn)
    options = [KEPT if entry.pk in unseen else str(entry) for entry in held.entries]
    criteria = [f"“{criterion.name}”" for criterion in held.criteria]
    sentences = robustness_in_words(options, criteria, acceptability, weight_thresholds(marks, weights))
    pairs = zip(held.entries, *acceptability.between(0.9), strict=True)
    return Robustness(sentences, {entry.pk: (int(first), int(last)) for entry, first, last in pairs})
