"""Which day a page of a cycle speaks of."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone


def day_asked(request: Any, *, today: bool = False) -> date:
    """Today, or the past day in the address (?on=2026-04-01); a day that is none, or to come, is today."""
    now = timezone.localdate(request.at)
    if today:
        return now
    try:
        said = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return now
    return min(said, now)


def as_at(request: Any) -> str:
    """What an address carries so that the next page speaks of the same past day; nothing for today."""
    day = day_asked(request)
    return "" if day == day_asked(request, today=True) else f"?on={day.isoformat()}"
