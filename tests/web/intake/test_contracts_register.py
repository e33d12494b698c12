"""A council's own spreadsheet of contracts comes in by the page: looked at, confirmed, corrected, withdrawn."""

from __future__ import annotations

import html
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from quadrant.analyse.outcomes.models import Dataset
from quadrant.do.agreements.models import RegisteredContract
from quadrant.intake.models import Upload
from quadrant.partnership.commands import add_organisation
from quadrant.partnership.models import Organisation, Partnership
from quadrant.partnership.terms import IdentifierScheme, OrganisationKind, Role
from tests.factories.partnership import NOW, administrator, organisation, person
from tests.intake.registers import HEADERS, HOMECARE, MEALS, TAXIS, text, workbook

NEW = ("C004", "Advocacy", "Adult social care", "Speak Up Trust", "01/01/2026", "31/12/2027", "60,000", "No")


@pytest.fixture
def carla(client: Client, ardlebury: Partnership) -> Any:
    """A contract manager, signed in."""
    somebody = person("Carla", Role.CONTRACT_MANAGER)
    client.force_login(somebody)
    return somebody


def given(client: Client, content: bytes, name: str = "contracts.csv", **said: str) -> str:
    """Upload a file; the address of its page."""
    answer = client.post("/ardlebury/uploads/new/", {"file": SimpleUploadedFile(name, content), **said})
    assert answer.status_code == 302, answer.content.decode()
    return f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/"


def taken(client: Client, content: bytes, **said: str) -> str:
    """Upload and confirm; the report."""
    answer: Any = client.post(f"{given(client, content, **said)}confirm/", follow=True)
    return html.unescape(answer.content.decode())


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def held() -> list[tuple[str, str, date | None, Decimal | None]]:
    rows = RegisteredContract.objects.standing().select_related("provider").order_by("title")
    return [(one.title, one.provider.name, one.ends_on, one.value) for one in rows]


def test_a_register_comes_in_as_the_council_keeps_it(client: Client, carla: Any) -> None:
    page = read(client, given(client, text()))
    assert "3 contracts with 3 suppliers, worth £1,584,000.00 in all" in page
    assert "all 3 contracts are added" in page
    assert "New suppliers to be listed: 3" in page
    assert not RegisteredContract.objects.exists()
    assert "3 rows were taken in" in taken(client, text())
    assert held() == [
        ("Homecare, north", "Tidewell Homecare", date(2027, 1, 31), Decimal("1250000.00")),
        ("Meals at home", "Hot Plate Ltd", date(2028, 3, 31), Decimal("84000.00")),
        ("School taxis", "Swift Cars", date(2027, 8, 31), Decimal("250000.00")),
    ]
    first = RegisteredContract.objects.get(reference="C001")
    assert (first.department, first.is_sme, first.starts_on) == ("Adult social care", True, date(2024, 4, 1))


def test_a_workbook_with_titles_merged_cells_totals_and_blank_rows(client: Client, carla: Any) -> None:
    rows = [
        ("Ardlebury Council: contracts register",),
        ("As at 1 November 2026",),
        ("", "Contract", "", "", "Dates", "", "Money"),
        HEADERS,
        HOMECARE,
        (),
        ("C002", "Meals at home", "", *MEALS[3:6], 84000.5, "No"),
        HEADERS,
        (*TAXIS[:6], "-", ""),
        ("Total", "", "", "", "", "", "£1,334,000.50", ""),
    ]
    content = workbook(rows, merged=[(4, 6, 2, "Adult social care")], before=["Guidance"])
    page = read(client, given(client, content, "register.xlsx"))
    assert "Left out: row of totals 10" in page
    assert "Left out: row that repeats the headers 8" in page
    assert "1 without a value" in page
    assert "Guidance" in page
    client.post(f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/confirm/")
    meals = RegisteredContract.objects.get(reference="C002")
    assert (meals.department, meals.value) == ("Adult social care", Decimal("84000.50"))
    assert RegisteredContract.objects.get(reference="C003").value is None


def test_a_corrected_file_shows_what_changes_before_it_is_confirmed(client: Client, carla: Any) -> None:
    taken(client, text(), name="Register")
    later = (*MEALS[:5], "31/03/2029", "90000", "N")
    page = read(client, given(client, text([HOMECARE, later, NEW]), name="Register"))
    assert "Changed: 2 fields of 1 contract" in page
    assert "31 March 2028" in page
    assert "31 March 2029" in page
    assert "Gone: 1 contract that the file leaves out" in page
    assert "New: 1 contract" in page
    assert "1 contract would stay as they are" in page
    assert len(held()) == 3
    client.post(f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/confirm/")
    assert [row[0] for row in held()] == ["Advocacy", "Homecare, north", "Meals at home"]
    assert RegisteredContract.objects.get(reference="C002").ends_on == date(2029, 3, 31)
    assert RegisteredContract.objects.get(reference="C003").gone_at is not None
    assert "Nothing changes" in read(client, given(client, text([HOMECARE, later, NEW]), name="Register"))


def test_the_whole_import_is_withdrawn(client: Client, carla: Any) -> None:
    taken(client, text(), name="Register")
    dataset = Dataset.objects.get()
    answer = client.post(f"/ardlebury/datasets/{dataset.pk}/withdraw/", {"why": "The wrong year"})
    assert answer.status_code == 302
    assert held() == []
    assert "Homecare, north" not in read(client, "/ardlebury/contracts/")
    taken(client, text(), name="Register")
    assert len(held()) == 3
    assert RegisteredContract.objects.count() == 3


def test_suppliers_are_known_by_their_number_and_by_their_exact_name(client: Client, carla: Any) -> None:
    tide = add_organisation(
        name="Tidewell Care Group",
        kind=OrganisationKind.BUSINESS,
        scheme=IdentifierScheme.COMPANY,
        identifier="01234567",
        by=administrator(),
        at=NOW,
    )
    hot = organisation("HOT PLATE LTD")
    headers = (*HEADERS, "Company number")
    taken(client, text([(*HOMECARE, "1234567"), (*MEALS, "")], headers))
    providers = dict(RegisteredContract.objects.values_list("reference", "provider"))
    assert providers == {"C001": tide.pk, "C002": hot.pk}
    assert not Organisation.objects.filter(name="Hot Plate Ltd").exists()


BAD = {
    "no supplier": ({3: ""}, "Supplier Name", "Is missing"),
    "no such day": ({5: "31/02/2027"}, "End Date", "February 2027 has 28 days."),
    "month first": ({5: "12/31/2026"}, "End Date", "Did you mean 31/12/2026?"),
    "leap year": ({4: "29/02/2023"}, "Start Date", "February 2023 has 28 days."),
    "year 1899": ({4: "30/12/1899"}, "Start Date", "Is in the year 1899"),
    "words for a day": ({5: "next spring"}, "End Date", "Is not a date"),
    "ends before it starts": ({5: "31/03/2023"}, "End Date", "Is before the contract starts"),
    "words for money": ({6: "a lot"}, "Total Value (£)", "Is not a sum of money"),
    "euros": ({6: "€1000"}, "Total Value (£)", "Write pounds."),
    "continental": ({6: "1.234,50"}, "Total Value (£)", "Write 1234.50"),
    "below nothing": ({6: "-500"}, "Total Value (£)", "Is less than £0"),
    "brackets": ({6: "(500)"}, "Total Value (£)", "Is less than £0"),
    "per cent": ({6: "12%"}, "Total Value (£)", "Is not a sum of money"),
    "overflow": ({6: "1e308"}, "Total Value (£)", "Is not a sum of money"),
    "very large": ({6: "9999999999999999"}, "Total Value (£)", "Is larger than any sum could be"),
    "not a number": ({6: "NaN"}, "Total Value (£)", "Is not a sum of money"),
    "infinity": ({6: "Infinity"}, "Total Value (£)", "Is not a sum of money"),
    "error of a formula": ({6: "#REF!"}, "Total Value (£)", "mend the formula"),
    "error as a title": ({1: "#N/A"}, "Contract Title", "Mend the formula"),
    "perhaps": ({7: "perhaps"}, "SME", "Write Yes, No or -."),
    "long title": ({1: "x" * 301}, "Contract Title", "longer than 300 characters"),
    "empty value": ({6: ""}, "Total Value (£)", "or - where it is not known"),
    "reference twice": ({0: "c002"}, "Contract Ref", "Is the reference of row"),
    "script": ({5: "<script>alert(1)</script>"}, "End Date", "Is not a date"),
}  # fmt: skip


@pytest.mark.parametrize(("cells", "column", "sentence"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_refused_at_its_cell_and_nothing_is_kept(
    client: Client, carla: Any, cells: dict[int, str], column: str, sentence: str
) -> None:
    wrong = tuple(cells.get(at, cell) for at, cell in enumerate(HOMECARE))
    address = given(client, text([MEALS, wrong, TAXIS]))
    page = read(client, address)
    assert f"Row 3, column “{column}”" in page
    assert sentence in page
    assert "<script>alert" not in client.get(address).content.decode()
    client.post(f"{address}confirm/")
    assert [table.objects.count() for table in (RegisteredContract, Dataset)] == [0, 0]
    assert not Organisation.objects.filter(name="Swift Cars").exists()


def test_a_contract_that_rolls_on_has_no_fixed_end(client: Client, carla: Any) -> None:
    rows = [(*HOMECARE[:5], "Rolling", *HOMECARE[6:]), (*MEALS[:5], "31/12/9999", *MEALS[6:])]
    taken(client, text(rows))
    assert [row[2] for row in held()] == [None, None]


def test_sheet_and_header_row_are_picked_and_the_columns_remembered(client: Client, carla: Any) -> None:
    ours = ("Ours", "Whom with", "First", "Last", "Pounds")
    homecare = ("Homecare", "Tidewell", "01/04/2024", "31/01/2027", 5)
    rows = [("old", "list", "of", "them"), ours, homecare]
    address = given(client, workbook(rows, before=["Cover"]), "odd.xlsx")
    said = {"name": "Odd", "kind": "contracts", "sheet": "Register", "header_row": "2"}
    assert client.post(f"{address}describe/", said).status_code == 302
    page = read(client, f"{address}describe/")
    assert "Whom with" in page
    columns = {"title": "Ours", "supplier": "Whom with", "starts_on": "First", "ends_on": "Last", "value": "Pounds"}
    mapped = {f"column_{field}": header for field, header in columns.items()}
    answer = client.post(f"{address}describe/", {**said, **mapped, "remember_as": "Our list"})
    assert answer.status_code == 302
    assert "1 contract with 1 supplier" in read(client, address)
    meals = ("Meals", "Hot Plate", "01/04/2025", "31/03/2027", 6)
    again = given(client, workbook([ours, homecare, meals]), "next.xlsx")
    page = read(client, again)
    assert "Our list" in page
    assert "2 contracts with 2 suppliers" in page


def test_who_may_bring_in_contracts_may_not_bring_in_figures_and_the_other_way_round(
    client: Client, carla: Any
) -> None:
    page = read(client, given(client, b"Indicator,Period,Area,Value\nObese,2024,England,2\nObese,2023,England,3\n"))
    assert "This brings figures of indicators, which you may not bring in." in page
    assert "Take it in" not in page
    theirs = Upload.objects.latest("pk")
    client.force_login(person("Anna", Role.ANALYST))
    own = given(client, text())
    assert "which you may not bring in" in read(client, own)
    client.post(f"{own}confirm/")
    assert not RegisteredContract.objects.exists()
    client.force_login(person("Fred", Role.FINANCE))
    assert client.get(f"/ardlebury/uploads/{theirs.pk}/").status_code == 404
    assert "contracts.csv" not in client.get("/ardlebury/uploads/").content.decode()
