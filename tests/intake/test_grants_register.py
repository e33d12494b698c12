"""A council's register of grants, as those who give them keep it: its headers, its sections, ends that nobody knows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.cell.cells import reader_of
from quadrant.intake.cell.days import NO_FIXED_END
from quadrant.intake.cell.numbers import read_number
from quadrant.intake.checking import Checked
from quadrant.intake.fields import OF_KIND, field_of
from quadrant.intake.terms import FileRefused
from tests.intake.making import csv_file, excel_file, problems, taken

HEADERS = (
    "Ref", "Organisation", "Charity / co. no.", "What the grant is for", "Start", "End", "Award 25/26 £", "TOTAL AWARD",
    "Comments",
)  # fmt: skip
LANTERN = ("VCS/001", "Lantern House", "1098211", "Day centre", "01/04/2025", "31/03/2028", 45000, 135000, "")
SHELTER = ("VCS/008", "Night Shelter", "01234567", "Winter shelter", "Nov-25", "March 2028", 15000, 45000, "")
BAND = ("SG26/04", "Brass Band", "", "Instruments", "06/06/2026", "-", 2500, 2500, "")
PANTRY = ("SG26/11", "Food Pantry", "n/a", "Food", "28/06/2026", "n/k", 500, 500, "")
SCOUTS = ("SG26/05", "Scouts", "", "Camp kit", "01/05/2026", "", 2500, 2500, "")
HUB = ("HIF-8", "Carers' Hub", "", "Breaks", "01/07/2026", "ongoing", 40000, 81200, "")
CONTRACTS = ("Title", "Supplier", "Start", "End", "Value")
END, START = (field_of(DatasetKind.CONTRACTS, key) for key in ("ends_on", "starts_on"))


def row(*cells: object) -> tuple[object, ...]:
    return (*cells, *[""] * (len(HEADERS) - len(cells)))


GRANTS = [
    row("CORE GRANTS (3 yr)"), LANTERN, SHELTER, row("", "Sub-total", "", "", "", "", 60000, 180000), row(),
    row("SMALL GRANTS (up to £5,000)"), BAND, PANTRY, SCOUTS, row("", "Sub total small grants", "", "", "", "", 1, 2),
    HUB, row("", "TOTAL AWARDS", "", "", "", "", 60000, 180000), row(),
    row("RAG: G = no concerns, A = watch"), row("Budget 26/27: £702,000 (incl £276k ICB)"),
]  # fmt: skip


def ends(found: Checked) -> list[tuple[str, date | None, bool]]:
    return [(line.supplier.name, line.ends_on, line.is_open_ended) for line in found.contracts]


def test_it_is_told_as_a_register_with_its_sections_totals_and_notes_left_out_by_row(tmp_path: Path) -> None:
    found = taken(
        excel_file(tmp_path, GRANTS, HEADERS, above=[("GRANTS TO THE VOLUNTARY SECTOR",), ("Updated 14/10",)])
    )
    assert found.opened.mapping.named(found.opened.sheet) == {
        "reference": "Ref",
        "supplier": "Organisation",
        "public_number": "Charity / co. no.",
        "title": "What the grant is for",
        "starts_on": "Start",
        "ends_on": "End",
        "value": "TOTAL AWARD",
    }
    assert found.sentence == (
        "6 contracts with 6 suppliers, worth £266,700.00 in all; 6 of them grants; "
        "1 rolling, with no fixed end; 3 with an end that is not known"
    )
    assert list(found.passed_over) == [
        "Left out: row of totals 7, 13, 15",
        "Left out: headings or notes in rows 4, 9, 17 and 18",
        "A month is read as its first day where something starts, and as its last day where it ends: row 6",
    ]
    assert ends(found) == [
        ("Lantern House", date(2028, 3, 31), False),
        ("Night Shelter", date(2028, 3, 31), False),
        ("Brass Band", None, False),
        ("Food Pantry", None, False),
        ("Scouts", None, False),
        ("Carers' Hub", None, True),
    ]
    assert found.contracts[1].starts_on == date(2025, 11, 1)
    numbers = [(line.supplier.scheme, line.supplier.identifier) for line in found.contracts[:3]]
    assert numbers == [("GB-CHC", "1098211"), ("GB-COH", "01234567"), ("", "")]


@pytest.mark.parametrize(
    "headers",
    [
        ("Grant ref", "Recipient", "Purpose", "Grant start", "Grant end", "Amount awarded"),
        ("Reference", "Grant holder", "Project", "Start", "End", "Grant amount"),
        ("Ref", "Organisation", "What the grant is for", "Start", "End", "Award"),
        (
            "Identifier",
            "Recipient Org:Name",
            "Title",
            "Planned Dates:Start Date",
            "Planned Dates:End Date",
            "Amount Awarded",
        ),
    ],
)
def test_the_headers_of_grants_are_known_those_of_360giving_too(tmp_path: Path, headers: Sequence[str]) -> None:
    grant = ("G1", "Lantern House", "Day centre", "2025-04-01", "2028-03-31", "135000")
    found = taken(csv_file(tmp_path, [grant], headers))
    line = found.contracts[0]
    assert (line.reference, line.supplier.name, line.title) == ("G1", "Lantern House", "Day centre")
    assert line.value == Decimal(135_000)
    assert (line.starts_on, line.ends_on, line.form) == (date(2025, 4, 1), date(2028, 3, 31), "grant")


def test_numbers_of_360giving_are_those_of_the_recipient(tmp_path: Path) -> None:
    headers = (
        "Identifier", "Title", "Description", "Currency", "Amount Awarded", "Award Date", "Recipient Org:Identifier",
        "Recipient Org:Name", "Recipient Org:Charity Number", "Recipient Org:Company Number", "Funding Org:Name",
        "Planned Dates:Start Date", "Planned Dates:End Date",
    )  # fmt: skip
    age = ("G1", "Visits", "Each week", "GBP", "500", "2025-03-12", "GB-COH-1", "Age Well", "", "1234567", "Ardlebury",
           "2025-04-01", "2028-03-31")  # fmt: skip
    found = taken(csv_file(tmp_path, [age], headers))
    assert found.contracts[0].supplier.identifier == "01234567"
    assert (found.contracts[0].supplier.name, found.contracts[0].description) == ("Age Well", "Each week")


def test_a_column_of_money_for_each_year_makes_no_table_of_figures_of_it(tmp_path: Path) -> None:
    headers = ("Recipient", "Project", "Start", "End", "2025/26", "2026/27", "2027/28", "Total award")
    rows = [("Lantern House", "Day centre", "01/04/2025", "31/03/2028", 45, 45, 45, 135)] * 1
    assert taken(csv_file(tmp_path, rows, headers)).opened.mapping.kind is DatasetKind.CONTRACTS


def test_beside_better_headers_organisation_is_the_council_and_purpose_a_description(tmp_path: Path) -> None:
    headers = ("Organisation Name", "Title", "Purpose", "Supplier Name", "Start Date", "End Date", "Value")
    rows = [("Ardlebury Council", "Homecare", "Care at home", "Tidewell", "01/04/2025", "31/03/2028", 5)]
    line = taken(csv_file(tmp_path, rows, headers)).contracts[0]
    assert (line.supplier.name, line.title, line.description, line.form) == ("Tidewell", "Homecare", "Care at home", "")


def test_people_with_an_organisation_and_an_end_are_no_contracts(tmp_path: Path) -> None:
    headers = ("Name", "Email", "Organisation", "Start date", "End date")
    rows = [("Ann", "ann@example.org", "Fens Trust", "01/04/2025", "31/03/2027")]
    with pytest.raises(FileRefused) as refused:
        taken(csv_file(tmp_path, rows, headers), kind=DatasetKind.CONTRACTS)
    assert "No column was found for: Title." in str(refused.value.problems[0])


def test_one_off_is_told_once_with_what_to_write(tmp_path: Path) -> None:
    rows = [(f"Grant {at}", "Pride", "01/04/2025", "one-off", "5") for at in range(6)]
    told = problems(csv_file(tmp_path, rows, CONTRACTS))
    remedy = "Write the day by which the money is to be spent, such as 31/03/2027, or - where that is not known."
    assert told == [f"row 2, column “End”: “one-off” is no day on which it ends, in 6 rows. {remedy}"]


@pytest.mark.parametrize(
    "month", ["March 2028", "Mar 2028", "Mar-28", "mar 2028", "March, 2028", "Mar/28", "Mar’28", "03/2028", "2028-03"]
)
def test_a_month_starts_with_its_first_day_and_ends_with_its_last(month: str) -> None:
    assert reader_of(START)(month).value == date(2028, 3, 1)
    assert reader_of(END)(month).value == date(2028, 3, 31)


@pytest.mark.parametrize("written", ["13/2028", "Smarch 2028", "Mar 28", "2028", "Q1 2028"])
def test_what_names_no_month_is_refused(written: str) -> None:
    assert reader_of(END)(written).wrong == "is not a date."


def test_where_an_hour_or_a_payment_is_asked_for_a_month_will_not_do() -> None:
    paid, due = field_of(DatasetKind.SPEND, "paid_on"), field_of(DatasetKind.TENDERS, "closes_on")
    assert [reader_of(field)("March 2028").wrong for field in (paid, due)] == ["is not a date."] * 2


@pytest.mark.parametrize("written", ["-", "n/k", "N/K", "nk", "not yet known", "Not known", "tbc", ""])
def test_an_end_that_nobody_knows_is_none_and_does_not_roll_on(written: str) -> None:
    assert reader_of(END)(written).value is None
    assert reader_of(END)(written).wrong == ""


@pytest.mark.parametrize("written", ["Rolling", "ongoing", "31/12/9999", "No fixed end"])
def test_only_what_says_so_rolls_on(written: str) -> None:
    assert reader_of(END)(written).value == NO_FIXED_END


@pytest.mark.parametrize("written", ["n/k", "NK", "not yet known", "not known"])
def test_a_figure_that_nobody_knows_is_not_available(written: str) -> None:
    found = read_number(written)
    assert (found.wrong, found.number != found.number) == ("", True)


def test_a_day_that_a_workbook_shows_as_a_month_ends_with_it(tmp_path: Path) -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        page, as_month = book.add_worksheet(), book.add_format({"num_format": "mmm-yy"})
        page.write_row(0, 0, CONTRACTS)
        page.write_row(1, 0, ("Day centre", "Lantern House", "", "", 5))
        page.write_datetime(1, 2, date(2025, 4, 1), as_month)
        page.write_datetime(1, 3, date(2028, 3, 1), as_month)
    path = tmp_path / "shown.xlsx"
    path.write_bytes(made.getvalue())
    found = taken(path)
    assert (found.contracts[0].starts_on, found.contracts[0].ends_on) == (date(2025, 4, 1), date(2028, 3, 31))
    assert any(told.endswith("where it ends: row 2") for told in found.passed_over)


FORMS = {
    "in a column": (("Type of agreement",), ("Grant",), "grant"),
    "another form": (("Type of agreement",), ("SLA",), "internal"),
    "no word of ours": (("Contract type",), ("Services",), ""),
    "by its route": (("Route to market",), ("Grant award, no competition",), "grant"),
    "by another route": (("Route to market",), ("Open tender",), ""),
}


@pytest.mark.parametrize(("headers", "cells", "form"), FORMS.values(), ids=FORMS)
def test_a_grant_is_one_only_where_the_file_says_so(
    tmp_path: Path, headers: tuple[str, ...], cells: tuple[str, ...], form: str
) -> None:
    rows = [("Day centre", "Lantern House", "01/04/2025", "31/03/2028", "5", *cells)]
    assert taken(csv_file(tmp_path, rows, (*CONTRACTS, *headers))).contracts[0].form == form


KINDS = {
    "nothing": ({}, "Ardlebury Pride", "Not known"),
    "voluntary": ({"VCSE": "Yes"}, "Ardlebury Pride", "Voluntary or community organisation"),
    "not voluntary": ({"VCSE": "No"}, "Ardlebury Pride", "Not known"),
    "small and not voluntary": ({"VCSE": "No", "SME": "Yes"}, "Swift Cars", "Business"),
    "small": ({"SME": "Yes"}, "Swift Cars", "Not known"),
    "charity": ({"Charity number": "1098211"}, "Ardlebury Pride", "Voluntary or community organisation"),
    "limited": ({}, "Hot Plate Ltd", "Business"),
    "as a column says": ({"Supplier type": "School"}, "Hot Plate Ltd", "School or school trust"),
    "a word of no kind": ({"Supplier type": "Tier 2"}, "Hot Plate Ltd", "Business"),
}


@pytest.mark.parametrize(("said", "name", "kind"), KINDS.values(), ids=KINDS)
def test_the_kind_of_a_supplier_is_what_the_row_tells(
    tmp_path: Path, said: dict[str, str], name: str, kind: str
) -> None:
    rows = [("Day centre", name, "01/04/2025", "31/03/2028", "5", *said.values())]
    supplier = taken(csv_file(tmp_path, rows, (*CONTRACTS, *said))).contracts[0].supplier
    assert supplier.kind is not None
    assert supplier.kind.label == kind


def test_of_a_list_that_needs_a_title_alone_a_title_alone_is_a_record_and_a_note_is_none(tmp_path: Path) -> None:
    headers = ("Title", "Reference", "Closing date", "Bids received")
    rows = [
        ("Homecare", "DN1", "16/10/2026", "4"), ("Meals", "", "", ""), ("", "", "", "see the portal"),
        ("Source: the portal", "", "", ""), ("* provisional", "", "", ""), ("Page 1 of 2", "", "", ""),
    ]  # fmt: skip
    found = taken(csv_file(tmp_path, rows, headers))
    assert [line.facts.title for line in found.lines] == ["Homecare", "Meals"]
    assert "Left out: headings or notes in rows 4, 5, 6 and 7" in found.passed_over


def test_of_organisations_a_name_alone_is_one(tmp_path: Path) -> None:
    headers = ("Name", "Charity number", "Kind")
    rows = [("Lantern House", "1098211", "Charity"), ("Scouts", "", ""), ("Notes: as at October", "", "")]
    found = taken(csv_file(tmp_path, rows, headers))
    assert [(line.name, line.usual_kind.value) for line in found.lines] == [
        ("Lantern House", "vcs"),
        ("Scouts", "not_known"),
    ]
    assert "Left out: a heading or note in row 4" in found.passed_over


def test_an_amount_alone_in_its_row_is_still_a_problem(tmp_path: Path) -> None:
    rows = [("Day centre", "Lantern House", "01/04/2025", "31/03/2028", "5"), ("", "", "", "", "500")]
    assert problems(csv_file(tmp_path, rows, CONTRACTS))[0].startswith("row 3, column “Title”: is missing.")


def test_every_header_that_stands_in_is_known_by_no_other_name_of_its_field() -> None:
    fields = [field for fields in OF_KIND.values() for field in fields if field.stands_in]
    assert fields
    assert not any(set(field.stands_in) & field.known_as for field in fields)
