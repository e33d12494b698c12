"""What the money buys: the best set of proposals, how sure that is, and what another budget would buy."""

from __future__ import annotations

from quadrant.methods.portfolio.certainty import CoreIndex, Frontier, core_index, frontier, why_left_out
from quadrant.methods.portfolio.choice import Portfolio, best_portfolio, best_within
from quadrant.methods.portfolio.limits import GroupLimit, Limits, limits
from quadrant.methods.portfolio.objective import Objective, objective_values

__all__ = [
    "CoreIndex",
    "Frontier",
    "GroupLimit",
    "Limits",
    "Objective",
    "Portfolio",
    "best_portfolio",
    "best_within",
    "core_index",
    "frontier",
    "limits",
    "objective_values",
    "why_left_out",
]
