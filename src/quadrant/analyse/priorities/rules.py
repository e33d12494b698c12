"""Who may propose priorities, test and mark them, and agree their order."""

from __future__ import annotations

from typing import Any

from quadrant.analyse.priorities.models import Priority
from quadrant.cycle.models import Cycle
from quadrant.cycle.rules import may_run_cycle, may_see_cycle, may_work_on_cycle
from quadrant.partnership.rules import may_look_inside


def may_see_priority(person: Any, priority: Priority) -> bool:
    return may_look_inside(person)


def may_see_priorities(person: Any, cycle: Cycle) -> bool:
    return may_see_cycle(person, cycle)


def may_propose_priority(person: Any, cycle: Cycle) -> bool:
    return may_work_on_cycle(person, cycle)


def may_change_priority(person: Any, priority: Priority) -> bool:
    return may_work_on_cycle(person, priority.cycle)


def may_agree_ranking(person: Any, cycle: Cycle) -> bool:
    """The order is agreed by those who answer for the cycle."""
    return may_run_cycle(person, cycle)
