"""The wheel: four quadrants, a framework's own steps as segments round them, filled by what is true.

The picture is a link map; `twin` says the same in words. It is drawn for any framework from its steps, and each state
has its own pattern and sign, so that it holds in black and white.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup, escape

from quadrant.cycle.terms import Quadrant, StepState
from quadrant.methods import words
from quadrant.web.design.charts.drawing import path, svg, text, wrapped
from quadrant.web.design.charts.palette import GRID, INK, OTHER, PALE, PAPER, QUADRANTS, QUIET
from quadrant.web.design.charts.signs import lone_sign, sign

SIZE, MIDDLE = 440, 220.0
CENTRE, TRACK, BODY, RIM = 92.0, 106.0, 110.0, 172.0
Gate = Literal["closed", "open"]
STATE_WORDS = {state: state.value.replace("_", " ") for state in StepState}
NAMES = {quadrant: quadrant.value.capitalize() for quadrant in Quadrant}
# Where a quadrant's name stands: the corners, clockwise from the top right as the quadrants run.
CORNERS = {
    Quadrant.ANALYSE: (SIZE - 4.0, 24.0, "end"),
    Quadrant.PLAN: (SIZE - 4.0, SIZE - 26.0, "end"),
    Quadrant.DO: (4.0, SIZE - 26.0, "start"),
    Quadrant.REVIEW: (4.0, 24.0, "start"),
}


@dataclass(frozen=True)
class WheelSegment:
    """One step: its place, its state, how much of it is done (0 to 1), its gate and where it leads.

    A step of a framework itself, which no cycle runs, has no state.
    """

    number: int
    name: str
    quadrant: Quadrant
    state: StepState | None
    share_done: float = 0.0
    gate: Gate | None = None
    address: str = ""

    @property
    def state_words(self) -> str:
        """In progress, 40% done."""
        if self.state is None:
            return ""
        said = STATE_WORDS[self.state].capitalize()
        return f"{said}, {words.share(self.share_done, 0)} done" if self.state is StepState.IN_PROGRESS else said

    @property
    def state_tag(self) -> str:
        """The state's plain words, for a tag."""
        return "" if self.state is None else STATE_WORDS[self.state].capitalize()

    @property
    def sign(self) -> Markup:
        """The state's sign as it stands in the wheel."""
        return Markup() if self.state is None else lone_sign(self.state)

    @property
    def said(self) -> str:
        """Step 3, Assess needs: in progress, 40% done; gate closed."""
        if self.state is None:
            return f"Step {self.number}, {self.name}{'; ends with a gate' if self.gate else ''}"
        gate = f"; gate {self.gate}" if self.gate else ""
        return f"Step {self.number}, {self.name}: {words.lower_first(self.state_words)}{gate}"


@dataclass(frozen=True)
class TwinQuadrant:
    """A quadrant of the text twin; without segments it says so."""

    name: str
    segments: Sequence[WheelSegment]


@dataclass(frozen=True)
class Wheel:
    """A drawn wheel and its words."""

    picture: Markup
    title: str
    twin: Sequence[TwinQuadrant]


def wheel(segments: Sequence[WheelSegment], *, centre: str, of: str = "") -> Wheel:
    """Draw the wheel of `centre` (the cycle's name); `of` names it for the title where the centre is short."""
    title = f"{of or centre}: {_how_far(segments, 'step')}"
    by_quadrant = {quadrant: [each for each in segments if each.quadrant == quadrant] for quadrant in Quadrant}
    hatch = f"hatch-{hashlib.sha256(repr((segments, centre)).encode()).hexdigest()[:8]}"
    parts = [_patterns(hatch)]
    for at, (quadrant, own) in enumerate(by_quadrant.items()):
        parts += [*_quadrant_name(quadrant, own), *_segments(quadrant, own, at * 90.0, hatch)]
    # Last, so that no neighbour covers a notch.
    for at, own in enumerate(by_quadrant.values()):
        parts += [_gate(each.gate, at * 90 + n * 90 / len(own)) for n, each in enumerate(own, 1) if each.gate]
    parts += _centre_words(centre, _how_far(segments))
    return Wheel(
        picture=svg(
            SIZE,
            SIZE,
            title,
            _description(by_quadrant),
            parts,
            role="group" if any(each.address for each in segments) else "img",
        ),
        title=title,
        twin=[TwinQuadrant(NAMES[quadrant], own) for quadrant, own in by_quadrant.items()],
    )


def _settled(segment: WheelSegment) -> bool:
    return segment.state in {StepState.COMPLETE, StepState.SKIPPED, StepState.NOT_APPLICABLE}


def _how_far(own: Sequence[WheelSegment], noun: str = "") -> str:
    """2 of 5 done, or 2 of 5 steps done; of a framework that no cycle runs only 5 steps."""
    if all(each.state is None for each in own):
        return words.plural(len(own), "step")
    counted = words.plural(len(own), noun) if noun else str(len(own))
    return f"{sum(_settled(each) for each in own)} of {counted} done"


def _description(by_quadrant: dict[Quadrant, list[WheelSegment]]) -> str:
    said = [
        f"{NAMES[quadrant]}: {_how_far(own) if own else 'no step of its own'}" for quadrant, own in by_quadrant.items()
    ]
    return f"A wheel of four quadrants. {'; '.join(said)}."


def _patterns(hatch: str) -> str:
    return (
        f'<defs><pattern id="{hatch}" width="7" height="7" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="7" height="7" fill="{PAPER}"/>'
        f'<rect width="2.5" height="7" fill="{OTHER}"/></pattern></defs>'
    )


def _quadrant_name(quadrant: Quadrant, own: Sequence[WheelSegment]) -> Iterator[str]:
    x, y, anchor = CORNERS[quadrant]
    yield text(x, y, NAMES[quadrant], anchor=anchor, colour=QUADRANTS[quadrant][0], bold=True, size=18)
    said = _how_far(own).removesuffix(" done") if own else "no step"
    yield text(x, y + 19, said, anchor=anchor, colour=QUIET, size=14)


def _segments(quadrant: Quadrant, own: Sequence[WheelSegment], start: float, hatch: str) -> Iterator[str]:
    if not own:
        yield path(_ring(start + 1, start + 89, TRACK, RIM), fill=PALE, stroke=GRID, width=1.5, dash="3 4")
        return
    width = 90.0 / len(own)
    for at, segment in enumerate(own):
        yield _linked(segment, "".join(_segment(segment, start + at * width, start + (at + 1) * width, hatch)))


def _linked(segment: WheelSegment, drawn: str) -> str:
    said = escape(segment.said)
    if not segment.address:
        return f"<g><title>{said}</title>{drawn}</g>"
    return f'<a href="{escape(segment.address)}" aria-label="{said}"><title>{said}</title>{drawn}</a>'


def _segment(segment: WheelSegment, start: float, end: float, hatch: str) -> Iterator[str]:
    strong, pale = QUADRANTS[segment.quadrant]
    fills: dict[StepState | None, str] = {
        StepState.COMPLETE: strong,
        StepState.IN_PROGRESS: pale,
        StepState.REOPENED: pale,
        StepState.BLOCKED: f"url(#{hatch})",
        StepState.NOT_APPLICABLE: PALE,
    }
    edge = GRID if segment.state is StepState.NOT_APPLICABLE else strong
    dash = "4 4" if segment.state is StepState.SKIPPED else ""
    body = _ring(start + 0.8, end - 0.8, BODY, RIM)
    yield path(body, fill=fills.get(segment.state, PAPER), stroke=edge, width=2, dash=dash).replace(
        "<path", '<path class="wheel-edge"'
    )
    yield path(_ring(start + 0.8, end - 0.8, CENTRE, TRACK), fill=PALE, stroke=GRID, width=1)
    share = 1.0 if segment.state is StepState.COMPLETE else min(max(segment.share_done, 0.0), 1.0)
    if share and segment.state is not StepState.NOT_APPLICABLE:
        yield path(_ring(start + 0.8, start + 0.8 + (end - start - 1.6) * share, CENTRE, TRACK), fill=strong)
    yield from _number(segment, (start + end) / 2)
    yield path(body, stroke=INK, width=6).replace("<path", '<path class="wheel-focus"')


def _number(segment: WheelSegment, angle: float) -> Iterator[str]:
    colour = PAPER if segment.state is StepState.COMPLETE else INK
    x, y = _place(angle, 154)
    if segment.state is StepState.BLOCKED:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="12" fill="{PAPER}"/>'
    if segment.state is StepState.NOT_APPLICABLE:
        colour = QUIET
    yield text(x, y + 6, str(segment.number), anchor="middle", colour=colour, bold=True, size=17)
    x, y = _place(angle, 126)
    if segment.state is not None:
        yield sign(segment.state, x, y, colour)


def _gate(gate: Gate, angle: float) -> str:
    """A notch in the rim where the segment ends: filled while closed, hollow once open."""
    tip, left, right = _place(angle, RIM - 16), _place(angle - 4, RIM + 9), _place(angle + 4, RIM + 9)
    d = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (tip, left, right)) + "Z"
    return path(d, fill=INK if gate == "closed" else PAPER, stroke=INK if gate == "open" else PAPER, width=2)


def _centre_words(centre: str, counted: str) -> Iterator[str]:
    lines = wrapped(centre, 156, 17, most=4)
    top = MIDDLE - (len(lines) * 21 + 14) / 2 + 12
    for at, said in enumerate(lines):
        yield text(MIDDLE, top + at * 21, said, anchor="middle", bold=True, size=17)
    yield text(MIDDLE, top + len(lines) * 21 + 4, counted, anchor="middle", colour=QUIET, size=14)


def _place(angle: float, radius: float) -> tuple[float, float]:
    """A point on a circle round the middle; angles in degrees, clockwise from the top."""
    turned = math.radians(angle - 90)
    return MIDDLE + radius * math.cos(turned), MIDDLE + radius * math.sin(turned)


def _ring(start: float, end: float, inner: float, outer: float) -> str:
    """The outline of a piece of a ring."""
    corners = [_place(start, outer), _place(end, outer), _place(end, inner), _place(start, inner)]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    return (
        f"M{ax:.1f} {ay:.1f}A{outer:g} {outer:g} 0 0 1 {bx:.1f} {by:.1f}"
        f"L{cx:.1f} {cy:.1f}A{inner:g} {inner:g} 0 0 0 {dx:.1f} {dy:.1f}Z"
    )
