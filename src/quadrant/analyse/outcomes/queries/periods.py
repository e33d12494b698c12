"""The period that follows another, by its label: 2024, 2023/24, Q3 2024/25, March 2024, 30 September 2026, spring."""

from __future__ import annotations

import calendar
import re
from datetime import date

YEAR = re.compile(r"^(\d{4})$")
TWO_YEARS = re.compile(r"^(\d{4})([/–-])(\d{2}|\d{4})$")
# A quarter or a half, of a year or of one that runs over two.
PART = re.compile(r"^(Q|H)([1-4]) (\d{4})(?:/(\d{2}))?$")
TERM = re.compile(r"^(autumn|spring|summer)((?: term)?,? )(\d{4})(?:([/–-])(\d{2}))?$", re.IGNORECASE)
# A month or a day with what may stand before it: "as at 31 March 2026", "Year ending March 2024".
MONTH_OR_DAY = re.compile(r"^((?:\d{1,2} months )?(?:[A-Za-z]+ )*?)(?:(\d{1,2}) )?([A-Za-z]{3,9}) (\d{4})$")
LONG = {name: at for at, name in enumerate(calendar.month_name) if name}
SHORT = {name: at for at, name in enumerate(calendar.month_abbr) if name}
TERMS = {"autumn": ("spring", 3), "spring": ("summer", 4), "summer": ("autumn", 5)}
# How far apart months or days may stand that follow each other: monthly, by quarter, by half-year or yearly.
STEPS = (1, 3, 6, 12)


def following(label: str, on: date, step: int | None = None) -> tuple[str, date] | None:
    """The label and the last day of the period after this one; None where the label does not tell.

    A month or a day does not say by itself what follows it: `step` is how many months its like stand apart.
    """
    if one := YEAR.match(label):
        return str(int(one[1]) + 1), _later(on, 12)
    if (two := TWO_YEARS.match(label)) and int(two[3]) % 100 == (int(two[1]) + 1) % 100:
        first, last = int(two[1]) + 1, int(two[1]) + 2
        end = str(last) if len(two[3]) == 4 else f"{last % 100:02}"
        return f"{first}{two[2]}{end}", _later(on, 12)
    return _after_part(label, on) or _after_term(label, on) or _after_month(label, on, step)


def step_between(earlier: date, later: date) -> int | None:
    """How many months the later day is on from the earlier, where that is a month, a quarter, a half-year or a year."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months if months in STEPS and _later(earlier, months) == later else None


def _after_part(label: str, on: date) -> tuple[str, date] | None:
    said = PART.match(label)
    if said is None or int(said[2]) > (parts := 4 if said[1] == "Q" else 2):
        return None
    number, year = int(said[2]) % parts + 1, int(said[3]) + (int(said[2]) == parts)
    over_two = f"/{(year + 1) % 100:02}" if said[4] else ""
    return f"{said[1]}{number} {year}{over_two}", _later(on, 12 // parts)


def _after_term(label: str, on: date) -> tuple[str, date] | None:
    """A school year begins in autumn; a plain year, in spring."""
    said = TERM.match(label)
    if said is None:
        return None
    term, months = TERMS[said[1].lower()]
    year = int(said[3]) + (term == ("autumn" if said[5] else "spring"))
    named = term.capitalize() if said[1][0].isupper() else term
    over_two = f"{said[4]}{(year + 1) % 100:02}" if said[5] else ""
    return f"{named}{said[2]}{year}{over_two}", _later(on, months)


def _after_month(label: str, on: date, step: int | None) -> tuple[str, date] | None:
    said = MONTH_OR_DAY.match(label)
    if said is None or (said[2] and step is None) or any(word in LONG for word in said[1].title().split()):
        return None
    for names in (LONG, SHORT):
        if names.get(said[3].capitalize()) == on.month:
            end = _later(on, step or 1)
            day = f"{end.day} " if said[2] else ""
            return f"{said[1]}{day}{list(names)[end.month - 1]} {end.year}", end
    return None


def _later(on: date, months: int) -> date:
    """So many months on; the last day of a month leads to the last day of a month."""
    whole = on.year * 12 + on.month - 1 + months
    year, month = divmod(whole, 12)
    last = calendar.monthrange(year, month + 1)[1]
    is_last = on.day == calendar.monthrange(on.year, on.month)[1]
    return date(year, month + 1, last if is_last else min(on.day, last))
