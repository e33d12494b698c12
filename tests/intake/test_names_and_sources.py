"""What is kept of an indicator beside its figures: its name, as long as it fits, and where it is from."""

from __future__ import annotations

from pathlib import Path

from quadrant.intake.cell.lengths import told_cut
from tests.intake.making import HEADERS, csv_file, problems, taken


def test_a_name_longer_than_can_be_kept_is_said_at_its_cell_and_its_measure_is_never_cut(tmp_path: Path) -> None:
    headers = (*HEADERS, "Measure")
    rows = [("y" * 320, "2024", "England", "1", "Rate"), ("y" * 320, "2024", "England", "1", "Count")]
    path = csv_file(tmp_path, [*rows, ("z" * 300, "2024", "England", "1", "Rate")], headers)
    found = taken(path)
    assert found.figures is not None
    assert [(len(one.key), one.key[-8:], len(one.name)) for one in found.figures.series] == [
        (250, "y | Rate", 300),
        (250, " | Count", 300),
        (250, "z | Rate", 300),
    ]
    [said] = told_cut(found.opened.sheet, found.opened.mapping)
    assert said.startswith("row 2, column “Short Desc”: “yyy")
    assert said.endswith("has 320 characters, and the first 300 are kept")


def test_names_that_only_their_ends_tell_apart_are_refused(tmp_path: Path) -> None:
    [found] = problems(csv_file(tmp_path, [("y" * 251, "2024", "England", "1"), ("y" * 252, "2024", "England", "1")]))
    assert found.startswith("row 3, column “Short Desc”")
    assert found.endswith(
        "begins as another indicator does, for more than the 250 characters that can be kept. Shorten one of the two."
    )


def test_a_column_of_sources_says_where_each_indicator_is_from(tmp_path: Path) -> None:
    headers = (*HEADERS, "Source")
    rows = [("Obese", "2024", "England", "1", "NHS England"), ("Waiting", "2024", "England", "1", "")]
    kept = taken(csv_file(tmp_path, rows, headers)).figures
    assert kept is not None
    assert {one.name: one.source for one in kept.series} == {"Obese": "NHS England", "Waiting": ""}
