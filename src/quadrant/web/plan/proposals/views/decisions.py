"""From ranking to decision: what the money buys, the report to the body, and those who are not funded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from quadrant.plan.proposals import queries
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.governance.forms.acting import sent
from quadrant.web.plan.proposals.forms import FundingReportForm, TieForm, WishForm
from quadrant.web.plan.proposals.presenters.decisions import not_funded_table, report_lines
from quadrant.web.plan.proposals.presenters.portfolio import shown_certainty, shown_set
from quadrant.web.plan.proposals.views.calls import trail

if TYPE_CHECKING:
    from quadrant.plan.proposals.models import Call, Proposal

Found = TypeVar("Found")


def money(request: HttpRequest, call: Call) -> HttpResponse:
    """The best set that the money buys; asked by the address, so that a set can be sent to somebody."""
    form = WishForm(request.GET if "best_at" in request.GET else None, call=call)
    found, refused = _searched(form, lambda wish: queries.best_set(call, wish))
    context = {
        "title": "What the money buys",
        "caption": call.title,
        "breadcrumbs": trail(request, call),
        "form": form,
        "refused": refused,
        "found": shown_set(request, found, form.wish) if found else None,
        "how_sure": f"{address(request, 'portfolio_certainty', number=call.pk)}?{request.GET.urlencode()}",
    }
    return render(request, "plan/proposals/portfolio.html", context)


def how_sure(request: HttpRequest, call: Call) -> HttpResponse:
    """The same wish once more: which of the set is sure, and what other money would buy. It searches many times."""
    form = WishForm(request.GET, call=call)
    page = f"{address(request, 'portfolio', number=call.pk)}?{request.GET.urlencode()}"
    if not form.is_valid():
        return redirect(page)
    sure, refused = _searched(form, lambda wish: queries.how_sure(call, wish, extra=form.more_to_try))
    context = {
        "title": "How sure is this set?",
        "caption": call.title,
        "breadcrumbs": [*trail(request, call), ("What the money buys", page)],
        "refused": refused,
        "best_at": form.wish.best_at.label,
        "sure": shown_certainty(request, sure) if sure else None,
    }
    return render(request, "plan/proposals/portfolio_certainty.html", context)


def _searched(form: WishForm, search: Callable[[queries.Wish], Found | None]) -> tuple[Found | None, str]:
    """What the search finds, or why there is nothing to find."""
    if not form.is_valid():
        return None, ""
    try:
        found = search(form.wish)
    except ValueError as impossible:
        return None, f"No set keeps to all of this: {impossible}."
    return found, "" if found else "The panel has not agreed its scores yet."


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
