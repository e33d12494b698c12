"""Excel and OpenDocument workbooks: the visible sheets, each cell as it is shown, formulas by their last value."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from quadrant.intake.reading.tables import MOST_COLUMNS, MOST_ROWS, RawTable, framed, too_long
from quadrant.intake.terms import FileRefused

LARGEST_UNPACKED = 1_000_000_000
MOST_UNPACKED_TIMES = 200
MOST_MEMORY = 3_000_000_000
MOST_SECONDS = 300
OLD_OFFICE, ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
SHEET, ROW = re.compile(r"worksheets/[^/]+\.xml$"), b"<row "
PICTURE = re.compile(r"(?:xl/(?:media|charts|drawings)|Pictures)/[^/]+$")
LONG, PIECE = 40_000_000, 4_000_000
READER = Path(__file__).with_name("workbook_apart.py")


def read_workbook(path: Path) -> list[RawTable]:
    _refuse_bomb(path)
    _refuse_locked(path)
    _refuse_long(path)
    hidden: list[str] = []
    filled = [table for table in _sheets(_visible(_told_apart(path), hidden)) if table.cells.height]
    if not filled:
        raise _nothing_in(path, hidden)
    return filled


def _visible(lines: Iterator[list[Any]], hidden: list[str]) -> Iterator[list[Any]]:
    """The lines of the sheets that are seen; the names of the others are put into `hidden`."""
    for line in lines:
        if line[0] == "hidden":
            hidden.append(line[1])
        else:
            yield line


def _nothing_in(path: Path, hidden: list[str]) -> FileRefused:
    """Why a workbook has no cell to read, and what would help: a table may be a picture, or stand on a hidden sheet."""
    pictured = _has_pictures(path)
    if hidden:
        remedy = "Unhide the sheet." + (" What is in a picture cannot be read." if pictured else "")
        return FileRefused.whole("The workbook has no visible sheet with anything on it.", remedy)
    if pictured:
        return FileRefused.whole(
            "The workbook holds a picture or a drawing and no cells: what is written in it cannot be read.",
            "Type the table into cells, or ask whoever made the picture for its figures.",
        )
    return FileRefused.whole("Nothing is written in the workbook.", "Choose the workbook that holds the table.")


def _has_pictures(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as packed:
            return any(PICTURE.match(name) for name in packed.namelist())
    except zipfile.BadZipFile:
        return False  # an old .xls


def _refuse_bomb(path: Path) -> None:
    """A small file that unpacks to gigabytes is turned away before it is unpacked."""
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, NotImplementedError):
        return  # an old .xls, or damaged: the reader says so
    if unpacked > LARGEST_UNPACKED or unpacked > MOST_UNPACKED_TIMES * max(path.stat().st_size, 100_000):
        raise FileRefused.whole("The workbook unpacks to far more than it could hold.", "Save it anew as CSV.")


def _refuse_locked(path: Path) -> None:
    """Excel wraps a workbook with a password into an old-office file, whatever its name ends in."""
    with path.open("rb") as file:
        is_old = file.read(len(OLD_OFFICE)) == OLD_OFFICE
        if is_old and ENCRYPTED in file.read():
            raise FileRefused.whole("The workbook is locked with a password.", "Save it without one.")


def _refuse_long(path: Path) -> None:
    """The rows of a long sheet are counted before they are read, which takes a tenth of the time."""
    try:
        with zipfile.ZipFile(path) as packed:
            long = [entry for entry in packed.infolist() if entry.file_size > LONG and SHEET.search(entry.filename)]
            if any(_rows_of(packed, entry) > MOST_ROWS + 1 for entry in long):
                raise too_long()
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, RuntimeError):
        return  # an old .xls, damaged or locked: the reader says so


def _rows_of(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    count, kept = 0, b""
    with packed.open(entry) as unpacking:
        while piece := unpacking.read(PIECE):
            count += (kept + piece).count(ROW)
            kept = piece[-len(ROW) + 1 :]
            if count > MOST_ROWS + 1:
                break
    return count


def _sheets(lines: Iterator[list[Any]]) -> Iterator[RawTable]:
    """Each sheet, from its first line to the next sheet's."""
    count = 0

    def sheet_of(line: list[Any]) -> int:
        nonlocal count
        count += int(line[0] == "sheet")
        return count

    return (_sheet(told) for _, told in groupby(lines, key=sheet_of))


def _sheet(told: Iterator[list[Any]]) -> RawTable:
    _, name, is_active = next(told)
    per_cent: dict[int, int] = {}
    months: set[int] = set()

    def rows() -> Iterator[list[str]]:
        for what, part in told:
            if what == "per cent":
                per_cent.update(part)
            elif what == "months":
                months.update(part)
            else:
                yield from part

    return RawTable(name, framed(rows()), per_cent=per_cent, months=months, is_active=is_active)


def _told_apart(path: Path) -> Iterator[list[Any]]:
    """What the reader tells of the workbook from its own process. When that one dies, the file is refused."""
    limits = (MOST_MEMORY, MOST_SECONDS, MOST_COLUMNS, MOST_ROWS)
    command = [sys.executable, "-I", str(READER), str(path), *map(str, limits)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reader:  # noqa: S603 - our own
        try:
            for written in reader.stdout or ():
                line: list[Any] = json.loads(written)
                if line[0] == "refused":
                    raise FileRefused.whole(*line[1:])
                if line[0] == "end":
                    return
                yield line
        except json.JSONDecodeError:
            pass  # cut off in the middle of a line: the reader died
        finally:
            reader.kill()
    raise FileRefused.whole(
        "Reading the workbook takes more memory or time than it may: a cell stands far away from the others, "
        "or the file is damaged.",
        "Copy the table into a new workbook, or save it as CSV.",
    )
