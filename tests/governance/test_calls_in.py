"""A decision is published, may be called in for some days, and until then nobody carries it out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.desk.waiting import waits_for
from quadrant.governance.commands import call_in_decision, give_scrutiny, publish_decision, settle_call_in
from quadrant.governance.models import CallIn, DecisionNotice, Resolution
from quadrant.governance.queries import held_back, scrutiny_over
from quadrant.governance.terms import CallInOutcome, Outcome
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import BodyKind, DecisionKind, Role
from tests.factories.governance import decided
from tests.factories.partnership import NOW, administrator, body, known, person

TODAY = NOW.date()
TUESDAY = NOW + timedelta(days=1)
LAST_DAY_TO_CALL_IN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
IN_EFFECT = date(2026, 11, 24)


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    """Cabinet, whose decisions Scrutiny may call in since September."""
    executive = body(
        "Cabinet",
        known("Carol"),
        chair=known("Chris"),
        kind=BodyKind.EXECUTIVE,
        powers={DecisionKind.AWARD: None},
    )
    scrutiny = body("Scrutiny", known("Sue"), chair=known("Sanjay"), kind=BodyKind.COMMITTEE)
    mona = person("Mona", Role.MONITORING_OFFICER)
    give_scrutiny(scrutiny=scrutiny, of=executive, from_on=date(2026, 9, 1), by=mona, at=NOW)
    return executive


@pytest.fixture
def award(cabinet: Body) -> Resolution:
    return decided(cabinet, DecisionKind.AWARD, value=Decimal(48_000))


def published(award: Resolution) -> DecisionNotice:
    return publish_decision(resolution=award, by=administrator(), at=NOW)


def called_in(notice: DecisionNotice) -> CallIn:
    return call_in_decision(notice=notice, reason="No bidder from the ward was asked.", by=known("Sue"), at=TUESDAY)


def test_nothing_is_done_before_it_is_published_and_five_clear_working_days_are_over(award: Resolution) -> None:
    assert held_back(award, TODAY) == "The decision of 16 November 2026 has not been published yet."
    notice = published(award)
    # Published Monday 16; Tuesday 17 to Friday 20 are four, Monday 23 is the fifth: in effect on Tuesday 24.
    assert notice.in_effect_from == IN_EFFECT
    assert held_back(award, date(2026, 11, 23)) == (
        "The decision of 16 November 2026 may be called in, so nothing is done before 24 November 2026."
    )
    assert held_back(award, IN_EFFECT) == ""
    with pytest.raises(Refusal, match="This decision is published already"):
        published(award)


def test_called_in_on_the_last_day_but_not_a_day_later(award: Resolution) -> None:
    notice = published(award)
    with pytest.raises(Refusal, match="The days for call-in are over: the decision took effect on 24 November 2026"):
        call_in_decision(notice=notice, reason="Late", by=known("Sue"), at=LAST_DAY_TO_CALL_IN + timedelta(days=1))
    made = call_in_decision(notice=notice, reason="In time", by=known("Sue"), at=LAST_DAY_TO_CALL_IN)
    assert held_back(award, date(2026, 12, 31)) == (
        "The decision of 16 November 2026 has been called in and is not heard yet."
    )
    with pytest.raises(Refusal, match="has already been called in"):
        called_in(notice)
    assert made.asked_by == known("Sue")


def test_scrutiny_lets_it_stand_and_it_is_carried_out_from_then_on(award: Resolution) -> None:
    call, heard_on = called_in(published(award)), date(2026, 11, 28)
    at = datetime(2026, 11, 28, 20, 0, tzinfo=UTC)
    with pytest.raises(NotAllowed, match="Only the chair of Scrutiny or a clerk"):
        settle_call_in(
            call=call, outcome=CallInOutcome.STANDS, heard_on=heard_on, words="It stands.", by=known("Sue"), at=at
        )
    settle_call_in(
        call=call, outcome=CallInOutcome.STANDS, heard_on=heard_on, words="It stands.", by=known("Sanjay"), at=at
    )
    assert held_back(award, heard_on) == ""
    with pytest.raises(Refusal, match="has been heard already"):
        settle_call_in(
            call=call, outcome=CallInOutcome.STANDS, heard_on=heard_on, words="Again.", by=known("Sanjay"), at=at
        )


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (CallInOutcome.RECONSIDER, "was called in: back to the body that decided."),
        (CallInOutcome.FULL_COUNCIL, "was called in: to full council."),
    ],
)
def test_what_scrutiny_sends_back_stays_held(award: Resolution, outcome: CallInOutcome, said: str) -> None:
    call = called_in(published(award))
    settle_call_in(
        call=call, outcome=outcome, heard_on=TUESDAY.date(), words="Look again.", by=administrator(), at=TUESDAY
    )
    assert held_back(award, date(2027, 6, 1)) == f"The decision of 16 November 2026 {said}"


def test_what_a_hearing_must_say(award: Resolution) -> None:
    call = called_in(published(award))
    for heard_on, words, told in (
        (TODAY, "It stands.", "It was called in on 17 November 2026"),
        (TUESDAY.date() + timedelta(days=1), "It stands.", "recorded once it was heard"),
        (TUESDAY.date(), "  ", "Write what was resolved"),
    ):
        with pytest.raises(Refusal, match=told):
            settle_call_in(
                call=call,
                outcome=CallInOutcome.STANDS,
                heard_on=heard_on,
                words=words,
                by=administrator(),
                at=TUESDAY,
            )


def test_an_urgent_decision_takes_effect_at_once_when_somebody_agreed(award: Resolution) -> None:
    with pytest.raises(Refusal, match="Say who agreed that it is urgent"):
        publish_decision(resolution=award, urgent_why="The roof is unsafe.", by=administrator(), at=NOW)
    notice = publish_decision(
        resolution=award,
        urgent_why="The roof is unsafe.",
        urgent_agreed_by="Councillor Sanjay",
        by=administrator(),
        at=NOW,
    )
    assert held_back(award, TODAY) == ""
    with pytest.raises(Refusal, match="It was urgent, as Councillor Sanjay agreed, and cannot be called in"):
        called_in(notice)


def test_only_members_of_scrutiny_call_in_and_nobody_what_they_decided_themselves(
    award: Resolution, cabinet: Body
) -> None:
    notice = published(award)
    for somebody in (known("Petra"), known("Carol"), administrator()):
        with pytest.raises(NotAllowed, match="Only a member of Scrutiny may call this decision in"):
            call_in_decision(notice=notice, reason="Why not", by=somebody, at=TUESDAY)
    with pytest.raises(NotAllowed, match="Only a clerk"):
        publish_decision(resolution=award, by=known("Chris"), at=NOW)


def test_decisions_from_before_scrutiny_or_of_another_body_take_effect_at_once(cabinet: Body) -> None:
    board = body("Enterprise Board", chair=known("Ella"), powers={DecisionKind.AWARD: None})
    of_the_board = decided(board, DecisionKind.AWARD, value=Decimal(10))
    assert scrutiny_over(of_the_board) is None
    assert held_back(of_the_board, TODAY) == ""
    refused = decided(cabinet, DecisionKind.AWARD, value=Decimal(10), outcome=Outcome.REFUSED)
    assert scrutiny_over(refused) is None
    assert publish_decision(resolution=refused, by=administrator(), at=NOW).in_effect_from == TODAY


def test_the_clerk_is_told_what_to_publish_and_scrutiny_what_to_hear(award: Resolution) -> None:
    clerk, chair = administrator(), known("Sanjay")
    publishing = [("Publish the decision on “Short breaks”", "Decision", "decision_publish", "Cabinet")]
    assert [(one.what, one.kind, one.route, one.about) for one in waits_for(clerk, at=NOW)] == publishing
    assert waits_for(chair, at=NOW) == []
    called_in(published(award))
    hearing = [("Hear “That the award an agreement”, called in", "Call-in", "call_in_heard", "Cabinet")]
    for somebody in (clerk, chair):
        assert [(one.what, one.kind, one.route, one.about) for one in waits_for(somebody, at=NOW)] == hearing
    assert waits_for(known("Sue"), at=NOW) == []
