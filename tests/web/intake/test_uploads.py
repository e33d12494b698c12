"""A file comes in by the browser: looked at, put right, confirmed, taken in by a job that says how it went."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from quadrant.analyse.outcomes.models import Dataset, Observation
from quadrant.analyse.outcomes.queries import datasets
from quadrant.intake.models import Upload
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.outcomes import analyst
from tests.factories.partnership import person
from tests.intake.making import HEADERS, ROWS, csv_file


def given(client: Client, path: Path, **more: str) -> Upload:
    """Upload a file and return what is on its way in."""
    file = SimpleUploadedFile(path.name, path.read_bytes())
    answer = client.post("/ardlebury/uploads/new/", {"file": file, **more})
    assert answer.status_code == 302, answer.content.decode()
    upload: Upload = Upload.objects.latest("pk")
    return upload


@pytest.fixture
def anna(client: Client, ardlebury: Partnership) -> Any:
    somebody = analyst()
    client.force_login(somebody)
    return somebody


def test_upload_look_confirm_report(client: Client, anna: Any, tmp_path: Path) -> None:
    upload = given(client, csv_file(tmp_path, name="waiting_times.csv"), topic="Children", source="The Department")
    page = client.get(f"/ardlebury/uploads/{upload.pk}/").content.decode()
    assert "4 figures of 2 indicators in 3 areas; not available: 1" in page
    assert "waiting times" in page
    assert "Nothing: it is a new dataset" in page
    assert "2 indicators: " in page
    assert not Observation.objects.exists()
    answer: Any = client.post(f"/ardlebury/uploads/{upload.pk}/confirm/", follow=True)
    report = answer.content.decode()
    assert "Taken in" in report
    assert "4 rows were taken in" in report
    dataset = datasets().get()
    assert (dataset.name, dataset.rows, dataset.not_available, dataset.state) == ("waiting times", 4, 1, "standing")
    assert Observation.objects.count() == 4
    first = Observation.objects.order_by("pk").select_related("indicator").first()
    assert first is not None
    assert (first.indicator.topic, first.indicator.source) == ("Children", "The Department")


def test_the_file_is_kept_as_received(client: Client, anna: Any, tmp_path: Path) -> None:
    path = csv_file(tmp_path)
    upload = given(client, path)
    client.post(f"/ardlebury/uploads/{upload.pk}/confirm/")
    dataset = Dataset.objects.get()
    answer: Any = client.get(f"/ardlebury/datasets/{dataset.pk}/file/")
    assert b"".join(answer.streaming_content) == path.read_bytes()
    assert answer["Content-Disposition"] == 'attachment; filename="file.csv"'


def test_each_problem_stands_at_its_cell_and_nothing_can_be_confirmed(
    client: Client, anna: Any, tmp_path: Path
) -> None:
    rows = [*ROWS, ("Obese", "2022", "Herefordshir", "many")]
    upload = given(client, csv_file(tmp_path, rows))
    page = client.get(f"/ardlebury/uploads/{upload.pk}/").content.decode()
    assert "2 problems" in page
    assert "Row 6, column “Values”" in page
    assert "Did you mean Herefordshire?" in page
    assert "Take it in" not in page


def test_a_file_confirmed_all_the_same_is_refused_by_the_job_and_can_be_tried_again(
    client: Client, anna: Any, tmp_path: Path
) -> None:
    upload = given(client, csv_file(tmp_path, [*ROWS, ("Obese", "2022", "England", "many")]))
    answer: Any = client.post(f"/ardlebury/uploads/{upload.pk}/confirm/", follow=True)
    page = answer.content.decode()
    assert "One problem was found, and nothing was taken in." in page
    assert "Row 6, column “Values”" in page
    assert not Dataset.objects.exists()
    again: Any = client.post(f"/ardlebury/uploads/{upload.pk}/again/", follow=True)
    assert "Before it is taken in" in again.content.decode()


def test_columns_are_told_by_a_person_where_the_file_does_not_say(client: Client, anna: Any, tmp_path: Path) -> None:
    rows = [(*row, "9") for row in ROWS if row[3] != "-"]
    upload = given(client, csv_file(tmp_path, rows, (*HEADERS, "Other")))
    address = f"/ardlebury/uploads/{upload.pk}/describe/"
    assert "Other" in client.get(address).content.decode()
    said = {
        "name": "Others",
        "kind": "figures",
        "column_indicator": "Short Desc",
        "column_period": "Years",
        "column_area": "LA and Regions",
        "column_value": "Other",
    }
    assert client.post(address, said).status_code == 302
    client.post(f"/ardlebury/uploads/{upload.pk}/confirm/")
    assert set(Observation.objects.values_list("value", flat=True)) == {9.0}
    assert Dataset.objects.get().columns["value"] == "Other"


def test_the_same_file_again_replaces_and_says_so_beforehand(client: Client, anna: Any, tmp_path: Path) -> None:
    for _ in range(2):
        upload = given(client, csv_file(tmp_path))
        page = client.get(f"/ardlebury/uploads/{upload.pk}/").content.decode()
        client.post(f"/ardlebury/uploads/{upload.pk}/confirm/")
    assert "file of 16 November 2026" in page
    assert Observation.objects.count() == 4
    assert sorted(row.state for row in datasets()) == ["replaced", "standing"]


def test_the_page_says_which_indicators_would_be_new_here(client: Client, anna: Any, tmp_path: Path) -> None:
    first = given(client, csv_file(tmp_path))
    client.post(f"/ardlebury/uploads/{first.pk}/confirm/")
    again = given(client, csv_file(tmp_path, name="again.csv"))
    assert (
        "No indicator: all of them are here already" in client.get(f"/ardlebury/uploads/{again.pk}/").content.decode()
    )
    spelt = given(client, csv_file(tmp_path, [("Waits, spelt anew", *row[1:]) for row in ROWS[:1]], name="spelt.csv"))
    assert "1 indicator: Waits, spelt anew" in client.get(f"/ardlebury/uploads/{spelt.pk}/").content.decode()


def test_a_file_is_confirmed_once(client: Client, anna: Any, tmp_path: Path) -> None:
    upload = given(client, csv_file(tmp_path))
    client.post(f"/ardlebury/uploads/{upload.pk}/confirm/")
    answer = client.post(f"/ardlebury/uploads/{upload.pk}/confirm/")
    assert answer.status_code == 409
    assert "This file is being taken in already." in answer.content.decode()


def test_a_file_that_is_dropped_is_gone_from_the_list(client: Client, anna: Any, tmp_path: Path) -> None:
    upload = given(client, csv_file(tmp_path))
    assert "file.csv" in client.get("/ardlebury/uploads/").content.decode()
    client.post(f"/ardlebury/uploads/{upload.pk}/drop/")
    assert client.get(f"/ardlebury/uploads/{upload.pk}/").status_code == 404
    assert "No file waits to be taken in." in client.get("/ardlebury/uploads/").content.decode()


def test_a_picture_is_refused_in_a_sentence(client: Client, anna: Any, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    upload = given(client, path)
    assert "This is a picture, not a table." in client.get(f"/ardlebury/uploads/{upload.pk}/").content.decode()


def test_only_those_who_bring_in_files_see_them_on_their_way_in(client: Client, anna: Any, tmp_path: Path) -> None:
    upload = given(client, csv_file(tmp_path))
    client.force_login(person("Olga", Role.AUDITOR))
    assert client.get("/ardlebury/uploads/new/").status_code == 404
    assert client.get(f"/ardlebury/uploads/{upload.pk}/").status_code == 404
    assert client.post(f"/ardlebury/uploads/{upload.pk}/confirm/").status_code == 404
    assert not Observation.objects.exists()


def test_a_waiting_job_reloads_its_page_and_can_be_cancelled(
    client: Client, anna: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quadrant.jobs import imports

    class Waiting:
        @staticmethod
        def enqueue(*_: int) -> None:
            """A queue whose worker has not come by yet."""

    task = imports.run_import
    monkeypatch.setattr(imports, "run_import", Waiting)
    upload = given(client, csv_file(tmp_path))
    answer: Any = client.post(f"/ardlebury/uploads/{upload.pk}/confirm/", follow=True)
    page = answer.content.decode()
    assert "data-reload-after" in page
    assert "Waiting for its turn" in page
    answer = client.post(f"/ardlebury/uploads/{upload.pk}/cancel/", follow=True)
    assert "Cancelled." in answer.content.decode()
    upload.refresh_from_db()
    assert upload.job_id is not None
    task.call(upload.partnership_id, upload.job_id)
    assert not Dataset.objects.exists()


def test_the_preview_says_which_names_are_longer_than_can_be_kept(client: Client, ardlebury: Partnership) -> None:
    client.force_login(person("Anna", Role.ANALYST))
    rows = "".join(f"{'x' * 320},2024,{area},1\n" for area in ("England", "Herefordshire"))
    file = SimpleUploadedFile("file.csv", f"Indicator,Period,Area,Value\n{rows}".encode())
    client.post("/ardlebury/uploads/new/", {"file": file})
    page = client.get(f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/").content.decode()
    assert page.count("has 320 characters, and the first 300 are kept") == 1
    assert "Take it in" in page
