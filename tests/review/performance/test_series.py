"""Red is not news: what the demo's four series say, month by month, and the target that judged each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from quadrant.do.agreements.commands import set_target
from quadrant.do.agreements.models import Kpi
from quadrant.do.agreements.terms import Measure
from quadrant.methods.ratings import Rating
from quadrant.partnership.models import Partnership
from quadrant.review.performance.queries import SeriesOfKpi, series_of
from tests.factories import agreements as made
from tests.factories import performance
from tests.factories.performance import STORIES

COUNT = {"measure": Measure.COUNT, "numerator": "", "denominator": ""}


def told(kpi: Kpi, story: str) -> SeriesOfKpi:
    performance.series(kpi, STORIES[story])
    return series_of(kpi)


def limits(series: SeriesOfKpi) -> tuple[float, float, float]:
    assert series.chart is not None
    centre, lower, upper = series.chart.centre[-1], series.chart.lower[-1], series.chart.upper[-1]
    return round(float(centre), 2), round(float(lower), 2), round(float(upper), 2)


def colours(series: SeriesOfKpi) -> str:
    return "".join(reading.rating.value[0] for reading in series.readings)


def test_the_good_one_is_red_for_a_year_and_has_improved_since_december(ardlebury: Partnership) -> None:
    series = told(performance.over_two_years(target=85, tolerance=0, baseline=12), "good")
    assert limits(series) == (79.25, 74.41, 84.09)
    assert colours(series)[:13] == "r" * 13
    assert (series.signal.since, series.signal.good) == ("December 2025", True)
    assert series.signal.sentence.startswith("Improved beyond chance since December 2025 (value 14 of the series)")


def test_the_green_one_has_been_getting_worse_since_may(ardlebury: Partnership) -> None:
    """The signal comes at month 19, three months before red at 22."""
    series = told(performance.over_two_years(target=92, tolerance=0, baseline=12), "deteriorating")
    assert limits(series) == (95.83, 92.93, 98.74)
    assert colours(series) == "g" * 21 + "r" * 3
    assert (series.signal.since, series.signal.good) == ("May 2026", False)
    assert series.signal.why == "part of a run of 7 points on one side of the mean"


def test_the_noisy_one_never_signals(ardlebury: Partnership) -> None:
    series = told(performance.over_two_years(target=240, tolerance=0, baseline=12, **COUNT), "noisy")
    assert limits(series) == (242.58, 157.71, 327.46)
    assert colours(series).count("r") == 12
    assert not series.signal.is_one
    assert series.signal.sentence == (
        "No signal: it varies as it always has, between 157.71 and 327.46 when nothing changes."
    )


def test_the_failing_one_signals_in_its_tenth_month(ardlebury: Partnership) -> None:
    agreement = made.signed(terms=made.terms(starts_on=date(2023, 9, 1)))
    kpi = made.kpi(agreement, target=12, tolerance=0, polarity="low", baseline=8, **COUNT)
    performance.series(kpi, STORIES["failing"], first=date(2023, 9, 1))
    series = series_of(kpi)
    assert limits(series) == (13.0, 8.82, 17.18)
    assert (series.signal.since, series.signal.good) == ("June 2024", False)


def test_each_month_is_judged_by_the_target_of_its_time(ardlebury: Partnership) -> None:
    kpi = performance.over_two_years(target=80, tolerance=5)
    set_target(kpi=kpi, from_on=date(2025, 10, 1), target=Decimal(90), by=made.manager(), at=made.NOW)
    performance.series(kpi, [82, 82], first=date(2025, 9, 1))
    assert [(one.period.label, one.target and one.target.target, one.rating) for one in series_of(kpi).readings] == [
        ("September 2025", Decimal(80), Rating.GREEN),
        ("October 2025", Decimal(90), Rating.RED),
    ]


@pytest.mark.parametrize(("value", "colour"), [(85, Rating.GREEN), (80, Rating.AMBER), (79, Rating.RED)])
def test_within_the_tolerance_is_amber(ardlebury: Partnership, value: int, colour: Rating) -> None:
    kpi = performance.over_two_years(target=85, tolerance=5)
    performance.series(kpi, [value])
    assert [one.rating for one in series_of(kpi).readings] == [colour]


def test_what_cannot_be_right_gives_no_value(ardlebury: Partnership) -> None:
    kpi = performance.over_two_years()
    performance.sent(kpi, date(2025, 1, 1), performance.of(21, 20), commentary="Odd", confirmed=True)
    [reading] = series_of(kpi).readings
    assert (reading.value, reading.rating) == (None, Rating.GREY)
    assert series_of(kpi).signal.sentence == "0 values so far; a signal needs at least 8."


def test_many_series_cost_no_more_queries_than_one(ardlebury: Partnership, django_assert_num_queries: Any) -> None:
    from quadrant.review.performance.queries import series_of_kpis

    agreement = made.signed(terms=made.terms(starts_on=date(2025, 1, 1)))
    kpis = [made.kpi(agreement, name=f"Measure {number}") for number in range(3)]
    for kpi in kpis:
        performance.series(kpi, [80, 81, 82], first=date(2025, 1, 1))
    with django_assert_num_queries(2):
        assert len(series_of_kpis(kpis)) == 3
