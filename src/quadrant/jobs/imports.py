"""Files are taken in by the worker: the task loads its job by number and makes one call."""

from __future__ import annotations

from typing import Any

import structlog
from django.conf import settings
from django_tasks import task

from quadrant.audit.act import after
from quadrant.audit.terms import Refusal
from quadrant.desk.commands import CancelAsked, begin_job, end_job, tell_job
from quadrant.desk.queries import job_numbered
from quadrant.desk.terms import Ending
from quadrant.intake.commands import read_and_take_in
from quadrant.intake.queries import upload_of_job
from quadrant.intake.terms import FileRefused, Problem
from quadrant.jobs.mail import send
from quadrant.partnership.within import within

log = structlog.get_logger(__name__)


@after("upload.confirmed")
def queue_import(*, about: Any, by: Any, at: Any) -> None:
    """In the act's own transaction, so that a confirmed file is never without its job."""
    run_import.enqueue(about.partnership_id, about.job_id)


@task()
def run_import(partnership: int, job: int) -> None:
    """Take in the file of this job and write to who asked for it. A refusal leaves nothing behind."""
    with within(partnership):
        try:
            _take_in(job)
        finally:
            _write_to_who_asked(job)


def _take_in(job: int) -> None:
    """However it ends, the job says so."""
    asked, upload = job_numbered(job), upload_of_job(job)
    if asked is None or not begin_job(job):
        return
    try:
        dataset = read_and_take_in(
            upload,
            by=asked.asked_by,
            at=asked.asked_at,
            told=lambda percent, sentence: tell_job(job, percent=percent, sentence=sentence),
        )
    except CancelAsked:
        end_job(job, ending=Ending.CANCELLED, sentence="Cancelled before anything was written")
    except FileRefused as refused:
        end_refused(job, refused)
    except Refusal as refusal:
        end_job(job, ending=Ending.REFUSED, sentence=refusal.sentence)
    except Exception:
        log.exception("import failed", job=job)
        end_job(job, ending=Ending.FAILED, sentence="It failed through a fault of ours. Nothing was changed")
        raise
    else:
        end_job(job, ending=Ending.DONE, sentence=f"{dataset.rows:,} rows were taken in")


def _write_to_who_asked(job: int) -> None:
    """Long work ends when nobody looks: a letter says how, and where to read more."""
    ended = job_numbered(job)
    if ended is None or ended.ended_at is None:
        return
    upload = upload_of_job(job)
    page = f"{settings.SITE_ADDRESS}/{upload.partnership.slug}/uploads/{upload.pk}/progress/"
    said = ended.sentence.rstrip(".")
    send(to=ended.asked_by.email, subject=ended.title, body=f"{said}.\n\n{page}\n")


def end_refused(job: int, refused: FileRefused) -> None:
    """Each problem at its place, for the page."""
    many = f"{refused.total:,} problems were" if refused.total > 1 else "One problem was"
    end_job(
        job,
        ending=Ending.REFUSED,
        sentence=f"{many} found, and nothing was taken in",
        problems=[told(problem) for problem in refused.problems],
        problems_total=refused.total,
    )


def told(problem: Problem) -> dict[str, Any]:
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value[:200],
        "sheet": problem.sheet,
        "sentence": problem.sentence,
        "remedy": problem.remedy,
    }
