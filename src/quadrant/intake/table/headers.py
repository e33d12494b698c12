"""Finding the header row of a table, or its two, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import polars as pl

from quadrant.intake.cell.numbers import read_number
from quadrant.intake.reading.tables import RawTable
from quadrant.intake.table.forecasts import under_forecast
from quadrant.intake.table.naming import known_headers
from quadrant.intake.table.two_rows import heads_of, is_word, joined, stand_in_two_rows
from quadrant.intake.table.wide import names_period
from quadrant.intake.terms import FileRefused, Problem, Sheet

# Letters and control characters that show nothing, or turn round what stands beside them: two names must not look alike
# and differ, and no database keeps a byte of value 0 in its text.
UNSEEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]"
YEAR = re.compile(r"^(?:19|20)\d\d$")
DEEPEST_HEADER = 30
FEWEST_IN_A_ROW, PERIODS_COUNT = 3, 3
ROWS_BELOW = 300
TWO = 2


def sheet_of(
    tables: Sequence[RawTable], *, name: str = "", header_row: int | None = None, header_rows: int | None = None
) -> Sheet:
    """The table that has a header row and the most under it, that row taken off; it knows the others. A person may say
    which sheet of a workbook is meant, in which of its rows the headers stand, and that they stand in one or in two."""
    if tables and tables[0].shapes:
        return _of_boundaries(tables[0])
    named = [table for table in tables if table.name == name] if name else list(tables)
    if not named:
        raise FileRefused.whole(f"There is no sheet “{name}” in the file.", "Say which sheet it is.")
    if header_row is None:
        return _with_others(_best(named, header_rows), tables)
    return _with_others(_headed(max(named, key=lambda table: table.cells.height), header_row, header_rows), tables)


def _of_boundaries(table: RawTable) -> Sheet:
    """The properties of areas under their own names: there is no header to look for."""
    return Sheet("", [" ".join(name.split())[:100] for name in table.names], table.cells, 1, shapes=table.shapes)


def _with_others(sheet: Sheet, tables: Sequence[RawTable]) -> Sheet:
    return replace(sheet, others=[table.name for table in tables if table.name and table.name != sheet.name])


def _headed(table: RawTable, row: int, rows: int | None) -> Sheet:
    """The table with its headers in the row that a person named, which is the upper one where they stand in two."""
    at = row - table.number_of_first
    if not 0 <= at < table.cells.height - 1:
        raise FileRefused.whole(f"Row {row} has nothing under it.", "Say in which row the headers stand.")
    if not any(cell.strip() for cell in table.cells.row(at)):
        raise FileRefused.whole(f"Row {row} is empty.", "Say in which row the headers stand.")
    are_two = rows == TWO or (rows is None and _are_two(table, at))
    return _under_two(table, at) if are_two else _under(table, at, table.cells.row(at))


def _under(table: RawTable, at: int, headers: Sequence[str]) -> Sheet:
    """What stands below a row of headers; below the format's own names of columns where `at` is -1."""
    first = table.number_of_first + at + 1
    plain = under_forecast(table.cells.row(at - 1) if at > 0 else (), headers)
    below, above = table.cells.slice(at + 1), _titles(table.cells.head(max(0, at)))
    made = Sheet(table.name, plain, below, first, header_row=max(0, first - 1), above=above)
    return _without_bare_columns(replace(made, per_cent=table.per_cent, months=table.months))


def _under_two(table: RawTable, upper: int) -> Sheet:
    """The same where the headers stand in the row `upper` and in the next, each column's two joined to one."""
    below, number = table.cells.slice(upper + TWO), table.number_of_first + upper
    heads = heads_of(table.cells.row(upper), table.cells.row(upper + 1), below.head(ROWS_BELOW))
    above = _titles(table.cells.head(upper))
    headers = [joined(head) for head in heads]
    made = Sheet(table.name, headers, below, number + TWO, header_row=number, above=above, heads=heads)
    return _without_bare_columns(replace(made, per_cent=table.per_cent, months=table.months))


def _are_two(table: RawTable, upper: int) -> bool:
    if not 0 <= upper < table.cells.height - TWO:
        return False
    return stand_in_two_rows(table.cells.row(upper), table.cells.row(upper + 1), table.cells.slice(upper + TWO))


def _upper_of_two(table: RawTable, at: int, rows: int | None) -> int | None:
    """Of two rows of headers the upper, where `at` is one of them; None where they stand in one."""
    if rows == 1 or at < 0:
        return None
    found = next((upper for upper in (at - 1, at) if _are_two(table, upper)), None)
    if found is not None or rows is None:
        return found
    # As somebody said: where the next row can be none of headers, the one found is the lower of the two.
    below = table.cells.row(at + 1) if at + 1 < table.cells.height else ()
    return at if any(below) and all(is_word(cell) for cell in below if cell.strip()) else max(0, at - 1)


def _best(tables: Sequence[RawTable], rows: int | None) -> Sheet:
    found = [(sheet, table.is_active) for table in tables if (sheet := _sheet(table, rows)) is not None]
    sheets = [each for each in found if each[0].cells.height]
    if found and not sheets:
        raise FileRefused([_nothing_under(found[0][0])])
    if not sheets:
        raise FileRefused.whole(
            "No row of headers was found.",
            "Put a word over each of two columns or more. Where numbers are headers, give each figure its own row.",
        )
    best, _ = max(sheets, key=lambda each: (_named(each[0]), each[1], each[0].cells.height))
    return best


def _named(sheet: Sheet) -> int:
    """How many fields the headers name. Periods over columns are worth as much as three: a sheet of figures stands
    before one that explains them."""
    return known_headers(sheet.headers, sheet.heads) + min(PERIODS_COUNT, sum(map(names_period, sheet.headers)))


def _nothing_under(sheet: Sheet) -> Problem:
    headers = ", ".join(filter(None, sheet.headers))
    remedy = "These are headers: put the rows that they speak of below them."
    return Problem("has nothing under it.", remedy, sheet.header_row, value=headers, sheet=sheet.name)


def _sheet(table: RawTable, rows: int | None) -> Sheet | None:
    """Candidates are the format's own column names, then the first rows; the one that names most fields wins. The row
    beside it may belong to it."""
    top = [list(row) for row in table.cells.head(DEEPEST_HEADER).iter_rows()]
    width = max((sum(bool(cell.strip()) for cell in row) for row in top), default=0)
    candidates: list[tuple[int, list[str]]] = [(-1, list(table.names))] if table.names else []
    candidates += [
        (at, row)
        for at, row in enumerate(top)
        if _could_be_header(row, width) and not _is_repeated(row, table.cells.slice(at + 1, ROWS_BELOW))
    ]
    if not candidates:
        return None
    titled = _rows_of_titles(top, width) if table.names else 0
    at, headers = max(
        candidates,
        key=lambda each: (known_headers(each[1]), 0 < each[0] == titled, sum(map(bool, each[1])), -each[0]),
    )
    upper = _upper_of_two(table, at, rows)
    return _under(table, at, headers) if upper is None else _under_two(table, upper)


def _titles(rows: pl.DataFrame) -> list[str]:
    """What stands over the headers, a row in one; of a header far down only the last rows."""
    texts = (" ".join(" ".join(row).split()) for row in rows.tail(DEEPEST_HEADER).iter_rows())
    return [text for text in texts if text]


def _rows_of_titles(top: Sequence[Sequence[str]], width: int) -> int:
    """How many rows at the top are too narrow to be of the table. Under them its header stands, even where the format
    gives names to columns."""
    narrow = (sum(bool(cell.strip()) for cell in row) * 2 <= width for row in top)
    return next((at for at, is_narrow in enumerate(narrow) if not is_narrow), 0)


def _could_be_header(row: Sequence[str], width: int) -> bool:
    """Nearly as wide as the table, and words rather than figures."""
    filled = [cell for cell in row if cell.strip()]
    if len(filled) < 2 or len(filled) * 2 < width:
        return False
    figures = [cell for cell in filled if read_number(cell).wrong == ""]
    if len(figures) * 2 < len(filled):
        return True
    # Of a wide table: each year or each age once, beside words that are known.
    whole = [cell for cell in figures if cell.strip().isdigit()]
    if not len(whole) == len(set(figures)) == len(figures):
        return False
    return known_headers(filled) >= (2 if not _are_years(whole) else 1 if len(whole) < FEWEST_IN_A_ROW else 0)


def _are_years(cells: Sequence[str]) -> bool:
    """One year after the other, as over the columns of a table; a record may say when something began and ends."""
    if not all(YEAR.match(cell.strip()) for cell in cells):
        return False
    return {abs(int(later) - int(earlier)) for earlier, later in pairwise(cells)} <= {1}


def _is_repeated(row: Sequence[str], below: pl.DataFrame) -> bool:
    """A header stands over its column once; words that come again below it are what the column holds."""
    # A year or an age over its column is a number, and numbers come again anywhere.
    filled = [(str(at), cell) for at, cell in enumerate(row) if cell.strip() and read_number(cell).wrong]
    if not filled:
        return False
    # Headers printed anew at the top of each page are the whole row again, and no cells of their columns.
    below = below.filter(~pl.all_horizontal(pl.col(name) == cell for name, cell in filled))
    again = sum(bool((below.get_column(name) == cell).any()) for name, cell in filled)
    return again * 4 > len(filled)


def _without_bare_columns(sheet: Sheet) -> Sheet:
    """Columns without a header and without a cell are no columns; a header that comes twice gets its number."""
    kept, seen = [], dict[str, int]()
    for at, header in enumerate(re.sub(UNSEEN, "", written) for written in sheet.headers):
        column = sheet.cells.get_column(str(at))
        if header or (column.str.strip_chars() != "").any():
            named = header or f"column {at + 1}"
            seen[named] = seen.get(named, 0) + 1
            kept.append((at, named if seen[named] == 1 else f"{named} ({seen[named]})"))
    cells = sheet.cells.select(
        pl.col(str(at)).str.replace_all(UNSEEN, "").alias(str(new)) for new, (at, _) in enumerate(kept)
    )
    heads = [sheet.heads[at] for at, _ in kept] if sheet.heads else ()
    per_cent = {new: sheet.per_cent[at] for new, (at, _) in enumerate(kept) if at in sheet.per_cent}
    months = {new for new, (at, _) in enumerate(kept) if at in sheet.months}
    headers = [name for _, name in kept]
    return replace(sheet, headers=headers, cells=cells, heads=heads, per_cent=per_cent, months=months)
