"""What the thread says is committed is what the funds' ledgers hold, to the penny; each gap is a list."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from quadrant.analyse.needs.models import Need
from quadrant.do.agreements import commands as agreeing
from quadrant.do.agreements.models import Agreement
from quadrant.do.agreements.terms import Ending
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import InterestKind, Role
from quadrant.plan.funds.queries import funds, years_of
from quadrant.plan.proposals import commands as proposing
from quadrant.plan.proposals.models import Proposal
from quadrant.thread.queries import OnThread, on_thread, thread
from quadrant.thread.rules import may_see_on_thread
from quadrant.thread.terms import Kind
from tests.factories import agreements as made
from tests.factories import funds as paying
from tests.factories import proposals
from tests.factories.agreements import NOW
from tests.factories.governance import holding
from tests.factories.needs import evidenced
from tests.factories.partnership import LONG_AGO
from tests.factories.priorities import priority

FIRST = {2027: Decimal(62_000)}


def at(kind: Kind, number: int) -> OnThread:
    found = on_thread(kind.value, number)
    assert found is not None
    return found


def of_all_funds() -> Decimal:
    """What the pages of the funds add up to."""
    return sum((year.committed for fund in funds() for year in years_of(fund)), Decimal(0))


def two_approved() -> tuple[list[Need], list[Proposal], Agreement]:
    """Two needs, a proposal for each, both approved by one decision; only the first was offered, taken and signed."""
    call = proposals.call()
    needs = [evidenced(call.cycle, name) for name in ("Homes too cold", "Falls on ice")]
    both = []
    for need, title in zip(needs, ("Warm homes van", "Grit for paths"), strict=True):
        answer = priority(call.cycle, f"Against: {need.statement}", needs={need: Decimal(100)})
        written = proposals.draft(call, title, led_by=f"{title} Trust", asks=FIRST)
        by = proposals.applicant(written.organisation)
        proposing.aim_proposal(
            proposal=written, priorities={answer: Decimal(100)}, outcomes={}, by=by, at=proposals.IN_TIME
        )
        both.append(proposing.submit_proposal(proposal=written, by=by, at=proposals.IN_TIME))
    proposals.approved(*both)
    taken = proposals.accepted(proposals.offer(both[0], FIRST))
    years = made.terms(starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31))
    drafted = made.draft(call.cycle, of=both[0].organisation, offer=taken, terms=years, lines=())
    made.meets(drafted)
    return needs, both, made.signed(drafted)


def test_a_need_is_not_answered_by_money_decided_beside_it(ardlebury: Partnership) -> None:
    (cold, falls), (van, grit), agreement = two_approved()
    found = thread()
    assert [need.name for need in found.needs_without_spend] == [falls.statement]
    assert (found.spend_without_need, found.by_need.by) == ([], {(Kind.NEED, cold.pk): Decimal(62_000)})
    assert [(row[0].number, row[1]) for row in found.agreements_without_outcome] == [(agreement.pk, Decimal(62_000))]
    assert (Kind.PROPOSAL, grit.pk) not in [step.node.key for step in at(Kind.AGREEMENT, agreement.pk).upstream]
    assert at(Kind.PROPOSAL, grit.pk).total == 0
    assert [at(Kind.PROPOSAL, van.pk).total, at(Kind.NEED, cold.pk).total] == [Decimal(62_000), Decimal(62_000)]


def test_what_was_given_back_is_on_the_thread_no_more(ardlebury: Partnership) -> None:
    agreement = made.signed()
    assert (thread().worth, thread().ledger) == ({agreement.pk: Decimal(100_000)}, Decimal(100_000))
    agreeing.end_agreement(
        agreement=agreement,
        ended_on=date(2027, 2, 1),
        ending=Ending.AGREED,
        why="The service has moved",
        by=made.commissioner(),
        at=NOW,
    )
    found = thread()
    assert found.worth == {agreement.pk: Decimal(40_000)}
    assert found.ledger == of_all_funds() == Decimal(40_000)
    assert at(Kind.FUND, made.paying().pk).total == Decimal(40_000)


def test_a_fund_counts_what_it_committed_for_no_agreement(ardlebury: Partnership) -> None:
    fund = made.paying()
    paying.committed(fund, 2026, 25_000)
    agreement = made.signed()
    found, here = thread(), at(Kind.FUND, fund.pk)
    assert [(one.node.number, one.pounds) for one in here.money] == [(agreement.pk, Decimal(100_000))]
    assert (here.outside, here.total) == (Decimal(25_000), Decimal(125_000))
    assert sum(found.worth.values()) + found.committed.without_agreement == found.ledger == of_all_funds()


def test_a_draft_commits_nothing(ardlebury: Partnership) -> None:
    drafted = made.draft()
    place = at(Kind.AGREEMENT, drafted.pk)
    assert {step.node.kind: step.arrow.amount for step in place.upstream} == {Kind.FUND: None, Kind.DECISION: None}
    assert (place.total, thread().ledger) == (Decimal(0), Decimal(0))


def test_an_agreement_says_which_fund_pays_how_much(ardlebury: Partnership) -> None:
    early, later = made.paying("Early help fund"), made.paying("Later help fund")
    lines = [*made.money(early, {2026: Decimal(30_000)}), *made.money(later, {2027: Decimal("20000.01")})]
    place = at(Kind.AGREEMENT, made.signed(lines=lines).pk)
    said = [(one.node.name, one.pounds) for one in place.money]
    assert said == [("Early help fund", Decimal(30_000)), ("Later help fund", Decimal("20000.01"))]
    assert place.total == Decimal("50000.01") == thread().ledger


def test_a_measure_leads_back_to_the_money_of_its_agreement(ardlebury: Partnership) -> None:
    agreement = made.signed()
    measure = made.kpi(agreement)
    place = at(Kind.KPI, measure.pk)
    assert [(one.node.key, one.pounds) for one in place.money] == [((Kind.AGREEMENT, agreement.pk), Decimal(100_000))]


@pytest.mark.parametrize("kind", [Kind.AGREEMENT, Kind.KPI])
def test_an_interest_closes_the_place_on_the_thread_too(ardlebury: Partnership, kind: Kind) -> None:
    agreement = made.signed()
    measure = made.kpi(agreement)
    bea = made.second_commissioner()
    place = at(kind, agreement.pk if kind is Kind.AGREEMENT else measure.pk)
    assert may_see_on_thread(bea, place)
    declare_interest(
        person=bea,
        kind=InterestKind.DISCLOSABLE_PECUNIARY,
        nature="Owns a share of it",
        organisation=agreement.provider,
        from_on=LONG_AGO,
        by=holding("Mona", Role.MONITORING_OFFICER),
        at=NOW,
    )
    assert not may_see_on_thread(bea, place)
    assert may_see_on_thread(made.commissioner(), place)
