"""Where the upright axis of a line chart begins, and what is said where that is not at 0.

As the ONS service manual has it (Axes and gridlines): from 0 wherever the lines still show what happened; else cropped,
with a gap below the lowest figure of about a quarter of the picture, and said so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quadrant.web.design.charts.drawing import figure, path, ticks
from quadrant.web.design.charts.palette import QUIET

if TYPE_CHECKING:
    from quadrant.web.design.charts.lines import TimeSeries


def axis_of(drawn: TimeSeries) -> list[float]:
    """The axis that holds every line, limit, target and forecast."""
    is_line = sum(point.value is not None for point in drawn.own.points) > 1
    known = [value for value in _every_value(drawn) if value is not None]
    return axis_values(known, from_zero=drawn.from_zero or not is_line)


def _every_value(drawn: TimeSeries) -> Iterator[float | None]:
    for point in drawn.own.points:
        yield from (point.value, point.low, point.high)
    for series in drawn.compared:
        yield from drawn.values_of(series)
    yield from drawn.targets
    for coming in drawn.ahead.values():
        yield from (coming.low_95, coming.high_95)


def axis_values(values: Sequence[float], *, from_zero: bool) -> list[float]:
    """Round values from the foot of the axis to its top. Figures that fill half of the picture begin at 0, and so do
    counts (`from_zero`), and a line that is level all along."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if low < 0:
        return ticks(low, high)
    if from_zero or low == high or low <= high / 2:
        return ticks(0.0, high)
    return ticks(max(0.0, low - (high - low) / 3), high)


def cropped_words(values: Sequence[float], unit: str) -> str:
    """What stands under a picture whose axis does not begin at 0."""
    begins = figure(values[0], unit if unit in ("%", "£") else "")
    return f"The axis begins at {begins}, not at 0." if values[0] > 0 else ""


def break_in_axis(values: Sequence[float], x: float, foot: float) -> Iterator[str]:
    """A zigzag at the foot of an axis that does not begin at 0."""
    if values[0] > 0:
        yield path(f"M{x:.1f} {foot - 9:.1f}l-4 3l8 4l-8 4l8 4l-4 3", stroke=QUIET, width=1.5)
