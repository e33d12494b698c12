"""A committee calendar as a file tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class MeetingLine:
    """One meeting of a calendar: which body, when, and where (None: the file does not say)."""

    body: str
    meets_at: datetime
    venue: str | None = None
