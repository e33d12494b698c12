"""Numbers read from callers, and numbers read by people."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from quadrant.methods.arrays import (
    above_zero,
    between,
    counts,
    finite,
    floats,
    one_of,
    plain,
    rows,
    same_length,
    where,
    withheld,
)
from tests.methods.refusals import refused


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("99.50"), "99.5"),
        (Decimal("1E+3"), "1,000"),
        (1234567.0, "1,234,567"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333"),  # nine places
        (1_000.5, "1,000.5"),
        (-2.0, "-2"),
        (Decimal("NaN"), "NaN"),
        (float("inf"), "Infinity"),
    ],
)
def test_numbers_are_written_as_people_write_them(number: float | Decimal, text: str) -> None:
    assert plain(number) == text


def test_rows_are_counted_from_one_and_long_lists_cut() -> None:
    assert rows(np.array([False, True])) == "row 2"
    assert rows(np.array([True, False, True])) == "rows 1 and 3"
    assert rows(np.ones(6, dtype=bool)) == "rows 1, 2, 3, 4, 5 and 6"
    assert rows(np.ones(7, dtype=bool)) == "rows 1, 2, 3, 4, 5 and 2 more"
    assert rows(np.ones(9, dtype=bool)) == "rows 1, 2, 3, 4, 5 and 4 more"
    assert rows(np.array(True)) == ""
    assert withheld(np.array([False]), "why") == ""
    assert withheld(np.array(True), "why") == "why"


def test_what_is_no_array_of_numbers_is_refused() -> None:
    with refused("marks must be numbers, all rows of the same length"):
        floats([[1.0], [1.0, 2.0]], "marks")
    with refused("marks must have 1 dimension, not 2"):
        floats([[1]], "marks", dimensions=1)
    with refused("marks must have 2 dimensions, not 1"):
        floats([1], "marks", dimensions=2)
    with refused("counts hold -3, below zero, in row 2"):
        counts([[1, 2], [0, -3]], "counts")
    assert floats([Decimal("1.5"), Decimal(2)], "marks").tolist() == [1.5, 2]


def test_a_missing_number_passes_only_where_it_may() -> None:
    assert np.isnan(counts([np.nan, 0], "counts", missing=True)).tolist() == [True, False]
    with refused("counts hold a missing number in row 1"):
        counts([np.nan, 0], "counts")
    with refused("counts hold -1, below zero, in row 2"):
        counts([np.nan, -1], "counts", missing=True)
    with refused("counts hold -1, below zero"):
        counts(-1, "counts")
    with refused("counts hold an infinite number in row 3"):
        counts([np.nan, 1, np.inf], "counts", missing=True)
    assert counts([], "counts").tolist() == []


def test_a_place_is_named_by_the_first_row_that_is_wrong() -> None:
    assert where(np.array([[False, False], [False, True], [True, True]])) == " in row 2"
    assert where(np.array(True)) == ""
    assert withheld(np.array([False, True, True]), "too few") == "rows 2 and 3: too few"


def test_a_denominator_of_nothing_is_refused_and_a_missing_one_passes() -> None:
    above_zero(np.array([0.5, np.nan]), "the denominator")
    above_zero(np.array([]), "the denominator")
    with refused("the denominator is 0 in row 2"):
        above_zero(np.array([np.nan, 0.0]), "the denominator")


def test_one_number_one_word_and_one_length() -> None:
    assert finite(-2, "the target") == -2
    with refused("the target must be a number, not Infinity"):
        finite(np.inf, "the target")
    one_of("rate", ("ratio", "rate"), "the kind")
    with refused("the kind must be one of ratio, rate, not 'rates'"):
        one_of("rates", ("ratio", "rate"), "the kind")
    same_length(np.zeros(2), np.ones(2), "counts and rates")
    with refused("counts and rates must be of the same length, not (2,) and (1, 2)"):
        same_length(np.zeros(2), np.ones((1, 2)), "counts and rates")


@pytest.mark.parametrize(("confidence", "told"), [(0, "0"), (1, "1"), (1.5, "1.5"), (-0.5, "-0.5"), (95, "95")])
def test_confidence_lies_between_none_and_all(confidence: float, told: str) -> None:
    with refused(f"confidence must lie between 0 and 1, such as 0.95, not {told}"):
        between(confidence)


def test_any_confidence_strictly_between_is_taken_as_it_is() -> None:
    assert [between(each) for each in (0.001, 0.95, 0.998)] == [0.001, 0.95, 0.998]
