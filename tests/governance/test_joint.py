"""One matter decided by the council's Cabinet and the ICB's board stands once both have resolved the same."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from quadrant.audit.models import Line
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance import commands
from quadrant.governance.models import JointPart, Recommendation, Report, Resolution
from quadrant.governance.queries import (
    held_back,
    is_favourable,
    joint_of,
    matter_of,
    recommendations_of,
    resolution_of,
    waits_for_others,
)
from quadrant.governance.terms import Outcome, Proposed
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories.governance import decide, meet, proposer, ready_report, resolve, settle
from tests.factories.partnership import NOW, body, known, person

FUND = Proposed("That day support be bought together", DecisionKind.AWARD, Decimal(400_000))
POWERS = {DecisionKind.AWARD: None, DecisionKind.GATE: None}
LATER = datetime(2026, 12, 10, 10, 0, tzinfo=UTC)


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Carol"), chair=known("Chris"), powers=POWERS)


@pytest.fixture
def icb(ardlebury: Partnership) -> Body:
    return body("Estuary ICB Board", known("Irene"), chair=known("Ivan"), powers=POWERS)


def both(cabinet: Body, icb: Body, **more: Any) -> tuple[Recommendation, Recommendation]:
    """The same recommendation before each of the two bodies."""
    report = ready_report(cabinet, recommends=[FUND], title="Day support", **more)
    other = commands.decide_jointly(report=report, body=icb, by=proposer(), at=NOW)
    return recommendations_of(report)[0], recommendations_of(settle(other))[0]


def approved(
    asked: Recommendation, outcome: Outcome = Outcome.APPROVED, *, at: datetime = NOW, **words: Any
) -> Resolution:
    report = Report.objects.get(pk=asked.report_id)
    meeting = meet(report.body, report, at=at)
    made = resolve(asked, meeting, outcome, at=at, reasons="As set out.", **words)
    found = resolution_of(made.recommendation)
    assert found is not None
    return found


def test_one_approval_waits_for_the_other_body_and_both_together_stand(cabinet: Body, icb: Body) -> None:
    first, second = both(cabinet, icb)
    made = approved(first)
    waits = "Cabinet approved on 16 November 2026; waiting for Estuary ICB Board."
    assert (is_favourable(made), waits_for_others(made), held_back(made, NOW.date())) == (False, waits, waits)
    other = approved(second, at=LATER)
    assert [is_favourable(one) for one in (made, other)] == [True, True]
    assert (waits_for_others(made), held_back(made, LATER.date())) == ("", "")
    assert joint_of([made])[made.pk].since == LATER.date()


def test_what_the_other_refuses_never_stands(cabinet: Body, icb: Body) -> None:
    first, second = both(cabinet, icb)
    made, refused = approved(first), approved(second, Outcome.REFUSED)
    assert waits_for_others(made) == "Cabinet approved on 16 November 2026; Estuary ICB Board resolved otherwise."
    assert [is_favourable(one) for one in (made, refused)] == [False, False]


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.APPROVED_AS_AMENDED, {"amended_to": "That day support be bought for a year"}),
        (Outcome.APPROVED_WITH_CONDITIONS, {"conditions": "A review after a year"}),
    ],
)
def test_other_words_or_conditions_are_not_the_same(
    cabinet: Body, icb: Body, outcome: Outcome, words: dict[str, Any]
) -> None:
    first, second = both(cabinet, icb)
    made, other = approved(first), approved(second, outcome, **words)
    assert [is_favourable(one) for one in (made, other)] == [False, False]


def test_both_with_the_same_condition_stand(cabinet: Body, icb: Body) -> None:
    first, second = both(cabinet, icb)
    same: dict[str, Any] = {"conditions": "A review after a year"}
    made = approved(first, Outcome.APPROVED_WITH_CONDITIONS, **same)
    approved(second, Outcome.APPROVED_WITH_CONDITIONS, **same)
    assert is_favourable(made)


def test_a_deferral_is_still_waited_for(cabinet: Body, icb: Body) -> None:
    first, second = both(cabinet, icb)
    made = approved(first)
    approved(second, Outcome.DEFERRED)
    assert waits_for_others(made) == "Cabinet approved on 16 November 2026; waiting for Estuary ICB Board."


def test_a_later_report_in_other_words_waits_until_the_other_has_it_too(cabinet: Body, icb: Body) -> None:
    first, second = both(cabinet, icb)
    approved(first)
    approved(second)
    clara, less = proposer(), Proposed(FUND.text, FUND.kind, Decimal(300_000))
    again = []
    for asked, at in ((first, NOW.replace(hour=10)), (second, LATER)):
        later = commands.supersede_report(report=Report.objects.get(pk=asked.report_id), by=clara, at=NOW)
        commands.change_recommendation(recommendation=recommendations_of(later)[0], proposed=less, by=clara, at=NOW)
        again.append(approved(recommendations_of(settle(later))[0], at=at))
        told = "Cabinet approved on 16 November 2026; Estuary ICB Board resolved otherwise."
        assert waits_for_others(again[0]) == (told if len(again) == 1 else "")
    assert [is_favourable(one) for one in again] == [True, True]


def test_the_words_are_not_changed_for_one_of_the_two(cabinet: Body, icb: Body) -> None:
    report = ready_report(cabinet, recommends=[FUND])
    other = commands.decide_jointly(report=report, body=icb, by=proposer(), at=NOW)
    [asked] = recommendations_of(other)
    assert (asked.text, asked.kind, asked.value) == (FUND.text, FUND.kind, FUND.value)
    with pytest.raises(Refusal, match="Another body decides the same"):
        commands.change_recommendation(
            recommendation=asked, proposed=Proposed("Less", FUND.kind, FUND.value), by=proposer(), at=NOW
        )
    with pytest.raises(Refusal, match="Another body decides the same"):
        commands.drop_recommendation(recommendation=asked, by=proposer(), at=NOW)


def test_a_report_taken_back_by_the_other_side_is_put_to_it_again(cabinet: Body, icb: Body) -> None:
    report = ready_report(cabinet, recommends=[FUND])
    other = commands.decide_jointly(report=report, body=icb, by=proposer(), at=NOW)
    made = approved(recommendations_of(report)[0])
    commands.withdraw_report(report=other, why="Wrong annex", by=proposer(), at=NOW)
    assert waits_for_others(made) == "Cabinet approved on 16 November 2026; waiting for Estuary ICB Board."
    again = commands.decide_jointly(report=report, body=icb, by=proposer(), at=NOW)
    approved(recommendations_of(settle(again))[0])
    assert is_favourable(made)


def test_what_is_refused(cabinet: Body, icb: Body) -> None:
    petra = proposer()
    report = ready_report(cabinet, recommends=[FUND])
    with pytest.raises(Refusal, match="Choose another body than the report’s own"):
        commands.decide_jointly(report=report, body=cabinet, by=petra, at=NOW)
    with pytest.raises(NotAllowed):
        commands.decide_jointly(report=report, body=icb, by=person("Ann", Role.ANALYST), at=NOW)
    commands.decide_jointly(report=report, body=icb, by=petra, at=NOW)
    with pytest.raises(Refusal, match="It is put to Estuary ICB Board already"):
        commands.decide_jointly(report=report, body=icb, by=petra, at=NOW)
    resolved = ready_report(cabinet, recommends=[FUND], title="Another")
    decide(recommendations_of(resolved)[0])
    with pytest.raises(Refusal, match="Something in it is resolved: what was decided stands by itself"):
        commands.decide_jointly(report=resolved, body=icb, by=petra, at=NOW)
    third = body("Police board", chair=known("Pat"))
    approved(recommendations_of(report)[0], at=NOW.replace(hour=11))
    with pytest.raises(Refusal, match="Something in it is resolved"):
        commands.decide_jointly(report=report, body=third, by=petra, at=NOW)
    assert Line.objects.filter(action="report.put_to_another_body", refused=True).count() == 5
    assert JointPart.objects.count() == 2


def test_a_call_in_of_one_holds_back_both(cabinet: Body, icb: Body) -> None:
    scrutiny = body("Scrutiny", known("Sam"), chair=known("Sue"))
    monty = person("Monty", Role.MONITORING_OFFICER)
    commands.give_scrutiny(scrutiny=scrutiny, of=cabinet, from_on=NOW.date(), by=monty, at=NOW)
    first, second = both(cabinet, icb)
    approved(first)
    other = approved(second)
    assert held_back(other, NOW.date()) == "The decision of 16 November 2026 has not been published yet."


def test_the_matter_is_told_once_for_both(cabinet: Body, icb: Body) -> None:
    first, second = both(cabinet, icb)
    approved(first)
    approved(second, at=LATER)
    told = {"Cabinet: approved", "Estuary ICB Board: approved"}
    for asked in (first, second):
        assert told <= {one.what for one in matter_of(Report.objects.get(pk=asked.report_id))}


def test_joint_decisions_ask_as_often_for_three_as_for_one(
    cabinet: Body, icb: Body, django_assert_max_num_queries: Any
) -> None:
    made = [approved(both(cabinet, icb)[0], at=NOW.replace(hour=hour)) for hour in (9, 10, 11)]
    with django_assert_max_num_queries(3):
        assert len(joint_of(made)) == 3
