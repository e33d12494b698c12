"""Who may propose priorities, test and mark them, and agree their order."""

from __future__ import annotations

from typing import Any

from quadrant.analyse.priorities.models import MarginalAnalysis, Priority, ShiftOption
from quadrant.cycle.models import Cycle
from quadrant.cycle.rules import may_run_cycle, may_see_cycle, may_work_on_cycle
from quadrant.partnership.models import Body
from quadrant.partnership.rules import may_commission, may_look_inside, sits_on
from quadrant.partnership.terms import Seat


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


def may_see_analysis(person: Any, analysis: MarginalAnalysis) -> bool:
    return may_look_inside(person)


def may_begin_analysis(person: Any, cycle: Cycle) -> bool:
    return may_work_on_cycle(person, cycle)


def may_work_on_analysis(person: Any, analysis: MarginalAnalysis) -> bool:
    return may_work_on_cycle(person, analysis.cycle)


def may_decide_shift(person: Any, analysis: MarginalAnalysis) -> bool:
    """Those who answer for the cycle record what a body decided."""
    return may_run_cycle(person, analysis.cycle)


def may_see_shift_option(person: Any, option: ShiftOption) -> bool:
    return may_look_inside(person)


def may_withdraw_shift_option(person: Any, option: ShiftOption) -> bool:
    return may_work_on_analysis(person, option.analysis)


def may_add_cross_cutting(person: Any) -> bool:
    return may_commission(person)


def may_see_contribution(person: Any, body: Body) -> bool:
    return may_look_inside(person)


def may_say_contribution(person: Any, body: Body) -> bool:
    """What a group works on and adds: its chair says, or a commissioner."""
    return may_commission(person) or sits_on(person, body.pk, Seat.CHAIR)
