"""The contracts register: every contract held in one list, what ends when, what is planned, tenders run elsewhere."""

from __future__ import annotations

import html
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.outcomes.terms import Received
from quadrant.do.agreements.commands import import_contracts, record_outside_tender
from quadrant.do.agreements.models import EndPlan, OutsideTender, RegisteredContract
from quadrant.do.agreements.terms import ContractLine, Supplier, TenderFacts
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.models import Organisation, Partnership
from quadrant.partnership.terms import InterestKind, Role
from tests.factories import agreements
from tests.factories.cycle import cycle
from tests.factories.partnership import LONG_AGO, NOW, person
from tests.web.do.agreements.test_agreement_pages import day

FILE = Received("Register", "register.xlsx", "0" * 64, 1, "kept", 0)
HOMECARE = ContractLine(
    "Homecare, north", Supplier("Tidewell Homecare"), date(2024, 4, 1), date(2027, 1, 31), Decimal(1_250_000),
    reference="C001", department="Adult social care",
)  # fmt: skip
MEALS = replace(
    HOMECARE, title="Meals at home", supplier=Supplier("Hot Plate"), ends_on=date(2027, 10, 31), reference="C2"
)
OVER = replace(HOMECARE, title="Old laundry", supplier=Supplier("Suds"), ends_on=date(2026, 3, 31), reference="C3")


@pytest.fixture
def carla(client: Client, ardlebury: Partnership) -> Any:
    somebody = person("Carla", Role.CONTRACT_MANAGER)
    client.force_login(somebody)
    return somebody


def brought(by: Any, *lines: ContractLine) -> None:
    import_contracts(lines=lines, file=FILE, by=by, at=NOW)


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_agreements_made_here_and_contracts_from_a_file_stand_in_one_register(client: Client, carla: Any) -> None:
    agreements.signed(terms=agreements.terms(title="Short breaks"))
    brought(carla, HOMECARE, MEALS, OVER)
    page = read(client, "/ardlebury/contracts/")
    assert all(title in page for title in ("Short breaks", "Homecare, north", "Meals at home", "Old laundry"))
    kept = read(client, "/ardlebury/contracts/?state=live&origin=file")
    assert "Homecare, north" in kept
    assert "Old laundry" not in kept
    assert "Short breaks" not in kept
    rows = client.get("/ardlebury/contracts/?download=csv&origin=file&sort=title")
    told = b"".join(rows.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]  # a file
    assert told[0].startswith("Contract,Reference,Supplier,Department,Value,Start,End")
    assert told[1].startswith(
        '"Homecare, north",C001,Tidewell Homecare,Adult social care,1250000.00,2024-04-01,2027-01-31'
    )
    assert len(told) == 4


def test_what_ends_when_says_for_which_nothing_is_planned(client: Client, carla: Any) -> None:
    brought(carla, HOMECARE, MEALS, OVER, replace(HOMECARE, title="No end", ends_on=None, reference="C4"))
    page = read(client, "/ardlebury/contracts/endings/")
    assert page.index("Within 3 months") < page.index("Homecare, north") < page.index("In 3 to 6 months")
    assert page.index("In 6 to 12 months") < page.index("Meals at home") < page.index("In 12 to 18 months")
    assert page.count("1 contract, £1,250,000; nothing is planned for 1") == 2
    assert "Old laundry" not in page
    assert "No end" not in page
    meals = RegisteredContract.objects.get(title="Meals at home")
    plan = {"what": "let_end", "note": "Nobody uses it", "cycle": "", "tender": ""}
    assert client.post(f"/ardlebury/contracts/{meals.pk}/plan/", plan).status_code == 302
    page = read(client, "/ardlebury/contracts/endings/")
    assert "Let it end, with nothing in its place" in page
    assert page.count("each has its plan") == 1
    assert "Nobody uses it" in read(client, f"/ardlebury/contracts/{meals.pk}/")


def test_a_plan_says_where_it_leads_and_the_one_before_it_is_kept(client: Client, carla: Any) -> None:
    brought(carla, HOMECARE)
    contract, review = RegisteredContract.objects.get(), cycle(by=agreements.commissioner())
    address = f"/ardlebury/contracts/{contract.pk}/plan/"
    refused = client.post(address, {"what": "recommission", "note": "", "cycle": "", "tender": ""})
    assert refused.status_code == 409
    assert "Say in which cycle." in refused.content.decode()
    client.post(address, {"what": "extend", "note": "One year", "cycle": "", "tender": ""})
    client.post(address, {"what": "recommission", "note": "", "cycle": str(review.pk), "tender": ""})
    assert [(plan.what, plan.dropped_at is None) for plan in EndPlan.objects.order_by("pk")] == [
        ("extend", False),
        ("recommission", True),
    ]
    assert review.name in read(client, f"/ardlebury/contracts/{contract.pk}/")


def test_an_agreement_made_here_is_planned_for_too(client: Client, carla: Any) -> None:
    made = agreements.signed(terms=agreements.terms(title="Short breaks"))
    assert "Short breaks" in read(client, "/ardlebury/contracts/endings/")
    plan = {"what": "extend", "note": "", "cycle": "", "tender": ""}
    assert client.post(f"/ardlebury/agreements/{made.pk}/plan/", plan).status_code == 302
    assert "Extend it under its own terms" in read(client, "/ardlebury/contracts/?planned=extend")


def test_a_tender_run_in_another_system_is_recorded_and_leads_on(client: Client, carla: Any) -> None:
    brought(carla, HOMECARE)
    contract, tidewell = RegisteredContract.objects.get(), Organisation.objects.get(name="Tidewell Homecare")
    said = {"title": "Homecare 2027", "system": "The Chest", "reference": "DN1234", "link": "https://example.org/n"}
    assert client.post("/ardlebury/outside-tenders/new/", said).status_code == 302
    tender = OutsideTender.objects.get()
    client.post(
        f"/ardlebury/contracts/{contract.pk}/plan/",
        {"what": "tender", "tender": str(tender.pk), "cycle": "", "note": ""},
    )
    address = f"/ardlebury/outside-tenders/{tender.pk}/"
    assert "Homecare, north" in read(client, address)
    later = {
        **said, "bids": "4", "awarded_to": str(tidewell.pk), "value": "1,300,000",
        **day("awarded_on", date(2026, 10, 1)),
    }  # fmt: skip
    assert client.post(f"{address}change/", later).status_code == 302
    tender.refresh_from_db()
    assert (tender.bids, tender.value, tender.awarded_on) == (4, Decimal(1_300_000), date(2026, 10, 1))
    wrong = client.post("/ardlebury/outside-tenders/new/", {"title": "x", "link": "javascript:alert(1)"})
    assert "Enter an address that begins with https://." in wrong.content.decode()
    assert "Homecare 2027" in read(client, "/ardlebury/outside-tenders/?q=chest")


def test_an_interest_in_the_supplier_hides_its_contract_everywhere(client: Client, carla: Any) -> None:
    brought(carla, HOMECARE, MEALS)
    tidewell = Organisation.objects.get(name="Tidewell Homecare")
    facts = TenderFacts("Homecare 2027", awarded_on=date(2026, 10, 1))
    tender = record_outside_tender(facts=facts, awarded_to=tidewell, by=carla, at=NOW)
    declare_interest(
        person=carla,
        kind=InterestKind.DISCLOSABLE_PECUNIARY,
        organisation=tidewell,
        nature="Owns it",
        from_on=LONG_AGO,
        by=carla,
        at=NOW,
    )
    contract = RegisteredContract.objects.get(title="Homecare, north")
    for page in ("contracts/", "contracts/endings/", "contracts/?download=csv"):
        answer: Any = client.get(f"/ardlebury/{page}")
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"Meals at home" in content
        assert b"Homecare, north" not in content
    for hidden in (f"contracts/{contract.pk}/", f"contracts/{contract.pk}/plan/", f"outside-tenders/{tender.pk}/"):
        assert client.get(f"/ardlebury/{hidden}").status_code == 404
    assert "Homecare 2027" not in read(client, "/ardlebury/outside-tenders/")


def test_a_provider_sees_nothing_of_the_register(client: Client, carla: Any) -> None:
    brought(carla, HOMECARE)
    contract = RegisteredContract.objects.get()
    provider = person("Pia", Role.PROVIDER, organisation=contract.provider)
    client.force_login(provider)
    for page in ("contracts/", "contracts/endings/", f"contracts/{contract.pk}/", "outside-tenders/", "spend/"):
        assert client.get(f"/ardlebury/{page}").status_code == 404
