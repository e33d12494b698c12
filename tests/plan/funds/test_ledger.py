"""Money is budgeted, allocated, committed and spent by financial year; nothing is promised twice."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.plan.funds import commands
from quadrant.plan.funds.answers import budgets_set, funds_opened
from quadrant.plan.funds.models import Fund, FundEntry, LedgerOnlyAppends
from quadrant.plan.funds.queries import YearOfMoney, contributions_to, left_of, year_of, years_of
from quadrant.plan.funds.terms import Arrangement
from tests.factories.cycle import cycle
from tests.factories.funds import NOW, allocated, committed, council, fund, officer
from tests.factories.partnership import organisation, person


def money(of: Fund, starts: int) -> YearOfMoney:
    found = year_of(of, starts)
    assert found is not None
    return found


def totals(of: Fund, starts: int) -> tuple[int, int, int, int, int]:
    year = money(of, starts)
    return tuple(int(n) for n in (year.budget, year.allocated, year.unallocated, year.committed, year.actual))  # type: ignore[return-value]  # five of them


def test_a_fund_has_its_years_as_they_were_set(ardlebury: Partnership) -> None:
    made = fund()
    assert [(year.label, int(year.budget)) for year in years_of(made)] == [
        ("2027/28", 900_000),
        ("2028/29", 850_000),
        ("2029/30", 650_000),
    ]


def test_allocated_and_unallocated_add_to_the_budget_whatever_happens(ardlebury: Partnership) -> None:
    made = fund(budget={2027: Decimal(100_000)})
    families = allocated(made, 2027, 60_000, "Families")
    assert totals(made, 2027) == (100_000, 60_000, 40_000, 0, 0)
    bound = committed(made, 2027, 45_000)
    commands.release(entry=families, amount=Decimal(15_000), about="Smaller start", by=officer(), at=NOW)
    assert totals(made, 2027) == (100_000, 45_000, 55_000, 45_000, 0)
    commands.release(entry=bound, about="Contract ended early", by=officer(), at=NOW)
    commands.set_budget(fund=made, year=2027, amount=Decimal(80_000), by=officer(), at=NOW)
    assert totals(made, 2027) == (80_000, 45_000, 35_000, 0, 0)
    assert left_of(bound) == 0


def test_nothing_is_allocated_beyond_the_budget(ardlebury: Partnership) -> None:
    made = fund(budget={2027: Decimal(100_000)})
    allocated(made, 2027, 90_000)
    with pytest.raises(Refusal, match=r"has £10,000 unallocated in 2027/28, not £10,001"):
        allocated(made, 2027, 10_001)
    with pytest.raises(Refusal, match=r"£90,000 of 2027/28 is already allocated, so the budget cannot be £89,999"):
        commands.set_budget(fund=made, year=2027, amount=Decimal(89_999), by=officer(), at=NOW)


def test_nothing_is_committed_beyond_the_allocation_of_that_year(ardlebury: Partnership) -> None:
    made = fund(budget={2027: Decimal(100_000), 2028: Decimal(100_000)})
    allocated(made, 2027, 50_000)
    allocated(made, 2028, 80_000)
    committed(made, 2027, 50_000)
    with pytest.raises(Refusal, match=r"has £0 left to commit in 2027/28, not £1"):
        committed(made, 2027, 1)
    committed(made, 2028, 80_000)


def test_over_programming_lets_commitments_go_so_far_beyond_and_no_further(ardlebury: Partnership) -> None:
    made = fund(budget={2027: Decimal(100_000)}, over_programming=Decimal(10))
    allocated(made, 2027, 50_000)
    committed(made, 2027, 55_000)
    with pytest.raises(Refusal, match=r"£0 left to commit"):
        committed(made, 2027, 1)
    uneven = fund("Uneven", budget={2027: Decimal(1)}, over_programming=Decimal("2.5"))
    allocated(uneven, 2027, Decimal("0.99"))
    assert money(uneven, 2027).commitment_limit == Decimal("1.01")  # £1.01475: no half penny beyond the rule


def test_spending_is_always_recorded_and_an_overspend_shown_and_shared(ardlebury: Partnership) -> None:
    made = fund("Emotional health", budget={2026: Decimal(4_200_000)}, arrangement=Arrangement.POOLED)
    icb = organisation("Estuary and Fells ICB", partner=True)
    shares = {council(): Decimal(60), icb: Decimal(40)}
    commands.set_contributions(fund=made, year=2026, shares=shares, by=officer(), at=NOW)
    allocated(made, 2026, 4_050_000)
    committed(made, 2026, 4_050_000)
    commands.record_actual(
        fund=made, amount=Decimal(4_318_000), belongs_on=date(2026, 11, 1), about="Year so far", by=officer(), at=NOW
    )
    year = money(made, 2026)
    assert (year.overspend, year.beyond_commitments) == (Decimal(118_000), Decimal(268_000))
    assert [(part.name, part.amount, part.of_overspend) for part in contributions_to(year)] == [
        ("Ardlebury Council", Decimal(2_520_000), Decimal(70_800)),
        ("Estuary and Fells ICB", Decimal(1_680_000), Decimal(47_200)),
    ]


def test_shares_of_a_pooled_post_must_add_to_100(ardlebury: Partnership) -> None:
    post = fund("Joint post", budget={2026: Decimal(78_500)}, arrangement=Arrangement.POOLED)
    icb = organisation("Estuary and Fells ICB", partner=True)
    with pytest.raises(Refusal, match="The shares add to 105, and must add to 100"):
        commands.set_contributions(
            fund=post, year=2026, shares={council(): Decimal(60), icb: Decimal(45)}, by=officer(), at=NOW
        )
    assert contributions_to(money(post, 2026)) == []
    commands.set_contributions(
        fund=post, year=2026, shares={council(): Decimal(55), icb: Decimal(45)}, by=officer(), at=NOW
    )
    assert [part.amount for part in contributions_to(money(post, 2026))] == [Decimal(43_175), Decimal(35_325)]


def test_on_1_april_with_last_year_still_open_each_line_falls_in_the_year_it_belongs_to(ardlebury: Partnership) -> None:
    made = fund(budget={2026: Decimal(10_000), 2027: Decimal(10_000)})
    first_of_april = datetime(2027, 4, 1, 8, 0, tzinfo=UTC)
    by = officer()
    for day, amount in ((date(2027, 3, 31), 700), (date(2027, 4, 1), 400)):
        for move in (commands.allocate, commands.commit, commands.record_actual):
            move(fund=made, amount=Decimal(amount), belongs_on=day, about="Visits", by=by, at=first_of_april)
    assert totals(made, 2026) == (10_000, 700, 9_300, 700, 700)
    assert totals(made, 2027) == (10_000, 400, 9_600, 400, 400)
    with pytest.raises(Refusal, match="has no budget for 2028/29"):
        commands.commit(fund=made, amount=Decimal(1), belongs_on=date(2028, 4, 1), about="Late", by=by, at=NOW)


def test_a_year_can_be_seen_as_it_stood_on_a_past_day(ardlebury: Partnership) -> None:
    made = fund(budget={2027: Decimal(10_000)})
    later = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    commands.set_budget(fund=made, year=2027, amount=Decimal(12_000), by=officer(), at=later)
    assert [year.budget for year in years_of(made, on=date(2026, 11, 19))] == [10_000]
    assert [year.budget for year in years_of(made, on=date(2026, 11, 20))] == [12_000]


def test_an_allocation_stays_as_large_as_what_is_committed(ardlebury: Partnership) -> None:
    made = fund(budget={2027: Decimal(10_000)})
    aside = allocated(made, 2027, 8_000)
    committed(made, 2027, 5_000)
    with pytest.raises(Refusal, match=r"Only £3,000 of 2027/28 is allocated and not committed"):
        commands.release(entry=aside, about="Given back", by=officer(), at=NOW)
    with pytest.raises(Refusal, match=r"£8,000 of this line is left to give back"):
        commands.release(entry=aside, amount=Decimal(9_000), about="Given back", by=officer(), at=NOW)


def test_a_line_of_the_ledger_is_never_changed_or_removed(ardlebury: Partnership) -> None:
    made = fund(budget={2027: Decimal(10_000)})
    line = FundEntry.objects.get(year__fund=made)
    line.amount = Decimal(99_999)
    with pytest.raises(LedgerOnlyAppends):
        line.save()
    with pytest.raises(LedgerOnlyAppends):
        line.delete()


def test_an_analyst_moves_no_money_and_a_contract_manager_only_spends(ardlebury: Partnership) -> None:
    made = fund(budget={2027: Decimal(10_000)})
    anna, colin = person("Anna", Role.ANALYST), person("Colin", Role.CONTRACT_MANAGER)
    with pytest.raises(NotAllowed):
        commands.open_fund(name="Mine", stream=made.stream, owner=council(), by=anna, at=NOW)  # type: ignore[arg-type]  # the stored word
    day = date(2027, 4, 1)
    with pytest.raises(NotAllowed):
        commands.allocate(fund=made, amount=Decimal(5), belongs_on=day, about="Mine", by=colin, at=NOW)
    allocated(made, 2027, 100)
    assert commands.commit(fund=made, amount=Decimal(5), belongs_on=day, about="Visits", by=colin, at=NOW).amount == 5


def test_a_cycle_knows_when_its_fund_was_opened_and_its_budget_set(ardlebury: Partnership) -> None:
    running = cycle()
    empty = fund("Empty fund", budget={}, cycle=running)
    assert [stated.sentence for _, stated in funds_opened([running.pk])] == ["Empty fund pays for this"]
    assert list(budgets_set([running.pk])) == []
    commands.set_budget(fund=empty, year=2027, amount=Decimal(900_000), by=officer(), at=NOW)
    [(number, stated)] = budgets_set([running.pk])
    assert (number, stated.on, stated.sentence) == (
        running.pk,
        date(2026, 11, 16),
        "Empty fund has a budget of £900,000",
    )
