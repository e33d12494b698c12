"""A meeting decides only with a quorum of members who count, within its powers, once; and never by the proposer."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from quadrant.audit.models import Line
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance import commands
from quadrant.governance.commands import Resolved
from quadrant.governance.models import Present, Resolution
from quadrant.governance.queries import (
    decisions,
    is_favourable,
    item_of,
    meetings_due,
    meetings_to_record,
    recommendations_of,
    replaced_by,
    resolution_of,
    resolutions_of,
)
from quadrant.governance.terms import Outcome, Presence, Proposed, Votes
from quadrant.partnership import commands as partnership
from quadrant.partnership.models import Body, BodyMember, Interest, Organisation, Partnership, Person
from quadrant.partnership.rules import forget_standing
from quadrant.partnership.terms import BodyKind, DecisionKind, Frequency, InterestKind, Role, Seat
from tests.factories.governance import meet, proposer, ready_report, resolve, settle
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known, organisation, person

AWARD = Proposed("That Quaybright be awarded the contract", DecisionKind.AWARD, Decimal(389_500))
POWERS = {DecisionKind.GATE: None, DecisionKind.AWARD: Decimal(500_000)}


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    """Chris in the chair, Carol and Colin; two make a quorum."""
    return body("Cabinet", known("Carol"), known("Colin"), chair=known("Chris"), quorum=2, powers=POWERS)


def declare(somebody: Person, door: Organisation, kind: InterestKind, nature: str = "Trustee") -> None:
    partnership.declare_interest(
        person=somebody, kind=kind, nature=nature, organisation=door, from_on=LONG_AGO, by=somebody, at=NOW
    )


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
    sentence = "No quorum: Cabinet needs 2, and 1 count for this item."
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
    with pytest.raises(Refusal, match=r"1 count for this item\. Not counted: Otto \(adviser: not counted, no vote\)"):
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
    with pytest.raises(Refusal, match="needs 2, and 1 count"):
        resolve(recommendations_of(report)[0], held)


def test_a_chair_removed_meanwhile_may_not_record(cabinet: Body) -> None:
    report = ready_report(cabinet)
    held = meet(cabinet, report)
    seat = BodyMember.objects.get(person=known("Chris"))
    partnership.end_seat(member=seat, to_on=date(2026, 11, 15), by=administrator(), at=NOW)
    with pytest.raises(NotAllowed, match="Only the body's chair or a clerk"):
        resolve(recommendations_of(report)[0], held, by=known("Chris"))


def test_the_proposer_may_sit_but_is_not_counted_does_not_chair_and_does_not_record(ardlebury: Partnership) -> None:
    petra = proposer()
    trust = body("Trust board", known("Carol"), chair=petra, quorum=2, powers=POWERS)
    report = ready_report(trust)
    asked, held = recommendations_of(report)[0], meet(trust, report)
    with pytest.raises(NotAllowed, match="Whoever proposes a decision may not record it"):
        resolve(asked, held, by=petra)
    with pytest.raises(Refusal, match=r"needs 2, and 1 count .* Petra \(proposed it"):
        resolve(asked, held)
    partnership.seat_member(
        body=trust, person=known("Colin"), seat=Seat.MEMBER, from_on=LONG_AGO, by=administrator(), at=NOW
    )
    commands.record_attendance(
        meeting=held, person=known("Colin"), presence=Presence.PRESENT, by=administrator(), at=NOW
    )
    with pytest.raises(Refusal, match="Petra may not chair this item"):
        resolve(asked, held)
    made = resolve(asked, held, chaired_by=known("Carol"))
    assert dict(Present.objects.values_list("person__name", "part")) == {
        "Petra": "proposer",
        "Carol": "counted",
        "Colin": "counted",
    }
    assert made.chaired_by == known("Carol")


def test_a_registered_interest_takes_a_member_out_of_the_count_and_is_recorded(cabinet: Body) -> None:
    door = organisation("Harbour Door")
    declare(known("Carol"), door, InterestKind.OTHER_REGISTRABLE)
    report = ready_report(cabinet, organisations=[door])
    held = meet(cabinet, report)
    resolve(recommendations_of(report)[0], held)
    left = Present.objects.get(person=known("Carol"))
    assert (left.part, left.because) == ("left", "Other registrable: Trustee (Harbour Door)")
    assert Present.objects.filter(part="counted").count() == 2


def test_a_conflict_can_cost_the_quorum(cabinet: Body) -> None:
    door = organisation("Harbour Door")
    declare(known("Carol"), door, InterestKind.ORGANISATIONAL, "Harbour Door employs me")
    report = ready_report(cabinet, organisations=[door])
    held = meet(cabinet, report, present=[known("Carol"), known("Colin")])
    with pytest.raises(Refusal, match=r"1 count for this item\. Not counted: Carol \(stayed: not counted, no vote\)"):
        resolve(recommendations_of(report)[0], held)


def test_a_conflicted_chair_neither_records_nor_chairs(cabinet: Body) -> None:
    door = organisation("Harbour Door")
    declare(known("Chris"), door, InterestKind.DISCLOSABLE_PECUNIARY, "Director")
    report = ready_report(cabinet, organisations=[door])
    asked, held = recommendations_of(report)[0], meet(cabinet, report)
    with pytest.raises(NotAllowed, match="You have an interest in this and may not record it"):
        resolve(asked, held, by=known("Chris"))
    with pytest.raises(Refusal, match=r"Chris may not chair this item \(left the meeting\)"):
        resolve(asked, held)
    assert resolve(asked, held, chaired_by=known("Carol")).outcome == "approved"


def test_an_interest_declared_on_the_day_has_the_effect_set_for_its_kind(cabinet: Body) -> None:
    report = ready_report(cabinet)
    held = meet(cabinet, report)
    item = item_of(held, report)
    assert item is not None
    carol, chris = known("Carol"), known("Chris")
    with pytest.raises(NotAllowed, match="You may declare your own interests"):
        commands.declare_at_meeting(
            item=item, person=chris, kind=InterestKind.PERSONAL, nature="Neighbour", by=carol, at=NOW
        )
    commands.declare_at_meeting(
        item=item, person=carol, kind=InterestKind.PERSONAL, nature="Her son attends", by=carol, at=NOW
    )
    commands.declare_at_meeting(item=item, person=chris, kind=InterestKind.PAST, nature="Volunteered", by=chris, at=NOW)
    resolve(recommendations_of(report)[0], held)
    assert {
        name: (part, because) for name, part, because in Present.objects.values_list("person__name", "part", "because")
    } == {
        "Chris": ("counted", "Past: Volunteered (declared at the meeting)"),
        "Carol": ("no_vote", "Personal: Her son attends (declared at the meeting)"),
        "Colin": ("counted", ""),
    }
    with pytest.raises(Refusal, match="already resolved"):
        commands.declare_at_meeting(
            item=item, person=known("Colin"), kind=InterestKind.PERSONAL, nature="Late", by=known("Colin"), at=NOW
        )


def test_a_dispensation_lets_a_member_count(cabinet: Body) -> None:
    door = organisation("Harbour Door")
    carol = known("Carol")
    declare(carol, door, InterestKind.OTHER_REGISTRABLE)
    partnership.give_dispensation(
        interest=Interest.objects.get(),
        reason="Too few would be left",
        until=date(2027, 1, 1),
        by=person("Mona", Role.MONITORING_OFFICER),
        at=NOW,
    )
    report = ready_report(cabinet, organisations=[door])
    resolve(recommendations_of(report)[0], meet(cabinet, report))
    kept = Present.objects.get(person=carol)
    assert (kept.part, kept.because) == (
        "counted",
        "Other registrable: Trustee (Harbour Door); dispensation given by Mona",
    )


def test_beyond_its_limit_or_without_the_power_a_body_decides_nothing(cabinet: Body) -> None:
    asks = [
        Proposed("That the dear bid be awarded", DecisionKind.AWARD, Decimal(500_001)),
        Proposed("That the budget be set", DecisionKind.BUDGET, Decimal(1)),
        AWARD,
    ]
    report = ready_report(cabinet, recommends=asks)
    dear, budget, award = recommendations_of(report)
    held = meet(cabinet, report)
    with pytest.raises(Refusal, match=r"£500,001 is beyond Cabinet, which may decide up to £500,000"):
        resolve(dear, held)
    with pytest.raises(Refusal, match="Cabinet has no power to decide this: set a budget"):
        resolve(budget, held)
    with pytest.raises(Refusal, match="£500,001 is beyond Cabinet"):
        resolve(dear, held, Outcome.REFUSED, reasons="Too dear")
    assert resolve(dear, held, Outcome.RECOMMENDED).outcome == "recommended_onwards"
    assert resolve(award, held).outcome == "approved"


def test_a_power_with_a_limit_decides_nothing_of_which_the_value_is_not_stated(ardlebury: Partnership) -> None:
    unit = body("Unit", chair=known("Chris"), powers={DecisionKind.GATE: Decimal(10_000)})
    report = ready_report(unit)
    with pytest.raises(Refusal, match=r"Unit may decide up to £10,000, and no value is stated\."):
        resolve(recommendations_of(report)[0], meet(unit, report))


def test_a_body_that_only_recommends_recommends_endorses_or_notes(ardlebury: Partnership) -> None:
    group = body("Review group", chair=known("Chris"), powers=POWERS)
    partnership.change_body(
        body=group,
        name=group.name,
        parent=None,
        also_called="",
        terms_of_reference="",
        frequency=Frequency(group.frequency),
        quorum=1,
        only_recommends=True,
        by=administrator(),
        at=NOW,
    )
    report = ready_report(group)
    asked, held = recommendations_of(report)[0], meet(group, report)
    for outcome in (Outcome.APPROVED, Outcome.REFUSED):
        with pytest.raises(Refusal, match="Review group only recommends"):
            resolve(asked, held, outcome, reasons="Because")
    made = resolve(asked, held, Outcome.ENDORSED)
    assert not is_favourable(made)


def test_a_recommendation_is_resolved_once(cabinet: Body) -> None:
    report = ready_report(cabinet)
    asked, held = recommendations_of(report)[0], meet(cabinet, report)
    resolve(asked, held)
    with pytest.raises(Refusal, match="has already been resolved"):
        resolve(asked, held, Outcome.REFUSED, reasons="Second thoughts")
    made = Resolution.objects.get()
    made.outcome = Outcome.REFUSED
    with pytest.raises(TypeError, match="A resolution is final"):
        made.save()


def test_a_later_decision_supersedes_and_a_deferral_does_not(cabinet: Body) -> None:
    first = ready_report(cabinet)
    asked = recommendations_of(first)[0]
    approved = resolve(asked, meet(cabinet, first))

    later = settle(commands.supersede_report(report=first, by=proposer(), at=NOW))
    tomorrow = NOW + timedelta(days=1)
    resolve(
        recommendations_of(later)[0],
        meet(cabinet, later, at=tomorrow),
        Outcome.DEFERRED,
        reasons="Wait for the ICB",
        at=tomorrow,
    )
    assert resolution_of(asked) == approved
    assert [one.is_superseded for one in decisions()] == [False, False]

    last = settle(commands.supersede_report(report=later, by=proposer(), at=tomorrow), at=tomorrow)
    next_week = NOW + timedelta(days=7)
    held = meet(cabinet, last, at=next_week)
    refused = resolve(recommendations_of(last)[0], held, Outcome.REFUSED, reasons="No money", at=next_week)
    assert resolution_of(asked) == refused
    assert resolutions_of([asked.pk]) == {asked.pk: refused}
    assert not is_favourable(refused)


def test_a_superseded_decision_names_the_one_that_supersedes_it(cabinet: Body) -> None:
    first = ready_report(cabinet)
    approved = resolve(recommendations_of(first)[0], meet(cabinet, first))
    later = settle(commands.supersede_report(report=first, by=proposer(), at=NOW))
    tomorrow = NOW + timedelta(days=1)
    again = resolve(
        recommendations_of(later)[0],
        meet(cabinet, later, at=tomorrow),
        Outcome.APPROVED_WITH_CONDITIONS,
        conditions="A review after one year",
        at=tomorrow,
    )
    assert replaced_by(approved) == again
    assert [(one.pk, one.is_superseded) for one in decisions()] == [(again.pk, False), (approved.pk, True)]


def test_the_minutes_have_the_words_that_an_outcome_needs(cabinet: Body) -> None:
    report = ready_report(cabinet)
    asked, held = recommendations_of(report)[0], meet(cabinet, report)
    for outcome, sentence in (
        (Outcome.APPROVED_WITH_CONDITIONS, "Write the conditions"),
        (Outcome.APPROVED_AS_AMENDED, "Write the words as they were amended"),
        (Outcome.REFUSED, "Say why"),
        (Outcome.DEFERRED, "Say why"),
        (Outcome.REFERRED_BACK, "Say why"),
    ):
        with pytest.raises(Refusal, match=sentence):
            resolve(asked, held, outcome)
    with pytest.raises(Refusal, match="4 votes, but 3 members may vote"):
        resolve(asked, held, votes=Votes(3, 1))
    with pytest.raises(Refusal, match="More voted against than for"):
        resolve(asked, held, votes=Votes(1, 2))


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


def test_one_person_under_delegation_decides_without_a_meeting_under_the_same_checks(ardlebury: Partnership) -> None:
    helen = person("Helen", Role.COMMISSIONER)
    limit: dict[DecisionKind, Decimal | None] = {DecisionKind.AWARD: Decimal(50_000)}
    officer = body("Head of commissioning", helen, kind=BodyKind.DELEGATE, powers=limit)
    small, large = (
        ready_report(officer, title=f"{value}", recommends=[Proposed("That it be awarded", DecisionKind.AWARD, value)])
        for value in (Decimal(48_000), Decimal(50_001))
    )
    own = ready_report(officer, title="Own", recommends=[Proposed("Mine", DecisionKind.AWARD, Decimal(1))], by=helen)
    approve = Resolved(Outcome.APPROVED)
    with pytest.raises(Refusal, match="One person under delegation decides without a meeting"):
        meet(officer, small)
    with pytest.raises(NotAllowed, match="this is not yours to decide"):
        commands.decide_alone(recommendation=recommendations_of(small)[0], resolved=approve, by=administrator(), at=NOW)
    with pytest.raises(NotAllowed, match="Whoever proposes"):
        commands.decide_alone(recommendation=recommendations_of(own)[0], resolved=approve, by=helen, at=NOW)
    with pytest.raises(Refusal, match="£50,001 is beyond Head of commissioning"):
        commands.decide_alone(recommendation=recommendations_of(large)[0], resolved=approve, by=helen, at=NOW)
    made = commands.decide_alone(recommendation=recommendations_of(small)[0], resolved=approve, by=helen, at=NOW)
    assert (made.meeting, made.recorded_by, made.under) == (None, helen, "Award an agreement, up to £50,000")


def test_a_delegate_with_an_interest_does_not_decide(ardlebury: Partnership) -> None:
    helen, door = person("Helen", Role.COMMISSIONER), organisation("Harbour Door")
    officer = body("Head of commissioning", helen, kind=BodyKind.DELEGATE, powers=POWERS)
    declare(helen, door, InterestKind.PERSONAL)
    report = ready_report(officer, organisations=[door])
    with pytest.raises(NotAllowed, match="You have an interest in this"):
        commands.decide_alone(
            recommendation=recommendations_of(report)[0], resolved=Resolved(Outcome.APPROVED), by=helen, at=NOW
        )


def test_forgetting_who_sits_where_changes_nothing_that_was_recorded(cabinet: Body) -> None:
    report = ready_report(cabinet)
    resolve(recommendations_of(report)[0], meet(cabinet, report))
    seat = BodyMember.objects.get(person=known("Carol"))
    partnership.end_seat(member=seat, to_on=date(2026, 11, 16), by=administrator(), at=NOW)
    forget_standing()
    assert Present.objects.filter(person=known("Carol"), part="counted").count() == 1
