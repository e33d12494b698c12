"""A call is drafted, opened once its criteria are adopted, and takes nothing a second after it closes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from quadrant.appraisal import commands as scoring
from quadrant.appraisal.queries import panels_to_hand_in, sheets_of
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.plan.proposals import commands
from quadrant.plan.proposals.answers import calls_closed, calls_drafted, calls_opened
from quadrant.plan.proposals.queries import (
    calls_seen_by,
    opened_call_numbered,
    questions_of,
    state_of_call,
    years_offered,
)
from quadrant.plan.proposals.rules import may_see_call
from quadrant.plan.proposals.terms import CallState
from tests.factories import appraisal
from tests.factories.cycle import cycle
from tests.factories.funds import council, fund
from tests.factories.partnership import person
from tests.factories.proposals import CLOSES, DRAFTED, IN_TIME, OPENED, applicant, call, clara, draft, lead, submitted

SECOND = timedelta(seconds=1)


def test_a_call_asks_the_ten_questions_of_the_framework_with_their_24_parts(ardlebury: Partnership) -> None:
    asked = questions_of(call())
    assert [question.number for question in asked if question.parent is None] == list(range(1, 11))
    assert sum(question.parent is not None for question in asked) == 24


def test_a_call_opens_only_when_its_criteria_are_adopted(ardlebury: Partnership) -> None:
    made = call(opened=False)
    assert state_of_call(made, at=OPENED) is CallState.DRAFT
    with pytest.raises(Refusal, match="The criteria must be adopted before the call opens"):
        commands.open_call(call=made, by=clara(), at=OPENED)
    assert opened_call_numbered(made.pk) is None


def test_a_call_needs_money_and_a_closing_moment_ahead(ardlebury: Partnership) -> None:
    running = cycle(by=clara())
    with pytest.raises(Refusal, match="Area Improvement Fund has no budget yet"):
        call(running, fund=fund(budget={}, cycle=running))


def test_a_call_is_closed_from_the_second_after_its_closing_moment(ardlebury: Partnership) -> None:
    made = call()
    assert state_of_call(made, at=CLOSES) is CallState.OPEN
    assert state_of_call(made, at=CLOSES + SECOND) is CallState.CLOSED


def test_a_fund_that_does_not_pay_for_the_cycle_cannot_be_chosen(ardlebury: Partnership) -> None:
    with pytest.raises(Refusal, match="Link the fund to it first"):
        call(fund=fund("Another fund"))


def test_a_proposal_is_taken_up_to_the_closing_moment_and_refused_11_seconds_later(ardlebury: Partnership) -> None:
    made = call()
    submitted(made, "In the last second", at=IN_TIME)
    last = draft(made, "At noon exactly", led_by="Harbour Door")
    commands.submit_proposal(proposal=last, by=applicant(last.organisation), at=CLOSES)
    late = draft(made, "Eleven seconds late", led_by="Quaybright CIC")
    with pytest.raises(Refusal) as refused:
        commands.submit_proposal(proposal=late, by=applicant(late.organisation), at=CLOSES + 11 * SECOND)
    assert refused.value.sentence == "This call closed at 12 noon on 12 June 2026. You are 11 seconds late."
    with pytest.raises(Refusal, match="This call is closed"):
        commands.start_proposal(
            call=made, organisation=late.organisation, title="Next", by=applicant(late.organisation), at=CLOSES + SECOND
        )


def test_no_marks_are_handed_in_and_no_marking_ends_while_the_call_still_takes_proposals(
    ardlebury: Partnership,
) -> None:
    """Mo may mark what is in; but whoever comes at noon of the last day is still taken, and marked."""
    made = call()
    submitted(made, "First in")
    named = appraisal.panel(made.criteria_set, appraisal.member("Mo"))
    [mo], chair = appraisal.shared_out(named), named.chair
    appraisal.mark(sheets_of(mo)[0], 4)
    still = (
        r"^The call “Area improvement 2027” takes proposals until 12 noon on 12 June 2026\. "
        r"The marking ends after that\.$"
    )
    with pytest.raises(Refusal, match=still):
        scoring.submit_marks(panellist=mo, by=mo.person, at=CLOSES)
    with pytest.raises(Refusal, match=still):
        scoring.close_round(panel=named, why="All is marked", by=chair, at=CLOSES)
    assert panels_to_hand_in(mo.person, at=CLOSES) == []
    last = draft(made, "At noon exactly", led_by="Harbour Door")
    commands.submit_proposal(proposal=last, by=applicant(last.organisation), at=CLOSES)
    appraisal.shared_out(named)
    for sheet in sheets_of(mo):
        appraisal.mark(sheet, 4)
    assert panels_to_hand_in(mo.person, at=CLOSES + SECOND) == [mo]
    scoring.submit_marks(panellist=mo, by=mo.person, at=CLOSES + SECOND)
    scored = scoring.lock_scores(criteria_set=made.criteria_set, by=chair, at=CLOSES + SECOND)
    assert scored.scores.count() == 2


def test_a_call_does_not_open_on_criteria_whose_marking_has_ended(ardlebury: Partnership) -> None:
    first = call()
    submitted(first, "First in")
    second = call(first.cycle, fund=first.fund, criteria_set=first.criteria_set, title="Again", opened=False)
    [mo] = appraisal.shared_out(appraisal.panel(first.criteria_set, appraisal.member("Mo")))
    appraisal.mark_all(mo, {"First in": 4})
    with pytest.raises(Refusal, match=r"The marking by these criteria has ended\. Draft the next version"):
        commands.open_call(call=second, by=clara(), at=IN_TIME)


def test_an_open_call_no_longer_changes_but_may_be_extended_with_a_reason(ardlebury: Partnership) -> None:
    made = call()
    later = datetime(2026, 6, 19, 11, 0, tzinfo=UTC)
    with pytest.raises(Refusal, match="Say why authors get more time"):
        commands.extend_call(call=made, closes_at=later, why=" ", by=clara(), at=IN_TIME)
    with pytest.raises(Refusal, match="Choose a moment after"):
        commands.extend_call(call=made, closes_at=CLOSES - SECOND, why="Earlier", by=clara(), at=IN_TIME)
    extended = commands.extend_call(call=made, closes_at=later, why="The form was down", by=clara(), at=IN_TIME)
    assert state_of_call(extended, at=CLOSES + SECOND) is CallState.OPEN
    with pytest.raises(Refusal, match="Only an open call can be extended"):
        commands.extend_call(call=made, closes_at=later + timedelta(days=7), why="Again", by=clara(), at=later + SECOND)


def test_applicants_see_a_call_once_it_is_open_and_cannot_open_one(ardlebury: Partnership) -> None:
    made = call(opened=False)
    priya = applicant(lead("Hedgerow Family Trust"))
    assert not may_see_call(priya, made)
    assert list(calls_seen_by(priya)) == []
    with pytest.raises(NotAllowed):
        commands.open_call(call=made, by=priya, at=OPENED)
    analyst = person("Anna", Role.ANALYST, organisation=council())
    assert may_see_call(analyst, made)


def test_a_cycle_knows_its_call_drafted_opened_and_closed(ardlebury: Partnership) -> None:
    made = call()
    submitted(made)
    cycle_number = made.cycle_id
    assert [(f.on, f.sentence) for _, f in calls_drafted([cycle_number])] == [
        (DRAFTED.date(), "“Area improvement 2027” is drafted")
    ]
    assert [(f.on, f.sentence) for _, f in calls_opened([cycle_number])] == [
        (OPENED.date(), "“Area improvement 2027”, until 12 June 2026")
    ]
    assert [(f.on, f.sentence) for _, f in calls_closed([cycle_number])] == [
        (date(2026, 6, 12), "“Area improvement 2027” closed with 1 proposals")
    ]


def test_a_call_offers_the_years_of_its_fund(ardlebury: Partnership) -> None:
    assert [year.label for year in years_offered(call())] == ["2027/28", "2028/29", "2029/30"]
