"""From ranking to decision: what the money buys, the report to the body, and those who are not funded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.plan.proposals import queries
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.governance.forms.acting import sent
from quadrant.web.plan.proposals.forms import FundingReportForm, TieForm, WishForm
from quadrant.web.plan.proposals.presenters.decisions import not_funded_table, report_lines, shown_set
from quadrant.web.plan.proposals.views.calls import trail

if TYPE_CHECKING:
    from quadrant.plan.proposals.models import Call, Proposal


def money(request: HttpRequest, call: Call) -> HttpResponse:
    """The best set that the money buys; asked by the address, so that a set can be sent to somebody."""
    form = WishForm(request.GET if "best_at" in request.GET else None, call=call)
    found, refused = None, ""
    if form.is_valid():
        try:
            found = queries.best_set(call, form.wish)
            refused = "" if found else "The panel has not agreed its scores yet."
        except ValueError as impossible:
            refused = f"No set keeps to all of this: {impossible}."
    context = {
        "title": "What the money buys",
        "caption": call.title,
        "breadcrumbs": trail(request, call),
        "form": form,
        "refused": refused,
        "found": shown_set(request, call, found, form.wish) if found else None,
    }
    return render(request, "plan/proposals/portfolio.html", context)


def report(request: HttpRequest, call: Call) -> HttpResponse:
    waiting = queries.undecided_on(call, request.user)
    page = address(request, "call", number=call.pk)
    form = FundingReportForm(sent(request), call=call, proposals=waiting, place=request.GET.get("place", ""))
    return asked_with(
        request,
        form,
        title="Put proposals to a body",
        breadcrumbs=trail(request, call),
        button="Draft the report",
        cancel=page,
        on_to=lambda made: address_or_none(request, "report", number=made.pk) or page,
        said="The report is drafted: a recommendation for each thing asked. Write its other sections next.",
        template="plan/proposals/report.html",
        lines=report_lines(call, form, waiting),
    )


def not_funded(request: HttpRequest, call: Call) -> HttpResponseBase:
    asked: Any = request
    table = not_funded_table(request, call, at=asked.at)
    context = {"title": "Not funded", "caption": call.title, "breadcrumbs": trail(request, call)}
    return table.download(request) or render(
        request, "plan/proposals/not_funded.html", {**context, "table": table.page(request)}
    )


def tie(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    page = address(request, "proposal", number=proposal.pk)
    return asked_with(
        request,
        TieForm(sent(request), proposal=proposal),
        title="It depends on another proposal",
        caption=f"{proposal.reference} {proposal.title}",
        cancel=page,
        on_to=lambda _: page,
        said="The best set keeps to this from now on.",
    )
