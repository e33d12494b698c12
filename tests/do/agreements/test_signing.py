"""An agreement is drafted by one person and signed by another; its money is committed as it is signed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.cycle.terms import FactKey
from quadrant.do.agreements import commands
from quadrant.do.agreements.commands import FundingTerm
from quadrant.do.agreements.models import Agreement
from quadrant.do.agreements.queries import agreements, endings, lines_of, money_of, signing_of
from quadrant.do.agreements.terms import Ending, Form
from quadrant.governance.commands import decide_jointly, give_scrutiny, publish_decision
from quadrant.governance.models import Resolution
from quadrant.governance.queries import recommendations_of
from quadrant.governance.terms import Outcome, Proposed
from quadrant.partnership.commands import add_unit, declare_interest
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import BodyKind, DecisionKind, InterestKind, Role
from quadrant.partnership.within import within
from quadrant.plan.funds.models import Fund
from quadrant.plan.funds.queries import YearOfMoney, year_of
from tests.factories import agreements as made
from tests.factories.agreements import NOW
from tests.factories.governance import decide, ready_report, settle
from tests.factories.needs import holds
from tests.factories.partnership import administrator, body, known, organisation, person
from tests.factories.proposals import ASKED, accepted, approved, call, clara, offer, submitted

TODAY = date(2026, 11, 16)


def money_in(fund: Fund, year: int) -> YearOfMoney:
    found = year_of(fund, year)
    assert found is not None
    return found


def committed(fund: Fund, year: int) -> Decimal:
    return money_in(fund, year).committed


def test_signing_commits_each_year_in_the_ledger_of_its_fund(ardlebury: Partnership) -> None:
    fund, cycle = made.paying(), made.running()
    agreement = made.draft(cycle)
    assert holds(cycle, FactKey.AGREEMENT_DRAFTED)
    assert not holds(cycle, FactKey.AGREEMENT_SIGNED)
    signed = made.signed(agreement)
    assert signed.signed_by == made.commissioner()
    assert [(line.year, line.entry and line.entry.amount) for line in lines_of(signed)] == [
        (2026, Decimal(40_000)),
        (2027, Decimal(60_000)),
    ]
    assert (committed(fund, 2026), committed(fund, 2027)) == (Decimal(40_000), Decimal(60_000))
    assert holds(cycle, FactKey.AGREEMENT_SIGNED)


def test_who_drafts_does_not_sign(ardlebury: Partnership) -> None:
    agreement = made.draft()
    with pytest.raises(NotAllowed, match="You drafted this agreement, so somebody else signs it"):
        commands.sign_agreement(agreement=agreement, by=made.manager(), at=NOW)
    assert not Agreement.objects.signed().exists()


def test_an_interest_in_the_provider_keeps_somebody_from_signing(ardlebury: Partnership) -> None:
    agreement, clara_ = made.draft(), made.commissioner()
    declare_interest(
        person=clara_,
        kind=InterestKind.PERSONAL,
        organisation=agreement.provider,
        nature="Her brother runs it",
        from_on=date(2026, 1, 1),
        by=clara_,
        at=NOW,
    )
    with pytest.raises(NotAllowed, match="without an interest in the provider"):
        commands.sign_agreement(agreement=agreement, by=clara_, at=NOW)


def test_what_two_bodies_decide_is_signed_once_both_have_resolved_the_same(ardlebury: Partnership) -> None:
    award = Proposed("That family support be bought", DecisionKind.AWARD, Decimal(100_000))
    icb = body("Estuary ICB Board", chair=known("Ivan"), powers={DecisionKind.AWARD: None})
    report = ready_report(made.cabinet(), recommends=[award])
    other = decide_jointly(report=report, body=icb, by=report.author, at=NOW)
    given = decide(recommendations_of(report)[0])
    agreement = made.draft(recommendation=given.recommendation)
    waits = f"{given.body.name} approved on 16 November 2026; waiting for Estuary ICB Board."
    with pytest.raises(Refusal, match=waits):
        made.signed(agreement)
    decide(recommendations_of(settle(other))[0])
    assert made.signed(agreement).signed_at == NOW


def test_it_rests_on_a_decision_that_gave_what_was_asked(ardlebury: Partnership) -> None:
    refused = made.award(outcome=Outcome.REFUSED)
    agreement = made.draft(recommendation=refused)
    with pytest.raises(Refusal, match="The body did not approve the recommendation that it rests on"):
        made.signed(agreement)
    bare = made.draft(recommendation=None, terms=made.terms(title="On nothing"))
    assert signing_of(bare, on=TODAY).hindrances == ("It rests on no accepted offer and on no body's decision.",)
    granted = made.award(title="Another award")
    commands.rest_on_decision(agreement=bare, recommendation=granted, by=made.manager(), at=NOW)
    assert made.signed(bare).signed_at == NOW


def test_agreements_under_one_decision_stay_within_its_sum(ardlebury: Partnership) -> None:
    under = made.award(150_000)
    made.signed(recommendation=under)
    second = made.draft(
        recommendation=under, terms=made.terms(title="A second"), lines=made.money(made.paying("Other"))
    )
    with pytest.raises(Refusal, match=r"The decision leaves £50,000, and this agreement is worth £100,000\."):
        made.signed(second)


def test_beyond_the_allocation_nothing_is_signed_and_nothing_committed(ardlebury: Partnership) -> None:
    fund = made.paying("Small", years={2026: 40_000, 2027: 59_999})
    agreement = made.draft(lines=made.money(fund))
    with pytest.raises(Refusal, match=r"Small has £59,999 left to commit in 2027/28, not £60,000\."):
        made.signed(agreement)
    assert committed(fund, 2026) == 0
    assert not Agreement.objects.signed().exists()


def test_several_funds_pay_in_several_years(ardlebury: Partnership) -> None:
    council, icb = made.paying("Council fund"), made.paying("ICB fund")
    lines = [
        FundingTerm(council, 2026, Decimal(30_000)),
        FundingTerm(icb, 2026, Decimal(10_000)),
        FundingTerm(council, 2027, Decimal(30_000)),
        FundingTerm(icb, 2027, Decimal(20_000)),
    ]
    signed = made.signed(lines=lines)
    assert [(year.year.label, year.fund.name, year.agreed) for year in money_of(signed)] == [
        ("2026/27", "Council fund", Decimal(30_000)),
        ("2026/27", "ICB fund", Decimal(10_000)),
        ("2027/28", "Council fund", Decimal(30_000)),
        ("2027/28", "ICB fund", Decimal(20_000)),
    ]
    with pytest.raises(Refusal, match="The agreement is signed"):
        commands.set_funding_lines(agreement=signed, lines=lines[:1], by=made.manager(), at=NOW)


def test_from_an_offer_the_money_is_the_offers_year_by_year(ardlebury: Partnership) -> None:
    proposal = submitted(call())
    approved(proposal)
    given = accepted(offer(proposal))
    cycle, fund = proposal.call.cycle, proposal.call.fund
    settled = made.terms(starts_on=date(2027, 4, 1), ends_on=date(2030, 3, 31))
    agreement = made.draft(cycle, of=proposal.organisation, offer=given, terms=settled, lines=())
    assert {line.year: line.amount for line in lines_of(agreement)} == ASKED
    short = ASKED | {2027: Decimal(61_000)}
    with pytest.raises(Refusal, match=r"The offer for 2027/28 is £62,000, and the funding lines add to £61,000\."):
        commands.set_funding_lines(agreement=agreement, lines=made.money(fund, short), by=made.manager(), at=NOW)
    with pytest.raises(Refusal, match="This offer already has an agreement"):
        made.draft(cycle, of=proposal.organisation, offer=given, terms=made.terms(title="Twice"), lines=())
    made.meets(agreement)
    commands.sign_agreement(agreement=agreement, by=clara(), at=NOW)
    assert committed(fund, 2027) == Decimal(62_000)


def test_an_internal_agreement_is_made_with_a_unit_of_the_organisation(ardlebury: Partnership) -> None:
    council, college = organisation("The council"), organisation("The college")
    parking = add_unit(organisation=council, name="Parking", by=administrator(), at=NOW)
    sla = made.terms(form=Form.INTERNAL)
    with pytest.raises(Refusal, match="An internal agreement is made with a unit"):
        made.draft(of=council, terms=sla)
    with pytest.raises(Refusal, match="That unit belongs to another organisation"):
        made.draft(of=college, unit=parking, terms=sla, recommendation=made.award(title="For the college"))
    settled = made.draft(of=council, unit=parking, terms=sla, recommendation=made.award(title="For the council"))
    assert settled.party == "Parking, The council"


def test_a_call_off_rests_on_its_signed_framework_agreement(ardlebury: Partnership) -> None:
    parent = made.draft(terms=made.terms(title="Short breaks list", form=Form.FRAMEWORK), lines=())
    one = made.draft(parent=parent, terms=made.terms(title="Call-off 1"))
    with pytest.raises(Refusal, match="The framework agreement that it calls off from is not signed"):
        made.signed(one)
    made.signed(parent)
    assert made.signed(one).parent_id == parent.pk


def test_ending_early_gives_back_what_later_years_had_committed(ardlebury: Partnership) -> None:
    fund = made.paying()
    signed = made.signed()
    with pytest.raises(Refusal, match="It ends on 31 March 2028 by itself"):
        commands.end_agreement(
            agreement=signed, ended_on=date(2028, 3, 31), ending=Ending.AGREED, why="Done", by=made.manager(), at=NOW
        )
    commands.end_agreement(
        agreement=signed,
        ended_on=date(2027, 2, 28),
        ending=Ending.TERMINATED,
        why="Late three times in ten",
        by=made.manager(),
        at=NOW,
    )
    assert (committed(fund, 2026), committed(fund, 2027)) == (Decimal(40_000), Decimal(0))
    assert [one.last_on for one in endings(within_months=6)] == [date(2027, 2, 28)]
    assert [one.state for one in agreements()] == ["live"]


def test_a_payment_falls_into_the_financial_year_of_its_day(ardlebury: Partnership) -> None:
    """On 1 April with last year still open: the day of payment decides, whenever it is entered."""
    fund = made.paying()
    signed = made.signed()
    april = NOW.replace(year=2027, month=4, day=2)
    for day, amount in ((date(2027, 3, 31), 10_000), (date(2027, 4, 1), 5_000)):
        commands.record_payment(
            agreement=signed,
            fund=fund,
            amount=Decimal(amount),
            paid_on=day,
            about="Quarter",
            by=made.manager(),
            at=april,
        )
    assert [(year.year.label, year.paid, year.left) for year in money_of(signed)] == [
        ("2026/27", Decimal(10_000), Decimal(30_000)),
        ("2027/28", Decimal(5_000), Decimal(55_000)),
    ]
    assert (money_in(fund, 2026).actual, money_in(fund, 2027).actual) == (Decimal(10_000), Decimal(5_000))
    with pytest.raises(Refusal, match="Elsewhere does not pay for this agreement"):
        commands.record_payment(
            agreement=signed,
            fund=made.paying("Elsewhere"),
            amount=Decimal(1),
            paid_on=TODAY,
            about="Stray",
            by=made.manager(),
            at=NOW,
        )


def test_nothing_is_paid_before_it_is_signed(ardlebury: Partnership) -> None:
    with pytest.raises(Refusal, match="Nothing is paid before the agreement is signed"):
        commands.record_payment(
            agreement=made.draft(),
            fund=made.paying(),
            amount=Decimal(1),
            paid_on=TODAY,
            about="Early",
            by=made.manager(),
            at=NOW,
        )


def test_shares_of_outcomes_add_to_a_hundred(ardlebury: Partnership) -> None:
    from quadrant.do.agreements.queries import agreements_without_outcome, outcomes_of
    from tests.factories.needs import outcome

    agreement = made.draft()
    safe, learn = outcome("Children are safe"), outcome("Children learn")
    assert [one.pk for one in agreements_without_outcome()] == [agreement.pk]
    with pytest.raises(Refusal, match="The shares add to 90, and must add to 100"):
        commands.share_between_outcomes(
            agreement=agreement, shares={safe: Decimal(60), learn: Decimal(30)}, by=made.manager(), at=NOW
        )
    commands.share_between_outcomes(
        agreement=agreement, shares={safe: Decimal(60), learn: Decimal(40)}, by=made.manager(), at=NOW
    )
    assert [(one.outcome.name, one.share) for one in outcomes_of(agreement)] == [
        ("Children are safe", Decimal(60)),
        ("Children learn", Decimal(40)),
    ]
    assert agreements_without_outcome() == []


def test_a_draft_that_is_given_up_frees_its_title(ardlebury: Partnership) -> None:
    cycle = made.running()
    agreement = made.draft(cycle)
    commands.withdraw_agreement(agreement=agreement, why="The provider withdrew", by=made.manager(), at=NOW)
    assert not holds(cycle, FactKey.AGREEMENT_DRAFTED)
    assert made.draft(cycle, recommendation=made.award(title="Anew")).title == "Family support"


def test_a_decision_that_may_be_called_in_is_not_signed_before_its_days_are_over(ardlebury: Partnership) -> None:
    mona, clerk = person("Mona", Role.MONITORING_OFFICER), administrator()
    scrutiny = body("Scrutiny", chair=known("Sanjay"), kind=BodyKind.COMMITTEE)
    give_scrutiny(scrutiny=scrutiny, of=made.cabinet(), from_on=date(2026, 9, 1), by=mona, at=NOW)
    award = made.award()
    agreement = made.draft(recommendation=award)
    with pytest.raises(Refusal, match="The decision of 16 November 2026 has not been published yet"):
        made.signed(agreement)
    publish_decision(resolution=Resolution.objects.get(recommendation=award), by=clerk, at=NOW)
    with pytest.raises(Refusal, match="may be called in, so nothing is done before 24 November 2026"):
        made.signed(agreement)
    eight_days_on = NOW + timedelta(days=8)
    with within(ardlebury, on=eight_days_on.date()):
        assert made.signed(agreement, at=eight_days_on).signed_at == eight_days_on
