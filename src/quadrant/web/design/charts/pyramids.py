"""A population pyramid: men on the left, women on the right, the young at the foot; another place or year as a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from quadrant.methods import words
from quadrant.web.design.charts.drawing import NARROW, WIDE, Chart, Scale, line, path, rect, svg, text, ticks
from quadrant.web.design.charts.palette import BENCHMARK, GRID, INK, OTHER, OWN, PAPER, QUIET

TOP, EACH, GUTTER = 46, 20, 62


@dataclass(frozen=True)
class Side:
    """One sex: its name and its shares of everybody in per cent, from the youngest."""

    name: str
    shares: Sequence[float]
    compared: Sequence[float] = ()


@dataclass(frozen=True)
class Pyramid:
    """What a pyramid is drawn from. The title is the finding; the rows of the table are the caller's."""

    title: str
    ages: Sequence[str]
    left: Side
    right: Side
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    compared_name: str = ""
    source: str = ""


def pyramid_chart(drawn: Pyramid) -> Chart:
    """Draw the pyramid in two widths."""
    return Chart(
        title=drawn.title,
        description=_description(drawn),
        wide=_picture(drawn, WIDE),
        narrow=_picture(drawn, NARROW),
        head=drawn.head,
        rows=drawn.rows,
        source=drawn.source,
    )


def _description(drawn: Pyramid) -> str:
    largest = max(range(len(drawn.ages)), key=lambda at: drawn.left.shares[at] + drawn.right.shares[at])
    share = drawn.left.shares[largest] + drawn.right.shares[largest]
    said = (
        f"{words.plural(len(drawn.ages), 'band')} of age. The largest is {drawn.ages[largest]}, {share:.1f}% of people."
    )
    return f"{said} The line is {drawn.compared_name}." if drawn.compared_name else said


def _picture(drawn: Pyramid, width: int) -> Markup:
    most = max(*drawn.left.shares, *drawn.right.shares, *drawn.left.compared, *drawn.right.compared, 0.1)
    marks = [value for value in ticks(0.0, most, 3 if width == WIDE else 2) if value >= 0]
    middle, reach = width / 2, width / 2 - GUTTER / 2 - 8
    left = Scale(0.0, marks[-1], middle - GUTTER / 2, middle - GUTTER / 2 - reach)
    right = Scale(0.0, marks[-1], middle + GUTTER / 2, middle + GUTTER / 2 + reach)
    bottom = TOP + EACH * len(drawn.ages)
    parts = [*_grid(marks, left, bottom), *_grid(marks, right, bottom)]
    parts += [*_bars(drawn.left, left, OTHER), *_bars(drawn.right, right, OWN)]
    parts += [*_line(drawn.left.compared, left), *_line(drawn.right.compared, right)]
    for at, age in enumerate(reversed(drawn.ages)):
        yields = TOP + EACH * at + EACH / 2 + 4
        parts.append(text(middle, yields, age, anchor="middle", size=12))
    parts.append(text(left.start, TOP - 10, drawn.left.name, anchor="end", bold=True))
    parts.append(text(right.start, TOP - 10, drawn.right.name, bold=True))
    if drawn.compared_name:
        parts.append(line(8, 12, 32, 12, BENCHMARK, 2.5))
        parts.append(text(38, 17, drawn.compared_name, colour=BENCHMARK, bold=True, size=13))
    return svg(width, bottom + 28, drawn.title, _description(drawn), parts)


def _grid(marks: Sequence[float], x: Scale, bottom: float) -> Iterator[str]:
    for value in marks:
        yield line(x.at(value), TOP, x.at(value), bottom, INK if value == 0 else GRID)
        outermost = value == marks[-1]
        anchor = ("start" if x.end < x.start else "end") if outermost else "middle"
        yield text(x.at(value), bottom + 18, f"{value:g}%", anchor=anchor, colour=QUIET, size=12)


def _bars(side: Side, x: Scale, colour: str) -> Iterator[str]:
    for at, share in enumerate(reversed(side.shares)):
        end = x.at(share)
        yield rect(min(x.start, end), TOP + EACH * at + 1.5, abs(end - x.start), EACH - 3, colour)


def _line(shares: Sequence[float], x: Scale) -> Iterator[str]:
    """The outline of the other: level over each band, then on to the next."""
    if not shares:
        return
    steps = []
    for at, share in enumerate(reversed(shares)):
        top = TOP + EACH * at
        steps.append(f"{x.at(share):.1f} {top:.1f}L{x.at(share):.1f} {top + EACH:.1f}")
    d = f"M{'L'.join(steps)}"
    yield path(d, stroke=PAPER, width=5)
    yield path(d, stroke=BENCHMARK, width=2.5)
