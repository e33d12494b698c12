"""Contracts registers and lists of spend made by hand, as councils keep them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

HEADERS = (
    "Contract Ref", "Contract Title", "Directorate", "Supplier Name", "Start Date", "End Date", "Total Value (£)",
    "SME",
)  # fmt: skip
HOMECARE = (
    "C001",
    "Homecare, north",
    "Adult social care",
    "Tidewell Homecare",
    "01/04/2024",
    "31/01/2027",
    "£1,250,000.00",
    "Yes",
)
MEALS = ("C002", "Meals at home", "Adult social care", "Hot Plate Ltd", "1 April 2025", "31-Mar-2028", "84000", "N")
TAXIS = ("C003", "School taxis", "Children", "Swift Cars", "2025-09-01", "2027-08-31", "250k", "yes")
ROWS: Sequence[Sequence[Any]] = (HOMECARE, MEALS, TAXIS)


def text(rows: Sequence[Sequence[Any]] = ROWS, headers: Sequence[str] = HEADERS, separator: str = "\t") -> bytes:
    """The register as text; tabs, since sums of money hold commas."""
    return "".join(separator.join(map(str, row)) + "\n" for row in [headers, *rows]).encode()


def workbook(
    rows: Sequence[Sequence[Any]],
    *,
    sheet: str = "Register",
    merged: Sequence[tuple[int, int, int, str]] = (),
    before: Sequence[str] = (),
) -> bytes:
    """Rows as a workbook, with sheets before them; `merged`: cells run together (first row, last row, column, text)."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        for name in before:
            book.add_worksheet(name).write(0, 0, "Notes")
        page = book.add_worksheet(sheet)
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
        for first, last, column, words in merged:
            page.merge_range(first, column, last, column, words)
    return made.getvalue()
