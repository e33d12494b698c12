"""Petitions: the list, one, the acts on it, the scheme, and what anybody reads without signing in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.engagement import commands, queries
from quadrant.engagement.rules import may_record_petition, may_set_petition_scheme
from quadrant.methods.calendar import london_day
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.engagement import forms
from quadrant.web.engagement.presenters import petitions as shown
from quadrant.web.engagement.views.consultations import trail
from quadrant.web.governance.forms.acting import ReasonForm, sent

if TYPE_CHECKING:
    from quadrant.engagement.models import Petition


def _trail(request: HttpRequest, one: Petition | None = None) -> list[tuple[str, str]]:
    steps = [*trail(request), ("Petitions", address(request, "petitions"))]
    return [*steps, (one.title, shown.petition_page(request, one))] if one is not None else steps


def petitions(request: HttpRequest) -> HttpResponseBase:
    asked: Any = request
    may, on = may_record_petition(request.user), london_day(asked.at)
    table = shown.petitions_table(request, may_record=may, on=on)
    context = {
        "title": "Petitions",
        "breadcrumbs": trail(request),
        "may_record": may,
        "may_set": may_set_petition_scheme(request.user),
        "schemes": shown.scheme_rows(queries.petition_schemes()),
        "is_public": queries.published_petitions(on) is not None,
    }
    return table.download(request) or render(
        request, "engagement/petitions.html", {**context, "table": table.page(request)}
    )


def scheme(request: HttpRequest) -> HttpResponse:
    page = address(request, "petitions")
    return asked_with(
        request,
        forms.SchemeForm(sent(request)),
        title="Set the petition scheme",
        hint="These are the partnership’s own promises. Petitions received before that day keep what held then.",
        breadcrumbs=_trail(request),
        button="Set the scheme",
        cancel=page,
        on_to=lambda _: page,
        said="The scheme is set.",
    )


def new(request: HttpRequest) -> HttpResponse:
    asked: Any = request
    return asked_with(
        request,
        forms.ReceiveForm(sent(request), at=asked.at),
        title="Record a petition",
        breadcrumbs=_trail(request),
        button="Record it",
        cancel=address(request, "petitions"),
        on_to=partial(shown.petition_page, request),
        said="The petition is recorded.",
    )


def petition(request: HttpRequest, one: Petition) -> HttpResponse:
    may = may_record_petition(request.user)
    due = queries.promised(one, queries.scheme_on(one.received_on))
    waits = one.answered_at is None and one.refused_at is None
    context = {
        "title": one.title,
        "caption": "Petition",
        "breadcrumbs": _trail(request),
        "one": one,
        "record": shown.petition_record(request, one, due, private=may),
        "debates": shown.shown_debates(request, queries.debates_of(one)),
        "may_act": may and waits,
    }
    return render(request, "engagement/petition.html", context)


def check(request: HttpRequest, one: Petition) -> HttpResponse:
    form = forms.CheckForm(sent(request), petition=one)
    return _about(request, one, form, title="Check the signatures", said="The count is recorded.")


def debate(request: HttpRequest, one: Petition) -> HttpResponse:
    asked: Any = request
    form = forms.DebateForm(sent(request), petition=one, at=asked.at)
    return _about(request, one, form, title="Record the debate", said="The debate is recorded.")


def answer(request: HttpRequest, one: Petition) -> HttpResponse:
    form = forms.AnswerPetitionForm(sent(request), petition=one)
    return _about(request, one, form, title="Answer the petition", button="Answer it", said="The petition is answered.")


def refuse(request: HttpRequest, one: Petition) -> HttpResponse:
    form = ReasonForm(sent(request), does=partial(commands.refuse_petition, petition=one))
    hint = "For example: it is not about what the partnership does, or it names a person."
    said = "It is recorded as not accepted."
    return _about(
        request, one, form, title="Do not accept the petition", hint=hint, button="Record it", warning=True, said=said
    )


def public(request: HttpRequest) -> HttpResponse:
    """What anybody reads: only where the scheme publishes petitions."""
    asked: Any = request
    listed = queries.published_petitions(london_day(asked.at))
    if listed is None:
        raise Http404
    debates = queries.debates_of_all(listed)
    context = {
        "title": "Petitions",
        "caption": asked.partnership.name,
        "back": ("Have your say", address(request, "consultations_public")),
        "listed": [(one, debates.get(one.pk, [])) for one in listed],
    }
    return render(request, "engagement/public/petitions.html", context)


def _about(request: HttpRequest, one: Petition, form: Any, **context: Any) -> HttpResponse:
    """A form about a petition, leading back to its page."""
    page = shown.petition_page(request, one)
    return asked_with(
        request, form, caption=one.title, breadcrumbs=_trail(request, one), cancel=page, on_to=lambda _: page, **context
    )
