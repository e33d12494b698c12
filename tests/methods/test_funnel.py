"""Small places differ more, and that is no news."""

from __future__ import annotations

import numpy as np
import pytest

from quadrant.methods.funnel import Funnel, Place, funnel_limits, funnel_significance, implied_population
from quadrant.methods.rates import wilson
from tests.methods.phe import Table
from tests.methods.refusals import refused

SIDES = ("lower_2s", "upper_2s", "lower_3s", "upper_3s")


def lines(funnel: Funnel) -> list[tuple[list[float], list[float]]]:
    drawn = (funnel.lower_95, funnel.upper_95, funnel.lower_998, funnel.upper_998)
    return [(line.at.tolist(), line.limit.tolist()) for line in drawn]


def test_a_proportion_by_hand() -> None:
    # half of 100 people: 50 ± 1.959964 × 5
    found = funnel_limits([100], 0.5, kind="proportion")
    assert found.baseline == 50
    assert found.lower_95.limit == pytest.approx([40.20018], abs=1e-5)
    assert found.upper_95.limit == pytest.approx([59.79982], abs=1e-5)
    assert funnel_limits([1], 0.9, kind="proportion").upper_95.limit.tolist() == [100]


def test_a_ratio_lies_on_its_lower_limit_where_the_most_events_are_expected() -> None:
    found = funnel_limits([10], kind="ratio")
    assert found.baseline == 100
    assert funnel_limits([10], 3, kind="ratio").lower_95.at.tolist() == found.lower_95.at.tolist()
    assert found.lower_95.at == pytest.approx([18.3903560])  # chi-square(0.975; 22) ÷ 2
    assert found.lower_95.limit == pytest.approx(1_000 / found.lower_95.at)
    assert found.upper_95.at < 10 < found.lower_95.at


def test_where_places_lie() -> None:
    found = funnel_significance([50, 70, 65, 35, 30, np.nan], [100] * 6, kind="proportion", baseline=0.5)
    assert found == (
        Place.INSIDE, Place.HIGH_998, Place.HIGH_95, Place.LOW_95, Place.LOW_998, Place.INSIDE,
    )  # fmt: skip
    assert funnel_significance([9, 40], [20, 20], kind="ratio", min_events=10) == (
        Place.NOT_APPLICABLE,
        Place.HIGH_998,
    )
    assert funnel_significance([], [], kind="rate") == ()


def test_rates_are_for_each_hundred_thousand_unless_told() -> None:
    found, told = funnel_limits([40], 50, kind="rate"), funnel_limits([40], 50, kind="rate", multiplier=100_000)
    assert found.upper_95.at.tolist() == told.upper_95.at.tolist()
    assert funnel_limits([9], 1, kind="proportion").baseline == 100
    assert implied_population([5, 0, 3], [10, 0, 0.5]).tolist()[::2] == [50_000, 600_000]


def test_a_rate_of_one_year_by_hand() -> None:
    # 10 events are the least of 18.3903560; at 100 for each 100,000 a year that many come of 18,390 people
    found = funnel_limits([10], 100, kind="rate")
    assert found.baseline == 100
    assert found.lower_95.at == pytest.approx([18_390.3560])
    assert found.lower_95.limit == pytest.approx([1_000 / 18.3903560])
    # and over two years of half as many
    assert funnel_limits([10], 100, kind="rate", years=2).lower_95.at == pytest.approx([9_195.1780])


@pytest.mark.parametrize(
    ("events", "confidence", "side", "place"),
    [
        (70, 0.95, "lower", Place.INSIDE),
        (70, 0.998, "lower", Place.HIGH_95),
        (30, 0.95, "upper", Place.INSIDE),
        (30, 0.998, "upper", Place.LOW_95),
    ],
)
def test_a_place_on_its_limit_is_not_beyond_it(events: int, confidence: float, side: str, place: Place) -> None:
    limit = float(getattr(wilson([events], [100], confidence=confidence), side)[0])
    assert funnel_significance([events], [100], kind="proportion", baseline=limit) == (place,)


def test_all_places_together_are_the_baseline_and_a_missing_one_is_not_among_them() -> None:
    # without the third place 100 of 200; the first lies at 30 %, far below
    assert funnel_significance([30, 70, np.nan], [100, 100, 9_000], kind="proportion") == (
        Place.LOW_998, Place.HIGH_998, Place.INSIDE,
    )  # fmt: skip
    assert funnel_significance([30, 70, 9], [100, 100, np.nan], kind="proportion")[2] is Place.INSIDE


def test_as_many_events_as_are_needed_are_enough() -> None:
    assert funnel_significance([10, 9], [4, 4], kind="ratio", min_events=10) == (Place.HIGH_95, Place.NOT_APPLICABLE)


def test_a_funnel_of_nothing_is_refused() -> None:
    with refused("a rate of 0 with events in row 3"):
        implied_population([3, 0, 1], [1, 0, 0])
    with refused("the baseline of a proportion must lie between 0 and 1"):
        funnel_limits([1], 1.5, kind="proportion")
    with refused("denominators hold -1, below zero, in row 1"):
        funnel_significance([1], [-1], kind="rate")
    with refused("the size is 0 in row 1"):
        funnel_limits([0], 0.5, kind="proportion")
    with refused("the baseline of a proportion must lie between 0 and 1"):
        funnel_limits([1], 50, kind="proportion")
    with refused("the baseline must be above 0"):
        funnel_limits([1], 0, kind="rate")
    with refused("the denominator is 0 in row 1"):
        funnel_significance([1], [0], kind="rate")
    with refused("a rate of 0 with events in row 1"):
        implied_population([3], [0])


def test_phe_indicators_funnel_proportions() -> None:
    table = Table("test_funnel_inputs.csv")
    x, n = table.numbers("numerator"), table.numbers("denominator")
    assert list(funnel_significance(x, n, kind="proportion")) == table.words("significance")
    expected = Table("test_funnel_outputs.csv")
    found = lines(funnel_limits(expected.numbers("Population"), x.sum() / n.sum(), kind="proportion"))
    for side, (_, limit) in zip(SIDES, found, strict=True):
        assert limit == pytest.approx(expected.numbers(f"{side}_limit"), abs=1e-6)


def test_phe_indicators_funnel_proportions_on_another_axis() -> None:
    expected = Table("test_funnel_outputs_axis_variation.csv")
    baseline = expected.numbers("baseline")[0] / 100
    found = lines(funnel_limits(expected.numbers("Population"), baseline, kind="proportion"))
    for side, (_, limit) in zip(SIDES, found, strict=True):
        assert limit == pytest.approx(expected.numbers(f"{side}_limit"), abs=1e-7)


def test_phe_indicators_funnel_ratios() -> None:
    table = Table("test_funnel_ratio_inputs.csv")
    found = funnel_significance(table.numbers("obs"), table.numbers("expected"), kind="ratio")
    assert list(found) == table.words("significance")
    expected = Table("test_funnel_ratio_outputs.csv")
    drawn = lines(funnel_limits(expected.numbers("Observed_events"), kind="ratio"))
    for side, (at, limit) in zip(
        SIDES, drawn, strict=True
    ):  # the reference searches for its limits, and stops within 5e-5
        assert at == pytest.approx(expected.numbers(f"{side}_exp_events"), rel=5e-5)
        assert limit == pytest.approx(expected.numbers(f"{side}_isr"), rel=5e-5)


@pytest.mark.parametrize("number", ["", "_2", "_3"])
def test_phe_indicators_funnel_rates(number: str) -> None:
    expected = Table(f"test_funnel_rate_funnels{number}.csv")
    drawn = lines(funnel_limits(expected.numbers("Events"), expected.numbers("baseline")[0], kind="rate", years=3))
    for side, (at, limit) in zip(SIDES, drawn, strict=True):
        assert at == pytest.approx(expected.numbers(f"{side}_population_1_year"), rel=5e-5)
        assert limit == pytest.approx(expected.numbers(f"{side}_limit"), rel=5e-5)


def test_phe_indicators_funnel_rates_people() -> None:
    table = Table("test_funnel_rate_funnels_input.csv")
    for rates, people, years in (
        ("rate_chart", "denominator_derived", 3),
        ("rate_chart_crude", "denominator_derived_crude", 3),
    ):
        found = implied_population(table.numbers("ev"), table.numbers(rates)) / years
        assert found == pytest.approx(table.numbers(people), rel=5e-5, nan_ok=True), rates


@pytest.mark.parametrize(
    ("column", "rates"),
    [
        ("dsr_per_100000_with_0", "rate_dsr"),
        ("dsr_per_100000_without_0", "rate_dsr"),
        ("crude_per_100000_with_0", ""),
        ("crude_per_100000_without_0", "rate_crude_per_100000"),
    ],
)
def test_phe_indicators_funnel_rate_significance(column: str, rates: str) -> None:
    table = Table("test_funnel_rate_inputs.csv")
    events = table.numbers("count")
    people = implied_population(events, table.numbers(rates)) if rates else table.numbers("pop")
    found = funnel_significance(events, people, kind="rate", min_events=10 if column.startswith("dsr") else 0)
    spoken = ["Not applicable" if word.startswith("Not applicable") else word for word in table.words(column)]
    if column == "dsr_per_100000_without_0":  # there the reference calls a place without a rate not significant
        found = tuple(Place.INSIDE if place is Place.NOT_APPLICABLE else place for place in found)
    assert list(found) == spoken
