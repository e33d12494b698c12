"""What a set of proposals is to be best at: the choice that matters more than the solver."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from quadrant.methods.arrays import FloatArray, counts, finite, floats, one_of, same_length


class Objective(StrEnum):
    """What a set is best at; it matters more than the solver, so nobody gets one by default."""

    SCORES = "sum of scores"
    SCORE_MONEY = "score times cost"
    MARGIN_MONEY = "points above the pass mark times cost"
    PEOPLE = "people reached"


def objective_values(
    objective: Objective | str,
    *,
    scores: ArrayLike | None = None,
    costs: ArrayLike | None = None,
    pass_mark: float = 0.0,
    people: ArrayLike | None = None,
) -> FloatArray:
    """What each proposal adds to a set under an objective.

    Formula: score; score × cost; (score − pass mark, never below 0) × cost; people. Units follow: points, point-pounds,
    people. The sum of scores funds many small schemes, for a proposal of £30,000 counts like one of £230,000.
    Shapes: one number per proposal; `costs` may be proposals × budgets and is then added up. No proposals give none.
    Errors: what is needed is missing, an objective that is not known, numbers that are missing, infinite or (costs and
    people) below 0, another number of costs than of scores, a pass mark that is no number.
    """
    one_of(objective, Objective, "the objective")
    objective = Objective(objective)
    if objective is Objective.PEOPLE:
        return counts(_needed(people, objective, "the people each reaches"), "people", dimensions=1)
    points = floats(_needed(scores, objective, "the scores"), "scores", dimensions=1)
    if objective is Objective.SCORES:
        return points
    money = counts(_needed(costs, objective, "the costs"), "costs")
    whole = money.sum(axis=1) if money.ndim == 2 else money
    same_length(points, whole, "scores and costs")
    least = finite(pass_mark, "the pass mark")
    return whole * (points if objective is Objective.SCORE_MONEY else np.maximum(points - least, 0.0))


def _needed(given: ArrayLike | None, objective: Objective, what: str) -> ArrayLike:
    if given is None:
        raise ValueError(f"'{objective}' needs {what}")
    return given
