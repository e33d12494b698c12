"""The versions of a report: each submitted one is kept as it was, and so can be set beside another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from quadrant.governance.models import Recommendation, Report
from quadrant.governance.queries.attachments import listed_appendices
from quadrant.governance.queries.headers import contacts_of
from quadrant.governance.queries.matters import family_of
from quadrant.governance.queries.reports import comments_of, concerns_of, recommendations_of, sections_of
from quadrant.governance.rules import is_kept_from, may_read_exempt, may_see_report
from quadrant.governance.terms import Consultee, ExemptParagraph, ItemType, ReportKind, Section


@dataclass(frozen=True)
class ReportVersion:
    """What one version says to this reader: its head, what it recommends by number, its parts by their headings, and
    the comments given on it by officer.

    `exempt` is None where a part is kept back; an empty text where there is none.
    """

    head: dict[str, str]
    recommendations: dict[int, Recommendation]
    parts: dict[str, str]
    comments: dict[str, str]
    exempt: str | None

    @property
    def asked_for(self) -> Decimal:
        """The money of its recommendations, together."""
        return sum((one.value for one in self.recommendations.values() if one.value is not None), Decimal(0))


def versions_seen_by(person: Any, report: Report) -> list[Report]:
    """The reports of its matter that stood, or will stand, in each other's place or were sent up; oldest first.

    A draft is there for those who may read it; one that was taken back before it was submitted is nobody's.
    """
    kept = [one for one in family_of(report) if one.is_final or one.withdrawn_at is None]
    return sorted(
        (one for one in kept if may_see_report(person, one)), key=lambda version: (version.drafted_at, version.pk)
    )


def versions_read_by(person: Any, reports: Sequence[Report]) -> tuple[list[ReportVersion], str]:
    """What these versions say to one reader, and a sentence on what is kept from them.

    Where one of them is kept back, wholly or in part, the same is kept back of all: words that were open once and are
    exempt now must not be told by the difference.
    """
    closed = any(is_kept_from(person, one) for one in reports)
    reads = all(may_read_exempt(person, one) for one in reports if one.exempt_whole or one.has_exempt_part)
    told = [_read(one, closed=closed, reads_exempt=reads and not closed, person=person) for one in reports]
    return told, _kept_back(closed=closed, reads=reads)


def _kept_back(*, closed: bool, reads: bool) -> str:
    if closed:
        return "One of these versions is exempt as a whole: only what is public of both is compared."
    return "" if reads else "The exempt part of these versions is not shown to you, and is not compared."


def _read(report: Report, *, closed: bool, reads_exempt: bool, person: Any) -> ReportVersion:
    asked = {one.number: one for one in recommendations_of(report)}
    head = dict(_head(report, closed=closed))
    if closed:
        return ReportVersion(head, asked, {}, {}, None)
    given = {Consultee(one.consultee).label: one.text for one in comments_of(report) if one.text}
    exempt = report.exempt_text if reads_exempt else None
    return ReportVersion(head, asked, dict(_parts(report, person)), given, exempt)


def _head(report: Report, *, closed: bool) -> Iterator[tuple[str, str]]:
    yield "Title", report.title
    yield "To", report.body.name
    yield "Asked for", ItemType(report.item).label
    yield "Kind", ReportKind(report.kind).label
    yield "Report of", report.report_of or report.author.name
    yield "Template", report.template.name
    if not closed:
        concerns = concerns_of(report)
        yield "Concerns", "\n".join(one.organisation.name if one.organisation else one.subject for one in concerns)
        yield "Contact officers", "\n".join(str(one) for one in contacts_of(report))
    if report.exempt_paragraph:
        yield "Kept back under", f"{ExemptParagraph(report.exempt_paragraph).label}. {report.exempt_reason}"


def _parts(report: Report, person: Any) -> Iterator[tuple[str, str]]:
    yield from ((report.template.title_of(section), text) for section, text in sections_of(report).items())
    appended = listed_appendices(report, may_read_exempt=may_read_exempt(person, report))
    yield "Appendices", "\n".join(one.named for one in appended)
    if papers := list(report.background.order_by("number")):
        yield f"{Section.BACKGROUND_PAPERS.label}: the list", "\n".join(one.title for one in papers)
