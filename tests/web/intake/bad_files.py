"""Files as they go wrong in offices, each with what its page says: where, what was found, what would do."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

FIGURES = ("Indicator", "Period", "Area", "Value")
OF_PEOPLE = (*FIGURES, "Count", "Denominator")
CONTRACTS = ("Ref", "Title", "Supplier", "Start date", "End date", "Value")
SPEND = ("Supplier", "Amount", "Date paid")
GOOD = (("Obese", "2023", "England", "2"), ("Obese", "2023", "Herefordshire", "3"))
HELD = (("C1", "Homecare", "Tidewell", "01/04/2024", "31/01/2027", "1250"),)
PAID = (("Tidewell", "500", "01/04/2024"), ("Hot Plate", "600", "02/04/2024"))
PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))
    for kind, held in (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\xff")),
        (b"IEND", b""),
    )
)
Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Bad:
    """A file, and where its page says what is wrong, what was found and what would do."""

    content: bytes
    where: str
    found: str
    remedy: str


def text(headers: Sequence[str], *rows: Sequence[object], separator: str = ";") -> bytes:
    return "".join(separator.join(map(str, row)) + "\n" for row in (headers, *rows)).encode()


def workbook(*rows: Sequence[object], also: Callable[[Any, Any], object] | None = None, name: str = "Sheet1") -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet(name)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                _ = (
                    sheet.write_datetime(at, place, cell, day)
                    if isinstance(cell, date)
                    else sheet.write(at, place, cell)
                )
        if also is not None:
            also(book, sheet)
    return made.getvalue()


def pictured(sheet: Any) -> Any:
    """A sheet with the picture of a table on it."""
    sheet.insert_image(0, 0, "table.png", {"image_data": io.BytesIO(PNG)})
    return sheet


def figure(value: object, *, period: str = "2024", area: str = "England", indicator: str = "Obese") -> bytes:
    return text(FIGURES, (indicator, period, area, value), *GOOD)


def counted(count: object, denominator: object) -> bytes:
    return text(
        (*OF_PEOPLE, "Unit"), ("Obese", "2024", "England", "1", count, denominator, "%"), (*GOOD[0], "1", "9", "%")
    )


def contract(**cells: str) -> bytes:
    changed = ("C2", *(cells.get(name, cell) for name, cell in zip(KEYS, HELD[0][1:], strict=True)))
    return text(CONTRACTS, *HELD, changed)


KEYS = ("title", "supplier", "starts", "ends", "value")


def paid(amount: str = "700", on: str = "03/04/2024") -> bytes:
    return text(SPEND, *PAID, ("Swift Cars", amount, on), separator="\t")


def locked() -> bytes:
    """A workbook with a password: an old-office file whose directory holds an encrypted package."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    head = struct.pack("<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
                       0, 1, 1, 0, 4096, end, 0, end, 0)  # fmt: skip
    head += struct.pack("<109I", 0, *[free] * 108)

    def entry(name: str, kind: int, child: int, beside: int) -> bytes:
        spelt = name.encode("utf-16-le") + b"\0\0"
        return struct.pack("<64sHBBIII16xI16xIQ", spelt, len(spelt), kind, 1, free, beside, child, 0, end, 0)

    names = entry("Root Entry", 5, 1, free) + entry("EncryptedPackage", 2, free, 2)
    names += entry("EncryptionInfo", 2, free, free) + bytes(128)
    return head + struct.pack("<128I", fat, end, *[free] * 126) + names


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return made.getvalue()


NUMBER = "Write a number such as 1234.5"
VALUE = "Row 2, column “Value”"
END, START = "Row 3, column “End date”", "Row 3, column “Start date”"
SHEET = "Sheet “Sheet1”, row 2, column “Value”"
FILES = {
    # A header that is none, or stands where it cannot be read.
    "headers in two rows": Bad(
        text(("Indi", "Per", "Ar", "Val"), ("cator", "iod", "ea", "ue"), *GOOD),
        "The file", "No column was found for: Period",
        "Say which column it is, or write it under “Period of all figures” where it is the same for all.",
    ),
    "headers twice": Bad(
        text((*FIGURES, "Value"), *((*row, "9") for row in GOOD)), "The file", "Two columns are called “Value”",
        "Say which holds: Value.",
    ),
    "headers alone": Bad(text(FIGURES), "Row 1", "Has nothing under it.", "put the rows that they speak of below them"),
    "sixteen thousand columns": Bad(
        workbook([f"h{at}" for at in range(16_384)], range(16_384)),
        "The file", "16,384 columns", "Keep only those needed.",
    ),
    # Notes and merged cells below and above.
    "a figure without its area": Bad(
        text(FIGURES, *GOOD, ("Base: all answers", "", "", "352")),
        "Row 4, column “Area”", "The cell is empty.", "Name the area.",
    ),
    # Numbers that are none, or other ones than meant.
    "brackets": Bad(figure("(500)"), VALUE, "(500)", "Write -500 for a number below 0."),
    "decimal comma": Bad(figure("12,5"), VALUE, "12,5", "Write 12.5, with a point before the decimals."),
    "points between thousands": Bad(figure("1.234,50"), VALUE, "1.234,50", "Write 1234.50"),
    "spaces between thousands": Bad(figure("1 234,5"), VALUE, "1 234,5", NUMBER),
    "apostrophes between thousands": Bad(figure("1'234"), VALUE, "1'234", NUMBER),
    "thousands of another land": Bad(figure("12,34,567"), VALUE, "12,34,567", NUMBER),
    "not shown": Bad(figure("<lots"), VALUE, "<lots", "or - where it is not available"),
    "a range": Bad(figure("5-9"), VALUE, "5-9", NUMBER),
    "a footnote mark": Bad(figure("12.5²"), VALUE, "12.5²", NUMBER),
    "not a number": Bad(figure("NaN"), VALUE, "NaN", NUMBER),
    "larger than anything": Bad(figure("1e308"), VALUE, "1e308", "Check the unit."),
    "twenty digits": Bad(figure("12345678901234567890"), VALUE, "12345678901234567890", "Check the unit."),
    "percent and share": Bad(
        workbook(FIGURES, ("Obese", "2024", "England", 0.12), ("Obese", "2023", "England", "13%")), SHEET, "0.12",
        "Write it per cent, as the others are",
    ),
    "a day for a value": Bad(
        workbook(FIGURES, ("Obese", "2024", "England", date(2024, 1, 1)), *GOOD), SHEET, "2024-01-01", NUMBER,
    ),
    "fewer than none": Bad(counted("-3", "10"), "Row 2, column “Count”", "-3", "Write how many were counted."),
    "of fewer than none": Bad(counted("3", "-10"), "Row 2, column “Denominator”", "-10", "how many there are in all"),
    "of nobody": Bad(
        counted("3", "0"), "Row 2, column “Denominator”", "Is 0 beside a count.", "how many there are in all",
    ),
    "more than there are": Bad(
        counted("30", "10"), "Row 2, column “Count”", "30", "Check which of the two columns is which.",
    ),
    # Formulas.
    "formula never worked out": Bad(
        workbook(FIGURES, ("Obese", "2024",
        "England"), *GOOD, also=lambda _, sheet: sheet.write_formula(1, 3, "=A1", None, "")),
        SHEET, "its formula has no result", "Write - where the figure is not available.",
    ),
    "broken reference": Bad(figure("#REF!"), VALUE, "#REF!", "mend the formula"),
    "formula as a name": Bad(
        figure("1", area="=cmd|'/C calc'!A0"), "Row 2, column “Area”", "=cmd|'/C calc'!A0", "Write its name",
    ),
    # Codes and periods.
    "a code that lost its zero": Bad(
        text(("Indicator", "Period", "GSS code", "Value"), ("Obese", "2024", "E6000019", "1"), ("Obese", "2023",
        "E06000019", "1")),
        "Row 2, column “GSS code”", "E6000019", "One has a letter and 8 digits.",
    ),
    "a code as a float": Bad(
        text(("Name", "Charity number"), ("A", "1112223"), ("B", "1.11E+06")),
        "Row 3, column “Charity number”", "1.11E+06",
        "six or seven digits",
    ),
    "a day's number for a period": Bad(
        figure("1", period="45292"), "Row 2, column “Period”", "45292", "keeps 1 January 2024",
    ),
    "a period backwards": Bad(
        figure("1", period="2024-2020"), "Row 2, column “Period”", "2024-2020", "such as 2024, 2023/24",
    ),
    "one figure twice": Bad(
        text(FIGURES, *GOOD, ("Obese", "2023", "England", "7")),
        "Row 4, column “Indicator”", "already in row 2", "Keep one of the two.",
    ),
    # Days and sums of records.
    "month before day": Bad(contract(ends="12/31/2026"), END, "12/31/2026", "Did you mean 31/12/2026?"),
    "the 30th of February": Bad(contract(starts="30/02/2024"), START, "30/02/2024", "February 2024 has 29 days."),
    "the year 1900": Bad(contract(starts="1900-02-28"), START, "1900-02-28", "Check the year"),
    "with a time zone": Bad(
        contract(starts="2024-04-01T23:00:00+01:00"), START, "2024-04-01T23:00:00+01:00", "31/03/2027",
    ),
    "ends before it starts": Bad(contract(ends="31/03/2023"), END, "31/03/2023", "Check the two days."),
    "euros": Bad(contract(value="€1000"), "Row 3, column “Value”", "€1000", "Write pounds."),
    "a payment without a day": Bad(
        paid(on="-"), "Row 4, column “Date paid”", "Is not known.", "A payment has an amount and a day.",
    ),
    "a payment in words": Bad(paid("lots"), "Row 4, column “Amount”", "lots", "Write pounds and pence"),
    # Files that are no tables, or no longer.
    "a quotation left open": Bad(figure('"1'), "Row 2", "A quotation mark is opened and not closed", "Write it twice"),
    "a cell without end": Bad(
        figure("1", indicator="x" * 40_000), "Row 2", "longer than 32,767 characters", "quotation mark",
    ),
    "bytes of 0": Bad(figure("1\0"), "The file", "bytes of value 0", "Save it as CSV in UTF-8."),
    "half of UTF-16": Bad("\ufeffa;b".encode("utf-16-le") + b"\xd8", "The file", "UTF-16", "Save it as CSV in UTF-8."),
    "a zip bomb": Bad(bomb(), "The file", "unpacks to far more than it could hold", "Save it anew as CSV."),
    "a password": Bad(locked(), "The file", "locked with a password", "Save it without one."),
    "a web page": Bad(b"<html><table><tr><td>1</td></tr></table></html>", "The file", "a web page", "save it as Excel"),
    "half a workbook": Bad(
        workbook(FIGURES, *GOOD)[:900], "The file", "not a workbook that can be read", "Save it as Excel",
    ),
    "a far cell": Bad(
        workbook(FIGURES, *GOOD, also=lambda _, sheet: sheet.write(1_048_575, 16_383, "x")),
        "The file", "stands far away",
        "Copy the table into a new workbook",
    ),
    "all hidden": Bad(
        workbook(FIGURES, *GOOD, also=lambda book, sheet: (book.add_worksheet("Empty").activate(), sheet.hide())),
        "The file",
        "no visible sheet with anything on it", "Unhide the sheet.",
    ),
    "a picture of a table": Bad(
        workbook(also=lambda _, sheet: pictured(sheet)),
        "The file", "holds a picture or a drawing and no cells", "Type the table into cells",
    ),
    "a picture beside a hidden sheet": Bad(
        workbook(
            FIGURES, *GOOD, also=lambda book, sheet: (pictured(book.add_worksheet("Seen")).activate(), sheet.hide())
        ),
        "The file", "no visible sheet with anything on it", "Unhide the sheet. What is in a picture cannot be read.",
    ),
    "an empty workbook": Bad(workbook(), "The file", "Nothing is written in the workbook", "that holds the table"),
    "two names alike": Bad(
        text(FIGURES, ("x" * 260, "2024", "England", "1"), ("x" * 261, "2024", "England", "1")),
        "Row 3, column “Indicator”", "Begins as another indicator does", "Shorten one of the two.",
    ),
}  # fmt: skip
assert len(FILES) >= 40
