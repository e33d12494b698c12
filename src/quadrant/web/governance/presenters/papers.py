"""A report as it is printed: numbered paragraphs, comments in their place, the exempt part or its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quadrant.governance.queries import (
    advice_cited,
    background_papers_of,
    comments_of,
    listed_appendices,
    recommendations_of,
    sections_of,
)
from quadrant.governance.terms import NOT_FOR_PUBLICATION, Appended, Consultee, ExemptParagraph, Section
from quadrant.web.design import words
from quadrant.web.governance.presenters.attachments import advice_sentence, appendix_notes, background_text

if TYPE_CHECKING:
    from quadrant.governance.models import Comment, Recommendation, Report

COMMENT_TITLES = {
    Consultee.FINANCE: "Comments of the finance officer",
    Consultee.LEGAL: "Comments of the legal officer",
    Consultee.EQUALITIES: "Comments of the equalities officer",
    Consultee.PROCUREMENT: "Comments of the procurement officer",
}
NOT_WRITTEN = "Not written yet."


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph; `address` is where what it names is opened, `note` what stands under it in small print."""

    number: str
    text: str
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class PaperSection:
    """A numbered section; `note` is what stands in small print under its title."""

    number: int
    title: str
    paragraphs: tuple[Paragraph, ...]
    note: str = ""


@dataclass(frozen=True)
class _Heading:
    title: str
    texts: Sequence[str] = ()
    note: str = ""
    paragraphs: Sequence[Paragraph] = ()


def paper_of(
    report: Report, *, may_read_exempt: bool, file_at: Callable[[int], str] | None = None
) -> list[PaperSection]:
    """The whole spine in order, numbered from 1; recommendations are paragraphs of section 2, by their own numbers.

    `file_at` gives the address of an appendix's file, by its number, where the paper is read on a page.
    """
    if report.exempt_whole and not may_read_exempt:
        closed = [_recommended(recommendations_of(report)), _not_published(report)]
        return [_numbered(number, heading) for number, heading in enumerate(closed, 1)]
    headings: list[_Heading] = []
    comments = {Consultee(one.consultee): one for one in comments_of(report)}
    for section, text in sections_of(report).items():
        said = _paragraphs(text)
        if section is Section.BACKGROUND_PAPERS:
            said += background_text(background_papers_of(report).papers)
        headings.append(_Heading(section.label, said or [NOT_WRITTEN]))
        if section is Section.PURPOSE:
            headings.append(_recommended(recommendations_of(report)))
        if section is Section.CONSULTATION:
            headings += [_commented(report, consultee, comments.get(consultee)) for consultee in Consultee]
    if report.exempt_whole:
        headings.append(_not_published(report))
    if report.has_exempt_part:
        headings.append(_exempt(report, may_read=may_read_exempt))
    appended = listed_appendices(report, may_read_exempt=may_read_exempt)
    if appended:
        headings.append(_appended(appended, file_at))
    return [_numbered(number, heading) for number, heading in enumerate(headings, 1)]


def _numbered(number: int, heading: _Heading) -> PaperSection:
    paragraphs = heading.paragraphs or [Paragraph("", text) for text in heading.texts]
    numbered = tuple(replace(one, number=f"{number}.{at}") for at, one in enumerate(paragraphs, 1))
    return PaperSection(number, heading.title, numbered, heading.note)


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a typed text: an empty line ends one."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def _recommended(recommendations: Sequence[Recommendation]) -> _Heading:
    texts = [f"{one.text}{f' ({words.money(one.value)})' if one.value is not None else ''}" for one in recommendations]
    return _Heading("Recommendations", texts or [NOT_WRITTEN])


def _commented(report: Report, consultee: Consultee, comment: Comment | None) -> _Heading:
    """A consultee's comment; the legal one goes on to name the advice that is being taken."""
    heading = _given(report, consultee, comment)
    if consultee is not Consultee.LEGAL or comment is None:
        return heading
    return replace(heading, texts=[*heading.texts, *(advice_sentence(one) for one in advice_cited(report))])


def _appended(appended: Sequence[Appended], file_at: Callable[[int], str] | None) -> _Heading:
    def told(one: Appended) -> Paragraph:
        opens = file_at(one.number) if file_at and one.readable else ""
        return Paragraph("", one.named, opens, ". ".join(note.rstrip(".") for note in appendix_notes(one)) + ".")

    return _Heading("Appendices", paragraphs=[told(one) for one in appended])


def _given(report: Report, consultee: Consultee, comment: Comment | None) -> _Heading:
    title = COMMENT_TITLES[consultee]
    if comment is None:
        return _Heading(title, ["Not asked yet."])
    if comment.waived_at is not None and comment.waived_by is not None:
        return _Heading(title, [f"Waived by {comment.waived_by.name}: {comment.waived_why}"])
    if comment.answered_at is None or comment.answered_by is None:
        return _Heading(title, [f"Asked on {words.date(comment.asked_at)}, not given yet."])
    note = f"{comment.answered_by.name}, {words.date(comment.answered_at)}"
    if comment.on_version != report.version:
        note += "; given on an earlier text, and asked again"
    return _Heading(title, _paragraphs(comment.text), note)


def _not_published(report: Report) -> _Heading:
    """The whole report is kept from the public: on which paragraph, and why."""
    law = ExemptParagraph(report.exempt_paragraph).label
    return _Heading("Exempt report", [f"{law}.", f"Why: {report.exempt_reason}"], NOT_FOR_PUBLICATION)


def _exempt(report: Report, *, may_read: bool) -> _Heading:
    law = ExemptParagraph(report.exempt_paragraph).label
    note = f"{NOT_FOR_PUBLICATION} {law}."
    if may_read:
        return _Heading("Exempt part", [*_paragraphs(report.exempt_text), f"Why: {report.exempt_reason}"], note)
    return _Heading("Exempt part", [f"This part is not shown. {report.exempt_reason}"], note)
