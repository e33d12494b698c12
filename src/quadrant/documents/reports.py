"""A report as it is printed: numbered paragraphs, comments in their place, the exempt part or its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.text import slugify

from quadrant.analyse.evidence.queries import citations_of
from quadrant.documents.attached import advice_sentence, appendix_notes, background_text
from quadrant.documents.paper import Block, Grid, Paper, Paragraph
from quadrant.documents.paper import Section as PaperSection
from quadrant.governance.queries import (
    advice_cited,
    background_papers_of,
    comments_of,
    has_anything_exempt,
    header_of,
    later_report,
    listed_appendices,
    recommendations_of,
    sections_of,
)
from quadrant.governance.rules import may_read_exempt, must_leave
from quadrant.governance.terms import (
    NOT_FOR_PUBLICATION,
    Appended,
    Consultee,
    ExemptParagraph,
    HeaderField,
    Section,
    read_table,
)
from quadrant.methods import words
from quadrant.partnership.rules import may_look_inside

if TYPE_CHECKING:
    from quadrant.analyse.evidence.models import Citation
    from quadrant.governance.models import AgendaItem, Comment, Recommendation, Report
    from quadrant.partnership.models import Person

COMMENT_TITLES = {
    Consultee.FINANCE: "Comments of the finance officer",
    Consultee.LEGAL: "Comments of the legal officer",
    Consultee.EQUALITIES: "Comments of the equalities officer",
    Consultee.PROCUREMENT: "Comments of the procurement officer",
}
FileAt = Callable[[int], str]
Cited = Mapping[int, Sequence["Citation"]]
NOTHING_CITED: Cited = MappingProxyType({})
NOT_WRITTEN = "Not written yet."
LEFT_OUT = (
    "This is the version for the public: an exempt part is left out. Its section says under which paragraph and why."
)
HELD_BACK = "Not for publication: this version holds an exempt part."


@dataclass(frozen=True)
class _Heading:
    title: str
    texts: Sequence[str] = ()
    note: str = ""
    paragraphs: Sequence[Paragraph] = ()


def report_paper(
    report: Report,
    *,
    reader: Person,
    public: bool = False,
    file_at: FileAt | None = None,
    item: AgendaItem | None = None,
) -> Paper:
    """The report as this person may read it; with `public`, as anybody may; with `item`, as it comes to that meeting.

    `file_at` gives the address of an appendix's file by its number, where the paper is read on a page.
    """
    may_read = not public and may_read_exempt(reader, report)
    exempt = may_read and has_anything_exempt(report)
    return Paper(
        kind=f"Report to {report.body.name}",
        title=report.title,
        name=file_name("report", report.pk, report.title, exempt=exempt),
        partnership=report.partnership.name,
        header=_header(report, item, closed=report.exempt_whole and not may_read),
        sections=sections_in(
            report,
            may_read_exempt=may_read,
            file_at=file_at,
            cited={} if public or not may_look_inside(reader) or must_leave(reader, report) else citations_of(report),
        ),
        standing=_standing(report, exempt=exempt),
        exempt=exempt,
    )


def why_exempt(report: Report) -> str:
    """On which paragraphs that rests, and why the public loses nothing by it; nothing where all of it is public."""
    listed = [one.exemption for one in listed_appendices(report, may_read_exempt=False) if one.exemption]
    grounds = [(one.paragraph, one.reason) for one in listed]
    if report.exempt_paragraph:
        grounds.insert(0, (ExemptParagraph(report.exempt_paragraph), report.exempt_reason))
    return " ".join(f"{paragraph.label}. {reason}" for paragraph, reason in dict.fromkeys(grounds))


def file_name(kind: str, number: int, title: str, *, exempt: bool) -> str:
    """What a file is called, without its ending."""
    words_of_it = slugify(title)[:50].strip("-")
    return "-".join(part for part in (kind, str(number), words_of_it, "not-for-publication" if exempt else "") if part)


def _header(report: Report, item: AgendaItem | None, *, closed: bool) -> tuple[tuple[str, str], ...]:
    """The head of a report as its template has it: a label and what it says; nothing of its sections where `closed`."""
    lines = [line for line in header_of(report, item) if not (closed and line.label == HeaderField.WARDS.label)]
    return tuple((line.label, "; ".join(line.says)) for line in lines)


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
    if has_anything_exempt(report):
        said.append(HELD_BACK if exempt else LEFT_OUT)
    return tuple(said)


def sections_in(
    report: Report, *, may_read_exempt: bool, file_at: FileAt | None = None, cited: Cited = NOTHING_CITED
) -> tuple[PaperSection, ...]:
    """The parts of its template in order, numbered from 1; recommendations are paragraphs by their own numbers.

    `cited` is what each of them rests on, by its number in the table: the library is for those inside.
    """
    recommended = _recommended(recommendations_of(report), cited)
    if report.exempt_whole and not may_read_exempt:
        headings = [recommended, _not_published(report)]
    else:
        headings = _in_the_open(report, recommended, may_read_exempt=may_read_exempt, file_at=file_at)
    return tuple(_numbered(number, heading) for number, heading in enumerate(headings, 1))


def _in_the_open(
    report: Report, recommended: _Heading, *, may_read_exempt: bool, file_at: FileAt | None
) -> list[_Heading]:
    written = sections_of(report)
    comments = {Consultee(one.consultee): one for one in comments_of(report)}
    headings: list[_Heading] = []
    for part in report.template.parts:
        if part.section is not None:
            headings += _written(report, part.section, written[part.section])
        elif part.comment is not None:
            headings.append(_commented(report, part.comment, comments.pop(part.comment, None)))
        elif part.part == "recommendations":
            headings.append(recommended)
        else:
            headings += _appended(listed_appendices(report, may_read_exempt=may_read_exempt), file_at)
    # Whom the template does not ask, and the author did.
    headings += [_commented(report, consultee, comment) for consultee, comment in comments.items()]
    if report.exempt_whole:
        headings.append(_not_published(report))
    if report.has_exempt_part:
        headings.append(_exempt(report, may_read=may_read_exempt))
    return headings


def _written(report: Report, section: Section, text: str) -> list[_Heading]:
    """A section as written; one that may be left out and is empty has no heading."""
    texts = paragraphs_of(text)
    if section is Section.BACKGROUND_PAPERS:
        texts += background_text(background_papers_of(report).papers)
    if not texts and section in report.template.may_be_left_out:
        return []
    return [_Heading(report.template.title_of(section), texts or [NOT_WRITTEN])]


def _numbered(number: int, heading: _Heading) -> PaperSection:
    """Its paragraphs by number; a typed table stands between them with its caption."""
    blocks: list[Block] = []
    at = 0
    for one in heading.paragraphs or map(block_of, heading.texts):
        at += isinstance(one, Paragraph)
        blocks.append(replace(one, number=f"{number}.{at}") if isinstance(one, Paragraph) else one)
    return PaperSection(heading.title, tuple(blocks), number, heading.note)


def block_of(text: str) -> Paragraph | Grid:
    """A typed paragraph as a paper shows it: lines of cells between bars are a table."""
    table = read_table(text)
    return Paragraph("", text) if table is None else Grid(table.caption, table.heads, table.rows)


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a typed text: an empty line ends one."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def _recommended(recommendations: Sequence[Recommendation], cited: Cited) -> _Heading:
    paragraphs = [
        Paragraph(
            "",
            f"{one.text}{f' ({words.money(one.value)})' if one.value is not None else ''}",
            note=f"Rests on: {'; '.join(str(each) for each in cited[one.pk])}." if cited.get(one.pk) else "",
        )
        for one in recommendations
    ]
    return _Heading("Recommendations", [] if paragraphs else [NOT_WRITTEN], paragraphs=paragraphs)


def _appended(appended: Sequence[Appended], file_at: FileAt | None) -> list[_Heading]:
    def told(one: Appended) -> Paragraph:
        opens = file_at(one.number) if file_at and one.readable else ""
        notes = ". ".join(note.rstrip(".") for note in appendix_notes(one))
        return Paragraph("", one.named, opens, f"{notes}.")

    return [_Heading("Appendices", paragraphs=[told(one) for one in appended])] if appended else []


def _commented(report: Report, consultee: Consultee, comment: Comment | None) -> _Heading:
    """A consultee's comment; the legal one goes on to name the advice that is being taken."""
    heading = _given(report, consultee, comment)
    if consultee is not Consultee.LEGAL or comment is None:
        return heading
    return replace(heading, texts=[*heading.texts, *(advice_sentence(one) for one in advice_cited(report))])


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
    return _Heading(title, paragraphs_of(comment.text), note)


def _not_published(report: Report) -> _Heading:
    """The whole report is kept from the public: on which paragraph, and why."""
    law = ExemptParagraph(report.exempt_paragraph).label
    return _Heading("Exempt report", [f"{law}.", f"Why: {report.exempt_reason}"], NOT_FOR_PUBLICATION)


def _exempt(report: Report, *, may_read: bool) -> _Heading:
    law = ExemptParagraph(report.exempt_paragraph).label
    note = f"{NOT_FOR_PUBLICATION} {law}."
    if may_read:
        return _Heading("Exempt part", [*paragraphs_of(report.exempt_text), f"Why: {report.exempt_reason}"], note)
    return _Heading("Exempt part", [f"This part is not shown. {report.exempt_reason}"], note)
