"""How long the period is that a label names: figures of a quarter and of a year never stand on one line."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

LABELS_KEPT = 8192
REMARK = re.compile(r"\s*(?:[(\[][^)\]]{1,20}[)\]]|\b[pr])\s*$", re.IGNORECASE)
OF_FIGURES = r"(?:actuals?|results?|outturn|performance|position|values?|figures?|data|activity)"
BESIDE = re.compile(rf"^{OF_FIGURES}\s+|\s+{OF_FIGURES}$", re.IGNORECASE)
# What the label itself calls its length: "Year ending March 2024", "3 months to June 2026", "w/c 4 May 2026".
MONTHS_TO = re.compile(r"^(\d{1,2}) months? (?:ending|ended|to)\b", re.IGNORECASE)
CALLED = re.compile(
    r"^(year|half[- ]year|quarter|month|week) (?:ending|ended|to|commencing|beginning|starting)\b", re.I
)
SHORT_CALLED = re.compile(r"^(fye|w/e|w/c|w/b)\b", re.IGNORECASE)
LEAD = re.compile(
    r"^(?:(?:(?:financial |academic |school )?year|as at|as of|at|on|ay)\s+|(?:the )?end(?: of)?\s+|fy\s*(?=\d))+",
    re.IGNORECASE,
)
YEAR = re.compile(r"^(\d{4})(?:\.0)?$")
TWO_YEARS = re.compile(r"^(\d{4}|\d{2}(?=/))\s*[/–-]\s*(\d{4}|\d{2})$")
PART = re.compile(r"^(q|h)(?:tr\.?|uarter|alf)?\s?([1-4])\s*[,:–-]?\s*(\d{4})(?:\s?[/–-]\s?(?:\d{4}|\d{2}))?$", re.I)
TERM = re.compile(r"^(?:autumn|spring|summer)(?: term)?,?\s+\d{2,4}(?:\s?[/–-]\s?\d{2,4})?$", re.IGNORECASE)
MONTH = re.compile(r"^([a-z]{3,9})\.?(?:[\s-]+(\d{4})|\s?[-/'’]\s?(\d{2}))$", re.IGNORECASE)
MONTHS_OF = re.compile(r"^([a-z]{3,9})\.?\s*(?:[–/-]|to)\s*([a-z]{3,9})\.?[\s-]+(\d{4})$", re.IGNORECASE)
MONTH_UNDER = re.compile(r"^\d{4}(?:\s?[/–-]\s?(?:\d{4}|\d{2}))?\s*[–-]?\s*([a-z]{3,9})$", re.IGNORECASE)
ISO = re.compile(r"^(\d{4})-(\d{2})(?:-(\d{2}))?$")
BRITISH = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
NAMED_DAY = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})$", re.IGNORECASE)
SPAN = re.compile(r"^(.{3,20}?\S)\s*(?:–|-|\bto\b)\s*(\S.{1,20})$", re.IGNORECASE)
MONTHS = {name.lower(): at for at, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): at for at, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}


@dataclass(frozen=True, order=True)
class Length:
    """About so many days, and what such a period is called: a month of 28 days and one of 31 are of one length."""

    days: int
    word: str


DAY, WEEK, MONTH_LONG, QUARTER = Length(1, "day"), Length(7, "week"), Length(30, "month"), Length(91, "quarter")
TERM_LONG, HALF, YEAR_LONG = Length(120, "term"), Length(182, "half-year"), Length(365, "year")
BY_MONTHS = {1: MONTH_LONG, 3: QUARTER, 6: HALF, 12: YEAR_LONG}
NAMED = {"year": YEAR_LONG, "half-year": HALF, "quarter": QUARTER, "month": MONTH_LONG, "week": WEEK, "fye": YEAR_LONG}
DAYS_OF_MONTH = 365.25 / 12


@lru_cache(LABELS_KEPT)
def length_of(label: str) -> Length | None:
    """The length of the period: Q2 2026/27 is a quarter, "Apr 2022-Mar 2023" a year, "2020/21 - 24/25" 5 years.

    A day or a month that says when something was counted ("as at 31 March 2026") is a day or a month. None where the
    label does not tell.
    """
    text = BESIDE.sub("", REMARK.sub("", BESIDE.sub("", " ".join(label.split()))))
    try:
        return _called(text) or _told(LEAD.sub("", text))
    except ValueError:
        return None


def length_between(first: date, last: date) -> Length:
    """The length from one day to another, both counted: whole years and months as such, what is neither in days."""
    days = (last - first).days + 1
    if days in {1, 7}:
        return DAY if days == 1 else WEEK
    months = round(days / DAYS_OF_MONTH)
    return _of_months(months) if months and abs(days - months * DAYS_OF_MONTH) < 7 else Length(days, f"{days} days")


def _of_months(months: int) -> Length:
    years, over = divmod(months, 12)
    if years > 1 and not over:
        return Length(365 * years, f"{years} years")
    return BY_MONTHS.get(months) or Length(round(months * DAYS_OF_MONTH), f"{months} months")


def _called(text: str) -> Length | None:
    if found := MONTHS_TO.match(text):
        return _of_months(int(found[1]))
    if found := CALLED.match(text):
        return NAMED[found[1].lower().replace(" ", "-")]
    if found := SHORT_CALLED.match(text):
        return NAMED.get(found[1].lower(), WEEK)
    return None


def _told(text: str) -> Length | None:
    if TERM.match(text):
        return TERM_LONG
    if one := _ends(text):
        return length_between(*one)
    if span := SPAN.match(text):
        first, last = _ends(span[1]), _ends(span[2])
        return length_between(first[0], last[1]) if first and last and first[1] < last[1] else None
    return None


def _ends(text: str) -> tuple[date, date] | None:
    """The first and the last day of a period that is no span of others."""
    return _years(text) or _part(text) or _months(text) or _day(text)


def _years(text: str) -> tuple[date, date] | None:
    if one := YEAR.match(text):
        return date(int(one[1]), 1, 1), date(int(one[1]), 12, 31)
    if not (two := TWO_YEARS.match(text)):
        return None
    first = int(two[1]) + (2000 if len(two[1]) == 2 else 0)
    last = int(two[2]) if len(two[2]) == 4 else first // 100 * 100 + int(two[2])
    last += 100 if last < first else 0
    if last == first + 1:
        return date(first, 4, 1), date(last, 3, 31)
    return (date(first, 1, 1), date(last, 12, 31)) if first < last < first + 60 and "/" not in text else None


def _part(text: str) -> tuple[date, date] | None:
    said = PART.match(text) or _year_first(text)
    if said is None:
        return None
    year, which, months = int(said[3]), int(said[2]), 3 if said[1].lower() == "q" else 6
    begins = (which - 1) * months + 1
    return None if begins > 12 else (date(year, begins, 1), _month_end(year, begins + months - 1))


def _year_first(text: str) -> re.Match[str] | None:
    """ "2026/27 Q1" is Q1 2026/27."""
    said = re.match(r"^(\d{4}(?:\s?[/–-]\s?\d{2,4})?)\s*[,:–-]?\s*([qh][a-z.]*\s?[1-4])$", text, re.IGNORECASE)
    return PART.match(f"{said[2]} {said[1]}") if said else None


def _months(text: str) -> tuple[date, date] | None:
    if several := MONTHS_OF.match(text):
        begins, ends = MONTHS.get(several[1].lower()), MONTHS.get(several[2].lower())
        year = int(several[3])
        if begins is None or ends is None:
            return None
        return date(year - (begins > ends), begins, 1), _month_end(year, ends)
    if found := MONTH.match(text):
        month, year = MONTHS.get(found[1].lower()), int(found[2] or f"20{found[3]}")
        return (date(year, month, 1), _month_end(year, month)) if month else None
    if (under := MONTH_UNDER.match(text)) and (month := MONTHS.get(under[1].lower())):
        return date(2000, month, 1), _month_end(2000, month)
    if (iso := ISO.match(text)) and not iso[3]:
        return date(int(iso[1]), int(iso[2]), 1), _month_end(int(iso[1]), int(iso[2]))
    return None


def _day(text: str) -> tuple[date, date] | None:
    on = None
    if (iso := ISO.match(text)) and iso[3]:
        on = date(int(iso[1]), int(iso[2]), int(iso[3]))
    elif day := BRITISH.match(text):
        on = date(int(day[3]), int(day[2]), int(day[1]))
    elif (named := NAMED_DAY.match(text)) and (month := MONTHS.get(named[2].lower())):
        on = date(int(named[3]), month, int(named[1]))
    return (on, on) if on else None


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
