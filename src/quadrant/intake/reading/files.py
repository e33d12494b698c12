"""From a file to its tables: by what is in it, never by what it is called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from quadrant.intake.reading.delimited import read_delimited
from quadrant.intake.reading.features import read_features
from quadrant.intake.reading.parquet import read_parquet
from quadrant.intake.reading.tables import RawTable
from quadrant.intake.reading.workbooks import read_workbook
from quadrant.intake.terms import FileRefused

LARGEST = 200_000_000
Reader = Callable[[Path], list[RawTable]]

PARQUET, ZIP, OLD_OFFICE = b"PAR1", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
OTHERS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}


def read_sheets(path: Path) -> list[RawTable]:
    """Every table of a CSV, Excel, OpenDocument or Parquet file, or of boundaries as GeoJSON or TopoJSON.

    `FileRefused` says what is wrong with any other."""
    size = path.stat().st_size
    if size == 0:
        raise FileRefused.whole("The file is empty.", "Save it again and choose it anew.")
    if size > LARGEST:
        raise FileRefused.whole(f"The file is larger than {LARGEST // 1_000_000} MB.", "Divide it into several.")
    with path.open("rb") as file:
        start = file.read(1024)
    return _reader(start)(path)


def _reader(start: bytes) -> Reader:
    if start.startswith(PARQUET):
        return read_parquet
    if start.startswith((ZIP, OLD_OFFICE)):
        return read_workbook
    for mark, what in OTHERS.items():
        if start.startswith(mark):
            raise FileRefused.whole(f"This is {what}, not a table.", "Give a CSV, Excel or Parquet file.")
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise FileRefused.whole(
            "This is a web page that was saved under the name of a spreadsheet.",
            "Open it in a spreadsheet program and save it as Excel (.xlsx) or CSV.",
        )
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return read_features
    return read_delimited
