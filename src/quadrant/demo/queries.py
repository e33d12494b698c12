"""The demo's own time."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from quadrant.demo.models import DemoClock

_REMEMBERED_FOR = 5.0
_remembered: tuple[float, timedelta] = (-_REMEMBERED_FOR, timedelta(0))


def demo_begins() -> datetime | None:
    """When the demo's clock began, by its own time; None where no demo is loaded."""
    clock = DemoClock.objects.order_by("pk").last()
    return clock.starts_at if clock else None


def demo_offset() -> timedelta:
    """How far the demo's clock stands from the machine's; asked of the database every few seconds at most."""
    global _remembered  # noqa: PLW0603  a value remembered for seconds, the same in every thread
    if time.monotonic() - _remembered[0] > _REMEMBERED_FOR:
        clock = DemoClock.objects.order_by("pk").last()
        _remembered = (time.monotonic(), clock.starts_at - clock.loaded_at if clock else timedelta(0))
    return _remembered[1]


def forget_offset() -> None:
    """After the clock was set: ask anew."""
    global _remembered  # noqa: PLW0603  as above
    _remembered = (-_REMEMBERED_FOR, timedelta(0))
