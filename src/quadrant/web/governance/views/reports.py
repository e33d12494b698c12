"""Reports: the list, one report as it is printed, and the acts of its author."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from quadrant.cycle.queries import cycle_numbered, place_in
from quadrant.documents.reports import report_paper
from quadrant.governance import commands, queries
from quadrant.governance.rules import may_draft_report, may_read_exempt
from quadrant.governance.terms import USUAL
from quadrant.methods import words
from quadrant.partnership.rules import may_administer
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms import (
    ChangeReportForm,
    DraftReportForm,
    JointForm,
    ReasonForm,
    SureForm,
    TemplateForm,
)
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.forms.filling import FillForm
from quadrant.web.governance.presenters.attachments import comes_with, file_at
from quadrant.web.governance.presenters.citing import rests_on, uncited_warnings
from quadrant.web.governance.presenters.comments import lacking_words, said_of_submitting, shown_comments
from quadrant.web.governance.presenters.decisions import power_warning
from quadrant.web.governance.presenters.downloads import report_links
from quadrant.web.governance.presenters.drawn import shown_drawn
from quadrant.web.governance.presenters.matters import matter_events
from quadrant.web.governance.presenters.minutes import shown_views
from quadrant.web.governance.presenters.reports import (
    other_templates,
    report_record,
    reports_table,
    shown_contacts,
    shown_recommendations,
    todos,
)

if TYPE_CHECKING:
    from quadrant.governance.models import Report, ReportTemplateVersion
    from quadrant.governance.terms import ReportTemplate


def listing(request: HttpRequest) -> HttpResponseBase:
    table = reports_table(request)
    actions = [("Draft a report", address(request, "report_draft"))] if may_draft_report(request.user) else []
    actions.append(("Report templates", address(request, "report_templates")))
    context = {"title": "Reports", "actions": actions, "shown": "reports"}
    return table.download(request) or render(request, "governance/list.html", {**context, "table": table.page(request)})


def report(request: HttpRequest, report: Report) -> HttpResponse:
    person: Any = request.user
    public = request.GET.get("view") == "public"
    may_read = may_read_exempt(person, report)
    shown = not report.exempt_whole or (may_read and not public)
    kept_back = queries.has_anything_exempt(report)
    context = {
        "title": report.title,
        "caption": f"Report to {report.body.name}",
        "breadcrumbs": [("Reports", address(request, "reports"))],
        "record": report_record(request, report),
        "todos": todos(request, report),
        "recommendations": shown_recommendations(request, report),
        "rests": rests_on(request, report) if shown else {},
        "comments": shown_comments(request, report) if shown else [],
        "views": shown_views(request, report) if shown else [],
        "contacts": shown_contacts(request, report),
        "papers": comes_with(request, report, public=public or not shown),
        "paper": report_paper(report, reader=person, public=public, file_at=partial(file_at, request)),
        "downloads": report_links(request, report, public=public, exempt=may_read and kept_back),
        "report": report,
        "matter": matter_events(request, report) if shown else [],
        "public": public,
        "offers_public": may_read and kept_back,
    }
    return render(request, "governance/report.html", context)


def draft(request: HttpRequest) -> HttpResponse:
    """`?cycle=7&place=do.award.award-approved` begins what a gate or a step waits for; `?template=cabinet` says how."""
    number, place = request.GET.get("cycle", ""), request.GET.get("place", "")
    cycle = cycle_numbered(int(number)) if number.isdecimal() and len(number) < 18 else None
    if (number and cycle is None) or (place and (cycle is None or place_in(cycle, place) is None)):
        raise Http404
    template, under = _template_asked(request)
    if template is None:
        raise Http404
    gate = queries.gate_at(cycle, place) if cycle and place else None
    found = place_in(cycle, place) if cycle and place else None
    said = f"{cycle.name}: {found.piece.name}" if cycle and found else cycle.name if cycle else ""
    told = queries.told_for(template, cycle, request.user, on=_today(request)) if cycle else {}
    return asked_with(
        request,
        DraftReportForm(sent(request), template=template, cycle=cycle, place=place, gate=gate, told=told, under=under),
        title="Draft a report",
        caption=said,
        template="governance/draft.html",
        chosen=template,
        others=other_templates(request, template),
        filled=words.listing(template.title_of(section) for section in told),
        button="Save the draft",
        cancel=address(request, "reports"),
        on_to=partial(_page, request),
        said="The draft is saved. Add its recommendations, then submit it.",
    )


def _template_asked(request: HttpRequest) -> tuple[ReportTemplate | None, ReportTemplateVersion | None]:
    """The template to draft on; one of the partnership's own in the version that the page was opened with, so that
    nothing typed on it is lost when a newer version has come, or it was ended, meanwhile."""
    key, sent_under = request.GET.get("template", USUAL), request.POST.get("under", "")
    known = {str(one.pk): one for one in queries.template_versions(key)}
    under = known.get(sent_under) or queries.own_template_keyed(key)
    return (under.template, under) if under else (queries.templates_offered().get(key), None)


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


def fill(request: HttpRequest, report: Report) -> HttpResponse:
    drawn = queries.drawn_for(report, request.user, on=_today(request))
    return asked_with(
        request,
        FillForm(sent(request), report=report, drawn=drawn),
        title="Fill from the records",
        caption=report.title,
        template="governance/fill.html",
        drawn=shown_drawn(drawn),
        offers=any(not one.is_up_to_date for one in drawn),
        button="Fill these sections",
        cancel=_page(request, report),
        on_to=partial(_page, request),
        said="The sections are filled. They are yours to change.",
    )


def choose_template(request: HttpRequest, report: Report) -> HttpResponse:
    return asked_with(
        request,
        TemplateForm(sent(request), report=report),
        title="Choose another template",
        caption=report.title,
        hint=f"It is a {report.template.name.lower()} now. What is written under a heading that the other template "
        "lacks is kept, and not printed. Comments already given are asked again.",
        button="Use this template",
        cancel=_page(request, report),
        on_to=partial(_page, request),
        said=lambda changed: f"It is a {changed.template.name.lower()} now.",
    )


def submit(request: HttpRequest, report: Report) -> HttpResponse:
    missing = [told for _, told in queries.missing_from(report)]
    lacking = queries.without_officer(report, submitting=request.user)
    stale = queries.filled_and_stale(report, request.user, on=_today(request))
    return asked_with(
        request,
        SureForm(sent(request), does=partial(commands.submit_report, report=report)),
        title="Submit the report",
        caption=report.title,
        template="governance/submit.html",
        missing=missing,
        warns=[
            *(told for one in report.recommendations.all() if (told := power_warning(one))),
            *uncited_warnings(report),
        ],
        stale=words.listing(stale),
        number=report.pk,
        asked=words.listing([one.label.lower() for one in report.template.consultees]),
        cancel=_page(request, report),
        on_to=partial(_page, request),
        lacking=lacking_words(lacking),
        names_officers=address(request, "role_new") if may_administer(request.user) else "",
        said=said_of_submitting(report, lacking),
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


def jointly(request: HttpRequest, report: Report) -> HttpResponse:
    return asked_with(
        request,
        JointForm(sent(request), report=report),
        title="Have another body decide it too",
        caption=report.title,
        button="Draft the report to them",
        hint="A draft with the same words is made to the other body, such as the other partner’s. From now on the "
        "decision of neither stands alone: it stands once both have resolved the same.",
        cancel=_page(request, report),
        on_to=partial(_page, request),
        said=lambda made: f"This is the draft to {made.body.name}.",
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


def _today(request: HttpRequest) -> date:
    asked: Any = request
    return timezone.localdate(asked.at)


def _page(request: HttpRequest, of: Any) -> str:
    return address(request, "report", number=of.pk)
