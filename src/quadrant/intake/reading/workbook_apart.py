"""Run as a program of its own on one workbook: its visible sheets as lines of JSON on standard output.

A workbook can name a cell so far away that reading it asks for more memory than there is, and then the library ends
the whole process. It ends this one, which may take so much memory and no more; the site and the worker go on. Nothing
of Quadrant is imported here, so that it starts at once.

Each line is one of ["hidden", name], ["sheet", name], ["rows", [[cell, …], …]], ["refused", sentence, remedy] or, last
of all, ["end"].
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import sys
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

AT_ONCE = 1_000
MOST_OPEN = 500


def main(path: str, most_memory: int, most_seconds: int, most_columns: int, most_rows: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
    resource.setrlimit(resource.RLIMIT_CPU, (most_seconds, most_seconds))
    for line in _lines(path, most_columns, most_rows):
        sys.stdout.write(json.dumps(line, ensure_ascii=True) + "\n")


def _lines(path: str, most_columns: int, most_rows: int) -> Iterator[list[Any]]:
    try:
        book = CalamineWorkbook.from_path(path)
        for about in book.sheets_metadata:
            if about.visible != SheetVisibleEnum.Visible:
                yield ["hidden", about.name]
                continue
            sheet = book.get_sheet_by_name(about.name)
            if sheet.width > most_columns or sheet.height > most_rows:
                reach = f"{sheet.height:,} rows and {sheet.width:,} columns"
                yield ["refused", f"The sheet “{about.name}” reaches over {reach}.", "Keep only those needed."]
                return
            yield ["sheet", about.name]
            yield from _rows(sheet)
    except PasswordError:
        yield ["refused", "The workbook is locked with a password.", "Save it without one."]
    except (CalamineError, OSError, zipfile.BadZipFile):
        yield ["refused", "This is not a workbook that can be read, or it is damaged.", "Save it as Excel (.xlsx)."]
    yield ["end"]


def _rows(sheet: CalamineSheet) -> Iterator[list[Any]]:
    """Every row, with the empty ones before the first, so that rows keep the numbers that Excel shows. What is written
    over cells merged one above the other stands in each of their rows that has anything else on it."""
    written = ([_text(cell) for cell in row] for row in sheet.iter_rows())
    rows = _unmerged(written, sheet.merged_cell_ranges or [])
    while part := list(islice(rows, AT_ONCE)):
        yield ["rows", part]


def _unmerged(rows: Iterator[list[str]], merged: list[Any]) -> Iterator[list[str]]:
    """Merges over many columns are titles and stay as they are; so do very many merges, which are decoration."""
    upright = sorted(((start[0], end[0], start[1]) for start, end in merged if start[1] == end[1]), reverse=True)
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


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
