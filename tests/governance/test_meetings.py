"""A meeting decides only what is before it, once it has begun, with a quorum of members who count."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from quadrant.audit.models import Line
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance import commands
from quadrant.governance.models import Present, Resolution
from quadrant.governance.queries import (
    is_favourable,
    meetings_due,
    meetings_to_record,
    recommendations_of,
)
from quadrant.governance.terms import Presence, Votes
from quadrant.partnership import commands as partnership
from quadrant.partnership.models import Body, BodyMember, Partnership
from quadrant.partnership.rules import forget_standing
from quadrant.partnership.terms import Seat
from tests.factories.governance import meet, ready_report, resolve
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known
from tests.governance.deciding import AWARD, POWERS


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    """Chris in the chair, Carol and Colin; two make a quorum."""
    return body("Cabinet", known("Carol"), known("Colin"), chair=known("Chris"), quorum=2, powers=POWERS)


def test_a_resolution_records_who_was_there_under_which_power_and_by_which_votes(cabinet: Body) -> None:
    report = ready_report(cabinet, recommends=[AWARD])
    held = meet(cabinet, report)
    made = resolve(recommendations_of(report)[0], held, reasons="Best value", votes=Votes(2, 1))
    assert (made.outcome, made.body, made.chaired_by, made.under, made.quorum) == (
        "approved",
        cabinet,
        known("Chris"),
        "Award an agreement, up to £500,000",
        2,
    )
    assert (made.votes_for, made.votes_against, made.abstained) == (2, 1, 0)
    assert sorted(Present.objects.values_list("person__name", "part")) == [
        ("Carol", "counted"),
        ("Chris", "counted"),
        ("Colin", "counted"),
    ]
    assert is_favourable(made)


def test_without_a_quorum_nothing_is_decided_and_the_refusal_is_logged(cabinet: Body) -> None:
    report = ready_report(cabinet)
    held = meet(cabinet, report, present=[known("Chris")])
    sentence = "No quorum: Cabinet needs 2, and 1 counts for this item."
    with pytest.raises(Refusal) as refused:
        resolve(recommendations_of(report)[0], held)
    assert refused.value.sentence == sentence
    line = Line.objects.select_related("words").get(refused=True)
    assert (line.action, line.words.sentence) == ("recommendation.resolved", sentence)
    assert not Resolution.objects.exists()


def test_an_adviser_and_one_who_sent_apologies_do_not_make_a_quorum(cabinet: Body) -> None:
    ada, otto = administrator(), known("Otto")
    partnership.seat_member(body=cabinet, person=otto, seat=Seat.ADVISER, from_on=LONG_AGO, by=ada, at=NOW)
    report = ready_report(cabinet)
    held = meet(cabinet, report, present=[known("Chris"), otto])
    commands.record_attendance(meeting=held, person=known("Carol"), presence=Presence.APOLOGIES, by=ada, at=NOW)
    with pytest.raises(Refusal, match=r"1 counts for this item\. Not counted: Otto \(adviser: not counted, no vote\)"):
        resolve(recommendations_of(report)[0], held)


def test_only_members_on_that_day_attend(cabinet: Body) -> None:
    held = meet(cabinet, present=[])
    with pytest.raises(Refusal, match="Otto has no seat on Cabinet on that day"):
        commands.record_attendance(
            meeting=held, person=known("Otto"), presence=Presence.PRESENT, by=administrator(), at=NOW
        )


def test_a_member_whose_seat_has_ended_meanwhile_no_longer_counts(cabinet: Body) -> None:
    report = ready_report(cabinet)
    held = meet(cabinet, report, present=[known("Chris"), known("Carol")])
    seat = BodyMember.objects.get(person=known("Carol"))
    partnership.end_seat(member=seat, to_on=date(2026, 11, 15), by=administrator(), at=NOW)
    with pytest.raises(Refusal, match="needs 2, and 1 counts"):
        resolve(recommendations_of(report)[0], held)


def test_a_chair_removed_meanwhile_may_not_record(cabinet: Body) -> None:
    report = ready_report(cabinet)
    held = meet(cabinet, report)
    seat = BodyMember.objects.get(person=known("Chris"))
    partnership.end_seat(member=seat, to_on=date(2026, 11, 15), by=administrator(), at=NOW)
    with pytest.raises(NotAllowed, match="Only the body's chair or a clerk"):
        resolve(recommendations_of(report)[0], held, by=known("Chris"))


def test_a_meeting_decides_only_what_is_before_it_and_only_once_it_has_begun(cabinet: Body) -> None:
    report, other = ready_report(cabinet), ready_report(cabinet, title="Another")
    held = meet(cabinet, report)
    with pytest.raises(Refusal, match="not on the agenda of this meeting"):
        resolve(recommendations_of(other)[0], held)
    board = body("Board", chair=known("Chris"), powers=POWERS)
    with pytest.raises(Refusal, match="The report is addressed to Cabinet"):
        meet(board, report)
    coming = meet(cabinet, other, at=datetime(2026, 12, 8, 18, 0, tzinfo=UTC))
    with pytest.raises(Refusal, match="The meeting has not begun"):
        resolve(recommendations_of(other)[0], coming)
    assert [meeting.pk for meeting in meetings_due(known("Carol"), at=NOW + timedelta(hours=1))] == [coming.pk]
    assert [meeting.pk for meeting in meetings_to_record(known("Chris"), at=NOW + timedelta(hours=1))] == [held.pk]


def test_forgetting_who_sits_where_changes_nothing_that_was_recorded(cabinet: Body) -> None:
    report = ready_report(cabinet)
    resolve(recommendations_of(report)[0], meet(cabinet, report))
    seat = BodyMember.objects.get(person=known("Carol"))
    partnership.end_seat(member=seat, to_on=date(2026, 11, 16), by=administrator(), at=NOW)
    forget_standing()
    assert Present.objects.filter(person=known("Carol"), part="counted").count() == 1
