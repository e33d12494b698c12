"""The upright axis of a line chart: where it begins, what it says of that, and the numbers along it."""

from __future__ import annotations

import pytest

from quadrant.web.design.charts.drawing import Chart, ticks
from quadrant.web.design.charts.lines import Point, Series, TimeSeries, line_chart
from tests.web.design.test_charts import SVG, drawn


def level(*values: float, unit: str = "%", from_zero: bool = False) -> Chart:
    """A line through the values, which nobody else's stands beside."""
    points = [Point(f"Q{at} 2026", value) for at, value in enumerate(values, 1)]
    own = Series("Ardlebury", points)
    return line_chart(TimeSeries("As it went", own, unit=unit, from_zero=from_zero, source="Its returns."))


def marks(chart: Chart) -> list[str]:
    """What stands at the foot and at the top of the axis."""
    on_axis = [each.text or "" for each in drawn(chart.wide).iter(f"{SVG}text") if each.get("text-anchor") == "end"]
    return [on_axis[0], on_axis[-1] if "Q" not in on_axis[-1] else on_axis[-2]]


@pytest.mark.parametrize(
    ("values", "begins"),
    [
        ((2.5, 9.5), "0%"),  # the ONS service manual's own example
        ((20.0, 40.0), "0%"),
        ((97.0, 97.0), "0%"),
        ((-4.0, 9.0), "−5%"),
    ],
)
def test_an_axis_begins_at_0_where_the_line_still_shows_what_happened(values: tuple[float, float], begins: str) -> None:
    chart = level(*values)
    assert marks(chart)[0] == begins
    assert chart.source == "Its returns."
    assert "axis" not in chart.description


def test_a_line_far_from_0_is_cropped_with_room_below_it_and_says_so() -> None:
    chart = level(100.0, 92.0)
    assert marks(chart) == ["87.5%", "100%"]
    assert chart.source == "Its returns. The axis begins at 87.5%, not at 0."
    assert chart.description.endswith("The axis begins at 87.5%, not at 0.")


def test_a_count_is_drawn_from_0_so_that_a_small_fall_looks_small() -> None:
    assert marks(level(195.0, 186.0, unit="applications"))[0] == "182.5"
    chart = level(195.0, 186.0, unit="applications", from_zero=True)
    assert marks(chart) == ["0", "200"]
    assert chart.source == "Its returns."


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 47, [0, 10, 20, 30, 40, 50]),
        (357, 545, [350, 400, 450, 500, 550]),
        (0.12, 0.31, [0.1, 0.15, 0.2, 0.25, 0.3, 0.35]),
        (-4, 12, [-5, 0, 5, 10, 15]),
        (7, 7, [6, 8, 10, 12, 14]),
    ],
)
def test_ticks_are_numbers_that_people_would_choose(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == expected
