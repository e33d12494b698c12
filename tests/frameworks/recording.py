"""A walk through a framework, and where the makers of its records are written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from quadrant.cycle.framework.schema import ActivityItem
from quadrant.cycle.models import Cycle
from quadrant.cycle.terms import Activity
from quadrant.partnership.models import Body


@dataclass
class Walk:
    """One walk: its cycle, the bodies by part of the framework, and what later activities build on."""

    cycle: Cycle
    bodies: dict[str, Body]
    next_cycle: Cycle
    made: dict[str, Any] = field(default_factory=dict)
    done: set[Activity] = field(default_factory=set)


Maker = Callable[[Walk, str, ActivityItem], None]
RECORDS: dict[Activity, Maker] = {}


def record(activity: Activity) -> Callable[[Maker], Maker]:
    def register(maker: Maker) -> Maker:
        RECORDS[activity] = maker
        return maker

    return register
