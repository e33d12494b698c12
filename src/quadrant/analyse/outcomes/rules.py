"""Who may bring in figures, choose what a cycle looks at, and see small numbers."""

from __future__ import annotations

from typing import Any

from quadrant.analyse.outcomes.models import Dataset, Indicator, Outcome
from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.cycle.models import Cycle
from quadrant.cycle.rules import may_work_on_cycle
from quadrant.partnership.rules import has_role, may_analyse, may_look_inside
from quadrant.partnership.terms import Role


def may_import(person: Any) -> bool:
    return may_analyse(person)


BROUGHT_BY = {
    DatasetKind.CONTRACTS: (Role.CONTRACT_MANAGER, Role.COMMISSIONER),
    DatasetKind.SPEND: (Role.CONTRACT_MANAGER, Role.COMMISSIONER, Role.FINANCE),
    DatasetKind.ORGANISATIONS: (Role.ADMINISTRATOR, Role.CONTRACT_MANAGER, Role.COMMISSIONER),
    DatasetKind.PEOPLE: (Role.ADMINISTRATOR,),
    DatasetKind.BUDGETS: (Role.FINANCE, Role.COMMISSIONER),
    DatasetKind.MONITORING: (Role.FINANCE, Role.COMMISSIONER),
    DatasetKind.TENDERS: (Role.CONTRACT_MANAGER, Role.COMMISSIONER),
    DatasetKind.MEETINGS: (Role.ADMINISTRATOR, Role.MONITORING_OFFICER),
}


def may_bring(person: Any, kind: str) -> bool:
    """Figures, what explains them and services: analysts. Other records: those who keep them."""
    roles = BROUGHT_BY.get(DatasetKind(kind))
    return may_import(person) if roles is None else has_role(person, *roles)


def may_see_outcome(person: Any, outcome: Outcome) -> bool:
    return may_look_inside(person)


def may_see_indicator(person: Any, indicator: Indicator) -> bool:
    return may_look_inside(person)


def may_see_area(person: Any, area: Any) -> bool:
    return may_look_inside(person)


def may_see_dataset(person: Any, dataset: Dataset) -> bool:
    return may_look_inside(person)


def may_define_outcomes(person: Any) -> bool:
    return may_analyse(person)


def may_see_outcome_set(person: Any, outcome_set: Any) -> bool:
    return may_look_inside(person)


def may_take_over(person: Any, outcome_set: Any) -> bool:
    return may_define_outcomes(person)


def may_change_outcome(person: Any, outcome: Outcome) -> bool:
    return may_define_outcomes(person)


def may_set_targets(person: Any) -> bool:
    return may_analyse(person)


def may_set_target(person: Any, indicator: Indicator) -> bool:
    return may_set_targets(person)


def may_see_target(person: Any, target: Any) -> bool:
    return may_look_inside(person)


def may_end_target(person: Any, target: Any) -> bool:
    return may_set_targets(person)


def may_change_indicator(person: Any, indicator: Indicator) -> bool:
    return may_analyse(person)


def may_remove_indicator(person: Any, indicator: Indicator) -> bool:
    return may_import(person)


def may_withdraw_dataset(person: Any, dataset: Dataset) -> bool:
    return may_bring(person, dataset.kind)


def may_open_file(person: Any, dataset: Dataset) -> bool:
    """The file as it was received holds every figure, those too that pages hide."""
    hides = dataset.kind == DatasetKind.FIGURES and not may_see_small_counts(person)
    return may_withdraw_dataset(person, dataset) and not hides


def may_choose_for(person: Any, cycle: Cycle) -> bool:
    """Choosing a cycle's outcomes and indicators is work on the cycle."""
    return may_work_on_cycle(person, cycle)


def may_see_small_counts(person: Any) -> bool:
    """Counts that could point to a person are for analysts alone."""
    return has_role(person, Role.ANALYST)


def may_see_curve_review(person: Any, review: Any) -> bool:
    return may_look_inside(person)


def may_review_curves(person: Any) -> bool:
    return may_analyse(person)


def may_start_curve_review(person: Any, indicator: Indicator) -> bool:
    return may_review_curves(person)


def may_write_curve_review(person: Any, review: Any) -> bool:
    return may_review_curves(person)


def may_finish_curve_action(person: Any, action: Any) -> bool:
    """Those who review curves, and whoever is to do it."""
    return may_review_curves(person) or (may_look_inside(person) and action.person_id == person.pk)


def may_see_data_request(person: Any, request: Any) -> bool:
    return may_look_inside(person)


def may_ask_for_data(person: Any) -> bool:
    return may_import(person)


def may_receive_data(person: Any, request: Any) -> bool:
    return may_ask_for_data(person)
