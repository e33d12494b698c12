"""One click makes a visitor one of the demo's people, in a demo; elsewhere no address tells that there are any."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.demo.people import demo_people
from quadrant.partnership import commands
from quadrant.partnership.models import Partnership, Person
from quadrant.partnership.terms import Role
from tests.factories.partnership import NOW, person


@pytest.fixture
def somebody(ardlebury: Partnership) -> Person:
    """One of the demo's people, in whatever mode."""
    first = demo_people()[0]
    return commands.register_person(name=first.name, email=first.email, password=None, by=None, at=NOW)


def test_in_a_demo_a_click_signs_in(somebody: Person, client: Client, settings: Any) -> None:
    settings.DEMO = True
    assert somebody.name in client.get("/").content.decode()
    assert client.get(f"/demo/people/{somebody.pk}")["Location"] == "/", "opened by hand it leads to the choice"
    assert client.get("/password/change").status_code == 302, "and signs nobody in"
    assert client.post(f"/demo/people/{somebody.pk}")["Location"] == "/"
    page = client.get("/password/change", follow=True)
    assert (page.request["PATH_INFO"], page.status_code) == ("/password/set", 200), "the demo's people have no password"
    assert '<h1 class="govuk-heading-l">Choose a password</h1>' in page.content.decode()


def test_in_a_demo_nobody_else_is_to_be_had_by_a_click(somebody: Person, client: Client, settings: Any) -> None:
    settings.DEMO = True
    clara = person("Clara", Role.COMMISSIONER)
    assert client.post(f"/demo/people/{clara.pk}").status_code == 404


@pytest.mark.parametrize("method", ["get", "post", "put", "head", "options"])
def test_elsewhere_there_is_no_such_address(somebody: Person, client: Client, method: str) -> None:
    ask = getattr(client, method)
    assert ask(f"/demo/people/{somebody.pk}").status_code == 404
    assert ask("/demo/people/999999").status_code == 404
    assert client.get("/")["Location"] == "/sign-in"
    assert "demo" not in client.get("/sign-in").content.decode().lower()
