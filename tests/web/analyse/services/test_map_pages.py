"""Coverage, the map with its gaps, overlaps and supply on pages, each asking as often for many rows as for one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from quadrant.analyse.needs.commands import link_need_to_outcomes, link_need_to_services
from quadrant.analyse.services.commands import add_services
from quadrant.analyse.services.queries import services
from quadrant.do.agreements.commands import share_between_outcomes
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.agreements import kpi, manager, signed, terms
from tests.factories.catalogue import (
    analyst,
    commissioner,
    evaluation,
    paid,
    said,
    serves,
    service,
    signed_off,
    strategy,
)
from tests.factories.cycle import cycle
from tests.factories.needs import need, outcome
from tests.factories.partnership import NOW, person
from tests.factories.performance import series
from tests.web.analyse.services.test_service_pages import text

ICB = "Estuary and Fells ICB"


@pytest.fixture
def clara(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(commissioner())
    return client


def asked(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/ardlebury/{page}").status_code == 200
    return len(queries)


def test_lbh_079_the_tracker_says_how_many_are_reviewed_how_many_have_a_strategy_and_lists_the_rest(
    clara: Client,
) -> None:
    empty = text(clara.get("/ardlebury/services/coverage/"))
    assert "No programme says yet by when every service is to be reviewed." in empty
    add_services(said=[said(f"Service {number:02}") for number in range(1, 41)], by=analyst(), at=NOW)
    listed = list(services())
    for one in listed[:10]:
        signed_off(evaluation(one))
    for one in listed[:6]:
        strategy(one)
    paid(listed[0], 312_400_000)
    typed: dict[str, Any] = {
        "name": "Every service by the end of the plan",
        "deadline_on_day": "31",
        "deadline_on_month": "3",
        "deadline_on_year": "2014",
        "gross_spend": "871,000,000",
        "year": "2026",
        "source": "",
    }
    refused = clara.post("/ardlebury/services/programme/", typed)
    assert "Say where the figure of gross spend comes from." in text(refused)
    assert clara.post("/ardlebury/services/programme/", {**typed, "source": "Budget book"}).status_code == 302
    page = text(clara.get("/ardlebury/services/coverage/?size=50"))
    assert "Every service by the end of the plan, by 31 March 2014: " in page
    for figure, words in (
        ("25%", "reviewed: 10 of 40"),
        ("15%", "with a strategy: 6 of 40"),
        ("34", "outstanding, of which 30 not reviewed"),
        ("34", "overdue"),
        ("£312.4 million", "in scope, 35.9% of £871 million gross"),
    ):
        assert f'figure">{figure}</p> <p class="quadrant-stat__words">{words}</p>' in page
    assert "34 services outstanding" in page
    assert "Service 06</a>" not in page
    assert "Service 07</a>" in page
    assert "Service 40</a>" in page


def test_the_rest_is_filtered_by_owner_and_state_and_downloaded(clara: Client) -> None:
    service("Nights", owner=analyst(), review_by=date(2026, 3, 31))
    signed_off(evaluation(service("Days")))
    page = text(clara.get("/ardlebury/services/coverage/?owner=Anil"))
    assert "Nights</a>" in page
    assert "31 March 2026 (overdue)" in page
    assert "Days</a>" not in page
    assert "Days</a>" in text(clara.get("/ardlebury/services/coverage/?state=reviewed"))
    assert clara.get("/ardlebury/services/coverage/?download=csv").status_code == 200


def test_gct_177_the_map_shows_service_by_outcome_by_need_by_cost(clara: Client) -> None:
    safe, harm = outcome(), need(cycle(by=commissioner()), "Harm at night")
    link_need_to_outcomes(need=harm, shares={safe: Decimal(100)}, by=analyst(), at=NOW)
    made = serves(service("Nights"), safe)
    paid(made, 412_000)
    link_need_to_services(need=harm, services=[made], by=analyst(), at=NOW)
    page = text(clara.get("/ardlebury/services/map/"))
    row = page[page.index("Children are safe and well") :]
    assert row.index("Nights</a>: £412,000, meets 1 need") < row.index("Harm at night") < row.index("£412,000</span>")


def test_gct_178_gaps_and_overlaps_are_flagged(clara: Client) -> None:
    assert "the map begins with outcomes" in text(clara.get("/ardlebury/services/map/"))
    safe = outcome()
    outcome("Nobody works on this")
    need(cycle(by=commissioner()), "Nobody meets this")
    service("Adrift")
    serves(service("Free of charge"), safe)
    page = text(clara.get("/ardlebury/services/map/"))
    for flag in ("No service", "No need stated", "No money", "meets no need"):
        assert f">{flag}</strong>" in page
    for gap in (
        "Needs that no service meets (1)",
        "Outcomes that no service works towards (1)",
        "Outcomes for which no need is stated (2)",
        "Services that meet no need (2)",
        "Services that work towards no outcome (1)",
        "Services without a cost this year (2)",
    ):
        assert gap in page


def test_lbh_020_the_report_of_overlaps_names_same_outcome_group_and_place_with_more_than_one_payer(
    clara: Client,
) -> None:
    assert "No two services overlap." in text(clara.get("/ardlebury/services/overlaps/"))
    safe = outcome()
    paid(serves(service("Nights"), safe), 200_000)
    paid(serves(service("Days"), safe), 100_000, ICB)
    joint = serves(service("Jobs", client_group="Adults"), safe)
    paid(joint, 10_000)
    paid(joint, 10_000, ICB)
    page = text(clara.get("/ardlebury/services/overlaps/"))
    overlap, together = page[: page.index("Paid for together already")], page[page.index("Paid for together already") :]
    for words in ("Nights", "Days", "Families of disabled children", f"Ardlebury Council and {ICB}", "£300,000"):
        assert words in overlap
    assert "Jobs" in together
    assert "Nights" not in together


def test_gct_060_supply_stands_beside_forecast_demand_by_type(clara: Client) -> None:
    assert "No service here says its capacity yet." in text(clara.get("/ardlebury/services/supply/"))
    signed_off(evaluation(service("Nights", capacity=230, unit="families", quality="Ofsted: good")))
    service("Days", capacity=90, unit="families")
    hours = service("Hours", kind="Day support", capacity=60, unit="places")
    page = text(clara.get("/ardlebury/services/supply/"))
    assert "Short breaks: 570 more families than there is room for by 2029" in page
    for figure in ("Capacity", "Demand today", "Demand forecast, 2029"):
        assert figure in page
    assert "Ofsted: good (as the catalogue says)" in page
    assert f'Demand is not known for <a class="govuk-link" href="/ardlebury/services/{hours.pk}/">Hours</a>.' in page
    assert "Days</a>" in page


def quality(client: Client) -> str:
    page = client.get("/ardlebury/services/supply/")
    return " ".join(strip_tags(page.content.decode()).split("What is known of quality:")[1].split())


def test_gct_060_quality_is_what_the_evaluation_and_the_measures_of_its_agreements_say(clara: Client) -> None:
    nights = serves(service("Nights", capacity=230, unit="families"), safe := outcome())
    assert "Nights: nobody has looked at it yet. Begin an evaluation of Nights" in quality(clara)
    signed_off(evaluation(nights))
    measured = kpi(signed(of=nights.provider, terms=terms(starts_on=date(2024, 11, 1))))
    series(measured, [90])
    told = "Nights: Performance 3 of 5 and perception 4 of 5 (evaluation of 16 November 2026)"
    assert f"{told}. " in quality(clara)
    share_between_outcomes(agreement=measured.agreement, shares={safe: Decimal(100)}, by=manager(), at=NOW)
    assert f"{told}; 1 of 1 measure on target (agreement “Family support”). " in quality(clara)


def test_an_evaluation_that_is_being_written_is_linked_and_who_only_looks_begins_none(
    clara: Client, client: Client
) -> None:
    written = evaluation(service("Nights", capacity=230, unit="families"))
    service("Days", capacity=90, unit="families")
    page = clara.get("/ardlebury/services/supply/").content.decode()
    assert f'href="/ardlebury/service-evaluations/{written.pk}/">An evaluation is being written' in page
    assert "Begin an evaluation" in page
    client.force_login(person("Olu", Role.AUDITOR))
    assert "Days: nobody has looked at it yet." in quality(client)
    assert "Begin an evaluation" not in quality(client)


def test_a_need_says_on_its_page_which_services_meet_it(clara: Client) -> None:
    harm, nights = need(cycle(by=commissioner()), "Harm"), service("Nights")
    assert "No service of the catalogue is said to meet it." in text(clara.get(f"/ardlebury/needs/{harm.pk}/"))
    assert clara.post(f"/ardlebury/needs/{harm.pk}/services/", {"services": [str(nights.pk)]}).status_code == 302
    assert "Nights</a>" in text(clara.get(f"/ardlebury/needs/{harm.pk}/"))
    assert "Harm</a>" in text(clara.get(f"/ardlebury/services/{nights.pk}/"))


@pytest.mark.parametrize("page", ["map", "overlaps", "supply", "compare", "coverage"])
def test_a_page_asks_as_often_for_three_services_as_for_one(clara: Client, page: str) -> None:
    safe, families = outcome(), cycle(by=commissioner())

    def grow(name: str) -> None:
        made = serves(service(name, capacity=10, unit="people"), safe)
        paid(made, 100)
        paid(made, 100, ICB)
        harm = need(families, f"Need of {name}")
        link_need_to_services(need=harm, services=[made], by=analyst(), at=NOW)
        signed_off(evaluation(made))

    grow("First")
    asked(clara, f"services/{page}/")
    once = asked(clara, f"services/{page}/")
    grow("Second")
    grow("Third")
    assert asked(clara, f"services/{page}/") == once
