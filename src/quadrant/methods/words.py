"""How dates, times, money and numbers are written, on a page and in a paper: the only place that decides it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from quadrant.methods.calendar import LONDON, clock_in_words

MINUS = "−"
NOTHING = "–"
PER_CENT = frozenset({"percent", "per cent", "percentage"})
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MILLION = Decimal(1_000_000)
# What stands before a period by its label: a day is on, a position says itself, a span of its own name takes "the".
A_DAY = re.compile(rf"^\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)}) \d{{4}}$", re.IGNORECASE)
AS_AT = re.compile(r"^(?:as at|as of|at|on|to) ", re.IGNORECASE)
NAMED_SPAN = re.compile(
    r"^(?:\d{1,2} months|months?|year|quarter|week|(?:financial|academic|school) year) |"
    r"^(?:autumn|spring|summer)(?: term)? ",
    re.IGNORECASE,
)
Number = int | float | Decimal


def local(moment: dt.datetime) -> dt.datetime:
    """The moment as clocks in England show it; a moment without a zone is taken to be there already."""
    return moment.astimezone(LONDON) if moment.tzinfo else moment


def date(day: dt.date | dt.datetime | None) -> str:
    """4 December 2026."""
    if day is None:
        return NOTHING
    if isinstance(day, dt.datetime):
        day = local(day).date()
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: dt.date | dt.datetime | None) -> str:
    """4 Dec 2026, for narrow columns and axes."""
    if day is None:
        return NOTHING
    if isinstance(day, dt.datetime):
        day = local(day).date()
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def weekday_date(day: dt.date | dt.datetime | None) -> str:
    """Friday 4 December 2026."""
    if day is None:
        return NOTHING
    if isinstance(day, dt.datetime):
        day = local(day).date()
    return f"{DAYS[day.weekday()]} {date(day)}"


def month(day: dt.date) -> str:
    """December 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def time(moment: dt.datetime | dt.time) -> str:
    """12 noon, midnight, 9am or 2:05pm."""
    return clock_in_words(local(moment).time() if isinstance(moment, dt.datetime) else moment)


def datetime(moment: dt.datetime | None) -> str:
    """4 December 2026, 12 noon."""
    return NOTHING if moment is None else f"{date(moment)}, {time(moment)}"


def period(first: dt.date | None, last: dt.date | None) -> str:
    """1 April 2026 to 31 March 2027; an open end says so."""
    if first is None and last is None:
        return NOTHING
    if first is None:
        return f"until {date(last)}"
    return f"from {date(first)}" if last is None else f"{date(first)} to {date(last)}"


def in_period(label: str) -> str:
    """When it was, by a period's label: in 2026/27, on 30 September 2026, as at 31 March 2026, in the year ending
    March 2024."""
    said = " ".join(label.split())
    if A_DAY.match(said):
        return f"on {said}"
    if AS_AT.match(said):
        return lower_first(said)
    return f"in the {lower_first(said)}" if NAMED_SPAN.match(said) else f"in {said}"


def financial_year(starts: int) -> str:
    """2027/28 for the year that starts on 1 April 2027."""
    return f"{starts}/{(starts + 1) % 100:02}"


def days_away(day: dt.date, on: dt.date) -> str:
    """Today, tomorrow, in 3 days, yesterday or 3 days ago, seen from `on`."""
    distance = (day - on).days
    known = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if distance in known:
        return known[distance]
    return f"in {plural(distance, 'day')}" if distance > 0 else f"{plural(-distance, 'day')} ago"


def number(value: Number | None, places: int | None = None) -> str:
    """1,250 or 12.5, with a real minus sign; `places` fixes the decimals, else they are as given."""
    if value is None:
        return NOTHING
    exact = Decimal(str(value))
    if not exact.is_finite():
        return NOTHING
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    written = f"{abs(exact):,f}"
    if places is None and "." in written:
        written = written.rstrip("0").rstrip(".")
    return (MINUS if exact < 0 and written.strip("0.,") else "") + written


def with_unit(value: Number | None, unit: str, places: int | None = None) -> str:
    """38.4% or 12 per 1,000: a figure that stands alone, so that noughts after its first decimal say nothing."""
    written = number(value, places)
    if places and "." in written:
        whole, decimals = written.split(".")
        written = f"{whole}.{decimals[0]}{decimals[1:].rstrip('0')}"
    if value is None or written == NOTHING:
        return NOTHING
    if unit.startswith("%") or unit.strip().casefold() in PER_CENT:
        return f"{written}{unit if unit.startswith('%') else '%'}"
    return f"{written} {unit}".strip()


def percent(value: Number | None, places: int | None = None) -> str:
    """12.5%, from a value already in per cent."""
    return NOTHING if value is None else f"{number(value, places)}%"


def share(value: Number | None, places: int | None = None) -> str:
    """12.5%, from a share of one (0.125)."""
    return NOTHING if value is None else percent(Decimal(str(value)) * 100, places)


def money(amount: Number | None) -> str:
    """£1,250,000, or £1,250.50 where there are pence."""
    if amount is None:
        return NOTHING
    exact = Decimal(str(amount)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    pence = exact != exact.to_integral_value()
    return f"{MINUS if exact < 0 else ''}£{abs(exact):,.{2 if pence else 0}f}"


def short_money(amount: Number | None) -> str:
    """£1.25 million from a million upwards, in full below it."""
    if amount is None:
        return NOTHING
    exact = Decimal(str(amount))
    if abs(exact) < MILLION:
        return money(exact)
    return f"{MINUS if exact < 0 else ''}£{number(abs(exact) / MILLION, 2).rstrip('0').rstrip('.')} million"


def plural(count: int, one: str, many: str = "") -> str:
    """1 proposal, 2 proposals, 0 bodies."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listing(names: Iterable[str], last: str = "and") -> str:
    """Finance, legal and equalities."""
    every = list(names)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} {last} {every[-1]}" if every else ""


def ordinal(place: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def file_size(size: int) -> str:
    """2.4 MB or 640 KB, in thousands as browsers show them."""
    return f"{number(Decimal(size) / MILLION, 1)} MB" if size >= MILLION else f"{max(1, round(size / 1000))} KB"


def upper_first(words: str) -> str:
    """A phrase at the start of a line."""
    return words[:1].upper() + words[1:]


def lower_first(words: str) -> str:
    """`Start date` inside a sentence: `start date`; `KPI name` and `GP practice` keep their capitals."""
    return words[:1].lower() + words[1:] if len(words) < 2 or not words[1].isupper() else words


def written(value: object) -> str:
    """Any plain value of a table or a summary in words: nothing is a dash, yes and no are spoken."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.datetime):
        return datetime(value)
    if isinstance(value, dt.date):
        return date(value)
    if isinstance(value, int | float | Decimal):
        return number(value)
    return str(value)
