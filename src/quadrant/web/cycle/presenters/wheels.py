"""The wheel of a running cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.cycle.position import Position, StepPosition
from quadrant.web.design.addresses import address
from quadrant.web.design.charts.wheel import Wheel, WheelSegment, wheel

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle


def done_share(step: StepPosition) -> float:
    """How much of a step is done: its required activities and its gates, from 0 to 1."""
    parts = [activity.done for activity in step.activities if not activity.item.optional]
    parts += [gate.open_ for gate in step.gates]
    return sum(parts) / len(parts) if parts else 0.0


def cycle_wheel(request: HttpRequest, cycle: Cycle, found: Position, as_at: str = "") -> Wheel:
    """Each step a segment that leads to its page (with `as_at` behind it); a gate is a notch."""
    segments = [
        WheelSegment(
            number=step.step.number,
            name=step.step.name,
            quadrant=step.step.quadrant,
            state=step.state,
            share_done=done_share(step),
            gate=("open" if all(gate.open_ for gate in step.gates) else "closed") if step.gates else None,
            address=address(request, "step", number=cycle.pk, step=step.step.number) + as_at,
        )
        for step in found.steps
    ]
    return wheel(segments, centre=cycle.name)
