"""What the label of a period says, "2016/17", "Q2 2026/27", "Apr 2022-Mar 2023": its first and its last day, how long
it is, and the one way in which the same period is written on every page."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from quadrant.methods import words

MONTHS = {name.lower(): at for at, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): at for at, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9
# What may stand behind a period: "(Rev)", "(prov)", "(OT)", "p", "[r]".
REMARK = re.compile(r"\s*(?:[(\[][^)\]]{1,20}[)\]]|\b[pr])\s*$", re.IGNORECASE)
LEAD = re.compile(
    r"^(?:financial year|academic year|school year|(?:\d{1,2} months|months?|year|quarter|week) (?:ending|ended|to)|"
    r"as at|as of|at|fye|ay|year|w/e)\s+|^fy\s*(?=\d)",
    re.IGNORECASE,
)
# What a scorecard writes beside a period: "2025/26 outturn", "Q2 2026/27 actual". A target is no figure of its period.
OF_FIGURES = r"(?:actuals?|results?|outturn|performance|position|values?|figures?|data|activity)"
FOOTNOTE = re.compile(r"[\s*†‡§¹²³⁴-⁹]+$")
BESIDE = re.compile(rf"^{OF_FIGURES}\s+|\s+{OF_FIGURES}$", re.IGNORECASE)
ENDING = re.compile(r"^(?:on|the end of|end of|end)\s+", re.IGNORECASE)
SHORT_FINANCIAL = re.compile(r"^\s*fy\s?(\d{2})\s?[/-]\s?(\d{2})\b", re.IGNORECASE)
YEAR = re.compile(r"^(\d{4})(?:\.0)?$")
TWO_YEARS = re.compile(r"^(\d{4})\s*([/–-])\s*(\d{2}|\d{4})$")
# A quarter or a half beside its year, either first: "Q2 2026/27", "Qtr 2 2026-27", "H1 26/27", "2026/27 – Q1".
PART = r"(?:(?P<{0}>q|qtr\.?|quarter|h|half)\s?(?P<{1}>[1-4]))"
OF_YEAR = r"(?:fy\s?)?(?P<{0}>\d{{4}}|\d{{2}}(?=\s?[/–-]\s?\d{{2}}\b))(?:\s?[/–-]\s?(?P<{1}>\d{{4}}|\d{{2}}))?"
BETWEEN = r"\s*(?:[,:–-]|of)?\s*"
PARTS_OF_A_YEAR = tuple(
    re.compile(f"^{one}{BETWEEN}{other}$", re.IGNORECASE)
    for one, other in (
        (PART.format("what", "which"), OF_YEAR.format("first", "last")),
        (OF_YEAR.format("first", "last"), PART.format("what", "which")),
    )
)
MONTH = re.compile(r"^([a-z]{3,9})\.?[\s-]+(\d{4})$", re.IGNORECASE)
SHORT_MONTH = re.compile(r"^([a-z]{3,9})(?:[-/]|\s?['’])(\d{2})$", re.IGNORECASE)
MONTHS_OF = re.compile(r"^([a-z]{3,9})\.?\s*(?:[–/-]|to)\s*([a-z]{3,9})\.?[\s-]+(\d{4})$", re.IGNORECASE)
MONTH_UNDER = re.compile(r"^(\d{4})(?:\s?[/–-]\s?(\d{4}|\d{2}))?\s*[–-]?\s*([a-z]{3,9})$", re.IGNORECASE)
TERM = re.compile(
    r"^(?P<term>autumn|spring|summer)(?: term)?,?\s+"
    r"(?P<first>\d{4}|\d{2}(?=[/–-]))(?:\s?[/–-]\s?(?P<last>\d{4}|\d{2}))?$",
    re.IGNORECASE,
)
TERMS = {"autumn": (9, 12), "spring": (1, 3), "summer": (4, 7)}
WEEK = re.compile(r"^(?:week (?:commencing|beginning|starting)|w/c|w/b)\s+(\S.*)$", re.IGNORECASE)
ISO = re.compile(r"^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[ T]00:00(?::00(?:\.0+)?)?)?$")
BRITISH = re.compile(r"^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$")
NAMED_DAY = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})$", re.IGNORECASE)
TO = re.compile(r"^(\S.*?)\s+to\s+(\S.*)$", re.IGNORECASE)
SPAN = re.compile(r"^(.{3,20}?\S)\s*(?:–|-|to)\s*(\S.{1,20})$", re.IGNORECASE)
EARLIEST, LATEST, LONGEST, LABELS_KEPT = 1800, 2200, 60, 8192
# What a label itself calls its length: "Year ending March 2024", "3 months to June 2026", "w/c 4 May 2026".
MONTHS_TO = re.compile(r"^(\d{1,2}) months? (?:ending|ended|to)\b", re.IGNORECASE)
CALLED = re.compile(
    r"^(year|half[- ]year|quarter|month|week) (?:ending|ended|to|commencing|beginning|starting)\b", re.IGNORECASE
)
SHORT_CALLED = re.compile(r"^(fye|w/e|w/c|w/b)\b", re.IGNORECASE)
Days = tuple[date, date]
"""The first and the last day of a period, both counted."""


@dataclass(frozen=True, order=True)
class Length:
    """About so many days, and what such a period is called: a month of 28 days and one of 31 are of one length."""

    days: int
    word: str


DAY, WEEK_LONG, MONTH_LONG, QUARTER = Length(1, "day"), Length(7, "week"), Length(30, "month"), Length(91, "quarter")
TERM_LONG, HALF, YEAR_LONG = Length(120, "term"), Length(182, "half-year"), Length(365, "year")
BY_MONTHS = {1: MONTH_LONG, 3: QUARTER, 6: HALF, 12: YEAR_LONG}
NAMED = {"year": YEAR_LONG, "half-year": HALF, "quarter": QUARTER, "month": MONTH_LONG, "fye": YEAR_LONG}
DAYS_OF_MONTH = 365.25 / 12


def period_end(label: str) -> date | None:
    """The last day of the period that the label names; None where it names none. Longer spans end with their end."""
    found = _days_of(LEAD.sub("", _plain(label)))
    return found[1] if found else None


@lru_cache(LABELS_KEPT)
def length_of(label: str) -> Length | None:
    """The length of the period: Q2 2026/27 is a quarter, "Apr 2022-Mar 2023" a year, "2020/21 - 24/25" 5 years.

    A day or a month that says when something was counted ("as at 31 March 2026") is a day or a month. None where the
    label does not tell.
    """
    text = _plain(label)
    bare = ENDING.sub("", LEAD.sub("", text))
    found = _days_of(bare)
    return _called(text) or (TERM_LONG if TERM.match(bare) else length_between(*found) if found else None)


def length_between(first: date, last: date) -> Length:
    """The length from one day to another, both counted: whole years and months as such, what is neither in days."""
    days = (last - first).days + 1
    if days in {DAY.days, WEEK_LONG.days}:
        return DAY if days == 1 else WEEK_LONG
    months = round(days / DAYS_OF_MONTH)
    return _of_months(months) if months and abs(days - months * DAYS_OF_MONTH) < 7 else Length(days, f"{days} days")


def bare_label(label: str) -> str:
    """Without the sign of a footnote and without words that say that its figures are figures."""
    return BESIDE.sub("", FOOTNOTE.sub("", " ".join(label.split())))


def period_label(label: str) -> str:
    """The same quarter, month or day is written in one way, so that files meet: "Q2 26/27" is Q2 2026/27, "Jul-26" is
    July 2026. Every other label stays as it is."""
    text = SHORT_FINANCIAL.sub(r"20\1/\2", bare_label(label))
    try:
        return _named_part(text) or _named_month(text) or _named_day(text) or text
    except ValueError:
        return text


def month_shown(text: str) -> str:
    """The month of a day that a workbook shows as a month; every other text as it is."""
    found = ISO.match(text)
    return f"{calendar.month_name[int(found[2])]} {found[1]}" if found and found[3] else text


def _plain(label: str) -> str:
    return BESIDE.sub("", REMARK.sub("", SHORT_FINANCIAL.sub(r"20\1/\2", bare_label(label))))


def _days_of(text: str) -> Days | None:
    text = ENDING.sub("", text)
    found = _one(text)
    if found is None and (span := TO.match(text) or SPAN.match(text)):
        first, last = _one(span[1]), _one(_completed(span[2]))
        found = (first[0], last[1]) if first and last and first[1] <= last[1] else None
    return found if found and EARLIEST <= found[1].year <= LATEST else None


def _called(text: str) -> Length | None:
    if found := MONTHS_TO.match(text):
        return _of_months(int(found[1]))
    if found := CALLED.match(text) or SHORT_CALLED.match(text):
        return NAMED.get(found[1].lower().replace(" ", "-"), WEEK_LONG)
    return None


def _of_months(months: int) -> Length:
    years, over = divmod(months, 12)
    if years > 1 and not over:
        return Length(YEAR_LONG.days * years, f"{years} years")
    return BY_MONTHS.get(months) or Length(round(months * DAYS_OF_MONTH), f"{months} months")


def _named_part(text: str) -> str:
    if _part_of_year(text) is None:
        return ""
    said = next(found for each in PARTS_OF_A_YEAR if (found := each.match(text)))
    first = int(said["first"]) + (2000 if len(said["first"]) == 2 else 0)
    year = words.financial_year(first) if said["last"] else str(first)
    return f"{said['what'][0].upper()}{said['which']} {year}"


def _named_month(text: str) -> str:
    if MONTHS_OF.match(text) or ((iso := ISO.match(text)) and iso[3]):
        return ""
    found = _month(text) or (_day(text) if ISO.match(text) else None)
    return f"{calendar.month_name[found[1].month]} {found[1].year}" if found else ""


def _named_day(text: str) -> str:
    found = _day(text)
    return f"{found[1].day} {calendar.month_name[found[1].month]} {found[1].year}" if found else ""


def _one(text: str) -> Days | None:
    try:
        return _year(text) or _part_of_year(text) or _term(text) or _month(text) or _week(text) or _day(text)
    except ValueError:
        return None


def _completed(end: str) -> str:
    """The "24/25" of "2020/21 - 24/25" is 2024/25."""
    return f"20{end}" if re.match(r"^\d{2}/\d{2}$", end) else end


def _year(text: str) -> Days | None:
    if one := YEAR.match(text):
        return date(int(one[1]), 1, 1), date(int(one[1]), 12, 31)
    if not (two := TWO_YEARS.match(text)):
        return None
    first, last = int(two[1]), _second(int(two[1]), two[3])
    if last == first + 1:
        # A year that runs over two: ends in March for money, in August for schools. March serves to put in order.
        return date(first, 4, 1), date(last, 3, 31)
    # "2026-07" is a month: no span of years reaches into the next century.
    several = first < last < first + LONGEST and two[2] != "/"
    return (date(first, 1, 1), date(last, 12, 31)) if several else None


def _second(first: int, written: str) -> int:
    if len(written) == 4:
        return int(written)
    century = first // 100 * 100
    return century + int(written) if century + int(written) >= first else century + 100 + int(written)


def _part_of_year(text: str) -> Days | None:
    """A quarter or a half: of a year that runs over two from April on, else of the calendar year."""
    said = next((found for each in PARTS_OF_A_YEAR if (found := each.match(text))), None)
    if said is None:
        return None
    months = 6 if said["what"][0].lower() == "h" else 3
    first, month = int(said["first"]) + (2000 if len(said["first"]) == 2 else 0), int(said["which"]) * months
    if month > 12 or (said["last"] and _second(first, said["last"]) != first + 1):
        return None
    return _months(first, month - months + 1 + (3 if said["last"] else 0), months)


def _term(text: str) -> Days | None:
    """A school term. Schools end theirs on days of their own; the last day of a month serves to put them in order."""
    if not (found := TERM.match(text)):
        return None
    first, (begins, ends) = int(found["first"]), TERMS[found["term"].lower()]
    first += 2000 if len(found["first"]) == 2 else 0
    if found["last"] and _second(first, found["last"]) != first + 1:
        return None
    return _months(first + int(bool(found["last"]) and ends < 9), begins, ends - begins + 1)


def _week(text: str) -> Days | None:
    begins = _day(found[1]) if (found := WEEK.match(text)) else None
    return (begins[0], begins[0] + timedelta(days=6)) if begins else None


def _month(text: str) -> Days | None:
    """A month with its year, or two of them with the year of the last: "July – September 2026"."""
    if several := MONTHS_OF.match(text):
        begins, ends = MONTHS.get(several[1].lower()), MONTHS.get(several[2].lower())
        year = int(several[3])
        return _months(year - (begins > ends), begins, (ends - begins) % 12 + 1) if begins and ends else None
    if under := MONTH_UNDER.match(text):
        return _month_of_year(int(under[1]), under[2], MONTHS.get(under[3].lower()))
    named, short = MONTH.match(text), SHORT_MONTH.match(text)
    found = named or short
    month = MONTHS.get(found[1].lower()) if found else None
    return _months(int(found[2]) + (0 if named else 2000), month) if found and month else None


def _month_of_year(first: int, last: str | None, month: int | None) -> Days | None:
    """A month under its year; of a year that runs over two, January to March are in the second."""
    if month is None or (last and _second(first, last) != first + 1):
        return None
    return _months(first + int(bool(last) and month < 4), month)


def _day(text: str) -> Days | None:
    on = None
    if iso := ISO.match(text):
        if not iso[3]:
            return _months(int(iso[1]), int(iso[2])) if 1 <= int(iso[2]) <= 12 else None
        on = date(int(iso[1]), int(iso[2]), int(iso[3]))
    elif day := BRITISH.match(text):
        on = date(int(day[4]), int(day[3]), int(day[1]))
    elif (named := NAMED_DAY.match(text)) and (month := MONTHS.get(named[2].lower())):
        on = date(int(named[3]), month, int(named[1]))
    return (on, on) if on else None


def _months(year: int, begins: int, months: int = 1) -> Days:
    """So many months from the first of one; what runs past December ends in the next year."""
    years, before = divmod(begins - 1, 12)
    first = date(year + years, before + 1, 1)
    years, at = divmod(before + months - 1, 12)
    return first, date(first.year + years, at + 1, calendar.monthrange(first.year + years, at + 1)[1])
