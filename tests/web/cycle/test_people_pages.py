"""Who takes part and which body plays what is given and taken back on a page, by whoever runs the cycle."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.cycle.models import CastMember, Participant, TeamMember
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.cycle import cycle
from tests.factories.partnership import body, known, organisation, person


@pytest.fixture
def clara(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(person("Clara", Role.COMMISSIONER))
    return client


def test_an_organisation_that_was_named_by_mistake_is_removed(clara: Client) -> None:
    running = cycle(by=known("Clara"), organisations=[organisation("Fens Trust"), organisation("Weir Trust")])
    people = f"/ardlebury/cycles/{running.pk}/people/"
    mistaken = Participant.objects.get(organisation__name="Fens Trust")
    page = f"{people}participant/{mistaken.pk}/remove/"
    assert page in clara.get(people).content.decode()
    assert "Fens Trust no longer takes part?" in clara.get(page).content.decode()
    assert clara.post(page)["Location"] == people
    assert [one.organisation.name for one in running.participants.all()] == ["Weir Trust"]
    assert clara.post(page).status_code == 404
    assert (
        "Fens Trust no longer takes part" in clara.get(f"/ardlebury/history/cycle_cycle/{running.pk}/").content.decode()
    )


def test_a_part_is_taken_back_from_a_body(clara: Client) -> None:
    board = body("Cabinet")
    running = cycle(key="haringey-policy-2010", by=known("Clara"), cast={"cabinet": [board]})
    people = f"/ardlebury/cycles/{running.pk}/people/"
    page = f"{people}cast/{CastMember.objects.get(cycle=running).pk}/release/"
    assert page in clara.get(people).content.decode()
    assert "Cabinet no longer plays Cabinet?" in clara.get(page).content.decode()
    assert clara.post(page)["Location"] == people
    assert not CastMember.objects.filter(cycle=running).exists()
    assert clara.post(page).status_code == 404


def test_others_see_no_such_link_and_may_not_follow_it(ardlebury: Partnership, client: Client) -> None:
    running = cycle(organisations=[organisation("Fens Trust")])
    client.force_login(person("Anna", Role.ANALYST))
    people = f"/ardlebury/cycles/{running.pk}/people/"
    page = f"{people}participant/{Participant.objects.get().pk}/remove/"
    assert page not in client.get(people).content.decode()
    assert client.post(page).status_code == 403
    assert Participant.objects.get().organisation.name == "Fens Trust"


def test_without_another_version_the_page_to_move_asks_nothing(clara: Client) -> None:
    running = cycle(by=known("Clara"))
    page = clara.get(f"/ardlebury/cycles/{running.pk}/version/").content.decode()
    assert "There is no newer version of this framework." in page
    assert "Move the cycle" not in page
    assert 'name="why"' not in page


def test_lbh_085_a_legal_officer_has_a_place_on_the_project_team(clara: Client) -> None:
    running, lena = cycle(by=known("Clara")), person("Lena", Role.LEGAL)
    people = f"/ardlebury/cycles/{running.pk}/people/"
    blank = clara.post(f"{people}team/new/", {"person": lena.pk, "does": ""})
    assert "Enter what they do on the team" in blank.content.decode()
    assert clara.post(f"{people}team/new/", {"person": lena.pk, "does": "Advises on the law"})["Location"] == people
    page = clara.get(people).content.decode()
    assert "Lena" in page
    assert "Advises on the law" in page
    assert "Legal officer, since 16 November 2026" in page
    member = TeamMember.objects.get()
    assert clara.get(f"/ardlebury/history/cycle_teammember/{member.pk}/").status_code == 200
    again = clara.post(f"{people}team/new/", {"person": lena.pk, "does": "Once more"})
    assert "Select one of the choices listed" in again.content.decode()
    clara.post(f"{people}team/{member.pk}/leave/")
    assert "Lena" not in clara.get(people).content.decode().split("Project team")[1].split("Which body")[0]
    assert clara.post(f"{people}team/{member.pk}/leave/").status_code == 404
