"""Money is offered only after a body has approved, within what it approved, what was asked, and what the fund has."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.cycle.models import Cycle
from quadrant.governance.commands import change_recommendation, decide_jointly
from quadrant.governance.queries import recommendations_of
from quadrant.governance.terms import Outcome, Proposed
from quadrant.partnership import commands as partnership
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import DecisionKind, InterestKind
from quadrant.plan.funds.models import Fund
from quadrant.plan.funds.queries import year_of
from quadrant.plan.proposals import commands
from quadrant.plan.proposals.answers import (
    offers_accepted,
    offers_made,
    proposals_decided,
    proposals_submitted,
)
from quadrant.plan.proposals.models import Offer
from quadrant.plan.proposals.queries import (
    decision_on,
    offers_to_lapse,
    offers_waiting_for,
    state_of_offer,
    states_of,
    years_of_offer,
)
from quadrant.plan.proposals.terms import Asks, OfferState, ProposalState
from tests.factories.cycle import cycle
from tests.factories.funds import fund
from tests.factories.governance import decide, settle
from tests.factories.partnership import LONG_AGO, NOW, body, known
from tests.factories.proposals import (
    ASKED,
    DECIDED,
    EXPIRES,
    IN_TIME,
    OFFERED,
    accepted,
    applicant,
    approved,
    call,
    clara,
    decided,
    funding_report,
    offer,
    submitted,
)

HALF = {2027: Decimal(62_000), 2028: Decimal(4_000)}


def allocated(made: Offer, year: int) -> Decimal:
    money = year_of(made.proposal.call.fund, year)
    assert money is not None
    return money.allocated


def test_nothing_is_offered_before_a_body_has_decided(ardlebury: Partnership) -> None:
    made = submitted(call())
    with pytest.raises(Refusal, match="No body has decided on this proposal yet"):
        offer(made)
    report = funding_report({made: Asks.FUND})
    with pytest.raises(Refusal, match="No body has decided on this proposal yet"):
        offer(made)
    decide(recommendations_of(report)[0], Outcome.DEFERRED, at=DECIDED)
    with pytest.raises(Refusal, match="No body has decided on this proposal yet"):
        offer(made)


def test_what_two_bodies_fund_is_offered_once_both_have_resolved_the_same(ardlebury: Partnership) -> None:
    made = submitted(call())
    report = settle(funding_report({made: Asks.FUND}), at=DECIDED)
    icb = body("Estuary ICB Board", chair=known("Ivan"), powers={DecisionKind.FUNDING: None})
    other = decide_jointly(report=report, body=icb, by=report.author, at=DECIDED)
    decide(recommendations_of(report)[0], at=DECIDED)
    with pytest.raises(Refusal, match=r"; waiting for Estuary ICB Board\."):
        offer(made)
    assert states_of([made], at=OFFERED)[made.pk] is ProposalState.SUBMITTED
    decide(recommendations_of(other)[0], at=DECIDED)
    assert years_of_offer(offer(made)) == ASKED


def test_a_refused_proposal_gets_no_offer_and_is_not_funded(ardlebury: Partnership) -> None:
    to = call()
    refused, left_out = submitted(to), submitted(to, "Inward investment brochure", led_by="Quaybright CIC")
    decided({refused: Asks.FUND}, Outcome.REFUSED)
    decided({left_out: Asks.DO_NOT_FUND})
    for proposal in (refused, left_out):
        with pytest.raises(Refusal, match="The body did not approve this proposal"):
            offer(proposal)
    assert set(states_of([refused, left_out], at=OFFERED).values()) == {ProposalState.NOT_FUNDED}


def test_an_offer_sets_its_money_aside_year_by_year(ardlebury: Partnership) -> None:
    [made] = approved(submitted(call()))
    given = offer(made)
    assert years_of_offer(given) == ASKED
    assert [allocated(given, year) for year in (2027, 2028, 2029)] == [62_000, 64_000, 60_000]
    assert states_of([made], at=OFFERED)[made.pk] is ProposalState.OFFERED
    with pytest.raises(Refusal, match="This proposal already has an offer"):
        offer(made)


def test_a_part_offer_says_what_falls_away_and_never_gives_more_than_was_asked(ardlebury: Partnership) -> None:
    [made] = approved(submitted(call()))
    with pytest.raises(Refusal, match=r"This is a part offer\. Say what falls away"):
        offer(made, HALF)
    with pytest.raises(Refusal, match=r"£62,000 was asked for in 2027/28, not £62,001"):
        offer(made, {2027: Decimal(62_001)})
    given = offer(made, HALF, falls_away="The third year and most of the second.")
    assert years_of_offer(given) == HALF


def test_a_call_that_ruled_out_part_funding_makes_no_part_offer(ardlebury: Partnership) -> None:
    [made] = approved(submitted(call(part_funding=False)))
    with pytest.raises(Refusal, match="nothing is funded in part"):
        offer(made, HALF, falls_away="The third year.")


def small_fund(running: Cycle) -> Fund:
    return fund("Small fund", budget={2027: Decimal(100_000)}, cycle=running)


def test_two_offers_cannot_both_take_the_last_of_a_year(ardlebury: Partnership) -> None:
    running = cycle(by=clara())
    to = call(running, fund=small_fund(running))
    asks = {2027: Decimal(60_000)}
    first = submitted(to, asks=asks)
    second = submitted(to, "Handyperson service", led_by="Hearth and Home Agency", asks=asks)
    approved(first, second)
    offer(first, asks)
    with pytest.raises(Refusal, match=r"Small fund has £40,000 unallocated in 2027/28, not £60,000"):
        offer(second, asks)
    assert not Offer.objects.filter(proposal=second).exists()


def test_offers_under_a_decision_stay_within_the_sum_that_the_body_approved(ardlebury: Partnership) -> None:
    to = call()
    made = submitted(to)
    report = funding_report({made: Asks.FUND})
    recommendation = recommendations_of(report)[0]
    assert recommendation.value == 186_000
    lower = Proposed(recommendation.text, DecisionKind.FUNDING, Decimal(100_000))
    decide(change_recommendation(recommendation=recommendation, proposed=lower, by=clara(), at=DECIDED), at=DECIDED)
    with pytest.raises(Refusal, match=r"£100,000 is left of the £100,000 that Cabinet approved"):
        offer(made)


def test_a_declined_offer_frees_its_money_for_the_reserve(ardlebury: Partnership) -> None:
    running = cycle(by=clara())
    to = call(running, fund=small_fund(running))
    asks = {2027: Decimal(60_000)}
    first = submitted(to, asks=asks)
    reserve = submitted(to, "Handyperson service", led_by="Hearth and Home Agency", asks=asks)
    decided({first: Asks.FUND, reserve: Asks.RESERVE})
    assert states_of([reserve], at=OFFERED)[reserve.pk] is ProposalState.RESERVE
    given = offer(first, asks)
    declined = commands.decline_offer(
        offer=given, why="We lost our venue", by=applicant(first.organisation), at=OFFERED
    )
    assert allocated(declined, 2027) == 0
    offer(reserve, asks)
    assert states_of([first, reserve], at=OFFERED) == {
        first.pk: ProposalState.DECLINED,
        reserve.pk: ProposalState.OFFERED,
    }


def test_an_offer_that_nobody_answers_in_time_lapses_and_frees_its_money(ardlebury: Partnership) -> None:
    [made] = approved(submitted(call()))
    given = offer(made)
    late = EXPIRES + timedelta(seconds=1)
    with pytest.raises(Refusal, match="Only an offer whose time has run out can lapse"):
        commands.lapse_offer(offer=given, by=None, at=EXPIRES)
    assert offers_to_lapse(at=EXPIRES) == []
    assert state_of_offer(given, at=late) is OfferState.LAPSED
    with pytest.raises(Refusal, match="The time to answer this offer has run out"):
        commands.accept_offer(offer=given, by=applicant(made.organisation), at=late)
    assert offers_to_lapse(at=late) == [given]
    commands.lapse_offer(offer=given, by=None, at=late)
    assert allocated(given, 2027) == 0
    assert offers_to_lapse(at=late) == []


def test_only_the_organisation_answers_its_offer_and_once(ardlebury: Partnership) -> None:
    to = call()
    made, other = submitted(to), submitted(to, "Handyperson service", led_by="Hearth and Home Agency")
    approved(made)
    given = offer(made)
    assert offers_waiting_for(applicant(made.organisation), at=OFFERED) == [given]
    for stranger in (clara(), applicant(other.organisation)):
        with pytest.raises(NotAllowed, match="Only the organisation that proposed may answer the offer"):
            commands.accept_offer(offer=given, by=stranger, at=OFFERED)
    accepted(given)
    with pytest.raises(Refusal, match="already been answered"):
        commands.decline_offer(offer=given, why="After all", by=applicant(made.organisation), at=OFFERED)


def test_nobody_makes_an_offer_to_an_organisation_that_they_have_an_interest_in(ardlebury: Partnership) -> None:
    [made] = approved(submitted(call()))
    partnership.declare_interest(
        person=clara(),
        kind=InterestKind.PERSONAL,
        organisation=made.organisation,
        nature="Sister works there",
        from_on=LONG_AGO,
        by=clara(),
        at=NOW,
    )
    with pytest.raises(NotAllowed, match="without an interest in the organisation"):
        offer(made)


def test_a_final_report_takes_no_more_proposals_so_that_a_body_knows_what_it_decides(ardlebury: Partnership) -> None:
    to = call()
    made = submitted(to)
    later = submitted(to, "Handyperson service", led_by="Hearth and Home Agency")
    recommendation = recommendations_of(funding_report({made: Asks.FUND}))[0]
    with pytest.raises(Refusal, match="Name Hearth and Home Agency in the report as concerned"):
        commands.put_to_decision(
            proposals=[later], recommendation=recommendation, asks=Asks.FUND, by=clara(), at=DECIDED
        )
    decide(recommendation, at=DECIDED)
    with pytest.raises(Refusal, match="This report is final"):
        commands.put_to_decision(
            proposals=[later], recommendation=recommendation, asks=Asks.FUND, by=clara(), at=DECIDED
        )


def test_what_is_before_a_body_is_no_longer_withdrawn(ardlebury: Partnership) -> None:
    made = submitted(call())
    funding_report({made: Asks.FUND})
    with pytest.raises(Refusal, match="This proposal is before a body"):
        commands.withdraw_proposal(proposal=made, why="Late", by=applicant(made.organisation), at=IN_TIME)


def test_a_deferred_proposal_can_be_brought_again_and_what_was_settled_last_holds(ardlebury: Partnership) -> None:
    made = submitted(call())
    decided({made: Asks.FUND}, Outcome.DEFERRED)
    first = decision_on(made)
    assert first is not None
    assert not first.is_settled
    decided({made: Asks.FUND})
    second = decision_on(made)
    assert second is not None
    assert second.is_approved
    funding_report({made: Asks.FUND})
    still = decision_on(made)
    assert still is not None
    assert still.is_approved


def test_a_cycle_knows_when_everything_is_decided_offered_and_accepted(ardlebury: Partnership) -> None:
    to = call()
    made, other = submitted(to), submitted(to, "Handyperson service", led_by="Hearth and Home Agency")
    number = to.cycle_id
    assert [f.sentence for _, f in proposals_submitted([number])] == ["2 proposals submitted"]
    approved(made)
    assert list(proposals_decided([number])) == []
    decided({other: Asks.DO_NOT_FUND})
    assert [(f.on, f.sentence) for _, f in proposals_decided([number])] == [
        (DECIDED.date(), "2 proposals decided, 1 approved")
    ]
    assert list(offers_made([number])) == []
    given = offer(made)
    assert [f.sentence for _, f in offers_made([number])] == ["1 offer made"]
    assert list(offers_accepted([number])) == []
    accepted(given)
    assert [(f.on, f.sentence) for _, f in offers_accepted([number])] == [(OFFERED.date(), "1 offers accepted")]
