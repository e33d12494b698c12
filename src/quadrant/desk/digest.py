"""The daily letter: what waits for a person, soonest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from quadrant.desk.waiting import Waiting, waits_for
from quadrant.partnership.queries import people_here

if TYPE_CHECKING:
    from quadrant.partnership.models import Partnership, Person

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Digest:
    """A letter to one person about one partnership."""

    person: Person
    subject: str
    body: str


def _line(one: Waiting, today: Any) -> str:
    if one.due_on is None:
        return f"- {one.what}"
    late = "was due" if one.due_on < today else "due"
    return f"- {one.what} ({late} {one.due_on:%-d %B %Y})"


def digests(partnership: Partnership, *, at: datetime, address: str) -> Iterator[Digest]:
    """A letter for everybody here who has something due within a week, or overdue, or waiting without a day."""
    today = timezone.localdate(at)
    for person in people_here():
        things = [one for one in waits_for(person, at=at) if one.due_on is None or one.due_on <= today + SOON]
        if not things:
            continue
        lines = "\n".join(_line(one, today) for one in things)
        count = "1 thing waits" if len(things) == 1 else f"{len(things)} things wait"
        yield Digest(
            person,
            f"{partnership.name}: {count} for you",
            f"{person.name},\n\n{lines}\n\nYour work: {address}/{partnership.slug}/your-work/\n",
        )
