"""Who may see, open, run and complete a cycle."""

from __future__ import annotations

from typing import Any

from quadrant.cycle.models import CastMember, Cycle, FrameworkVersion, Task
from quadrant.partnership.rules import has_role, may_administer, may_commission, may_look_inside, sits_on, standing_of
from quadrant.partnership.terms import Role, Seat


def may_see_framework(person: Any, version: FrameworkVersion) -> bool:
    return may_look_inside(person)


def may_upload_framework(person: Any) -> bool:
    return may_administer(person) or may_commission(person)


def may_move_step(person: Any, version: FrameworkVersion) -> bool:
    """In which phase a step stands is for the administrator to say, in a version of the partnership's own."""
    return may_administer(person)


def may_set_words(person: Any, concept: Any = None) -> bool:
    """What the partnership calls things is for its administrator to say."""
    return may_administer(person)


def may_open_cycle(person: Any) -> bool:
    return may_commission(person)


def may_see_cycle(person: Any, cycle: Cycle) -> bool:
    return may_look_inside(person)


def may_run_cycle(person: Any, cycle: Cycle) -> bool:
    """Those who answer for the cycle: commissioners, and the chair of its lead body."""
    return may_commission(person) or sits_on(person, cycle.lead_body_id, Seat.CHAIR)


def may_work_on_cycle(person: Any, cycle: Cycle) -> bool:
    """Those who do its activities: as above, analysts and contract managers, and members of any body in its cast."""
    if may_run_cycle(person, cycle) or has_role(person, Role.ANALYST, Role.CONTRACT_MANAGER):
        return True
    seats = list(standing_of(person).seats)
    return bool(seats) and CastMember.objects.filter(cycle=cycle, body_id__in=seats).exists()


def may_finish_task(person: Any, task: Task) -> bool:
    return task.owner_id == person.pk or may_run_cycle(person, task.cycle)


def may_see_place(person: Any, at: Any) -> bool:
    """A step, activity or gate is seen by whoever sees its cycle."""
    return may_see_cycle(person, at.cycle)


def may_run_place(person: Any, at: Any) -> bool:
    return may_run_cycle(person, at.cycle)


def may_work_on_place(person: Any, at: Any) -> bool:
    return may_work_on_cycle(person, at.cycle)


def may_see_task(person: Any, task: Task) -> bool:
    return may_see_cycle(person, task.cycle)
