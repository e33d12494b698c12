"""A committee calendar that a file brings: meetings called, moved, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.governance.commands.agendas import NOT_A_CLERK
from quadrant.governance.commands.changed_meetings import cancel_meeting, change_meeting
from quadrant.governance.commands.meetings import call_meeting
from quadrant.governance.models import Meeting
from quadrant.governance.queries import changes_of, is_touched
from quadrant.governance.queries.calendar_told import bodies_by_name, called_by_day, held_meeting, is_told_anew
from quadrant.governance.rules import may_record_for
from quadrant.governance.terms.calendars import MeetingLine
from quadrant.methods import words
from quadrant.partnership.models import Person
from quadrant.partnership.terms import plain_words


@act("calendar.brought")
def bring_calendar(*, lines: Sequence[MeetingLine], by: Person, at: datetime) -> Done[list[Meeting]]:
    """Call the meetings of a calendar and move those that it puts at another hour or place: all of them, or none."""
    bodies, called = bodies_by_name(), called_by_day()
    made, moved = [], 0
    for line in lines:
        body = bodies.get(plain_words(line.body))
        insist(body is not None, f"There is no body called “{line.body}”.")
        assert body is not None  # noqa: S101  the line above refused it
        allow(may_record_for(by, body), NOT_A_CLERK)
        held = held_meeting(line, body, called)
        if held is None:
            insist(
                line.meets_at > at, f"{words.datetime(line.meets_at)}: this has passed. A calendar is of days to come."
            )
            made.append(call_meeting(body=body, meets_at=line.meets_at, venue=line.venue or "", by=by, at=at))
        elif is_told_anew(held, line):
            venue = held.venue if line.venue is None else line.venue
            version = len(changes_of(held))
            why = "As in the calendar brought in"
            change_meeting(meeting=held, meets_at=line.meets_at, venue=venue, version=version, why=why, by=by, at=at)
            moved += 1
    return Done(made, f"{len(made):,} meetings were called and {moved:,} moved")


@act("calendar.taken_back")
def take_calendar_back(
    *, called_by: Person | None, called_at: datetime, by: Person, at: datetime
) -> Done[list[Meeting]]:
    """When its file is withdrawn, the meetings to come that it called are cancelled; refused where one has begun to be
    recorded. Meetings that it moved stay where they are."""
    called = (
        Meeting.objects.standing().select_related("body").filter(called_by=called_by, called_at=called_at, at__gt=at)
    )
    gone = list(called.order_by("at", "pk"))
    kept = [one for one in gone if is_touched(one)]
    insist(
        not kept,
        f"Something is recorded already: {words.listing([str(one) for one in kept])}. Cancel the others singly.",
    )
    for meeting in gone:
        cancel_meeting(meeting=meeting, why="The calendar that called it was withdrawn", by=by, at=at)
    return Done(gone, f"{len(gone):,} meetings were cancelled")
