"""From the text of a cell to a day: as written in Britain, as a spreadsheet keeps it, and a month where one will do."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from quadrant.intake.cell.clocks import day_and_hour
from quadrant.intake.cell.numbers import ERROR
from quadrant.methods.periods import MONTHS

OPEN_ENDED = frozenset(
    {"rolling", "ongoing", "on going", "on-going", "open ended", "open-ended", "open", "no end date", "evergreen",
     "rolling contract", "perpetual", "no fixed end", "until terminated", "continuous"}
)  # fmt: skip
NO_FIXED_END = date.max
"""What the end of something that rolls on is read as: 31 December 9999, as many a register writes it."""
ONCE = re.compile(r"^(?:one[ -]?off|once(?: only)?|single(?: payment)?|lump sum)(?: (?:grant|payment|award))?$", re.I)
ISO_DAY = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
BRITISH_DAY = re.compile(r"^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})$")
NAMED_DAY = re.compile(
    r"^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s/-]+([a-z]{3,9})\.?,?[\s/-]+(\d{4}|\d{2})$", re.I
)
# "Mar 28" may be a day of March, so a year of two digits stands behind a dash, a stroke or an apostrophe.
NAMED_MONTH = re.compile(r"^(?:end (?:of )?)?([a-z]{3,9})\.?(?:,?[\s/-]+(\d{4})|\s?[-/’']\s?(\d{2}))$", re.I)
NUMBERED_MONTH = re.compile(r"^(?:(?P<month>\d{1,2})[/.-](?P<year>\d{4})|(?P<first>\d{4})-(?P<second>\d{1,2}))$")
SERIAL_DAY = re.compile(r"^([2-7]\d{4})(?:\.0)?$")
EPOCH = date(1899, 12, 30)
FIRST_YEAR, LAST_YEAR, FOR_EVER = 1950, 2199, 2900
SEVENTY = 70
AS_DAY = "Write the day first, such as 31/03/2027."


@dataclass(frozen=True)
class Cell:
    """What a cell holds (None: it does not say), or why that cannot be read and what to write. `is_month` where it
    names a month, of which one day is read."""

    value: Any = None
    wrong: str = ""
    remedy: str = ""
    is_month: bool = False


def read_day(text: str) -> Cell:
    """Day first, as written in Britain; the number by which a spreadsheet keeps a day is one too. An hour beside it is
    left out, and the reader of the records says so."""
    text = day_and_hour(text)[0]
    if serial := SERIAL_DAY.match(text):
        return Cell(EPOCH + timedelta(days=int(serial[1])))
    if iso := ISO_DAY.match(text):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if british := BRITISH_DAY.match(text):
        return _day(_year(british[3]), int(british[2]), int(british[1]))
    if named := NAMED_DAY.match(text):
        month = MONTHS.get(named[2].casefold())
        return _day(_year(named[3]), month, int(named[1])) if month else Cell(wrong="names no month.", remedy=AS_DAY)
    if ERROR.match(text):
        return Cell(wrong="is a formula's error.", remedy="Mend the formula.")
    return Cell(wrong="is not a date.", remedy=AS_DAY)


def _day(year: int, month: int, day: int) -> Cell:
    if month not in range(1, 13):
        swapped = f" Did you mean {month:02}/{day:02}/{year}?" if day in range(1, 13) else ""
        return Cell(wrong=f"has no month {month}.", remedy=f"{AS_DAY}{swapped}")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Cell(wrong=f"is in the year {year}.", remedy="Check the year, or write - where the day is not known.")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        return Cell(wrong="is no day of the calendar.", remedy=f"{calendar.month_name[month]} {year} has {last} days.")
    return Cell(date(year, month, day))


def _year(written: str) -> int:
    short = int(written)
    return short if len(written) == 4 else (2000 if short < SEVENTY else 1900) + short


def read_last_day(text: str) -> Cell:
    """The end of a contract. One that rolls on, or ends in the year 9999, has none that is fixed: `NO_FIXED_END`."""
    years = [int(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", text)]
    if text.casefold() in OPEN_ENDED or any(year >= FOR_EVER for year in years[:1] + years[-1:] if len(text) > 5):
        return Cell(NO_FIXED_END)
    if ONCE.match(text):
        remedy = "Write the day by which the money is to be spent, such as 31/03/2027, or - where that is not known."
        return Cell(wrong="is no day on which it ends.", remedy=remedy)
    return read_day(text)


def read_months_too(read: Callable[[str], Cell], month_as: str) -> Callable[[str], Cell]:
    """The reader, which takes a month for its "first" or its "last" day: "March 2028", "Mar-28", "03/2028"."""

    def reading(text: str) -> Cell:
        month = _month(text)
        if month is None:
            return read(text)
        found = _day(*month, 1)
        return replace(last_of_month(found) if month_as == "last" else found, is_month=True)

    return reading


def _month(text: str) -> tuple[int, int] | None:
    """The year and the month, of a text that says no day."""
    if (named := NAMED_MONTH.match(text)) and (month := MONTHS.get(named[1].casefold())):
        return _year(named[2] or named[3]), month
    if (found := NUMBERED_MONTH.match(text)) is None:
        return None
    year, month = int(found["year"] or found["first"]), int(found["month"] or found["second"])
    return (year, month) if 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR else None


def last_of_month(cell: Cell) -> Cell:
    """The last day of the month in which the day that was read lies."""
    if cell.value is None:
        return cell
    first: date = cell.value
    return replace(cell, value=first.replace(day=calendar.monthrange(first.year, first.month)[1]))
