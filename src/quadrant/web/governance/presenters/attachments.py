"""Appendices, background papers and cited advice in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone

from quadrant.documents.attached import advice_sentence, appendix_notes
from quadrant.governance import queries
from quadrant.governance.rules import may_change_report, may_keep_advice, may_read_advice
from quadrant.governance.terms import Appended, Listed
from quadrant.methods import words
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.governance.models import LegalAdvice, Report

Links = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ShownPaper:
    """An appendix or a background paper in the list: its name, where it opens, small print, what may be done."""

    name: str
    address: str
    notes: tuple[str, ...]
    links: Links


@dataclass(frozen=True)
class ComesWith:
    """What comes with a report, as one reader sees it, and what this reader may add."""

    appendices: tuple[ShownPaper, ...]
    background: tuple[ShownPaper, ...]
    adds: Links
    lists: Links


def file_at(request: HttpRequest, number: int) -> str:
    """Where the file of an appendix is downloaded."""
    return address(request, "appendix_file", number=number)


def comes_with(request: HttpRequest, report: Report, *, public: bool) -> ComesWith:
    """The appendices and background papers of a report; as the public sees them where `public`."""
    asked: Any = request
    may_change = may_change_report(asked.user, report) and not public
    draft = may_change and not report.is_final
    papers = () if public and report.exempt_whole else queries.background_papers_of(report).papers
    late = may_change and report.is_final and not queries.why_not_late(report, at=asked.at)
    return ComesWith(
        appendices=tuple(
            _appendix(request, one, may_change=draft)
            for one in queries.appendices_of(report, None if public else asked.user)
        ),
        background=tuple(_background(request, one, may_change=draft) for one in papers),
        adds=_adds(request, report, late=late) if draft or late else (),
        lists=(("List a background paper", address(request, "background_new", number=report.pk)),) if draft else (),
    )


def _adds(request: HttpRequest, report: Report, *, late: bool) -> Links:
    label = "Add a late paper" if late else "Add an appendix"
    return (
        (label, address(request, "appendix_new", number=report.pk)),
        ("Attach a framework", address(request, "appendix_framework", number=report.pk)),
    )


def _appendix(request: HttpRequest, one: Appended, *, may_change: bool) -> ShownPaper:
    actions = (("Change", "appendix_change"), ("Move", "appendix_move"), ("Take away", "appendix_away"))
    return ShownPaper(
        name=one.named,
        address=address(request, "appendix_file", number=one.number) if one.readable else "",
        notes=appendix_notes(one),
        links=tuple((label, address(request, name, number=one.number)) for label, name in actions)
        if may_change
        else (),
    )


def _background(request: HttpRequest, one: Listed, *, may_change: bool) -> ShownPaper:
    actions = (("Change", "background_change"), ("Drop", "background_drop"))
    return ShownPaper(
        name=one.title,
        address=one.link,
        notes=(one.office,) if one.office else (),
        links=tuple((label, address(request, name, number=one.number)) for label, name in actions)
        if may_change
        else (),
    )


def advice_lines(request: HttpRequest, report: Report) -> tuple[tuple[str, str], ...]:
    """Each cited advice, and where it is read by whoever may."""
    lines = []
    for one in queries.advice_cited(report):
        advice = queries.advice_numbered(one.number)
        reads = advice is not None and may_read_advice(request.user, advice)
        lines.append((advice_sentence(one), address(request, "advice", number=one.number) if reads else ""))
    return tuple(lines)


def advice_todos(request: HttpRequest, advice: LegalAdvice) -> Links:
    """What a legal officer may do with the advice."""
    if not may_keep_advice(request.user, advice):
        return ()
    actions = [("Keep what was advised", "advice_give")]
    if advice.privileged:
        actions.append(("Say who reads it", "advice_readers"))
    if advice.ended_on is None:
        actions.append(("It is no longer being taken", "advice_end"))
    return tuple((label, address(request, name, number=advice.pk)) for label, name in actions)


@dataclass(frozen=True)
class ShownAdvice:
    """What was advised once, for a reader."""

    head: str
    text: str
    file: str
    address: str


def shown_advice(request: HttpRequest, advice: LegalAdvice) -> list[ShownAdvice]:
    return [
        ShownAdvice(
            head=f"{one.given_by}, {words.date(timezone.localdate(one.given_at))}",
            text=one.text,
            file=f"{one.file_name} ({one.kind}, {words.file_size(one.size)})" if one.file_name else "",
            address=address(request, "advice_file", number=one.number) if one.file_name else "",
        )
        for one in queries.advice_given(advice, request.user)
    ]
