"""Lessons: one, recorded, carried into another cycle. Their list is on the page of reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quadrant.review.lessons.rules import may_carry_lesson
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.review.lessons.forms import CarryForm, LessonForm
from quadrant.web.review.lessons.presenters import lesson_record

if TYPE_CHECKING:
    from quadrant.review.lessons.models import Lesson


def lesson(request: HttpRequest, lesson: Lesson) -> HttpResponse:
    context = {
        "title": lesson.title,
        "caption": "Lesson",
        "breadcrumbs": [("Reviews", address(request, "reviews"))],
        "record": lesson_record(request, lesson),
        "lesson": lesson,
        "may_carry": may_carry_lesson(request.user, lesson),
    }
    return render(request, "review/lessons/lesson.html", context)


def record(request: HttpRequest) -> HttpResponse:
    initial = {name: request.GET.get(name, "") for name in ("cycle", "place", "agreement", "evaluation")}
    form = LessonForm(request.POST or None, initial=initial)
    return asked_with(
        request,
        form,
        title="Record a lesson",
        cancel=address(request, "reviews"),
        on_to=lambda made: _page(request, made),
        said="The lesson is recorded. Carry it into the next cycle, so that it opens a need there.",
    )


def carry(request: HttpRequest, lesson: Lesson) -> HttpResponse:
    form = CarryForm(request.POST or None, lesson=lesson)
    return asked_with(
        request,
        form,
        title="Carry the lesson into another cycle",
        caption=lesson.title,
        hint="It opens a need there, which says that it came from this lesson.",
        button="Open the need",
        cancel=_page(request, lesson),
        on_to=lambda _: _page(request, lesson),
        said="The lesson has opened a need.",
    )


def _page(request: HttpRequest, lesson: Lesson) -> str:
    return address(request, "lesson", number=lesson.pk)
