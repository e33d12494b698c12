"""What was said, who does what, and the minutes agreed at the next meeting, after which nothing changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from quadrant.audit.terms import Changed, NotAllowed, Refusal
from quadrant.desk.waiting import waits_for
from quadrant.governance import commands
from quadrant.governance.models import Meeting, MeetingAction
from quadrant.governance.queries import agenda_of, agreed_minutes_of, notes_of
from quadrant.governance.terms import Presence
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind, InterestKind
from tests.factories.governance import meet, proposer, ready_report, resolve
from tests.factories.partnership import NOW, administrator, body, known

LATER = NOW + timedelta(days=28)


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Carol"), known("Colin"), chair=known("Chris"), powers={DecisionKind.GATE: None})


@pytest.fixture
def meeting(cabinet: Body) -> Meeting:
    return meet(cabinet, ready_report(cabinet))


def note(meeting: Meeting, text: str = "Carol asked about transport.", version: int = 0) -> None:
    [item] = agenda_of(meeting)
    commands.note_item(item=item, text=text, version=version, by=administrator(), at=NOW)


def act(meeting: Meeting, owner: str = "Carol", due_on: date = date(2026, 12, 1)) -> MeetingAction:
    return commands.set_action(
        meeting=meeting, what="Write to the forum", owner=known(owner), due_on=due_on, by=administrator(), at=NOW
    )


def test_what_was_said_is_written_and_changed_and_a_lost_update_is_told(meeting: Meeting) -> None:
    note(meeting)
    note(meeting, "Carol asked about transport; Colin answered.", version=1)
    with pytest.raises(Changed) as told:
        note(meeting, "Carol asked.", version=1)
    assert (told.value.theirs, told.value.yours) == ("Carol asked about transport; Colin answered.", "Carol asked.")
    [kept] = notes_of(meeting).values()
    assert (kept.text, kept.version) == ("Carol asked about transport; Colin answered.", 2)


def test_nothing_is_noted_before_the_meeting_begins_or_by_a_member(cabinet: Body) -> None:
    coming = meet(cabinet, ready_report(cabinet), present=[], at=LATER)
    with pytest.raises(Refusal, match="The meeting has not begun"):
        note(coming)
    with pytest.raises(NotAllowed, match="Only the body's chair or a clerk"):
        commands.note_item(item=agenda_of(coming)[0], text="Mine", version=0, by=known("Carol"), at=LATER)


def test_an_action_waits_for_its_owner_until_it_is_done(meeting: Meeting) -> None:
    action = act(meeting)
    [waiting] = [one for one in waits_for(known("Carol"), at=NOW) if one.kind == "Action"]
    assert (waiting.what, waiting.due_on, waiting.about) == ("Write to the forum", date(2026, 12, 1), "Cabinet")
    with pytest.raises(NotAllowed, match="Only whoever was asked"):
        commands.finish_action(action=action, note="Sent", by=known("Colin"), at=NOW)
    with pytest.raises(Refusal, match="Say what came of it"):
        commands.finish_action(action=action, note=" ", by=known("Carol"), at=NOW)
    commands.finish_action(action=action, note="Sent on Tuesday", by=known("Carol"), at=NOW)
    assert [one for one in waits_for(known("Carol"), at=NOW) if one.kind == "Action"] == []
    with pytest.raises(Refusal, match="This is done already"):
        commands.finish_action(action=action, note="Again", by=administrator(), at=NOW)


def test_an_action_is_due_on_or_after_its_meeting(meeting: Meeting) -> None:
    with pytest.raises(Refusal, match=r"Give a day after the meeting of 16 November 2026\."):
        act(meeting, due_on=date(2026, 11, 15))


def test_minutes_are_agreed_at_a_later_meeting_of_the_same_body_and_then_stand(cabinet: Body, meeting: Meeting) -> None:
    note(meeting)
    board = body("Board", known("Carol"), chair=known("Chris"))
    for other, sentence in (
        (meeting, "at a later meeting of the same body"),
        (meet(board, at=LATER), "at a later meeting of the same body"),
    ):
        with pytest.raises(Refusal, match=sentence):
            commands.agree_minutes(meeting=meeting, at_meeting=other, by=administrator(), at=LATER)
    following = meet(cabinet, at=LATER)
    with pytest.raises(Refusal, match="That meeting has not begun"):
        commands.agree_minutes(meeting=meeting, at_meeting=following, by=administrator(), at=NOW)
    with pytest.raises(Refusal, match="Items 1 are neither resolved nor left to the next meeting"):
        commands.agree_minutes(meeting=meeting, at_meeting=following, by=administrator(), at=LATER)
    [item] = agenda_of(meeting)
    commands.carry_item(item=item, why="Time ran out.", by=administrator(), at=LATER)
    commands.agree_minutes(
        meeting=meeting, at_meeting=following, corrections="Colin sent apologies.", by=administrator(), at=LATER
    )
    agreed = agreed_minutes_of(meeting)
    assert agreed is not None
    assert (agreed.agreed_at, agreed.corrections) == (following, "Colin sent apologies.")
    for again in (
        lambda: note(meeting, version=1),
        lambda: act(meeting),
        lambda: commands.record_attendance(
            meeting=meeting, person=known("Carol"), presence=Presence.APOLOGIES, by=administrator(), at=LATER
        ),
        lambda: resolve(item.report.recommendations.get(), meeting, at=LATER, reasons="As set out."),
        lambda: commands.declare_at_meeting(
            item=item, person=known("Carol"), kind=InterestKind.PERSONAL, nature="A friend", by=known("Carol"), at=LATER
        ),
        lambda: commands.take_off_agenda(item=item, by=administrator(), at=LATER),
        lambda: commands.agree_minutes(meeting=meeting, at_meeting=following, by=administrator(), at=LATER),
    ):
        with pytest.raises(Refusal, match="The minutes of this meeting are agreed"):
            again()


def test_the_author_of_a_report_may_be_given_an_action(meeting: Meeting) -> None:
    assert act(meeting, owner=proposer().name).owner == proposer()
