"""The one act of the demo itself: setting its clock."""

from __future__ import annotations

from datetime import datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done
from quadrant.demo.models import DemoClock
from quadrant.demo.queries import forget_offset


@act("demo.clock_set")
def set_demo_clock(*, starts_at: datetime, by: None, at: datetime) -> Done[DemoClock]:
    """From `at` on, by the machine's clock, the demo's own clock goes on from `starts_at`."""
    made = DemoClock(starts_at=starts_at, loaded_at=at)
    made.save()
    forget_offset()
    return Done(made, f"The demo begins on {starts_at:%-d %B %Y}")
