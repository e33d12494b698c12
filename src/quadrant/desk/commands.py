"""Keeping account of long work. Signs of life, so none of these is an act (see JobProgress)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from quadrant.audit.guard import unrecorded
from quadrant.desk.models import JobProgress
from quadrant.desk.terms import Ending
from quadrant.partnership.models import Person

WHY = "progress of a job"


class CancelAsked(Exception):
    """The person who asked for the work no longer wants it."""


def ask_for_job(*, title: str, by: Person, at: datetime) -> JobProgress:
    """A piece of work that waits for the worker."""
    made = JobProgress(title=title[:200], asked_by=by, asked_at=at, sentence="Waiting for its turn")
    with unrecorded(WHY):
        made.save()
    return made


def begin_job(number: int) -> bool:
    """True for the one worker that may begin it: two workers never do the same work."""
    return _write(number, "began_at", {"began_at": timezone.now(), "sentence": "Begun"}) == 1


def tell_job(number: int, *, percent: int, sentence: str, lines_done: int = 0, lines_total: int = 0) -> None:
    """Say how far the work is; raises `CancelAsked` when it should stop here."""
    said = {"percent": percent, "sentence": sentence[:300], "lines_done": lines_done, "lines_total": lines_total}
    _write(number, "ended_at", said)
    if JobProgress.objects.filter(pk=number, cancel_asked_at__isnull=False).exists():
        raise CancelAsked


def end_job(
    number: int,
    *,
    ending: Ending,
    sentence: str,
    problems: Sequence[dict[str, Any]] = (),
    problems_total: int = 0,
) -> None:
    """Say how the work ended; the first ending stays."""
    said = {
        "ending": ending,
        "sentence": sentence[:300],
        "ended_at": timezone.now(),
        "problems": list(problems),
        "problems_total": problems_total,
    }
    _write(number, "ended_at", {**said, "percent": 100} if ending is Ending.DONE else said)


def cancel_job(number: int) -> None:
    """Ask the work to stop before it writes anything; work that has not begun ends at once."""
    asked = timezone.now()
    _write(number, "ended_at", {"cancel_asked_at": asked})
    waiting = {"ending": Ending.CANCELLED, "ended_at": asked, "began_at": asked, "sentence": "Cancelled"}
    _write(number, "began_at", waiting)


def _write(number: int, while_none: str, changes: dict[str, Any]) -> int:
    with unrecorded(WHY):
        return int(JobProgress.objects.filter(pk=number, **{while_none: None}).update(**changes))
