"""What runs by the clock, how often, and the loop that sees to it. Each piece is a task that the worker does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import transaction
from django.utils import timezone

from quadrant.jobs.models import Beat, LastRun
from quadrant.jobs.tasks import anchor_chains, beat_of_worker, prune_results, send_digests

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Work:
    """A task and how often it runs; with `hour`, only once that hour of the London day has begun."""

    name: str
    every: timedelta
    task: Any
    hour: int | None = None


WORK = (
    Work("worker", timedelta(minutes=1), beat_of_worker),
    Work("digests", timedelta(days=1), send_digests, hour=7),
    Work("anchor", timedelta(days=1), anchor_chains, hour=1),
    Work("prune", timedelta(days=1), prune_results, hour=3),
)


def is_due(work: Work, last: datetime | None, now: datetime) -> bool:
    """Has its time come? Work of a day runs once on each London day, late when the machine was off at its hour."""
    local = timezone.localtime(now)
    if work.hour is None:
        return last is None or now - last >= work.every
    if local.hour < work.hour:
        return False
    return last is None or timezone.localdate(last) < local.date()


def begin_what_is_due(now: datetime) -> list[str]:
    """Enqueue what is due, each once even with several schedulers; returns the names."""
    begun = []
    for work in WORK:
        with transaction.atomic():
            LastRun.objects.get_or_create(name=work.name, defaults={"at": now - timedelta(days=400)})
            last = LastRun.objects.select_for_update().get(name=work.name)
            if not is_due(work, last.at, now):
                continue
            last.at = now
            last.save()
            work.task.enqueue()
            begun.append(work.name)
    return begun


def beat(name: str, now: datetime) -> None:
    Beat.objects.update_or_create(name=name, defaults={"at": now})


def run_for_ever(wait: Callable[[float], Any], *, pause: float = 15.0) -> None:
    """Look for due work every `pause` seconds until `wait` says to stop. A failing round is told and tried again."""
    while True:
        try:
            now = timezone.now()
            beat("scheduler", now)
            begin_what_is_due(now)
        except Exception:
            log.exception("the scheduler's round failed")
        if wait(pause):
            return
