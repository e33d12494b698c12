"""How things are written on a page, word for word."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from quadrant.methods import words

UTC = dt.UTC


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (dt.datetime(2026, 12, 4, 12, 0, tzinfo=UTC), "4 December 2026, 12 noon"),
        (dt.datetime(2026, 12, 4, 0, 0, tzinfo=UTC), "4 December 2026, midnight"),
        (dt.datetime(2026, 6, 12, 11, 0, tzinfo=UTC), "12 June 2026, 12 noon"),
        (dt.datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "1 July 2026, 12:30am"),
        (dt.datetime(2026, 11, 16, 9, 5, tzinfo=UTC), "16 November 2026, 9:05am"),
        (dt.datetime(2026, 11, 16, 17, 0, tzinfo=UTC), "16 November 2026, 5pm"),
    ],
)
def test_a_moment_is_told_by_the_clocks_of_england(moment: dt.datetime, said: str) -> None:
    assert words.datetime(moment) == said


def test_days() -> None:
    day = dt.date(2026, 12, 4)
    assert words.date(day) == "4 December 2026"
    assert words.short_date(day) == "4 Dec 2026"
    assert words.weekday_date(day) == "Friday 4 December 2026"
    assert words.month(day) == "December 2026"
    assert words.date(None) == "–"
    assert words.financial_year(2027) == "2027/28"
    assert words.financial_year(1999) == "1999/00"


def test_periods_say_which_end_is_open() -> None:
    first, last = dt.date(2026, 4, 1), dt.date(2027, 3, 31)
    assert words.period(first, last) == "1 April 2026 to 31 March 2027"
    assert words.period(first, None) == "from 1 April 2026"
    assert words.period(None, last) == "until 31 March 2027"


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("2026", "in 2026"),
        ("2026/27", "in 2026/27"),
        ("Q2 2026/27", "in Q2 2026/27"),
        ("July 2026", "in July 2026"),
        ("30 September 2026", "on 30 September 2026"),
        ("1st April 2026", "on 1st April 2026"),
        ("as at 31 March 2026", "as at 31 March 2026"),
        ("As at 31 March 2026", "as at 31 March 2026"),
        ("At 31 March 2026", "at 31 March 2026"),
        ("Autumn term 2025/26", "in the autumn term 2025/26"),
        ("Year ending March 2024", "in the year ending March 2024"),
        ("12 months to 31 March 2026", "in the 12 months to 31 March 2026"),
        ("Week ending 5 July 2026", "in the week ending 5 July 2026"),
        ("FY 2026", "in FY 2026"),
    ],
)
def test_the_word_before_a_period_follows_from_its_label(label: str, said: str) -> None:
    assert words.in_period(label) == said


@pytest.mark.parametrize(
    ("distance", "said"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (3, "in 3 days"), (-12, "12 days ago")],
)
def test_days_away(distance: int, said: str) -> None:
    today = dt.date(2026, 11, 16)
    assert words.days_away(today + dt.timedelta(distance), today) == said


@pytest.mark.parametrize(
    ("amount", "full", "short"),
    [
        (Decimal(1_250_000), "£1,250,000", "£1.25 million"),
        (Decimal("312400000"), "£312,400,000", "£312.4 million"),
        (Decimal(1_000_000), "£1,000,000", "£1 million"),
        (Decimal("999999.99"), "£999,999.99", "£999,999.99"),
        (Decimal("1250.5"), "£1,250.50", "£1,250.50"),
        (Decimal(-118_000), "−£118,000", "−£118,000"),
        (Decimal(0), "£0", "£0"),
        (None, "–", "–"),
    ],
)
def test_money(amount: Decimal | None, full: str, short: str) -> None:
    assert words.money(amount) == full
    assert words.short_money(amount) == short


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [
        (1250, None, "1,250"),
        (Decimal("12.50"), None, "12.5"),
        (85.6, 1, "85.6"),
        (Decimal("2.345"), 2, "2.35"),
        (-3, None, "−3"),
        (Decimal("-0.001"), 1, "0.0"),
        (float("nan"), None, "–"),
        (None, 1, "–"),
    ],
)
def test_numbers(value: Any, places: int | None, said: str) -> None:
    assert words.number(value, places) == said


def test_percentages_and_shares() -> None:
    assert words.percent(Decimal("12.5")) == "12.5%"
    assert words.percent(18.0, 1) == "18.0%"
    assert words.share(0.125) == "12.5%"
    assert words.share(Decimal("0.6"), 0) == "60%"


def test_counting_and_listing() -> None:
    assert words.plural(1, "proposal") == "1 proposal"
    assert words.plural(1_200, "proposal") == "1,200 proposals"
    assert words.plural(0, "body", "bodies") == "0 bodies"
    assert words.listing(["Finance", "legal", "equalities"]) == "Finance, legal and equalities"
    assert words.listing(["Finance"]) == "Finance"
    assert words.listing([]) == ""
    assert [words.ordinal(place) for place in (1, 2, 3, 4, 11, 12, 21, 112)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "21st",
        "112th",
    ]
    assert words.file_size(2_400_000) == "2.4 MB"
    assert words.file_size(640_000) == "640 KB"


def test_a_label_inside_a_sentence_keeps_its_capitals_where_they_are_an_abbreviation() -> None:
    assert words.lower_first("Start date") == "start date"
    assert words.lower_first("KPI name") == "KPI name"


def test_any_plain_value_in_words() -> None:
    assert [words.written(value) for value in (None, "", True, False, 1250, dt.date(2026, 12, 4), "As typed")] == [
        "–",
        "–",
        "Yes",
        "No",
        "1,250",
        "4 December 2026",
        "As typed",
    ]
