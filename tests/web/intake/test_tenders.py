"""Tenders that a portal runs come in from its list, known again by their reference; nothing that is known is lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.outcomes.models import Dataset
from quadrant.do.agreements.models import OutsideTender
from quadrant.partnership.models import Organisation, Partnership
from quadrant.partnership.terms import Role
from tests.factories.partnership import organisation, person
from tests.web.intake.giving import given, page_of, signed, taken, text

HEADERS = (
    "Project title",
    "DN reference",
    "Procedure",
    "Published",
    "Closing date",
    "Bids received",
    "Award date",
    "Supplier",
    "Value",
)
HOMES = ("Care homes", "DN612345", "Open", "01/09/2026", "12/10/2026", "4", "", "", "")
MEALS = ("School meals", "DN612399", "Open", "2026-06-01", "2026-07-01", "3", "21/08/2026", "Larder Ltd", "£1.2m")


@pytest.fixture
def carla(client: Client, ardlebury: Partnership) -> Any:
    return signed(client, "Carla", Role.CONTRACT_MANAGER)


def test_a_portals_list_is_recorded_and_told_anew_by_the_next(client: Client, carla: Any) -> None:
    page = page_of(client, given(client, text(HEADERS, [HOMES, MEALS])))
    assert "Tenders run elsewhere" in page
    assert "2 tenders, 1 of them awarded" in page
    assert "New organisations to be listed: 1" in page
    assert not OutsideTender.objects.exists()
    assert "2 rows were taken in" in taken(client, text(HEADERS, [HOMES, MEALS]), name="Portal, summer")
    meals = OutsideTender.objects.select_related("awarded_to").get(reference="DN612399")
    assert (meals.title, meals.route, meals.opened_on) == ("School meals", "Open", date(2026, 6, 1))
    assert (meals.awarded_to.name, meals.awarded_on, meals.value) == (
        "Larder Ltd",
        date(2026, 8, 21),
        Decimal(1_200_000),
    )
    awarded = ("Care homes for older people", "dn612345", "", "", "12/10/2026", "", "02/11/2026", "Larder Ltd", "")
    page = page_of(client, given(client, text(HEADERS, [awarded, MEALS])))
    assert "Changed: 3 fields of 1 tender" in page
    assert "1 tender would stay as it is" in page
    taken(client, text(HEADERS, [awarded, MEALS]), name="Portal, autumn")
    homes = OutsideTender.objects.select_related("awarded_to").get(reference__iexact="DN612345")
    assert (homes.title, homes.route, homes.opened_on) == ("Care homes for older people", "Open", date(2026, 9, 1))
    assert (homes.awarded_to.name, homes.awarded_on) == ("Larder Ltd", date(2026, 11, 2))
    assert Organisation.objects.filter(name="Larder Ltd").count() == 1


def test_what_cannot_be_is_refused_at_its_cell_and_nothing_kept(client: Client, carla: Any) -> None:
    rows = [
        HOMES,
        (*HOMES[:3], "13/10/2026", *HOMES[4:]),
        ("Respite", "DN1", "", "", "01/12/2026", "", "", "Larks CIC", ""),
        ("Advice", "DN2", "", "", "soon", "", "", "", ""),
    ]
    page = page_of(client, given(client, text(HEADERS, rows)))
    for sentence in (
        "Is the tender of row 2 already.",
        "Is before the notice was published (13/10/2026).",
        "Has won, but the row does not say when.",
        "Row 5, column “Closing date”",
    ):
        assert sentence in page
    assert "Take it in" not in page
    assert not OutsideTender.objects.exists()
    assert not Organisation.objects.filter(name="Larks CIC").exists()


def test_a_list_of_tenders_is_for_those_who_manage_contracts_and_stays(client: Client, ardlebury: Partnership) -> None:
    client.force_login(person("Ana", Role.ANALYST))
    refused = page_of(client, given(client, text(HEADERS, [HOMES])))
    assert "Take it in" not in refused
    signed(client, "Carla", Role.CONTRACT_MANAGER)
    organisation("Larder Ltd")
    taken(client, text(HEADERS, [MEALS]), name="Portal")
    held = Dataset.objects.get(name="Portal")
    page = page_of(client, f"/ardlebury/datasets/{held.pk}/")
    assert "Tenders stay, since plans may name them." in page
    assert OutsideTender.objects.get().awarded_to.name == "Larder Ltd"


def test_a_portals_rows_estimates_and_winners_are_told_before_they_are_taken_in(client: Client, carla: Any) -> None:
    headers = ("DN reference", "Project title", "Return deadline", "Estimated value", "Award date", "Supplier", "CPV")
    meals = ("DN2", "School meals", "01/07/2026 12:00", "£1.2m", "21/08/2026", "Larder Ltd; Hot Plate Ltd", "1")
    homes = ("DN1", "Care homes", "16/10/2026 12 noon", "40000", "", "", "2")
    rows = [meals, homes, (*homes[:6], "3")]
    page = page_of(client, given(client, text(headers, rows)))
    assert "Tenders run elsewhere" in page
    assert "2 tenders, 1 of them awarded" in page
    assert "another row of the same tender says the same: row 4 (as row 3)" in page
    assert "of which the first is read and the note keeps all: row 2" in page
    assert "Left out: the hours in “Return deadline”; the days are read" in page
    assert "New organisations to be listed: 1" in page
    assert "Once taken in, this cannot be withdrawn. Tenders stay, since plans may name them." in page
    taken(client, text(headers, rows), name="Portal")
    told = OutsideTender.objects.order_by("reference").values_list("closes_on", "value", "awarded_to__name", "note")
    assert list(told) == [
        (date(2026, 10, 16), None, None, "Estimated value £40,000"),
        (date(2026, 7, 1), Decimal(1_200_000), "Larder Ltd", "Awarded to: Larder Ltd; Hot Plate Ltd"),
    ]
    assert not Organisation.objects.filter(name__contains=";").exists()
    page = page_of(client, given(client, text(headers, rows)))
    assert "Nothing changes: the file says what is here already (2 tenders)." in page
