"""What follows an act in another room: one call, or one task enqueued, in the act's own transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from quadrant.appraisal.commands import withdraw_conflicted_marks
from quadrant.appraisal.queries import panellists_for
from quadrant.audit.act import after


@after("interest.declared")
def withdraw_marks_in_conflict(*, about: Any, by: Any, at: datetime) -> None:
    """An interest takes back the marks already given where it bars its holder: at once, in the same act."""
    for panellist in panellists_for(about.person):
        withdraw_conflicted_marks(panellist=panellist, by=None, at=at)
