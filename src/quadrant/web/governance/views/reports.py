"""Reports: the list, one report as it is printed, and the acts of its author."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.cycle.queries import cycle_numbered, place_in
from quadrant.governance import commands, queries
from quadrant.governance.rules import may_draft_report, may_read_exempt
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms import ChangeReportForm, DraftReportForm, ReasonForm, SureForm
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.presenters.matters import matter_events
from quadrant.web.governance.presenters.papers import paper_of
from quadrant.web.governance.presenters.reports import (
    report_record,
    reports_table,
    shown_comments,
    shown_recommendations,
    todos,
)

if TYPE_CHECKING:
    from quadrant.governance.models import Report


def listing(request: HttpRequest) -> HttpResponseBase:
    table = reports_table(request)
    actions = [("Draft a report", address(request, "report_draft"))] if may_draft_report(request.user) else []
    context = {"title": "Reports", "actions": actions, "shown": "reports"}
    return table.download(request) or render(request, "governance/list.html", {**context, "table": table.page(request)})


def report(request: HttpRequest, report: Report) -> HttpResponse:
    public = request.GET.get("view") == "public"
    may_read = may_read_exempt(request.user, report)
    context = {
        "title": report.title,
        "caption": f"Report to {report.body.name}",
        "breadcrumbs": [("Reports", address(request, "reports"))],
        "record": report_record(request, report),
        "todos": todos(request, report),
        "recommendations": shown_recommendations(request, report),
        "comments": shown_comments(request, report),
        "paper": paper_of(report, may_read_exempt=may_read and not public),
        "report": report,
        "matter": matter_events(request, report),
        "public": public,
        "offers_public": may_read and report.has_exempt_part,
    }
    return render(request, "governance/report.html", context)


def draft(request: HttpRequest) -> HttpResponse:
    """`?cycle=7&place=do.award.award-approved` begins the report that a gate or a step waits for."""
    number, place = request.GET.get("cycle", ""), request.GET.get("place", "")
    cycle = cycle_numbered(int(number)) if number.isdecimal() and len(number) < 18 else None
    if (number and cycle is None) or (place and (cycle is None or place_in(cycle, place) is None)):
        raise Http404
    gate = queries.gate_at(cycle, place) if cycle and place else None
    form = DraftReportForm(sent(request), cycle=cycle, place=place, gate=gate)
    found = place_in(cycle, place) if cycle and place else None
    said = f"{cycle.name}: {found.piece.name}" if cycle and found else cycle.name if cycle else ""
    return asked_with(
        request,
        form,
        title="Draft a report",
        caption=said,
        button="Save the draft",
        cancel=address(request, "reports"),
        on_to=partial(_page, request),
        said="The draft is saved. Add its recommendations, then submit it.",
    )


def change(request: HttpRequest, report: Report) -> HttpResponse:
    return asked_with(
        request,
        ChangeReportForm(sent(request), report=report),
        title="Write the report",
        caption=report.title,
        cancel=_page(request, report),
        on_to=partial(_page, request),
        said="The draft is saved.",
    )


def submit(request: HttpRequest, report: Report) -> HttpResponse:
    missing = [told for _, told in queries.missing_from(report)]
    return asked_with(
        request,
        SureForm(sent(request), does=partial(commands.submit_report, report=report)),
        title="Submit the report",
        caption=report.title,
        template="governance/submit.html",
        missing=missing,
        cancel=_page(request, report),
        on_to=partial(_page, request),
        said="The report is final, and the consultees have been asked.",
    )


def bring_again(request: HttpRequest, report: Report) -> HttpResponse:
    return asked_with(
        request,
        SureForm(sent(request), does=partial(commands.supersede_report, report=report)),
        title="Bring the report again",
        caption=report.title,
        button="Begin a later report",
        hint="A draft is made with the same words. Once submitted it stands in this report’s place, "
        "and what is resolved on it supersedes what was resolved here.",
        cancel=_page(request, report),
        on_to=partial(_page, request),
        said="This is the draft of the later report.",
    )


def send_up(request: HttpRequest, report: Report) -> HttpResponse:
    above = report.body.parent
    to = above.name if above else "the body above"
    return asked_with(
        request,
        SureForm(sent(request), does=partial(commands.send_up, report=report)),
        title=f"Send it up to {to}",
        caption=report.title,
        button="Draft the report to them",
        hint=f"A draft to {to} is made with the words and recommendations of this report. "
        "You can change it before it is submitted; the matter is told on the pages of both.",
        cancel=_page(request, report),
        on_to=partial(_page, request),
        said=f"This is the draft to {to}.",
    )


def withdraw(request: HttpRequest, report: Report) -> HttpResponse:
    return asked_with(
        request,
        ReasonForm(sent(request), does=partial(commands.withdraw_report, report=report)),
        title="Take the report back",
        caption=report.title,
        button="Take it back",
        warning=True,
        cancel=_page(request, report),
        on_to=partial(_page, request),
        said="The report is taken back.",
    )


def _page(request: HttpRequest, of: Any) -> str:
    return address(request, "report", number=of.pk)
