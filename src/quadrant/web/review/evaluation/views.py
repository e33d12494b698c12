"""Evaluations: one, begun, written, concluded. Their list is on the page of reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from quadrant.review.evaluation.queries import evaluations_to_read
from quadrant.review.evaluation.rules import may_write_evaluation
from quadrant.review.lessons.rules import may_record_lessons
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.review.evaluation.forms import ConcludeForm, EvaluationForm, FindingsForm, ReadForm
from quadrant.web.review.evaluation.presenters import evaluation_record

if TYPE_CHECKING:
    from quadrant.analyse.needs.models import NeedsAssessment
    from quadrant.review.evaluation.models import Evaluation


READ_FIRST = (
    "The last one of each agreement. Read each before the assessment goes to its body, then say how it is used or why "
    "it is set aside."
)


def evaluation(request: HttpRequest, evaluation: Evaluation) -> HttpResponse:
    open_ = evaluation.concluded_at is None
    may_write = open_ and may_write_evaluation(request.user, evaluation)
    lesson = f"{address(request, 'lesson_new')}?cycle={evaluation.cycle_id}&evaluation={evaluation.pk}"
    about = f"&agreement={evaluation.agreement_id}" if evaluation.agreement_id else ""
    context = {
        "title": evaluation.title,
        "caption": "Evaluation",
        "breadcrumbs": [("Reviews", address(request, "reviews"))],
        "record": evaluation_record(request, evaluation, may_write=may_write),
        "evaluation": evaluation,
        "may_write": may_write,
        "lesson": lesson + about if may_record_lessons(request.user) else "",
    }
    return render(request, "review/evaluation/evaluation.html", context)


def begin(request: HttpRequest) -> HttpResponse:
    initial = {name: request.GET.get(name, "") for name in ("cycle", "agreement")}
    form = EvaluationForm(request.POST or None, person=request.user, initial=initial)
    return asked_with(
        request,
        form,
        title="Begin an evaluation",
        button="Begin",
        cancel=address(request, "reviews"),
        on_to=lambda made: _page(request, made),
        said="The evaluation is begun. Write what was found, then conclude it.",
    )


def write(request: HttpRequest, evaluation: Evaluation) -> HttpResponse:
    form = FindingsForm(request.POST or None, evaluation=evaluation)
    return asked_with(
        request,
        form,
        title="What was found",
        caption=evaluation.title,
        hint="Write about people served as numbers, never by name.",
        cancel=_page(request, evaluation),
        on_to=lambda made: _page(request, made),
        said="The findings are saved.",
    )


def conclude(request: HttpRequest, evaluation: Evaluation) -> HttpResponse:
    form = ConcludeForm(request.POST or None, evaluation=evaluation)
    return asked_with(
        request,
        form,
        title="Conclude the evaluation",
        caption=evaluation.title,
        hint="Nothing in it changes afterwards.",
        button="Conclude",
        cancel=_page(request, evaluation),
        on_to=lambda made: _page(request, made),
        said="The evaluation is concluded.",
    )


def _page(request: HttpRequest, evaluation: Evaluation) -> str:
    return address(request, "evaluation", number=evaluation.pk)


def read(request: HttpRequest, one: NeedsAssessment) -> HttpResponse:
    """What an assessment makes of the last evaluation of each provider."""
    asked: Any = request
    listed = evaluations_to_read(one, request.user, on=timezone.localdate(asked.at))
    page = address(request, "needsassessment", number=one.pk)
    return asked_with(
        request,
        ReadForm(request.POST or None, assessment=one, listed=listed),
        title="Evaluations of current providers",
        caption=one.title,
        hint=READ_FIRST if listed else "No agreement that runs today has been evaluated.",
        breadcrumbs=[("Needs assessments", address(request, "needs_assessments")), (one.title, page)],
        cancel=page,
        on_to=lambda _: page,
        said="What was made of the evaluations is recorded.",
    )
