"""Where a short series is heading, and how much to believe it."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from quadrant.methods.forecast import Method, back_test, forecast
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


@given(points=st.lists(st.integers(-(10**6), 10**6), min_size=5, max_size=15), doublings=st.integers(-9, 9))
def test_another_unit_gives_the_same_forecast(points: list[int], doublings: int) -> None:
    factor = 2.0**doublings
    here, there = forecast(points, 2), forecast(np.array(points) * factor, 2)
    assert there.method is here.method
    assert (there.mean / factor).tolist() == here.mean.tolist()
    assert (there.lower_95 / factor).tolist() == here.lower_95.tolist()


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
