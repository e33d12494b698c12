"""Who may see, record and carry lessons."""

from __future__ import annotations

from typing import Any

from quadrant.cycle.models import Cycle
from quadrant.cycle.rules import may_see_cycle, may_work_on_cycle
from quadrant.do.agreements.rules import may_see_agreement
from quadrant.partnership.rules import has_role
from quadrant.partnership.terms import Role
from quadrant.review.lessons.models import Lesson


def may_record_lessons(person: Any) -> bool:
    return has_role(person, Role.COMMISSIONER, Role.ANALYST, Role.CONTRACT_MANAGER, Role.GROUP_MEMBER)


def may_record_lesson(person: Any, cycle: Cycle) -> bool:
    """Those who work on the cycle."""
    return may_work_on_cycle(person, cycle)


def may_see_lesson(person: Any, lesson: Lesson) -> bool:
    if lesson.agreement is not None and not may_see_agreement(person, lesson.agreement):
        return False
    return may_see_cycle(person, lesson.cycle)


def may_carry_lessons(person: Any) -> bool:
    """Carrying a lesson states a need, which the cycle that it goes into allows or not."""
    return has_role(person, Role.COMMISSIONER, Role.ANALYST)


def may_carry_lesson(person: Any, lesson: Lesson) -> bool:
    return may_carry_lessons(person) and may_see_lesson(person, lesson)
