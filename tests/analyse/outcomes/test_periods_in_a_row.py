"""Which period follows which, and how many figures stand in a row: a forecast takes five."""

from __future__ import annotations

from datetime import date

import pytest

from quadrant.analyse.outcomes.queries import Ahead, TooShort, ahead_of, area_coded, series_of
from quadrant.analyse.outcomes.queries.periods import following
from quadrant.methods.periods import period_end
from quadrant.partnership.models import Partnership
from tests.factories.outcomes import HEREFORDSHIRE, analyst, indicator


@pytest.mark.parametrize(
    ("label", "step", "after"),
    [
        ("2026", None, "2027"),
        ("2025/26", None, "2026/27"),
        ("2025-2026", None, "2026-2027"),
        ("Q4 2026", None, "Q1 2027"),
        ("Q1 2026/27", None, "Q2 2026/27"),
        ("Q4 2026/27", None, "Q1 2027/28"),
        ("H1 2026/27", None, "H2 2026/27"),
        ("H2 2026", None, "H1 2027"),
        ("December 2026", None, "January 2027"),
        ("June 2026", 3, "September 2026"),
        ("Dec 2026", None, "Jan 2027"),
        ("Year ending March 2024", 12, "Year ending March 2025"),
        ("12 months to June 2026", 3, "12 months to September 2026"),
        ("30 June 2026", 3, "30 September 2026"),
        ("30 September 2026", 3, "31 December 2026"),
        ("as at 31 March 2026", 12, "as at 31 March 2027"),
        ("28 February 2027", 1, "31 March 2027"),
        ("15 June 2026", 1, "15 July 2026"),
        ("Autumn term 2025/26", None, "Spring term 2025/26"),
        ("Summer term 2025/26", None, "Autumn term 2026/27"),
        ("Autumn 2025", None, "Spring 2026"),
    ],
)
def test_what_follows_is_told_by_the_label_and_ends_when_its_own_label_says(
    label: str, step: int | None, after: str
) -> None:
    on, ends = period_end(label), period_end(after)
    assert on is not None
    assert following(label, on, step) == (after, ends)


@pytest.mark.parametrize(
    "label", ["30 June 2026", "H3 2026", "Wave 3", "July – September 2026", "July to September 2026"]
)
def test_what_does_not_say_what_follows_it_is_followed_by_nothing(label: str) -> None:
    assert following(label, date(2026, 9, 30)) is None


def _ahead(values: dict[str, float | None]) -> Ahead | TooShort:
    anna = analyst()
    waiting = indicator(values={HEREFORDSHIRE: values}, by=anna)
    here = area_coded(HEREFORDSHIRE)
    assert here is not None
    return ahead_of(waiting, series_of(waiting, [here], anna)[here.pk])


@pytest.mark.parametrize(
    ("values", "there"),
    [
        ({"30 June 2026": 20.0, "30 September 2026": 25.0}, "are 2"),
        ({"Q1 2026/27": 20.0, "Q2 2026/27": 25.0}, "are 2"),
        ({"as at 31 March 2025": 20.0, "as at 31 March 2026": 25.0}, "are 2"),
        ({"31 March 2026": 18.0, "30 June 2026": 20.0, "30 September 2026": 25.0}, "are 3"),
        ({"30 April 2026": 18.0, "30 June 2026": 20.0, "30 September 2026": 25.0}, "are 2"),
        ({"30 June 2026": 20.0, "17 September 2026": 25.0}, "is 1"),
        ({"30 June 2026": 20.0, "30 September 2026": None}, "is none"),
    ],
)
def test_two_quarters_are_two_figures_in_a_row(
    ardlebury: Partnership, values: dict[str, float | None], there: str
) -> None:
    assert _ahead(values) == TooShort(f"A forecast takes 5 figures in a row, up to the newest; there {there}")


def test_figures_of_the_last_day_of_each_quarter_are_forecast_to_the_next_three(ardlebury: Partnership) -> None:
    days = ["30 September 2025", "31 December 2025", "31 March 2026", "30 June 2026", "30 September 2026"]
    ahead = _ahead({day: 20.0 + at for at, day in enumerate(days)})
    assert isinstance(ahead, Ahead)
    assert list(ahead.periods) == [
        ("31 December 2026", date(2026, 12, 31)),
        ("31 March 2027", date(2027, 3, 31)),
        ("30 June 2027", date(2027, 6, 30)),
    ]
    assert ahead.made_of == 5
