"""Counting days as law and procedure count them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quadrant.methods.calendar import (
    FinancialYear,
    add_months,
    add_working_days,
    bank_holidays,
    clear_days,
    clear_working_days,
    clock_in_words,
    deadline,
    end_of_day,
    financial_year,
    is_working_day,
    london_day,
    quarter,
    twice_yearly,
    working_days_between,
)
from tests.methods.refusals import refused

CHRISTMAS_EVE = date(2026, 12, 24)


def test_procurement_act_standstill_begins_with_the_day_of_the_notice() -> None:
    assert add_working_days(CHRISTMAS_EVE, 8, inclusive=True) == date(2027, 1, 7)


def test_provider_selection_standstill_counts_from_the_day_after() -> None:
    assert add_working_days(CHRISTMAS_EVE, 8) == date(2027, 1, 8)


def test_scotland_rests_on_the_second_of_january_too() -> None:
    assert add_working_days(CHRISTMAS_EVE, 8, "scotland") == date(2027, 1, 11)  # 4 January is its substitute day
    assert not is_working_day(date(2026, 6, 15), "scotland")
    assert is_working_day(date(2026, 6, 15))


def test_northern_ireland_rests_on_saint_patricks_day() -> None:
    assert add_working_days(date(2026, 3, 16), 1, "northern-ireland") == date(2026, 3, 18)
    assert add_working_days(date(2026, 3, 16), 1) == date(2026, 3, 17)


def test_a_weekend_never_counts_itself() -> None:
    saturday = date(2026, 11, 14)
    assert add_working_days(saturday, 1) == date(2026, 11, 16)
    assert add_working_days(saturday, 1, inclusive=True) == date(2026, 11, 16)
    assert add_working_days(saturday, 0) == saturday


def test_counting_back_from_a_meeting() -> None:
    assert add_working_days(date(2026, 12, 8), -5) == date(2026, 12, 1)
    assert add_working_days(date(2027, 1, 4), -1) == date(2026, 12, 31)
    assert add_working_days(date(2026, 12, 8), -1, inclusive=True) == date(2026, 12, 8)


def test_a_caller_may_keep_its_own_closed_days() -> None:
    closed = frozenset({date(2100, 1, 4)})
    assert add_working_days(date(2100, 1, 1), 1, closed) == date(2100, 1, 5)


def test_counting_stops_where_nothing_is_known() -> None:
    with refused("bank holidays of England and Wales are known only up to 31 December 2036"):
        add_working_days(date(2036, 12, 30), 5)
    with refused("bank holidays of Scotland are known only from 1 January 2015"):
        is_working_day(date(2014, 12, 31), "scotland")
    with refused("no bank holidays are known for 'france', only for england-and-wales, scotland, northern-ireland"):
        add_working_days(CHRISTMAS_EVE, 1, "france")
    with refused("a count that includes its first day is of 1 working day or more"):
        add_working_days(CHRISTMAS_EVE, 0, inclusive=True)


@pytest.mark.parametrize(
    ("nation", "part"), [("england-and-wales", "ENG"), ("scotland", "SCT"), ("northern-ireland", "NIR")]
)
def test_the_table_agrees_with_the_holidays_package(nation: str, part: str) -> None:
    table = bank_holidays(nation)
    years = range(table.first_day.year, table.last_day.year + 1)
    theirs = holidays.country_holidays("GB", subdiv=part, years=years)
    assert table.days == {day for day in theirs if day.weekday() < 5}
    assert table.announced_to < table.last_day


@given(day=st.dates(date(2016, 1, 1), date(2035, 1, 1)), n=st.integers(1, 300))
def test_the_nth_working_day_has_n_working_days_behind_it(day: date, n: int) -> None:
    last = add_working_days(day, n)
    assert is_working_day(last)
    assert working_days_between(day, last) == n


def test_a_key_decision_had_thirty_five_clear_days() -> None:
    assert clear_days(date(2026, 11, 2), date(2026, 12, 8)) == 35
    assert clear_days(date(2026, 11, 2), date(2026, 11, 3)) == 0


def test_an_agenda_has_five_clear_working_days() -> None:
    assert clear_working_days(date(2026, 11, 30), date(2026, 12, 8)) == 5
    assert clear_working_days(date(2026, 12, 23), date(2026, 12, 30)) == 2  # 24 and 29 December
    with refused("2 November 2026 is before 8 December 2026"):
        clear_days(date(2026, 12, 8), date(2026, 11, 2))


def test_the_financial_year_turns_on_the_first_of_april() -> None:
    assert financial_year(date(2027, 3, 31)).label == "2026/27"
    assert str(financial_year(date(2027, 4, 1))) == "2027/28"
    assert financial_year(date(1999, 4, 1)).label == "1999/00"
    assert date(2027, 3, 31) in FinancialYear(2026)
    assert date(2027, 4, 1) not in FinancialYear(2026)
    assert FinancialYear(2026).later(3) == FinancialYear(2029)


def test_a_moment_is_not_a_day() -> None:
    with refused("a moment was given where a day is asked for: turn it into a London day first"):
        financial_year(datetime(2027, 3, 31, 23, 30, tzinfo=UTC))
    assert financial_year(london_day(datetime(2027, 3, 31, 23, 30, tzinfo=UTC))).label == "2027/28"  # 00:30 in London
    with refused("a moment without a time zone has no certain day"):
        london_day(datetime(2027, 3, 31, 23, 30))  # noqa: DTZ001  (the refusal is what is tested)


def test_quarters_of_the_financial_year() -> None:
    labels = [quarter(date(2026, month, 1)).label for month in (1, 3, 4, 6, 7, 9, 10, 12)]
    assert labels == [
        "Q4 2025/26", "Q4 2025/26", "Q1 2026/27", "Q1 2026/27",
        "Q2 2026/27", "Q2 2026/27", "Q3 2026/27", "Q3 2026/27",
    ]  # fmt: skip
    assert (quarter(date(2027, 2, 1)).first_day, quarter(date(2027, 2, 1)).last_day) == (
        date(2027, 1, 1),
        date(2027, 3, 31),
    )


def test_months_end_where_the_month_does() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert add_months(date(2028, 2, 29), 12) == date(2029, 2, 28)
    assert add_months(date(2026, 11, 16), 2) == date(2027, 1, 16)
    assert add_months(date(2026, 11, 30), 1) == date(2026, 12, 30)
    assert add_months(date(2026, 1, 15), -1) == date(2025, 12, 15)


def test_case_9_reviews_twice_a_year() -> None:
    assert twice_yearly(date(2026, 4, 1)) == (date(2026, 9, 30), date(2027, 3, 31))
    assert twice_yearly(date(2026, 4, 1), 4)[2:] == (date(2027, 9, 30), date(2028, 3, 31))
    with refused("a review must come at least once, not 0 times"):
        twice_yearly(date(2026, 4, 1), 0)


def test_noon_is_noon_in_london_winter_and_summer() -> None:
    assert deadline(date(2026, 12, 4)).astimezone(UTC) == datetime(2026, 12, 4, 12, 0, tzinfo=UTC)
    assert deadline(date(2026, 6, 12)).astimezone(UTC) == datetime(2026, 6, 12, 11, 0, tzinfo=UTC)


def test_clocks_in_words() -> None:
    said = [clock_in_words(time(*clock)) for clock in ((12, 0), (0, 0), (9, 0), (14, 5), (0, 30), (12, 30))]
    assert said == ["12 noon", "midnight", "9am", "2:05pm", "12:30am", "12:30pm"]


def test_a_deadline_is_one_moment() -> None:
    with refused("01:30 on 29 March 2026 does not exist in London: the clocks go forward that night"):
        deadline(date(2026, 3, 29), time(1, 30))
    with refused("01:30 on 25 October 2026 happens twice in London: the clocks go back that night"):
        deadline(date(2026, 10, 25), time(1, 30))
    with refused("a deadline is given in London time, without another time zone"):
        deadline(date(2026, 3, 29), time(12, 0, tzinfo=UTC))
    assert deadline(date(2026, 3, 29), time(2, 0)).astimezone(UTC) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_a_day_ends_at_midnight_even_when_the_clocks_change() -> None:
    assert end_of_day(date(2026, 3, 29)).astimezone(UTC) == datetime(2026, 3, 29, 23, 0, tzinfo=UTC)
    assert end_of_day(date(2027, 1, 8)).astimezone(UTC) == datetime(2027, 1, 9, 0, 0, tzinfo=UTC)
