"""Papers out: a report, an agenda, minutes as a page, Word or PDF; a meeting's pack. Rights are asked each time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render

from quadrant.documents.meetings import agenda_paper, is_held
from quadrant.documents.minutes import minutes_paper
from quadrant.documents.packs import pack_of
from quadrant.documents.paper import Pack, Paper
from quadrant.documents.pdf import pdf_of
from quadrant.documents.reports import report_paper
from quadrant.documents.word import word_of
from quadrant.web.design.addresses import address
from quadrant.web.governance.presenters.attachments import file_at
from quadrant.web.governance.presenters.downloads import Download, report_links, ways

if TYPE_CHECKING:
    from quadrant.governance.models import Meeting, Report

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF_TYPE = "application/pdf"
WRITERS: dict[str, tuple[Callable[[Paper], bytes], str]] = {"docx": (word_of, WORD_TYPE), "pdf": (pdf_of, PDF_TYPE)}


def report(request: HttpRequest, report: Report) -> HttpResponseBase:
    person: Any = request.user
    public = request.GET.get("view") == "public"
    paper = report_paper(report, reader=person, public=public, file_at=partial(file_at, request))
    trail = [
        ("Reports", address(request, "reports")),
        (report.title, address(request, "report", number=report.pk)),
    ]
    links = report_links(request, report, public=public, exempt=paper.exempt)[1:]
    return paper_answer(request, paper, trail, links)


def paper_answer(
    request: HttpRequest, paper: Paper, trail: list[tuple[str, str]], links: list[Download]
) -> HttpResponseBase:
    """A paper as a page, or as the file that the address asks for."""
    return _file(request, paper) or _page(request, paper, trail, links)


def agenda(request: HttpRequest, meeting: Meeting) -> HttpResponseBase:
    return _of_meeting(request, meeting, agenda_paper(meeting), "agenda_paper")


def minutes(request: HttpRequest, meeting: Meeting) -> HttpResponseBase:
    asked: Any = request
    if not is_held(meeting, at=asked.at):
        raise Http404
    return _of_meeting(request, meeting, minutes_paper(meeting), "minutes_paper")


def pack(request: HttpRequest, meeting: Meeting) -> HttpResponseBase:
    person: Any = request.user
    made = pack_of(meeting, reader=person, public=request.GET.get("view") == "public")
    return _download(made, pdf_of(made), "pdf", PDF_TYPE)


def _of_meeting(request: HttpRequest, meeting: Meeting, paper: Paper, name: str) -> HttpResponseBase:
    trail = [
        ("Meetings", address(request, "meetings")),
        (paper.title, address(request, "meeting", number=meeting.pk)),
    ]
    return paper_answer(request, paper, trail, ways(address(request, name, number=meeting.pk), paper.kind))


def _page(request: HttpRequest, paper: Paper, trail: list[tuple[str, str]], links: list[Download]) -> HttpResponseBase:
    context = {
        "title": paper.title,
        "caption": paper.kind,
        "breadcrumbs": trail,
        "paper": paper,
        "downloads": links,
    }
    return render(request, "governance/paper_page.html", context)


def _file(request: HttpRequest, paper: Paper) -> FileResponse | None:
    """The file that the address asks for, if it asks for one; a kind that we do not write is not found."""
    asked = request.GET.get("download")
    if asked is None:
        return None
    if asked not in WRITERS:
        raise Http404
    write, kind = WRITERS[asked]
    return _download(paper, write(paper), asked, kind)


def _download(paper: Paper | Pack, content: bytes, ending: str, kind: str) -> FileResponse:
    return FileResponse(BytesIO(content), as_attachment=True, filename=f"{paper.name}.{ending}", content_type=kind)
