"""The head of a report as it is printed: which meeting, whose report, who may be asked, what kind of decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quadrant.governance.models import AgendaItem, ContactOfficer, Report
from quadrant.governance.queries.meetings import last_item_of
from quadrant.governance.terms import HeaderField, ReportKind, Section
from quadrant.methods import words

NOT_YET = "Not on an agenda yet"


@dataclass(frozen=True)
class HeaderLine:
    """One field of the head and what it says, a line each where it says several things."""

    label: str
    says: tuple[str, ...]


def contacts_of(report: Report) -> list[ContactOfficer]:
    """Whom a reader may ask, in the order in which they were named."""
    return list(ContactOfficer.objects.filter(report=report))


def contact_numbered(number: int) -> ContactOfficer | None:
    found: ContactOfficer | None = (
        ContactOfficer.objects.select_related("report__body", "report__cycle", "report__author")
        .filter(pk=number)
        .first()
    )
    return found


def header_of(report: Report, item: AgendaItem | None = None) -> list[HeaderLine]:
    """Every header field of the report's template, filled in or saying that it is not known yet.

    For a meeting's own pack the `item` is that meeting's; else the one where it was resolved, or the latest.
    """
    item = item or last_item_of(report)
    return [HeaderLine(field.label, SAYS[field](report, item)) for field in report.template.header]


Says = Callable[[Report, AgendaItem | None], tuple[str, ...]]


def _contacts(report: Report, _: AgendaItem | None) -> tuple[str, ...]:
    return tuple(str(one) for one in contacts_of(report)) or (report.author.name,)


def _wards(report: Report, _: AgendaItem | None) -> tuple[str, ...]:
    written = report.sections.filter(section=Section.WARDS).values_list("text", flat=True).first()
    return (written or "Not written yet",)


def _when(item: AgendaItem) -> str:
    return f"{words.weekday_date(item.meeting.at)}, {words.time(item.meeting.at)}"


def _signed(report: Report) -> str:
    if report.submitted_at is None or report.submitted_by is None:
        return "Draft, not signed off"
    return f"{report.submitted_by.name}, {words.date(report.submitted_at)}"


SAYS: dict[HeaderField, Says] = {
    HeaderField.MEETING: lambda report, item: (report.body.name,),
    HeaderField.MEETS_ON: lambda report, item: (_when(item) if item else NOT_YET,),
    HeaderField.ITEM: lambda report, item: (str(item.number) if item else NOT_YET,),
    HeaderField.NUMBER: lambda report, item: (str(report.pk),),
    HeaderField.TITLE: lambda report, item: (report.title,),
    HeaderField.REPORT_OF: lambda report, item: (report.report_of or report.author.name,),
    HeaderField.SIGNED: lambda report, item: (_signed(report),),
    HeaderField.CONTACTS: _contacts,
    HeaderField.WARDS: _wards,
    HeaderField.KIND: lambda report, item: (ReportKind(report.kind).label,),
}
