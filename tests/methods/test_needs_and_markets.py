"""Tomorrow's need, yesterday's prices, and who holds the market."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from quadrant.methods.arrays import Estimate
from quadrant.methods.market import concentration, herfindahl
from quadrant.methods.projected_need import projected_need
from quadrant.methods.rates import rate
from quadrant.methods.real_terms import Deflator, real_terms
from tests.methods.refusals import refused

PRICES = Deflator(
    "Test prices", {2024: Decimal(100), 2025: Decimal("104"), 2026: Decimal("106.08")}, date(2026, 9, 30), "by hand"
)


def test_one_provider_and_ten_equal_ones() -> None:
    assert herfindahl([7]) == 10_000
    assert herfindahl([1] * 10) == pytest.approx(1_000)
    assert herfindahl([50, 30, 20, 0]) == pytest.approx(3_800)
    assert herfindahl([Decimal("0.5"), Decimal("0.5")]) == 5_000


def test_the_largest_providers_hold_most() -> None:
    assert concentration([50, 20, 10, 10, 10]) == 0.9
    assert concentration([50, 30, 20], 1) == 0.5
    assert concentration([50, 30, 20], 9) == 1


def test_a_market_of_nobody_is_refused() -> None:
    with refused("no provider has a share of this market"):
        herfindahl([])
    with refused("shares hold -1, below zero, in row 2"):
        herfindahl([1, -1])
    with refused("concentration looks at the largest 1 or more providers, not 0"):
        concentration([1], 0)


def test_last_years_money_in_this_years_prices() -> None:
    now = [Decimal("106.08")] * 3
    assert real_terms([100, 104, Decimal("106.08")], PRICES, 2026, years=[2024, 2025, 2026]) == now
    assert real_terms({2024: 100, 2025: 104, 2026: Decimal("106.08")}, PRICES, 2026) == now
    assert real_terms({}, PRICES, 2024) == []


def test_prices_may_be_counted_in_parts_of_one() -> None:
    halves = Deflator("Halves", {2024: Decimal("0.5"), 2025: Decimal("0.75")}, date(2026, 9, 30), "by hand")
    assert real_terms({2024: 100}, halves, 2025) == [Decimal(150)]
    assert real_terms({2025: 150}, halves, 2024) == [Decimal(100)]


def test_prices_that_are_not_known_are_refused() -> None:
    with refused("Test prices of 2026-09-30 covers 2024 to 2026, not 2023"):
        real_terms({2023: 1}, PRICES, 2026)
    with refused("Empty of 2026-01-01 covers no year, not 2024"):
        real_terms({2024: 1}, Deflator("Empty", {}, date(2026, 1, 1), ""), 2024)
    with refused("there are 1 amounts and 2 years"):
        real_terms([1], PRICES, 2026, years=[2024, 2025])
    with refused("say which year each amount is of"):
        real_terms([1], PRICES, 2026)
    with refused("the amounts name their years themselves"):
        real_terms({2024: 1}, PRICES, 2026, years=[2024])
    with refused("an amount must be a number, not NaN"):
        real_terms({2024: Decimal("NaN")}, PRICES, 2026)
    with refused("Broken is 0 in 2024, must be above 0"):
        real_terms({2024: 1}, Deflator("Broken", {2024: Decimal(0)}, date(2026, 1, 1), ""), 2024)


def test_today_s_rates_for_tomorrow_s_people() -> None:
    rates = Estimate(np.array([0.1, 0.5]), np.array([0.05, 0.4]), np.array([0.2, 0.6]))
    found = projected_need(rates, [[1_000, 200], [900, 300]], ["65-79", "80+"])
    assert found.central.tolist() == [[100, 100], [90, 150]]
    assert found.totals.value.tolist() == [200, 240]
    assert found.totals.lower.tolist() == [130, 165]
    assert found.totals.upper.tolist() == [320, 360]


def test_rates_per_thousand_and_one_year() -> None:
    rates = rate([20, 60], [1_000, 1_000], 1_000)
    found = projected_need(rates, [500, 100], ["adults", "elders"], multiplier=1_000)
    assert found.central.tolist() == [10, 6]
    assert (found.low < found.central).all()


def test_a_single_year_has_one_total() -> None:
    rates = Estimate(np.array([0.1, 0.5]), np.array([0.05, 0.4]), np.array([0.2, 0.6]))
    totals = projected_need(rates, [1_000, 200], ["65-79", "80+"]).totals
    assert (float(totals.value), float(totals.lower), float(totals.upper)) == (200, 130, 320)


def test_need_that_cannot_be_projected_is_refused() -> None:
    rates = rate([20, 60], [1_000, 1_000], 1)
    with refused("population must have one column for each of the 1 bands"):
        projected_need(rates, [1, 2], ["a"])
    with refused("there are 2 rates for 3 bands"):
        projected_need(rates, [1, 2, 3], ["a", "b", "c"])
    with refused("rates hold a missing number in row 2"):
        projected_need(rate([20, np.nan], [1_000, 1_000]), [1, 2], ["a", "b"])
    known, gap = np.array([0.1, 0.5]), np.array([np.nan, 0.5])
    with refused("lower limits hold a missing number in row 1"):
        projected_need(Estimate(known, gap, known), [1, 2], ["a", "b"])
    with refused("upper limits hold a missing number in row 1"):
        projected_need(Estimate(known, known, gap), [1, 2], ["a", "b"])
    with refused("population must have one column for each of the 2 bands"):
        projected_need(rates, [[[1, 2]]], ["a", "b"])
    with refused("population must have one column for each of the 0 bands"):
        projected_need(rates, [], [])
