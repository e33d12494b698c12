"""A funnel plot: places by how many people they have, and the limits within which chance alone moves them."""

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
    cut,
    diamond,
    figure,
    line,
    path,
    svg,
    text,
    ticks,
    width_of,
)
from quadrant.web.design.charts.palette import BENCHMARK, GRID, INK, OTHER, OTHER_DARK, OWN, PAPER, QUIET

TOP, BOTTOM, RIGHT = 26, 46, 14
MOST_NAMED, MOST_TOLD = 6, 40


@dataclass(frozen=True)
class Dot:
    """A place: how many people, its value, and how it lies in words. `beyond` is 0 inside the limits, 1 beyond the 95 %
    and 2 beyond the 99.8 % limits."""

    name: str
    people: float
    value: float
    lies: str
    beyond: int = 0
    own: bool = False


@dataclass(frozen=True)
class Limit:
    """A line of limits: people, and the value there."""

    points: Sequence[tuple[float, float]]
    inner: bool


@dataclass(frozen=True)
class FunnelPlot:
    """What a funnel is drawn from. The title is the finding; `people` says whom the width counts."""

    title: str
    dots: Sequence[Dot]
    limits: Sequence[Limit]
    baseline: float
    baseline_name: str = "All together"
    unit: str = ""
    places: int | None = None
    people: str = "People"
    source: str = ""


def funnel_chart(drawn: FunnelPlot) -> Chart:
    """Draw the funnel in two widths and write its table."""
    outside = [dot for dot in drawn.dots if dot.beyond]
    told = ", ".join(f"{dot.name}, {dot.lies}" for dot in outside[:MOST_TOLD])
    more = f" and {len(outside) - MOST_TOLD} more, which the table names" if len(outside) > MOST_TOLD else ""
    description = (
        f"{words.plural(len(drawn.dots), 'area')} by how many people they have, around "
        f"{figure(drawn.baseline, drawn.unit, drawn.places)}. {len(outside)} outside the limits"
        f"{f': {told}{more}' if outside else ''}."
    )
    ranked = sorted(drawn.dots, key=lambda dot: (-dot.beyond, -dot.value, dot.name))
    return Chart(
        title=drawn.title,
        description=description,
        wide=_picture(drawn, WIDE, description),
        narrow=_picture(drawn, NARROW, description),
        head=["Area", drawn.people, "Value", "Lies"],
        rows=[
            [dot.name, words.number(round(dot.people)), figure(dot.value, drawn.unit, drawn.places), dot.lies]
            for dot in ranked
        ],
        source=drawn.source,
        worded=(3,),
    )


@dataclass(frozen=True)
class _Frame:
    x: Scale
    y: Scale
    across: Sequence[float]
    up: Sequence[float]
    height: float


def _frame(drawn: FunnelPlot, width: int) -> _Frame:
    height = 380.0 if width == WIDE else 320.0
    most = max(dot.people for dot in drawn.dots)
    least = min(dot.people for dot in drawn.dots)
    inner = [value for limit in drawn.limits for people, value in limit.points if least <= people <= most]
    values = [dot.value for dot in drawn.dots] + inner + [drawn.baseline]
    up = ticks(max(0.0, min(values)), max(values), 5)
    across = ticks(0.0, most, 5 if width == WIDE else 3)
    left = 16 + max(width_of(figure(value, _sign(drawn), None), 13) for value in up)
    x = Scale(across[0], max(across[-1], most), left, width - RIGHT)
    return _Frame(x, Scale(up[0], up[-1], height - BOTTOM, TOP), across, up, height)


def _sign(drawn: FunnelPlot) -> str:
    return drawn.unit if drawn.unit in ("%", "£") else ""


def _picture(drawn: FunnelPlot, width: int, description: str) -> Markup:
    frame = _frame(drawn, width)
    parts = [*_axes(drawn, frame, width), *_limits(drawn, frame), *_dots(drawn, frame), *_names(drawn, frame, width)]
    return svg(width, frame.height, drawn.title, description, parts)


def _axes(drawn: FunnelPlot, frame: _Frame, width: int) -> Iterator[str]:
    bottom = frame.height - BOTTOM
    for value in frame.up:
        yield line(frame.x.start, frame.y.at(value), frame.x.end, frame.y.at(value), GRID)
        said = figure(value, _sign(drawn), None)
        yield text(frame.x.start - 6, frame.y.at(value) + 4, said, anchor="end", colour=QUIET, size=13)
    for people in frame.across:
        at = frame.x.at(people)
        yield line(at, bottom, at, bottom + 5, INK)
        near_end = at > frame.x.end - 20
        yield text(
            at, bottom + 20, words.number(round(people)), anchor="end" if near_end else "middle", colour=QUIET, size=13
        )
    yield text(frame.x.end, bottom + 40, drawn.people, anchor="end", colour=QUIET, size=13)
    if drawn.unit and not _sign(drawn):
        yield text(4, 14, cut(drawn.unit, width - 20, 13), colour=QUIET, size=13)


def _limits(drawn: FunnelPlot, frame: _Frame) -> Iterator[str]:
    for limit in drawn.limits:
        kept = [
            (people, value)
            for people, value in limit.points
            if frame.x.low <= people <= frame.x.high and frame.y.low <= value <= frame.y.high
        ]
        if len(kept) > 1:
            d = "L".join(f"{frame.x.at(people):.1f} {frame.y.at(value):.1f}" for people, value in kept)
            dash = "6 4" if limit.inner else ""
            yield path(f"M{d}", stroke=OTHER_DARK if limit.inner else INK, width=1.5, dash=dash)
            people, value = kept[0]
            said = "95%" if limit.inner else "99.8%"
            yield text(
                frame.x.at(people) - 5, frame.y.at(value) + 4, said, anchor="end", colour=QUIET, size=12, over=True
            )
    level = frame.y.at(drawn.baseline)
    yield line(frame.x.start, level, frame.x.end, level, BENCHMARK, 2)
    said = f"{drawn.baseline_name} {figure(drawn.baseline, _sign(drawn), drawn.places)}"
    yield text(frame.x.start + 6, level - 6, said, colour=BENCHMARK, bold=True, size=13, over=True)


def _dots(drawn: FunnelPlot, frame: _Frame) -> Iterator[str]:
    """Circles inside, diamonds outside, filled beyond the outer limits; one's own area in its own colour."""
    for dot in sorted(drawn.dots, key=lambda each: (each.own, each.beyond)):
        x, y = _middle(dot, frame)
        colour = OWN if dot.own else INK
        if dot.beyond:
            yield diamond(x, y, 6.5, colour if dot.beyond == 2 else PAPER, colour)
        else:
            yield circle(x, y, 4.5 if dot.own else 3.5, OWN if dot.own else OTHER, PAPER)


def _names(drawn: FunnelPlot, frame: _Frame, width: int) -> Iterator[str]:
    """The names of those outside and of one's own, where they do not meet; the table has every one."""
    told = sorted((dot for dot in drawn.dots if dot.beyond or dot.own), key=lambda dot: (not dot.own, -dot.beyond))
    taken = [_Room(x - 7, x + 7, y) for x, y in (_middle(dot, frame) for dot in drawn.dots if dot.beyond)]
    for dot in told[: MOST_NAMED if width == WIDE else 3]:
        x, y = _middle(dot, frame)
        long = width_of(dot.name, 13)
        rooms = (_Room(x + 10, x + 10 + long, y), _Room(x - 10 - long, x - 10, y))
        free = next((room for room in rooms if frame.x.start < room.start and room.fits(frame.x.end, taken)), None)
        if free is not None:
            taken.append(free)
            yield text(free.start, y + 4, dot.name, bold=dot.own, size=13, over=True)


def _middle(dot: Dot, frame: _Frame) -> tuple[float, float]:
    return frame.x.at(dot.people), frame.y.at(min(max(dot.value, frame.y.low), frame.y.high))


@dataclass(frozen=True)
class _Room:
    """A line's room for a name, or that of a dot."""

    start: float
    end: float
    middle: float

    def fits(self, until: float, taken: Sequence[_Room]) -> bool:
        meets = (
            abs(self.middle - other.middle) < 14 and self.start < other.end and other.start < self.end
            for other in taken
        )
        return self.end < until + RIGHT and not any(meets)
