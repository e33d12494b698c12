"""What can be asked of lessons, and of the needs that they opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from quadrant.analyse.needs.models import Need
from quadrant.cycle.framework.places import StepPlace, steps_of
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.do.agreements.models import Agreement
from quadrant.do.agreements.rules import providers_hidden_from
from quadrant.review.evaluation.models import Evaluation
from quadrant.review.lessons.models import Lesson, LessonNeed
from quadrant.review.lessons.terms import LessonState


def lessons() -> Any:
    """Every lesson, the newest first, with how many needs it opened."""
    return Lesson.objects.with_carried().whole().order_by("-recorded_at", "-pk")


def lessons_seen_by(person: Any) -> Any:
    """Every lesson, without those about providers that an interest hides."""
    hidden = providers_hidden_from(person)
    return lessons().filter(Q(agreement=None) | ~Q(agreement__provider__in=hidden))


def lesson_numbered(number: int) -> Lesson | None:
    found: Lesson | None = (
        lessons()
        .select_related("cycle__framework", "cycle__lead_body", "agreement__provider")
        .defer("cycle__framework__text", "cycle__framework__content")
        .filter(pk=number)
        .first()
    )
    return found


def lessons_of(cycle: Cycle) -> list[Lesson]:
    return list(lessons().filter(cycle=cycle))


def lessons_of_agreement(agreement: Agreement) -> list[Lesson]:
    return list(lessons().filter(agreement=agreement))


def lessons_of_evaluation(evaluation: Evaluation) -> list[Lesson]:
    return list(lessons().filter(evaluation=evaluation))


def state_of(lesson: Lesson) -> LessonState:
    """As loaded with how many needs it opened."""
    return LessonState.CARRIED if getattr(lesson, "carried", 0) else LessonState.RECORDED


def needs_of_lesson(lesson: Lesson) -> list[LessonNeed]:
    """The needs that a lesson opened, the first first."""
    found = LessonNeed.objects.filter(lesson=lesson, need__withdrawn_at=None).select_related(
        "need__cycle", "carried_by"
    )
    return list(found.order_by("carried_at", "pk"))


def lessons_behind(needs: Iterable[Need]) -> dict[int, list[Lesson]]:
    """For each need that a lesson opened, by the need's number, that lesson. One query."""
    found: dict[int, list[Lesson]] = defaultdict(list)
    rows = LessonNeed.objects.filter(need__in=[need.pk for need in needs]).select_related("lesson__cycle")
    for row in rows:
        found[row.need_id].append(row.lesson)
    return dict(found)


def cycles_to_carry_into(lesson: Lesson) -> list[Cycle]:
    """The other cycles of the partnership, the latest first."""
    return list(Cycle.objects.exclude(pk=lesson.cycle_id).order_by("-starts_on", "name"))


def steps_to_name(cycle: Cycle) -> list[StepPlace]:
    """The steps of the cycle's framework, first to last."""
    return steps_of(framework_of(cycle.framework))
