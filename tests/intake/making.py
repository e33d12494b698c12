"""Small files made by hand, in every form in which people keep them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import xlsxwriter

from quadrant.analyse.outcomes.terms import DatasetKind, Figures
from quadrant.intake.checking import Checked, check, open_file
from quadrant.intake.evidence.places import listed_places
from quadrant.intake.terms import FileRefused

Rows = Sequence[Sequence[object]]
HEADERS = ("Short Desc", "Years", "LA and Regions", "Values")
ROWS: Rows = (
    ("Obese", "2023", "Herefordshire", "20.5"),
    ("Obese", "2024", "Herefordshire", "-"),
    ("Obese", "2024", "England", "22"),
    ("Waiting", "2023/24", "Bristol, City of", "1,041.5"),
)


def csv_file(
    folder: Path,
    rows: Rows = ROWS,
    headers: Sequence[str] = HEADERS,
    *,
    above: Rows = (),
    encoding: str = "utf-8",
    separator: str = ",",
    name: str = "file.csv",
) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows([*above, headers, *rows])
    path = folder / name
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def excel_file(folder: Path, rows: Rows = ROWS, headers: Sequence[str] = HEADERS, *, above: Rows = ()) -> Path:
    path = folder / "file.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Figures")
        for at, row in enumerate([*above, headers, *rows]):
            for place, cell in enumerate(row):
                sheet.write(at, place, cell)
    return path


def parquet_file(folder: Path, rows: Rows = ROWS, headers: Sequence[str] = HEADERS) -> Path:
    path = folder / "file.parquet"
    pl.DataFrame({name: [row[at] for row in rows] for at, name in enumerate(headers)}).write_parquet(path)
    return path


def taken(path: Path, *, kind: DatasetKind | None = None, columns: dict[str, str] | None = None) -> Checked:
    places = listed_places()
    return check(open_file(path, places, kind=kind, columns=columns), places)


def told(found: Figures | None) -> list[tuple[str, str, str, str, float | None]]:
    """Each figure as (series, area's code, period, group, value)."""
    assert found is not None
    return [
        (
            found.series[found.series_at[at]].key,
            found.areas[found.area_at[at]].code,
            found.periods[found.period_at[at]].label,
            found.breakdowns[found.breakdown_at[at]],
            None if found.value[at] != found.value[at] else float(found.value[at]),
        )
        for at in range(len(found))
    ]


def problems(path: Path, *, columns: dict[str, str] | None = None) -> list[str]:
    """What is wrong with a file, as a person reads it."""
    try:
        taken(path, columns=columns)
    except FileRefused as refused:
        return [str(problem) for problem in refused.problems]
    return []
