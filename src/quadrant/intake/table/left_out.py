"""Rows of a table of figures that hold none: totals, and notes under it. They are left out, and the page says which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import polars as pl

from quadrant.intake.cell.numbers import read_number, says_no_figure
from quadrant.intake.table.numbered import OF_ALL, NumberedSheet
from quadrant.intake.terms import Mapping, Sheet

TOTAL = r"(?i)^(?:grand |sub[ -]?|overall )?totals?:?$|^.+\Wtotals?:?$"
AREAS = ("area", "area_code", "area_number")
TEXTS = ("indicator", "name", "by_local_area", "breakdown")
FEWEST_COLUMNS = 3  # a note stands alone in its row, which says something only of a wider table


def without_notes(sheet: Sheet) -> tuple[Sheet, list[str]]:
    """The sheet with the rows blank in which one cell alone is filled, and with words; and which rows they were. Rows
    keep their places, so that whatever reads them on still knows their numbers."""
    if len(sheet.headers) < FEWEST_COLUMNS or not sheet.cells.height:
        return sheet, []
    filled = sheet.cells.select(pl.all().str.strip_chars() != "")
    alone = np.flatnonzero((filled.select(pl.sum_horizontal(pl.all())).to_series() == 1).to_numpy())
    notes = [at for at in alone.tolist() if _is_words("".join(sheet.cells.row(at)))]
    if not notes or len(notes) == int(filled.select(pl.any_horizontal(pl.all())).to_series().sum()):
        return sheet, []
    kept = pl.Series(~np.isin(np.arange(sheet.cells.height), notes))
    cells = sheet.cells.select(
        pl.when(kept).then(pl.col(name)).otherwise(pl.lit("")).alias(name) for name in filled.columns
    )
    return replace(sheet, cells=cells), [_told("note", [sheet.row_number(at) for at in notes])]


def _is_words(text: str) -> bool:
    return bool(read_number(text).wrong) and not says_no_figure(text)


def without_totals(sheet: Sheet, mapping: Mapping) -> tuple[Sheet, list[str]]:
    """The sheet without rows of totals, the others keeping their numbers; and what was left out, in sentences."""
    at = next((mapping.columns[field] for field in AREAS if field in mapping.columns), None)
    if at is None or not sheet.cells.height:
        return sheet, []
    gone = _totals(sheet, mapping, at)
    if not gone.any() or gone.all():
        return sheet, []
    numbers = np.array([sheet.row_number(row) for row in range(sheet.cells.height)])
    spread = {
        column: [over for over, out in zip(overs, gone, strict=True) if not out]
        for column, overs in (sheet.spread if isinstance(sheet, NumberedSheet) else {}).items()
    }
    bare = Sheet(sheet.name, sheet.headers, sheet.cells.filter(pl.Series(~gone)), sheet.first_row)
    told = [_told("total", numbers[gone].tolist())]
    return NumberedSheet.of(bare, numbers[~gone], spread=spread), told


def _totals(sheet: Sheet, mapping: Mapping, at: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Rows whose area is called a total; and those without an area of which another column of words says so."""
    area = sheet.column(at).str.strip_chars()
    code = sheet.column(mapping.columns["area_code"]).str.strip_chars() if "area_code" in mapping.columns else area
    named = area.str.contains(TOTAL).fill_null(value=False)
    read = {*mapping.columns.values()} - {mapping.columns[field] for field in TEXTS if field in mapping.columns}
    words = [each for each, header in enumerate(sheet.headers) if each not in read and not header.endswith(OF_ALL)]
    elsewhere = pl.Series(np.zeros(sheet.cells.height, dtype=np.bool_))
    for each in words:
        elsewhere |= sheet.column(each).str.strip_chars().str.contains(TOTAL).fill_null(value=False)
    return (named | (elsewhere & (area == "") & (code == ""))).to_numpy()


def _told(what: str, numbers: Sequence[int]) -> str:
    rows = list(dict.fromkeys(numbers))
    if len(rows) == 1:
        return f"Left out: a {what} in row {rows[0]}"
    return f"Left out: {what}s in rows {', '.join(map(str, rows[:-1]))} and {rows[-1]}"
