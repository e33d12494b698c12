"""Where a short series is heading, and how much to believe it."""

from __future__ import annotations

from itertools import product

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from quadrant.methods.forecast import _METHODS, Method, back_test, forecast
from tests.methods.refusals import refused
from tests.shared_folder import shared


def test_a_straight_line_goes_on() -> None:
    found = forecast([10, 12, 14, 16, 18, 20, 22], 2)
    assert found.method is Method.DRIFT
    assert found.mean == pytest.approx([24, 26])
    assert found.error == pytest.approx(0)
    assert found.naive_error == pytest.approx(2)


def test_a_noisy_level_stays_near_its_last_value() -> None:
    found = forecast([50, 52, 49, 51, 50, 52, 49, 51], 2)
    assert found.method is Method.LEVEL
    assert 50 < found.mean[0] < 51
    assert found.mean[0] == found.mean[1]


def test_intervals_hold_each_other_and_widen() -> None:
    found = forecast([50, 52, 49, 55, 50, 58, 49, 51], 3)
    for line in (found.lower_80 - found.lower_95, found.upper_95 - found.upper_80, found.mean - found.lower_80):
        assert (line > 0).all()
    assert (np.diff(found.upper_95 - found.lower_95) > 0).all()


def test_per_cents_stay_between_zero_and_a_hundred() -> None:
    found = forecast([90, 99, 92, 98, 91, 99], 5, least=0, most=100)
    assert found.upper_95.max() == 100
    assert forecast([90, 99, 92, 98, 91, 99], 5).upper_95.max() > 100


def test_a_series_that_never_changed_says_so() -> None:
    found = forecast([7, 7, 7, 7, 7], 2)
    assert found.mean.tolist() == found.lower_95.tolist() == found.upper_80.tolist() == [7, 7]
    assert found.note == "the series has never changed, so its intervals have no width"


def test_too_short_to_forecast() -> None:
    with refused("4 points are too short to forecast: at least 5 are needed"):
        forecast([1, 2, 3, 4])
    with refused("points hold a missing number in row 2"):
        forecast([1, np.nan, 3, 4, 5])
    with refused("5 points can be forecast 1 to 5 ahead, not 6"):
        forecast([1, 2, 3, 4, 5], 6)
    with refused("5 points are too short to test: at least 6 are needed"):
        back_test([1, 2, 3, 4, 5])


def test_looking_back() -> None:
    found = back_test([10, 12, 14, 16, 18, 20, 22, 24, 26], 1)
    assert found.trials == 4
    assert found.naive_error == 2
    assert found.error < 2


def test_looking_back_by_hand() -> None:
    # five sevens promise 7 and 7 without width, six promise 7; a 7 and two 8s came: one of three was promised
    found = back_test([7, 7, 7, 7, 7, 7, 8])
    assert found.trials == 3
    assert found.error == found.naive_error == pytest.approx(2 / 3)
    assert found.covered_80 == found.covered_95 == pytest.approx(1 / 3)
    fallen = back_test([7, 7, 7, 7, 7, 7, 6])
    assert fallen.covered_80 == fallen.covered_95 == pytest.approx(1 / 3)
    # three points are foretold from five and from six, then two, then one; the last value stays 2, 4 and 6 behind
    line = back_test([10, 12, 14, 16, 18, 20, 22, 24, 26])
    assert line.trials == 9
    assert line.naive_error == pytest.approx((2 * (2 + 4 + 6) + (2 + 4) + 2) / 9)


def test_a_point_between_the_two_intervals_is_held_by_the_wider_alone() -> None:
    known = [4.0, 8.0, 6.0, 10.0, 9.0]
    ahead = forecast(known, 1)
    for narrow, wide in ((ahead.upper_80, ahead.upper_95), (ahead.lower_80, ahead.lower_95)):
        found = back_test([*known, float(narrow[0] + wide[0]) / 2], 1)
        assert (found.trials, found.covered_80, found.covered_95) == (1, 0, 1)


def test_another_method_than_the_level_needs_three_trials() -> None:
    line = [10, 12, 14, 16, 18, 20, 22]
    assert forecast(line).method is Method.DRIFT
    assert forecast(line[:6]).method is Method.LEVEL
    # where nothing misses, nothing is better than the level
    assert forecast([7] * 7).method is Method.LEVEL
    assert [str(each) for each in Method] == ["last value", "smoothed level", "drift", "damped trend"]


@pytest.mark.parametrize(("first", "method"), [(0.0, Method.DAMPED), (-2.0, Method.LEVEL)])
def test_another_method_must_miss_by_less_than_six_tenths(first: float, method: Method) -> None:
    # of what the level misses a damped trend misses half after a first value of 0, and 0.63 after −2
    known = [first, 12.0, 14.0, 16.0, 18.0, 20.0, 22.0]
    damped = np.mean([abs(damped_by_hand(known[:end], 1)[0][0] - known[end]) for end in (4, 5, 6)])
    level = np.mean([abs(_METHODS[Method.LEVEL](np.array(known[:end]), 1).mean[0] - known[end]) for end in (4, 5, 6)])
    assert round(damped / level, 2) == (0.5 if method is Method.DAMPED else 0.63)
    found = forecast(known, 1)
    assert found.method is method
    assert found.error == pytest.approx(damped if method is Method.DAMPED else level)
    assert found.naive_error == pytest.approx(2)


def test_drift_misses_by_its_mistaken_steps() -> None:
    # from 9, the mean steps of four, five and six points are 7/3, 9/4 and 11/5, where each step is 2
    found = forecast([9, 12, 14, 16, 18, 20, 22], 1)
    assert found.method is Method.DRIFT
    assert found.error == pytest.approx((1 / 3 + 1 / 4 + 1 / 5) / 3)


def test_the_error_is_the_mean_miss_one_point_ahead() -> None:
    # 4 8 6 10, then 9: the last value misses by 1; the level of four points lies half way to the last of them
    found = forecast([4, 8, 6, 10, 9])
    assert found.naive_error == 1
    assert found.error == pytest.approx(abs(_METHODS[Method.LEVEL](np.array([4.0, 8, 6, 10]), 1).mean[0] - 9))
    assert found.note == ""
    assert len(found.mean) == 3
    assert len(forecast([4, 8, 6, 10, 9], 5).mean) == 5


def test_each_bound_holds_by_itself_and_both_may_be_one() -> None:
    known = [90, 99, 92, 98, 91, 99]
    free, below, above = forecast(known, 5), forecast(known, 5, most=97), forecast(known, 5, least=90)
    assert below.upper_80.tolist() == np.minimum(free.upper_80, 97).tolist()
    assert below.lower_95.tolist() == free.lower_95.tolist()
    assert above.lower_80.tolist() == np.maximum(free.lower_80, 90).tolist()
    assert above.upper_95.tolist() == free.upper_95.tolist()
    assert above.lower_95.tolist() == [90] * 5
    assert forecast(known, 1, most=95).mean.tolist() == [95]
    fixed = forecast(known, 2, least=7, most=7)
    assert fixed.mean.tolist() == fixed.lower_95.tolist() == fixed.upper_80.tolist() == [7, 7]


def test_numbers_of_150_noughts_are_the_largest() -> None:
    assert forecast([1e150] * 5, 1).mean.tolist() == [1e150]
    with refused("the points are too large to forecast"):
        forecast([1.1e150, 0, 0, 0, 0])
    with refused("5 points can be forecast 1 to 5 ahead, not 0"):
        forecast([1, 2, 3, 4, 5], 0)
    with refused("points must have 1 dimension, not 2"):
        forecast([[1, 2, 3, 4, 5]])


@given(points=st.lists(st.integers(-(10**6), 10**6), min_size=5, max_size=15), doublings=st.integers(-9, 9))
def test_another_unit_gives_the_same_forecast(points: list[int], doublings: int) -> None:
    factor = 2.0**doublings
    here, there = forecast(points, 2), forecast(np.array(points) * factor, 2)
    assert there.method is here.method
    assert (there.mean / factor).tolist() == here.mean.tolist()
    assert (there.lower_95 / factor).tolist() == here.lower_95.tolist()


def damped_by_hand(known: list[float], horizon: int) -> tuple[list[float], list[float], list[float]]:
    """Means, misses and growth of damped smoothing, one setting and one point at a time."""
    found: tuple[float, list[float], list[float], list[float]] | None = None
    for alpha, beta, phi in product((0.3, 0.5, 0.7, 0.9), (0.1, 0.3, 0.6), (0.8, 0.9)):
        level, step, misses = known[0], (known[3] - known[0]) / 3, []
        for point in known[1:]:
            expected = level + phi * step
            misses.append(point - expected)
            level, step = expected + alpha * misses[-1], phi * step + alpha * beta * misses[-1]
        squares = sum(miss**2 for miss in misses)
        if found is None or squares < found[0]:
            damping = [sum(phi**power for power in range(1, ahead + 1)) for ahead in range(1, horizon + 1)]
            reach = [(alpha * (1 + beta * each)) ** 2 for each in damping]
            growth = [1 + sum(reach[:ahead]) for ahead in range(horizon)]
            found = squares, [level + each * step for each in damping], misses, growth
    assert found is not None
    return found[1:]


def test_damped_smoothing_by_hand() -> None:
    known = [10.0, 13.0, 15.0, 18.0, 19.0, 21.0, 21.5]
    mean, misses, growth = damped_by_hand(known, 3)
    fit = _METHODS[Method.DAMPED](np.array(known), 3)
    assert fit.mean == pytest.approx(mean)
    assert fit.misses == pytest.approx(misses)
    assert fit.growth == pytest.approx(growth)
    assert fit.free == 4


def test_the_level_by_hand() -> None:
    # 4, 8, 6, 10: the smoothed level that misses least has α = 0.6 or so; half way to the last value is forecast
    known, fits = [4.0, 8.0, 6.0, 10.0, 9.0], []
    for alpha in np.arange(0.1, 1.0, 0.1):
        level, misses = known[0], []
        for point in known[1:]:
            misses.append(point - level)
            level += alpha * misses[-1]
        fits.append((sum(miss**2 for miss in misses), level, alpha, misses))
    _, level, alpha, misses = min(fits, key=lambda fit: fit[0])
    fit = _METHODS[Method.LEVEL](np.array(known), 3)
    assert fit.mean == pytest.approx([(9 + level) / 2] * 3)
    assert fit.growth == pytest.approx([1 + ahead * ((1 + alpha) / 2) ** 2 for ahead in range(3)])
    assert fit.misses == pytest.approx([(step + miss) / 2 for step, miss in zip(np.diff(known), misses, strict=True)])
    assert fit.free == 3


def test_drift_and_the_last_value_by_hand() -> None:
    known = np.array([4.0, 8.0, 6.0, 10.0, 12.0])
    drift, naive = _METHODS[Method.DRIFT](known, 2), _METHODS[Method.NAIVE](known, 2)
    assert (drift.mean.tolist(), drift.misses.tolist(), drift.free) == ([14, 16], [2, -4, 2, 0], 3)
    assert drift.growth.tolist() == [1.25, 3]
    assert (naive.mean.tolist(), naive.growth.tolist(), naive.free) == ([12, 12], [1, 2], 4)
    found = forecast([10, 12, 14, 16, 18, 20, 23], 2)
    assert found.method is Method.DRIFT
    spread = np.sqrt(
        _METHODS[Method.DRIFT](np.array([10.0, 12, 14, 16, 18, 20, 23]), 2).misses
        @ _METHODS[Method.DRIFT](np.array([10.0, 12, 14, 16, 18, 20, 23]), 2).misses
        / 5
    )
    assert found.upper_95[0] - found.mean[0] == pytest.approx(2.570582 * spread * np.sqrt(1 + 1 / 6), rel=1e-6)
    assert found.upper_80[0] - found.mean[0] == pytest.approx(1.475884 * spread * np.sqrt(1 + 1 / 6), rel=1e-6)


def real_series(how_many: int) -> list[NDArray[np.float64]]:
    """Yearly series of 8 to 16 points from the DfE's Local Authority Interactive Tool, drawn by a fixed seed."""
    rows = pl.read_parquet(shared("data", "indicators", "dfe_lait_bds_long_0.parquet"))
    rows = rows.with_columns(pl.col("Values").cast(pl.Float64, strict=False).alias("value")).drop_nulls("value")
    lines = rows.sort("Years").group_by(["Short Desc", "LA and Regions"], maintain_order=True).agg("value", "Years")
    whole = [
        np.array(values)
        for values, years in zip(lines["value"].to_list(), lines["Years"].to_list(), strict=True)
        if 8 <= len(values) <= 16 and len(set(years)) == len(years) and len({len(year) for year in years}) == 1
    ]
    order = np.random.default_rng(20261116).permutation(len(whole))
    return [each for each in (whole[place] for place in order[: 2 * how_many]) if np.ptp(each[:-3])][:how_many]


def test_real_series_are_forecast_better_than_by_their_last_value() -> None:
    ours, naive, held_80, held_95 = [], [], [], []
    for series in real_series(1_000):
        known, ahead = series[:-3], series[-3:]
        found, step = forecast(known, 3), np.abs(np.diff(known)).mean()
        ours.append(np.abs(found.mean - ahead).mean() / step)
        naive.append(np.abs(known[-1] - ahead).mean() / step)
        held_80.append(((found.lower_80 <= ahead) & (ahead <= found.upper_80)).mean())
        held_95.append(((found.lower_95 <= ahead) & (ahead <= found.upper_95)).mean())
    assert np.mean(ours) < np.mean(naive)
    assert 0.78 <= np.mean(held_80) <= 0.88
    assert 0.92 <= np.mean(held_95) <= 0.97
