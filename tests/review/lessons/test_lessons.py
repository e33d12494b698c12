"""A lesson opens a need in the next cycle, and each says where the other is."""

from __future__ import annotations

import pytest

from quadrant.analyse.needs.commands import withdraw_need
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.cycle.terms import FactKey
from quadrant.partnership.models import Partnership
from quadrant.review.lessons import commands
from quadrant.review.lessons.models import Lesson
from quadrant.review.lessons.queries import lesson_numbered, lessons_behind, needs_of_lesson, state_of
from quadrant.review.lessons.terms import LessonState
from tests.factories import agreements as made
from tests.factories import lessons
from tests.factories.agreements import NOW
from tests.factories.needs import holds


def now(lesson: Lesson) -> LessonState:
    kept = lesson_numbered(lesson.pk)
    assert kept is not None
    return state_of(kept)


def test_a_lesson_is_carried_into_the_next_cycle_as_a_need(ardlebury: Partnership) -> None:
    this, following = made.running(), made.running("Families first, next year")
    lesson = lessons.recorded(this)
    assert (holds(this, FactKey.LESSON_RECORDED), holds(this, FactKey.LESSON_CARRIED)) == (True, False)
    carried = lessons.carried(lesson, following)
    assert (carried.need.cycle_id, carried.need.origin) == (
        following.pk,
        "Lesson of Families first: Stop chasing the attendance target",
    )
    assert holds(this, FactKey.LESSON_CARRIED)
    assert not holds(following, FactKey.LESSON_CARRIED)
    assert now(lesson) is LessonState.CARRIED
    assert [one.need.pk for one in needs_of_lesson(lesson)] == [carried.need_id]
    assert [one.title for one in lessons_behind([carried.need])[carried.need_id]] == [lesson.title]
    with pytest.raises(Refusal, match="This lesson has already opened a need in that cycle"):
        lessons.carried(lesson, following)


def test_a_need_that_is_withdrawn_takes_the_fact_with_it(ardlebury: Partnership) -> None:
    this, following = made.running(), made.running("Families first, next year")
    lesson = lessons.recorded(this)
    carried = lessons.carried(lesson, following)
    withdraw_need(need=carried.need, why="Stated twice", by=made.commissioner(), at=NOW)
    assert not holds(this, FactKey.LESSON_CARRIED)
    assert now(lesson) is LessonState.RECORDED
    assert lessons.carried(lesson, following).need_id != carried.need_id


def test_not_into_its_own_cycle_nor_by_those_who_state_no_needs(ardlebury: Partnership) -> None:
    this, following = made.running(), made.running("Families first, next year")
    lesson = lessons.recorded(this)
    with pytest.raises(Refusal, match="Choose another cycle than the lesson's own"):
        lessons.carried(lesson, this)
    with pytest.raises(NotAllowed, match="Only commissioners and analysts carry lessons"):
        commands.carry_lesson(lesson=lesson, into=following, said=lessons.NEED, by=made.manager(), at=NOW)


def test_a_lesson_names_a_step_that_the_framework_has(ardlebury: Partnership) -> None:
    with pytest.raises(Refusal, match="The framework has no such step"):
        lessons.recorded(made.running(), place="nowhere.at-all")
