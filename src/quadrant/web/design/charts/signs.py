"""A small sign for each state of a step, drawn as strokes: it is read without colour and without words."""

from __future__ import annotations

from markupsafe import Markup

from quadrant.cycle.terms import StepState
from quadrant.web.design.charts.palette import INK, PAPER

# Strokes in a square of 12 round the point (0, 0).
STROKES = {
    StepState.COMPLETE: "M-5 0L-1.5 4L5.5 -4.5",
    StepState.BLOCKED: "M-4.5 -4.5L4.5 4.5M4.5 -4.5L-4.5 4.5",
    StepState.SKIPPED: "M-5 -4L0 0L-5 4M1 -4L6 0L1 4",
    StepState.NOT_APPLICABLE: "M-5 0H5",
    StepState.REOPENED: "M4.5 -2.5A5 5 0 1 0 5 1.5M5 -6V-2H1",
    StepState.IN_PROGRESS: "M-5 0H-4M-0.5 0H0.5M4 0H5",
}
BACKED = {StepState.BLOCKED}


def sign(state: StepState, x: float, y: float, colour: str) -> str:
    """The sign of a state at a point; a step that has not started has none."""
    strokes = STROKES.get(state)
    if strokes is None:
        return ""
    back = f'<circle cx="0" cy="0" r="9" fill="{PAPER}"/>' if state in BACKED else ""
    return (
        f'<g transform="translate({x:.1f} {y:.1f})">{back}<path d="{strokes}" fill="none" stroke="{colour}" '
        f'stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></g>'
    )


def lone_sign(state: StepState) -> Markup:
    """The sign by itself, beside the state's words: it says nothing that they do not."""
    drawn = sign(state, 8, 8, INK)
    size = ' class="quadrant-sign" width="16" height="16" aria-hidden="true" focusable="false"'
    return Markup(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"{size}>{drawn}</svg>')  # noqa: S704  no words
