"""The catalogue on pages: a service is added, changed, funded, retired, found and downloaded."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.needs.commands import link_need_to_services
from quadrant.analyse.services.models import Service
from quadrant.analyse.services.queries import areas_of_services, funding_of
from quadrant.cycle.terms import Tier
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import OrganisationKind, Role
from tests.analyse.services.test_supply import locality
from tests.factories.catalogue import (
    analyst,
    commissioner,
    evaluation,
    paid,
    payer,
    serves,
    service,
    signed_off,
    stands_in,
)
from tests.factories.cycle import cycle
from tests.factories.needs import need, outcome
from tests.factories.partnership import NOW, organisation, person


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def clara(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(commissioner())
    return client


def typed(**more: str) -> dict[str, str]:
    return {
        "name": "Short breaks",
        "as_users_say": "A weekend in which somebody else looks after my son",
        "as_professionals_say": "Overnight respite, registered",
        "kind": "Short breaks",
        "client_group": "Families of disabled children",
        "provider": str(payer("Harbour Door").pk),
        "tier": "targeted",
        "level": "operational",
        "duty": "must",
        "legal_basis": "Breaks for Carers of Disabled Children Regulations 2011",
        "minimum_standard": "A range of services",
        "local_choice": "How many nights, and where",
        "customer_views": "Far, and too few",
        "minimum_cost": "£20",
        "capacity": "230",
        "volume": "228",
        "unit": "families",
        **more,
    }


def test_lbh_055_a_service_opens_with_its_users_words_and_the_professionals_come_second(clara: Client) -> None:
    sent = clara.post("/ardlebury/services/new/", typed())
    made = Service.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, f"/ardlebury/services/{made.pk}/")
    page = text(clara.get(sent["Location"]))
    assert (
        page.index("As its users say")
        < page.index("A weekend in which somebody else")
        < page.index("As professionals say")
    )
    assert page.index("As professionals say") < page.index("Overnight respite") < page.index("Legal duty")
    form = text(clara.get("/ardlebury/services/new/"))
    assert form.index("as its users would say it") < form.index("as professionals describe it")


def test_lbh_034_the_record_holds_customers_views_the_legal_duty_and_the_least_cost(clara: Client) -> None:
    made = clara.post("/ardlebury/services/new/", typed())["Location"]
    page = text(clara.get(made))
    for said in (
        "Far, and too few",
        "Must: the law requires it",
        "Breaks for Carers of Disabled Children Regulations 2011",
        "£20 a unit",
        "Room for 230, used by 228 (families)",
    ):
        assert said in page


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(clara: Client) -> None:
    sent = clara.post("/ardlebury/services/new/", typed(legal_basis="", customer_views="Kept as typed"))
    assert sent.status_code == 409
    assert "Name the law that requires the service." in text(sent)
    assert "Kept as typed" in text(sent)
    assert not Service.objects.exists()
    sent = clara.post("/ardlebury/services/new/", typed(capacity="a few", provider="999999"))
    assert sent.status_code == 200
    assert "Capacity in a year must be a whole number, like 1,250" in text(sent)
    assert "Select one of the choices listed" in text(sent)


def test_a_second_click_says_that_the_service_is_there(clara: Client) -> None:
    clara.post("/ardlebury/services/new/", typed())
    again = clara.post("/ardlebury/services/new/", typed())
    assert again.status_code == 409
    assert "A service of this name is already in the catalogue." in text(again)


def test_a_stale_form_shows_both_texts_and_a_second_save_keeps_the_one_typed(clara: Client) -> None:
    made = service()
    address = f"/ardlebury/services/{made.pk}/change/"
    clara.post(address, typed(version="1", local_choice="Theirs"))
    sent = clara.post(address, typed(version="1", local_choice="Mine"))
    assert sent.status_code == 409
    assert "Somebody else changed this service while you were writing." in text(sent)
    assert "Theirs" in text(sent)
    assert "Mine" in text(sent)
    assert clara.post(address, typed(version="2", local_choice="Mine")).status_code == 302
    made.refresh_from_db()
    assert made.local_choice == "Mine"


def test_funding_lines_are_entered_and_struck_out(clara: Client) -> None:
    made = service()
    icb = organisation("Estuary and Fells ICB", OrganisationKind.NHS, partner=True)
    line = {"organisation": str(icb.pk), "source": "Better care", "year": "2026", "amount": "£1,000,000"}
    assert clara.post(f"/ardlebury/services/{made.pk}/funding/", {**line, "recurrent": "no"}).status_code == 302
    page = text(clara.get(f"/ardlebury/services/{made.pk}/"))
    assert "£1,000,000" in page
    assert "No, once" in page
    [kept] = funding_of(made)
    clara.post(f"/ardlebury/service-funding/{kept.pk}/strike/", {"why": "Counted twice"})
    page = text(clara.get(f"/ardlebury/services/{made.pk}/"))
    assert "Struck out: Counted twice" in page
    assert "No funding line yet" in page
    assert clara.get(f"/ardlebury/service-funding/{kept.pk}/strike/").status_code == 404


def test_gct_107_targeted_services_are_filtered_by_locality(clara: Client) -> None:
    east, west = locality("East", "D09000001"), locality("West", "D09000002")
    stands_in(service("Eastern nights"), east)
    stands_in(service("Western nights"), west)
    service("Everywhere nights")
    stands_in(service("Eastern buses", tier=Tier.UNIVERSAL), east)
    page = text(clara.get(f"/ardlebury/services/?tier=targeted&place={east.pk}"))
    assert "Eastern nights" in page
    assert "Everywhere nights" in page
    assert "Western nights" not in page
    assert "Eastern buses" not in page


def test_the_list_is_searched_filtered_and_downloaded(clara: Client) -> None:
    first, second = service("Nights", quality="Good"), service("Parking", client_group="Drivers", kind="Parking")
    signed_off(evaluation(first))
    for asked, found, not_found in (
        ("q=weekend+nights", "Nights", "Parking</a>"),
        ("for=Drivers", "Parking</a>", "Nights</a>"),
        ("review=reviewed", "Nights</a>", "Parking</a>"),
        ("review=not_reviewed", "Parking</a>", "Nights</a>"),
        ("type=Parking", "Parking</a>", "Nights</a>"),
        (f"provider={second.provider_id}&level=operational&for=Drivers", "Parking</a>", "Nights</a>"),
    ):
        page = text(clara.get(f"/ardlebury/services/?{asked}"))
        assert found in page
        assert not_found not in page
    file = b"".join(clara.get("/ardlebury/services/?download=csv")).decode("utf-8-sig")
    assert "As its users say" in file.splitlines()[0]
    assert "Good" in file


def test_places_outcomes_and_a_strategy_are_set_on_its_page(clara: Client) -> None:
    from tests.factories.partnership import body, known

    made, safe, east = service(), outcome(), locality("East", "D09000001")
    cabinet = body("Cabinet", known("Carol"))
    clara.post(f"/ardlebury/services/{made.pk}/places/", {"areas": [str(east.pk)]})
    assert areas_of_services([made.pk])[made.pk] == [east]
    clara.post(f"/ardlebury/services/{made.pk}/outcomes/", {f"share_{safe.pk}": "100"})
    day = {"adopted_on_day": "12", "adopted_on_month": "5", "adopted_on_year": "2026"}
    clara.post(f"/ardlebury/services/{made.pk}/strategy/", {"title": "Breaks to 2029", "body": str(cabinet.pk), **day})
    page = text(clara.get(f"/ardlebury/services/{made.pk}/"))
    assert "Children are safe and well" in page
    assert "“Breaks to 2029”, adopted by Cabinet on 12 May 2026" in page
    clara.post(f"/ardlebury/services/{made.pk}/retire/", {"why": "The contract ended"})
    page = text(clara.get(f"/ardlebury/services/{made.pk}/"))
    assert "Retired" in page
    assert "Evaluate it" not in page


def test_a_service_stands_on_the_thread_between_its_outcome_and_its_need(clara: Client) -> None:
    safe, harm = outcome(), need(cycle(by=commissioner()), "Harm")
    made = serves(service(), safe)
    link_need_to_services(need=harm, services=[made], by=analyst(), at=NOW)
    page = text(clara.get(f"/ardlebury/thread/service/{made.pk}/"))
    assert "Children are safe and well" in page
    assert "Harm" in page


def test_cyp_051_needs_and_spend_are_filtered_by_network(clara: Client) -> None:
    north, harbour = locality("North Quay network", "D09000001"), locality("Harbour network", "D09000002")
    families = cycle(by=commissioner())
    need(families, "Speech in the north", area=north)
    need(families, "Sleep in the harbour", area=harbour)
    paid(stands_in(serves(service("Northern talk"), outcome()), north), 120_000)
    paid(stands_in(serves(service("Harbour sleep"), outcome()), harbour), 80_000)
    listed = text(clara.get(f"/ardlebury/needs/?place={north.pk}"))
    assert "Speech in the north" in listed
    assert "Sleep in the harbour" not in listed
    spent = text(clara.get(f"/ardlebury/services/?place={north.pk}"))
    assert "£120,000" in spent
    assert "£80,000" not in spent
    both = text(clara.get(f"/ardlebury/services/map/?place={north.pk}"))
    assert "North Quay network:</strong> 1 service, 1 need, £120,000." in both
    assert "Harbour sleep" not in both


def test_providers_and_strangers_see_nothing_and_others_change_nothing(ardlebury: Partnership, client: Client) -> None:
    made = service()
    client.force_login(person("Pia", Role.PROVIDER, organisation=payer("Harbour Door")))
    for address in (
        "services/",
        f"services/{made.pk}/",
        "services/map/",
        "services/coverage/",
        "services/?download=csv",
    ):
        assert client.get(f"/ardlebury/{address}").status_code == 404
    client.force_login(person("Lena", Role.LEGAL))
    assert client.get(f"/ardlebury/services/{made.pk}/").status_code == 200
    assert client.get(f"/ardlebury/services/{made.pk}/change/").status_code == 403
    assert client.get("/ardlebury/services/new/").status_code == 404
    client.force_login(person("Fay", Role.FINANCE))
    assert client.get(f"/ardlebury/services/{made.pk}/funding/").status_code == 200
    assert client.get(f"/ardlebury/services/{made.pk}/strategy/").status_code == 403


def test_a_service_of_another_partnership_is_not_found(clara: Client, withenshire: Partnership) -> None:
    from quadrant.partnership.within import within

    with within(withenshire, on=NOW.date()):
        other = service()
    assert clara.get(f"/ardlebury/services/{other.pk}/").status_code == 404
