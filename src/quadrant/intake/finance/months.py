"""Columns of a finance system's export that stand for the months of a financial year: Apr … Mar, P1 … P12."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quadrant.intake.fields import plain_header
from quadrant.intake.finance.accounting import month_number
from quadrant.methods.periods import MONTHS

SPENT = r"(?:actuals?|act|spend|spent)"
NAMED = re.compile(rf"^(?:{SPENT} )?([a-z]{{3,9}})(?: (?:20)?(\d\d))?(?: {SPENT})?$")
NUMBERED = re.compile(rf"^(?:{SPENT} )?(?:p|per|period|m|mth|month) ?0?(\d{{1,2}})(?: {SPENT})?$")
FIRST_OF_MONTH = re.compile(r"^20(\d\d) (\d\d) 01(?: 00 00(?: 00)?)?$")
FEWEST, LAST = 3, 12


def months_across(headers: Sequence[str]) -> dict[int, tuple[int, int | None]]:
    """The period of each column that is a month, and its financial year where the header says that; none where fewer
    than three are, or where one month comes twice."""
    found = {at: month for at, header in enumerate(headers) if (month := _month(plain_header(header))) is not None}
    numbers = [number for number, _ in found.values()]
    return found if len(numbers) >= FEWEST and len(set(numbers)) == len(numbers) else {}


def _month(header: str) -> tuple[int, int | None] | None:
    if (numbered := NUMBERED.match(header)) and 1 <= int(numbered[1]) <= LAST:
        return int(numbered[1]), None
    if day := FIRST_OF_MONTH.match(header):
        return _of(int(day[2]), day[1]) if 1 <= int(day[2]) <= LAST else None
    named = NAMED.match(header)
    month = MONTHS.get(named[1]) if named else None
    return _of(month, named[2]) if named and month else None


def _of(month: int, short_year: str | None) -> tuple[int, int | None]:
    number = month_number(month)
    return number, None if short_year is None else 2000 + int(short_year) - (month < 4)
