"""Quarters, months, halves and school terms that do not say of which year they are: "Q2", "Apr", "Autumn term". Beside
their year they are periods: "Q2 2026/27", "April 2026"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

from quadrant.methods import words
from quadrant.methods.periods import MONTHS, REMARK, bare_label

PART = re.compile(
    r"^(?:(?P<what>q|qtr\.?|quarter|h|half)\s?(?P<which>[1-4])|(?P<term>autumn|spring|summer)(?: term)?"
    r"|(?P<month>[a-z]{3,9})\.?)$",
    re.IGNORECASE,
)
WHOLE_YEAR = "Full year"
WHOLE = re.compile(r"^(?:full|whole|total)[ -]year(?: total)?$|^(?:annual|year) total$", re.IGNORECASE)
UNDER = {"quarter": "Q", "qtr": "Q", "q": "Q", "half": "H", "month": "", "mth": ""}
YEAR = re.compile(
    r"^(?P<school>(?:academic|school) year |ay ?)?(?:financial year |fy ?)?(?P<first>\d{4}|\d{2}(?=\s?[/–-]))(?:\.0)?"
    r"(?:\s?[/–-]\s?(?P<last>\d{4}|\d{2}))?$",
    re.IGNORECASE,
)
IN_TITLE = re.compile(
    r"(?P<school>\b(?:academic|school) year\b.*?)?"
    r"(?<![\d/–-])(?P<first>20\d\d) ?[/–-] ?(?P<last>20\d\d|\d\d)(?![\d/–-])",
    re.IGNORECASE,
)
ALONE = re.compile(r"(?<![\d/–-])20\d\d(?![\d/–-])")
APRIL, SEPTEMBER = 4, 9


def part_of_year(text: str, header: str = "") -> str | None:
    """Q2, H1, April, Autumn term, Full year; None where the text names no part, or says its year too. A bare number is
    one under a header that says of what, such as Quarter."""
    plain = REMARK.sub("", bare_label(text))
    if WHOLE.match(plain):
        return WHOLE_YEAR
    if plain.removesuffix(".0").isdigit():
        return _numbered(int(plain.removesuffix(".0")), " ".join(header.casefold().split()))
    found = PART.match(plain)
    if found is None:
        return None
    if found["term"]:
        return f"{found['term'].capitalize()} term"
    if found["month"]:
        month = MONTHS.get(found["month"].lower())
        return calendar.month_name[month] if month else None
    letter, which = found["what"][0].upper(), int(found["which"])
    return f"{letter}{which}" if which <= (2 if letter == "H" else 4) else None


def _numbered(number: int, header: str) -> str | None:
    what = UNDER.get(header)
    if what is None or not 1 <= number <= {"Q": 4, "H": 2, "": 12}[what]:
        return None
    return f"{what}{number}" if what else calendar.month_name[number]


def with_year(part: str, year: str) -> str | None:
    """The label of the two together: April of 2026/27 is April 2026, its January is January 2027. None where the year
    is none."""
    found = YEAR.match(" ".join(year.split()))
    if found is None:
        return None
    first = int(found["first"]) + (2000 if len(found["first"]) == 2 else 0)
    if found["last"] and int(found["last"]) % 100 != (first + 1) % 100:
        return None
    whole = words.financial_year(first) if found["last"] else str(first)
    if part == WHOLE_YEAR:
        return whole
    if part not in calendar.month_name:
        return f"{part} {whole}"
    begins = SEPTEMBER if found["school"] else APRIL
    later = bool(found["last"]) and list(calendar.month_name).index(part) < begins
    return f"{part} {first + later}"


def year_in(title: str, parts: Sequence[str]) -> str | None:
    """The one year that a title names; None where it names none, or several. A year of the calendar serves for months
    that run on within it, since "Q1 2026" may be meant of the year from April."""
    years = {f"{'school year ' if one['school'] else ''}{one['first']}/{one['last'][-2:]}"
             for one in IN_TITLE.finditer(title)}  # fmt: skip
    if not years and all(part in calendar.month_name for part in parts):
        at = [list(calendar.month_name).index(part) for part in parts]
        years = set(ALONE.findall(title)) if at == sorted(at) else set()
    return years.pop() if len(years) == 1 else None
