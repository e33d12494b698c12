"""Money in different years, made comparable."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quadrant.methods.discounting import (
    HEALTH,
    STANDARD,
    RateTable,
    benefit_cost_ratio,
    discount_factor,
    equivalent_annual,
    present_value,
    rates_in_force,
)
from tests.methods.refusals import refused
from tests.shared_folder import shared


def test_a_hundred_pounds_next_year_and_the_year_after() -> None:
    assert present_value([100, 0]) == 100
    assert round(present_value([0, 100]), 4) == Decimal("96.6184")  # 100 / 1.035
    assert round(present_value([0, 0, 100], rates=Decimal("0.1")), 4) == Decimal("82.6446")  # 100 / 1.21


@pytest.mark.parametrize(
    ("whole_cost", "worth"),
    [("5.90", "5.514"), ("5.56", "5.196"), ("5.34", "4.991"), ("5.42", "5.066"), ("5.52", "5.159")],
)
def test_five_equal_years(whole_cost: str, worth: str) -> None:
    yearly = [Decimal(whole_cost) / 5] * 5
    assert round(present_value(yearly, 2026), 3) == Decimal(worth)


def test_the_rate_falls_after_thirty_years_and_after_seventy_five() -> None:
    assert [STANDARD.rate(year) for year in (1, 30, 31, 75, 76)] == [
        Decimal(rate) for rate in ("0.035", "0.035", "0.03", "0.03", "0.025")
    ]
    assert HEALTH.rate(10) == Decimal("0.015")
    with refused("Green Book health rates has no discount rate for year 126"):
        HEALTH.rate(126)


def test_a_later_first_year_is_discounted_to_the_base() -> None:
    assert present_value([100], 2027, base=2026) == discount_factor(2027, STANDARD, base=2026) * 100
    assert present_value([], 2027, base=2026) == 0
    assert present_value([100], base=0) == 100
    assert len(discount_factor(40, STANDARD, base=0).as_tuple().digits) == 28  # worked with 40 digits, given with 28


def test_the_same_every_year_is_its_own_equivalent() -> None:
    assert equivalent_annual([70, 70, 70]) == 70
    # 30 now and 10 a year later at 10 %: present value 39.0909, over 1.90909 years
    assert round(equivalent_annual([30, 10], rates=Decimal("0.1")), 4) == Decimal("20.4762")
    with refused("there are no yearly amounts to spread"):
        equivalent_annual([])


def test_case_6_cost_of_the_problem() -> None:
    found = benefit_cost_ratio(20 * 5_000, 40_000, outcomes=20)
    assert (found.benefits, found.costs, found.net) == (Decimal(100_000), Decimal(40_000), Decimal(60_000))
    assert found.ratio == Decimal("2.5")
    assert found.cost_per_outcome == 2_000


def test_what_cannot_be_compared_is_refused() -> None:
    with refused("costs are £0, so there is no ratio of benefits to costs"):
        benefit_cost_ratio(100, 0)
    with refused("costs must be a number, not NaN"):
        benefit_cost_ratio(100, float("nan"))
    assert benefit_cost_ratio(3, 1).ratio == 3
    with refused("a cost per outcome needs at least 1 outcome, not 0"):
        benefit_cost_ratio(100, 10, outcomes=0)
    with refused("a yearly amount must be a number, not NaN"):
        present_value([float("nan")])
    with refused("a discount rate of -1 has no meaning"):
        present_value([1, 1], rates=-1)


def test_tables_are_dated() -> None:
    assert rates_in_force("Green Book standard rates", date(2026, 11, 16)) is STANDARD
    assert rates_in_force("Green Book standard rates", date(2003, 4, 1)) is STANDARD
    assert rates_in_force("Green Book health rates", date(2003, 4, 1)) is HEALTH
    with refused("no discount rates called 'Green Book health rates' are in force on 2003-03-31"):
        rates_in_force("Green Book health rates", date(2003, 3, 31))
    with refused("no discount rates called 'Green Book standard rates' are in force on 1999-01-01"):
        rates_in_force("Green Book standard rates", date(1999, 1, 1))


@given(
    first=st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=60),
    second=st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=60),
    times=st.integers(-9, 9),
)
def test_present_value_is_linear(first: list[int], second: list[int], times: int) -> None:
    years = max(len(first), len(second))
    first, second = first + [0] * (years - len(first)), second + [0] * (years - len(second))
    together = present_value([times * one + other for one, other in zip(first, second, strict=True)])
    assert abs(together - (times * present_value(first) + present_value(second))) < Decimal("1e-15")


def green_book() -> tuple[RateTable, dict[str, float], dict[str, float]]:
    case = json.loads(shared("conformance", "cost_benefit", "green_book_factors.json").read_text())
    bands = tuple((first, last, Decimal(str(rate))) for first, last, rate in case["rates"])
    return RateTable("as given", bands, date(2010, 4, 1), None, case["source"]), case["factors"], case["complex"]


@pytest.mark.parametrize("year", ["2005", "2010", "2020", "2030", "2050", "2135"])
def test_cost_benefit_green_book_factor(year: str) -> None:
    table, factors, _ = green_book()
    assert table.bands == STANDARD.bands
    assert float(discount_factor(int(year), table, base=2010)) == pytest.approx(factors[year], abs=1e-4)


def test_cost_benefit_schedule_that_starts_after_the_base() -> None:
    table, _, case = green_book()
    found = discount_factor(2160, table, base=int(case["base_year"]), schedule_from=int(case["year_zero"]))
    assert float(found) == pytest.approx(case["factor_2160"], abs=1e-4)
