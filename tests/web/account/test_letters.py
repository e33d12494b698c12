"""The links in letters: they lead here and nowhere else, once, and only the person they were sent to."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from quadrant.partnership import commands
from quadrant.partnership.models import Partnership
from quadrant.partnership.queries import person_with_email
from quadrant.partnership.terms import Role
from tests.factories.partnership import NOW, PASSWORD, administrator, person

HERE = "https://quadrant.example.org"
NEW = "kettle harbour nineteen"


def test_a_request_that_names_another_host_does_not_change_where_a_letter_leads(
    ardlebury: Partnership, client: Client, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    person("Clara", Role.COMMISSIONER)
    client.post("/password/reset", {"email": "clara@example.org"}, headers={"host": "evil.example"})
    client.force_login(administrator())
    invitation = {"name": "Nia", "email": "nia@example.org", "role": "analyst"}
    client.post("/ardlebury/people/invite/", invitation, headers={"host": "evil.example"})
    letters = [str(letter.body) for letter in mail.outbox]
    assert [re.findall(r"https?://[^/]+/[a-z]+", letter) for letter in letters] == [
        [f"{HERE}/password"],
        [f"{HERE}/invitation"],
    ]


def test_no_letter_tells_whether_an_address_is_known(ardlebury: Partnership, client: Client) -> None:
    sent = client.post("/password/reset", {"email": "nobody@example.org"})
    assert (sent.status_code, sent["Location"]) == (302, "/password/reset/sent")
    assert not any("nobody" not in letter.to[0] for letter in mail.outbox)


def test_a_reset_link_grows_old(ardlebury: Partnership, client: Client, settings: Any) -> None:
    person("Clara", Role.COMMISSIONER)
    client.post("/password/reset", {"email": "clara@example.org"})
    [link] = re.findall(r"(/password/reset/\S+)", str(mail.outbox[-1].body))
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "This link does not work any more" in client.get(link, follow=True).content.decode()


def test_asking_again_and_again_is_slowed_down_on_a_page(ardlebury: Partnership, client: Client) -> None:
    person("Clara", Role.COMMISSIONER)
    answers = [client.post("/password/reset", {"email": "clara@example.org"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "Too many tries" in answers[-1].content.decode()


def link_for(email: str) -> str:
    _, token = commands.invite(
        email=email, name="Nia", role=Role.ANALYST, organisation=None, by=administrator(), at=NOW
    )
    return f"/invitation/{token}"


def test_somebody_known_takes_an_invitation_up_only_as_themselves(ardlebury: Partnership, client: Client) -> None:
    nia, clara = person("Nia"), person("Clara", Role.COMMISSIONER)
    link = link_for("nia@example.org")
    for other in (None, clara):
        if other:
            client.force_login(other)
        refused = client.post(link)
        assert refused.status_code == 403
        assert "Sign in as nia@example.org first, then open the link again." in refused.content.decode()
    client.force_login(nia)
    assert client.post(link)["Location"] == "/"
    assert client.get("/ardlebury/bodies/").status_code == 200


def test_an_invitation_withdrawn_or_old_makes_nobody_known(
    ardlebury: Partnership, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quadrant.partnership.models import Invitation

    link = link_for("nia@example.org")
    with monkeypatch.context() as later:
        later.setattr("quadrant.door.middleware.now", lambda: NOW + timedelta(days=7))
        assert client.post(link, {"password": NEW}).status_code == 409
    commands.withdraw_invitation(invitation=Invitation.objects.get(), by=administrator(), at=NOW)
    assert client.post(link, {"password": NEW}).status_code == 409
    assert person_with_email("nia@example.org") is None


def test_a_word_that_is_no_invitation_is_not_found(ardlebury: Partnership, client: Client) -> None:
    assert client.get("/invitation/" + "x" * 43).status_code == 404


@pytest.mark.parametrize("end", ["switched off", "password changed"])
def test_a_visit_ends_with_the_right_to_it(ardlebury: Partnership, client: Client, end: str) -> None:
    clara = person("Clara", Role.COMMISSIONER)
    client.post("/sign-in", {"login": "clara@example.org", "password": PASSWORD})
    assert client.get("/ardlebury/bodies/").status_code == 200
    if end == "switched off":
        commands.deactivate_person(person=clara, by=administrator(), at=NOW)
    else:
        commands.set_password(person=clara, password=NEW, by=clara, at=NOW)
    assert client.get("/ardlebury/bodies/")["Location"] == "/sign-in?next=/ardlebury/bodies/"
    client.post("/sign-in", {"login": "clara@example.org", "password": PASSWORD})
    assert client.get("/ardlebury/bodies/").status_code == 302, "and does not begin anew"


def test_who_leaves_a_partnership_finds_its_pages_gone_with_the_next_click(
    ardlebury: Partnership, client: Client
) -> None:
    from quadrant.partnership.models import RoleHolding

    clara = person("Clara", Role.COMMISSIONER)
    client.force_login(clara)
    holding = RoleHolding.objects.get(person=clara)
    commands.end_role(holding=holding, to_on=NOW.date() - timedelta(days=1), by=administrator(), at=NOW)
    assert client.get("/ardlebury/bodies/").status_code == 404
    assert "not a member of any partnership" in client.get("/").content.decode()


def test_signing_out_is_asked_for_and_ends_the_visit(ardlebury: Partnership, client: Client) -> None:
    client.force_login(person("Clara", Role.COMMISSIONER))
    assert client.get("/sign-out").status_code == 200
    assert client.get("/ardlebury/bodies/").status_code == 200, "a link alone signs nobody out"
    assert client.post("/sign-out")["Location"] == "/"
    assert client.get("/ardlebury/bodies/").status_code == 302
