"""Who may call meetings and record them, declare in them, send views and finish what they asked for."""

from __future__ import annotations

from typing import Any

from quadrant.governance.models import (
    AgendaItem,
    DeclaredInterest,
    Meeting,
    MeetingAction,
    ViewsAsked,
)
from quadrant.governance.rules.reports import CLERKS, may_see_report, must_leave
from quadrant.partnership.models import Body
from quadrant.partnership.rules import has_role, may_look_inside, sits_on, standing_of, stands_in_on
from quadrant.partnership.terms import BodyKind, Seat


def may_record_for(person: Any, body: Body) -> bool:
    """The body's chair or a clerk (administrator, monitoring officer); for a body of one, the one who decides."""
    if body.kind == BodyKind.DELEGATE:
        return sits_on(person, body.pk, Seat.CHAIR, Seat.MEMBER)
    return sits_on(person, body.pk, Seat.CHAIR) or has_role(person, *CLERKS)


def may_call_meetings(person: Any) -> bool:
    """Somebody who may record for some body: clerks, and chairs."""
    return has_role(person, *CLERKS) or Seat.CHAIR in standing_of(person).seats.values()


def may_see_meeting(person: Any, meeting: Meeting) -> bool:
    return may_look_inside(person)


def may_record_meeting(person: Any, meeting: Meeting) -> bool:
    return may_record_for(person, meeting.body)


def may_see_item(person: Any, item: AgendaItem) -> bool:
    return may_look_inside(person)


def may_record_item(person: Any, item: AgendaItem) -> bool:
    return may_record_for(person, item.meeting.body)


def may_finish_action(person: Any, action: MeetingAction) -> bool:
    return person.pk == action.owner_id or may_record_for(person, action.meeting.body)


def may_see_action(person: Any, action: MeetingAction) -> bool:
    return may_look_inside(person)


def may_see_views_asked(person: Any, asked: ViewsAsked) -> bool:
    return may_see_report(person, asked.item.report)


def may_give_view(person: Any, asked: ViewsAsked) -> bool:
    """A seat on the body that was asked, and no interest that makes this person leave."""
    return sits_on(person, asked.item.meeting.body_id) and not must_leave(person, asked.item.report)


def may_see_declared(person: Any, declared: DeclaredInterest) -> bool:
    return may_look_inside(person)


def may_record_declared(person: Any, declared: DeclaredInterest) -> bool:
    return may_record_for(person, declared.item.meeting.body)


def may_declare_at(person: Any, item: AgendaItem, other: Any) -> bool:
    """Members declare for themselves; the chair or clerk writes down what others declare."""
    return person.pk == other.pk or may_record_item(person, item)


def may_declare(person: Any, item: AgendaItem) -> bool:
    """Somebody with a seat on the body or named to stand in, or who records its meetings."""
    body = item.meeting.body_id
    return sits_on(person, body) or stands_in_on(person, body) or may_record_item(person, item)
