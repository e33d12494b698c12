"""The gap, over everybody in between."""

from __future__ import annotations

import numpy as np
import pytest

from quadrant.methods.inequality import Kind, relative_index, slope_index
from tests.methods.phe import Table
from tests.methods.refusals import refused

LEVEL = ([1.0, 2.0, 3.0], ([0.9, 1.9, 2.9], [1.1, 2.1, 3.1]), [100, 100, 100])


def test_a_straight_line_by_hand() -> None:
    # middles 1/6, 1/2, 5/6: slope 3, from 0.5 at 0 to 3.5 at 1
    assert float(slope_index(*LEVEL).value) == pytest.approx(3)
    assert float(relative_index(*LEVEL).value) == pytest.approx(7)
    assert float(slope_index(*LEVEL, multiplier=-1).value) == pytest.approx(-3)
    assert float(relative_index(*LEVEL, multiplier=-1).value) == pytest.approx(1 / 7)


def test_limits_by_hand_and_the_same_seed_draws_the_same() -> None:
    found = slope_index(*LEVEL, samples=200_000)
    # slope = 1.5 × (last − first); each error 0.1 ÷ 1.96
    width = 1.5 * np.sqrt(2) * 0.1
    assert float(found.upper - found.value) == pytest.approx(width, rel=0.02)
    assert float(slope_index(*LEVEL, seed=5).lower) == float(slope_index(*LEVEL, seed=5).lower)
    wider = slope_index(*LEVEL, confidence=0.998)
    assert wider.upper > found.upper


def test_a_single_draw_is_both_limits() -> None:
    # each value moves by its error, 0.1 ÷ 1.96, times its own normal number; the slope by 1.5 × (last − first)
    first, _, last = np.random.default_rng(3).standard_normal(3)
    drawn = 3 + 1.5 * 0.1 / 1.959963985 * (last - first)
    found = slope_index(*LEVEL, samples=1, seed=3)
    assert float(found.value) == pytest.approx(3)
    assert [float(found.lower), float(found.upper)] == pytest.approx([drawn, drawn], abs=1e-9)


def test_twenty_thousand_lines_are_drawn_unless_told() -> None:
    for method in (slope_index, relative_index):
        told = method(*LEVEL, samples=20_000)
        assert float(method(*LEVEL).lower) == float(told.lower)
        assert float(method(*LEVEL, samples=20_001).lower) != float(told.lower)


def test_limits_of_99_8_per_cent_leave_1_in_1_000_on_either_side() -> None:
    found = slope_index(*LEVEL, samples=1_001, confidence=0.998)
    # of 1,001 draws in order the first and the last but one place from either end, at 0.001 × 1,000 = 1
    draws = np.random.default_rng(0).standard_normal((1_001, 3))
    slopes = np.sort(3 + 1.5 * 0.1 / 1.959963985 * (draws[:, 2] - draws[:, 0]))
    assert [float(found.lower), float(found.upper)] == pytest.approx([slopes[1], slopes[-2]], abs=1e-9)


def test_a_group_of_more_people_pulls_the_line() -> None:
    equal = slope_index(*LEVEL[:2], [1, 1, 1])
    assert slope_index([1, 2, 9], ([0, 1, 8], [2, 3, 10]), [1, 1, 8]).value > equal.value


def test_a_line_that_meets_0_is_no_divisor_however_wide_its_limits() -> None:
    with refused("the line meets 0 at the end that is divided by, so there is no ratio"):
        relative_index([0.5, 1.5, 2.5], ([0.4, 1.4, 2.4], [0.6, 1.6, 2.6]), [1, 1, 1])


def test_what_has_no_slope_is_refused() -> None:
    values, limits, people = LEVEL
    with refused("a line needs at least 3 groups, not 2"):
        slope_index([1, 2], ([0, 1], [2, 3]), [1, 1])
    with refused("every value must lie between its limits"):
        slope_index(values, (limits[1], limits[0]), people)
    with refused("the population is 0 in row 2"):
        slope_index(values, limits, [1, 0, 1])
    with refused("rates and their limits must be above 0"):
        slope_index([0, 1, 2], ([0, 0.5, 1], [1, 2, 3]), people, kind="rate")
    with refused("proportions and their limits must lie between 0 and 1"):
        relative_index(values, limits, people, kind="proportion")


def test_what_is_wrong_is_named() -> None:
    values, (low, high), people = LEVEL
    with refused("lower limits hold a missing number in row 1"):
        slope_index(values, ([np.nan, 1.9, 2.9], high), people)
    with refused("upper limits hold a missing number in row 3"):
        slope_index(values, (low, [1.1, 2.1, np.nan]), people)
    with refused("values, limits and population must be of the same length, not (3,) and (2,)"):
        slope_index(values, (low, high[:2]), people)


def test_rates_below_one_and_what_is_told_when_nothing_is() -> None:
    rates = ([0.2, 0.3, 0.7], ([0.1, 0.2, 0.6], [0.3, 0.4, 0.8]), [100, 100, 100])
    for method in (slope_index, relative_index):
        plain = method(*rates, kind="rate", transform=False, seed=0)
        told = method(*rates, kind="rate")
        assert (float(told.value), float(told.lower)) == (float(plain.value), float(plain.lower))
        assert float(method(*rates, kind="rate", transform=True).value) != float(plain.value)
        assert float(method(*rates, kind="rate", seed=1).lower) != float(plain.lower)


def test_one_value_outside_its_limits_is_enough() -> None:
    with refused("every value must lie between its limits"):
        slope_index([1, 2, 3], ([0.9, 2.5, 2.9], [1.1, 2.6, 3.1]), [1, 1, 1])
    with refused("every value must lie between its limits"):
        slope_index([1, 2, 3], ([0.9, 1.5, 2.9], [1.1, 1.6, 3.1]), [1, 1, 1])
    with refused("population hold -1, below zero, in row 1"):
        slope_index(*LEVEL[:2], [-1, 1, 1])
    with refused("proportions and their limits must lie between 0 and 1"):
        slope_index([0.2, 0.5, 0.9], ([0.1, 0.4, 0.8], [0.3, 0.6, 1.0]), [1, 1, 1], kind="proportion")


KINDS: dict[str, Kind] = {"0": "value", "1": "rate", "2": "proportion"}


def test_phe_indicators_sii_every_case() -> None:
    table = Table("SII_test_data.csv")
    starts = [place for place, row in enumerate(table.rows) if row["sii"]]
    for start in starts:
        groups = 5 if "quintiles" in table.rows[start]["TestDescription"] else 10
        rows = table.rows[start : start + groups]
        first, described = rows[0], rows[0]["TestDescription"]
        values, low, high, people = (
            [float(row[column]) for row in rows] for column in ("Value", "LowerCL", "UpperCL", "Population")
        )
        multiplier = -1.0 if "negative multiplier" in described else 1.0
        if "(x" in described:
            multiplier = float(described.split("(x ")[1].rstrip(")"))
        confidence = 0.99 if "99%" in described else 0.98 if "98%" in described else 0.95
        transform = "transform" in described
        kind = KINDS[first["ValueType"]]
        for method, name in ((slope_index, "sii"), (relative_index, "rii")):
            found = method(
                values, (low, high), people,
                kind=kind, transform=transform, multiplier=multiplier, confidence=confidence,
            )  # fmt: skip
            if first[name]:
                assert float(found.value) == pytest.approx(float(first[name]), rel=1e-7), (described, name)
            limits = (f"{name}_lowercl_1", f"{name}_uppercl_1")
            if "95% and 98%" not in described and first[limits[0]]:
                expected = [float(first[limit]) for limit in limits]
                assert [float(found.lower), float(found.upper)] == pytest.approx(expected, rel=0.05), (described, name)
