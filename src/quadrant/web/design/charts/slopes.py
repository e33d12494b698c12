"""A slope of inequality: groups from the most deprived to the least, each as wide as it has people, and a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from quadrant.methods import words
from quadrant.web.design.charts.drawing import (
    NARROW,
    WIDE,
    Chart,
    Scale,
    circle,
    figure,
    line,
    svg,
    text,
    ticks,
    width_of,
)
from quadrant.web.design.charts.palette import BENCHMARK, GRID, INK, OTHER, OWN, PAPER, QUIET
from quadrant.web.design.charts.told import interval_words

TOP, BOTTOM, RIGHT = 30, 44, 12


@dataclass(frozen=True)
class Step:
    """A group: its share of all people (of 1), its value and its interval."""

    name: str
    share: float
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Slope:
    """What a slope is drawn from. The title is the finding; `first` and `last` are the ends of the line."""

    title: str
    steps: Sequence[Step]
    first: float
    last: float
    from_name: str = "Most deprived"
    to_name: str = "Least deprived"
    unit: str = ""
    places: int | None = None
    source: str = ""


def slope_chart(drawn: Slope) -> Chart:
    """Draw the slope in two widths and write its table."""
    ends = [figure(each, drawn.unit, drawn.places) for each in (drawn.first, drawn.last)]
    groups = f"{words.plural(len(drawn.steps), 'group')} from {drawn.from_name.lower()} to {drawn.to_name.lower()}"
    description = f"{groups}. The line through them runs from {ends[0]} to {ends[1]}."
    return Chart(
        title=drawn.title,
        description=description,
        wide=_picture(drawn, WIDE, description),
        narrow=_picture(drawn, NARROW, description),
        head=["Group", "Share of people", "Value", "Interval"],
        rows=[
            [
                step.name,
                f"{words.number(100 * step.share, 1)}%",
                figure(step.value, drawn.unit, drawn.places),
                interval_words(step.low, step.high, drawn.unit, drawn.places),
            ]
            for step in drawn.steps
        ],
        source=drawn.source,
    )


def _picture(drawn: Slope, width: int, description: str) -> Markup:
    height = 320.0 if width == WIDE else 280.0
    values = [value for step in drawn.steps for value in (step.low, step.high)] + [drawn.first, drawn.last]
    up = ticks(min(0.0, *values), max(values), 5)
    sign = drawn.unit if drawn.unit in ("%", "£") else ""
    left = 14 + max(width_of(figure(value, sign), 13) for value in up)
    beside = width_of(figure(drawn.last, drawn.unit, drawn.places)) + 8
    x = Scale(0.0, 1.0, left, width - max(RIGHT, beside))
    y = Scale(up[0], up[-1], height - BOTTOM, TOP)
    first, last = (figure(each, drawn.unit, drawn.places) for each in (drawn.first, drawn.last))
    parts = [
        *_axes(drawn, x, y, up, height),
        line(x.start, y.at(drawn.first), x.end, y.at(drawn.last), BENCHMARK, 3),
        *_steps(drawn, x, y),
        # On a narrow page it would stand on the first group's interval; the description and the title tell it.
        text(
            x.start + 4, y.at(drawn.first) - 10, first if width == WIDE else "", colour=BENCHMARK, bold=True, over=True
        ),
        text(x.end + 5, y.at(drawn.last) + 5, last, colour=BENCHMARK, bold=True),
    ]
    return svg(width, height, drawn.title, description, parts)


def _axes(drawn: Slope, x: Scale, y: Scale, up: Sequence[float], height: float) -> Iterator[str]:
    sign = drawn.unit if drawn.unit in ("%", "£") else ""
    for value in up:
        yield line(x.start, y.at(value), x.end, y.at(value), INK if value == 0 else GRID)
        yield text(x.start - 6, y.at(value) + 4, figure(value, sign), anchor="end", colour=QUIET, size=13)
    if drawn.unit and not sign:
        yield text(4, 14, drawn.unit, colour=QUIET, size=13)
    yield text(x.start, height - BOTTOM + 22, drawn.from_name, colour=QUIET, size=13)
    yield text(x.end, height - BOTTOM + 22, drawn.to_name, anchor="end", colour=QUIET, size=13)


def _steps(drawn: Slope, x: Scale, y: Scale) -> Iterator[str]:
    """Each group as a level line over its share of people, its interval and its value as a dot in the middle."""
    before = 0.0
    for step in drawn.steps:
        start, end = x.at(before), x.at(before + step.share)
        middle, at = (start + end) / 2, y.at(step.value)
        before += step.share
        yield line(start + 2, at, end - 2, at, OTHER, 3)
        yield line(middle, y.at(step.low), middle, y.at(step.high), INK, 1.5)
        for limit in (step.low, step.high):
            yield line(middle - 5, y.at(limit), middle + 5, y.at(limit), INK, 1.5)
        yield circle(middle, at, 5, OWN, PAPER)
