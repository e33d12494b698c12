"""Specialist legal advice, as a comment cites it and as its readers are shown it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class CitedAdvice:
    """That advice is being taken, or was: all that whoever may not read it ever learns."""

    number: int
    area: str
    adviser: str
    privileged: bool
    since_on: date
    ended_on: date | None


@dataclass(frozen=True)
class AdviceGivenWords:
    """What was advised once; `kind` and `size` are the file's, where there is one."""

    number: int
    text: str
    given_by: str
    given_at: datetime
    file_name: str
    kind: str
    size: int
