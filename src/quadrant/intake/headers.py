"""Finding the header row of a table, wherever it stands, and telling what each column holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.apart import column_that_tells_apart
from quadrant.intake.columns import Look, looks
from quadrant.intake.fields import CLOSENESS, NEIGHBOUR, field_named, plain_header
from quadrant.intake.kinds import kind_of
from quadrant.intake.months import months_across
from quadrant.intake.numbers import read_number
from quadrant.intake.places import Places
from quadrant.intake.reading.tables import RawTable
from quadrant.intake.signs import SIGNS
from quadrant.intake.terms import FileRefused, Mapping, Problem, Sheet
from quadrant.intake.wide import across, without_one_of_many

# Letters that show nothing, or turn round what stands beside them: two names must not look alike and differ.
UNSEEN = "[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]"
DEEPEST_HEADER = 30
ROWS_BELOW = 300
MOSTLY = 0.9
FEW_AREAS = 3


def sheet_of(tables: Sequence[RawTable], *, name: str = "", header_row: int | None = None) -> Sheet:
    """The table that has a header row and the most under it, that row taken off; it knows the others. A person may say
    which sheet of a workbook is meant, and in which of its rows the headers stand."""
    if tables and tables[0].shapes:
        return _of_boundaries(tables[0])
    named = [table for table in tables if table.name == name] if name else list(tables)
    if not named:
        raise FileRefused.whole(f"There is no sheet “{name}” in the file.", "Say which sheet it is.")
    if header_row is None:
        return _with_others(_best(named), tables)
    return _with_others(_headed(max(named, key=lambda table: table.cells.height), header_row), tables)


def _of_boundaries(table: RawTable) -> Sheet:
    """The properties of areas under their own names: there is no header to look for."""
    return Sheet("", [" ".join(name.split())[:100] for name in table.names], table.cells, 1, shapes=table.shapes)


def _with_others(sheet: Sheet, tables: Sequence[RawTable]) -> Sheet:
    return replace(sheet, others=[table.name for table in tables if table.name and table.name != sheet.name])


def _headed(table: RawTable, row: int) -> Sheet:
    """The table with its headers in the row that a person named."""
    at = row - table.number_of_first
    if not 0 <= at < table.cells.height - 1:
        raise FileRefused.whole(f"Row {row} has nothing under it.", "Say in which row the headers stand.")
    headers = [" ".join(cell.split()) for cell in table.cells.row(at)]
    if sum(map(bool, headers)) == 0:
        raise FileRefused.whole(f"Row {row} is empty.", "Say in which row the headers stand.")
    below, above = table.cells.slice(at + 1), _titles(table.cells.head(at))
    return _without_bare_columns(Sheet(table.name, headers, below, row + 1, header_row=row, above=above))


def _best(tables: Sequence[RawTable]) -> Sheet:
    found = [sheet for table in tables if (sheet := _sheet(table)) is not None]
    sheets = [sheet for sheet in found if sheet.cells.height]
    if found and not sheets:
        raise FileRefused([_nothing_under(found[0])])
    if not sheets:
        raise FileRefused.whole(
            "No row of headers was found.",
            "Put a word over each of two columns or more. Where numbers are headers, give each figure its own row.",
        )
    return max(sheets, key=lambda sheet: (_known_headers(sheet.headers), sheet.cells.height))


def _nothing_under(sheet: Sheet) -> Problem:
    headers = ", ".join(filter(None, sheet.headers))
    remedy = "These are headers: put the rows that they speak of below them."
    return Problem("has nothing under it.", remedy, sheet.header_row, value=headers, sheet=sheet.name)


def _sheet(table: RawTable) -> Sheet | None:
    """Candidates are the format's own column names, then the first rows; the one that names most fields wins."""
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
        key=lambda each: (_known_headers(each[1]), 0 < each[0] == titled, sum(map(bool, each[1])), -each[0]),
    )
    below = table.cells.slice(at + 1)
    first = table.number_of_first + at + 1
    plain = [" ".join(header.split()) for header in headers]
    above = _titles(table.cells.head(max(0, at)))
    return _without_bare_columns(Sheet(table.name, plain, below, first, header_row=max(0, first - 1), above=above))


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
    return len(whole) == len(set(figures)) == len(figures) and _known_headers(filled) >= 2


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


def _known_headers(headers: Sequence[str]) -> int:
    """How many fields of the best-fitting kind the headers name; a neighbour counts as one."""
    return max(len(_by_header(kind, headers)) for kind in DatasetKind)


def _without_bare_columns(sheet: Sheet) -> Sheet:
    """Columns without a header and without a cell are no columns; a header that comes twice gets its number."""
    kept, seen = [], dict[str, int]()
    for at, header in enumerate(sheet.headers):
        column = sheet.cells.get_column(str(at))
        if header or (column.str.strip_chars() != "").any():
            named = header or f"column {at + 1}"
            seen[named] = seen.get(named, 0) + 1
            kept.append((at, named if seen[named] == 1 else f"{named} ({seen[named]})"))
    cells = sheet.cells.select(
        pl.col(str(at)).str.replace_all(UNSEEN, "").alias(str(new)) for new, (at, _) in enumerate(kept)
    )
    return replace(sheet, headers=[name for _, name in kept], cells=cells)


def mapping_of(sheet: Sheet, places: Places, *, kind: DatasetKind | None = None, keys: frozenset[str]) -> Mapping:
    """What each column holds: by its header where that is known, else by what stands under it.

    `keys` are the indicators known here, by which a column of keys is recognised.
    """
    by_header = {each: _by_header(each, sheet.headers) for each in DatasetKind}
    seen = looks(sheet, places, keys)
    if kind is None and sheet.shapes:
        kind = DatasetKind.BOUNDARIES
    is_ledger = kind is DatasetKind.MONITORING or (kind is None and "cost_centre" in by_header[DatasetKind.MONITORING])
    months = months_across(sheet.headers) if is_ledger else {}
    if kind is None:
        figures = by_header[DatasetKind.FIGURES]
        headed = across(sheet.headers, figures, _numeric(seen), has_periods=True)[1] in {"age", "period"}
        is_figures = headed and not months
        kind = DatasetKind.FIGURES if is_figures else kind_of(by_header, seen, has_months=bool(months))
    columns = dict(by_header[kind])
    if kind is DatasetKind.MONITORING and months and "actual" not in columns:
        return Mapping(kind, columns, across=tuple(months), across_as="month")
    if kind is DatasetKind.BOUNDARIES:
        columns = _named_apart(columns, seen)
    if kind is DatasetKind.FIGURES and (wide := _wide(sheet, columns, seen)):
        return wide
    guessed = _by_content(kind, columns, seen)
    if kind is DatasetKind.FIGURES:
        guessed |= column_that_tells_apart(sheet, {**columns, **guessed}, seen)
    return Mapping(kind, {**columns, **guessed}, frozenset(guessed))


def _named_apart(columns: dict[str, int], seen: Sequence[Look]) -> dict[str, int]:
    """Where many areas share a name, it is that of the area in which they lie, and no name of theirs."""
    if not {"area", "area_code"} <= set(columns):
        return columns
    name, code = seen[columns["area"]], seen[columns["area_code"]]
    if name.distinct * 2 > code.distinct:
        return columns
    kept = {field: at for field, at in columns.items() if field != "area"}
    return {**kept, "inside": name.at} if name.places > MOSTLY and "inside" not in kept else kept


def _wide(sheet: Sheet, columns: dict[str, int], seen: Sequence[Look]) -> Mapping | None:
    """What the columns of a wide table hold; None of a narrow one."""
    known = _by_content(DatasetKind.FIGURES, columns, seen, only=("area_code", "area"))
    columns = without_one_of_many({**columns, **known}, sheet.headers, _numeric(seen))
    columns = _without_measures(columns, seen, rows=sheet.cells.height)
    places, what = across(sheet.headers, columns, _numeric(seen), has_periods=_holds_periods(seen))
    wide = Mapping(DatasetKind.FIGURES, columns, frozenset(known), across=places, across_as=what)
    return wide if places else None


def _without_measures(columns: dict[str, int], seen: Sequence[Look], *, rows: int) -> dict[str, int]:
    """Where each area has one row, a number under the name of a group is what the area has (its decile of
    deprivation), and not of whom the other figures are."""
    area = next((columns[field] for field in ("area_code", "area") if field in columns), None)
    if area is None or seen[area].distinct < rows or rows < FEW_AREAS:
        return columns
    return {field: at for field, at in columns.items() if not (field.startswith("by_") and seen[at].figures > MOSTLY)}


def _holds_periods(seen: Sequence[Look]) -> bool:
    return any(look.periods > MOSTLY for look in seen)


def _numeric(seen: Sequence[Look]) -> list[int]:
    return [look.at for look in seen if look.figures > MOSTLY or look.text == 0]


def with_columns(mapping: Mapping, chosen: dict[str, str], sheet: Sheet) -> Mapping:
    """The mapping as a person corrected it: field → header, "" for none."""
    at = {plain_header(header): place for place, header in reversed(list(enumerate(sheet.headers)))}
    columns = dict(mapping.columns)
    for field, header in chosen.items():
        if not header:
            columns.pop(field, None)
        elif plain_header(header) in at:
            columns[field] = at[plain_header(header)]
        else:
            raise FileRefused([Problem("There is no such column in the file.", column=header)])
    corrected = replace(mapping, columns=columns, guessed=mapping.guessed - set(chosen), chosen=frozenset(chosen))
    return replace(corrected, across=(), across_as="") if {"value", "actual"} & set(columns) else corrected


def _by_header(kind: DatasetKind, headers: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, header in enumerate(headers):
        field = field_named(kind, header)
        if field is not None:
            found.setdefault(field, at)
    if kind is DatasetKind.LOOKUP and "middle" in found and {"smaller", "larger"} - set(found):
        found["smaller" if "smaller" not in found else "larger"] = found.pop("middle")
    if kind is DatasetKind.NEIGHBOURS:
        found.update(_neighbour_columns(headers))
    if kind is DatasetKind.MONITORING and "cost_centre" not in found and "cost_centre_name" in found:
        found["cost_centre"] = found.pop("cost_centre_name")
    return found


def _neighbour_columns(headers: Sequence[str]) -> dict[str, int]:
    """SN1 to SN10; how close each is stands right behind it, or carries its number."""
    found: dict[str, int] = {}
    for at, header in enumerate(headers):
        plain = plain_header(header)
        if named := NEIGHBOUR.match(plain):
            found[f"neighbour_{int(named[1])}"] = at
    for at, header in enumerate(headers):
        plain = plain_header(header.split(" (")[0])
        behind = next((field for field, place in found.items() if place == at - 1 and "neighbour" in field), "")
        closeness = CLOSENESS.match(plain)
        if closeness and (closeness[1] or behind):
            found[f"closeness_{closeness[1] or behind.removeprefix('neighbour_')}"] = at
    return found if any(field.startswith("neighbour") for field in found) else {}


def _by_content(
    kind: DatasetKind, columns: dict[str, int], seen: Sequence[Look], *, only: Sequence[str] = ()
) -> dict[str, int]:
    """Fields that no header names, from the columns that no field has taken."""
    found: dict[str, int] = {}
    for field, score in SIGNS.get(kind, ()):
        has_area = bool({"area", "area_code"} & {*columns, *found})
        if (only and field not in only) or field in columns or (field == "area_number" and has_area):
            continue
        free = [look for look in seen if look.at not in {*columns.values(), *found.values()}]
        best = max(free, key=score, default=None)
        if best is not None and score(best) > 0:
            found[field] = best.at
    return found
