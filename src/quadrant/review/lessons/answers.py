"""The facts that lessons can state to a cycle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quadrant.cycle.registry import fact
from quadrant.cycle.terms import Fact, FactKey
from quadrant.methods.calendar import london_day
from quadrant.review.lessons.models import Lesson, LessonNeed

Stated = Iterable[tuple[int, Fact]]


@fact(FactKey.LESSON_RECORDED)
def lessons_recorded(cycles: Sequence[int]) -> Stated:
    for one in Lesson.objects.filter(cycle__in=cycles).select_related("recorded_by"):
        said = f"“{one.title}” was recorded"
        yield one.cycle_id, Fact(london_day(one.recorded_at), said, by=one.recorded_by.name, at=one.recorded_at)


@fact(FactKey.LESSON_CARRIED)
def lessons_carried(cycles: Sequence[int]) -> Stated:
    """A lesson of the cycle opened a need that still stands in another cycle."""
    rows = LessonNeed.objects.filter(lesson__cycle__in=cycles, need__withdrawn_at=None)
    for one in rows.select_related("lesson", "need__cycle", "carried_by"):
        said = f"“{one.lesson.title}” opened a need in {one.need.cycle.name}"
        yield one.lesson.cycle_id, Fact(london_day(one.carried_at), said, by=one.carried_by.name, at=one.carried_at)
