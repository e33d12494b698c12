"""Data asked of partners: recorded with what they are about, what came kept as it came."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from quadrant.analyse.outcomes.models import DataReceived, DataRequest
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.outcomes import analyst
from tests.factories.partnership import organisation, person


@pytest.fixture
def anna(client: Client, ardlebury: Partnership) -> Any:
    somebody = analyst()
    client.force_login(somebody)
    return somebody


def ask(client: Client, **more: Any) -> Any:
    partner = organisation("Harbour Door")
    said = {
        "organisation": str(partner.pk),
        "subjects": ["use", "complaints", "compliments"],
        "what": "Families seen in 2025/26, by age",
        "due_on_day": "31",
        "due_on_month": "1",
        "due_on_year": "2027",
    }
    return client.post("/ardlebury/data-requests/new/", {**said, **more})


def test_gct_135_a_request_to_a_partner_what_it_is_about_and_the_file_that_came_are_listed(
    client: Client, anna: Any
) -> None:
    assert ask(client).status_code == 302
    asked = DataRequest.objects.get()
    page = client.get("/ardlebury/data-requests/").content.decode()
    for words in ("Harbour Door", "Use of a service, Complaints, Compliments", "Waiting", "31 January 2027"):
        assert words in page
    file = SimpleUploadedFile("families.csv", b"age,families\n0 to 4,31\n")
    client.post(f"/ardlebury/data-requests/{asked.pk}/receive/", {"file": file, "note": "Without Moorside"})
    page = client.get("/ardlebury/data-requests/?about=complaints").content.decode()
    assert "families.csv (16 November 2026)" in page
    assert "Received" in page
    assert "Harbour Door" not in client.get("/ardlebury/data-requests/?about=need").content.decode().split("<table")[-1]
    record = client.get(f"/ardlebury/data-requests/{asked.pk}/").content.decode()
    assert "families.csv, 16 November 2026, taken by Anna: Without Moorside" in record
    came = DataReceived.objects.get()
    answer: Any = client.get(f"/ardlebury/data-received/{came.pk}/file/")
    assert b"".join(answer.streaming_content) == b"age,families\n0 to 4,31\n"
    assert answer["Content-Type"] == "application/octet-stream"


def test_the_same_file_is_kept_once(client: Client, anna: Any) -> None:
    ask(client)
    asked = DataRequest.objects.get()
    for status in (302, 409):
        file = SimpleUploadedFile("families.csv", b"age,families\n")
        answer = client.post(f"/ardlebury/data-requests/{asked.pk}/receive/", {"file": file})
        assert answer.status_code == status
    assert DataReceived.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"due_on_year": "2025"}, "The day by which they are wanted is past."),
        ({"subjects": []}, "Select what the data are about"),
        ({"what": " "}, "Enter what you want"),
        ({"organisation": "999"}, "Whom you ask"),
    ],
)
def test_a_request_that_says_too_little_is_refused(client: Client, anna: Any, more: dict[str, Any], words: str) -> None:
    answer = ask(client, **more)
    assert words in answer.content.decode()
    assert not DataRequest.objects.exists()


def test_a_request_is_given_up_only_while_nothing_came(client: Client, anna: Any) -> None:
    ask(client)
    asked = DataRequest.objects.get()
    client.post(f"/ardlebury/data-requests/{asked.pk}/give-up/", {"why": "They hold none"})
    page = client.get("/ardlebury/data-requests/").content.decode()
    assert "Withdrawn" in page
    file = SimpleUploadedFile("families.csv", b"age,families\n")
    assert client.post(f"/ardlebury/data-requests/{asked.pk}/receive/", {"file": file}).status_code == 409


def test_what_came_is_for_those_who_bring_data_in(client: Client, anna: Any) -> None:
    ask(client)
    asked = DataRequest.objects.get()
    file = SimpleUploadedFile("families.csv", b"age,families\n")
    client.post(f"/ardlebury/data-requests/{asked.pk}/receive/", {"file": file})
    came = DataReceived.objects.get()
    client.force_login(person("Olga", Role.MONITORING_OFFICER))
    page = client.get(f"/ardlebury/data-requests/{asked.pk}/").content.decode()
    assert f"/ardlebury/data-received/{came.pk}/file/" not in page
    assert client.get(f"/ardlebury/data-received/{came.pk}/file/").status_code == 403
    client.force_login(person("Paul", Role.PROVIDER, organisation=organisation("Quaybright")))
    for address in ("data-requests/", f"data-requests/{asked.pk}/", f"data-received/{came.pk}/file/"):
        assert client.get(f"/ardlebury/{address}").status_code == 404
