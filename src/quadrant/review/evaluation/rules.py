"""Who may see, write and conclude evaluations."""

from __future__ import annotations

from typing import Any

from quadrant.cycle.models import Cycle
from quadrant.cycle.rules import may_see_cycle, may_work_on_cycle
from quadrant.do.agreements.models import Agreement
from quadrant.do.agreements.rules import is_barred, may_see_agreement
from quadrant.partnership.rules import has_role
from quadrant.partnership.terms import Role
from quadrant.review.evaluation.models import Evaluation


def may_begin_evaluations(person: Any) -> bool:
    return has_role(person, Role.COMMISSIONER, Role.ANALYST, Role.CONTRACT_MANAGER, Role.GROUP_MEMBER)


def may_evaluate(person: Any, cycle: Cycle, agreement: Agreement | None) -> bool:
    """Those who work on the cycle, without an interest in the provider."""
    return may_work_on_cycle(person, cycle) and (agreement is None or not is_barred(person, agreement))


def may_see_evaluation(person: Any, evaluation: Evaluation) -> bool:
    if evaluation.agreement is not None and not may_see_agreement(person, evaluation.agreement):
        return False
    return may_see_cycle(person, evaluation.cycle)


def may_write_evaluation(person: Any, evaluation: Evaluation) -> bool:
    return may_evaluate(person, evaluation.cycle, evaluation.agreement)
