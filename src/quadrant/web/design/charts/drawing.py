"""Pens and rulers: SVG elements, ticks that people would choose, words that fit their room."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from quadrant.methods import words
from quadrant.web.design.charts.palette import INK, PAPER

# Arial's letters are about this wide for their height, on average: enough to keep words from meeting.
LETTER = 0.55
WIDE, NARROW = 640, 340
STEPS = (1, 2, 2.5, 5, 10)
# Where an average is not enough: the letters that are narrower and broader than most, and how much broad type adds.
SLIM, STOUT, BOLDER = frozenset("fijlrtI .,:;!'’|()[]-/"), frozenset("mwMW%@—&…"), 1.1


@dataclass(frozen=True)
class Chart:
    """A drawn chart: its finding, what it shows, two widths of the same picture, and its figures as a table."""

    title: str
    description: str
    wide: Markup
    narrow: Markup
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    source: str = ""
    worded: Sequence[int] = ()

    @property
    def numeric(self) -> list[int]:
        """Every column but the first, and those that are `worded`, holds figures."""
        return [at for at in range(1, len(self.head)) if at not in self.worded]


@dataclass(frozen=True)
class Scale:
    """From values to places on the page."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        span = self.high - self.low or 1.0
        return self.start + (value - self.low) / span * (self.end - self.start)


def svg(
    width: float,
    height: float,
    title: str,
    description: str,
    drawn: Iterable[str],
    *,
    role: str = "img",
    attributes: str = "",
) -> Markup:
    """The picture: its title is the finding, its description says what is drawn.

    `attributes` are ours, never typed by a person. An image has no parts to assistive technology: a picture with links
    in it is a group.
    """
    told = f"<desc>{escape(description)}</desc>" if description else ""
    named = f' aria-label="{escape(title)}"' if role == "group" else ""
    return Markup(  # noqa: S704  words are escaped here and in text()
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="{role}"{named}{attributes}>'
        f"<title>{escape(title)}</title>{told}{''.join(drawn)}</svg>"
    )


def line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'stroke="{colour}" stroke-width="{width:g}"{dashed}/>'
    )


def path(d: str, *, fill: str = "none", stroke: str = "none", width: float = 1, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width:g}"{dashed}/>'


def rect(x: float, y: float, width: float, height: float, fill: str, stroke: str = "none") -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" '
        f'fill="{fill}" stroke="{stroke}"/>'
    )


def text(
    x: float,
    y: float,
    said: str,
    *,
    anchor: str = "start",
    colour: str = INK,
    bold: bool = False,
    size: float = 0,
    over: bool = False,
) -> str:
    """Words; `over` gives them an edge of paper, so that they stay legible across lines."""
    halo = f' stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"' if over else ""
    weight = ' font-weight="700"' if bold else ""
    sized = f' font-size="{size:g}"' if size else ""
    shape = f'text-anchor="{anchor}" fill="{colour}"{weight}{sized}{halo}'
    return f'<text x="{x:.1f}" y="{y:.1f}" {shape}>{escape(said)}</text>'


def diamond(x: float, y: float, radius: float, fill: str, stroke: str) -> str:
    d = f"M{x:.1f} {y - radius:.1f}L{x + radius:.1f} {y:.1f}L{x:.1f} {y + radius:.1f}L{x - radius:.1f} {y:.1f}Z"
    return path(d, fill=fill, stroke=stroke, width=2)


def circle(x: float, y: float, radius: float, fill: str, stroke: str = "none") -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{fill}" stroke="{stroke}" stroke-width="2"/>'


def square(x: float, y: float, half: float, fill: str, stroke: str) -> str:
    return (
        f'<rect x="{x - half:.1f}" y="{y - half:.1f}" width="{2 * half:g}" height="{2 * half:g}" '
        f'fill="{fill}" stroke="{stroke}" stroke-width="2"/>'
    )


def width_of(said: str, size: float = 14) -> float:
    """About how wide the words are."""
    return len(said) * size * LETTER


def wrapped(said: str, room: float, size: float = 14, most: int = 3) -> list[str]:
    """The words in lines that fit the room; what does not fit `most` lines ends in an ellipsis."""
    lines: list[str] = []
    for word in said.split():
        if lines and width_of(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1].rstrip('.,')}…"]
    return [cut(each, room + size, size) for each in lines]


def cut(said: str, room: float, size: float = 14) -> str:
    """The words on one line, ended by an ellipsis where they do not fit the room."""
    letters = int(room / size / LETTER)
    return said if len(said) <= letters else f"{said[: max(letters - 1, 1)].rstrip()}…"


def cut_name(name: str, room: float, size: float = 14) -> str:
    """A name on one line. Of a long one in two parts, “Ethnic group: Indian”, the second stands whole where it fits: it
    tells the name from its neighbours."""
    head, _, tail = name.rpartition(": ")
    if not head or width_of(name, size) <= room:
        return cut(name, room, size)
    left = room - width_of(f": {tail}", size)
    return cut(tail, room, size) if left < 5 * size * LETTER else f"{cut(head, left, size)}: {tail}"


def measured(said: str, size: float = 14, *, bold: bool = False) -> float:
    """How wide the words are at most, letter by letter: where Arial is missing, a machine's own letters are broader."""
    ems = sum(0.41 if each in SLIM else 0.99 if each in STOUT else 0.76 if each.isupper() else 0.64 for each in said)
    return ems * size * (BOLDER if bold else 1)


def fitted(said: str, room: float, *, bold: bool = False, most: int = 2) -> list[str]:
    """The words in lines that never leave the room, whatever the letters: for words beside something drawn.

    What does not fit `most` lines ends in an ellipsis.
    """
    lines: list[str] = []
    rest = said.split()
    while rest and len(lines) < most:
        took = next((n for n in range(len(rest), 0, -1) if measured(" ".join(rest[:n]), bold=bold) <= room), 1)
        if len(lines) == most - 1 and took < len(rest):
            took = len(rest)
        lines.append(" ".join(rest[:took]))
        rest = rest[took:]
    return [_shortened(each, room, bold=bold) for each in lines]


def _shortened(said: str, room: float, *, bold: bool) -> str:
    if measured(said, bold=bold) <= room:
        return said
    kept = next((n for n in range(len(said) - 1, 1, -1) if measured(f"{said[:n]}…", bold=bold) <= room), 1)
    return f"{said[:kept].rstrip()}…"


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round values that span low to high, as a person would choose them."""
    if high <= low:
        high = low + (abs(low) or 1)
    rough = (high - low) / about
    size = 10.0 ** math.floor(math.log10(rough))
    step = next((factor * size for factor in STEPS if factor * size >= rough), 10 * size)
    first = math.floor(low / step)
    last = math.ceil(high / step)
    return [round(at * step, 10) for at in range(first, last + 1)]


def figure(value: float | None, unit: str, places: int | None = None) -> str:
    """A value with its unit: 41.5%, £1,250, 512 or 3.2 days."""
    if value is None:
        return "Not available"
    if unit == "£":
        return words.money(value) if places is None else f"£{words.number(value, places)}"
    return f"{words.number(value, places)}{unit if unit in ('', '%') else f' {unit}'}"


def apart(places: Sequence[float], least: float, top: float, bottom: float) -> list[float]:
    """The same places moved down or up just enough that none is nearer than `least` to the next."""
    order = sorted(range(len(places)), key=lambda at: places[at])
    moved = list(places)
    before = top - least
    for at in order:
        moved[at] = max(places[at], before + least)
        before = moved[at]
    after = bottom + least
    for at in reversed(order):
        moved[at] = min(moved[at], after - least)
        after = moved[at]
    return moved
