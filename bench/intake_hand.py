"""The process that `bench.intake` starts: one file through the pages, and what it took of time and memory.

Prints the seconds of the upload and its page together, the seconds of the job, the megabytes at most of this process
and of the one that reads workbooks, and the sentence that the job ends with.
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import date
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django must be set up first
from django.core.files.uploadedfile import TemporaryUploadedFile  # noqa: E402
from django.test import Client  # noqa: E402

from bench.writing_hand import NOW  # noqa: E402
from quadrant.intake.models import Upload  # noqa: E402
from quadrant.jobs.imports import run_import  # noqa: E402
from quadrant.partnership import commands  # noqa: E402
from quadrant.partnership.models import Partnership  # noqa: E402
from quadrant.partnership.terms import Role  # noqa: E402
from quadrant.partnership.within import within  # noqa: E402


def sign_in() -> tuple[Client, Partnership]:
    """A browser in which the commissioner of a new partnership is signed in."""
    place = commands.found_partnership(name="Bench", slug="bench", by=None, at=NOW)
    with within(place):
        lead = commands.register_person(name="Lead", email="lead@example.org", password=None, by=None, at=NOW)
        commands.grant_role(person=lead, role=Role.COMMISSIONER, from_on=date(2020, 1, 1), by=None, at=NOW)
    client = Client()
    client.force_login(lead)
    return client, place


def given(path: Path) -> TemporaryUploadedFile:
    """The file as a server holds it that received it: on disk."""
    made = TemporaryUploadedFile(path.name, "application/octet-stream", path.stat().st_size, None)
    made.write(path.read_bytes())
    made.seek(0)
    return made


def main(path: Path) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    client, place = sign_in()
    begun = time.perf_counter()
    answer = client.post("/bench/uploads/new/", {"file": given(path)}, secure=True)
    page = answer["Location"]
    client.get(page, secure=True)
    looked = time.perf_counter() - begun
    begun = time.perf_counter()
    client.post(f"{page}confirm/", secure=True)
    with within(place):
        job = Upload.objects.select_related("job").get().job
        if job.ended_at is None:  # where jobs wait for a worker, this process is the worker
            run_import.call(place.pk, job.pk)
            job.refresh_from_db()
    worked = time.perf_counter() - begun
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(f"{looked:.2f}\t{worked:.2f}\t{most:.0f}\t{job.ending}\t{job.sentence}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
