"""What a set of proposals is to be best at: the choice that matters more than the solver."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from quadrant.methods.arrays import FloatArray, counts, floats


class Objective(StrEnum):
    """What a set is best at; it matters more than the solver, so nobody gets one by default."""

    SCORES = "sum of scores"
    SCORE_MONEY = "score for every pound"
    MARGIN_MONEY = "points above the pass mark for every pound"
    PEOPLE = "people reached"


def objective_values(
    objective: Objective,
    *,
    scores: ArrayLike | None = None,
    costs: ArrayLike | None = None,
    pass_mark: float = 0.0,
    people: ArrayLike | None = None,
) -> FloatArray:
    """What each proposal adds to a set under an objective.

    Formula: score; score × cost; (score − pass mark, never below 0) × cost; people. Units follow: points, point-pounds,
    people. The sum of scores funds many small schemes, for a proposal of £30,000 counts like one of £230,000.
    Shapes: one number per proposal; `costs` may be proposals × budgets and is then added up. Errors: what is needed
    is missing.
    """
    if objective is Objective.PEOPLE:
        return counts(_needed(people, objective, "the people each reaches"), "people", dimensions=1)
    points = floats(_needed(scores, objective, "the scores"), "scores", dimensions=1)
    if objective is Objective.SCORES:
        return points
    money = counts(_needed(costs, objective, "the costs"), "costs")
    whole = money.sum(axis=1) if money.ndim == 2 else money
    return whole * (points if objective is Objective.SCORE_MONEY else np.maximum(points - pass_mark, 0.0))


def _needed(given: ArrayLike | None, objective: Objective, what: str) -> ArrayLike:
    if given is None:
        raise ValueError(f"'{objective}' needs {what}")
    return given
