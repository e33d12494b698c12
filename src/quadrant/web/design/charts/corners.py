"""Four corners: what stands high or low on two scales, each spot with its number, the four corners named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from quadrant.web.design.charts.drawing import NARROW, WIDE, Chart, Scale, circle, fitted, line, rect, svg, text
from quadrant.web.design.charts.palette import GRID, INK, OTHER_DARK, OWN, OWN_PALE, PAPER, QUIET

RADIUS, LINE = 13.0, 16


@dataclass(frozen=True)
class Spot:
    """One thing by its number in the table, its name and where it stands on both scales."""

    number: int
    name: str
    across: float
    up: float


@dataclass(frozen=True)
class FourCorners:
    """What is drawn. `corners` are the words of the four corners: upper left, upper right, lower left, lower right.

    `head` and `rows` are the table, which begins with each spot's number.
    """

    title: str
    across: str
    up: str
    spots: Sequence[Spot]
    corners: tuple[str, str, str, str]
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    highest: float = 10
    middle: float = 5
    source: str = ""
    worded: Sequence[int] = ()


def corners_chart(drawn: FourCorners) -> Chart:
    """Draw the four corners in two widths; the table and the description say the same."""
    high = sum(1 for one in drawn.spots if one.across >= drawn.middle and one.up >= drawn.middle)
    description = (
        f"{len(drawn.spots)} placed by {drawn.up.lower()} and {drawn.across.lower()}, each from 0 to "
        f"{drawn.highest:g}; {high} high on both."
    )
    wide, narrow = (_picture(drawn, width, description) for width in (WIDE, NARROW))
    return Chart(drawn.title, description, wide, narrow, drawn.head, drawn.rows, drawn.source, drawn.worded)


def _picture(drawn: FourCorners, width: int, description: str) -> Markup:
    height = 460.0 if width == WIDE else 430.0
    x = Scale(0, drawn.highest, 44, width - 16)
    y = Scale(0, drawn.highest, height - 86, 62)
    parts = [*_ground(drawn, x, y, height), *_spots(drawn, x, y)]
    return svg(width, height, drawn.title, description, parts)


def _ground(drawn: FourCorners, x: Scale, y: Scale, height: float) -> Iterator[str]:
    """The four corners, their words outside the frame where no spot covers them, and the axes with their ends."""
    across, up = x.at(drawn.middle), y.at(drawn.middle)
    yield rect(across, y.end, x.end - across, up - y.end, OWN_PALE)
    yield rect(x.start, y.end, x.end - x.start, y.start - y.end, "none", GRID)
    yield line(across, y.end, across, y.start, OTHER_DARK, 1.5, "5 4")
    yield line(x.start, up, x.end, up, OTHER_DARK, 1.5, "5 4")
    for at, words in enumerate(drawn.corners):
        lines = fitted(words, x.end - across - 12, bold=True)
        left, above = (across if at % 2 else x.start) + 4, at < 2
        first = y.end - 8 - LINE * (len(lines) - 1) if above else y.start + 18
        for down, said in enumerate(lines):
            yield text(left, first + LINE * down, said, colour=QUIET, bold=True, size=13)
    yield text(0, 14, f"{drawn.up} ↑", colour=INK, size=13)
    for value in (0, drawn.middle, drawn.highest):
        yield text(x.at(value), height - 28, f"{value:g}", anchor="middle", colour=QUIET, size=13)
        yield text(x.start - 8, y.at(value) + 5, f"{value:g}", anchor="end", colour=QUIET, size=13)
    yield text(x.end, height - 6, f"{drawn.across} →", anchor="end", colour=INK, size=13)


def _spots(drawn: FourCorners, x: Scale, y: Scale) -> Iterator[str]:
    """Each spot with its number; those that share a place stand side by side."""
    there: Counter[tuple[float, float]] = Counter()
    for spot in drawn.spots:
        place = (spot.across, spot.up)
        aside = there[place] * (RADIUS * 2 + 2)
        there[place] += 1
        left = min(max(x.at(spot.across), x.start + RADIUS), x.end - RADIUS)
        left += aside if left + aside <= x.end - RADIUS else -aside
        down = min(max(y.at(spot.up), y.end + RADIUS), y.start - RADIUS)
        yield circle(left, down, RADIUS, OWN, PAPER)
        yield text(left, down + 5, str(spot.number), anchor="middle", colour=PAPER, bold=True, size=13)
