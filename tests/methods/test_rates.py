"""Proportions, rates and means: values by hand, limits that hold, and the reference tables."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quadrant.methods.arrays import Estimate
from quadrant.methods.rates import byars, mean, proportion, rate, wilson
from tests.methods.phe import Table
from tests.methods.refusals import refused

NAN = np.nan


def test_half_of_a_hundred_by_hand() -> None:
    # z = 1.959964: (100 + 3.841459 ∓ 1.959964 × √(3.841459 + 100)) ÷ (2 × 103.841459)
    found = wilson([50], [100])
    assert found.value.tolist() == [0.5]
    assert found.lower == pytest.approx([0.4038315], abs=1e-7)
    assert found.upper == pytest.approx([0.5961685], abs=1e-7)
    assert found.note == ""


def test_none_and_all_keep_inside_zero_to_one() -> None:
    found = wilson([0, 12], [12, 12])
    assert found.lower[0] == 0
    assert found.upper[1] == 1
    assert found.upper[0] == pytest.approx(3.841458821 / (12 + 3.841458821))
    assert not np.isnan(found.lower + found.upper).any()


def test_per_cent_is_a_multiplier() -> None:
    found = proportion([50], [100], 100)
    assert found.value.tolist() == [50.0]
    assert found.lower == pytest.approx([40.38315], abs=1e-5)


def test_exact_limits_below_ten_events_and_byars_from_ten() -> None:
    # chi-square by the tables: 0.05 / 2 with 2 degrees gives 0.0506, 0.975 with 4 degrees gives 11.1433
    found = byars([0, 1, 9, 10])
    assert found.lower == pytest.approx([0, 0.0253178, 4.1153731, 4.7874], abs=1e-4)
    assert found.upper == pytest.approx([3.6888795, 5.5716434, 17.0848035, 18.3911], abs=1e-3)
    pure = byars([0, 1], exact_below=0)
    assert pure.lower == pytest.approx([0, 0.0130721], abs=1e-7)
    assert not np.isnan(pure.upper).any()


def test_a_rate_may_have_more_events_than_people() -> None:
    found = rate([150], [100], 1)
    assert found.value.tolist() == [1.5]
    assert found.lower[0] < 1.5 < found.upper[0]


def test_a_missing_number_stays_missing_and_says_so() -> None:
    found = rate([5, NAN, 7], [100, 100, NAN])
    assert np.isnan(found.value).tolist() == [False, True, True]
    assert np.isnan(found.upper).tolist() == [False, True, True]
    assert found.note == "rows 2 and 3: not available"
    assert wilson([NAN], [3]).note == "row 1: not available"
    assert byars([4, NAN]).note == "row 2: not available"


def test_a_mean_by_hand() -> None:
    # 2, 4, 6: s = 2, t(2) = 4.302653, width 4.302653 × 2 ÷ √3
    found = mean([2, 4, 6])
    assert float(found.value) == 4
    assert float(found.upper) == pytest.approx(4 + 4.968275, abs=1e-6)


def test_means_of_areas_leave_out_what_is_missing_and_tell_when_one_value_is_too_few() -> None:
    found = mean([[1.0, 3.0, NAN], [5.0, NAN, NAN], [NAN, NAN, NAN]])
    assert found.value[:2].tolist() == [2.0, 5.0]
    assert np.isnan(found.value[2])
    assert np.isnan(found.lower).tolist() == [False, True, True]
    assert found.note == "rows 2 and 3: limits need at least 2 values"
    assert float(mean([7, 7, 7]).lower) == 7


def test_what_no_rate_can_be_made_of_is_refused() -> None:
    with refused("denominator 12 is smaller than count 15 in row 3"):
        wilson([1, 2, 15], [12, 12, 12])
    with refused("the denominator is 0 in row 2"):
        rate([1, 2], [10, 0])
    with refused("counts hold -1, below zero, in row 1"):
        byars([-1])
    with refused("counts hold an infinite number in row 1"):
        byars([np.inf])
    with refused("counts and denominators must be of the same length, not (2,) and (1,)"):
        wilson([1, 2], [3])
    with refused("confidence must lie between 0 and 1, such as 0.95, not 95"):
        wilson([1], [3], confidence=95)
    with refused("the multiplier must be above 0, such as 100 or 100,000, not 0"):
        rate([1], [3], 0)
    with refused("there are no values to take a mean of"):
        mean([])


def test_a_rate_is_for_each_hundred_thousand_unless_told() -> None:
    assert rate([1], [1_000]).value.tolist() == [100]
    with refused("the multiplier must be above 0, such as 100 or 100,000, not Infinity"):
        rate([1], [1_000], np.inf)


def test_a_missing_value_changes_nothing_of_a_mean() -> None:
    found, without = mean([2.0, NAN, 4.0, 9.0]), mean([2.0, 4.0, 9.0])
    assert (float(found.lower), float(found.upper)) == (float(without.lower), float(without.upper))


def test_no_rows_give_no_rows() -> None:
    assert wilson([], []).value.tolist() == []
    assert byars([]).upper.tolist() == []


@given(n=st.integers(1, 100_000), part=st.floats(0, 1))
def test_limits_hold_the_estimate_and_narrow_as_numbers_grow(n: int, part: float) -> None:
    x = int(part * n)
    found = wilson([x, 4 * x], [n, 4 * n])
    assert (found.lower <= found.value).all()
    assert (found.value <= found.upper).all()
    assert (found.lower >= 0).all()
    assert (found.upper <= 1).all()
    assert np.diff(found.upper - found.lower)[0] < 0
    counted = byars([x, 4 * x])
    assert (counted.lower <= counted.value).all()
    assert (counted.value <= counted.upper).all()


@pytest.mark.parametrize("row", range(12))
def test_phe_indicators_test_bw(row: int) -> None:
    table = Table("test_BW.csv")
    x, n = table.numbers("x")[row], table.numbers("n")[row]
    confidence = float(table.words("confidence")[row].rstrip("%")) / 100
    is_byar = table.words("method")[row] == "Byars"
    found = byars(x, confidence=confidence, exact_below=0) if is_byar else wilson(x, n, confidence=confidence)
    assert float(found.lower) == pytest.approx(table.numbers("lowercl")[row], rel=1e-9)
    assert float(found.upper) == pytest.approx(table.numbers("uppercl")[row], rel=1e-9)


@pytest.mark.parametrize(("name", "known"), [("test_Prop.csv", "Wilson"), ("test_Rate.csv", "Byars")])
def test_phe_indicators_rows(name: str, known: str) -> None:
    table = Table(name)
    assert known in table.words("method")
    method = proportion if known == "Wilson" else rate
    for row, multiplier in enumerate(table.numbers("multiplier")):
        x, n = table.numbers("Numerator")[row], table.numbers("Denominator")[row]
        for confidence, tag in ((0.95, "95_0"), (0.998, "99_8")):
            found = method(x, n, multiplier, confidence=confidence)
            expected = [table.numbers(column)[row] for column in ("value", f"lower{tag}cl", f"upper{tag}cl")]
            mine = [float(found.value), float(found.lower), float(found.upper)]
            assert mine == pytest.approx(expected, rel=1e-9, nan_ok=True), table.rows[row]


@pytest.mark.parametrize(
    ("name", "method"), [("test_Prop_g_results.csv", proportion), ("test_Rate_g_results.csv", rate)]
)
def test_phe_indicators_grouped(name: str, method: Callable[..., Estimate]) -> None:
    table = Table(name)
    for row, multiplier in enumerate(table.numbers("multiplier")):
        confidence = float(table.words("confidence")[row].rstrip("%")) / 100
        x, n = table.numbers("Numerator")[row], table.numbers("Denominator")[row]
        found = method(x, n, multiplier, confidence=confidence)
        expected = [table.numbers(column)[row] for column in ("value", "lowercl", "uppercl")]
        mine = [float(found.value), float(found.lower), float(found.upper)]
        assert mine == pytest.approx(expected, rel=1e-9, nan_ok=True)


@pytest.mark.parametrize("area", ["Area1", "Area2", "No grouping"])
def test_phe_indicators_mean(area: str) -> None:
    table, results = Table("test_Mean.csv"), Table("test_Mean_results.csv")
    chosen = [area in {name, "No grouping"} for name in table.words("area")]
    row = results.words("area").index(area)
    for confidence, tag in ((0.95, "95_0"), (0.998, "99_8")):
        found = mean(table.numbers("values")[chosen], confidence=confidence)
        expected = [results.numbers(column)[row] for column in ("value", f"lower{tag}cl", f"upper{tag}cl")]
        assert [float(found.value), float(found.lower), float(found.upper)] == pytest.approx(expected, rel=1e-9)
