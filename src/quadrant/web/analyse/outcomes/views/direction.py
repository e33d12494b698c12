"""Where a partnership is heading: its vision, sets of outcomes to take over, its headline measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quadrant.analyse.outcomes import queries
from quadrant.analyse.outcomes.rules import may_define_outcomes
from quadrant.web.acting import asked_with
from quadrant.web.analyse.outcomes import forms
from quadrant.web.analyse.outcomes.presenters.direction import headline_rows, library_sets, outside_words
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.queries import OutcomeSet


def _trail(request: HttpRequest) -> list[tuple[str, str]]:
    return [("Outcomes", address(request, "outcomes"))]


def vision(request: HttpRequest) -> HttpResponse:
    return asked_with(
        request,
        forms.VisionForm(request.POST or None, held=queries.vision()),
        title="The partnership’s vision",
        hint="It stands at the top of every thread: all that is bought and done should lead back to it.",
        breadcrumbs=_trail(request),
        cancel=address(request, "outcomes"),
        on_to=lambda _: address(request, "outcomes"),
        said="The vision is set.",
    )


def library(request: HttpRequest) -> HttpResponse:
    context = {
        "title": "Known sets of outcomes",
        "breadcrumbs": _trail(request),
        "sets": library_sets(request),
        "may_define": may_define_outcomes(request.user),
    }
    return render(request, "analyse/outcomes/library.html", context)


def take_over(request: HttpRequest, outcome_set: OutcomeSet) -> HttpResponse:
    return asked_with(
        request,
        forms.TakeOverForm(request.POST if request.method == "POST" else None, outcome_set=outcome_set),
        template="analyse/outcomes/take_over.html",
        outcome_set=outcome_set,
        title=f"Take over {outcome_set.name}",
        hint="Those that you do not have yet are added. They are yours from then on: change their words as you like.",
        breadcrumbs=[*_trail(request), ("Known sets", address(request, "outcome_library"))],
        button="Take the outcomes over",
        cancel=address(request, "outcome_library"),
        on_to=lambda _: address(request, "outcomes"),
        said=f"The outcomes of “{outcome_set.name}” are yours now. Say which indicators measure them.",
    )


def headlines(request: HttpRequest) -> HttpResponse:
    held = queries.headlines()
    context = {
        "title": "Headline measures",
        "breadcrumbs": _trail(request),
        "held": held.held,
        "rows": headline_rows(request, held),
        "outside": outside_words(held),
        "may_define": may_define_outcomes(request.user),
    }
    return render(request, "analyse/outcomes/headlines.html", context)


def choose_headlines(request: HttpRequest) -> HttpResponse:
    page = address(request, "headlines")
    return asked_with(
        request,
        forms.HeadlinesForm(request.POST or None),
        title="Choose the headline measures",
        hint="The few figures by which people can see whether outcomes come nearer.",
        breadcrumbs=[*_trail(request), ("Headline measures", page)],
        cancel=page,
        on_to=lambda _: page,
        said="The headline measures are chosen.",
    )
