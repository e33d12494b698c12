"""Days of a framework's year, and the spans that a programme's dates may mean."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_SEASONS = {"winter": (1, 3), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_MONTH = re.compile(r"([1-9]\d{3})-(\d{2})", re.ASCII)
_SEASON_YEAR = re.compile(r"(?=.*\b(winter|spring|summer|autumn)\b)(?=.*\b([1-9]\d{3})\b)", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Span:
    """From a day to a day, both within it."""

    first: date
    last: date


def day_of_year(text: str) -> tuple[int, int] | None:
    """Month and day of `MM-DD`, when such a day comes every year; 29 February does not."""
    try:
        found = date.fromisoformat(f"2001-{text}")
    except ValueError:
        return None
    return found.month, found.day


def span_of(kind: str, value: str) -> Span | None:
    """The days that a programme date of this kind may mean, or None when it is not written in that kind's way.

    A season is read as its three months (winter as January to March). A date to be confirmed may hold a guess of any
    kind.
    """
    if kind == "tbc":
        return next((span for span in (span_of(each, value) for each in ("exact", "month", "season")) if span), None)
    if kind == "season" and (found := _SEASON_YEAR.match(value)):
        first, last = _SEASONS[found[1].lower()]
        return _months(int(found[2]), first, int(found[2]), last)
    first_text, slash, last_text = value.partition("/")
    read = _day if kind == "exact" else _month
    begins = read(first_text)
    ends = read(last_text) if slash else begins
    if begins is None or ends is None or ends.last < begins.first:
        return None
    return Span(begins.first, ends.last)


def _day(text: str) -> Span | None:
    if len(text) != 10:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return Span(found, found)


def _month(text: str) -> Span | None:
    found = _MONTH.fullmatch(text)
    if found is None or not 1 <= int(found[2]) <= 12:
        return None
    return _months(int(found[1]), int(found[2]), int(found[1]), int(found[2]))


def _months(first_year: int, first: int, last_year: int, last: int) -> Span:
    return Span(date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1]))


def band_from(starts: str, ends: str, year: int) -> Span:
    """A window's band that begins in `year`; one whose end is before its start runs into the next year."""
    first_month, first_day = map(int, starts.split("-"))
    last_month, last_day = map(int, ends.split("-"))
    runs_over = (last_month, last_day) < (first_month, first_day)
    return Span(date(year, first_month, first_day), date(year + runs_over, last_month, last_day))
