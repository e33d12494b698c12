"""A file that cannot be taken in says so in the list of files; a column is not given to two fields."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.intake.models import Upload
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.partnership import person
from tests.web.intake.giving import chosen_columns, described, given, page_of, signed, text

HEADERS = ("Contract title", "Supplier", "Start", "End", "Value")
GOOD = ("Homecare", "Tidewell", "01/04/2024", "31/03/2027", "84000")
BAD = ("Meals", "Hot Plate", "01/04/2024", "soon", "a lot")
LIST = "/ardlebury/uploads/"


@pytest.fixture
def carla(client: Client, ardlebury: Partnership) -> Any:
    return signed(client, "Carla", Role.CONTRACT_MANAGER)


def test_a_file_with_problems_does_not_stand_as_one_to_confirm(client: Client, carla: Any) -> None:
    given(client, text(HEADERS, [GOOD]), name="Good")
    assert page_of(client, LIST).count("To confirm") == 1
    given(client, text(HEADERS, [BAD]), name="Bad")
    given(client, b"\x00\x01", file_name="torn.xlsx", name="Torn")
    page = page_of(client, LIST)
    assert page.count("To confirm") == 1
    assert page.count("Has problems") == 2
    assert dict(Upload.objects.values_list("name", "problems")) == {"Good": 0, "Bad": 2, "Torn": 1}


def test_what_is_said_of_a_file_mends_its_state(client: Client, carla: Any) -> None:
    headers = ("Work", *HEADERS[1:])
    address = given(client, text(headers, [GOOD]), name="Register")
    assert "Has problems" in page_of(client, LIST)
    described(client, address, "contracts", column_title="Work")
    page = page_of(client, LIST)
    assert "To confirm" in page
    assert "Has problems" not in page
    assert "Take it in" in page_of(client, address)


def test_one_column_given_to_two_fields_is_refused_with_both_names(client: Client, carla: Any) -> None:
    address = given(client, text(HEADERS, [GOOD]), name="Register")
    mapped = chosen_columns(client.get(f"{address}describe/").content.decode())
    said = {**mapped, "name": "Register of homes", "kind": "contracts", "column_ends_on": "Start"}
    answer = client.post(f"{address}describe/", said)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "“Start” is given to two fields: Start, and End. Choose another column for one of them." in page
    assert "Register of homes" in page
    assert Upload.objects.get().name == "Register"


def test_the_list_and_its_states_are_for_those_who_bring_files(client: Client, carla: Any) -> None:
    given(client, text(HEADERS, [BAD]), name="Bad")
    client.force_login(person("Audrey", Role.AUDITOR))
    assert client.get(LIST).status_code == 404
