"""Days as public bodies count them: working days by nation, clear days, financial years, months, London deadlines.

Nothing here knows today. A day is a `date`; a moment is a `datetime` with a time zone.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

import numpy as np

from quadrant.methods.bank_holidays import BANK_HOLIDAYS, BankHolidays

LONDON: Final = ZoneInfo("Europe/London")
ENGLAND_AND_WALES: Final = "england-and-wales"
Nation = str | AbstractSet[date]

_ONE_DAY: Final = timedelta(days=1)


def bank_holidays(nation: str) -> BankHolidays:
    """The dated table of a nation: `england-and-wales`, `scotland` or `northern-ireland`; else a refusal."""
    if nation not in BANK_HOLIDAYS:
        raise ValueError(f"no bank holidays are known for '{nation}', only for {', '.join(BANK_HOLIDAYS)}")
    return BANK_HOLIDAYS[nation]


def is_working_day(day: date, nation: Nation = ENGLAND_AND_WALES) -> bool:
    """Monday to Friday and no bank holiday there."""
    return _day(day).weekday() < 5 and day not in _closed(nation, day, day)


def add_working_days(day: date, n: int, nation: Nation = ENGLAND_AND_WALES, inclusive: bool = False) -> date:
    """The working day `n` working days from `day`; with `inclusive`, `day` itself is the first that counts.

    Procurement Act 2023 standstill is 8 working days *beginning with* the day of the notice (`inclusive=True`); the
    Provider Selection Regime counts 8 working days *after* it (`inclusive=False`). A day that is no working day never
    counts itself. `n` below 0 counts backwards. `n` of 0 is `day` itself, and refused when inclusive.
    `nation` names a dated table (see `bank_holidays`), or is a frozenset of closed days the caller keeps up to date.
    Errors: an unknown nation, or a count that runs out of its table.
    """
    _day(day)
    if not n:
        if inclusive:
            raise ValueError("a count that includes its first day is of 1 working day or more")
        return day
    forwards = n > 0
    steps = n if not inclusive else n - 1 if forwards else n + 1
    # A weekend or holiday gives way against the direction of counting, unless it would itself have been the first.
    roll: Literal["forward", "backward"] = "forward" if forwards == inclusive else "backward"
    far = day + timedelta(days=3 * n + (30 if forwards else -30))
    days = _known(nation, min(day, far), max(day, far))
    reached = np.busday_offset(day, steps, roll=roll, holidays=days)
    found = date.fromisoformat(str(reached))
    _closed(nation, min(day, found), max(day, found))  # refuse when the count ran past what is known
    return found


def working_days_between(first: date, last: date, nation: Nation = ENGLAND_AND_WALES) -> int:
    """How many working days come after `first`, up to and including `last`; 0 when they are the same day."""
    if _day(last) < _day(first):
        raise ValueError(f"{in_words(last)} is before {in_words(first)}")
    days = sorted(_closed(nation, first, last))
    return int(np.busday_count(first + _ONE_DAY, last + _ONE_DAY, holidays=days))


def clear_days(notice: date, event: date) -> int:
    """Clear days between a notice and its event: neither of the two days counts. A key decision needs 28."""
    if _day(event) < _day(notice):
        raise ValueError(f"{in_words(event)} is before {in_words(notice)}")
    return max(0, (event - notice).days - 1)


def clear_working_days(notice: date, event: date, nation: Nation = ENGLAND_AND_WALES) -> int:
    """Clear working days between a notice and its event: neither of the two days counts. An agenda needs 5."""
    if clear_days(notice, event) == 0:
        return 0
    return working_days_between(notice, event - _ONE_DAY, nation)


def _closed(nation: Nation, first: date, last: date) -> AbstractSet[date]:
    """The closed days, once sure that everything between the two days is known."""
    if not isinstance(nation, str):
        return nation
    table = bank_holidays(nation)
    if last > table.last_day:
        raise ValueError(f"bank holidays of {table.nation} are known only up to {in_words(table.last_day)}")
    if first < table.first_day:
        raise ValueError(f"bank holidays of {table.nation} are known only from {in_words(table.first_day)}")
    return table.days


def _known(nation: Nation, first: date, last: date) -> list[date]:
    days = nation if not isinstance(nation, str) else bank_holidays(nation).days
    return sorted(day for day in days if first <= day <= last)


def _day(day: date) -> date:
    if isinstance(day, datetime):
        raise ValueError("a moment was given where a day is asked for: turn it into a London day first")  # noqa: TRY004
    return day


def in_words(day: date) -> str:
    """`16 November 2026`, in English on any machine."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def clock_in_words(clock: time) -> str:
    """`12 noon`, `midnight`, `9am` or `2:05pm`."""
    if (clock.hour, clock.minute) in _CALLED:
        return _CALLED[clock.hour, clock.minute]
    minutes = f":{clock.minute:02}" if clock.minute else ""
    return f"{clock.hour % 12 or 12}{minutes}{'am' if clock.hour < 12 else 'pm'}"


_CALLED: Final = {(12, 0): "12 noon", (0, 0): "midnight"}
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear:
    """A year from 1 April to 31 March, known by the year that it starts in."""

    starts: int

    @property
    def first_day(self) -> date:
        return date(self.starts, 4, 1)

    @property
    def last_day(self) -> date:
        return date(self.starts + 1, 3, 31)

    @property
    def label(self) -> str:
        """`2026/27`."""
        return f"{self.starts}/{(self.starts + 1) % 100:02}"

    def __str__(self) -> str:
        return self.label

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def later(self, years: int) -> FinancialYear:
        """The financial year so many years on, or back below 0."""
        return FinancialYear(self.starts + years)


def financial_year(day: date) -> FinancialYear:
    """The financial year of a day: 31 March 2027 lies in 2026/27, 1 April 2027 in 2027/28. A moment is refused."""
    _day(day)
    return FinancialYear(day.year if (day.month, day.day) >= (4, 1) else day.year - 1)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a financial year; number 1 starts on 1 April."""

    year: FinancialYear
    number: int

    @property
    def first_day(self) -> date:
        return add_months(self.year.first_day, 3 * (self.number - 1))

    @property
    def last_day(self) -> date:
        return add_months(self.year.first_day, 3 * self.number) - _ONE_DAY

    @property
    def label(self) -> str:
        """`Q2 2026/27`."""
        return f"Q{self.number} {self.year.label}"


def quarter(day: date) -> Quarter:
    """The financial quarter of a day: April to June is the first. A moment is refused, for midnight lies in two."""
    return Quarter(financial_year(day), (day.month - 4) % 12 // 3 + 1)


@dataclass(frozen=True, slots=True, order=True)
class AccountingPeriod:
    """A month as finance systems number them in a financial year: P1 is April, P12 is March."""

    year: FinancialYear
    number: int

    @property
    def last_day(self) -> date:
        return add_months(self.year.first_day, self.number) - _ONE_DAY

    @property
    def label(self) -> str:
        """`P7 2026/27`."""
        return f"P{self.number} {self.year.label}"

    @property
    def month(self) -> str:
        """`October 2026`."""
        return in_words(self.last_day).split(" ", 1)[1]


def add_months(day: date, n: int) -> date:
    """The same day of the month `n` months on (back below 0), or the month's last day where it is shorter.

    31 January and 1 give 28 February, 29 in a leap year.
    """
    _day(day)
    years, month = divmod(day.month - 1 + n, 12)
    year = day.year + years
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - _ONE_DAY).day))


def twice_yearly(start: date, times: int = 2) -> tuple[date, ...]:
    """The last day of each half-year from `start`: from 1 April, 30 September and 31 March.

    `times` says how many reviews. Errors: fewer than 1.
    """
    if times < 1:
        raise ValueError(f"a review must come at least once, not {times} times")
    return tuple(add_months(start, 6 * half) - _ONE_DAY for half in range(1, times + 1))


def london_day(moment: datetime) -> date:
    """The day on a London calendar of a moment with a time zone: 23:30 UTC on 30 June is 1 July in London."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone has no certain day")
    return moment.astimezone(LONDON).date()


def deadline(day: date, at: time = time(12, 0)) -> datetime:
    """The moment when the clocks in London show `at` on `day`: 12 noon unless told.

    Errors: a time that London skips (01:00 to 02:00 when clocks go forward) or passes twice (when they go back), for
    a deadline must be one moment; a time with its own zone.
    """
    _day(day)
    if at.tzinfo is not None:
        raise ValueError("a deadline is given in London time, without another time zone")
    early = datetime.combine(day, at.replace(fold=0), LONDON)
    late = early.replace(fold=1)
    shown = f"{at:%H:%M} on {in_words(day)}"
    if early.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != early.replace(tzinfo=None):
        raise ValueError(f"{shown} does not exist in London: the clocks go forward that night")
    if early.utcoffset() != late.utcoffset():
        raise ValueError(f"{shown} happens twice in London: the clocks go back that night")
    return early


def end_of_day(day: date) -> datetime:
    """Midnight at the end of a London day, the first moment that is too late."""
    return deadline(_day(day) + _ONE_DAY, time(0, 0))
