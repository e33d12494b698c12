"""Outcomes: the list, one with what measures it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.analyse.outcomes import queries
from quadrant.analyse.outcomes.rules import may_change_outcome, may_define_outcomes
from quadrant.thread.queries import on_thread
from quadrant.thread.terms import Kind
from quadrant.web.acting import asked_with
from quadrant.web.analyse.outcomes import forms
from quadrant.web.analyse.outcomes.presenters.outcomes import (
    attached_to,
    cycles_in_words,
    figures_table,
    outcome_record,
    outcomes_table,
)
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Outcome


def _trail(request: HttpRequest, outcome: Outcome | None = None) -> list[tuple[str, str]]:
    listed = [("Outcomes", address(request, "outcomes"))]
    return listed + ([(outcome.name, address(request, "outcome", number=outcome.pk))] if outcome else [])


def outcomes(request: HttpRequest) -> HttpResponseBase:
    table = outcomes_table(request)
    context = {
        "title": "Outcomes",
        "table": table.page(request),
        "may_define": may_define_outcomes(request.user),
        "vision": queries.vision(),
    }
    return table.download(request) or render(request, "analyse/outcomes/outcomes.html", context)


def new(request: HttpRequest) -> HttpResponse:
    return asked_with(
        request,
        forms.OutcomeForm(request.POST or None),
        title="Add an outcome",
        breadcrumbs=_trail(request),
        button="Add the outcome",
        on_to=lambda outcome: address(request, "outcome", number=outcome.pk),
        said="The outcome is added. Say which indicators measure it.",
    )


def outcome(request: HttpRequest, outcome: Outcome) -> HttpResponse:
    asked: Any = request
    measuring, here = queries.indicators_measuring(outcome), queries.area_coded(asked.partnership.area_code)
    may_change = may_change_outcome(asked.user, outcome)
    found = on_thread(Kind.OUTCOME, outcome.pk)
    context = {
        "title": outcome.name,
        "breadcrumbs": _trail(request),
        "outcome": outcome,
        "record": outcome_record(request, outcome, found, may_change=may_change),
        "cycles": cycles_in_words(request, outcome),
        "attached": attached_to(request, found),
        "measuring": figures_table(request, measuring, here, asked.user, dropping={}),
        "here": here,
        "may_change": may_change,
    }
    return render(request, "analyse/outcomes/outcome.html", context)


def change(request: HttpRequest, outcome: Outcome) -> HttpResponse:
    page = address(request, "outcome", number=outcome.pk)
    return asked_with(
        request,
        forms.OutcomeForm(request.POST or None, outcome=outcome),
        title="Change the outcome",
        breadcrumbs=_trail(request, outcome),
        cancel=page,
        on_to=lambda _: page,
        said="The outcome is changed.",
    )


def measured_by(request: HttpRequest, outcome: Outcome) -> HttpResponse:
    """Another topic is asked for in the same form, so that what is ticked by then stays ticked."""
    page, elsewhere = address(request, "outcome", number=outcome.pk), "_topic" in request.POST
    topic = request.POST.get("_topic") or request.POST.get("topic") or request.GET.get("topic", "")
    ticked = request.POST.getlist("indicators") if request.method == "POST" else None
    return asked_with(
        request,
        forms.MeasuredByForm(None if elsewhere else request.POST or None, outcome=outcome, topic=topic, ticked=ticked),
        title="What measures it",
        template="analyse/outcomes/measured_by.html",
        caption=outcome.name,
        breadcrumbs=_trail(request, outcome),
        topics=queries.topics(),
        topic=topic,
        cancel=page,
        on_to=lambda _: page,
        said="The outcome's indicators are set.",
    )
