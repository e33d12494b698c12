"""A framework's windows and reviews on real dates (acceptance cases 9 and 12)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quadrant.cycle.framework.calendar import band_for, months_after, schedule, windows_between, windows_on
from quadrant.cycle.framework.schema import Framework, Window
from tests.cycle.framework.files import small

_BANDS = """windows:
  - {key: do, name: Do, starts: 09-01, ends: 03-31, quadrants: [do]}
  - {key: evaluate, name: Evaluate, starts: 12-01, ends: 03-31, quadrants: [review]}
  - {key: monitor, name: Monitor all year, starts: 04-01, ends: 03-31, quadrants: [review]}
"""


def _year_of_bands() -> Framework:
    return small(("windows:\n", _BANDS))


def test_a_band_may_run_past_the_end_of_the_calendar_year() -> None:
    bands = [(band.window.key, band.first, band.last) for band in windows_on(_year_of_bands(), 2026)]
    assert bands == [
        ("monitor", date(2025, 4, 1), date(2026, 3, 31)),
        ("do", date(2025, 9, 1), date(2026, 3, 31)),
        ("evaluate", date(2025, 12, 1), date(2026, 3, 31)),
        ("spring", date(2026, 4, 1), date(2026, 6, 30)),
        ("monitor", date(2026, 4, 1), date(2027, 3, 31)),
        ("do", date(2026, 9, 1), date(2027, 3, 31)),
        ("evaluate", date(2026, 12, 1), date(2027, 3, 31)),
    ]


def test_something_moved_to_december_stands_in_both_the_do_and_the_review_band() -> None:
    year = schedule(_year_of_bands(), date(2026, 4, 1), date(2027, 3, 31))
    assert [band.window.key for band in year.bands_on(date(2026, 11, 16))] == ["monitor", "do"]
    assert [band.window.key for band in year.bands_on(date(2026, 12, 10))] == ["monitor", "do", "evaluate"]


def test_a_cycle_from_1_april_is_reviewed_on_30_september_and_31_march() -> None:
    due = schedule(small(), date(2026, 4, 1), date(2027, 3, 31)).reviews
    assert [review.on for review in due] == [date(2026, 9, 30), date(2027, 3, 31)]
    assert [review.escalates_to.name for review in due if review.escalates_to] == ["Partnership Board"] * 2


def test_a_cycle_without_an_end_is_given_its_first_year() -> None:
    due = schedule(small(), date(2026, 9, 30), None).reviews
    assert [review.on for review in due] == [date(2027, 3, 31)]
    due = schedule(small(), date(2026, 9, 29), None).reviews
    assert [review.on for review in due] == [date(2026, 9, 30), date(2027, 3, 31)]


def test_a_review_counted_from_adoption_falls_due_once() -> None:
    framework = small(("    days: [09-30, 03-31]", "    months_after_adoption: 12"))
    due = schedule(framework, date(2009, 4, 1), date(2012, 3, 31)).reviews
    assert [review.on for review in due] == [date(2010, 4, 1)]


def test_windows_between_two_days_are_whole() -> None:
    bands = windows_between(small(), date(2026, 6, 30), date(2027, 4, 1))
    assert [(band.first, band.last) for band in bands] == [
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2027, 4, 1), date(2027, 6, 30)),
    ]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 16), 14, date(2028, 1, 16)),
    ],
)
def test_months_after_a_day_keep_to_the_month(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


_DAYS = st.dates(date(2020, 1, 1), date(2020, 12, 31)).filter(lambda day: (day.month, day.day) != (2, 29))


@given(_DAYS, _DAYS, st.dates(date(2000, 1, 1), date(2050, 12, 31)))
def test_the_band_for_a_day_holds_it_or_is_the_next(starts: date, ends: date, day: date) -> None:
    window = Window.model_validate(
        {"key": "w", "name": "W", "starts": f"{starts:%m-%d}", "ends": f"{ends:%m-%d}", "quadrants": ["do"]}
    )
    band = band_for(window, day)
    assert band.first <= band.last
    assert band.last >= day
    assert (band.last - day).days <= 366 or band.first > day
    assert (band.last - band.first).days <= 366
