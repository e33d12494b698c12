"""The wheel of a framework itself, whatever cycles run on it."""

from __future__ import annotations

from quadrant.cycle.framework.schema import Framework
from quadrant.web.design.charts.wheel import Wheel, WheelSegment, wheel


def plain_wheel(framework: Framework, *, anchor: str = "") -> Wheel:
    """Its steps without a state; `anchor` makes each segment a link to where the step is told."""
    segments = [
        WheelSegment(
            number=step.number,
            name=step.name,
            quadrant=step.quadrant,
            state=None,
            gate="closed" if step.gates else None,
            address=f"{anchor}{step.number}" if anchor else "",
        )
        for phase in framework.phases
        for step in phase.steps
    ]
    return wheel(segments, centre=framework.publisher, of=framework.title)
