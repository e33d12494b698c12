"""Where a cycle stands in its framework on a day: derived from facts, never typed in. No Django.

`position(framework, cast, facts, on)` is pure: the same four arguments give the same answer. Facts later than `on` are
not looked at, so a past day shows what was then so (of what still holds: a room states only what holds now).
"""

from __future__ import annotations

from quadrant.cycle.position.deriving import position
from quadrant.cycle.position.results import (
    ActivityPosition,
    Cast,
    GatePosition,
    Position,
    QuadrantPosition,
    StepPosition,
)

__all__ = [
    "ActivityPosition",
    "Cast",
    "GatePosition",
    "Position",
    "QuadrantPosition",
    "StepPosition",
    "position",
]
