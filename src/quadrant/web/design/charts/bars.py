"""Areas side by side as bars with their intervals: our own is marked by colour, shape and weight."""

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
    cut_name,
    figure,
    line,
    path,
    rect,
    svg,
    text,
    ticks,
    width_of,
)
from quadrant.web.design.charts.palette import BENCHMARK, GRID, INK, OTHER, OWN, PAPER, QUIET
from quadrant.web.design.charts.told import interval_words


@dataclass(frozen=True)
class Bar:
    """One area's value with its interval."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    own: bool = False
    missing: str = "Not available"  # what stands where there is no value


@dataclass(frozen=True)
class Comparison:
    """What bars are drawn from, in the order given. The title is the finding; `one` is what a bar stands for."""

    title: str
    bars: Sequence[Bar]
    benchmark: float | None = None
    benchmark_name: str = "England"
    unit: str = ""
    places: int | None = None
    reckoned_places: int | None = None
    source: str = ""
    one: str = "area"

    @property
    def finer(self) -> int | None:
        """The decimals of limits."""
        return self.places if self.reckoned_places is None else self.reckoned_places


def bar_chart(drawn: Comparison) -> Chart:
    """Draw the bars in two widths and write their table."""
    description = _description(drawn)
    interval = any(bar.low is not None for bar in drawn.bars)
    rows = [
        [
            f"{bar.name} (this {drawn.one})" if bar.own else bar.name,
            bar.missing if bar.value is None else figure(bar.value, drawn.unit, drawn.places),
            *([interval_words(bar.low, bar.high, drawn.unit, drawn.finer)] if interval else []),
        ]
        for bar in drawn.bars
    ]
    if drawn.benchmark is not None:
        rows.append([drawn.benchmark_name, figure(drawn.benchmark, drawn.unit, drawn.places), *(["–"] * interval)])
    return Chart(
        title=drawn.title,
        description=description,
        wide=_picture(drawn, WIDE, description),
        narrow=_picture(drawn, NARROW, description),
        head=[drawn.one.capitalize(), "Value", *(["Interval"] if interval else [])],
        rows=rows,
        source=drawn.source,
    )


def _description(drawn: Comparison) -> str:
    known = [bar for bar in drawn.bars if bar.value is not None]
    said = f"{words.plural(len(drawn.bars), drawn.one)}."
    for bar in drawn.bars:
        if bar.own and bar.value is not None:
            higher = sum(1 for other in known if (other.value or 0) > bar.value)
            said += f" {bar.name}: {figure(bar.value, drawn.unit, drawn.places)}; {higher} of the others are higher."
    if drawn.benchmark is not None:
        said += f" {drawn.benchmark_name}: {figure(drawn.benchmark, drawn.unit, drawn.places)}."
    return said


def _picture(drawn: Comparison, width: int, description: str) -> Markup:
    wide = width == WIDE
    height_each = 30 if wide else 44
    top = 30 if drawn.benchmark is not None else 8
    bottom = top + height_each * len(drawn.bars)
    left = min(230.0, 26 + max((width_of(bar.name) for bar in drawn.bars), default=0)) if wide else 20.0
    known = [value for bar in drawn.bars for value in (bar.value, bar.high, bar.low) if value is not None]
    values = ticks(min([*known, 0.0]), max([*known, drawn.benchmark or 0.0, 0.0]), 5 if wide else 3)
    widest = max((width_of(figure(bar.value, drawn.unit, drawn.places)) for bar in drawn.bars), default=0) + 14
    x = Scale(values[0], values[-1], left, width - max(widest, 20))
    parts = list(_grid(drawn, x, values, top, bottom))
    places = [_Place(bar, x, top + at * height_each, wide) for at, bar in enumerate(drawn.bars)]
    for place in places:
        parts += _shapes(place)
    parts += _benchmark(drawn, x, top, bottom)
    for place in places:
        parts += _words(place, drawn)
    return svg(width, bottom + 28, drawn.title, description, parts)


def _grid(drawn: Comparison, x: Scale, values: Sequence[float], top: float, bottom: float) -> Iterator[str]:
    for value in values:
        yield line(x.at(value), top, x.at(value), bottom, INK if value == 0 else GRID)
        said = figure(value, drawn.unit if drawn.unit in ("%", "£") else "")
        yield text(x.at(value), bottom + 20, said, anchor="middle", colour=QUIET, size=13)


@dataclass(frozen=True)
class _Place:
    """A bar on its line; on a narrow page its name stands above it."""

    bar: Bar
    x: Scale
    y: float
    wide: bool

    @property
    def middle(self) -> float:
        return self.y + (15 if self.wide else 31)

    @property
    def zero(self) -> float:
        return self.x.at(max(self.x.low, 0))


def _shapes(place: _Place) -> Iterator[str]:
    bar, x, middle = place.bar, place.x, place.middle
    if bar.own:
        pointer = max(0.0, x.start - 26 - width_of(bar.name) * 1.06) if place.wide else x.start - 18
        yield path(f"M{pointer:.1f} {middle - 7:.1f}l12 7l-12 7Z", fill=OWN)
    if bar.value is None:
        return
    half = 9 if place.wide else 8
    end = x.at(bar.value)
    left = min(place.zero, end)
    yield rect(left, middle - half, abs(end - place.zero), 2 * half, OWN if bar.own else OTHER)
    if bar.low is not None and bar.high is not None:
        low, high = x.at(bar.low), x.at(bar.high)
        # White under black: the whisker shows on the bar and on the paper.
        yield line(low, middle, high, middle, PAPER, 4)
        yield line(low, middle, high, middle, INK, 1.5)
        yield line(low, middle - 5, low, middle + 5, INK, 1.5)
        yield line(high, middle - 5, high, middle + 5, INK, 1.5)


def _words(place: _Place, drawn: Comparison) -> Iterator[str]:
    bar, x, middle = place.bar, place.x, place.middle
    if place.wide:
        yield text(x.start - 8, middle + 5, cut_name(bar.name, x.start - 22), anchor="end", bold=bar.own, over=True)
    else:
        yield text(x.start, place.y + 17, cut_name(bar.name, NARROW - x.start), bold=bar.own, over=True)
    if bar.value is None:
        yield text(place.zero + 6, middle + 5, bar.missing, colour=QUIET, over=True)
        return
    reach = max(x.at(bar.value), x.at(bar.high) if bar.high is not None else place.zero)
    yield text(reach + 6, middle + 5, figure(bar.value, drawn.unit, drawn.places), bold=bar.own, over=True)


def _benchmark(drawn: Comparison, x: Scale, top: float, bottom: float) -> Iterator[str]:
    if drawn.benchmark is None:
        return
    at = x.at(drawn.benchmark)
    said = f"{drawn.benchmark_name} {figure(drawn.benchmark, drawn.unit, drawn.places)}"
    half = width_of(said) / 2
    yield line(at, top - 8, at, bottom, BENCHMARK, 2.5, "7 4")
    yield text(
        max(at, half + 2) if at < x.end - half else at, top - 13, said, anchor="middle", colour=BENCHMARK, bold=True
    )
