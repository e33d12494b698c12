"""The days on which a body meets by a rule: the second Tuesday of each month, every other Thursday.

A day that is no working day gives way to the next one that is. Nothing here knows today.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from quadrant.methods.calendar import ENGLAND_AND_WALES, Nation, add_months, add_working_days, is_working_day

LAST: Final = 5
# A calendar is called for about a year: a weekly rule over a longer time is named for its first sixty weeks.
_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """A day to meet on; `instead_of` is the rule's own day, where that is a weekend or a bank holiday."""

    day: date
    instead_of: date | None = None


def weekday_of_month(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth (1 to 4, or `LAST`) Monday (0) to Sunday (6) of a month.

    Errors: another nth or weekday.
    """
    if not 1 <= nth <= LAST or not 0 <= weekday <= 6:
        raise ValueError("a rule names the first to fourth or last of one of seven weekdays")
    first = (weekday - date(year, month, 1).weekday()) % 7 + 1
    day = first + 7 * (nth - 1)
    return date(year, month, day if day <= monthrange(year, month)[1] else day - 7)


def monthly_days(
    first: date, last: date, *, every: int, nth: int, weekday: int, nation: Nation = ENGLAND_AND_WALES
) -> tuple[MeetingDay, ...]:
    """The nth weekday of every so many months, the first on or after `first`, none whose own day is after `last`.

    Errors: fewer than 1 month between two; a day past the known bank holidays.
    """
    if every < 1:
        raise ValueError("meetings by the month are at least a month apart")
    month = date(first.year, first.month, 1)
    if weekday_of_month(month.year, month.month, nth, weekday) < first:
        month = add_months(month, 1)
    own = (
        weekday_of_month(each.year, each.month, nth, weekday)
        for each in (add_months(month, every * count) for count in range(_MOST))
    )
    return _working(own, last, nation)


def weekly_days(
    first: date, last: date, *, every: int, weekday: int, nation: Nation = ENGLAND_AND_WALES
) -> tuple[MeetingDay, ...]:
    """The weekday of every so many weeks, the first on or after `first`, none whose own day is after `last`.

    Errors: fewer than 1 week between two; a day past the known bank holidays.
    """
    if every < 1:
        raise ValueError("meetings by the week are at least a week apart")
    start = first + timedelta(days=(weekday - first.weekday()) % 7)
    return _working((start + timedelta(weeks=every * count) for count in range(_MOST)), last, nation)


def _working(own: Iterator[date], last: date, nation: Nation) -> tuple[MeetingDay, ...]:
    found = []
    for day in own:
        if day > last:
            break
        working = is_working_day(day, nation)
        found.append(MeetingDay(day) if working else MeetingDay(add_working_days(day, 1, nation), instead_of=day))
    return tuple(found)
