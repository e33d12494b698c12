"""The accounting period of a finance system's export, as cells and titles say it: P7, Month 7, 202607, Oct-26, "to 31
October 2026". P1 is April; a month of January to March belongs to the financial year that began in the year before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quadrant.intake.cell.cells import read_year
from quadrant.intake.cell.days import Cell, read_day
from quadrant.intake.terms import FileRefused
from quadrant.methods.calendar import AccountingPeriod, FinancialYear, financial_year
from quadrant.methods.periods import MONTHS

NUMBERED = re.compile(
    r"^(?:p|per|period|m|mth|month)?[ .]?0{0,2}(\d{1,2})(?:[ ,-]+(?:of )?(?:FY ?)?(\d{2,4}[/–-]\d{2,4}|20\d{2}))?$",
    re.I,
)
YEAR_FIRST = re.compile(r"^(?:FY ?)?(20\d{2}(?:[/–-]\d{2,4})?)[ ,/-]*(?:p|per|period|m|mth|month) ?0?(\d{1,2})$", re.I)
RUN_TOGETHER = re.compile(r"^(20\d{2})(\d{2})$")
PERIOD_POINT_YEAR = re.compile(r"^0(\d{2})[./](20\d{2})$")
MONTH = re.compile(r"^([a-z]{3,9})[ .'’/-]*(\d{2}|20\d{2})?$", re.I)
TITLE_PERIOD = re.compile(r"\b(?:period|per|p|month|mth|m) ?0?(\d{1,2})\b(?![/.-]\d)", re.I)
TITLE_YEAR = re.compile(r"\b(20\d{2}) ?[/–-] ?(20\d{2}|\d{2})\b(?![/–-])")
TITLE_DAY = re.compile(
    r"\b(?:as at|to|ending|ended|end of|end) (?:the )?(\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \d{4}|\d{1,2}/\d{1,2}/\d{4})",
    re.I,
)
LAST, CLOSING = 12, 16
AS_PERIOD = "Write P1 (April) to P12 (March), or a month such as October 2026."
NOT_SAID = "The file does not say which accounting period of which financial year it is."
SAY = "Say which columns they are, or write them under what holds of every row, such as 2026/27 and P7."

Said = tuple[int, int | None]
"""A period's number, and the year that its financial year starts in where that is said too."""


def read_period(text: str) -> Cell:
    """The `Said` of a cell, or why it is none."""
    bare = " ".join(text.removesuffix(".0").split())
    if together := RUN_TOGETHER.match(bare):
        return _numbered(int(together[2]), together[1])
    if pointed := PERIOD_POINT_YEAR.match(bare):
        return _numbered(int(pointed[1]), pointed[2])
    if later := YEAR_FIRST.match(bare):
        return _numbered(int(later[2]), later[1])
    if numbered := NUMBERED.match(bare):
        return _numbered(int(numbered[1]), numbered[2])
    if (named := MONTH.match(bare)) and (month := MONTHS.get(named[1].casefold())):
        return Cell(_of_month(month, int(named[2][-2:]) + 2000 if named[2] else None))
    day = read_day(bare)
    return Cell(_of_month(day.value.month, day.value.year)) if day.value else _no_period()


def _numbered(number: int, year: str | None) -> Cell:
    starts = read_year(year).value if year else None
    if year and starts is None:
        return _no_period()
    if LAST < number <= CLOSING:
        return Cell(wrong="is a closing period.", remedy="Bring P12 in again, with the adjustments in it.")
    return Cell((number, starts)) if 1 <= number <= LAST else _no_period()


def _no_period() -> Cell:
    return Cell(wrong="is no accounting period.", remedy=AS_PERIOD)


def month_number(month: int) -> int:
    """The number of a calendar month in the financial year: 4 is 1, 3 is 12."""
    return (month - 4) % LAST + 1


def _of_month(month: int, year: int | None) -> Said:
    return month_number(month), None if year is None else year - (month < 4)


def period_in(titles: Sequence[str]) -> tuple[int | None, int | None]:
    """The period and the year that the rows above the headers name; None where they name none, or several."""
    numbers, years = set[int](), set[int]()
    for title in titles:
        numbers |= {int(found) for found in TITLE_PERIOD.findall(title) if 1 <= int(found) <= LAST}
        told = (read_year(f"{first}/{second}").value for first, second in TITLE_YEAR.findall(title))
        years |= {year for year in told if year is not None}
        for written in TITLE_DAY.findall(title):
            if (day := read_day(written).value) is not None:
                numbers.add(month_number(day.month))
                years.add(financial_year(day).starts)
    return (numbers.pop() if len(numbers) == 1 else None), (years.pop() if len(years) == 1 else None)


def period_of(number: int | None, year: int | None) -> AccountingPeriod:
    """The two together. Raises `FileRefused` where one of them is not known."""
    if number is None or year is None:
        raise FileRefused.whole(NOT_SAID, SAY)
    return AccountingPeriod(FinancialYear(year), number)
