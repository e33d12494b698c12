"""A time series: own line with its interval, others for comparison, a target; named where the lines end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from quadrant.web.design.charts.axis import axis_of, break_in_axis, cropped_words
from quadrant.web.design.charts.drawing import (
    NARROW,
    WIDE,
    Chart,
    Scale,
    apart,
    circle,
    diamond,
    figure,
    line,
    measured,
    path,
    square,
    svg,
    text,
    width_of,
    wrapped,
)
from quadrant.web.design.charts.palette import (
    BENCHMARK,
    GRID,
    INK,
    OTHER,
    OTHER_DARK,
    OWN,
    OWN_PALE,
    PALE,
    PAPER,
    QUIET,
    TARGET,
)
from quadrant.web.design.charts.told import description_of, head_of, last_known, rows_of

ROW = 17
COMPARED = ((BENCHMARK, "7 4"), (OTHER_DARK, "2 4"))


@dataclass(frozen=True)
class Point:
    """A value in a period; `mark` is what a point that means something is called ("signal").

    Periods differ from each other; `short` is what the axis says where the period's own words are long.
    """

    period: str
    value: float | None
    low: float | None = None
    high: float | None = None
    mark: str = ""
    short: str = ""


@dataclass(frozen=True)
class Series:
    """A named run of points; a period that another series lacks is a gap in it."""

    name: str
    points: Sequence[Point]


@dataclass(frozen=True)
class Ahead:
    """A forecast: its middle, and its 80 and 95 % limits."""

    mean: float
    low_80: float
    high_80: float
    low_95: float
    high_95: float


@dataclass(frozen=True)
class TimeSeries:
    """What a line chart is drawn from. The title is the finding; `target` is one value or one for each period.

    `target_end` is what the target comes to where that lies beyond the last period drawn, such as "30% by March 2029".
    `reckoned_places` are those of limits, forecasts and targets, where they are other than those of the figures.
    `from_zero` is for counts: their axis begins at 0 whatever they are.
    `ahead` tells of the periods whose own value is a forecast, by period; each stands among the own points without one.
    """

    title: str
    own: Series
    compared: Sequence[Series] = ()
    target: float | Sequence[float | None] | None = None
    target_name: str = "Target"
    target_end: str = ""
    unit: str = ""
    places: int | None = None
    reckoned_places: int | None = None
    from_zero: bool = False
    source: str = ""
    ahead: Mapping[str, Ahead] = field(default_factory=dict)

    @property
    def finer(self) -> int | None:
        """The decimals of what is reckoned."""
        return self.places if self.reckoned_places is None else self.reckoned_places

    @property
    def periods(self) -> list[str]:
        return [point.period for point in self.own.points]

    @property
    def targets(self) -> list[float | None]:
        if self.target is None or isinstance(self.target, int | float):
            return [self.target] * len(self.periods)
        return list(self.target)

    @property
    def axis(self) -> list[str]:
        """What stands under the points."""
        return [point.short or point.period for point in self.own.points]

    def values_of(self, series: Series) -> list[float | None]:
        """A series' values in the order of our own periods."""
        known = {point.period: point.value for point in series.points}
        return [known.get(period) for period in self.periods]


def line_chart(drawn: TimeSeries) -> Chart:
    """Draw the series in two widths and write its table."""
    cropped = cropped_words(axis_of(drawn), drawn.unit)
    description = f"{description_of(drawn)} {cropped}".strip()
    return Chart(
        title=drawn.title,
        description=description,
        wide=_picture(drawn, WIDE, description),
        narrow=_picture(drawn, NARROW, description),
        head=head_of(drawn),
        rows=rows_of(drawn),
        source=f"{drawn.source} {cropped}".strip(),
    )


@dataclass(frozen=True)
class _Frame:
    """Where things stand in one width."""

    x: Scale
    y: Scale
    left: float
    right: float
    top: float
    bottom: float
    width: float
    height: float
    values: list[float]
    room: float


def _frame(drawn: TimeSeries, width: int) -> _Frame:
    values = axis_of(drawn)
    left = 10 + max(measured(figure(value, drawn.unit if drawn.unit in ("%", "£") else "")) for value in values)
    room = 150 if width == WIDE else 84
    height = 340 if width == WIDE else 300
    top, bottom, right = 24, height - 32, width - room
    x = Scale(0, max(len(drawn.periods) - 1, 1), left + 8, right - 8)
    return _Frame(x, Scale(values[0], values[-1], bottom, top), left, right, top, bottom, width, height, values, room)


def _picture(drawn: TimeSeries, width: int, description: str) -> Markup:
    frame = _frame(drawn, width)
    parts = [*_axes(drawn, frame), _band(drawn, frame), *_fan(drawn, frame), *_target(drawn, frame)]
    for (colour, dash), series in zip(COMPARED, drawn.compared, strict=False):
        values = drawn.values_of(series)
        parts.append(path(_run(values, frame), stroke=colour, width=2.5, dash=dash))
        last = last_known(values)
        if last:
            parts.append(square(frame.x.at(last[0]), frame.y.at(last[1]), 3.5, PAPER, colour))
    parts += [path(_run(drawn.values_of(drawn.own), frame), stroke=OWN, width=3), *_own_points(drawn, frame)]
    parts += _names(drawn, frame)
    return svg(frame.width, frame.height, drawn.title, description, parts)


def _axes(drawn: TimeSeries, frame: _Frame) -> Iterator[str]:
    for value in frame.values:
        y = frame.y.at(value)
        yield line(frame.left, y, frame.right, y, INK if value == 0 else GRID)
        said = figure(value, drawn.unit if drawn.unit in ("%", "£") else "")
        yield text(frame.left - 6, y + 5, said, anchor="end", colour=QUIET)
    yield from break_in_axis(frame.values, frame.left, frame.bottom)
    if drawn.unit not in ("", "%", "£"):
        yield text(0, 12, drawn.unit.capitalize(), colour=QUIET, size=13)
    widest = max((width_of(said) for said in drawn.axis), default=0) + 14
    every = max(1, -(-int(widest * len(drawn.periods)) // int(frame.right - frame.left)))
    last = len(drawn.periods) - 1
    for at, said in enumerate(drawn.axis):
        if (last - at) % every == 0:
            x = frame.x.at(at)
            beyond = at == last and x + width_of(said) / 2 > frame.right + 6
            yield line(x, frame.bottom, x, frame.bottom + 5, QUIET)
            anchor = "end" if beyond else "middle"
            yield text(x + 8 if beyond else x, frame.bottom + 21, said, anchor=anchor, colour=QUIET)


def _band(drawn: TimeSeries, frame: _Frame) -> str:
    known = [
        (frame.x.at(at), frame.y.at(point.low), frame.y.at(point.high))
        for at, point in enumerate(drawn.own.points)
        if point.low is not None and point.high is not None
    ]
    if len(known) < 2:
        return "".join(line(x, low, x, high, OWN, 2) for x, low, high in known)
    upper = "L".join(f"{x:.1f} {high:.1f}" for x, _, high in known)
    lower = "L".join(f"{x:.1f} {low:.1f}" for x, low, _ in reversed(known))
    return path(f"M{upper}L{lower}Z", fill=OWN_PALE)


def _fan(drawn: TimeSeries, frame: _Frame) -> Iterator[str]:
    """The forecast: its limits as two bands that open from the last value, its middle as a dashed line."""
    last = last_known(drawn.values_of(drawn.own))
    coming = [(at, drawn.ahead[period]) for at, period in enumerate(drawn.periods) if period in drawn.ahead]
    if last is None or not coming:
        return
    start = (frame.x.at(last[0]), frame.y.at(last[1]))
    for low, high, fill in (("low_95", "high_95", PALE), ("low_80", "high_80", GRID)):
        upper = [start, *((frame.x.at(at), frame.y.at(getattr(one, high))) for at, one in coming)]
        lower = [start, *((frame.x.at(at), frame.y.at(getattr(one, low))) for at, one in coming)]
        edge = "L".join(f"{x:.1f} {y:.1f}" for x, y in [*upper, *reversed(lower)])
        yield path(f"M{edge}Z", fill=fill, stroke=OTHER if fill == PALE else "none", width=1)
    middle = [start, *((frame.x.at(at), frame.y.at(one.mean)) for at, one in coming)]
    yield path("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in middle), stroke=OWN, width=2.5, dash="5 4")


def _target(drawn: TimeSeries, frame: _Frame) -> Iterator[str]:
    """As steps: a target holds for a whole period and changes between two."""
    for at, value in enumerate(drawn.targets):
        if value is not None:
            half = 0.5 if len(drawn.targets) > 1 else 0
            start, end = max(frame.left, frame.x.at(at - half)), min(frame.right, frame.x.at(at + half))
            y = frame.y.at(value)
            yield line(start, y, end, y, TARGET, 2, "10 3 2 3")


def _run(values: Sequence[float | None], frame: _Frame) -> str:
    commands, pen_up = [], True
    for at, value in enumerate(values):
        if value is None:
            pen_up = True
            continue
        commands.append(f"{'M' if pen_up else 'L'}{frame.x.at(at):.1f} {frame.y.at(value):.1f}")
        pen_up = False
    return "".join(commands)


def _own_points(drawn: TimeSeries, frame: _Frame) -> Iterator[str]:
    for at, point in enumerate(drawn.own.points):
        if point.value is None:
            continue
        x, y = frame.x.at(at), frame.y.at(point.value)
        if point.mark:
            yield diamond(x, y, 8, PAPER, INK)
            anchor = "end" if at > len(drawn.own.points) * 0.75 else "middle"
            yield text(
                x, y - 14 if y > frame.top + 20 else y + 24, point.mark, anchor=anchor, bold=True, size=13, over=True
            )
        else:
            yield circle(x, y, 3.5, OWN)


def _names(drawn: TimeSeries, frame: _Frame) -> Iterator[str]:
    """Each line's name and last value at its end, moved apart where lines meet."""
    ends = [(drawn.own.name, last_known(drawn.values_of(drawn.own)), OWN)]
    for (colour, _), series in zip(COMPARED, drawn.compared, strict=False):
        ends.append((series.name, last_known(drawn.values_of(series)), colour))
    ends.append((drawn.target_name, last_known(drawn.targets), TARGET))
    found = [(name, last[1], colour) for name, last, colour in ends if last is not None]
    said = [wrapped(f"{name} {_ends_at(drawn, name, value)}", frame.room - 8) for name, value, _ in found]
    tallest = max((len(lines) for lines in said), default=1) * ROW
    places = apart([frame.y.at(value) for _, value, _ in found], tallest, frame.top, frame.bottom - tallest + ROW)
    for (name, _, colour), lines, y in zip(found, said, places, strict=True):
        for at, words in enumerate(lines):
            yield text(frame.right + 6, y + 5 + at * ROW, words, colour=colour, bold=name == drawn.own.name)


def _ends_at(drawn: TimeSeries, name: str, value: float) -> str:
    if name == drawn.target_name and drawn.target_end:
        return drawn.target_end
    return figure(value, drawn.unit if drawn.unit in ("%", "£") else "", drawn.places)
