"""Lessons, and the needs that they open in the next cycle."""

from __future__ import annotations

from typing import Any

from quadrant.analyse.needs.commands import StatedAs
from quadrant.analyse.needs.terms import Severity
from quadrant.cycle.models import Cycle
from quadrant.review.lessons import commands
from quadrant.review.lessons.models import Lesson, LessonNeed
from quadrant.review.lessons.terms import Learnt
from tests.factories.agreements import NOW, commissioner, manager

LEARNT = Learnt(
    title="Stop chasing the attendance target",
    tried="Five recovery letters about attendances under 240.",
    learnt="Attendance varies as it always has; the target sits on its mean.",
    change="Ask what keeps the young people away who never come.",
)
NEED = StatedAs(
    statement="Young people in Moorside who never come to the drop-in",
    who="Young people of 11 to 17",
    severity=Severity.MODERATE,
)


def recorded(cycle: Cycle, **more: Any) -> Lesson:
    settings: dict[str, Any] = {"learnt": LEARNT, **more}
    return commands.record_lesson(cycle=cycle, by=manager(), at=NOW, **settings)


def carried(lesson: Lesson, into: Cycle) -> LessonNeed:
    return commands.carry_lesson(lesson=lesson, into=into, said=NEED, by=commissioner(), at=NOW)
