"""A table's filtered rows as CSV or an Excel workbook that no cell of can act as a formula."""

from __future__ import annotations

import csv
import datetime as dt
import re
import tempfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest
from django.utils.html import strip_tags

from quadrant.methods import words
from quadrant.web.design.listing import Column, Kind, Listing

CSV_TYPE = "text/csv; charset=utf-8"
EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A cell that begins so is a formula to a spreadsheet, unless it is a plain number.
ACTS = ("=", "+", "-", "@", "\t", "\r", "\n")
PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
EXCEL_FORMATS = {Kind.MONEY: "£#,##0.00", Kind.PERCENT: '0.0#"%"', Kind.DATE: "d mmmm yyyy"}
LONGEST_CELL = 32_767
PENNY = Decimal("0.01")
KEPT_IN_MEMORY = 2_000_000
ROWS_AT_ONCE = 2_000


def answer(table: Listing[Any], request: HttpRequest) -> FileResponse:
    """The file that the address asks for; a format that we do not write is not found."""
    asked = request.GET.get(f"{table.prefix}download")
    writers = {"csv": (write_csv, CSV_TYPE), "xlsx": (write_excel, EXCEL_TYPE)}
    if asked not in writers:
        raise Http404(f"No download of the kind {asked!r}")
    write, kind = writers[asked]
    file: IO[bytes] = tempfile.SpooledTemporaryFile(KEPT_IN_MEMORY)  # noqa: SIM115  the response closes it
    write(table, table.found(table.asked(request.GET)), file)
    file.seek(0)
    at = getattr(request, "at", None)
    name = f"{table.name}-{words.local(at).date().isoformat()}" if at else table.name
    return FileResponse(file, as_attachment=True, filename=f"{name}.{asked}", content_type=kind)


def safe_cell(value: Any) -> Any:
    """A value as it may stand in a CSV file: numbers and days plain, text that would act disarmed by an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return words.written(value)
    if isinstance(value, dt.datetime):
        return words.local(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        if isinstance(value, float) and value.is_integer():
            return int(value)
        return f"{value:f}" if isinstance(value, Decimal) else value
    text = _text(value)
    return f"'{text}" if text.startswith(ACTS) and not PLAIN_NUMBER.fullmatch(text) else text


def _in_pennies(column: Column[Any], value: Any) -> Any:
    """Money with its pennies: databases differ in how many places a sum comes back with."""
    whole = column.kind is Kind.MONEY and isinstance(value, int | Decimal)
    return Decimal(value).quantize(PENNY) if whole else value


def write_csv(table: Listing[Any], rows: Iterable[Any], file: IO[bytes]) -> None:
    """UTF-8 with its mark, so that Excel shows pound signs and names as they are."""
    columns = [column for column in table.columns if column.in_download]
    text = _Encoded(file)
    writer = csv.writer(text)
    file.write(b"\xef\xbb\xbf")
    writer.writerow(safe_cell(column.label) for column in columns)
    for row in _each(rows):
        writer.writerow(safe_cell(_in_pennies(column, column.value(row))) for column in columns)


def write_excel(table: Listing[Any], rows: Iterable[Any], file: IO[bytes]) -> None:
    """A workbook with a header row that stays and filters itself; rows go to disk as they are written."""
    columns = [column for column in table.columns if column.in_download]
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "default_date_format": EXCEL_FORMATS[Kind.DATE]})
    sheet = book.add_worksheet(_sheet_name(table.caption))
    formats = [book.add_format({"num_format": EXCEL_FORMATS.get(column.kind, "General")}) for column in columns]
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for at, column in enumerate(columns):
        sheet.set_column(at, at, max(12, min(48, len(column.label) + 6)))
        sheet.write_string(0, at, column.label, head)
    number = 0
    for number, row in enumerate(_each(rows), 1):
        for at, column in enumerate(columns):
            _write_cell(sheet, number, at, column, row, formats[at])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(number, 1), len(columns) - 1)
    book.close()


def _write_cell(sheet: Any, line: int, at: int, column: Column[Any], row: Any, shape: Any) -> None:
    value = column.value(row)
    if value is None or value == "":
        return
    if isinstance(value, dt.datetime):
        sheet.write_datetime(line, at, words.local(value).replace(tzinfo=None), shape)
    elif isinstance(value, dt.date):
        sheet.write_datetime(line, at, value, shape)
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        sheet.write_number(line, at, value, shape)
    else:
        # As a string whatever it begins with: xlsxwriter's plain write() would make a formula of "=1+1".
        sheet.write_string(line, at, _text(value)[:LONGEST_CELL])


def _each(rows: Iterable[Any]) -> Iterator[Any]:
    return rows.iterator(chunk_size=ROWS_AT_ONCE) if isinstance(rows, QuerySet) else iter(rows)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return words.written(value)
    return strip_tags(str(value)) if hasattr(value, "__html__") else str(value)


def _sheet_name(caption: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", caption)[:31].strip() or "List"


class _Encoded:
    """The text file that csv wants, over the bytes that the response sends; it leaves the file open."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def write(self, text: str) -> int:
        return self.file.write(text.encode("utf-8"))
