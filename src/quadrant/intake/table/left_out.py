"""Rows of a table of figures that hold none: totals, and notes under it. They are left out, and the page says which."""

from __future__ import annotations

import re
from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import polars as pl

from quadrant.intake.cell.numbers import is_words
from quadrant.intake.cell.totals import A_TOTAL
from quadrant.intake.table.numbered import NumberedSheet, with_cells
from quadrant.intake.terms import OF_ALL, Mapping, Sheet

TOTAL = rf"(?i)^{A_TOTAL}$|^.+\Wtotals?:?$"
OF_ONE = re.compile(r"^(?:sub[ -]?)?totals?[:\s–-]+(.+)$|^(.+?)[:\s–-]+(?:sub[ -]?)?totals?$", re.IGNORECASE)
SUBTOTAL = r"(?i)^sub[ -]?totals?\b"
AREAS = ("area", "area_code", "area_number")
TEXTS = ("indicator", "name", "by_local_area", "breakdown")
OF_A_PAGE = re.compile(r"\bpage \d|\bcont(?:inued|'?d)\b", re.IGNORECASE)
FEWEST_COLUMNS = 3  # a note stands alone in its row, which says something only of a wider table


def without_notes(sheet: Sheet) -> tuple[Sheet, list[str]]:
    """The sheet with the rows blank in which one cell alone is filled, and with words; and which rows they were. Rows
    keep their places, so that whatever reads them on still knows their numbers."""
    if len(sheet.headers) < FEWEST_COLUMNS or not sheet.cells.height:
        return sheet, []
    filled = sheet.cells.select(pl.all().str.strip_chars() != "")
    alone = np.flatnonzero((filled.select(pl.sum_horizontal(pl.all())).to_series() == 1).to_numpy())
    notes = [at for at in alone.tolist() if is_words("".join(sheet.cells.row(at)))]
    if not notes or len(notes) == int(filled.select(pl.any_horizontal(pl.all())).to_series().sum()):
        return sheet, []
    return replace(sheet, cells=_blanked(sheet, notes)), [_told("note", [sheet.row_number(at) for at in notes])]


def _blanked(sheet: Sheet, rows: Sequence[int]) -> pl.DataFrame:
    kept = pl.Series(~np.isin(np.arange(sheet.cells.height), rows))
    return sheet.cells.select(
        pl.when(kept).then(pl.col(name)).otherwise(pl.lit("")).alias(name) for name in sheet.cells.columns
    )


def without_more_tables(sheet: Sheet) -> tuple[Sheet, list[str]]:
    """The sheet without its headers where they are printed again. Where a title stands over them a second table begins
    there: all from there on is left out, since the same areas and periods come again in it."""
    names = [_printed(header) for header in sheet.headers]
    said = [(at, name) for at, name in enumerate(names) if name]
    if len(said) < FEWEST_COLUMNS or not sheet.cells.height:
        return sheet, []
    alike = pl.all_horizontal(pl.col(str(at)).str.strip_chars() == name for at, name in said)
    again = np.flatnonzero(sheet.cells.select(alike).to_series().to_numpy()).tolist()
    if not again:
        return sheet, []
    second = next((at for at in again if _is_titled(sheet, at)), None)
    cells = _blanked(sheet, again)
    if second is None:
        return replace(sheet, cells=cells), [_told("repeated header", [sheet.row_number(at) for at in again])]
    number = sheet.row_number(second)
    told = (
        f"Left out: a second table, whose headers stand in row {number}. To bring it in, upload the file again, under "
        "another name, and say that the headers stand in that row"
    )
    return replace(sheet, cells=cells.head(_titles_begin(sheet, second))), [told]


def _printed(header: str) -> str:
    """A header as it stands in the file: one that comes twice was given its number."""
    return re.sub(r" \(\d+\)$|^column \d+$", "", header)


def _is_titled(sheet: Sheet, at: int) -> bool:
    """A title of its own: what stands over the first headers too is printed on every page."""
    titles = (" ".join(" ".join(sheet.cells.row(row)).split()) for row in range(_titles_begin(sheet, at), at))
    return any(title and title not in sheet.above and not OF_A_PAGE.search(title) for title in titles)


def _titles_begin(sheet: Sheet, at: int) -> int:
    """The first of the rows over a row of headers that hold next to nothing."""
    first = at
    while first and sum(bool(cell.strip()) for cell in sheet.cells.row(first - 1)) < FEWEST_COLUMNS:
        first -= 1
    while first < at and not any(cell.strip() for cell in sheet.cells.row(first)):
        first += 1
    return first


def totals_of_groups(sheet: Sheet, mapping: Mapping) -> tuple[Sheet, Mapping, list[str]]:
    """Where the rows of an indicator are of its groups, "Sub total Special school" is that indicator for everybody."""
    at, group = mapping.columns.get("indicator"), mapping.columns.get("breakdown")
    if at is None or group is None or not sheet.cells.height:
        return sheet, mapping, []
    texts = sheet.column(at).str.strip_chars()
    known = set(texts.unique().to_list())
    read = {text: found[1] or found[2] for text in known if (found := OF_ONE.match(text))}
    read = {text: name for text, name in read.items() if name in known}
    rows = texts.is_in([*read]) & (sheet.column(group).str.strip_chars() == "")
    if not rows.any():
        return sheet, mapping, []
    named = pl.when(rows).then(texts.replace(read)).otherwise(texts).alias(str(at))
    numbers = [sheet.row_number(row) for row in np.flatnonzero(rows.to_numpy()).tolist()]
    told = _told("total", numbers).replace("Left out:", "Read as of everybody:")
    return with_cells(sheet, sheet.cells.with_columns(named)), mapping, [told]


def without_totals(sheet: Sheet, mapping: Mapping, meant: Words[str, str]) -> tuple[Sheet, list[str]]:
    """The sheet without rows of totals and without those of areas that somebody leaves out, the others keeping their
    numbers; and what was left out. `meant` says which area a name means: one that is meant is no total."""
    at = next((mapping.columns[field] for field in AREAS if field in mapping.columns), None)
    if at is None or not sheet.cells.height:
        return sheet, []
    area = sheet.column(at).str.strip_chars()
    as_said = area.is_in([name for name, of in meant.items() if not of]).to_numpy()
    totals = _totals(sheet, mapping, at) & ~area.is_in([*meant]).to_numpy()
    gone = as_said | totals
    if not gone.any() or gone.all():
        return sheet, []
    numbers = np.array([sheet.row_number(row) for row in range(sheet.cells.height)])
    spread = {
        column: [over for over, out in zip(overs, gone, strict=True) if not out]
        for column, overs in (sheet.spread if isinstance(sheet, NumberedSheet) else {}).items()
    }
    bare = Sheet(sheet.name, sheet.headers, sheet.cells.filter(pl.Series(~gone)), sheet.first_row)
    told = [_told("total", numbers[totals].tolist())] if totals.any() else []
    names = ", ".join(f"“{name}”" for name in dict.fromkeys(area.filter(pl.Series(as_said)).to_list()))
    told += [f"Left out, as you said: the rows of {names}"] if names else []
    return NumberedSheet.of(bare, numbers[~gone], spread=spread), told


def _totals(sheet: Sheet, mapping: Mapping, at: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Rows whose area is called a total; and those without an area of which another column of words says so."""
    area = sheet.column(at).str.strip_chars()
    code = sheet.column(mapping.columns["area_code"]).str.strip_chars() if "area_code" in mapping.columns else area
    named = area.str.contains(TOTAL).fill_null(value=False)
    read = {*mapping.columns.values()} - {mapping.columns[field] for field in TEXTS if field in mapping.columns}
    words = [each for each, header in enumerate(sheet.headers) if each not in read and not header.endswith(OF_ALL)]
    elsewhere, parts = (pl.Series(np.zeros(sheet.cells.height, dtype=np.bool_)) for _ in range(2))
    for each in words:
        text = sheet.column(each).str.strip_chars()
        elsewhere |= text.str.contains(TOTAL).fill_null(value=False)
        parts |= text.str.contains(SUBTOTAL).fill_null(value=False)
    return (named | parts | (elsewhere & (area == "") & (code == ""))).to_numpy()


def is_total(name: str) -> bool:
    """Whether a name in a column of areas says that its row is the total of others."""
    return bool(re.match(TOTAL, name))


def _told(what: str, numbers: Sequence[int]) -> str:
    rows = list(dict.fromkeys(numbers))
    if len(rows) == 1:
        return f"Left out: a {what} in row {rows[0]}"
    return f"Left out: {what}s in rows {', '.join(map(str, rows[:-1]))} and {rows[-1]}"
