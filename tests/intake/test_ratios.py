"""A rate between two columns of counts: which was divided by which is told from the numbers, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.making import csv_file, taken
from tests.intake.test_wide import figures

HEADERS = ("Area", "Period", "Indicator", "Claimants", "Residents", "Rate (%)")
COUNTS = {"Herefordshire": (160, 7232), "Shropshire": (130, 6250), "Cornwall": (60, 5961), "Bristol": (140, 8051)}
COUNTS |= {"Bath and North East Somerset": (70, 6176), "Wiltshire": (205, 9123)}
ROWS = [(area, "2026", "Claimants of working age", n, d, f"{100 * n / d:.2f}") for area, (n, d) in COUNTS.items()]


def test_the_counts_behind_a_rate_are_known_by_their_numbers(tmp_path: Path) -> None:
    found = figures(csv_file(tmp_path, ROWS, HEADERS))
    assert found.numerator.tolist() == [n for n, _ in COUNTS.values()]
    assert found.denominator.tolist() == [d for _, d in COUNTS.values()]
    assert found.value[0] == 2.21


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(ROWS[:4], id="too few rows to tell from chance"),
        pytest.param([*ROWS[:5], (*ROWS[5][:5], "2.35")], id="one row that does not agree"),
        pytest.param([(*row[:5], f"{float(row[5]) * 7:.2f}") for row in ROWS], id="per seven hundred"),
    ],
)
def test_what_does_not_agree_in_every_row_is_left_unread(tmp_path: Path, rows: list[tuple[object, ...]]) -> None:
    checked = taken(csv_file(tmp_path, rows, HEADERS))
    assert {"numerator", "denominator"}.isdisjoint(checked.opened.mapping.columns)


def test_two_pairs_that_would_do_leave_it_to_a_person(tmp_path: Path) -> None:
    twice = [(*row, row[3], row[4]) for row in ROWS]
    checked = taken(csv_file(tmp_path, twice, (*HEADERS, "Claimants again", "Residents again")))
    assert {"numerator", "denominator"}.isdisjoint(checked.opened.mapping.columns)
