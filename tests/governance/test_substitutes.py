"""A substitute counts, declares and votes in the seat of a member who is away; nobody counts twice."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from quadrant.audit.models import Line
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.documents.minutes import minutes_paper
from quadrant.governance import commands
from quadrant.governance.models import Attendance, Present, Resolution
from quadrant.governance.queries import item_of, taking_part
from quadrant.governance.rules import may_read_exempt
from quadrant.governance.terms import Presence
from quadrant.partnership import commands as partnership
from quadrant.partnership.models import Body, BodyMember, Organisation, Partnership, Substitute
from quadrant.partnership.terms import DecisionKind, Frequency, InterestKind, Role, Seat
from tests.documents.test_meetings import told
from tests.factories.governance import holding, meet, proposer, ready_report, resolve
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known, organisation, person

TODAY = date(2026, 11, 16)
AMA, GRACE = "Ama Owusu", "Grace Bell"


@pytest.fixture
def icb(ardlebury: Partnership) -> Organisation:
    return organisation("Estuary ICB")


@pytest.fixture
def board(icb: Organisation) -> Body:
    """Chris in the chair, Carol, and Grace Bell for the ICB; three make a quorum, somebody of the ICB among them."""
    made = body("Board", known("Carol"), chair=known("Chris"), quorum=3, powers={DecisionKind.GATE: None})
    partnership.seat_member(
        body=made, person=known(GRACE), seat=Seat.MEMBER, organisation=icb, from_on=LONG_AGO, by=administrator(), at=NOW
    )
    return partnership.change_body(
        body=made, name=made.name, parent=None, also_called="", frequency=Frequency.MONTHLY, quorum=3,
        quorum_with=icb, only_recommends=False, by=administrator(), at=NOW,
    )  # fmt: skip


def seat_of(name: str) -> BodyMember:
    return BodyMember.objects.get(person=known(name))


def named(member: str = GRACE, *, who: str = AMA, first: date = LONG_AGO, last: date | None = None) -> Substitute:
    """Ama Owusu, an analyst here, named for Grace Bell."""
    somebody = holding(who, Role.ANALYST)
    return partnership.name_substitute(
        member=seat_of(member), person=somebody, from_on=first, to_on=last, by=administrator(), at=NOW
    )


def test_a_substitute_counts_for_quorum_and_organisation_and_the_minutes_say_for_whom(board: Body) -> None:
    named()
    report = ready_report(board)
    meeting = meet(board, report, present=[known("Chris"), known("Carol")])
    with pytest.raises(Refusal, match="No quorum: Board needs 3, and 2 count"):
        resolve(report.recommendations.get(), meeting, reasons="As set out.")
    commands.seat_substitute(meeting=meeting, member=seat_of(GRACE), person=known(AMA), by=administrator(), at=NOW)
    [present] = taking_part(meeting).values()
    assert [taker.name for taker in present.counted] == ["Chris", "Carol", "Ama Owusu (for Grace Bell)"]
    assert (present.is_quorate, present.lacks) == (True, None)
    resolve(report.recommendations.get(), meeting, reasons="As set out.")
    row = Present.objects.get(person=known(AMA))
    assert (row.part, row.stands_in_for) == ("counted", seat_of(GRACE))
    minutes = told(minutes_paper(meeting))
    assert minutes["1. Present"] == [
        ("Chris", "Chair"),
        ("Carol", "Member"),
        ("Ama Owusu, for Grace Bell", "Substitute"),
    ]
    assert minutes["2. Apologies"] == ["Grace Bell"]
    assert minutes["5. Item 1: Short breaks"][0][2] == (
        "3 needed, 3 counted: Chris, Carol and Ama Owusu (for Grace Bell)."
    )


def test_a_substitute_whose_member_is_there_does_not_count(board: Body) -> None:
    named()
    meeting = meet(board, present=[known("Chris"), known("Carol"), known(GRACE)])
    with pytest.raises(Refusal, match="Grace Bell is there: a substitute counts only for a member who is away"):
        commands.seat_substitute(meeting=meeting, member=seat_of(GRACE), person=known(AMA), by=administrator(), at=NOW)
    refused = Line.objects.select_related("words").get(refused=True)
    assert refused.action == "substitute.attended"


def test_when_the_member_comes_after_all_the_substitute_gives_way(board: Body) -> None:
    named()
    report = ready_report(board)
    meeting = meet(board, report, present=[known("Chris"), known("Carol")])
    commands.seat_substitute(meeting=meeting, member=seat_of(GRACE), person=known(AMA), by=administrator(), at=NOW)
    commands.record_attendance(
        meeting=meeting, person=known(GRACE), presence=Presence.PRESENT, by=administrator(), at=NOW
    )
    [present] = taking_part(meeting).values()
    assert [taker.name for taker in present.counted] == ["Chris", "Carol", "Grace Bell"]
    assert not Attendance.objects.filter(person=known(AMA)).exists()


def test_one_person_stands_in_for_one_member_only(board: Body) -> None:
    named()
    named("Carol")
    meeting = meet(board, present=[known("Chris")])
    commands.seat_substitute(meeting=meeting, member=seat_of(GRACE), person=known(AMA), by=administrator(), at=NOW)
    with pytest.raises(Refusal, match="Ama Owusu already stands in for somebody else, and counts once"):
        commands.seat_substitute(
            meeting=meeting, member=seat_of("Carol"), person=known(AMA), by=administrator(), at=NOW
        )
    assert Attendance.objects.filter(person=known("Carol")).count() == 0


def test_a_member_stands_in_for_nobody_also_when_seated_after_being_named(board: Body) -> None:
    with pytest.raises(Refusal, match="Carol has a seat on Board of their own"):
        partnership.name_substitute(
            member=seat_of(GRACE), person=known("Carol"), from_on=LONG_AGO, by=administrator(), at=NOW
        )
    named()
    report = ready_report(board)
    meeting = meet(board, report, present=[known("Chris"), known("Carol")])
    commands.seat_substitute(meeting=meeting, member=seat_of(GRACE), person=known(AMA), by=administrator(), at=NOW)
    partnership.seat_member(body=board, person=known(AMA), seat=Seat.MEMBER, from_on=TODAY, by=administrator(), at=NOW)
    [present] = taking_part(meeting).values()
    assert [taker.name for taker in present.counted] == ["Chris", "Carol"]


def test_named_for_one_meeting_counts_at_that_meeting_alone(board: Body) -> None:
    later = date(2026, 12, 14)
    named(first=later, last=later)
    today = meet(board, present=[known("Chris"), known("Carol")])
    with pytest.raises(Refusal, match="Ama Owusu is not named as Grace Bell's substitute on that day"):
        commands.seat_substitute(meeting=today, member=seat_of(GRACE), person=known(AMA), by=administrator(), at=NOW)
    then = datetime(2026, 12, 14, 18, 0, tzinfo=UTC)
    december = meet(board, present=[known("Chris"), known("Carol")], at=then)
    commands.seat_substitute(meeting=december, member=seat_of(GRACE), person=known(AMA), by=administrator(), at=then)
    assert Attendance.objects.get(person=known(AMA)).meeting == december


def test_the_chairs_substitute_has_the_seat_and_not_the_chair(board: Body) -> None:
    named("Chris")
    report = ready_report(board)
    meeting = meet(board, report, present=[known("Carol"), known(GRACE)])
    commands.seat_substitute(meeting=meeting, member=seat_of("Chris"), person=known(AMA), by=administrator(), at=NOW)
    with pytest.raises(Refusal, match="Say which member present chaired this item"):
        resolve(report.recommendations.get(), meeting, reasons="As set out.")
    made = resolve(report.recommendations.get(), meeting, chaired_by=known(AMA), reasons="As set out.")
    assert made.chaired_by == known(AMA)


def test_a_substitute_declares_their_own_interest_and_then_does_not_count(board: Body) -> None:
    named()
    report = ready_report(board)
    meeting = meet(board, report, present=[known("Chris"), known("Carol")])
    commands.seat_substitute(meeting=meeting, member=seat_of(GRACE), person=known(AMA), by=administrator(), at=NOW)
    item = item_of(meeting, report)
    assert item is not None
    ama = known(AMA)
    commands.declare_at_meeting(
        item=item, person=ama, kind=InterestKind.DISCLOSABLE_PECUNIARY, nature="My firm bids", by=ama, at=NOW
    )
    with pytest.raises(Refusal, match=r"Not counted: Ama Owusu \(for Grace Bell\) \(left the meeting\)"):
        resolve(report.recommendations.get(), meeting, reasons="As set out.")
    assert not Resolution.objects.exists()


def test_the_proposer_standing_in_is_not_counted(board: Body) -> None:
    petra = proposer()
    partnership.name_substitute(member=seat_of(GRACE), person=petra, from_on=LONG_AGO, by=administrator(), at=NOW)
    report = ready_report(board)
    meeting = meet(board, report, present=[known("Chris"), known("Carol")])
    commands.seat_substitute(meeting=meeting, member=seat_of(GRACE), person=petra, by=administrator(), at=NOW)
    [present] = taking_part(meeting).values()
    assert [(taker.name, taker.part.value) for taker in present.takers][2] == ("Petra (for Grace Bell)", "proposer")


def test_a_naming_that_has_ended_meanwhile_no_longer_counts(board: Body) -> None:
    naming = named()
    report = ready_report(board)
    meeting = meet(board, report, present=[known("Chris"), known("Carol")])
    commands.seat_substitute(meeting=meeting, member=seat_of(GRACE), person=known(AMA), by=administrator(), at=NOW)
    partnership.end_substitute(substitute=naming, to_on=date(2026, 11, 15), by=administrator(), at=NOW)
    with pytest.raises(Refusal, match="No quorum: Board needs 3, and 2 count"):
        resolve(report.recommendations.get(), meeting, reasons="As set out.")


def test_a_substitute_reads_what_the_members_read(board: Body) -> None:
    report = ready_report(board)
    ama = person(AMA, Role.ANALYST)
    assert not may_read_exempt(ama, report)
    later = date(2026, 12, 14)
    naming = partnership.name_substitute(
        member=seat_of(GRACE), person=ama, from_on=later, to_on=later, by=administrator(), at=NOW
    )
    assert may_read_exempt(ama, report)
    partnership.end_seat(member=seat_of(GRACE), to_on=date(2026, 11, 15), by=administrator(), at=NOW)
    assert naming.to_on == later
    assert not may_read_exempt(ama, report)


@pytest.mark.parametrize(
    ("who", "first", "last", "sentence"),
    [
        (GRACE, LONG_AGO, None, "Nobody stands in for themselves"),
        ("Stranger", LONG_AGO, None, "Stranger has no role here. Invite them first"),
        (AMA, date(2019, 1, 1), None, "Grace Bell has no seat on all of these days"),
        (AMA, TODAY, date(2026, 11, 15), "A substitute's last day cannot come before the first"),
    ],
)
def test_who_may_not_be_named(board: Body, who: str, first: date, last: date | None, sentence: str) -> None:
    person(AMA, Role.ANALYST)
    with pytest.raises(Refusal, match=sentence):
        partnership.name_substitute(
            member=seat_of(GRACE), person=known(who), from_on=first, to_on=last, by=administrator(), at=NOW
        )


def test_the_same_days_twice_and_a_naming_by_somebody_else_are_refused(board: Body) -> None:
    named(first=LONG_AGO, last=TODAY)
    with pytest.raises(Refusal, match="Ama Owusu is named for Grace Bell on these days already"):
        named(first=TODAY)
    with pytest.raises(NotAllowed, match="Only an administrator or the monitoring officer"):
        partnership.name_substitute(member=seat_of(GRACE), person=known(AMA), from_on=TODAY, by=known("Carol"), at=NOW)


@pytest.mark.parametrize(
    ("votes", "counted", "seat"), [(True, 2, "Member, co-opted"), (False, 1, "Member without a vote, co-opted")]
)
def test_a_co_opted_member_counts_only_with_a_vote(
    ardlebury: Partnership, votes: bool, counted: int, seat: str
) -> None:
    panel = body("Panel", chair=known("Chris"), quorum=2, powers={DecisionKind.GATE: None})
    otto = person("Otto", Role.ANALYST)
    under = "Minute 7 of 10 November 2026"
    partnership.co_opt_member(
        body=panel, person=otto, votes=votes, under=under, from_on=TODAY, by=administrator(), at=NOW
    )
    report = ready_report(panel)
    meeting = meet(panel, report, present=[known("Chris"), otto])
    [present] = taking_part(meeting).values()
    assert (len(present.counted), present.is_quorate) == (counted, counted == 2)
    assert told(minutes_paper(meeting))["1. Present"] == [("Chris", "Chair"), ("Otto", seat)]


def test_a_co_option_says_by_which_minute_and_comes_once(board: Body) -> None:
    otto = person("Otto", Role.ANALYST)
    with pytest.raises(Refusal, match="Say by which resolution or minute"):
        partnership.co_opt_member(
            body=board, person=otto, votes=True, under=" ", from_on=TODAY, by=administrator(), at=NOW
        )
    with pytest.raises(Refusal, match="Carol has a seat on Board then already"):
        partnership.co_opt_member(
            body=board, person=known("Carol"), votes=True, under="Minute 7", from_on=TODAY, by=administrator(), at=NOW
        )
