"""The job that takes a file in: one worker does it, however it ends somebody is told, and a fault leaves nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core import mail

from quadrant.analyse.outcomes.models import Dataset, Observation
from quadrant.desk.commands import begin_job, cancel_job
from quadrant.desk.models import JobProgress
from quadrant.intake import commands
from quadrant.intake.models import Upload
from quadrant.jobs import imports
from quadrant.partnership.keeping import chunks_of, keep
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import here
from tests.factories.outcomes import NOW, analyst
from tests.intake.making import ROWS, csv_file


def confirmed(path: Path) -> Upload:
    anna = analyst()
    kept = keep(chunks_of(path), partnership=here().partnership_id)
    upload = commands.receive_upload(file_name=path.name, kept=kept, by=anna, at=NOW)
    return commands.confirm_upload(upload=upload, by=anna, at=NOW)


def ended(upload: Upload) -> tuple[str, str]:
    job = JobProgress.objects.get(pk=upload.job_id)
    return job.ending, job.sentence


def test_a_file_is_taken_in_and_who_asked_is_written_to(ardlebury: Partnership, tmp_path: Path) -> None:
    upload = confirmed(csv_file(tmp_path))
    assert ended(upload) == ("done", "4 rows were taken in")
    assert Observation.objects.count() == 4
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (["anna@example.org"], "Taking in file")
    assert f"/ardlebury/uploads/{upload.pk}/progress/" in str(letter.body)


def test_a_refused_file_leaves_nothing_but_its_problems(ardlebury: Partnership, tmp_path: Path) -> None:
    upload = confirmed(csv_file(tmp_path, [*ROWS, ("Obese", "2022", "England", "many")]))
    assert ended(upload) == ("refused", "One problem was found, and nothing was taken in")
    [problem] = JobProgress.objects.get().problems
    assert (problem["row"], problem["column"], problem["value"]) == (6, "Values", "many")
    assert not Dataset.objects.exists()


def test_two_workers_do_not_do_the_same_work(ardlebury: Partnership, tmp_path: Path) -> None:
    upload = confirmed(csv_file(tmp_path))
    assert upload.job_id is not None
    assert begin_job(upload.job_id) is False
    imports.run_import.call(ardlebury.pk, upload.job_id)
    assert Dataset.objects.count() == 1


def test_a_fault_of_ours_is_told_and_undoes_everything(
    ardlebury: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("quadrant.analyse.outcomes.commands.datasets.write_observations", broken)
    upload = confirmed(csv_file(tmp_path))
    assert ended(upload) == ("failed", "It failed through a fault of ours. Nothing was changed")
    assert not Dataset.objects.exists()
    assert not Observation.objects.exists()


def test_an_altered_file_is_not_taken_in(
    ardlebury: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.core.files.storage import default_storage

    anna = analyst()
    path = csv_file(tmp_path)
    kept = keep(chunks_of(path), partnership=ardlebury.pk)
    Path(default_storage.path(kept.stored)).write_text("Short Desc,Years\n")
    upload = commands.receive_upload(file_name=path.name, kept=kept, by=anna, at=NOW)
    done = commands.confirm_upload(upload=upload, by=anna, at=NOW)
    assert ended(done) == ("refused", "The file that was received has been altered since. Upload it again.")


def test_work_cancelled_before_it_begins_is_not_done(ardlebury: Partnership, tmp_path: Path) -> None:
    from quadrant.desk.commands import ask_for_job

    job = ask_for_job(title="Taking in nothing", by=analyst(), at=NOW)
    cancel_job(job.pk)
    job.refresh_from_db()
    assert (job.ending, begin_job(job.pk)) == ("cancelled", False)
