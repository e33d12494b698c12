"""A body decides within its powers, once, in the words that its outcome needs; one person under delegation likewise."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance import commands
from quadrant.governance.commands import Resolved
from quadrant.governance.models import Resolution
from quadrant.governance.queries import (
    decisions,
    is_favourable,
    recommendations_of,
    replaced_by,
    resolution_of,
    resolutions_of,
)
from quadrant.governance.terms import Outcome, Proposed, Votes
from quadrant.partnership import commands as partnership
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import BodyKind, DecisionKind, Frequency, Role
from tests.factories.governance import meet, proposer, ready_report, resolve, settle
from tests.factories.partnership import NOW, administrator, body, known, person
from tests.governance.deciding import AWARD, POWERS


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    """Chris in the chair, Carol and Colin; two make a quorum."""
    return body("Cabinet", known("Carol"), known("Colin"), chair=known("Chris"), quorum=2, powers=POWERS)


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
