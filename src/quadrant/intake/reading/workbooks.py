"""Excel and OpenDocument workbooks: the visible sheets, each cell as it is shown, formulas by their last value."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from quadrant.intake.reading.tables import RawTable, framed
from quadrant.intake.terms import FileRefused

LARGEST_UNPACKED = 1_000_000_000
MOST_UNPACKED_TIMES = 200


def read_workbook(path: Path) -> list[RawTable]:
    _refuse_bomb(path)
    try:
        book = CalamineWorkbook.from_path(path)
    except PasswordError:
        raise FileRefused.whole("The workbook is locked with a password.", "Save it without one.") from None
    except (CalamineError, OSError, zipfile.BadZipFile) as broken:
        raise FileRefused.whole(
            "This is not a workbook that can be read, or it is damaged.", "Save it as Excel (.xlsx)."
        ) from broken
    shown = [about.name for about in book.sheets_metadata if about.visible == SheetVisibleEnum.Visible]
    tables = [RawTable(name, framed(_rows(book.get_sheet_by_name(name)))) for name in shown]
    filled = [table for table in tables if table.cells.height]
    if not filled:
        raise FileRefused.whole("The workbook has no visible sheet with anything on it.", "Unhide the sheet.")
    return filled


def _refuse_bomb(path: Path) -> None:
    """A small file that unpacks to gigabytes is turned away before it is unpacked."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as packed:
        unpacked = sum(entry.file_size for entry in packed.infolist())
    if unpacked > LARGEST_UNPACKED or unpacked > MOST_UNPACKED_TIMES * max(path.stat().st_size, 100_000):
        raise FileRefused.whole("The workbook unpacks to far more than it could hold.", "Save it anew as CSV.")


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    """Every row, with the empty ones before the first, so that rows keep the numbers that Excel shows."""
    for row in sheet.iter_rows():
        yield [_text(cell) for cell in row]


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
