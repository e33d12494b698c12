"""The thread's pages with nothing on it: they say so, and are for those who commission."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.partnership import organisation, person

PAGES = ["", "gaps/needs/", "gaps/spend/", "gaps/agreements/"]


@pytest.mark.parametrize("page", PAGES)
def test_empty_pages_say_so(ardlebury: Partnership, client: Client, page: str) -> None:
    client.force_login(person("Clara", Role.COMMISSIONER))
    assert client.get(f"/ardlebury/thread/{page}").status_code == 200


@pytest.mark.parametrize("page", [*PAGES, "need/1/", "nonsense/1/"])
def test_not_for_providers(ardlebury: Partnership, client: Client, page: str) -> None:
    client.force_login(person("Petra", Role.PROVIDER, organisation=organisation("Care Co")))
    assert client.get(f"/ardlebury/thread/{page}").status_code == 404


def test_a_record_that_is_not_there(ardlebury: Partnership, client: Client) -> None:
    client.force_login(person("Clara", Role.COMMISSIONER))
    assert client.get("/ardlebury/thread/need/1/").status_code == 404
    assert client.get("/ardlebury/thread/person/1/").status_code == 404
