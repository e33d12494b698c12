"""The catalogue: the list, one service, and the acts on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.analyse.needs.queries import needs_met_by
from quadrant.analyse.services import commands, queries
from quadrant.analyse.services.rules import (
    may_change_service,
    may_evaluate,
    may_fund_service,
    may_keep_services,
    may_record_strategy,
)
from quadrant.plan.funds.queries import finance_says
from quadrant.web.acting import asked_with
from quadrant.web.analyse.needs.forms import ReasonForm
from quadrant.web.analyse.services import forms
from quadrant.web.analyse.services.presenters import catalogue as presenters
from quadrant.web.analyse.services.presenters.catalogue import page_of
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.services.models import Service, ServiceFunding


def trail(request: HttpRequest, service: Service | None = None) -> list[tuple[str, str]]:
    steps = [("Services", address(request, "services"))]
    return [*steps, (service.name, page_of(request, service))] if service is not None else steps


def services(request: HttpRequest) -> HttpResponseBase:
    may_keep = may_keep_services(request.user)
    table = presenters.services_table(request, may_keep=may_keep)
    context = {"title": "Services", "may_keep": may_keep}
    return table.download(request) or render(
        request, "analyse/services/list.html", {**context, "table": table.page(request)}
    )


def service(request: HttpRequest, one: Service) -> HttpResponse:
    standing, person = one.retired_at is None, request.user
    context = {
        "title": one.name,
        "caption": "Service",
        "breadcrumbs": trail(request),
        "one": one,
        "record": presenters.service_record(request, one, may_change=standing and may_change_service(person, one)),
        "outcomes": presenters.outcome_rows(request, one),
        "needs": needs_met_by(one),
        "finance_says": finance_says(service=one.pk),
        "funding": presenters.funding_rows(request, queries.funding_of(one)),
        "evaluations": presenters.evaluation_rows(request, queries.evaluations_of(one)),
        "strategies": queries.strategies_of(one),
        "may_change": standing and may_change_service(person, one),
        "may_evaluate": standing and may_evaluate(person, one),
        "may_fund": standing and may_fund_service(person, one),
        "may_record": standing and may_record_strategy(person, one),
    }
    return render(request, "analyse/services/service.html", context)


def new(request: HttpRequest) -> HttpResponse:
    return asked_with(
        request,
        forms.ServiceForm(request.POST or None),
        title="Add a service",
        breadcrumbs=trail(request),
        cancel=address(request, "services"),
        button="Add the service",
        on_to=partial(page_of, request),
        said="The service is in the catalogue.",
    )


def change(request: HttpRequest, one: Service) -> HttpResponse:
    form = forms.ServiceForm(request.POST or None, service=one)
    return _about(request, one, form, title="Change the service", said="The service is changed.")


def retire(request: HttpRequest, one: Service) -> HttpResponse:
    form = ReasonForm(request.POST or None, does=partial(commands.retire_service, service=one))
    said = "The service is retired. What was said of it stays on record."
    return _about(request, one, form, title="Retire the service", said=said, button="Retire it", warning=True)


def outcomes(request: HttpRequest, one: Service) -> HttpResponse:
    form = forms.ServiceOutcomesForm(request.POST or None, service=one)
    hint = "How much of its money goes towards each outcome, in per cent, 100 in all. Leave the others empty."
    return _about(request, one, form, title="Outcomes that it works towards", said="The shares are set.", hint=hint)


def places(request: HttpRequest, one: Service) -> HttpResponse:
    form = forms.PlacesForm(request.POST if request.method == "POST" else None, service=one)
    hint = "Tick the localities or networks in which the service is offered. None ticked means everywhere."
    if not form.known:
        hint = "No locality or ward of your own is known yet: bring in a file of areas first."
    return _about(request, one, form, title="Where it is offered", said="The places are set.", hint=hint)


def fund(request: HttpRequest, one: Service) -> HttpResponse:
    form = forms.FundingForm(request.POST or None, service=one)
    hint = "One line for each organisation, budget and year: a service may have several."
    return _about(request, one, form, title="Enter what is paid", said="The funding line is entered.", hint=hint)


def strike(request: HttpRequest, line: ServiceFunding) -> HttpResponse:
    form = ReasonForm(request.POST or None, does=partial(commands.strike_funding, line=line))
    said = "The line is struck out. It stays to be read and counts no more."
    return _about(request, line.service, form, title="Strike out a funding line", said=said, hint=f"{line}.")


def strategy(request: HttpRequest, one: Service) -> HttpResponse:
    form = forms.StrategyForm(request.POST or None, service=one)
    return _about(request, one, form, title="Record its commissioning strategy", said="The strategy is recorded.")


def _about(request: HttpRequest, one: Service, form: Any, **context: Any) -> HttpResponse:
    """A form about a service, leading back to its page."""
    to = page_of(request, one)
    steps = trail(request, one)
    return asked_with(request, form, caption=one.name, breadcrumbs=steps, cancel=to, on_to=lambda _: to, **context)
