"""A register of grants comes in by the page: the kinds of new suppliers, names that are nearly one that is here,
numbers that were not held, and ends that nobody knows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from quadrant.audit.verify import faults
from quadrant.do.agreements.models import RegisteredContract
from quadrant.do.agreements.queries import changes_to
from quadrant.do.agreements.terms import ContractLine, Supplier
from quadrant.partnership.commands import add_organisation
from quadrant.partnership.models import Organisation, Partnership
from quadrant.partnership.terms import IdentifierScheme, OrganisationKind, Role
from tests.factories.partnership import NOW, administrator, organisation
from tests.web.intake.giving import confirmed, described, given, page_of, signed, taken, text

HEADERS = ("Grant ref", "Organisation", "Charity / co. no.", "What the grant is for", "Start", "End", "Total award")
LANTERN = ("HIF-1", "Lantern Hse", "", "Health drop-in", "01/07/2026", "March 2028", 120000)
HARBOUR = ("VCS/004", "Harbour Door (CIO)", "1189002", "Women's centre", "01.04.25", "31.03.28", 82500)
SCOUTS = ("SG26/05", "Drovers Hill Scouts", "", "Camp kit", "01/05/2026", "-", 2500)
SHOP = ("SG26/09", "Hollins Community Shop CIC", "", "Freezer", "03/06/2026", "31/03/2027", 4200)
BAND = ("SG26/04", "Castle Mead Brass Band", "1109428", "Instruments", "06/06/2026", "Rolling", 2500)
ROWS = (LANTERN, HARBOUR, SCOUTS, SHOP, BAND)


@pytest.fixture
def carla(client: Client, ardlebury: Partnership) -> Any:
    return signed(client, "Carla", Role.CONTRACT_MANAGER)


def kinds() -> dict[str, str]:
    return {one.name: OrganisationKind(one.kind).label for one in Organisation.objects.all()}


def numbered(name: str, scheme: IdentifierScheme, identifier: str) -> Organisation:
    made: Organisation = add_organisation(
        name=name, kind=OrganisationKind.VCS, scheme=scheme, identifier=identifier, by=administrator(), at=NOW
    )
    return made


def test_the_preview_says_the_kinds_of_the_new_and_asks_about_names_nearly_here(client: Client, carla: Any) -> None:
    organisation("Lantern House")
    organisation("Harbour Door")
    page = page_of(client, given(client, text(HEADERS, ROWS), name="Grants"))
    assert "5 contracts with 5 suppliers, worth £211,700.00 in all; 5 of them grants" in page
    assert "1 rolling, with no fixed end; 1 with an end that is not known" in page
    assert (
        "Kinds of the new suppliers: Not known 2, Voluntary or community organisation 2, Social enterprise 1." in page
    )
    assert "“Lantern Hse” is new; did you mean “Lantern House”, which is here?" in page
    assert "“Harbour Door (CIO)” is new; did you mean “Harbour Door”, which is here?" in page
    assert page.count("did you mean") == 2


def test_nobody_is_entered_as_a_business_who_may_be_none(client: Client, carla: Any) -> None:
    taken(client, text(HEADERS, ROWS), name="Grants")
    assert {name: kind for name, kind in kinds().items() if name in {row[1] for row in ROWS}} == {
        "Lantern Hse": "Not known",
        "Harbour Door (CIO)": "Voluntary or community organisation",
        "Drovers Hill Scouts": "Not known",
        "Hollins Community Shop CIC": "Social enterprise",
        "Castle Mead Brass Band": "Voluntary or community organisation",
    }


def test_the_kind_of_all_new_suppliers_is_said_once(client: Client, carla: Any) -> None:
    address = given(client, text(HEADERS, ROWS), name="Grants")
    described(client, address, "contracts", all_supplier_kind="Voluntary or community organisation")
    assert "Kinds of the new suppliers: Voluntary or community organisation 4, Social enterprise 1." in page_of(
        client, address
    )
    confirmed(client, address)
    assert kinds()["Drovers Hill Scouts"] == "Voluntary or community organisation"
    assert kinds()["Hollins Community Shop CIC"] == "Social enterprise"


def test_a_number_is_added_where_none_was_held_and_never_put_in_place_of_one(client: Client, carla: Any) -> None:
    bare = organisation("Harbour Door (CIO)", OrganisationKind.NOT_KNOWN)
    other = numbered("Castle Mead Brass Band", IdentifierScheme.CHARITY, "1109429")
    page = page_of(client, address := given(client, text(HEADERS, ROWS), name="Grants"))
    assert "Suppliers here of whom more becomes known: 1" in page
    assert "GB-CHC 1189002" in page
    assert "Numbers that are not added, since another is held: 1" in page
    assert page.index("GB-CHC 1109429") < page.index("GB-CHC 1109428")
    confirmed(client, address)
    bare.refresh_from_db()
    other.refresh_from_db()
    assert (bare.scheme, bare.identifier, bare.kind) == ("GB-CHC", "1189002", "vcs")
    assert (other.scheme, other.identifier) == ("GB-CHC", "1109429")
    assert list(faults()) == []
    assert "Nothing changes" in page_of(client, given(client, text(HEADERS, ROWS), name="Grants"))


def test_a_charity_that_is_a_company_keeps_both_numbers(client: Client, carla: Any) -> None:
    held = numbered("Castle Mead Brass Band", IdentifierScheme.COMPANY, "01234567")
    both = [(*HARBOUR[:2], "1189002 / 08124547", *HARBOUR[3:]), BAND]
    page = page_of(client, address := given(client, text(HEADERS, both), name="Grants"))
    assert "GB-CHC 1189002; GB-COH 08124547" in page
    assert "Suppliers here of whom more becomes known: 1" in page
    assert "Numbers that are not added" not in page
    confirmed(client, address)
    assert held.numbers == [("GB-COH", "01234567"), ("GB-CHC", "1109428")]
    harbour = Organisation.objects.get(name="Harbour Door (CIO)")
    assert harbour.numbers == [("GB-CHC", "1189002"), ("GB-COH", "08124547")]
    assert list(faults()) == []
    again = [(*HARBOUR[:1], "Harbour Door Ltd", "08124547", *HARBOUR[3:]), BAND]
    taken(client, text(HEADERS, again), name="Grants")
    providers = RegisteredContract.objects.filter(gone_at=None).values_list("reference", "provider__name")
    assert dict(providers) == {"VCS/004": "Harbour Door (CIO)", "SG26/04": "Castle Mead Brass Band"}


def test_an_end_that_rolls_and_one_that_is_not_known_are_two(client: Client, carla: Any) -> None:
    taken(client, text(HEADERS, ROWS), name="Grants")
    held = RegisteredContract.objects.order_by("reference").values_list("reference", "ends_on", "is_open_ended")
    assert list(held) == [
        ("HIF-1", date(2028, 3, 31), False),
        ("SG26/04", None, True),
        ("SG26/05", None, False),
        ("SG26/09", date(2027, 3, 31), False),
        ("VCS/004", date(2028, 3, 31), False),
    ]
    later = (*SCOUTS[:5], "ongoing", SCOUTS[6])
    page = page_of(client, given(client, text(HEADERS, [LANTERN, HARBOUR, later, SHOP, BAND]), name="Grants"))
    assert "Changed: 1 field of 1 contract" in page
    assert page.index("Camp kit") < page.index("End not known") < page.index("No fixed end")


def test_providers_and_winners_and_listed_organisations_are_asked_about_too(client: Client, carla: Any) -> None:
    organisation("Lantern House")
    asked = "“Lantern Hse” is new; did you mean “Lantern House”, which is here?"
    tenders = text(("Title", "Reference", "Closing date", "Award date", "Awarded to"), [
        ("Drop-in", "DN1", "01/10/2026", "20/10/2026", "Lantern Hse"),
    ])  # fmt: skip
    assert asked in page_of(client, given(client, tenders, name="Tenders"))
    listed = text(("Name", "Charity number", "Kind"), [("Lantern Hse", "", ""), ("Hot Plate Ltd", "", "")])
    page = page_of(client, given(client, listed, name="Organisations"))
    assert asked in page
    assert "Kinds of the new organisations: Business 1, Not known 1." in page
    signed(client, "Anna", Role.ANALYST)
    services = text(
        ("Name", "Type", "Provider", "Client group", "Tier", "Duty"),
        [("Drop-in", "Health", "Lantern Hse", "Rough sleepers", "Universal", "May")],
    )
    assert asked in page_of(client, given(client, services, name="Services"))


def test_a_kind_that_was_not_known_is_told_by_a_list_of_organisations(client: Client, carla: Any) -> None:
    scouts = organisation("Drovers Hill Scouts", OrganisationKind.NOT_KNOWN)
    hall = organisation("Cloth Hall", OrganisationKind.BUSINESS)
    headers = ("Name", "Charity number", "Kind")
    rows = [("Drovers Hill Scouts", "1109428", ""), ("Cloth Hall", "1109429", "Not known")]
    address = given(client, text(headers, rows), name="Organisations")
    assert "Changed: 3 fields of 2 organisations" in page_of(client, address)
    confirmed(client, address)
    scouts.refresh_from_db()
    hall.refresh_from_db()
    assert (scouts.kind, hall.kind) == ("vcs", "business")


def test_a_winner_is_no_business_unless_its_name_says_so(client: Client, carla: Any) -> None:
    headers = ("Title", "Reference", "Closing date", "Award date", "Awarded to")
    rows = [
        ("Drop-in", "DN1", "01/10/2026", "20/10/2026", "Fens Scouts"),
        ("Meals", "DN2", "01/10/2026", "20/10/2026", "Hot Plate Ltd"),
    ]
    taken(client, text(headers, rows), name="Tenders")
    assert (kinds()["Fens Scouts"], kinds()["Hot Plate Ltd"]) == ("Not known", "Business")


def test_a_longer_register_asks_no_more_queries(carla: Any, django_assert_num_queries: Any) -> None:
    organisation("Lantern House")

    def lines(many: int) -> list[ContractLine]:
        return [ContractLine(f"Grant {at}", Supplier(f"Lantern Hse {at}"), None, None, None) for at in range(many)]

    with django_assert_num_queries(3):
        changes_to("Grants", lines(3))
    with django_assert_num_queries(3):
        changes_to("Grants", lines(300))
