"""The wheel of a framework that nobody runs yet."""

from __future__ import annotations

from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.terms import StepState
from quadrant.web.design.charts.wheel import Wheel, WheelSegment, wheel


def plain_wheel(framework: Framework, *, anchor: str = "") -> Wheel:
    """Every step not started; `anchor` makes each segment a link to the step on the same page."""
    segments = [
        WheelSegment(
            number=step.number,
            name=step.name,
            quadrant=step.quadrant,
            state=StepState.NOT_STARTED,
            gate="closed" if step.gates else None,
            address=f"{anchor}{step.number}" if anchor else "",
        )
        for phase in framework.phases
        for step in phase.steps
    ]
    return wheel(segments, centre=framework.publisher, of=framework.title)
