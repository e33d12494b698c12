"""Scheduled work: each task loads what it needs by number and makes one call."""

from __future__ import annotations

import json
from datetime import date, timedelta

import structlog
from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import task

from quadrant.audit.queries import heads
from quadrant.demo.queries import demo_offset
from quadrant.desk.digest import Digest, digests
from quadrant.jobs.mail import send
from quadrant.jobs.models import Beat, DigestSent
from quadrant.partnership.queries import all_partnerships
from quadrant.partnership.within import within

log = structlog.get_logger(__name__)


@task()
def beat_of_worker() -> None:
    """The worker shows that it works; /readyz asks for this."""
    Beat.objects.update_or_create(name="worker", defaults={"at": timezone.now()})


@task()
def send_digests() -> None:
    """To everybody with something due: one letter a day for each partnership."""
    now = timezone.now() + (demo_offset() if settings.DEMO else timedelta(0))
    day = timezone.localdate(now)
    for partnership in all_partnerships():
        with within(partnership, on=day):
            for digest in digests(partnership, at=now, address=settings.SITE_ADDRESS):
                _send_once(partnership.pk, digest, day)


def _send_once(partnership: int, digest: Digest, day: date) -> None:
    """The row first: of two workers one is refused, and nobody gets two letters."""
    try:
        with transaction.atomic():
            DigestSent.objects.create(partnership_id=partnership, person=digest.person, on=day)
    except IntegrityError:
        return
    send(to=digest.person.email, subject=digest.subject, body=digest.body)


@task()
def anchor_chains() -> None:
    """Write the heads of all chains to a file outside the database, one line a day: a rewritten chain then shows."""
    folder = settings.VAR / "anchors"
    folder.mkdir(parents=True, exist_ok=True)
    now = timezone.now()
    line = json.dumps({"at": now.isoformat(), "heads": heads()}, sort_keys=True)
    with (folder / f"{now:%Y}.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")


@task()
def prune_results() -> None:
    """Forget what became of finished tasks after a month."""
    call_command("prune_db_task_results", min_age_days=30)
