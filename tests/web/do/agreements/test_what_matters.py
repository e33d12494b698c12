"""Small grants beside large contracts: the register and what ends when are narrowed to what matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from quadrant.do.agreements.models import RegisteredContract
from quadrant.do.agreements.terms import ContractLine, Form, Supplier
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories import agreements
from tests.web.do.agreements.test_register import brought, read
from tests.web.intake.giving import signed

CARE = ContractLine(
    "Homecare", Supplier("Tidewell Homecare"), date(2024, 4, 1), date(2027, 1, 31), Decimal(4_800_000), reference="C1"
)
MEALS = replace(CARE, title="Meals at home", value=Decimal(84_000), ends_on=date(2027, 1, 15), reference="C2")
FOOD = replace(
    CARE, title="Food and fuel", value=Decimal(500), ends_on=date(2027, 1, 1), reference="G1", form=Form.GRANT
)
BAND = replace(FOOD, title="Instruments", value=None, reference="G2")
HUB = replace(CARE, title="Carers' hub", ends_on=None, is_open_ended=True, reference="C3")
KIT = replace(FOOD, title="Camp kit", ends_on=None, reference="G3")


@pytest.fixture
def carla(client: Client, ardlebury: Partnership) -> Any:
    somebody = signed(client, "Carla", Role.CONTRACT_MANAGER)
    brought(somebody, CARE, MEALS, FOOD, BAND, HUB, KIT)
    return somebody


def titles(page: str) -> list[str]:
    """In the order in which the page shows them."""
    every = [line.title for line in (CARE, MEALS, FOOD, BAND, HUB, KIT)]
    return sorted((title for title in every if f">{title}<" in page), key=lambda title: page.index(f">{title}<"))


def test_what_ends_when_shows_the_largest_first_and_what_they_are_worth(client: Client, carla: Any) -> None:
    page = read(client, "/ardlebury/contracts/endings/")
    assert titles(page) == ["Homecare", "Meals at home", "Food and fuel", "Instruments"]
    assert "4 contracts within 18 months, worth £4,884,500. Nothing is planned for 4, worth £4,884,500." in page
    assert titles(read(client, "/ardlebury/contracts/endings/?order=soonest")) == [
        "Food and fuel", "Instruments", "Meals at home", "Homecare",
    ]  # fmt: skip


def test_it_is_narrowed_by_value_and_by_form(client: Client, carla: Any) -> None:
    page = read(client, "/ardlebury/contracts/endings/?least=30000")
    assert titles(page) == ["Homecare", "Meals at home"]
    assert "2 contracts within 18 months, worth £4,884,000." in page
    assert titles(read(client, "/ardlebury/contracts/endings/?form=grant")) == ["Food and fuel", "Instruments"]
    assert titles(read(client, "/ardlebury/contracts/endings/?form=not_said")) == ["Homecare", "Meals at home"]
    assert titles(read(client, "/ardlebury/contracts/endings/?least=1000000&form=grant")) == []
    assert len(titles(read(client, "/ardlebury/contracts/endings/?least=a&form=b&order=c"))) == 4


def test_an_agreement_made_here_has_its_form_there_too(client: Client, carla: Any) -> None:
    agreements.signed(terms=agreements.terms(title="Short breaks", form=Form.GRANT))
    assert "Short breaks" in read(client, "/ardlebury/contracts/?form=grant")
    assert "Short breaks" not in read(client, "/ardlebury/contracts/?form=contract")


def test_the_register_tells_a_rolling_end_from_one_that_nobody_knows(client: Client, carla: Any) -> None:
    page = read(client, "/ardlebury/contracts/")
    assert (page.count("No\u00a0fixed end<"), page.count("End\u00a0not known<")) == (1, 1)
    assert titles(read(client, "/ardlebury/contracts/?ends=rolling")) == ["Carers' hub"]
    assert titles(read(client, "/ardlebury/contracts/?ends=not_known")) == ["Camp kit"]
    assert titles(read(client, "/ardlebury/contracts/?least=1000000&sort=title")) == ["Carers' hub", "Homecare"]
    assert "4 end within 12 months with nothing planned, worth £4,884,500" in page.replace("</strong>", "").replace(
        "<strong>", ""
    )


def test_the_download_says_which_end_is_which(client: Client, carla: Any) -> None:
    answer: Any = client.get("/ardlebury/contracts/?download=csv&sort=title")
    rows = [line.split(",") for line in b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()]
    at = {name: rows[0].index(name) for name in ("Contract", "End", "Whether it has an end", "Form")}
    assert [[row[at[name]] for name in at] for row in rows[1:]] == [
        ["Camp kit", "", "End not known", "Grant"],
        ["Carers' hub", "", "No fixed end", ""],
        ["Food and fuel", "2027-01-01", "Fixed end", "Grant"],
        ["Homecare", "2027-01-31", "Fixed end", ""],
        ["Instruments", "2027-01-01", "Fixed end", "Grant"],
        ["Meals at home", "2027-01-15", "Fixed end", ""],
    ]


def test_the_page_of_a_contract_says_it_too(client: Client, carla: Any) -> None:
    pages = {
        one.title: read(client, f"/ardlebury/contracts/{one.pk}/")
        for one in RegisteredContract.objects.filter(ends_on=None)
    }
    assert "No fixed end" in pages["Carers' hub"]
    assert "End not known" in pages["Camp kit"]
    assert "Grant" in pages["Camp kit"]
