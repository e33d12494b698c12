"""Questions of a draft, the equality questions, and the population beside a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from quadrant.engagement import commands
from quadrant.web.design.addresses import address
from quadrant.web.engagement import forms
from quadrant.web.engagement.presenters.consultations import page_of
from quadrant.web.engagement.views.consultations import about
from quadrant.web.governance.forms.acting import sent

if TYPE_CHECKING:
    from quadrant.engagement.models import Consultation, Question


def _list(request: HttpRequest, one: Consultation) -> str:
    return f"{page_of(request, one)}#questions"


def new(request: HttpRequest, one: Consultation) -> HttpResponse:
    form = forms.QuestionForm(sent(request), consultation=one)
    to = _list(request, one)
    return about(request, one, form, title="Ask a question", button="Add it", said="The question is added.", to=to)


def change(request: HttpRequest, question: Question) -> HttpResponse:
    one = question.consultation
    form = forms.QuestionForm(sent(request), consultation=one, question=question)
    to = _list(request, one)
    return about(request, one, form, title="Change the question", said="The question is changed.", to=to)


@require_POST
def up(request: HttpRequest, question: Question) -> HttpResponse:
    asked: Any = request
    commands.move_question_up(question=question, by=asked.user, at=asked.at)
    return redirect(_list(request, question.consultation))


@require_POST
def remove(request: HttpRequest, question: Question) -> HttpResponse:
    asked: Any = request
    commands.remove_question(question=question, by=asked.user, at=asked.at)
    messages.success(request, "The question is no longer asked.")
    return redirect(_list(request, question.consultation))


def equality(request: HttpRequest, one: Consultation) -> HttpResponse:
    form = forms.EqualityForm(sent(request), consultation=one)
    to = _list(request, one)
    return about(request, one, form, title="Equality questions", said="These are asked, and no others.", to=to)


def population(request: HttpRequest, question: Question) -> HttpResponse:
    one = question.consultation
    form = forms.PopulationForm(sent(request), question=question)
    hint = (
        "Give the share of the people who could be asked that each answer stands for, in per cent. Results then show "
        "whom we heard too little from. Leave an answer empty that is none of a group, such as “Prefer not to say”."
    )
    to = address(request, "results", number=one.pk)
    return about(request, one, form, title=question.text, hint=hint, said="The population is noted.", to=to)
