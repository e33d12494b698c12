"""When background work was last seen."""

from __future__ import annotations

from datetime import datetime

from quadrant.jobs.models import Beat


def last_beat(name: str = "worker") -> datetime | None:
    """The last sign of life of a background process, in real time."""
    beat = Beat.objects.filter(pk=name).first()
    return beat.at if beat else None
