"""Numbers read from callers, and numbers read by people."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from quadrant.methods.arrays import counts, floats, plain, rows, withheld
from tests.methods.refusals import refused


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("99.50"), "99.5"),
        (Decimal("1E+3"), "1,000"),
        (1234567.0, "1,234,567"),
        (0.1 + 0.2, "0.3"),
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
