"""By invitation only: the link works once, for seven days, for the person it was sent to."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from quadrant.audit.terms import Refusal
from quadrant.partnership import commands
from quadrant.partnership.models import Partnership, RoleHolding
from quadrant.partnership.queries import person_with_email
from quadrant.partnership.terms import Role
from tests.factories.partnership import NOW, PASSWORD, administrator, person


def invited(client: Client, email: str = "nia@example.org") -> str:
    client.force_login(administrator())
    client.post("/ardlebury/people/invite/", {"name": "Nia", "email": email, "role": "analyst"})
    client.logout()
    [link] = re.findall(r"https://quadrant\.example\.org(/invitation/\S+)", str(mail.outbox[-1].body))
    return str(link)


def test_an_invitation_makes_a_member_once(ardlebury: Partnership, client: Client) -> None:
    link = invited(client)
    assert "Nia, you have been invited to Ardlebury" in client.get(link).content.decode()
    short = client.post(link, {"password": "short"})
    assert "This password is too short" in short.content.decode()
    sent = client.post(link, {"password": "kettle harbour nineteen"})
    assert (sent.status_code, sent["Location"]) == (302, "/sign-in")
    nia = person_with_email("nia@example.org")
    assert nia is not None
    assert RoleHolding.objects.get(person=nia).role == Role.ANALYST
    assert client.login(username="nia@example.org", password="kettle harbour nineteen")
    again = Client().post(link, {"password": "kettle harbour nineteen"})
    assert again.status_code in {403, 409}


def test_an_invitation_grows_old(ardlebury: Partnership) -> None:
    invitation, _ = commands.invite(
        email="nia@example.org", name="Nia", role=Role.ANALYST, organisation=None, by=administrator(), at=NOW
    )
    with pytest.raises(Refusal, match="more than seven days old"):
        commands.accept_invitation(invitation=invitation, password=PASSWORD, by=None, at=NOW + timedelta(days=7))


def test_signing_in_and_out_are_acts(ardlebury: Partnership, client: Client) -> None:
    from quadrant.audit.models import Line

    person("Clara", Role.COMMISSIONER)
    page = client.get("/sign-in").content.decode()
    assert '<h1 class="govuk-heading-l">Sign in</h1>' in page
    sent = client.post("/sign-in", {"login": "clara@example.org", "password": PASSWORD})
    assert sent.status_code == 302
    client.post("/sign-out")
    signed = Line.objects.filter(action__startswith="person.signed").order_by("sequence")
    assert list(signed.values_list("action", flat=True)) == ["person.signed_in", "person.signed_out"]


def test_a_forgotten_password_is_reset_by_a_link_that_works_once(ardlebury: Partnership, client: Client) -> None:
    person("Clara", Role.COMMISSIONER)
    assert client.post("/password/reset", {"email": "nobody@example.org"})["Location"] == "/password/reset/sent"
    sent = client.post("/password/reset", {"email": "clara@example.org"})
    assert sent["Location"] == "/password/reset/sent"
    [link] = re.findall(r"https://quadrant\.example\.org(/password/reset/\S+)", str(mail.outbox[-1].body))
    page = client.get(link, follow=True)
    new = "kettle harbour nineteen"
    form = page.request["PATH_INFO"]
    done = client.post(form, {"password1": new, "password2": new})
    assert done["Location"] == "/password/reset/changed"
    assert client.login(username="clara@example.org", password=new)
    assert "This link does not work any more" in Client().get(link, follow=True).content.decode()


@pytest.mark.parametrize("address", ["/sign-up", "/sign-in", "/password/reset", "/accessibility", "/healthz"])
def test_public_pages_answer(ardlebury: Partnership, client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
