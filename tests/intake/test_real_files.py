"""The real files of the folder shared/: each as published, and each with its columns renamed and shuffled and its
header in row 4."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from quadrant.analyse.outcomes.terms import DatasetKind
from tests.intake.making import taken
from tests.shared_folder import SHARED, needs_shared, shared

DATA = SHARED / "data" if SHARED else Path("shared/data")
THEMES = sorted((DATA / "indicators" / "trafford_themes").glob("*/*.csv"))
NEIGHBOURS = sorted((DATA / "neighbours").glob("dfe_*.xlsx"))
TITLE: list[list[object]] = [["A title"], [], ["Downloaded", "on Monday"]]


def shuffled(count: int) -> list[int]:
    """Places in another order: the odd ones before the even ones, from the end."""
    return [*range(1, count, 2), *range(0, count, 2)][::-1]


def written(path: Path, headers: list[str], rows: Iterable[Iterable[object]], *, rename: dict[str, str]) -> Path:
    """The same table as CSV with the columns shuffled and renamed, its header in row 4."""
    order = shuffled(len(headers))
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerows(TITLE)
        out.writerow([rename.get(headers[at], f"{headers[at]}, as we call it") for at in order])
        out.writerows([list(row)[at] for at in order] for row in rows)
    return path


@needs_shared
def test_the_interactive_tool_as_published(tmp_path: Path) -> None:
    found = taken(shared("data", "indicators", "dfe_lait_bds_long_0.parquet")).figures
    assert found is not None
    assert (len(found), len(found.series), len(found.areas)) == (641_070, 434, 170)
    assert int(np.isnan(found.value).sum()) == 93_883
    assert {area.code[0] for area in found.areas} == {"E"}


@needs_shared
def test_the_interactive_tool_renamed_shuffled_and_under_a_title(tmp_path: Path) -> None:
    frame = pl.read_parquet(shared("data", "indicators", "dfe_lait_bds_long_0.parquet"))
    part = frame.filter(pl.col("Short Desc").is_in(frame["Short Desc"].unique().sort().head(20).to_list()))
    path = written(
        tmp_path / "renamed.csv",
        part.columns,
        part.iter_rows(),
        rename={"Short Desc": "First", "Years": "Second", "Values": "Third", "LA and Regions": "Fourth"},
    )
    found, original = taken(path).figures, part.height
    assert found is not None
    assert (len(found), len(found.series), len(found.areas)) == (original, 20, 170)
    assert int(np.isnan(found.value).sum()) == part.filter(pl.col("Values") == "-").height


@needs_shared
def test_the_dictionary_defines_all_434_and_says_which_way_is_good(tmp_path: Path) -> None:
    path = shared("data", "indicators", "dfe_lait_data_dictionary.csv")
    found = taken(path).definitions
    assert len(found) == 434
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    rename = {"Measure_short": "Short name", "Measure": "Title of measure", "Polarity": "Which is good"}
    again = taken(written(tmp_path / "dictionary.csv", rows[0], rows[1:], rename=rename)).definitions
    assert {each.key: each.polarity for each in again} == {each.key: each.polarity for each in found}


@needs_shared
@pytest.mark.parametrize("path", NEIGHBOURS, ids=lambda path: path.stem[-10:])
def test_the_neighbours_of_every_authority(path: Path, tmp_path: Path) -> None:
    found = taken(path)
    assert found.opened.mapping.kind is DatasetKind.NEIGHBOURS
    alike = {pair.rank: pair.neighbour.name for pair in found.neighbours if pair.area.name == "Herefordshire"}
    assert len(alike) == 10
    assert len({pair.area.code for pair in found.neighbours}) >= 150
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    rows: list[list[Any]] = [list(row) for row in sheet.to_python()[2:]]
    again = taken(_numbered(tmp_path / "neighbours.xlsx", rows))
    assert {(p.area.code, p.rank, p.neighbour.code, p.closeness) for p in again.neighbours} == {
        (p.area.code, p.rank, p.neighbour.code, p.closeness) for p in found.neighbours
    }


def _numbered(path: Path, rows: list[list[Any]]) -> Path:
    """The columns of a list of neighbours shuffled, so that each has to say whose closeness it is."""
    names: list[str] = []
    count = 0
    for header in map(str, rows[0]):
        count += header == "SNP"
        known = {"SNP": f"Closeness {count}", "LA num": "Number of council", "LA Name": "Council", "": "Empty"}
        names.append(known.get(header, header.replace("SN", "Neighbour ")))
    order = shuffled(len(names))
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Who is like whom")
        for at, row in enumerate([names, *rows[1:]]):
            for place, column in enumerate(order):
                if row[column] != "":
                    sheet.write(at + 3, place, row[column])
    return path


@needs_shared
@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_every_theme_file_says_the_same_under_other_headers(path: Path, tmp_path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    found = taken(path).figures
    letters = {header: f"column {letter}" for header, letter in zip(rows[0], "abcdefghijkl", strict=False)}
    again = taken(written(tmp_path / "renamed.csv", rows[0], rows[1:], rename=letters)).figures
    assert found is not None
    assert again is not None
    assert len(found) == len(again) == len(rows) - 1
    assert len(found.series) == len(again.series)
    assert {area.code for area in found.areas} == {area.code for area in again.areas}
    assert np.array_equal(found.value, again.value, equal_nan=True)
