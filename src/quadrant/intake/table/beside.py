"""What stands beside: the name of an area in the next column where its own cell is empty; the counts beside a rate; the
whole year beside its quarters."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import polars as pl

from quadrant.intake.cell.numbers import read_number, says_no_figure
from quadrant.intake.cell.year_parts import WHOLE_YEAR, part_of_year
from quadrant.intake.evidence.places import listed_places
from quadrant.intake.table.columns import looks
from quadrant.intake.table.crossed import number_of
from quadrant.intake.table.ratios import counts_behind
from quadrant.intake.table.two_rows import Head
from quadrant.intake.terms import Mapping, Sheet
from quadrant.methods.calendar import financial_year
from quadrant.methods.periods import period_end, period_label

FEWEST = 2
THREE = 3
MOST_UNNAMED = 1_000  # totals and the like are few; many empty cells are something to mend


def with_names_beside(sheet: Sheet, mapping: Mapping) -> Sheet:
    """A row without an area and with a name in another column is of that name: the council's total often stands under
    the heading of its localities, its ward left blank."""
    at = mapping.columns.get("area")
    if at is None or {"area_code", "area_number"} & set(mapping.columns) or not sheet.cells.height:
        return sheet
    taken = {place for field, place in mapping.columns.items() if field not in {"area", "by_local_area"}}
    rows = (sheet.column(at).str.strip_chars() == "").to_numpy()
    unnamed = np.flatnonzero(rows).tolist()
    if not unnamed or len(unnamed) > MOST_UNNAMED:
        return sheet
    names = sheet.column(at).to_list()
    for row in unnamed:
        cells = [cell.strip() for cell in sheet.cells.row(row)]
        words = [cell for place, cell in enumerate(cells) if place not in taken and cell and _is_word(cell)]
        if len(words) == 1 and any(cell and not _is_word(cell) for cell in cells):
            names[row] = words[0]
    return replace(sheet, cells=sheet.cells.with_columns(pl.Series(str(at), names, dtype=pl.String)))


def _is_word(cell: str) -> bool:
    return bool(read_number(cell).wrong) and not says_no_figure(cell)


def with_full_year(sheet: Sheet) -> Sheet:
    """ "Full year" over a column beside the quarters of one year is that year."""
    if not sheet.heads:
        return sheet
    rows = [_with_year([head[row] for head in sheet.heads]) for row in (0, 1)]
    return replace(sheet, heads=list(zip(*rows, strict=True)))


def _with_year(texts: Sequence[str]) -> list[str]:
    parts = {text for text in texts if period_end(text) is not None}
    whole = {text for text in texts if part_of_year(text) == WHOLE_YEAR}
    years = {_year_of(text) for text in parts}
    if not whole or len(parts) < FEWEST or len(years) != 1:
        return list(texts)
    year = years.pop()
    return [year if text in whole else text for text in texts]


def _year_of(period: str) -> str:
    """The year of the calendar where the period names one; else the financial year in which it ends."""
    on = period_end(period)
    label = period_label(period)
    if on is None or (label[:1] in {"Q", "H"} and "/" not in label):
        return label.split()[-1]
    starts = financial_year(on).starts
    return f"{starts}/{(starts + 1) % 100:02}"


def with_counts_named(sheet: Sheet) -> tuple[Sheet, list[str]]:
    """Under each period three columns, of which one is the rate of the other two whatever these are called: "Due",
    "Seen in time", "%". They are named for what they are, and a sentence says so."""
    for over in dict.fromkeys(head[0] for head in sheet.heads if head[0]):
        run = [at for at, head in enumerate(sheet.heads) if head[0] == over]
        rates = [at for at in run if number_of(sheet.heads[at][1]) == "value"]
        if len(run) != THREE or len(rates) != 1 or any(number_of(sheet.heads[at][1]) for at in run if at not in rates):
            continue
        seen = [look for look in looks(sheet, listed_places(), frozenset()) if look.at in run]
        if found := counts_behind(sheet, {"value": rates[0]}, seen):
            return _named(sheet, {sheet.heads[at][1]: field for field, at in found.items()}, sheet.heads[rates[0]][1])
    return sheet, []


def _named(sheet: Sheet, fields: Words[str, str], rate: str) -> tuple[Sheet, list[str]]:
    heads: list[Head] = [(over, fields.get(under, under).capitalize() if under in fields else under)
                         for over, under in sheet.heads]  # fmt: skip
    names = {field: text for text, field in fields.items()}
    told = f"“{rate}” is “{names['numerator']}” out of “{names['denominator']}”, and they are read so"
    return replace(sheet, heads=heads), [told]
