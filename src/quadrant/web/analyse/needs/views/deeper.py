"""What an assessment leaves open: asked of somebody by a day, and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from quadrant.methods import words
from quadrant.web.acting import asked_with
from quadrant.web.analyse.needs import forms
from quadrant.web.analyse.needs.views.assessments import page_of, trail_to
from quadrant.web.governance.forms.acting import sent

if TYPE_CHECKING:
    from quadrant.analyse.needs.models import DeeperQuestion, NeedsAssessment


def ask(request: HttpRequest, one: NeedsAssessment) -> HttpResponse:
    page = page_of(request, one)
    return asked_with(
        request,
        forms.AskForm(sent(request), assessment=one),
        title="List a question for deeper work",
        caption=one.title,
        hint="What this assessment could not settle. It comes to the person's work; the next version carries it on.",
        breadcrumbs=trail_to(request, one),
        button="List it",
        cancel=page,
        on_to=lambda _: page,
        said="The question is listed.",
    )


def answer(request: HttpRequest, question: DeeperQuestion) -> HttpResponse:
    page = page_of(request, question.assessment)
    return asked_with(
        request,
        forms.AnswerForm(sent(request), question=question),
        title=question.question,
        caption=f"For {question.owner.name}, by {words.date(question.due_on)}",
        breadcrumbs=trail_to(request, question.assessment),
        button="Answer it",
        cancel=page,
        on_to=lambda _: page,
        said="The answer is recorded.",
    )
