"""CSV and its cousins: the encoding and the separator are found out; what is torn or binary is refused."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from quadrant.intake.reading.tables import LONGEST_CELL, MOST_ROWS, RawTable, framed, too_long
from quadrant.intake.terms import FileRefused, Problem

SEPARATORS = (",", ";", "\t", "|")
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
SAMPLE = 64_000


def read_delimited(path: Path) -> list[RawTable]:
    """The one table of a text file. Row numbers count records, as a spreadsheet program shows them."""
    content = path.read_bytes()
    # Counted before anything is read: nobody waits a minute for what is refused. Line breaks inside quoted cells count
    # too, which only a file of a million lines could notice.
    if max(content.count(b"\n"), content.count(b"\r")) > MOST_ROWS + 1:
        raise too_long()
    text = _text(content)
    separator = _separator(text[:SAMPLE])
    return [RawTable("", framed(_records(text, separator)))]


def _text(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    if b"\x00" in content:
        if content[1:200:2].count(0) > 50 or content[0:200:2].count(0) > 50:
            return _decoded(content, "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be")
        raise FileRefused.whole("The file is not text: it holds bytes of value 0.", "Save it as CSV in UTF-8.")
    for encoding in ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as broken:
        raise FileRefused.whole(
            f"The file says that it is {encoding.upper()} and is not: byte {broken.start + 1} cannot be read.",
            "Save it as CSV in UTF-8.",
        ) from None


def _separator(sample: str) -> str:
    """The separator that cuts most rows into the same, largest number of cells."""
    lines = sample.splitlines()[:60]
    if len(sample) == SAMPLE and len(lines) > 1:
        lines = lines[:-1]

    def columns(separator: str) -> float:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=separator) if any(row)]
        except csv.Error:
            return 0
        return median(widths) if widths else 0

    return max(SEPARATORS, key=columns)


def _records(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    done = 0
    try:
        for row in reader:
            done += 1
            yield row
    except csv.Error as broken:
        raise FileRefused([_torn(str(broken), done + 1)]) from None


def _torn(said: str, row: int) -> Problem:
    if "field larger" in said:
        sentence = f"A cell is longer than {LONGEST_CELL:,} characters, or a quotation mark is not closed."
        return Problem(sentence, row=row)
    if "unexpected end" in said or "expected after" in said:
        sentence = "A quotation mark is opened and not closed, or stands inside a cell."
        return Problem(sentence, "Write it twice where it belongs to the text.", row=row)
    return Problem("The row cannot be read.", "Save the file again as CSV.", row=row)
