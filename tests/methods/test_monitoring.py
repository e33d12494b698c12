"""Accounting periods, variances, and totals that are or are not the sum of what stands above them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from quadrant.methods.calendar import AccountingPeriod, FinancialYear
from quadrant.methods.monitoring import RunningSum, variance

AMOUNTS = st.lists(st.decimals(min_value=-1_000_000, max_value=1_000_000, places=2), min_size=1, max_size=30)


def test_the_first_period_is_april_and_the_last_is_march_of_the_next_year() -> None:
    year = FinancialYear(2027)
    assert [AccountingPeriod(year, number).last_day for number in (1, 7, 11, 12)] == [
        date(2027, 4, 30),
        date(2027, 10, 31),
        date(2028, 2, 29),
        date(2028, 3, 31),
    ]
    assert (AccountingPeriod(year, 7).label, AccountingPeriod(year, 7).month) == ("P7 2027/28", "October 2027")


def test_more_than_the_budget_is_a_variance_below_nothing() -> None:
    assert variance(Decimal("100.00"), Decimal("110.01")) == Decimal("-10.01")


@given(AMOUNTS, st.data())
def test_every_run_of_the_last_amounts_is_a_total(amounts: list[Decimal], data: st.DataObject) -> None:
    running = RunningSum()
    for amount in amounts:
        running.add(amount)
    first = data.draw(st.integers(0, len(amounts)))
    assert running.ends_in(sum(amounts[first:], Decimal(0)))


def test_a_penny_more_and_a_run_that_ended_before_are_none() -> None:
    running = RunningSum()
    for amount in ("10.00", "20.00", "40.00"):
        running.add(Decimal(amount))
    assert [running.ends_in(Decimal(total)) for total in ("40", "60", "70", "60.01", "30", "10")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip
