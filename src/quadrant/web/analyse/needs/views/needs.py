"""Needs: the list, one need, and the acts on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from quadrant.analyse.needs import commands, queries
from quadrant.analyse.needs.rules import may_change_need, may_state_need, may_state_some_need
from quadrant.cycle.queries import cycles
from quadrant.web.acting import asked_with
from quadrant.web.analyse.needs import forms
from quadrant.web.analyse.needs.presenters.needs import (
    EVIDENCE_HEAD,
    GAPS_HINT,
    gaps_table,
    need_record,
    needs_table,
    shown_evidence,
)
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.needs.models import Need
    from quadrant.cycle.models import Cycle


def trail(request: HttpRequest, need: Need | None = None) -> list[tuple[str, str]]:
    steps = [("Needs", address(request, "needs"))]
    return [*steps, (need.statement, page_of(request, need))] if need is not None else steps


def page_of(request: HttpRequest, need: Need) -> str:
    return address(request, "need", number=need.pk)


def needs(request: HttpRequest) -> HttpResponseBase:
    may_state = may_state_some_need(request.user)
    table = needs_table(request, may_state=may_state)
    context = {"title": "Needs", "may_state": may_state}
    return table.download(request) or render(
        request, "analyse/needs/list.html", {**context, "table": table.page(request)}
    )


def gaps(request: HttpRequest) -> HttpResponseBase:
    table = gaps_table(request)
    context = {"title": "Gaps", "breadcrumbs": trail(request), "hint": GAPS_HINT}
    return table.download(request) or render(
        request, "design/list_page.html", {**context, "table": table.page(request)}
    )


def choose_cycle(request: HttpRequest) -> HttpResponse:
    """For which cycle? A person who works on one only is taken straight to it."""
    mine = [one for one in cycles() if may_state_need(request.user, one)]
    if len(mine) == 1:
        return redirect(address(request, "cycle_need_new", number=mine[0].pk))
    listed = [(one.name, address(request, "cycle_need_new", number=one.pk)) for one in mine]
    context = {"title": "State a need", "breadcrumbs": trail(request), "listed": listed}
    return render(request, "analyse/needs/choose_cycle.html", context)


def new(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    form = forms.NeedForm(request.POST or None, cycle=cycle)
    return asked_with(
        request,
        form,
        title="State a need",
        caption=cycle.name,
        breadcrumbs=trail(request),
        button="State the need",
        on_to=partial(page_of, request),
        said="The need is stated. Stand some evidence behind it next.",
    )


def need(request: HttpRequest, need: Need) -> HttpResponse:
    may_change = need.withdrawn_at is None and may_change_need(request.user, need)
    pieces = queries.evidence_of(need)
    holding = [
        (one.title, address(request, "needsassessment", number=one.pk)) for one in queries.assessments_holding(need)
    ]
    context = {
        "title": need.statement,
        "caption": "Need",
        "breadcrumbs": trail(request),
        "need": need,
        "record": need_record(request, need, may_change=may_change),
        "head": EVIDENCE_HEAD,
        "evidence": shown_evidence(request, pieces, may_change=may_change),
        "holding": holding,
        "services": queries.services_of_need(need),
        "may_change": may_change,
    }
    return render(request, "analyse/needs/need.html", context)


def change(request: HttpRequest, need: Need) -> HttpResponse:
    form = forms.NeedForm(request.POST or None, cycle=need.cycle, need=need)
    return _about(request, need, form, title="Change the need", said="The need is changed.")


def withdraw(request: HttpRequest, need: Need) -> HttpResponse:
    form = forms.ReasonForm(request.POST or None, does=partial(commands.withdraw_need, need=need))
    said = "The need is withdrawn. Assessments that hold it keep it."
    return _about(request, need, form, title="Withdraw the need", said=said, button="Withdraw", warning=True)


def outcomes(request: HttpRequest, need: Need) -> HttpResponse:
    form = forms.OutcomesForm(request.POST or None, need=need)
    hint = "How much of meeting this need would serve each outcome, in per cent, 100 in all. Leave the others empty."
    return _about(request, need, form, title="Outcomes that meeting it serves", said="The shares are set.", hint=hint)


def services(request: HttpRequest, need: Need) -> HttpResponse:
    form = forms.NeedServicesForm(request.POST if request.method == "POST" else None, need=need)
    hint = "Tick the services of the catalogue that meet this need, wholly or in part."
    return _about(request, need, form, title="Services that meet it", said="The services are set.", hint=hint)


def _about(request: HttpRequest, need: Need, form: Any, **context: Any) -> HttpResponse:
    """A form about a need, leading back to its page."""
    to = page_of(request, need)
    return asked_with(
        request,
        form,
        caption=need.statement,
        breadcrumbs=trail(request, need),
        cancel=to,
        on_to=lambda _: to,
        **context,
    )
