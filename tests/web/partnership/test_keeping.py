"""What the administrator and the monitoring officer set right: bodies, powers, invitations, effects, dispensations."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client

from quadrant.audit.models import Line
from quadrant.partnership import commands
from quadrant.partnership.models import Body, Interest, Invitation, Partnership, Person, Power
from quadrant.partnership.queries import effects
from quadrant.partnership.terms import DecisionKind, InterestEffect, InterestKind, Role
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, organisation, person


@pytest.fixture
def ada(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(administrator())
    return client


@pytest.fixture
def mona(ardlebury: Partnership) -> Person:
    return person("Mona", Role.MONITORING_OFFICER)


def interest(of: Person, kind: InterestKind = InterestKind.PERSONAL) -> Interest:
    return commands.declare_interest(
        person=of, kind=kind, nature="Trustee", organisation=organisation("Door"), from_on=LONG_AGO, by=of, at=NOW
    )


def test_a_power_is_withdrawn_from_the_bodys_page(ada: Client) -> None:
    cabinet = body("Cabinet", powers={DecisionKind.AWARD: None})
    power = Power.objects.get()
    address = f"/ardlebury/powers/{power.pk}/withdraw/"
    assert address in ada.get(f"/ardlebury/bodies/{cabinet.pk}/").content.decode()
    asked = ada.get(address).content.decode()
    assert "Award an agreement: what was decided under it still stands." in asked
    assert ada.post(address)["Location"] == f"/ardlebury/bodies/{cabinet.pk}/"
    assert not Power.objects.exists()
    assert Line.objects.filter(action="power.withdrawn", refused=False).count() == 1
    assert "No power is recorded" in ada.get(f"/ardlebury/bodies/{cabinet.pk}/").content.decode()


def test_a_body_is_ended_on_its_page_by_the_administrator_alone(ada: Client) -> None:
    board = body("Theme board")
    address = f"/ardlebury/bodies/{board.pk}/end/"
    ada.post(address, {"to_on_day": "31", "to_on_month": "3", "to_on_year": "2027"})
    page = ada.get(f"/ardlebury/bodies/{board.pk}/").content.decode()
    assert "31 March 2027" in page
    assert address not in page
    ada.force_login(person("Clara", Role.COMMISSIONER))
    assert ada.get(address).status_code == 403
    assert Body.objects.get(pk=board.pk).to_on is not None


def test_an_invitation_is_withdrawn_and_its_link_is_dead(ada: Client) -> None:
    ada.post("/ardlebury/people/invite/", {"name": "Nia", "email": "nia@example.org", "role": "analyst"})
    invited = Invitation.objects.get()
    address = f"/ardlebury/people/invitations/{invited.pk}/withdraw/"
    assert address in ada.get("/ardlebury/people/").content.decode()
    assert ada.post(address)["Location"] == "/ardlebury/people/"
    assert address not in ada.get("/ardlebury/people/").content.decode()
    link = "/invitation/" + str(mail.outbox[-1].body).split("/invitation/")[1].split()[0]
    assert Client().post(link, {"password": "kettle harbour nineteen"}).status_code == 409


def test_the_monitoring_officer_sets_what_each_kind_of_interest_does(client: Client, mona: Person) -> None:
    client.force_login(mona)
    assert "/ardlebury/interests/effects/" in client.get("/ardlebury/interests/").content.decode()
    said = {kind.value: effect.value for kind, effect in effects().items()} | {"past": "no_vote"}
    assert client.post("/ardlebury/interests/effects/", said)["Location"] == "/ardlebury/interests/"
    assert effects()[InterestKind.PAST] is InterestEffect.NO_VOTE
    client.force_login(person("Clara", Role.COMMISSIONER))
    assert "/ardlebury/interests/effects/" not in client.get("/ardlebury/interests/").content.decode()
    assert client.get("/ardlebury/interests/effects/").status_code == 404


def test_a_dispensation_is_given_from_the_register_and_stands_in_it(client: Client, mona: Person) -> None:
    kept = interest(person("Carol", Role.GROUP_MEMBER))
    address = f"/ardlebury/interests/{kept.pk}/dispensation/"
    client.force_login(mona)
    assert address in client.get("/ardlebury/interests/").content.decode()
    until = {"until_day": "31", "until_month": "3", "until_year": "2027"}
    assert (
        client.post(address, {"reason": "Nobody else knows the site", **until})["Location"] == "/ardlebury/interests/"
    )
    assert "Until 31 March 2027, by Mona" in client.get("/ardlebury/interests/").content.decode()
    client.force_login(kept.person)
    register = client.get("/ardlebury/interests/").content.decode()
    assert "Until 31 March 2027, by Mona" in register
    assert address not in register
    assert client.get(address).status_code == 403


def test_a_name_that_turns_the_direction_of_writing_is_refused(ada: Client) -> None:
    sent = ada.post("/ardlebury/organisations/new/", {"name": "Fens \u202etsurT", "kind": "vcs"})
    assert "Remove the invisible character after “Fens ” and try again" in sent.content.decode()
    family = "Fens 👩‍👩‍👧"
    assert ada.post("/ardlebury/organisations/new/", {"name": family, "kind": "vcs"}).status_code == 302
