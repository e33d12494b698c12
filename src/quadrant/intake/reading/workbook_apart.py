"""Run as a program of its own on one workbook: its visible sheets as lines of JSON on standard output.

A workbook can name a cell so far away that reading it asks for more memory than there is, and then the library ends
the whole process. It ends this one, which may take so much memory and no more; the site and the worker go on. Nothing
of Quadrant is imported here, so that it starts at once.

Each line is one of ["hidden", name], ["sheet", name, whether it is seen first], ["rows", [[cell, …], …]],
["per cent", [[column, decimals], …]], ["months", [column, …]], ["refused", sentence, remedy] or, last of all, ["end"].

The library tells neither how a cell is formatted nor which error a formula has. Of an .xlsx both are looked up in the
parts of the package, of an .ods which cells are per cents. Such a cell is told as it is shown, 32.9% and not 0.329; of
days that are shown as months, "Jul-26", the columns are told.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import resource
import sys
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from decimal import Context
from html import unescape
from itertools import islice
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

AT_ONCE = 1_000
MOST_OPEN = 500
PIECE = 4_000_000
EXCELS_DIGITS = Context(prec=15)  # what comes after the fifteenth is the noise of binary fractions
A_MONTH = -1
OF_EXCEL_ITSELF = {9: 0, 10: 2, 17: A_MONTH}  # formats that every workbook has: 0%, 0.00% and mmm-yy
OF_MONTHS = re.compile(r"^[^dhs]*m[^dhs]*y[^dhs]*$|^[^dhs]*y[^dhs]*m[^dhs]*$", re.IGNORECASE)
LITERAL = re.compile(r'"[^"]*"|[\\_*].|\[[^\]]*\]')
PER_CENT = re.compile(r"^[^.%]*(?:\.([0#?]*))?[^.%]*%")
ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
EXCEL = "xl/workbook.xml"
OPEN_DOCUMENT = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(\s[^>]*?)?/?>")
SHOWN = re.compile(rb"\s*<text:p[^>]*>[^<%.,]*(?:[.,](\d*))?\s*%")
Marks = dict[int, dict[int, int | str]]
"""By row and column from 0: how many decimals of a per cent are shown, `A_MONTH`, or the error of a formula."""


def main(path: str, most_memory: int, most_seconds: int, most_columns: int, most_rows: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
    resource.setrlimit(resource.RLIMIT_CPU, (most_seconds, most_seconds))
    for line in _lines(path, most_columns, most_rows):
        sys.stdout.write(json.dumps(line, ensure_ascii=True) + "\n")


def _lines(path: str, most_columns: int, most_rows: int) -> Iterator[list[Any]]:
    try:
        book = CalamineWorkbook.from_path(path)
        active = _active(path)
        for at, about in enumerate(book.sheets_metadata):
            if about.visible != SheetVisibleEnum.Visible:
                yield ["hidden", about.name]
                continue
            sheet = book.get_sheet_by_name(about.name)
            if sheet.width > most_columns or sheet.height > most_rows:
                reach = f"{sheet.height:,} rows and {sheet.width:,} columns"
                yield ["refused", f"The sheet “{about.name}” reaches over {reach}.", "Keep only those needed."]
                return
            yield ["sheet", about.name, at == active]
            marks = _marks(path, about.name)
            yield from _rows(sheet, marks)
            yield ["per cent", _decimals(sheet, marks)]
            yield ["months", _months(sheet, marks)]
    except PasswordError:
        yield ["refused", "The workbook is locked with a password.", "Save it without one."]
    except (CalamineError, OSError, zipfile.BadZipFile):
        yield ["refused", "This is not a workbook that can be read, or it is damaged.", "Save it as Excel (.xlsx)."]
    yield ["end"]


def _rows(sheet: CalamineSheet, marks: Marks) -> Iterator[list[Any]]:
    """Every row, with the empty ones before the first, so that rows keep the numbers that Excel shows. What is written
    over cells merged one above the other stands in each of their rows that has anything else on it."""
    first, none = sheet.start[1] if sheet.start else 0, dict[int, int | str]()
    written = (
        [_text(cell, of_row.get(column)) for column, cell in enumerate(row, start=first)]
        for row, of_row in ((row, marks.get(at, none)) for at, row in enumerate(sheet.iter_rows()))
    )
    merged = [
        (start[0], end[0], start[1] - first) for start, end in sheet.merged_cell_ranges or [] if start[1] == end[1]
    ]
    rows = _unmerged(written, merged)
    while part := list(islice(rows, AT_ONCE)):
        yield ["rows", part]


def _decimals(sheet: CalamineSheet, marks: Marks) -> list[list[int]]:
    """For each column with per cents, the most decimals that one of them is shown with."""
    first, most = sheet.start[1] if sheet.start else 0, dict[int, int]()
    for of_row in marks.values():
        for column, mark in of_row.items():
            if isinstance(mark, int) and mark != A_MONTH:
                most[column - first] = max(mark, most.get(column - first, 0))
    return [[column, decimals] for column, decimals in most.items()]


def _active(path: str) -> int:
    """Which sheet an .xlsx opens on, counted from 0 with those that are hidden; -1 where nothing says it, as programs
    that write workbooks leave it."""
    try:
        with zipfile.ZipFile(path) as packed:
            views = list(_elements(packed.read(EXCEL).decode("utf-8", "replace"), "workbookView"))
        return int(views[0].get("activeTab", "-1")) if views else -1
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, zlib.error, EOFError, ValueError):
        return -1


def _months(sheet: CalamineSheet, marks: Marks) -> list[int]:
    first = sheet.start[1] if sheet.start else 0
    return sorted({column - first for of_row in marks.values() for column, mark in of_row.items() if mark == A_MONTH})


def _marks(path: str, name: str) -> Marks:
    """Of a sheet of an .xlsx or .ods; none of another format, or where the package is not laid out as is usual."""
    marks: Marks = defaultdict(dict)
    try:
        with zipfile.ZipFile(path) as packed:
            for row, column, mark in (_marked if EXCEL in packed.namelist() else _marked_open_document)(packed, name):
                marks[row][column] = mark
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, zlib.error, EOFError, ValueError):
        pass  # an old .xls, or damaged: then the library says so
    return marks


def _part_of(packed: zipfile.ZipFile, name: str) -> str:
    """The part of the package that holds the sheet."""
    book, links = (packed.read(f"xl/{part}").decode() for part in ("workbook.xml", "_rels/workbook.xml.rels"))
    number = next(said["r:id"] for said in _elements(book, "sheet") if unescape(said.get("name", "")) == name)
    target = next(said["Target"] for said in _elements(links, "Relationship") if said.get("Id") == number)
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _elements(xml: str, called: str) -> Iterator[dict[str, str]]:
    """The attributes of each element of this name."""
    for found in re.finditer(rf"<(?:\w+:)?{called}\s([^>]*)>", xml):
        yield _said(found[1].encode())


def _styles(styles: str) -> dict[int, int]:
    """The styles of cells that are shown as per cent, each with how many decimals, or as months."""
    formats = dict(OF_EXCEL_ITSELF)
    for said in _elements(styles, "numFmt"):
        code = LITERAL.sub("", unescape(said["formatCode"])).split(";")[0]
        if found := PER_CENT.match(code):
            formats[int(said["numFmtId"])] = len(found[1] or "")
        elif OF_MONTHS.match(code):
            formats[int(said["numFmtId"])] = A_MONTH
    of_cells = styles.partition("cellXfs")[2].partition("cellXfs>")[0]
    used = [int(said.get("numFmtId", "0")) for said in _elements(of_cells, "xf")]
    return {at: formats[number] for at, number in enumerate(used) if number in formats}


def _marked(packed: zipfile.ZipFile, name: str) -> Iterator[tuple[int, int, int | str]]:
    """Each cell of a sheet of an .xlsx that is a per cent, a month or an error."""
    shown = _styles(packed.read("xl/styles.xml").decode("utf-8", "replace"))
    styles = "|".join(map(str, shown)).encode() or b"none"
    cell = re.compile(rb"""<(?:\w+:)?c(?=[^>]*\s(?:s=["'](?:""" + styles + rb""")["']|t=["']e["']))\s([^>]*)>""")
    for piece in _pieces(packed, _part_of(packed, name)):
        for found in cell.finditer(piece):
            said = _said(found[1])
            value = VALUE.search(piece, found.end())
            mark = unescape(value[1].decode()) if value and said.get("t") == "e" else shown.get(int(said.get("s", "0")))
            if mark is not None:
                yield *_place(said["r"]), mark


def _marked_open_document(packed: zipfile.ZipFile, name: str) -> Iterator[tuple[int, int, int | str]]:
    """Each cell of a table of an .ods that is a per cent. Cells and rows that are alike may be written once."""
    is_it, row, again, column = False, 0, 0, 0
    for piece in _pieces(packed, "content.xml"):
        for found in OPEN_DOCUMENT.finditer(piece):
            said = _said(found[2] or b"")
            if found[1] == b"table":
                is_it, row, again = unescape(said.get("table:name", "")) == name, 0, 0
            elif found[1] == b"table-row":
                row, again, column = row + again, int(said.get("table:number-rows-repeated", "1")), 0
            else:
                alike = int(said.get("table:number-columns-repeated", "1"))
                if is_it and said.get("office:value-type") == "percentage":
                    shown = SHOWN.match(piece, found.end())
                    mark = len(shown[1] or b"") if shown else 0
                    yield from (
                        (row + down, column + along, mark)
                        for down in range(min(again, AT_ONCE))
                        for along in range(min(alike, AT_ONCE))
                    )
                column += alike


def _pieces(packed: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """A part in pieces that end with a row, since a sheet may be very long."""
    kept = b""
    with packed.open(part) as unpacking:
        while piece := unpacking.read(PIECE):
            whole, row_end, kept = (kept + piece).rpartition(b"row>")
            yield whole + row_end


def _said(attributes: bytes) -> dict[str, str]:
    return {name: double or single for name, double, single in ATTRIBUTE.findall(attributes.decode("utf-8", "replace"))}


def _place(written: str) -> tuple[int, int]:
    """The row and the column of "AB12", from 0."""
    letters = written.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(written[len(letters) :]) - 1, column - 1


def _unmerged(rows: Iterator[list[str]], merged: list[tuple[int, int, int]]) -> Iterator[list[str]]:
    """Each merge by its first row, its last and its column. Those over many columns are titles and stay as they are; so
    do very many merges, which are decoration."""
    upright = sorted(merged, reverse=True)
    open_now: list[tuple[int, int, str]] = []
    for at, row in enumerate(rows):
        open_now = [(last, column, text) for last, column, text in open_now if last >= at]
        for _, column, text in open_now if any(row) else ():
            if column < len(row) and not row[column]:
                row[column] = text
        while upright and upright[-1][0] <= at:
            first, last, column = upright.pop()
            if first == at and column < len(row) and len(open_now) < MOST_OPEN:
                open_now.append((last, column, row[column]))
        yield row


def _text(cell: Any, mark: int | str | None = None) -> str:
    if isinstance(cell, str):
        return cell or (mark if isinstance(mark, str) else "")
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(mark, int) and mark != A_MONTH and isinstance(cell, int | float):
        return _per_cent(float(cell))
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)


def _per_cent(share: float) -> str:
    """0.3294945617402431 is 32.9494561740243%: all that Excel holds, however few decimals it shows."""
    written = format(EXCELS_DIGITS.create_decimal(repr(share)).scaleb(2), "f")
    return f"{written.rstrip('0').rstrip('.') if '.' in written else written}%"


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
