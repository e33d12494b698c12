"""Whether more is still to come under a criteria set: the rooms that own what is scored say so, and until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from quadrant.appraisal.models import CriteriaSet
from quadrant.appraisal.terms import StillComing

Says = Callable[[CriteriaSet, datetime], StillComing | None]
S = TypeVar("S", bound=Says)
SAY: list[Says] = []


def says_what_comes(room: S) -> S:
    """Register how a room above this one answers, so that this one need not know it."""
    SAY.append(room)
    return room


def still_coming(criteria_set: CriteriaSet, *, at: datetime) -> StillComing | None:
    """What at this moment still takes in something to be scored by the set, the last to close; None: all is in."""
    found = [said for room in SAY if (said := room(criteria_set, at)) is not None]
    return max(found, key=lambda said: said.until, default=None)
