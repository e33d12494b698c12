"""Who may follow the thread."""

from __future__ import annotations

from typing import Any

from quadrant.partnership.rules import may_look_inside


def may_see_on_thread(person: Any, found: Any) -> bool:
    """Those who commission. Each record's own page still asks its own rule."""
    return may_look_inside(person)
