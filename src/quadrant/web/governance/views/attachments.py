"""What comes with a report: its appendices and background papers, added, changed, moved, taken away, handed out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, HttpRequest, HttpResponse

from quadrant.audit.terms import Refusal
from quadrant.governance import commands, queries
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.files import handed_out
from quadrant.web.governance.forms import (
    AppendixForm,
    BackgroundPaperForm,
    ChangeAppendixForm,
    FrameworkForm,
    MoveForm,
    ReasonForm,
    SureForm,
)
from quadrant.web.governance.forms.acting import sent

if TYPE_CHECKING:
    from quadrant.governance.models import Appendix, BackgroundPaper, Report


def new(request: HttpRequest, report: Report) -> HttpResponse:
    _insist_open(request, report)
    form = AppendixForm(sent(request), request.FILES or None, report=report)
    title = "Add a late paper" if report.is_final else "Add an appendix"
    return _asked(request, report, form, title=title, button="Add it", said=_added)


def framework(request: HttpRequest, report: Report) -> HttpResponse:
    _insist_open(request, report)
    return _asked(
        request,
        report,
        FrameworkForm(sent(request), report=report),
        title="Attach a framework",
        hint="Its file is kept as it stands today, with its version and fingerprint.",
        button="Attach it",
        said=_added,
    )


def _insist_open(request: HttpRequest, report: Report) -> None:
    """A report that takes nothing more says so before anything is typed."""
    asked: Any = request
    fault = queries.why_not_late(report, at=asked.at) if report.is_final else ""
    if fault and request.method != "POST":
        raise Refusal(fault)


def _added(made: Appendix) -> str:
    return f"{made} is added."


def file(request: HttpRequest, appendix: Appendix) -> FileResponse:
    return handed_out(
        stored=appendix.stored,
        digest=appendix.digest,
        name=appendix.file_name,
        kind=appendix.kind,
        named=f"The file of {appendix}",
    )


def change(request: HttpRequest, appendix: Appendix) -> HttpResponse:
    form = ChangeAppendixForm(sent(request), appendix=appendix)
    return _asked(request, appendix.report, form, title=f"Change {appendix}", said=lambda one: f"{one} is changed.")


def move(request: HttpRequest, appendix: Appendix) -> HttpResponse:
    form = MoveForm(sent(request), appendix=appendix, person=request.user)
    return _asked(request, appendix.report, form, title=f"Move {appendix}", said=lambda one: f"It is {one} now.")


def away(request: HttpRequest, appendix: Appendix) -> HttpResponse:
    named = str(appendix)
    return _asked(
        request,
        appendix.report,
        ReasonForm(sent(request), does=partial(commands.take_appendix_away, appendix=appendix)),
        title=f"Take {named} away",
        hint="The appendices after it move up. The reason stays on record.",
        button="Take it away",
        warning=True,
        said=f"{named} is taken away.",
    )


def list_background(request: HttpRequest, report: Report) -> HttpResponse:
    form = BackgroundPaperForm(sent(request), report=report)
    title, said = "List a background paper", "The background paper is listed."
    return _asked(request, report, form, title=title, button="List it", said=said)


def change_background(request: HttpRequest, paper: BackgroundPaper) -> HttpResponse:
    form = BackgroundPaperForm(sent(request), report=paper.report, paper=paper)
    return _asked(request, paper.report, form, title="Change a background paper", said="It is changed.")


def drop_background(request: HttpRequest, paper: BackgroundPaper) -> HttpResponse:
    return _asked(
        request,
        paper.report,
        SureForm(sent(request), does=partial(commands.drop_background_paper, paper=paper)),
        title="Drop a background paper",
        hint=paper.title,
        button="Drop it",
        warning=True,
        said="It is no longer listed.",
    )


def _asked(request: HttpRequest, report: Report, form: Any, **words: Any) -> HttpResponse:
    """A form about a report, from and back to the report's page."""
    back = address(request, "report", number=report.pk)
    return asked_with(request, form, caption=report.title, cancel=back, on_to=lambda _: back, **words)
