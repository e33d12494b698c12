"""What can be asked of appendices and background papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from quadrant.governance.models import AgendaItem, Appendix, BackgroundPaper, Meeting, Report
from quadrant.governance.queries.reports import later_report, sections_of
from quadrant.governance.rules import may_read_exempt, may_see_report
from quadrant.governance.terms import (
    Appended,
    BackgroundPapers,
    Exemption,
    ExemptParagraph,
    Late,
    Listed,
    Section,
)
from quadrant.partnership.papers import KINDS

HIDDEN_TITLE = "exempt appendix"


def appendices_of(report: Report, person: Any) -> tuple[Appended, ...]:
    """The appendices of a report in their order, as this person may know them. None: the public."""
    reads = person is not None and may_see_report(person, report) and may_read_exempt(person, report)
    return listed_appendices(report, may_read_exempt=reads)


def listed_appendices(report: Report, *, may_read_exempt: bool) -> tuple[Appended, ...]:
    """The same for a reader of whom it is known already whether they read exempt parts."""
    standing = Appendix.objects.standing().filter(report=report).order_by("number")
    whole = exemption_of_whole(report)
    return tuple(
        _appended(one, exemption_of(one) or whole, readable=may_read_exempt or not (one.is_exempt or whole))
        for one in standing
    )


def _appended(one: Appendix, exempt: Exemption | None, *, readable: bool) -> Appended:
    shown = readable or (exempt is not None and exempt.title_public)
    known: dict[str, Any] = {}
    if readable:
        framework = f"{one.framework_key}, version {one.framework_version}" if one.framework_key else ""
        known = {"file_name": one.file_name, "kind": KINDS[one.kind].label, "size": one.size}
        known |= {"framework": framework, "fingerprint": one.fingerprint}
    return Appended(
        number=one.pk,
        at=one.number,
        letter=one.letter,
        title=one.title if shown else HIDDEN_TITLE,
        readable=readable,
        exemption=exempt,
        late=Late(one.late_why, one.late_agreed_by) if one.late_why else None,
        added_on=timezone.localdate(one.added_at),
        **known,
    )


def has_anything_exempt(report: Report) -> bool:
    """Is part of it, or of what comes with it, kept from the public?"""
    exempt = Appendix.objects.standing().filter(report=report).exclude(exempt_paragraph="")
    return report.exempt_whole or report.has_exempt_part or exempt.exists()


def kept_back_at(meeting: Meeting) -> set[int]:
    """The reports on an agenda of which anything is kept from the public, by their numbers. One query."""
    exempt = Appendix.objects.standing().filter(report=OuterRef("pk")).exclude(exempt_paragraph="")
    before = Report.objects.filter(agenda_items__meeting=meeting)
    found = before.filter(Q(exempt_whole=True) | ~Q(exempt_text="") | Exists(exempt))
    return set(found.values_list("pk", flat=True))


def exemption_of_whole(report: Report) -> Exemption | None:
    """What comes with a report that is exempt as a whole is exempt with it."""
    if not report.exempt_whole:
        return None
    return Exemption(ExemptParagraph(report.exempt_paragraph), report.exempt_reason, title_public=False)


def exemption_of(one: Appendix) -> Exemption | None:
    if not one.is_exempt:
        return None
    return Exemption(ExemptParagraph(one.exempt_paragraph), one.exempt_reason, one.title_public)


def appendix_numbered(number: int) -> Appendix | None:
    found: Appendix | None = Appendix.objects.select_related("report__body", "report__author").filter(pk=number).first()
    return found


def standing_appendix(number: int) -> Appendix | None:
    """One that was not taken away."""
    found = appendix_numbered(number)
    return found if found is not None and found.removed_at is None else None


def background_papers_of(report: Report) -> BackgroundPapers:
    """The papers that a report rests on, in their order, with what its author wrote there."""
    rows = BackgroundPaper.objects.filter(report=report).order_by("number")
    listed = tuple(Listed(one.pk, one.title, one.link, one.office) for one in rows)
    return BackgroundPapers(listed, sections_of(report).get(Section.BACKGROUND_PAPERS, ""))


def background_numbered(number: int) -> BackgroundPaper | None:
    found: BackgroundPaper | None = (
        BackgroundPaper.objects.select_related("report__body", "report__author").filter(pk=number).first()
    )
    return found


def coming_meeting(report: Report, *, at: datetime) -> Meeting | None:
    """The next meeting that has the report on its agenda and has not begun."""
    coming = AgendaItem.objects.filter(report=report, meeting__at__gt=at, meeting__cancelled_at=None)
    item: AgendaItem | None = coming.select_related("meeting__body").order_by("meeting__at").first()
    return item.meeting if item else None


def agenda_that_holds(report: Report, *, at: datetime) -> Meeting | None:
    """The meeting of today or later that has the report before it, and has not left it to the next."""
    today = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    before = AgendaItem.objects.filter(report=report, meeting__at__gte=today, meeting__cancelled_at=None, carried=None)
    item = before.select_related("meeting__body").order_by("meeting__at").first()
    return item.meeting if item else None


def why_not_late(report: Report, *, at: datetime) -> str:
    """Why a final report takes no late paper now; nothing where it does."""
    return next(_faults(report, at), "")


def _faults(report: Report, at: datetime) -> Iterator[str]:
    if report.withdrawn_at is not None:
        yield "The report was taken back."
    if later_report(report) is not None:
        yield "A later report stands in this one's place, or is being written: add the appendix there."
    if report.recommendations.filter(resolutions__isnull=False).exists():
        yield "This report is decided: what came with it stays as it was."
    if coming_meeting(report, at=at) is None:
        yield "This report is final, and no coming meeting has it on its agenda. Bring a later report instead."
