"""What the money buys: the best set of proposals, how sure that is, and what another budget would buy."""

from __future__ import annotations

from quadrant.methods.portfolio.certainty import (
    CoreIndex,
    Frontier,
    core_index,
    frontier,
    near_best_index,
    why_left_out,
    worth_of_more,
)
from quadrant.methods.portfolio.choice import Portfolio, best_portfolio, best_within
from quadrant.methods.portfolio.explained import Explained, PassedOver, explained
from quadrant.methods.portfolio.limits import GroupLimit, Limits, limits
from quadrant.methods.portfolio.objective import Objective, objective_values
from quadrant.methods.portfolio.variants import PartFunded, with_part_funded

__all__ = [
    "CoreIndex",
    "Explained",
    "Frontier",
    "GroupLimit",
    "Limits",
    "Objective",
    "PartFunded",
    "PassedOver",
    "Portfolio",
    "best_portfolio",
    "best_within",
    "core_index",
    "explained",
    "frontier",
    "limits",
    "near_best_index",
    "objective_values",
    "why_left_out",
    "with_part_funded",
    "worth_of_more",
]
