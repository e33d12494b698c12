"""Who may see funds, set their budgets and move their money."""

from __future__ import annotations

from typing import Any

from quadrant.partnership.rules import has_role, may_look_inside
from quadrant.partnership.terms import Role
from quadrant.plan.funds.models import CostCentre, Fund, FundEntry


def may_open_fund(person: Any) -> bool:
    return has_role(person, Role.FINANCE, Role.COMMISSIONER)


def may_see_fund(person: Any, fund: Fund) -> bool:
    return may_look_inside(person)


def may_run_fund(person: Any, fund: Fund) -> bool:
    """Those who set its budget and allocate from it."""
    return has_role(person, Role.FINANCE, Role.COMMISSIONER)


def may_spend_from_fund(person: Any, fund: Fund) -> bool:
    """Those who commit its money and record what was spent."""
    return may_run_fund(person, fund) or has_role(person, Role.CONTRACT_MANAGER)


def may_see_entry(person: Any, entry: FundEntry) -> bool:
    return may_look_inside(person)


def may_release_entry(person: Any, entry: FundEntry) -> bool:
    return may_spend_from_fund(person, entry.year.fund)


def may_tie_cost_centres(person: Any) -> bool:
    """Those who bring in budget monitoring say what its cost centres belong to."""
    return may_open_fund(person)


def may_see_cost_centre(person: Any, cost_centre: CostCentre) -> bool:
    return may_look_inside(person)


def may_tie_cost_centre(person: Any, cost_centre: CostCentre) -> bool:
    return may_tie_cost_centres(person)
