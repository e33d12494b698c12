"""Rows of a table of figures that hold none: totals, and notes under it. They are left out, and the page says which."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from quadrant.intake.figures import NumberedSheet
from quadrant.intake.terms import Mapping, Sheet

TOTAL = r"(?i)^(?:grand |sub[ -]?|overall )?totals?:?$|^.+\Wtotals?:?$"
AREAS = ("area", "area_code", "area_number")
OF_ALL = " of all"  # what somebody said of every row stands in a column of its own
FEWEST_COLUMNS = 3  # a note stands alone in its row, which says something only of a wider table


def rows_of_figures(sheet: Sheet, mapping: Mapping) -> tuple[Sheet, list[str]]:
    """The sheet without them, its rows keeping their numbers; and what was left out, in sentences."""
    at = next((mapping.columns[field] for field in AREAS if field in mapping.columns), None)
    if at is None or not sheet.cells.height:
        return sheet, []
    named = sheet.cells.to_series(at).str.strip_chars()
    totals = named.str.contains(TOTAL).fill_null(value=False)
    beside = [str(each) for each, header in enumerate(sheet.headers) if each != at and not header.endswith(OF_ALL)]
    alone = sheet.cells.select(pl.all_horizontal(pl.col(beside).str.strip_chars() == "")).to_series()
    notes = alone & (named != "") & (len(beside) + 1 >= FEWEST_COLUMNS) & ~totals
    gone = (totals | notes).to_numpy()
    if not gone.any() or gone.all():
        return sheet, []
    numbers = np.array([sheet.row_number(row) for row in range(sheet.cells.height)])
    told = [
        _told(what, numbers[each.to_numpy()].tolist())
        for what, each in (("total", totals), ("note", notes))
        if each.any()
    ]
    spread = {
        column: [over for over, out in zip(overs, gone, strict=True) if not out]
        for column, overs in (sheet.spread if isinstance(sheet, NumberedSheet) else {}).items()
    }
    bare = Sheet(sheet.name, sheet.headers, sheet.cells.filter(pl.Series(~gone)), sheet.first_row)
    return NumberedSheet.of(bare, numbers[~gone], spread=spread), told


def _told(what: str, numbers: Sequence[int]) -> str:
    rows = list(dict.fromkeys(numbers))
    if len(rows) == 1:
        return f"Left out: a {what} in row {rows[0]}"
    return f"Left out: {what}s in rows {', '.join(map(str, rows[:-1]))} and {rows[-1]}"
