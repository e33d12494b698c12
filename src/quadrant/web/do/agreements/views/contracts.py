"""The contracts register, what ends when, and what is planned for each end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.do.agreements import queries, rules
from quadrant.methods import words
from quadrant.partnership.within import here
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.do.agreements.forms.register import EndPlanForm
from quadrant.web.do.agreements.presenters import contracts as presenters
from quadrant.web.do.agreements.presenters.endings import endings as endings_of

if TYPE_CHECKING:
    from quadrant.do.agreements.models import Agreement, RegisteredContract


def _trail(request: HttpRequest) -> list[tuple[str, str]]:
    return [("Agreements", address(request, "agreements")), ("Contracts register", address(request, "contracts"))]


def contracts(request: HttpRequest) -> HttpResponseBase:
    lines = queries.held_contracts(request.user)
    table = presenters.contracts_table(request, lines)
    download = table.download(request)
    if download is not None:
        return download
    context = {
        "title": "Contracts register",
        "breadcrumbs": _trail(request)[:1],
        "table": table.page(request),
        "figures": presenters.figures(lines),
        "may_import": rules.may_import_contracts(request.user),
    }
    return render(request, "do/agreements/contracts.html", context)


def endings(request: HttpRequest) -> HttpResponse:
    lines = queries.held_contracts(request.user)
    context = {
        "title": "What ends when",
        "breadcrumbs": _trail(request),
        "on": words.date(here().on),
        "seen": endings_of(request, lines),
        "may_plan": rules.may_import_contracts(request.user),
    }
    return render(request, "do/agreements/endings.html", context)


def contract(request: HttpRequest, contract: RegisteredContract) -> HttpResponse:
    plan = queries.end_plan_of(contract=contract.pk)
    context = {
        "title": contract.title,
        "caption": "Contract from a register",
        "breadcrumbs": _trail(request),
        "contract": contract,
        "record": presenters.contract_record(request, contract),
        "plan": presenters.plan_rows(request, plan),
        "may_plan": rules.may_manage_contract(request.user, contract) and contract.gone_at is None,
    }
    return render(request, "do/agreements/contract.html", context)


def _planned(request: HttpRequest, form: EndPlanForm, title: str, page: str) -> HttpResponse:
    return asked_with(
        request,
        form,
        title="What happens when it ends",
        caption=title,
        breadcrumbs=_trail(request),
        cancel=page,
        on_to=lambda _: page,
        said="The plan is noted.",
    )


def plan_contract(request: HttpRequest, contract: RegisteredContract) -> HttpResponse:
    form = EndPlanForm(request.POST or None, contract=contract)
    return _planned(request, form, contract.title, address(request, "registeredcontract", number=contract.pk))


def plan_agreement(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    form = EndPlanForm(request.POST or None, agreement=agreement)
    return _planned(request, form, agreement.title, address(request, "contract_endings"))
