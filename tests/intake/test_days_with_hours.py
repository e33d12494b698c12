"""A deadline is written with its hour: the day is read, and the page says once that the hours are left out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quadrant.intake.cell.days import read_day, read_last_day
from tests.intake.making import excel_file, problems, taken

DAY = date(2026, 10, 16)
HEADERS = ("Title", "Supplier", "Start", "End", "Value", "Review date")


@pytest.mark.parametrize(
    "written",
    [
        "16/10/2026 12:00",
        "2026-10-16T12:00:00",
        "2026-10-16 17:30:00.000",
        "2026-10-16T00:00:00Z",
        "16/10/2026 12:00 BST",
        "16 Oct 2026 12:00 noon",
        "16/10/2026 5pm",
        "16/10/2026, 5.30 p.m.",
        "Friday 16 October 2026 at 12 noon",
        "12 noon on 16 October 2026",
        "12:00, 16/10/2026",
        "16/10/26 1700hrs",
        "46311.5",
    ],
)
def test_the_day_is_read_whatever_hour_stands_beside_it(written: str) -> None:
    assert read_day(written).value == DAY
    assert read_last_day(written).value == DAY


@pytest.mark.parametrize(
    "written",
    [
        "2026-07-16T23:30:00Z",
        "2026-10-16T23:00:00+01:00",
        "16/10/2026 25:00",
        "16/10/2026 12:75",
        "16/10/2026 or later",
        "12:00",
        "noon",
    ],
)
def test_what_stands_beside_a_day_and_is_no_hour_is_refused(written: str) -> None:
    assert read_day(written).wrong == "is not a date."


def test_the_hours_of_a_workbook_are_told_once_with_their_columns(tmp_path: Path) -> None:
    rows = [
        ("Homecare", "Tidewell", "01/04/2024", "31/03/2027 23:59", "84000", "2026-10-16T12:00:00"),
        ("Meals", "Hot Plate", "2025-04-01T00:00:00", "31/03/2028 23:59", "84000", "16/10/2026 12:00"),
    ]
    checked = taken(excel_file(tmp_path, rows, HEADERS))
    assert [(line.ends_on, line.review_on) for line in checked.contracts] == [
        (date(2027, 3, 31), DAY),
        (date(2028, 3, 31), DAY),
    ]
    assert list(checked.passed_over) == ["Left out: the hours in “End”, “Review date”; the days are read"]


def test_days_that_begin_at_midnight_have_no_hours_to_tell(tmp_path: Path) -> None:
    rows = [("Homecare", "Tidewell", "2024-04-01T00:00:00", "2027-03-31 00:00", "84000", "2026-10-16")]
    checked = taken(excel_file(tmp_path, rows, HEADERS))
    assert [line.review_on for line in checked.contracts] == [DAY]
    assert list(checked.passed_over) == []


def test_an_hour_that_is_none_is_a_problem_at_its_cell(tmp_path: Path) -> None:
    rows = [("Homecare", "Tidewell", "01/04/2024", "31/03/2027 25:00", "84000", "")]
    [problem] = problems(excel_file(tmp_path, rows, HEADERS))
    assert problem.startswith("sheet “Figures”, row 2, column “End”: “31/03/2027 25:00” is not a date.")
