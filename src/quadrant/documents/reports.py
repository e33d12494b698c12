"""A report as it is printed: numbered paragraphs, comments in their place, the exempt part or its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.text import slugify

from quadrant.documents.paper import Paper, Paragraph
from quadrant.documents.paper import Section as PaperSection
from quadrant.governance.queries import comments_of, header_of, later_report, recommendations_of, sections_of
from quadrant.governance.rules import may_read_exempt
from quadrant.governance.terms import Consultee, ExemptParagraph, ReportTemplate, Section
from quadrant.methods import words

if TYPE_CHECKING:
    from quadrant.governance.models import Comment, Recommendation, Report
    from quadrant.partnership.models import Person

COMMENT_TITLES = {
    Consultee.FINANCE: "Comments of the finance officer",
    Consultee.LEGAL: "Comments of the legal officer",
    Consultee.EQUALITIES: "Comments of the equalities officer",
    Consultee.PROCUREMENT: "Comments of the procurement officer",
}
NOT_WRITTEN = "Not written yet."
LEFT_OUT = (
    "This is the version for the public: an exempt part is left out. Its section says under which paragraph and why."
)
HELD_BACK = "Not for publication: this version holds an exempt part."


@dataclass(frozen=True)
class _Heading:
    title: str
    texts: Sequence[str]
    note: str = ""


def report_paper(report: Report, *, reader: Person, public: bool = False) -> Paper:
    """The report as this person may read it; with `public`, as anybody may."""
    may_read = not public and may_read_exempt(reader, report)
    exempt = keeps_back(report) and may_read
    return Paper(
        kind=f"Report to {report.body.name}",
        title=report.title,
        name=file_name("report", report.pk, report.title, exempt=exempt),
        partnership=report.partnership.name,
        header=_header(report),
        sections=sections_in(report, may_read_exempt=may_read),
        standing=_standing(report, exempt=exempt),
        exempt=exempt,
    )


def keeps_back(report: Report) -> bool:
    """Is any of it kept from the public?"""
    return report.has_exempt_part


def why_exempt(report: Report) -> str:
    """On which paragraph that rests, and why the public loses nothing by it."""
    return f"{ExemptParagraph(report.exempt_paragraph).label}. {report.exempt_reason}"


def file_name(kind: str, number: int, title: str, *, exempt: bool) -> str:
    """What a file is called, without its ending."""
    words_of_it = slugify(title)[:50].strip("-")
    return "-".join(part for part in (kind, str(number), words_of_it, "not-for-publication" if exempt else "") if part)


def _header(report: Report) -> tuple[tuple[str, str], ...]:
    """The head of a report as its template has it: a label and what it says."""
    return tuple((line.label, "; ".join(line.says)) for line in header_of(report))


def _standing(report: Report, *, exempt: bool) -> tuple[str, ...]:
    """What a reader must know of this version before the rest."""
    said = []
    if report.withdrawn_at is not None:
        said.append(f"This report was taken back: {report.withdrawn_why}")
    elif not report.is_final:
        said.append("This is a draft: it has not been submitted.")
    later = later_report(report)
    if later is not None and later.is_final:
        said.append("A later report stands in this one’s place.")
    if keeps_back(report):
        said.append(HELD_BACK if exempt else LEFT_OUT)
    return tuple(said)


def sections_in(report: Report, *, may_read_exempt: bool) -> tuple[PaperSection, ...]:
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
    return tuple(_numbered(number, heading) for number, heading in enumerate(headings, 1))


def _written(template: ReportTemplate, section: Section, text: str) -> list[_Heading]:
    """A section as written; one that may be left out and is empty has no heading."""
    texts = paragraphs_of(text)
    if not texts and section in template.may_be_left_out:
        return []
    return [_Heading(section.label, texts or [NOT_WRITTEN])]


def _numbered(number: int, heading: _Heading) -> PaperSection:
    paragraphs = [Paragraph("", text) for text in heading.texts]
    numbered = tuple(replace(one, number=f"{number}.{at}") for at, one in enumerate(paragraphs, 1))
    return PaperSection(heading.title, numbered, number, heading.note)


def paragraphs_of(text: str) -> list[str]:
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
    return _Heading(title, paragraphs_of(comment.text), note)


def _exempt(report: Report, *, may_read: bool) -> _Heading:
    law = ExemptParagraph(report.exempt_paragraph).label
    note = f"Not for publication under Schedule 12A to the Local Government Act 1972. {law}."
    if may_read:
        return _Heading("Exempt part", [*paragraphs_of(report.exempt_text), f"Why: {report.exempt_reason}"], note)
    return _Heading("Exempt part", [f"This part is not shown. {report.exempt_reason}"], note)
