"""The period that follows another, by its label: 2024, 2023/24, Q3 2024, March 2024."""

from __future__ import annotations

import calendar
import re
from datetime import date

YEAR = re.compile(r"^(\d{4})$")
TWO_YEARS = re.compile(r"^(\d{4})([/–-])(\d{2}|\d{4})$")
QUARTER = re.compile(r"^Q([1-4]) (\d{4})$")
MONTH = re.compile(r"^([A-Za-z]{3,9}) (\d{4})$")
LONG = {name: at for at, name in enumerate(calendar.month_name) if name}
SHORT = {name: at for at, name in enumerate(calendar.month_abbr) if name}


def following(label: str, on: date) -> tuple[str, date] | None:
    """The label and the last day of the period after this one; None where the label does not tell."""
    if one := YEAR.match(label):
        return str(int(one[1]) + 1), _later(on, 12)
    if (two := TWO_YEARS.match(label)) and int(two[3]) % 100 == (int(two[1]) + 1) % 100:
        first, last = int(two[1]) + 1, int(two[1]) + 2
        end = str(last) if len(two[3]) == 4 else f"{last % 100:02}"
        return f"{first}{two[2]}{end}", _later(on, 12)
    if quarter := QUARTER.match(label):
        number, year = int(quarter[1]), int(quarter[2])
        return (f"Q{number + 1} {year}" if number < 4 else f"Q1 {year + 1}"), _later(on, 3)
    if month := MONTH.match(label):
        for names in (LONG, SHORT):
            if at := names.get(month[1].capitalize()):
                listed = list(names)
                return f"{listed[at % 12]} {int(month[2]) + (at == 12)}", _later(on, 1)
    return None


def _later(on: date, months: int) -> date:
    """So many months on; the last day of a month leads to the last day of a month."""
    whole = on.year * 12 + on.month - 1 + months
    year, month = divmod(whole, 12)
    last = calendar.monthrange(year, month + 1)[1]
    is_last = on.day == calendar.monthrange(on.year, on.month)[1]
    return date(year, month + 1, last if is_last else min(on.day, last))
