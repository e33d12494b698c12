"""A meeting is moved until it has begun, and cancelled while nothing is resolved at it; neither passes unseen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from quadrant.audit.models import Line
from quadrant.audit.terms import Changed, NotAllowed, Refusal
from quadrant.documents.meetings import agenda_paper, is_held
from quadrant.governance import commands
from quadrant.governance.models import AgendaItem, Meeting, MeetingChange
from quadrant.governance.queries import (
    agenda_of,
    coming_meeting,
    earlier_meeting,
    later_meetings,
    meetings_due,
    meetings_to_record,
    recommendations_of,
    reports_for,
)
from quadrant.governance.terms import Presence
from quadrant.partnership.models import Body, Partnership, Person
from quadrant.partnership.terms import InterestKind, Role
from tests.factories.governance import meet, ready_report, resolve
from tests.factories.partnership import NOW, administrator, body, known, organisation, person
from tests.governance.deciding import POWERS

EVENING = datetime(2026, 12, 8, 18, 0, tzinfo=UTC)
LATER = datetime(2026, 12, 15, 18, 0, tzinfo=UTC)


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Carol"), known("Colin"), chair=known("Chris"), quorum=2, powers=POWERS)


def called(cabinet: Body, meets_at: datetime = EVENING) -> Meeting:
    return commands.call_meeting(body=cabinet, meets_at=meets_at, venue="Town hall", by=administrator(), at=NOW)


def put(meeting: Meeting, title: str = "Short breaks") -> AgendaItem:
    report = ready_report(meeting.body, title=title)
    return commands.put_on_agenda(meeting=meeting, report=report, by=administrator(), at=NOW)


def move(
    meeting: Meeting,
    meets_at: datetime = LATER,
    venue: str = "Town hall",
    *,
    version: int = 0,
    why: str = "",
    by: Person | None = None,
    at: datetime = NOW,
) -> Meeting:
    return commands.change_meeting(
        meeting=meeting, meets_at=meets_at, venue=venue, version=version, why=why, by=by or administrator(), at=at
    )


def cancel(meeting: Meeting, why: str = "Snow", at: datetime = NOW) -> Meeting:
    return commands.cancel_meeting(meeting=meeting, why=why, by=administrator(), at=at)


def test_a_meeting_is_moved_and_the_history_keeps_where_it_was(cabinet: Body) -> None:
    moved = move(called(cabinet), venue="Library")
    assert (moved.at, moved.venue) == (LATER, "Library")
    kept = MeetingChange.objects.get()
    assert (kept.number, kept.was_at, kept.was_venue, kept.why) == (1, EVENING, "Town hall", "")
    assert Line.objects.latest("pk").action == "meeting.changed"


def test_it_is_not_moved_into_the_past_nor_onto_another_of_the_body_nor_once_it_has_begun(cabinet: Body) -> None:
    meeting, other = called(cabinet), called(cabinet, LATER)
    with pytest.raises(Refusal, match=r"15 November 2026, 6pm has passed\. Give a time still to come\."):
        move(meeting, datetime(2026, 11, 15, 18, 0, tzinfo=UTC))
    with pytest.raises(Refusal, match=r"This body already meets at that time\."):
        move(meeting, other.at)
    with pytest.raises(Refusal, match=r"Nothing is different\."):
        move(meeting, EVENING)
    with pytest.raises(Refusal, match="The meeting has begun: it is not moved any more"):
        move(meeting, LATER + timedelta(days=1), at=EVENING)
    with pytest.raises(NotAllowed, match="Only the body's chair or a clerk"):
        move(meeting, LATER + timedelta(days=1), by=known("Carol"))
    assert not MeetingChange.objects.exists()


def test_who_saw_an_older_state_is_told_what_somebody_else_changed(cabinet: Body) -> None:
    meeting = called(cabinet)
    move(meeting, venue="Library")
    with pytest.raises(
        Changed, match="Somebody else changed this meeting meanwhile: it now is 15 December 2026, 6pm, Li"
    ):
        move(meeting, LATER + timedelta(days=1))


def test_what_is_recorded_at_a_meeting_holds_it_where_it_is(cabinet: Body) -> None:
    meeting = called(cabinet)
    item = put(meeting)
    commands.declare_at_meeting(
        item=item, person=known("Carol"), kind=InterestKind.PERSONAL, nature="A neighbour", by=known("Carol"), at=NOW
    )
    with pytest.raises(Refusal, match="Something is recorded at this meeting: cancel it, and call another"):
        move(meeting)


def test_once_the_agenda_is_published_it_says_why_and_the_agenda_tells_from_where(cabinet: Body) -> None:
    meeting = called(cabinet)
    put(meeting)
    commands.publish_agenda(meeting=meeting, by=administrator(), at=NOW)
    with pytest.raises(Refusal, match="The agenda is published: say why the meeting changes"):
        move(meeting)
    moved = move(meeting, why="The hall is flooded.")
    moved = move(moved, venue="Library", version=1, why="So is the rest.")
    assert [row for row in agenda_paper(moved).header if row[0] == "Change"] == [
        ("Change", "Moved from 8 December 2026, 6pm: The hall is flooded."),
        ("Change", "Moved from Town hall: So is the rest."),
    ]


def test_it_stays_after_the_meeting_whose_item_it_takes_up_and_after_the_day_for_views(cabinet: Body) -> None:
    earlier, meeting = called(cabinet), called(cabinet, LATER)
    item = put(earlier)
    day = date(2026, 12, 10)
    commands.ask_views(item=item, officer=known("Chris"), closes_on=day, by=administrator(), at=NOW)
    assert [one.carried_from for one in agenda_of(meeting)] == [item]
    with pytest.raises(Refusal, match=r"Item 1 was left to it by the meeting of 8 December 2026, 6pm"):
        move(meeting, datetime(2026, 12, 1, 18, 0, tzinfo=UTC))
    with pytest.raises(Refusal, match="Views on item 1 are asked for until 10 December 2026: it meets after that"):
        move(meeting, datetime(2026, 12, 9, 18, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("meets_at", "sentence"),
    [
        (datetime(2062, 12, 8, 18, 0, tzinfo=UTC), "Check the year: 8 December 2062 is more than two years ahead."),
        (datetime(2028, 11, 17, 18, 0, tzinfo=UTC), "Check the year: 17 November 2028 is more than two years ahead."),
        (datetime(1926, 12, 8, 18, 0, tzinfo=UTC), "Check the year: 8 December 1926 is long past."),
    ],
)
def test_a_year_that_is_plainly_wrong_is_asked_about(cabinet: Body, meets_at: datetime, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        called(cabinet, meets_at)
    assert refused.value.sentence == sentence
    assert called(cabinet, datetime(2028, 11, 16, 18, 0, tzinfo=UTC)).at.year == 2028
    if meets_at > NOW:
        with pytest.raises(Refusal, match="Check the year"):
            move(called(cabinet), meets_at)


def test_cancelled_it_leaves_its_items_to_the_next_meeting_which_may_be_at_the_same_instant(cabinet: Body) -> None:
    meeting = called(cabinet)
    item = put(meeting)
    cancelled = cancel(meeting)
    assert (cancelled.cancelled_at, cancelled.cancelled_by, cancelled.cancelled_why) == (NOW, administrator(), "Snow")
    assert item.carried.get().why == "The meeting was cancelled: Snow"
    again = called(cabinet)
    assert [(one.carried_from, one.report) for one in agenda_of(again)] == [(item, item.report)]
    assert Line.objects.filter(action="meeting.cancelled", refused=False).count() == 1


def test_the_next_meeting_that_is_called_already_takes_it_up_at_once_earlier_or_not(cabinet: Body) -> None:
    sooner, meeting = called(cabinet, datetime(2026, 12, 1, 18, 0, tzinfo=UTC)), called(cabinet)
    item = put(meeting)
    cancel(meeting)
    assert [one.carried_from for one in agenda_of(sooner)] == [item]
    assert coming_meeting(item.report, at=NOW) == sooner


def test_cancelled_it_counts_as_no_meeting(cabinet: Body) -> None:
    held = meet(cabinet, ready_report(cabinet))
    meeting = called(cabinet)
    item = put(meeting, "Parking")
    cancel(meeting)
    after = EVENING + timedelta(hours=1)
    assert later_meetings(held, at=after) == []
    assert meetings_due(known("Carol"), at=NOW + timedelta(hours=1)) == []
    assert meetings_to_record(known("Chris"), at=after) == [held]
    assert coming_meeting(item.report, at=NOW) is None
    assert not is_held(meeting_again(meeting), at=after)
    last = called(cabinet, LATER)
    assert earlier_meeting(last) == held
    assert [one.title for one in reports_for(last, at=after)] == ["Short breaks"]  # Parking stands there already
    with pytest.raises(Refusal, match="That meeting was cancelled"):
        commands.agree_minutes(meeting=held, at_meeting=meeting, by=administrator(), at=after)


def meeting_again(meeting: Meeting) -> Meeting:
    return Meeting.objects.get(pk=meeting.pk)


def test_at_a_cancelled_meeting_nothing_is_recorded(cabinet: Body) -> None:
    meeting = called(cabinet)
    item = put(meeting)
    cancel(meeting)
    ada, after = administrator(), EVENING + timedelta(hours=1)
    told = "This meeting was cancelled"
    with pytest.raises(Refusal, match=told):
        commands.record_attendance(meeting=meeting, person=known("Carol"), presence=Presence.PRESENT, by=ada, at=after)
    with pytest.raises(Refusal, match=told):
        commands.note_item(item=item, text="Nobody came.", version=0, by=ada, at=after)
    with pytest.raises(Refusal, match=told):
        commands.publish_agenda(meeting=meeting, by=ada, at=NOW)
    with pytest.raises(Refusal, match=told):
        commands.put_on_agenda(meeting=meeting, report=ready_report(cabinet, title="Late"), by=ada, at=NOW)
    with pytest.raises(Refusal, match=told):
        resolve(recommendations_of(item.report)[0], meeting, at=after)
    with pytest.raises(Refusal, match=told):
        move(meeting)
    with pytest.raises(Refusal, match=told):
        cancel(meeting)


def test_a_meeting_that_resolved_something_is_not_cancelled_and_none_is_without_a_reason(cabinet: Body) -> None:
    report = ready_report(cabinet)
    held = meet(cabinet, report)
    with pytest.raises(Refusal, match="Say why it is cancelled"):
        cancel(held, why=" ")
    resolve(recommendations_of(report)[0], held)
    with pytest.raises(Refusal, match="What this meeting resolved, said or asked is recorded"):
        cancel(held)


def test_nothing_waits_to_be_recorded_where_all_is_carried_or_the_minutes_are_agreed(cabinet: Body) -> None:
    first = meet(cabinet, ready_report(cabinet))
    after = NOW + timedelta(hours=3)
    assert meetings_to_record(known("Chris"), at=after) == [first]
    [item] = agenda_of(first)
    commands.carry_item(item=item, why="Time ran out.", by=administrator(), at=NOW)
    assert meetings_to_record(known("Chris"), at=after) == []
    second = called(cabinet, NOW + timedelta(hours=2))
    assert meetings_to_record(known("Chris"), at=after) == [second]
    commands.agree_minutes(meeting=first, at_meeting=second, by=administrator(), at=after)
    assert meetings_to_record(known("Chris"), at=after) == [second]


def test_views_go_to_nobody_outside_and_to_nobody_who_must_leave(cabinet: Body) -> None:
    item = put(called(cabinet))
    outside = person("Quentin of Quaybright", Role.PROVIDER, organisation=organisation("Quaybright"))
    day = date(2026, 12, 20)
    with pytest.raises(Refusal, match="Quentin of Quaybright does not work inside the partnership"):
        commands.ask_views(item=item, officer=outside, closes_on=day, by=administrator(), at=NOW)
    commands.declare_at_meeting(
        item=item,
        person=known("Carol"),
        kind=InterestKind.DISCLOSABLE_PECUNIARY,
        nature="Owns it",
        by=known("Carol"),
        at=NOW,
    )
    with pytest.raises(Refusal, match="Carol must leave for this item, and so does not collect views on it"):
        commands.ask_views(item=item, officer=known("Carol"), closes_on=day, by=administrator(), at=NOW)
    asked = commands.ask_views(item=item, officer=known("Colin"), closes_on=day, by=administrator(), at=NOW)
    assert asked.officer == known("Colin")
