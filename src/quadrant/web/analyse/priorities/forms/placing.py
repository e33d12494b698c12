"""The form that places a priority between need and ability to change."""

from __future__ import annotations

import datetime as dt
from typing import Any

from quadrant.analyse.priorities import commands
from quadrant.analyse.priorities.commands import PlacingGiven
from quadrant.analyse.priorities.models import Priority
from quadrant.analyse.priorities.queries import placings_of
from quadrant.analyse.priorities.terms import HIGHEST_PLACING, Axis
from quadrant.web.design.fields import LongTextField, WholeNumberField
from quadrant.web.design.forms import Form, Group, dress


class PlacingForm(Form):
    """A number from 0 to 10 and a reason on each axis."""

    def __init__(self, *args: Any, priority: Priority, **kwargs: Any) -> None:
        self.priority = priority
        super().__init__(*args, **kwargs)
        given = placings_of([priority.pk]).get(priority.pk, {})
        for axis in Axis:
            row = given.get(axis)
            mark = WholeNumberField(label=f"{axis.label}, 0 to 10", help_text=axis.asks, least=0, most=HIGHEST_PLACING)
            reason = LongTextField(label=f"Why: {axis.label.lower()}", rows=3)
            mark.initial, reason.initial = (row.mark, row.reason) if row else (None, None)
            for name, field in ((axis.value, mark), (f"{axis.value}_reason", reason)):
                dress(name, field)
                self.fields[name] = field
        self.groups = tuple(Group(axis.label, [axis.value, f"{axis.value}_reason"]) for axis in Axis)

    def enact(self, *, by: Any, at: dt.datetime) -> Priority:
        said = self.cleaned_data
        places = [PlacingGiven(axis, int(said[axis.value]), said[f"{axis.value}_reason"]) for axis in Axis]
        return commands.place_priority(priority=self.priority, places=places, by=by, at=at)
