"""A moment that people are held to: a day in three boxes and a London time, noon unless told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from quadrant.audit.terms import Refusal
from quadrant.methods.calendar import LONDON, deadline
from quadrant.web.design.fields import ClockField, DateBoxesField
from quadrant.web.design.forms import Form

NOON = dt.time(12, 0)


class MomentForm(Form):
    """A form that asks for one moment as `<moment>_on` and `<moment>_clock`; cleaned as `<moment>_at`."""

    moment = ""

    def clean(self) -> dict[str, Any]:
        said = dict(super().clean() or self.cleaned_data)
        day, clock = said.get(f"{self.moment}_on"), said.get(f"{self.moment}_clock")
        if day and clock:
            try:
                said[f"{self.moment}_at"] = deadline(day, clock)
            except ValueError as impossible:
                self.add_error(f"{self.moment}_clock", str(impossible))
        return said

    def refuse(self, refusal: Refusal) -> None:
        """A refusal of the moment stands beside its day."""
        if refusal.field == f"{self.moment}_at":
            refusal.field = f"{self.moment}_on"
        super().refuse(refusal)


def split(moment: dt.datetime | None) -> tuple[dt.date | None, dt.time]:
    """A moment as its London day and clock, to fill the boxes."""
    if moment is None:
        return None, NOON
    local = moment.astimezone(LONDON)
    return local.date(), local.time().replace(second=0, microsecond=0)


def day_field(label: str, hint: str = "For example 12 6 2027") -> DateBoxesField:
    return DateBoxesField(label=label, help_text=hint)


def clock_field(label: str) -> ClockField:
    return ClockField(label=label, initial=NOON, help_text="London time, like 12 noon or 5pm")
