"""Where papers are read and downloaded: a link for each way, in words that say which version it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest

from quadrant.documents.meetings import is_held
from quadrant.documents.packs import holds_exempt
from quadrant.governance.queries import agreed_minutes_of
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.governance.models import Meeting, Report

MARK = " (not for publication)"


@dataclass(frozen=True)
class Download:
    """A link to a paper; `of` says to those who hear links one by one which paper it is."""

    label: str
    address: str
    of: str


def ways(page: str, of: str, *, public: bool = False, exempt: bool = False) -> list[Download]:
    """The paper at `page` as Word and as PDF."""
    view, mark = "view=public&" if public else "", MARK if exempt and not public else ""
    return [
        Download(f"Download as {name}{mark}", f"{page}?{view}download={ending}", of)
        for name, ending in (("Word", "docx"), ("PDF", "pdf"))
    ]


def report_links(request: HttpRequest, report: Report, *, public: bool, exempt: bool) -> list[Download]:
    """The report by itself, and its files; `exempt` says that this person's own version holds an exempt part."""
    page = address(request, "report_paper", number=report.pk)
    read = Download("Read it by itself", f"{page}?view=public" if public else page, report.title)
    return [read, *ways(page, report.title, public=public, exempt=exempt)]


def meeting_links(request: HttpRequest, meeting: Meeting) -> list[tuple[str, list[Download]]]:
    """The papers of a meeting, each with its links; minutes once it is held."""
    asked = cast(Any, request)
    papers = [("Agenda", "agenda_paper")]
    if is_held(meeting, at=asked.at):
        agreed = agreed_minutes_of(meeting) is not None
        papers.append(("Minutes, agreed" if agreed else "Minutes, drafted from the record", "minutes_paper"))
    found = []
    for name, route in papers:
        page = address(request, route, number=meeting.pk)
        found.append((name, [Download("Read", page, name), *ways(page, name)]))
    return [*found, ("Pack: the agenda and every report in one file", _pack_links(request, meeting))]


def _pack_links(request: HttpRequest, meeting: Meeting) -> list[Download]:
    page = address(request, "meeting_pack", number=meeting.pk)
    exempt = holds_exempt(meeting, reader=cast(Any, request.user))
    links = [Download(f"Download as PDF{MARK if exempt else ''}", page, "pack")]
    return (
        [*links, Download("Download the public’s version as PDF", f"{page}?view=public", "pack")] if exempt else links
    )
