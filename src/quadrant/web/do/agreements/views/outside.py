"""Tenders that were run in another system: the list, one of them, recording and completing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.do.agreements import rules
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.do.agreements.forms.register import OutsideTenderForm
from quadrant.web.do.agreements.presenters import outside as presenters

if TYPE_CHECKING:
    from quadrant.do.agreements.models import OutsideTender


def _trail(request: HttpRequest) -> list[tuple[str, str]]:
    tenders = ("Tenders run elsewhere", address(request, "outside_tenders"))
    return [("Contracts register", address(request, "contracts")), tenders]


def tenders(request: HttpRequest) -> HttpResponseBase:
    table = presenters.tenders_table(request)
    context = {
        "title": "Tenders run elsewhere",
        "hint": "Tenders that a portal or another system runs, written down here so that the thread does not break.",
        "breadcrumbs": _trail(request)[:1],
        "table": table.page(request),
        "may_record": rules.may_import_contracts(request.user),
    }
    return table.download(request) or render(request, "do/agreements/outside_tenders.html", context)


def tender(request: HttpRequest, tender: OutsideTender) -> HttpResponse:
    context = {
        "title": tender.title,
        "caption": "Tender run elsewhere",
        "breadcrumbs": _trail(request),
        "tender": tender,
        "record": presenters.tender_record(request, tender),
        "replaces": presenters.replaced_rows(request, tender),
        "may_change": rules.may_change_outside_tender(request.user, tender),
    }
    return render(request, "do/agreements/outside_tender.html", context)


def new(request: HttpRequest) -> HttpResponse:
    return asked_with(
        request,
        OutsideTenderForm(request.POST or None),
        title="Record a tender run elsewhere",
        breadcrumbs=_trail(request),
        cancel=address(request, "outside_tenders"),
        on_to=lambda made: address(request, "outsidetender", number=made.pk),
        said="The tender is recorded.",
    )


def change(request: HttpRequest, tender: OutsideTender) -> HttpResponse:
    page = address(request, "outsidetender", number=tender.pk)
    return asked_with(
        request,
        OutsideTenderForm(request.POST or None, tender=tender),
        title="Say what has become known",
        caption=tender.title,
        breadcrumbs=[*_trail(request), (tender.title, page)],
        cancel=page,
        on_to=lambda _: page,
        said="The tender is completed.",
    )
