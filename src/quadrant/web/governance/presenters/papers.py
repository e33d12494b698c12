"""A report as it is printed: numbered paragraphs, comments in their place, the exempt part or its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quadrant.governance.queries import comments_of, recommendations_of, sections_of
from quadrant.governance.terms import Consultee, ExemptParagraph, ReportTemplate, Section
from quadrant.web.design import words

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
    """A numbered paragraph."""

    number: str
    text: str


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
    texts: Sequence[str]
    note: str = ""


def paper_of(report: Report, *, may_read_exempt: bool) -> list[PaperSection]:
    """The parts of its template in order, numbered from 1; recommendations are paragraphs by their own numbers."""
    written = sections_of(report)
    comments = {Consultee(one.consultee): one for one in comments_of(report)}
    headings: list[_Heading] = []
    for part in report.template.parts:
        if part.section is not None:
            headings += _written(report.template, part.section, written[part.section])
        elif part.comment is not None:
            headings.append(_commented(report, part.comment, comments.pop(part.comment, None)))
        elif part.part == "recommendations":
            headings.append(_recommended(recommendations_of(report)))
    # Whom the template does not ask, and the author did.
    headings += [_commented(report, consultee, comment) for consultee, comment in comments.items()]
    if report.has_exempt_part:
        headings.append(_exempt(report, may_read=may_read_exempt))
    return [_numbered(number, heading) for number, heading in enumerate(headings, 1)]


def _written(template: ReportTemplate, section: Section, text: str) -> list[_Heading]:
    """A section as written; one that may be left out and is empty has no heading."""
    texts = _paragraphs(text)
    if not texts and section in template.may_be_left_out:
        return []
    return [_Heading(section.label, texts or [NOT_WRITTEN])]


def _numbered(number: int, heading: _Heading) -> PaperSection:
    paragraphs = tuple(Paragraph(f"{number}.{at}", text) for at, text in enumerate(heading.texts, 1))
    return PaperSection(number, heading.title, paragraphs, heading.note)


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a typed text: an empty line ends one."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def _recommended(recommendations: Sequence[Recommendation]) -> _Heading:
    texts = [f"{one.text}{f' ({words.money(one.value)})' if one.value is not None else ''}" for one in recommendations]
    return _Heading("Recommendations", texts or [NOT_WRITTEN])


def _commented(report: Report, consultee: Consultee, comment: Comment | None) -> _Heading:
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


def _exempt(report: Report, *, may_read: bool) -> _Heading:
    law = ExemptParagraph(report.exempt_paragraph).label
    note = f"Not for publication under Schedule 12A to the Local Government Act 1972. {law}."
    if may_read:
        return _Heading("Exempt part", [*_paragraphs(report.exempt_text), f"Why: {report.exempt_reason}"], note)
    return _Heading("Exempt part", [f"This part is not shown. {report.exempt_reason}"], note)
