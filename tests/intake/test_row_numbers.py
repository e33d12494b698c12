"""A column that counts its rows is never the value, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.checking import Opened, open_file
from quadrant.intake.evidence.places import listed_places
from tests.intake.making import csv_file, told
from tests.intake.making import taken as read

DIRECTORY = [
    ("Lunch club", "Age Together", "Company and a meal", "1200"),
    ("Larks day centre", "Larks CIC", "Days out", "£12k pa"),
    ("Home from hospital", "Red Cross", "Six weeks of help", "nil"),
]


def opened(path: Path) -> Opened:
    return open_file(path, listed_places())


@pytest.mark.parametrize("counting", ["#", "No.", "Number", "Row", ""])
def test_a_directory_of_services_with_numbered_rows_is_one_of_services(tmp_path: Path, counting: str) -> None:
    headers = (counting, "Service name", "Provider", "Description", "Annual cost")
    found = opened(csv_file(tmp_path, [(str(at), *row) for at, row in enumerate(DIRECTORY, 1)], headers))
    assert found.mapping.kind is DatasetKind.SERVICES
    assert {field: found.sheet.headers[at] for field, at in found.mapping.columns.items()} == {
        "name": "Service name",
        "provider": "Provider",
        "as_users_say": "Description",
        "cost": "Annual cost",
    }


@pytest.mark.parametrize("counting", ["#", "No.", "Number", "Counter"])
def test_of_figures_the_column_of_row_numbers_is_left_alone(tmp_path: Path, counting: str) -> None:
    headers = (counting, "Indicator", "Area", "Year", "Reading")
    rows = [
        ("1", "Obese", "Herefordshire", "2023", "20.5"),
        ("2", "Obese", "Herefordshire", "2024", "21"),
        ("3", "Obese", "England", "2024", "22"),
    ]
    assert told(read(csv_file(tmp_path, rows, headers)).figures) == [
        ("Obese", "E06000019", "2023", "", 20.5),
        ("Obese", "E06000019", "2024", "", 21.0),
        ("Obese", "E92000001", "2024", "", 22.0),
    ]


def test_numbers_that_only_begin_like_a_count_are_figures(tmp_path: Path) -> None:
    headers = ("Indicator", "Area", "Year", "Number")
    rows = [("Fires", "Herefordshire", str(2021 + at), number) for at, number in enumerate("1235")]
    assert [value for *_, value in told(read(csv_file(tmp_path, rows, headers)).figures)] == [1.0, 2.0, 3.0, 5.0]
