"""A year's meetings by a rule, with days counted by hand over Christmas 2026 and Easter 2027.

Closed in England and Wales: Friday 25 and Monday 28 December 2026, Friday 1 January, Good Friday 26 and Easter Monday
29 March, Monday 3 and Monday 31 May, Monday 30 August, Monday 27 and Tuesday 28 December 2027.
"""

from __future__ import annotations

from datetime import date

import pytest

from quadrant.methods.meeting_days import LAST, MeetingDay, monthly_days, weekday_of_month, weekly_days
from tests.methods.refusals import refused

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


@pytest.mark.parametrize(
    ("month", "nth", "weekday", "day"),
    [
        ((2026, 12), 1, TUESDAY, 1),  # 1 December 2026 is a Tuesday
        ((2026, 12), 2, TUESDAY, 8),
        ((2026, 12), 4, TUESDAY, 22),
        ((2026, 12), LAST, TUESDAY, 29),  # a fifth Tuesday
        ((2026, 12), LAST, FRIDAY, 25),  # no fifth Friday: the fourth is the last
        ((2027, 1), 1, FRIDAY, 1),
        ((2027, 2), LAST, MONDAY, 22),  # February 2027 has four of each
        ((2027, 3), 3, FRIDAY, 19),
        ((2027, 3), 4, FRIDAY, 26),
        ((2026, 11), 1, SUNDAY, 1),
        ((2026, 11), LAST, SUNDAY, 29),  # a fifth Sunday
    ],
)
def test_the_nth_weekday_of_a_month(month: tuple[int, int], nth: int, weekday: int, day: int) -> None:
    assert weekday_of_month(*month, nth, weekday) == date(*month, day)


def test_the_second_tuesday_of_each_month_of_a_year() -> None:
    found = monthly_days(date(2026, 12, 1), date(2027, 11, 30), every=1, nth=2, weekday=TUESDAY)
    assert [(one.day.month, one.day.day) for one in found] == [
        (12, 8), (1, 12), (2, 9), (3, 9), (4, 13), (5, 11), (6, 8), (7, 13), (8, 10), (9, 14), (10, 12), (11, 9),
    ]  # fmt: skip
    assert all(one.instead_of is None for one in found)


def test_a_bank_holiday_gives_way_to_the_next_working_day() -> None:
    """The last Friday: 25 December is Christmas Day, Monday 28 its substitute; 26 March is Good Friday."""
    found = monthly_days(date(2026, 12, 1), date(2027, 3, 31), every=1, nth=LAST, weekday=FRIDAY)
    assert found == (
        MeetingDay(date(2026, 12, 29), instead_of=date(2026, 12, 25)),
        MeetingDay(date(2027, 1, 29)),
        MeetingDay(date(2027, 2, 26)),
        MeetingDay(date(2027, 3, 30), instead_of=date(2027, 3, 26)),
    )


def test_mondays_around_easter_and_in_may() -> None:
    """The last Monday: 29 March is Easter Monday, 31 May the spring bank holiday."""
    found = monthly_days(date(2027, 3, 1), date(2027, 5, 31), every=1, nth=LAST, weekday=MONDAY)
    assert [one.day for one in found] == [date(2027, 3, 30), date(2027, 4, 26), date(2027, 6, 1)]


def test_the_first_comes_on_or_after_the_first_day_and_the_last_not_after_the_last() -> None:
    assert monthly_days(date(2026, 12, 8), date(2027, 1, 12), every=1, nth=2, weekday=TUESDAY) == (
        MeetingDay(date(2026, 12, 8)),
        MeetingDay(date(2027, 1, 12)),
    )
    assert monthly_days(date(2026, 12, 9), date(2027, 1, 11), every=1, nth=2, weekday=TUESDAY) == ()


def test_a_month_whose_day_has_gone_is_left_for_the_next() -> None:
    found = monthly_days(date(2026, 12, 9), date(2027, 2, 9), every=1, nth=2, weekday=TUESDAY)
    assert [one.day for one in found] == [date(2027, 1, 12), date(2027, 2, 9)]


def test_a_weekday_before_the_first_day_comes_in_the_next_week() -> None:
    found = weekly_days(date(2026, 12, 4), date(2026, 12, 8), every=1, weekday=MONDAY)  # 4 December is a Friday
    assert [one.day for one in found] == [date(2026, 12, 7)]


def test_at_most_sixty_days_are_named() -> None:
    weekly = weekly_days(date(2026, 12, 3), date(2029, 1, 1), every=1, weekday=THURSDAY)
    assert len(weekly) == 60
    assert weekly[-1].day == date(2028, 1, 20)  # 59 weeks later


@pytest.mark.parametrize(
    ("every", "days"),
    [
        (2, [(12, 10), (2, 11), (4, 8), (6, 10), (8, 12), (10, 14)]),
        (3, [(12, 10), (3, 11), (6, 10), (9, 9)]),
        (6, [(12, 10), (6, 10)]),
        (12, [(12, 10)]),
    ],
)
def test_the_second_thursday_of_every_so_many_months(every: int, days: list[tuple[int, int]]) -> None:
    found = monthly_days(date(2026, 12, 1), date(2027, 11, 30), every=every, nth=2, weekday=THURSDAY)
    assert [(one.day.month, one.day.day) for one in found] == days


def test_every_week_and_every_other_week_over_christmas() -> None:
    """Fridays from 11 December: 25 December gives way to Tuesday 29, 1 January to Monday 4."""
    weekly = weekly_days(date(2026, 12, 10), date(2027, 1, 8), every=1, weekday=FRIDAY)
    assert [one.day for one in weekly] == [
        date(2026, 12, 11), date(2026, 12, 18), date(2026, 12, 29), date(2027, 1, 4), date(2027, 1, 8),
    ]  # fmt: skip
    fortnightly = weekly_days(date(2026, 12, 10), date(2027, 1, 8), every=2, weekday=FRIDAY)
    assert [(one.day, one.instead_of) for one in fortnightly] == [
        (date(2026, 12, 11), None),
        (date(2026, 12, 29), date(2026, 12, 25)),
        (date(2027, 1, 8), None),
    ]


def test_scotland_rests_on_other_days() -> None:
    [there] = monthly_days(date(2026, 11, 30), date(2026, 11, 30), every=1, nth=LAST, weekday=MONDAY, nation="scotland")
    assert there == MeetingDay(date(2026, 12, 1), instead_of=date(2026, 11, 30))  # Saint Andrew's Day


def test_what_is_refused() -> None:
    with refused("a rule names the first to fourth or last of one of seven weekdays"):
        weekday_of_month(2026, 12, 6, MONDAY)
    for nth, weekday in ((0, MONDAY), (1, 7), (1, -1)):
        with refused("a rule names the first to fourth or last of one of seven weekdays"):
            weekday_of_month(2026, 12, nth, weekday)
    with refused("meetings by the month are at least a month apart"):
        monthly_days(date(2026, 12, 1), date(2027, 1, 1), every=0, nth=1, weekday=MONDAY)
    with refused("meetings by the week are at least a week apart"):
        weekly_days(date(2026, 12, 1), date(2027, 1, 1), every=0, weekday=MONDAY)
    with refused("bank holidays of England and Wales are known only up to 31 December 2036"):
        weekly_days(date(2036, 12, 25), date(2037, 12, 1), every=1, weekday=FRIDAY)
