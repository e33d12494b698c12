"""Red is not news: what a process says when it is left to speak."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from quadrant.methods.control_chart import (
    Assurance,
    Cause,
    ControlChart,
    Improvement,
    Variation,
    assurance,
    variation,
    xmr,
)
from tests.methods.refusals import refused
from tests.shared_folder import SHARED, shared


def limits(chart: ControlChart) -> list[float]:
    return [round(float(line[-1]), 2) for line in (chart.centre, chart.lower, chart.upper)]


def test_limits_by_hand() -> None:
    # of the first five: mean 12.8, moving ranges 2 4 2 2, their mean 2.5, 2.66 × 2.5 = 6.65
    chart = xmr([10, 12, 16, 14, 12, 8], fix_after=5)
    assert limits(chart) == [12.8, 6.15, 19.45]


def test_six_points_are_no_signal_and_seven_are() -> None:
    below = [1.0, -1.0] * 6
    assert not xmr([*below, *[0.3] * 6]).shift.any()
    chart = xmr([*below, *[0.3, 0.4] * 3, 0.3, -1.0], fix_after=12)
    assert np.flatnonzero(chart.shift).tolist() == [12, 13, 14, 15, 16, 17, 18]


def test_a_point_on_the_mean_breaks_the_run() -> None:
    chart = xmr([1, -1] * 4 + [0.5, 0.6] * 3 + [0.0] + [0.5, 0.6] * 3, fix_after=8)
    assert not chart.shift.any()


def test_seven_rising_points() -> None:
    assert np.flatnonzero(xmr([5, 1, 2, 3, 4, 5, 6, 7, 3]).trend).tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert not xmr([1, 2, 3, 3, 4, 5, 6]).trend.any()
    assert not xmr([1, 2, 3, 4, 5, 6]).trend.any()


def test_one_reason_is_named_before_another() -> None:
    chart = xmr([0, 1] * 6 + [2, 3, 4, 5, 6, 7, 30], fix_after=12)
    causes = chart.causes()
    assert causes[-1] is Cause.OUTSIDE
    assert causes[0] is Cause.COMMON
    assert chart.special[-1]


def test_constant_series_have_no_signals_screened_or_not() -> None:
    for screened in (False, True):
        chart = xmr([5.1] * 14, screen_outliers=screened)
        assert limits(chart) == [5.1, 5.1, 5.1]
        assert not chart.special.any()


def test_a_single_point_and_no_points() -> None:
    assert limits(xmr([4])) == [4, 4, 4]
    with refused("there are no points to chart"):
        xmr([])
    with refused("values hold a missing number in row 2"):
        xmr([1, np.nan])
    with refused("limits need at least 2 points, not 1"):
        xmr([1, 2, 3], fix_after=1)
    with refused("a new period must start inside the series, at 1 to 2"):
        xmr([1, 2, 3], rebase_at=[3])


def test_a_new_period_starts_afresh() -> None:
    chart = xmr([1, 2, 1, 2, 11, 12, 11, 12], rebase_at=[4])
    assert chart.centre.tolist() == [1.5] * 4 + [11.5] * 4
    assert not chart.special.any()


def test_every_new_period_must_start_on_a_point_and_the_second_point_may() -> None:
    with refused("a new period must start inside the series, at 1 to 5"):
        xmr([1, 2, 1, 2, 1, 2], rebase_at=[1, 2.5])  # type: ignore[list-item]
    with refused("a new period must start inside the series, at 1 to 5"):
        xmr([1, 2, 1, 2, 1, 2], rebase_at=[0, 2])
    chart = xmr([5, 1, 2, 1, 2, 9, 11], rebase_at=[5, 1])
    assert chart.centre.tolist() == [5, 1.5, 1.5, 1.5, 1.5, 10, 10]
    assert chart.upper == pytest.approx([5, *[4.16] * 4, 15.32, 15.32])  # moving ranges of 0, 1 and 2


def test_moving_ranges_of_3_267_times_their_mean_are_screened_out() -> None:
    # ranges 1 1 1 1 1 and 20: their mean is 25 ÷ 6 and 20 is more than 3.267 of it; without it their mean is 1
    series = [1, 2, 1, 2, 1, 2, 22]
    mean = 31 / 7
    assert float(xmr(series, screen_outliers=True).upper[0]) == pytest.approx(mean + 2.66)
    assert float(xmr(series).upper[0]) == pytest.approx(mean + 2.66 * 25 / 6)
    # 4 ranges of 1 and one of 8: mean 2.4, 3.267 × 2.4 = 7.84 screens it; one of 7 (mean 2.2, 7.19) stays
    assert float(xmr([1, 2, 1, 2, 1, 9], screen_outliers=True).upper[0]) == pytest.approx(16 / 6 + 2.66)
    assert float(xmr([1, 2, 1, 2, 1, 8], screen_outliers=True).upper[0]) == pytest.approx(15 / 6 + 2.66 * 11 / 5)


def test_one_leap_is_screened_out_of_the_limits() -> None:
    series = [1, 2] * 8 + [40] + [1, 2] * 8
    assert limits(xmr(series, screen_outliers=True))[2] < limits(xmr(series))[2]


def test_a_signal_is_good_or_bad_by_which_way_is_better() -> None:
    series = [10, 11] * 6 + [20]
    chart = xmr(series, fix_after=12)
    assert variation(chart, series, "increase")[-1] is Variation.IMPROVEMENT
    assert variation(chart, series, "decrease")[-1] is Variation.CONCERN
    assert variation(chart, series)[-1] is Variation.NEITHER
    assert variation(chart, series, "increase")[0] is Variation.COMMON
    with refused("the chart was made of another series"):
        variation(chart, series[:-1])
    with refused("values hold a missing number in row 1"):
        variation(chart, [np.nan, *series[1:]])


def test_a_target_beyond_the_limits_is_always_or_never_met() -> None:
    chart = xmr([10, 11] * 6)  # limits 7.84 to 13.16
    assert assurance(chart, 7, Improvement.INCREASE) is Assurance.MEETS
    assert assurance(chart, 14, Improvement.INCREASE) is Assurance.FALLS_SHORT
    assert assurance(chart, 14, Improvement.DECREASE) is Assurance.MEETS
    assert assurance(chart, 10.5, Improvement.INCREASE) is Assurance.INCONSISTENT
    assert assurance(chart, 10.5, Improvement.NEUTRAL) is None
    for limit in (float(chart.lower[-1]), float(chart.upper[-1])):  # a target on a limit lies not beyond it
        assert assurance(chart, limit, Improvement.INCREASE) is Assurance.INCONSISTENT
        assert assurance(chart, limit, Improvement.DECREASE) is Assurance.INCONSISTENT
    assert list(Assurance) == [
        "consistently meets the target",
        "consistently falls short of the target",
        "meets the target at some times and not at others",
    ]


STORIES = {
    "good": ([76, 78, 77, 80, 79, 82, 81, 79, 80, 78, 81, 80, 83, 85, 84, 86, 85, 87, 88, 87, 89, 88, 90, 91], 12,
             [79.25, 74.41, 84.09]),
    "deteriorating": ([96, 95, 97, 95, 96, 96, 95, 97, 96, 95, 96, 96, 95, 95, 94, 95, 94, 94, 95, 93, 92, 91, 90, 88],
                      12, [95.83, 92.93, 98.74]),
    "noisy": ([231, 262, 219, 255, 228, 270, 236, 215, 258, 243, 226, 268, 239, 221, 251, 264, 218, 247, 233, 259, 224,
               266, 241, 229], 12, [242.58, 157.71, 327.46]),
    "failing": ([11, 13, 12, 14, 12, 13, 15, 14, 17, 19, 18, 22, 24, 23, 27, 31, 30, 34], 8, [13.00, 8.82, 17.18]),
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
def test_quenmouth_limits_as_printed(story: str) -> None:
    series, fixed, printed = STORIES[story]
    assert limits(xmr(series, fix_after=fixed)) == printed


def first_known(story: str) -> int | None:
    """The month in which somebody who looks at the chart every month first sees its last point stand out."""
    series, fixed, _ = STORIES[story]
    months = range(fixed + 1, len(series) + 1)
    return next((month for month in months if xmr(series[:month], fix_after=fixed).special[-1]), None)


def test_quenmouth_signals_in_the_month_printed() -> None:
    assert {story: first_known(story) for story in STORIES} == {
        "good": 14, "deteriorating": 19, "noisy": None, "failing": 10,
    }  # fmt: skip


def test_quenmouth_points_outside_their_limits_as_printed() -> None:
    charts = {story: xmr(series, fix_after=fixed) for story, (series, fixed, _) in STORIES.items()}
    assert np.flatnonzero(charts["good"].outside)[0] + 1 == 14
    assert np.flatnonzero(charts["deteriorating"].outside)[0] + 1 == 21
    assert not charts["noisy"].special.any()
    assert np.flatnonzero(charts["failing"].outside)[0] + 1 == 10


REFERENCE: list[dict[str, Any]] = (
    json.loads((SHARED / "conformance" / "spc" / "nhsrplotthedots_reference_runs.json").read_text()) if SHARED else []
)
REASONS = {"UCL": Cause.OUTSIDE, "LCL": Cause.OUTSIDE, "Trend": Cause.TREND, "2 in 3": Cause.TWO_OF_THREE}


def cause(reference: str) -> Cause:
    if reference == "Common Cause":
        return Cause.COMMON
    return next((ours for word, ours in REASONS.items() if word in reference), Cause.SHIFT)


@pytest.mark.parametrize(
    "run",
    [
        pytest.param(run, id=f"{run['series']}-screen_{run['screen_outliers']}-fix_{run['fix_after_n_points']}")
        for run in REFERENCE
    ],
)
def test_spc_reference_run(run: dict[str, Any]) -> None:
    chart = xmr(run["y"], screen_outliers=run["screen_outliers"], fix_after=run["fix_after_n_points"])
    assert chart.centre == pytest.approx(np.full(len(run["y"]), run["mean"]), rel=1e-9)
    if run["lpl"] is None:  # the reference loses the limits of a constant series when it screens; ours stay at its mean
        assert limits(chart) == [5.0, 5.0, 5.0]
        return
    assert float(chart.lower[0]) == pytest.approx(run["lpl"], rel=1e-9)
    assert float(chart.upper[0]) == pytest.approx(run["upl"], rel=1e-9)
    assert chart.outside.tolist() == run["outside_limits"]
    assert chart.special.tolist() == run["special_cause_flag"]
    assert list(chart.causes()) == [cause(word) for word in run["special_cause_type"]]
    for way, column in (("increase", "point_type_increase"), ("decrease", "point_type_decrease")):
        said = [word.value for word in variation(chart, run["y"], way)]
        assert [word.rsplit(" ", 1)[-1] for word in said] == [word.rsplit("_", 1)[-1] for word in run[column]]


def test_spc_was_found_where_the_folder_is() -> None:
    shared("conformance", "spc")
    assert len(REFERENCE) == 86


def test_spc_rule_vectors_assurance() -> None:
    words = {"consistent_fail": Assurance.FALLS_SHORT, "consistent_pass": Assurance.MEETS,
             "inconsistent": Assurance.INCONSISTENT, None: None}  # fmt: skip
    vectors = json.loads(shared("conformance", "spc", "nhsrplotthedots_rule_vectors.json").read_text())
    for case in vectors["assurance"]:
        line = np.zeros(1)
        flags = np.zeros(1, dtype=np.bool_)
        chart = ControlChart(line, line + case["lpl"], line + case["upl"], flags, flags, flags, flags, flags)
        for way in Improvement:
            assert assurance(chart, case["target"], way) == words[case[way.value]]
