"""The act that places a priority between need and ability to change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from quadrant.analyse.priorities.commands.priorities import standing_priority
from quadrant.analyse.priorities.models import Priority, PriorityPlacing
from quadrant.analyse.priorities.terms import HIGHEST_PLACING, Axis
from quadrant.audit.act import act
from quadrant.audit.terms import Done, insist
from quadrant.partnership.models import Person


@dataclass(frozen=True)
class PlacingGiven:
    """A number on one axis."""

    axis: Axis
    mark: int
    reason: str


@act("priority.placed")
def place_priority(*, priority: Priority, places: Sequence[PlacingGiven], by: Person, at: datetime) -> Done[Priority]:
    """Say how great the need is and how far it can be changed, 0 to 10 each with a reason. Its score stays as it is."""
    kept = standing_priority(priority, by)
    insist(bool(places), "Give at least one number.")
    rows = {row.axis: row for row in PriorityPlacing.objects.select_for_update().filter(priority=kept)}
    for given in places:
        name = given.axis.value
        insist(0 <= given.mark <= HIGHEST_PLACING, f"Give a number from 0 to {HIGHEST_PLACING}.", field=name)
        insist(bool(given.reason.strip()), f"Give a reason: {given.axis.label}", field=f"{name}_reason")
        row = rows.get(name) or PriorityPlacing(priority=kept, axis=given.axis)
        if row.pk is None or (row.mark, row.reason) != (given.mark, given.reason.strip()):
            row.mark, row.reason, row.marked_by, row.marked_at = given.mark, given.reason.strip(), by, at
            row.save()
    return Done(kept, ", ".join(f"{given.axis.label} {given.mark}" for given in places))
