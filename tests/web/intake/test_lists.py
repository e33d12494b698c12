"""Services, organisations, people, budgets and the committee calendar come in from a list: what is new and what changes
is told first, all of it comes in or nothing, and what was there and is not named stays."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.outcomes.commands import add_area
from quadrant.analyse.outcomes.models import Dataset
from quadrant.analyse.services.models import Service, ServiceFunding
from quadrant.governance.models import Meeting
from quadrant.intake.models import Upload
from quadrant.partnership.models import Body, BodyMember, Invitation, Organisation, Partnership, Person, RoleHolding
from quadrant.partnership.terms import Role
from quadrant.plan.funds.models import Fund
from tests.conftest import NOW
from tests.factories.outcomes import analyst
from tests.factories.partnership import administrator, body, organisation, person
from tests.web.intake.giving import Rows, confirmed, described, given, page_of, signed, taken, text

OF_SERVICES = (
    "Service", "Type", "Provider", "Client group", "Tier", "Statutory", "Legal basis", "Ward", "Places", "Unit",
    "Annual cost", "Funded by", "Fund", "Year", "CQC ID",
)  # fmt: skip
LARKS = (
    "Larks day centre", "Day support", "Larks CIC", "Older people", "Targeted", "No", "", "North", "40", "places",
    "£120,000", "Ardlebury Council", "Adult social care", "2026/27", "1-234",
)  # fmt: skip
ELMS = ("Elms", "Care home", "Elms Ltd", "Older people", "Specialist", "Yes", "Care Act 2014, s18", *[""] * 8)
OF_PEOPLE = ("Name", "Email", "Organisation", "Role", "Board", "Seat", "Type of body")
PRIYA = ("Priya Shah", "Priya.Shah@example.org", "Estuary ICB", "Analyst", "Health board", "Member", "")
OTIS = ("Otis Bell", "otis@example.org", "", "", "Carers panel", "Chair", "Panel")


@pytest.fixture
def anna(client: Client, ardlebury: Partnership) -> Any:
    somebody = analyst()
    client.force_login(somebody)
    return somebody


def test_services_come_into_the_catalogue_with_provider_place_and_cost(client: Client, anna: Any) -> None:
    add_area(code="NORTH", name="North", by=anna, at=NOW)
    page = page_of(client, given(client, text(OF_SERVICES, [LARKS, ELMS])))
    assert "2 services of 2 providers, 1 with a cost" in page
    assert "New: 2 services" in page
    assert "New organisations to be listed: 3" in page
    assert not Service.objects.exists()
    assert "2 rows were taken in" in taken(client, text(OF_SERVICES, [LARKS, ELMS]))
    assert set(Organisation.objects.values_list("name", flat=True)) >= {"Larks CIC", "Elms Ltd", "Ardlebury Council"}
    larks = Service.objects.select_related("provider").get(name="Larks day centre")
    assert (larks.reference, larks.kind, larks.tier, larks.duty) == ("1-234", "Day support", "targeted", "may")
    assert (larks.provider.name, larks.capacity, larks.unit) == ("Larks CIC", 40, "places")
    assert [place.area.name for place in larks.places.select_related("area")] == ["North"]
    line = ServiceFunding.objects.select_related("organisation").get()
    assert (line.organisation.name, line.year, line.amount) == ("Ardlebury Council", 2026, Decimal("120000.00"))
    assert "Larks day centre" in page_of(client, "/ardlebury/services/")
    assert "1-234" in page_of(client, f"/ardlebury/services/{larks.pk}/")


def test_a_corrected_list_tells_each_changed_field_and_leaves_the_rest(client: Client, anna: Any) -> None:
    taken(client, text(OF_SERVICES, [LARKS, ELMS]), name="Services")
    later = ("Larks centre", *LARKS[1:4], "Universal", *LARKS[5:10], "130000", *LARKS[11:])
    address = given(client, text(OF_SERVICES, [later]), name="Services")
    page = page_of(client, address)
    assert "Changed: 2 fields of 1 service" in page
    assert "Larks centre" in page
    assert Service.objects.get(reference="1-234").name == "Larks day centre"
    confirmed(client, address)
    assert set(Service.objects.values_list("name", "tier")) == {("Larks centre", "universal"), ("Elms", "specialist")}
    assert [str(one.amount) for one in ServiceFunding.objects.standing()] == ["130000.00"]
    assert "Nothing changes" in page_of(client, given(client, text(OF_SERVICES, [later])))


def test_what_holds_of_every_row_is_said_once(client: Client, anna: Any) -> None:
    address = given(
        client, text(("Name", "Address", "Postcode"), [("Elms", "1 Elm Road", "AB1 2CD"), ("Oaks", "", "")])
    )
    assert "No column was found for: Provider." in page_of(client, address)
    said = {"kind": "Home", "provider": "The Council", "client_group": "Everybody", "tier": "Universal", "duty": "May"}
    described(client, address, "services", **{f"all_{key}": one for key, one in said.items()})
    confirmed(client, address)
    assert dict(Service.objects.values_list("name", "as_users_say")) == {
        "Elms": "Home, 1 Elm Road, AB1 2CD",
        "Oaks": "Home",
    }
    assert {one.provider.name for one in Service.objects.select_related("provider")} == {"The Council"}


def test_a_list_of_services_withdrawn_takes_out_what_it_added(client: Client, anna: Any) -> None:
    taken(client, text(OF_SERVICES, [ELMS]), name="First")
    taken(client, text(OF_SERVICES, [LARKS]), name="Second")
    second = Dataset.objects.get(name="Second")
    client.post(f"/ardlebury/datasets/{second.pk}/withdraw/", {"why": "The wrong list"})
    assert [one.name for one in Service.objects.standing()] == ["Elms"]
    assert Service.objects.get(name="Larks day centre").retired_why == "Withdrawn with the file list.csv"


def test_organisations_are_known_by_their_number_and_told_anew(client: Client, ardlebury: Partnership) -> None:
    signed(client, "Carla", Role.CONTRACT_MANAGER)
    held = organisation("Tidewell Trust")
    before = Organisation.objects.count()
    headers = ("Charity name", "Registered charity number", "Charity company registration number", "Charity type")
    rows = [
        ("TIDEWELL TRUST", "1112223", "", "CIO"),
        ("Speak Up", "1112224", "1234567", "Trust"),
        ("Speak Up", "1112225", "CE1", "Trust"),
    ]
    page = page_of(client, given(client, text(headers, rows)))
    assert "3 organisations, 3 with a public number" in page
    assert "GB-CHC 1112223" in page
    assert "Left out: “CE1” in row 4" in page
    confirmed(client, f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/")
    held.refresh_from_db()
    assert (held.name, held.identifier, held.kind) == ("Tidewell Trust", "1112223", "vcs")
    assert Organisation.objects.count() == before + 2
    assert Organisation.objects.get(identifier="1112225").name == "Speak Up (1112225)"
    renamed = [("Tidewell Care", "1112223", "", "CIO")]
    address = given(client, text(headers, renamed))
    assert "Tidewell Care" in page_of(client, address)
    confirmed(client, address)
    held.refresh_from_db()
    assert held.name == "Tidewell Care"
    dataset = Dataset.objects.latest("pk")
    assert "records may name them" in page_of(client, f"/ardlebury/datasets/{dataset.pk}/")
    assert client.post(f"/ardlebury/datasets/{dataset.pk}/withdraw/", {"why": "No"}).status_code in {200, 404, 409}
    assert Dataset.objects.get(pk=dataset.pk).withdrawn_at is None


def test_people_get_the_role_and_the_seat_that_their_row_names_and_no_invitation(
    client: Client, ardlebury: Partnership
) -> None:
    ada = administrator()
    client.force_login(ada)
    body("Health board")
    page = page_of(client, given(client, text(OF_PEOPLE, [PRIYA, OTIS])))
    assert "Priya Shah (priya.shah@example.org): Analyst; Member of Health board" in page
    assert "Formed as new bodies: Carers panel." in page
    assert "No invitation is sent" in page
    assert not Person.objects.filter(name="Priya Shah").exists()
    taken(client, text(OF_PEOPLE, [PRIYA, OTIS]))
    priya = Person.objects.get(email="priya.shah@example.org")
    assert not priya.has_usable_password()
    assert [one.role for one in RoleHolding.objects.filter(person=priya)] == ["analyst"]
    seats = {one.person.name: (one.body.name, one.seat) for one in BodyMember.objects.select_related("person", "body")}
    assert seats == {"Priya Shah": ("Health board", "member"), "Otis Bell": ("Carers panel", "chair")}
    assert not Invitation.objects.exists()
    assert "Nothing changes" in page_of(client, given(client, text(OF_PEOPLE, [PRIYA, OTIS])))
    assert not RoleHolding.objects.filter(person__name="Otis Bell").exists()


COUNTED: dict[str, tuple[Role, tuple[str, ...], Rows]] = {
    "people": (Role.ADMINISTRATOR, OF_PEOPLE, [OTIS, ("Total people", "1", "", "", "", "", "")]),
    "meetings": (
        Role.ADMINISTRATOR, ("Committee", "Date", "Time"),
        [("Health board", "08/12/2026", "18:00"), ("No. of meetings", "1", "")],
    ),
    "budgets": (
        Role.FINANCE, ("Fund", "Year", "Budget", "Owner", "Funding source"),
        [("Care", "2026/27", "5", "Estuary ICB", "Grant"), ("Total budgets", "", "£5", "", "")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("role", "headers", "rows"), COUNTED.values(), ids=COUNTED)
def test_a_row_that_counts_a_list_is_left_out_and_told(
    client: Client, ardlebury: Partnership, role: Role, headers: tuple[str, ...], rows: Rows
) -> None:
    body("Health board")
    organisation("Estuary ICB")
    client.force_login(administrator() if role is Role.ADMINISTRATOR else person("Somebody", role))
    page = page_of(client, given(client, text(headers, rows)))
    assert "Left out: row of totals 3" in page
    assert "Row 3" not in page


def test_only_an_administrator_brings_in_people_and_nobody_else_sees_their_list(
    client: Client, ardlebury: Partnership
) -> None:
    client.force_login(administrator())
    address = given(client, text(OF_PEOPLE, [PRIYA]))
    described(client, address, "people")
    client.force_login(analyst())
    assert client.get(address).status_code == 404
    assert "list.csv" not in page_of(client, "/ardlebury/uploads/")
    own = page_of(client, given(client, text(OF_PEOPLE, [PRIYA])))
    assert "which you may not bring in" in own
    assert "Priya" not in own
    client.post(f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/confirm/")
    assert not Person.objects.filter(name="Priya Shah").exists()


KEYS: dict[str, tuple[Role, tuple[str, ...], Rows, str, str]] = {
    "service without its law": (
        Role.ANALYST, OF_SERVICES, [LARKS, (*ELMS[:6], "", *ELMS[7:])], "Row 3, column “Legal basis”", "Name the law",
    ),
    "service of no tier": (
        Role.ANALYST, OF_SERVICES, [LARKS, (*ELMS[:4], "Middling", *ELMS[5:])], "Row 3, column “Tier”",
        "Write one of: Universal, Targeted, Specialist.",
    ),
    "service twice": (Role.ANALYST, OF_SERVICES, [ELMS, ELMS], "Row 3, column “Service”", "Stands in row 2 already"),
    "cost without payer": (
        Role.ANALYST, OF_SERVICES, [LARKS, (*ELMS[:10], "5000", *ELMS[11:])], "Row 3, column “Funded by”",
        "Say who pays it.",
    ),
    "capacity in words": (
        Role.ANALYST, OF_SERVICES, [(*LARKS[:8], "many", *LARKS[9:])], "Row 2, column “Places”", "a whole number",
    ),
    "charity number": (
        Role.ADMINISTRATOR, ("Name", "Charity number"), [("A", "1112223"), ("B", "12")],
        "Row 3, column “Charity number”", "six or seven digits",
    ),
    "organisation twice": (
        Role.ADMINISTRATOR, ("Name", "Charity number"), [("A", "1112223"), ("B", "1112223")],
        "Row 3, column “Charity number”", "Is the number of row 2 already",
    ),
    "mail": (
        Role.ADMINISTRATOR, OF_PEOPLE, [OTIS, ("Priya", "priya at example", *PRIYA[2:])], "Row 3, column “Email”",
        "Write one such as anna@example.org.",
    ),
    "unknown body": (
        Role.ADMINISTRATOR, OF_PEOPLE, [OTIS, PRIYA], "Row 3, column “Board”", "say what kind of body it is",
    ),
    "administrator": (
        Role.ADMINISTRATOR, OF_PEOPLE, [OTIS, (*PRIYA[:3], "Administrator", "", "", "")], "Row 3, column “Role”",
        "Is given to nobody by a file.",
    ),
    "two chairs": (
        Role.ADMINISTRATOR, OF_PEOPLE, [OTIS, ("Pat", "pat@example.org", *OTIS[2:])], "Row 3, column “Seat”",
        "row 2 is the chair",
    ),
    "year": (
        Role.FINANCE, ("Fund", "Year", "Budget"), [("A", "2026/28", "5"), ("B", "2026", "5")], "Row 2, column “Year”",
        "Did you mean 2026/27?",
    ),
    "fund unknown": (
        Role.FINANCE, ("Fund", "Year", "Budget", "Owner", "Funding source"), [("A", "2026/27", "5", "Nobody", "Grant")],
        "Row 2, column “Owner”", "Is no organisation here.",
    ),
    "hour": (
        Role.ADMINISTRATOR, ("Committee", "Date", "Time"), [("A", "08/12/2026", "25:00"), ("A", "09/12/2026", "18:00")],
        "Row 2, column “Time”", "Write it like 18:30 or 6.30pm.",
    ),
    "hour that is not": (
        Role.ADMINISTRATOR, ("Committee", "Date", "Time"), [("Panel", "28/03/2027", "01:30")], "Row 2, column “Time”",
        "the clocks change that night",
    ),
    "no such body": (
        Role.ADMINISTRATOR, ("Committee", "Date", "Time"), [("Panel", "08/12/2026", "18:00")],
        "Row 2, column “Committee”", "form the body first",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("role", "headers", "rows", "where", "sentence"), KEYS.values(), ids=KEYS)
def test_what_cannot_be_taken_is_refused_at_its_cell_and_nothing_is_kept(
    client: Client, ardlebury: Partnership, role: Role, headers: tuple[str, ...], rows: Rows, where: str, sentence: str
) -> None:
    client.force_login(administrator() if role is Role.ADMINISTRATOR else person("Somebody", role))
    before = (Organisation.objects.count(), Person.objects.count(), Body.objects.count())
    address = given(client, text(headers, rows))
    page = page_of(client, address)
    assert where in page
    assert sentence in page
    assert "Take it in" not in page
    confirmed(client, address)
    assert not Dataset.objects.exists()
    assert (Organisation.objects.count(), Person.objects.count(), Body.objects.count()) == before
    assert not any(table.objects.exists() for table in (Service, Fund, Meeting))
