"""What anybody reads and answers, without signing in: no cookie is set, nobody is counted or followed.

A form here is sent by nobody in particular and changes nothing of whoever is signed in, so it needs no token against
forgery; a token would need a cookie. One page shown is taken once (`PublicForm.mark`).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from quadrant.audit.terms import Refusal
from quadrant.door.request import client_address
from quadrant.engagement import queries
from quadrant.methods.calendar import london_day
from quadrant.web.design.addresses import address
from quadrant.web.engagement import forms

if TYPE_CHECKING:
    from quadrant.engagement.models import Consultation

# A class, a library or a family answers from one address: so many in ten minutes, then a pause.
MOST_FROM_ONE_PLACE, SECONDS = 40, 600
TOO_MANY = (
    "Many answers have just come from where you are. Yours are still below: wait ten minutes, then press the button "
    "again."
)


def consultations(request: HttpRequest) -> HttpResponse:
    """What can be answered now, and what came of earlier consultations."""
    asked: Any = request
    listed = queries.opened_consultations(asked.at)
    context = {
        "title": "Have your say",
        "caption": asked.partnership.name,
        "petitions": queries.published_petitions(london_day(asked.at)) is not None,
        "open": [one for one in listed if one.is_open(asked.at)],
        "over": [one for one in listed if not one.is_open(asked.at)],
    }
    return render(request, "engagement/public/list.html", context)


@csrf_exempt
def answer(request: HttpRequest, one: Consultation) -> HttpResponse:
    return _answered(request, one, forms.PublicForm, "engagement/public/answer.html")


@csrf_exempt
def young(request: HttpRequest, one: Consultation) -> HttpResponse:
    if not queries.is_for_young_people(queries.questions_of(one)):
        raise Http404
    return _answered(request, one, forms.YoungForm, "engagement/public/young.html")


def _answered(request: HttpRequest, one: Consultation, form_of: Any, template: str) -> HttpResponse:
    """The form, the form again with what is wrong, or on to the thanks. Whatever goes wrong, what was typed stays."""
    asked: Any = request
    if not queries.has_opened(one, asked.at):
        raise Http404
    is_open = one.is_open(asked.at)
    if not is_open and request.method != "POST":
        return _closed(request, one)
    questions = queries.questions_of(one)
    form = form_of(request.POST if request.method == "POST" else None, consultation=one, questions=questions)
    if request.method == "POST" and form.is_valid():
        if _too_many(request, one):
            form.refusal = Refusal(TOO_MANY)
            form.add_error(None, TOO_MANY)
        elif _taken_before(form) or form.enacted(by=None, at=asked.at):
            return redirect(address(request, "consultation_thanks", number=one.pk))
    context = {
        "title": one.title,
        "caption": asked.partnership.name,
        "one": one,
        "form": form,
        "is_open": is_open,
        "has_young": queries.is_for_young_people(questions),
    }
    status = 429 if form.refusal is not None and form.refusal.sentence == TOO_MANY else form.status
    return render(request, template, context, status=status)


def _taken_before(form: Any) -> bool:
    """A button pressed twice sends one page twice; it was taken the first time."""
    return queries.was_taken(form.consultation, form.cleaned_data["mark"])


def _too_many(request: HttpRequest, one: Consultation) -> bool:
    """Count how often answers come from one place. The address itself is not kept: only a digest that changes daily."""
    asked: Any = request
    said = f"{client_address(request)}|{london_day(asked.at)}|{settings.SECRET_KEY}|{one.pk}"
    key = f"consult-{hashlib.sha256(said.encode()).hexdigest()}"
    if cache.add(key, 1, SECONDS):
        return False
    return cache.incr(key) > MOST_FROM_ONE_PLACE


def _closed(request: HttpRequest, one: Consultation) -> HttpResponse:
    asked: Any = request
    context = {
        "title": one.title,
        "caption": asked.partnership.name,
        "one": one,
        "report": queries.report_of(one),
    }
    return render(request, "engagement/public/closed.html", context)


def thanks(request: HttpRequest, one: Consultation) -> HttpResponse:
    asked: Any = request
    if not queries.has_opened(one, asked.at):
        raise Http404
    context = {"title": "Thank you", "caption": one.title, "one": one}
    return render(request, "engagement/public/thanks.html", context)


def report(request: HttpRequest, one: Consultation) -> HttpResponse:
    """What people said and what is done about it, as it was published."""
    published = queries.report_of(one)
    if published is None:
        raise Http404
    context = {
        "title": one.title,
        "caption": "What you said, and what we did",
        "one": one,
        "report": queries.report_as_published(published),
        "published": published,
    }
    return render(request, "engagement/public/report.html", context)
