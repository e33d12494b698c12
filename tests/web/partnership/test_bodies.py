"""An administrator forms a body and seats people; others see it and may not change it; strangers see nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.partnership.models import Body, BodyMember, Partnership, Power
from quadrant.partnership.terms import Role, Seat
from tests.factories.partnership import administrator, body, known, organisation, person


@pytest.fixture
def ada(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(administrator())
    return client


def test_the_administrator_forms_a_body_and_sees_it_in_the_tree(ada: Client) -> None:
    board = body("Partnership Board")
    sent = ada.post(
        "/ardlebury/bodies/new/",
        {
            "name": "Well-being Board",
            "kind": "theme_board",
            "parent": str(board.pk),
            "frequency": "quarterly",
            "quorum": "4",
        },
    )
    made = Body.objects.get(name="Well-being Board")
    assert (sent.status_code, sent["Location"]) == (302, f"/ardlebury/bodies/{made.pk}/")
    assert (made.parent_id, made.quorum) == (board.pk, 4)
    page = ada.get("/ardlebury/bodies/").content.decode()
    assert page.index(">Partnership Board</a>") < page.index(">Well-being Board</a>")


def test_a_name_twice_is_refused_in_words_and_nothing_typed_is_lost(ada: Client) -> None:
    body("Cabinet")
    sent = ada.post(
        "/ardlebury/bodies/new/",
        {
            "name": "Cabinet",
            "kind": "executive",
            "frequency": "monthly",
            "quorum": "3",
            "terms_of_reference": "To decide",
        },
    )
    page = sent.content.decode()
    assert sent.status_code == 409
    assert "A body of this name already exists." in page
    assert "To decide" in page


def test_seats_and_powers_show_on_the_bodys_page(ada: Client) -> None:
    cabinet, trust = body("Cabinet"), organisation("Fens Trust")
    carol = person("Carol", Role.GROUP_MEMBER)
    ada.post(
        f"/ardlebury/bodies/{cabinet.pk}/seats/new/",
        {
            "person": str(carol.pk),
            "seat": "chair",
            "organisation": str(trust.pk),
            "from_on_day": "1",
            "from_on_month": "4",
            "from_on_year": "2026",
        },
    )
    ada.post(f"/ardlebury/bodies/{cabinet.pk}/powers/new/", {"decision": "award", "limit": "£500,000"})
    assert BodyMember.objects.get(body=cabinet).seat == Seat.CHAIR
    assert Power.objects.get(body=cabinet).limit == 500_000
    page = ada.get(f"/ardlebury/bodies/{cabinet.pk}/").content.decode()
    assert "Carol" in page
    assert "Up to £500,000" in page


@pytest.mark.parametrize(("role", "tree", "new"), [(Role.COMMISSIONER, 200, 404), (Role.ANALYST, 200, 404)])
def test_those_inside_see_and_do_not_change(
    ardlebury: Partnership, client: Client, role: Role, tree: int, new: int
) -> None:
    client.force_login(person("Clara", role))
    cabinet = body("Cabinet")
    assert client.get("/ardlebury/bodies/").status_code == tree
    assert client.get("/ardlebury/bodies/new/").status_code == new
    assert client.get(f"/ardlebury/bodies/{cabinet.pk}/change/").status_code == 403


def test_a_stranger_a_provider_and_nobody(ardlebury: Partnership, client: Client) -> None:
    assert client.get("/ardlebury/bodies/")["Location"] == "/sign-in?next=/ardlebury/bodies/"
    client.force_login(known("Stranger"))
    assert client.get("/ardlebury/bodies/").status_code == 404
    provider = person("Petra", Role.PROVIDER, organisation=organisation("Care Co"))
    client.force_login(provider)
    assert client.get("/ardlebury/bodies/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_lists_ask_as_many_questions_for_three_rows_as_for_one(
    ada: Client, rows: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(rows):
        person(f"Person {number}", Role.ANALYST, organisation=organisation(f"Organisation {number}"))
    for address, most in [("organisations/", 8), ("people/", 9), ("interests/", 10), ("bodies/", 7)]:
        with django_assert_max_num_queries(most):
            assert ada.get(f"/ardlebury/{address}").status_code == 200
