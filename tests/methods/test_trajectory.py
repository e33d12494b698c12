"""On the way to a target, and curves that turn, worked by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quadrant.methods.trajectory import along, turned_at
from tests.methods.refusals import refused


def test_between_two_days_it_is_straight_and_after_the_last_it_stays() -> None:
    found = along([0, 10, 30], [20, 15, 25], [0, 5, 10, 15, 30, 99])
    assert found.tolist() == [20, 17.5, 15, 17.5, 25, 25]


def test_before_the_first_day_nothing_is_asked() -> None:
    found = along([10, 20], [1, 2], [9, 10])
    assert np.isnan(found[0])
    assert found[1] == 1
    assert along([1, 2], [1, 2], []).tolist() == []


@given(st.integers(-1000, 1000), st.integers(1, 500), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(0, 1))
def test_a_way_never_leaves_the_two_figures_it_joins(
    begins: int, length: int, first: float, last: float, part: float
) -> None:
    [found] = along([begins, begins + length], [first, last], [begins + part * length])
    assert min(first, last) - 1e-6 <= found <= max(first, last) + 1e-6


@pytest.mark.parametrize(
    ("days", "values", "at", "said"),
    [
        ([1], [1], [1], "a way needs a first and a last point"),
        ([], [], [], "a way needs a first and a last point"),
        ([1, 1], [1, 2], [1], "the days of a way must rise"),
        ([2, 1], [1, 2], [1], "the days of a way must rise"),
        ([1, 2], [1], [1], "days and values must be of the same length, not (2,) and (1,)"),
        ([1, np.nan], [1, 2], [1], "days hold a missing number in row 2"),
        ([1, 2], [1, np.inf], [1], "values hold an infinite number in row 2"),
        ([1, 2], [1, 2], [np.nan], "days asked for hold a missing number in row 1"),
        ([[1, 2]], [1, 2], [1], "days must have 1 dimension, not 2"),
    ],
)
def test_what_is_no_way_is_refused(days: list[float], values: list[float], at: list[float], said: str) -> None:
    with refused(said):
        along(days, values, at)


@pytest.mark.parametrize(
    ("actual", "low", "place"),
    [
        ([13.5, 11], True, 1),
        ([12.9, 20], True, 0),
        ([13, 14], True, None),  # equal is not better
        ([None, 13.9], True, 1),
        ([], True, None),
        ([12, 15], False, 1),
        ([13, 14], False, None),
        ([14], False, 0),
    ],
)
def test_a_curve_turns_with_the_first_figure_better_than_its_forecast(
    actual: list[float | None], low: bool, place: int | None
) -> None:
    assert turned_at([13, 14], actual, low_is_good=low) == place


def test_more_figures_than_were_forecast_are_refused() -> None:
    with refused("2 values happened and only 1 were forecast"):
        turned_at([1], [1, 2], low_is_good=True)
