"""What time it is: the machine's, or in a demo the demo's own, which starts on its day and goes on from there."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from quadrant.demo.queries import demo_offset


def now() -> datetime:
    """The instant that holds for this request or job, aware, in UTC."""
    real = timezone.now()
    if not settings.DEMO:
        return real
    return real + demo_offset()
