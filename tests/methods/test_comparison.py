"""Better, worse or no different; moving or standing still."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from quadrant.methods.arrays import Estimate
from quadrant.methods.comparison import (
    Outcome,
    Polarity,
    Trend,
    compare_to_benchmark,
    trend,
    trend_of_values,
    trends,
)
from tests.methods.refusals import refused
from tests.shared_folder import shared

NAN = np.nan


def give_or_take(values: list[float], width: float) -> Estimate:
    middle = np.array(values)
    return Estimate(middle, middle - width, middle + width)


def test_an_interval_that_holds_the_benchmark_is_similar() -> None:
    found = compare_to_benchmark(give_or_take([4, 5, 6, NAN], 1), 5, polarity="High is good")
    assert found == (Outcome.SIMILAR, Outcome.SIMILAR, Outcome.SIMILAR, Outcome.NOT_COMPARED)
    assert compare_to_benchmark(give_or_take([3.9, 6.1], 1), 5, polarity=Polarity.LOW) == (
        Outcome.BETTER,
        Outcome.WORSE,
    )
    assert compare_to_benchmark(give_or_take([3.9, 6.1], 1), [5, 5]) == (Outcome.LOWER, Outcome.HIGHER)


def test_a_goal_is_met_at_its_value() -> None:
    values = give_or_take([89, 90, 95, NAN], 0)
    assert compare_to_benchmark(values, goal=90, polarity="High is good") == (
        Outcome.WORSE, Outcome.BETTER, Outcome.BETTER, Outcome.NOT_COMPARED,
    )  # fmt: skip
    assert compare_to_benchmark(values, goal=90, polarity="Low is good")[:3] == (
        Outcome.BETTER, Outcome.BETTER, Outcome.WORSE,
    )  # fmt: skip
    assert compare_to_benchmark(values, goal=(90, 95), polarity="High is good")[:3] == (
        Outcome.WORSE, Outcome.SIMILAR, Outcome.BETTER,
    )  # fmt: skip


def test_a_comparison_that_means_nothing_is_refused() -> None:
    with refused("compare with a benchmark or with a goal: one of the two"):
        compare_to_benchmark(give_or_take([1], 1))
    with refused("a goal needs to know whether high or low is good"):
        compare_to_benchmark(give_or_take([1], 1), goal=3)
    with refused("the goal runs from 3 to 2, the wrong way round"):
        compare_to_benchmark(give_or_take([1], 1), goal=(3, 2), polarity="High is good")


def test_a_steep_rise_is_told_from_chance_and_a_shallow_one_is_not() -> None:
    # errors of 1: slope 2, variance 1 ÷ 10, chi-square 40; slope 0.9 gives 8.1, under 9.55; slope 1 gives 10
    width = 3.92 / 2
    for slope, expected in ((2.0, Trend.INCREASING), (0.9, Trend.NO_CHANGE), (-1.0, Trend.DECREASING)):
        values = slope * np.arange(5)
        assert trend_of_values(values, values - width, values + width) == expected


def test_one_point_must_not_make_the_trend() -> None:
    values = np.array([10.0, 9.0, 8.0, 7.0, 30.0])  # falls until a last leap
    assert trend_of_values(values, values - 0.1, values + 0.1) == Trend.NO_CHANGE


def test_only_the_last_five_points_count_and_fewer_cannot() -> None:
    values = np.array([99.0, 0, 1, 2, 3, 4])
    assert trend_of_values(values, values - 0.1, values + 0.1, polarity="Low is good") == Trend.INCREASING_WORSE
    assert trend_of_values(values[:4], values[:4], values[:4]) == Trend.CANNOT_BE_CALCULATED
    values[3] = NAN
    assert trend_of_values(values, values - 0.1, values + 0.1) == Trend.CANNOT_BE_CALCULATED


def test_points_without_limits_or_without_width_show_no_change() -> None:
    values = np.arange(5.0)
    assert trend_of_values(values, np.full(5, NAN), np.full(5, NAN)) == Trend.NO_CHANGE
    assert trend_of_values(values, values, values) == Trend.NO_CHANGE
    assert trend([50] * 5, [100] * 5) == Trend.NO_CHANGE


def test_without_a_benchmark_nothing_is_compared() -> None:
    assert compare_to_benchmark(give_or_take([9, 9], 1), [NAN, 5]) == (Outcome.NOT_COMPARED, Outcome.HIGHER)


def test_more_events_than_people_are_a_rate_and_no_proportion() -> None:
    assert trend([150, 180, 210, 240, 270], [100] * 5, kind="rate") == Trend.INCREASING
    with refused("denominator 100 is smaller than count 150 in row 1"):
        trend([150, 180, 210, 240, 270], [100] * 5)


def test_one_point_of_five_without_limits_leaves_all_unsure() -> None:
    values, wide = np.arange(5.0) * 20, np.full(5, 3.92 / 2)
    wide[2] = NAN
    assert trend_of_values(values, values - wide, values + wide) == Trend.NO_CHANGE


def test_a_trend_that_one_wide_point_makes_is_none() -> None:
    # errors of 10, so weights of 0.01: 40 is enough to rise by, until the last point is left out
    values, wide = np.array([30.0, 20.0, 10.0, 0.0, 150.0]), 10 * 3.92 / 2
    assert trend_of_values(values, values - wide, values + wide) == Trend.NO_CHANGE
    rising = np.array([0.0, 20.0, 40.0, 60.0, 80.0])
    assert trend_of_values(rising, rising - wide, rising + wide) == Trend.INCREASING


def test_many_areas_at_once() -> None:
    counts = [[100, 120, 140, 160, 180], [180, 160, 140, 120, 100], [100, 101, 99, 100, 100]]
    people = np.full((3, 5), 1_000)
    assert trends(counts, people) == (Trend.INCREASING, Trend.DECREASING, Trend.NO_CHANGE)
    assert trends(counts, people, kind="rate", polarity="High is good")[1] == Trend.DECREASING_WORSE
    with refused("the denominator is 0 in row 1"):
        trend([1, 1, 1, 1, 1], [1, 1, 0, 1, 1], kind="rate")


def cases() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(shared("conformance", "fingertips_trend", "trend_cases.json").read_text())
    return loaded


def worded(expected: str) -> str:
    """`DecreasingAndGettingWorse` as our sentence has it."""
    if expected == "NoChange":
        return Trend.NO_CHANGE
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in expected).strip().capitalize()


@pytest.mark.parametrize("key", ["DiabetesPrevalence", "GpRegisteredPopulationOver65", "YorkshireMmrCoverage"])
def test_fingertips_trend_by_published_limits(key: str) -> None:
    case = next(case for case in cases()["cases"] if case["key"] == key)
    columns = (("Value", "LowerCI", "UpperCI"),)
    values, lower, upper = ([point.get(name, NAN) for point in case["points"]] for name in columns[0])
    assert trend_of_values(values, lower, upper, polarity=case["Polarity"]) == worded(case["expected_trend"])
    short = values[:-1]
    assert trend_of_values(short, short, short) == worded(cases()["too_few_points"]["expected"])


@pytest.mark.parametrize("key", ["DiabetesPrevalence", "YorkshireMmrCoverage"])
def test_fingertips_trend_from_counts(key: str) -> None:
    case = next(case for case in cases()["cases"] if case["key"] == key)
    counts, people = ([point[name] for point in case["points"]] for name in ("Count", "Denominator"))
    assert trend(counts, people, polarity=case["Polarity"]) == worded(case["expected_trend"])


def test_fingertips_trend_polarity_table() -> None:
    rising = np.arange(5.0)
    for row in cases()["polarity_adjust"]:
        values = {"Increasing": rising, "Decreasing": -rising, "NoChange": rising * 0, "CannotBeCalculated": rising[:3]}
        series = values[row["trend"]]
        found = trend_of_values(series, series - 0.1, series + 0.1, polarity=row["polarity"])
        assert found == worded(row["expected"]), row


@pytest.mark.parametrize("polarity", ["High is good", "Low is good", "No judgement"])
def test_fingertips_trend_benchmark_rule(polarity: str) -> None:
    rule = cases()["benchmark_ci_rule"]
    found = compare_to_benchmark(give_or_take(rule["target"], rule["spread"]), rule["benchmark"], polarity=polarity)
    assert list(found) == rule["expected"][polarity]
