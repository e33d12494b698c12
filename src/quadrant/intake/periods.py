"""From a label such as "2016/17", "Q3 2024" or "Apr 2022-Mar 2023" to the day on which that period ends."""

from __future__ import annotations

import calendar
import re
from datetime import date

MONTHS = {name.lower(): at for at, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): at for at, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9
# What may stand behind a period: "(Rev)", "(prov)", "(OT)", "p", "[r]".
REMARK = re.compile(r"\s*(?:[(\[][^)\]]{1,20}[)\]]|\b[pr])\s*$", re.IGNORECASE)
LEAD = re.compile(r"^(?:financial year|academic year|year ending|year to|fy|ay|year)\s+", re.IGNORECASE)
YEAR = re.compile(r"^(\d{4})(?:\.0)?$")
TWO_YEARS = re.compile(r"^(\d{4})\s*([/–-])\s*(\d{2}|\d{4})$")
QUARTER_OF = re.compile(r"^(\d{4})\s*[/–-]\s*(\d{2}|\d{4})\s+q([1-4])$", re.IGNORECASE)
QUARTER = re.compile(r"^(?:q([1-4])\s+(\d{4})|(\d{4})\s*q([1-4]))$", re.IGNORECASE)
MONTH = re.compile(r"^([a-z]{3,9})[\s-]+(\d{4})$", re.IGNORECASE)
ISO = re.compile(r"^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[ T]00:00(?::00(?:\.0+)?)?)?$")
BRITISH = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")
TO = re.compile(r"^(\S.*?)\s+to\s+(\S.*)$", re.IGNORECASE)
SPAN = re.compile(r"^(.{3,20}?\S)\s*(?:–|-|to)\s*(\S.{1,20})$", re.IGNORECASE)
EARLIEST, LATEST = 1800, 2200


def period_end(label: str) -> date | None:
    """The last day of the period that the label names; None where it names none. Longer spans end with their end."""
    text = REMARK.sub("", LEAD.sub("", " ".join(label.split())))
    found = _one(text)
    if found is None and (span := TO.match(text) or SPAN.match(text)):
        first, last = _one(span[1]), _one(_completed(span[2]))
        found = last if first and last and first <= last else None
    return found if found and EARLIEST <= found.year <= LATEST else None


def _one(text: str) -> date | None:
    try:
        return _year(text) or _quarter(text) or _month(text) or _day(text)
    except ValueError:
        return None


def _completed(end: str) -> str:
    """The "24/25" of "2020/21 - 24/25" is 2024/25."""
    return f"20{end}" if re.match(r"^\d{2}/\d{2}$", end) else end


def _year(text: str) -> date | None:
    if one := YEAR.match(text):
        return date(int(one[1]), 12, 31)
    if not (two := TWO_YEARS.match(text)):
        return None
    first, last = int(two[1]), _second(int(two[1]), two[3])
    if last == first + 1:
        # A year that runs over two: ends in March for money, in August for schools. March serves to put in order.
        return date(last, 3, 31)
    return date(last, 12, 31) if last > first and two[2] != "/" else None


def _second(first: int, written: str) -> int:
    if len(written) == 4:
        return int(written)
    century = first // 100 * 100
    return century + int(written) if century + int(written) >= first else century + 100 + int(written)


def _quarter(text: str) -> date | None:
    if of_year := QUARTER_OF.match(text):
        first, quarter = int(of_year[1]), int(of_year[3])
        if _second(first, of_year[2]) != first + 1:
            return None
        return _month_end(first + (quarter == 4), (6, 9, 12, 3)[quarter - 1])
    if quarter_year := QUARTER.match(text):
        quarter, year = int(quarter_year[1] or quarter_year[4]), int(quarter_year[2] or quarter_year[3])
        return _month_end(year, quarter * 3)
    return None


def _month(text: str) -> date | None:
    named = MONTH.match(text)
    month = MONTHS.get(named[1].lower()) if named else None
    return _month_end(int(named[2]), month) if named and month else None


def _day(text: str) -> date | None:
    if iso := ISO.match(text):
        return date(int(iso[1]), int(iso[2]), int(iso[3])) if iso[3] else _month_end(int(iso[1]), int(iso[2]))
    if day := BRITISH.match(text):
        return date(int(day[3]), int(day[2]), int(day[1]))
    return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
