"""What can be asked of meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from quadrant.governance.models import (
    AgendaItem,
    AgreedMinutes,
    Attendance,
    CarriedItem,
    Comment,
    DeclaredInterest,
    Meeting,
    Recommendation,
    Report,
    Resolution,
)
from quadrant.governance.rules import CLERKS
from quadrant.partnership.models import Body
from quadrant.partnership.queries import bodies
from quadrant.partnership.rules import has_role, standing_of
from quadrant.partnership.terms import VOTING_SEATS, BodyKind, Seat


def meetings() -> Any:
    """Every meeting, latest first, with how many reports are on its agenda."""
    return Meeting.objects.select_related("body").annotate(reports=Count("items"))


def meeting_numbered(number: int) -> Meeting | None:
    found: Meeting | None = Meeting.objects.select_related("body__quorum_with").filter(pk=number).first()
    return found


def meetings_due(person: Any, *, at: datetime) -> list[Meeting]:
    """The coming meetings of the bodies that this person sits on, soonest first."""
    mine = list(standing_of(person).seats)
    coming = meetings().filter(body__in=mine, at__gte=at, cancelled_at=None)
    return list(coming.order_by("at")) if mine else []


def meetings_to_record(person: Any, *, at: datetime) -> list[Meeting]:
    """Past meetings that this person records for, with a recommendation neither resolved nor left to the next one.

    Not those that were cancelled, or whose minutes are agreed: nothing is recorded at them any more.
    """
    open_ = Recommendation.objects.filter(report=OuterRef("report"), resolutions=None, report__withdrawn_at=None)
    left = CarriedItem.objects.filter(item=OuterRef("pk"))
    unsettled = AgendaItem.objects.filter(Exists(open_), ~Exists(left), meeting=OuterRef("pk"))
    agreed = AgreedMinutes.objects.filter(meeting=OuterRef("pk"))
    mine = [body.pk for body in bodies_recorded_by(person)]
    held = meetings().filter(Exists(unsettled), ~Exists(agreed), at__lt=at, body__in=mine, cancelled_at=None)
    return list(held.order_by("at"))


def bodies_recorded_by(person: Any) -> list[Body]:
    """The bodies that meet and for which this person may call meetings and record decisions."""
    meet = [body for body in bodies() if body.kind != BodyKind.DELEGATE]
    if has_role(person, *CLERKS):
        return meet
    chaired = {number for number, seat in standing_of(person).seats.items() if seat is Seat.CHAIR}
    return [body for body in meet if body.pk in chaired]


def item_numbered(number: int) -> AgendaItem | None:
    found: AgendaItem | None = (
        AgendaItem.objects.select_related("meeting__body", "report__author", "report__cycle").filter(pk=number).first()
    )
    return found


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    kept = ("report__author", "report__body", "report__cycle", "carried_from__meeting", "meeting__body")
    return list(meeting.items.select_related(*kept).order_by("number"))


def item_of(meeting: Meeting, report: Report) -> AgendaItem | None:
    found: AgendaItem | None = AgendaItem.objects.filter(meeting=meeting, report=report).first()
    return found


def last_item_of(report: Report) -> AgendaItem | None:
    """The report's item at the meeting that resolved it, or else at the latest that it was put before.

    A meeting that was cancelled is none.
    """
    here = Resolution.objects.filter(meeting=OuterRef("meeting"), recommendation__report=OuterRef("report"))
    items = AgendaItem.objects.filter(report=report, meeting__cancelled_at=None).annotate(resolved_here=Exists(here))
    found: AgendaItem | None = items.select_related("meeting").order_by("-resolved_here", "-meeting__at").first()
    return found


def attendance_at(meeting: Meeting) -> dict[int, Attendance]:
    """Each person's attendance, by the person's number."""
    found = Attendance.objects.filter(meeting=meeting).select_related("person", "stands_in_for__person")
    return {attendance.person_id: attendance for attendance in found}


def declared_numbered(number: int) -> DeclaredInterest | None:
    found: DeclaredInterest | None = (
        DeclaredInterest.objects.select_related("item__meeting__body", "item__report", "person")
        .filter(pk=number)
        .first()
    )
    return found


def declared_at(meeting: Meeting) -> list[DeclaredInterest]:
    return list(
        DeclaredInterest.objects.standing().filter(item__meeting=meeting).select_related("person").order_by("pk")
    )


def reports_for(meeting: Meeting, *, at: datetime) -> list[Report]:
    """Final reports to the body that may be put on this agenda: comments settled, something left to resolve."""
    outstanding = Comment.objects.outstanding().filter(report=OuterRef("pk"))
    unresolved = Recommendation.objects.filter(report=OuterRef("pk"), resolutions=None)
    ready = Report.objects.submitted().filter(Exists(unresolved), body=meeting.body_id).with_state()
    ready = ready.filter(is_superseded=False).exclude(agenda_items__meeting=meeting).exclude(Exists(outstanding))
    # What stands on the agenda of another meeting still to come is taken off there first.
    today = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    standing = AgendaItem.objects.filter(meeting__at__gte=today, meeting__cancelled_at=None, carried=None)
    elsewhere = standing.filter(report=OuterRef("pk"))
    return list(ready.exclude(Exists(elsewhere)).select_related("author").order_by("submitted_at"))


def reports_waiting(meeting: Meeting) -> list[tuple[Report, list[str]]]:
    """Final reports to the body that wait for comments, each with whose."""
    outstanding = Comment.objects.outstanding().filter(report__body=meeting.body_id, report__withdrawn_at=None)
    waits: dict[int, list[str]] = {}
    for comment in outstanding.filter(report__submitted_at__isnull=False):
        waits.setdefault(comment.report_id, []).append(comment.label.lower())
    found = Report.objects.submitted().with_state().filter(pk__in=list(waits), is_superseded=False).order_by("title")
    return [(report, waits[report.pk]) for report in found]


@dataclass(frozen=True)
class AskedAt:
    """A recommendation before a meeting."""

    meeting: Meeting
    item: AgendaItem
    recommendation: Recommendation


def asked_at(number: int, recommendation: int) -> AskedAt | None:
    """The recommendation, where its report is on the agenda of the meeting."""
    found: Recommendation | None = (
        Recommendation.objects.select_related("report__body", "report__author", "report__cycle")
        .filter(pk=recommendation, report__agenda_items__meeting=number)
        .first()
    )
    meeting = meeting_numbered(number)
    item = item_of(meeting, found.report) if meeting and found else None
    return AskedAt(meeting, item, found) if meeting and item and found else None


def recommendations_at(meeting: Meeting) -> list[Recommendation]:
    """Every recommendation on the agenda, by item."""
    found = Recommendation.objects.filter(report__agenda_items__meeting=meeting).select_related("report")
    return list(found.order_by("report", "number"))


def reports_to_decide_alone(person: Any) -> list[Report]:
    """Final reports to a body of one that this person is, not decided yet."""
    mine = [number for number, seat in standing_of(person).seats.items() if seat in VOTING_SEATS]
    found = (
        Report.objects.submitted()
        .with_state()
        .filter(body__in=mine, body__kind=BodyKind.DELEGATE, is_superseded=False, recommendations__resolutions=None)
    )
    others = found.exclude(Q(author=person.pk) | Q(submitted_by=person.pk))
    return list(others.select_related("body", "author").distinct().order_by("submitted_at"))
