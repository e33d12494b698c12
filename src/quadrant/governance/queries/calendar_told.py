"""What a committee calendar would add to the meetings that are called, and move."""

from __future__ import annotations

from collections.abc import Sequence

from quadrant.audit.terms import Difference, Differences
from quadrant.governance.models import Meeting
from quadrant.governance.terms.calendars import MeetingLine
from quadrant.methods import words
from quadrant.methods.calendar import london_day
from quadrant.partnership.models import Body
from quadrant.partnership.terms import plain_words


def bodies_by_name() -> dict[str, Body]:
    """Every body by its name and by what it is also called."""
    found: dict[str, Body] = {}
    for body in Body.objects.order_by("pk"):
        for name in filter(None, (body.also_called, body.name)):
            found[plain_words(name)] = body
    return found


def called_by_day() -> dict[tuple[int, object], list[Meeting]]:
    """The standing meetings by body and day."""
    found: dict[tuple[int, object], list[Meeting]] = {}
    for meeting in Meeting.objects.standing().select_related("body").order_by("at", "pk"):
        found.setdefault((meeting.body_id, london_day(meeting.at)), []).append(meeting)
    return found


def held_meeting(line: MeetingLine, body: Body, called: dict[tuple[int, object], list[Meeting]]) -> Meeting | None:
    """The meeting that the line tells: at its hour, else the only one of its body on that day."""
    that_day = called.get((body.pk, london_day(line.meets_at)), [])
    exact = next((one for one in that_day if one.at == line.meets_at), None)
    return exact or (that_day[0] if len(that_day) == 1 else None)


def is_told_anew(meeting: Meeting, line: MeetingLine) -> bool:
    return meeting.at != line.meets_at or (line.venue is not None and line.venue != meeting.venue)


def calendar_differences(lines: Sequence[MeetingLine]) -> Differences:
    """Nothing is written. Meetings that the calendar leaves out stay called."""
    bodies, called = bodies_by_name(), called_by_day()
    added, changed, same = [], [], 0
    for line in lines:
        body = bodies.get(plain_words(line.body))
        held = held_meeting(line, body, called) if body is not None else None
        if held is None:
            where = f", {line.venue}" if line.venue else ""
            added.append(f"{line.body}, {words.datetime(line.meets_at)}{where}")
        elif is_told_anew(held, line):
            if held.at != line.meets_at:
                changed.append(Difference(str(held), "Time", words.datetime(held.at), words.datetime(line.meets_at)))
            if line.venue is not None and line.venue != held.venue:
                changed.append(Difference(str(held), "Place", held.venue, line.venue))
        else:
            same += 1
    return Differences(tuple(added), tuple(changed), same)
