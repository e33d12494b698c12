"""Recording lessons, and carrying them into a later cycle as needs."""

from __future__ import annotations

from datetime import datetime

from quadrant.analyse.needs.commands import StatedAs, state_need
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import place_in
from quadrant.do.agreements.models import Agreement
from quadrant.partnership.models import Person
from quadrant.review.evaluation.models import Evaluation
from quadrant.review.lessons.models import Lesson, LessonNeed
from quadrant.review.lessons.rules import may_carry_lesson, may_record_lesson
from quadrant.review.lessons.terms import Learnt


@act("lesson.recorded")
def record_lesson(
    *,
    cycle: Cycle,
    learnt: Learnt,
    place: str = "",
    agreement: Agreement | None = None,
    evaluation: Evaluation | None = None,
    by: Person,
    at: datetime,
) -> Done[Lesson]:
    """Record what was tried, what was learnt and what should change, at a step of the cycle where that is known."""
    allow(may_record_lesson(by, cycle), "Only those who work on the cycle record its lessons.")
    for field, sentence in (
        ("title", "Give the lesson a title."),
        ("tried", "Say what was tried."),
        ("learnt", "Say what was learnt."),
        ("change", "Say what should change."),
    ):
        insist(bool(getattr(learnt, field).strip()), sentence, field=field)
    insist(not place or place_in(cycle, place) is not None, "The framework has no such step.", field="place")
    ours = all(of is None or of.cycle_id == cycle.pk for of in (agreement, evaluation))
    insist(ours, "That belongs to another cycle.", field="agreement")
    made = Lesson(
        cycle=cycle,
        place=place,
        agreement=agreement,
        evaluation=evaluation,
        title=learnt.title.strip(),
        tried=learnt.tried.strip(),
        learnt=learnt.learnt.strip(),
        change=learnt.change.strip(),
        recorded_by=by,
        recorded_at=at,
    )
    made.save()
    return Done(made, made.title)


@act("lesson.carried")
def carry_lesson(*, lesson: Lesson, into: Cycle, said: StatedAs, by: Person, at: datetime) -> Done[LessonNeed]:
    """Open a need in a later cycle from a lesson: the need says where it came from, the lesson where it went."""
    allow(may_carry_lesson(by, lesson), "Only commissioners and analysts carry lessons into another cycle.")
    kept = Lesson.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=lesson.pk)
    insist(into.pk != kept.cycle_id, "Choose another cycle than the lesson's own.", field="into")
    standing = LessonNeed.objects.filter(lesson=kept, need__cycle=into, need__withdrawn_at=None)
    insist(not standing.exists(), "This lesson has already opened a need in that cycle.", field="into")
    origin = f"Lesson of {kept.cycle.name}: {kept.title}"
    need = state_need(cycle=into, said=said, origin=origin, by=by, at=at)
    made = LessonNeed(lesson=kept, need=need, carried_by=by, carried_at=at)
    made.save()
    return Done(made, f"{kept.title}, into {into.name}")
