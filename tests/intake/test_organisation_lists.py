"""A list of partner organisations as people keep it: numbers of two registries in one column or two, legal forms in
their own words, and a row that counts them all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.checking import Checked
from quadrant.intake.lists.public_numbers import numbers_in
from quadrant.partnership.terms import kind_of_form
from tests.intake.making import csv_file, excel_file, problems, taken

ONE_COLUMN = ("Ref", "Organisation", "Charity / company no.", "Legal form", "Main contact", "Address & postcode")
TWO_COLUMNS = ("Organisation", "Charity no.", "Company no.", "Legal form")


def found(checked: Checked) -> list[tuple[str, str, list[str]]]:
    """Each organisation with the kind that it would have and its numbers."""
    return [
        (line.name, line.usual_kind.label, [f"{scheme.value} {number}" for scheme, number in line.numbers])
        for line in checked.lines
    ]


def row(name: str, number: str = "", form: str = "", address: str = "1 High St, AL6 5XX") -> tuple[str, ...]:
    return ("V1", name, number, form, "Jo Bell (Chair)", address)


def test_a_list_with_one_column_of_numbers_its_sections_and_its_total(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [
        ("OLDER PEOPLE & CARERS", "", "", "", "", ""),
        row("Fieldgate Youth", "1041401", "CIO"),
        row("Mind in Ardlebury", "1090950 / 08124547", "Co. ltd by guarantee & charity"),
        row("Harbour Door", "CIC 10056983", "CIC"),
        row("Refugee Welcome", "applied for", "Co. ltd by guarantee & charity"),
        row("St Oswald's Trust", "exempt (CofE)", "Trust"),
        row("Lantern House", "", "Unincorporated"),
        ("", "Total organisations", 6, "", "", ""),
    ]
    checked = taken(excel_file(tmp_path, rows, ONE_COLUMN, above=[("VCSE PARTNER ORGANISATIONS",)]))
    assert checked.opened.mapping.kind is DatasetKind.ORGANISATIONS
    assert checked.sentence == "6 organisations, 3 with a public number, 1 of them on more than one list"
    assert found(checked) == [
        ("Fieldgate Youth", "Voluntary or community organisation", ["GB-CHC 1041401"]),
        ("Mind in Ardlebury", "Voluntary or community organisation", ["GB-CHC 1090950", "GB-COH 08124547"]),
        ("Harbour Door", "Social enterprise", ["GB-COH 10056983"]),
        ("Refugee Welcome", "Voluntary or community organisation", []),
        ("St Oswald's Trust", "Not known", []),
        ("Lantern House", "Voluntary or community organisation", []),
    ]
    assert list(checked.passed_over) == ["Left out: row of totals 10", "Left out: a heading or note in row 3"]


def test_two_columns_of_numbers_are_both_read(tmp_path: Path) -> None:
    rows = [("Mind", "1090950", "8124547", "CIO"), ("Harbour Door", "n/k", "10056983", "CIC"), ("Age Well", "", "", "")]
    assert found(taken(csv_file(tmp_path, rows, TWO_COLUMNS))) == [
        ("Mind", "Voluntary or community organisation", ["GB-CHC 1090950", "GB-COH 08124547"]),
        ("Harbour Door", "Social enterprise", ["GB-COH 10056983"]),
        ("Age Well", "Not known", []),
    ]


@pytest.mark.parametrize("column", ["charity_number", "company_number", "public_number"])
@pytest.mark.parametrize(
    "written",
    ["", "-", "n/k", "N/A", "none", "tbc", "applied for", "Applied for 2026", "pending", "exempt", "Exempt (CofE)",
     "excepted", "not registered", "Not yet registered", "unincorporated", "awaiting CC",
     "None - small group", "N/A (constituted)", "Too small to register"],
)  # fmt: skip
def test_words_for_no_number_are_no_number_and_no_fault(written: str, column: str) -> None:
    read = numbers_in(written, column)
    assert (read.good, read.wrong) == ([], [])


@pytest.mark.parametrize(
    ("column", "written", "numbers"),
    [
        ("public_number", "1090950", ["GB-CHC 1090950"]),
        ("public_number", "109 0950", ["GB-CHC 1090950"]),
        ("public_number", "08124547", ["GB-COH 08124547"]),
        ("public_number", "CIC 10931436", ["GB-COH 10931436"]),
        ("public_number", "Co. No. 8124547", ["GB-COH 08124547"]),
        ("public_number", "Reg. charity no: 1090950", ["GB-CHC 1090950"]),
        ("public_number", "1090950 / 08124547", ["GB-CHC 1090950", "GB-COH 08124547"]),
        ("public_number", "08124547 & 1090950", ["GB-COH 08124547", "GB-CHC 1090950"]),
        ("public_number", "Charity 1090950, Company 8124547", ["GB-CHC 1090950", "GB-COH 08124547"]),
        ("public_number", "1090950 (08124547)", ["GB-CHC 1090950", "GB-COH 08124547"]),
        ("public_number", "1090950 / applied for", ["GB-CHC 1090950"]),
        ("public_number", "SC012345", ["GB-SC SC012345"]),
        ("public_number", "SC412345", ["GB-COH SC412345"]),
        ("public_number", "NI012345", ["GB-COH NI012345"]),
        ("public_number", "NIC100123", ["GB-NIC NIC100123"]),
        ("public_number", "RC000123", ["GB-COH RC000123"]),
        ("public_number", "IP12345R", ["GB-COH IP12345R"]),
        ("public_number", "31234R", ["GB-COH IP31234R"]),
        ("public_number", "RS007123", ["GB-COH RS007123"]),
        ("charity_number", "sc 012345", ["GB-SC SC012345"]),
        ("charity_number", "1090950 / 08124547", ["GB-CHC 1090950", "GB-COH 08124547"]),
        ("charity_number", "CIC 10931436", ["GB-COH 10931436"]),
        ("company_number", "SC012345", ["GB-COH SC012345"]),
        ("company_number", "CIC 7854502", ["GB-COH 07854502"]),
    ],
)
def test_a_number_is_read_as_people_write_it(column: str, written: str, numbers: list[str]) -> None:
    read = numbers_in(written, column)
    assert [f"{scheme.value} {number}" for scheme, number in read.good] == numbers
    assert read.wrong == []


def test_what_is_no_number_is_refused_and_a_second_one_of_a_list_is_told(tmp_path: Path) -> None:
    [problem] = problems(csv_file(tmp_path, [row("A", "see file"), row("B", "1041401")], ONE_COLUMN))
    assert problem == (
        "row 2, column “Charity / company no.”: “see file” is no number of Charity Commission (GB-CHC) or Companies "
        "House (GB-COH). These are six or seven digits; or eight digits, or two letters and six digits."
    )
    checked = taken(csv_file(tmp_path, [row("A", "1090950 / 8124547"), row("B", "1041401 / see file")], ONE_COLUMN))
    assert list(checked.passed_over) == [
        "Left out: “8124547” in row 2, a second number of Charity Commission (GB-CHC)",
        "Left out: “see file” in row 3, no number of Charity Commission (GB-CHC) or Companies House (GB-COH)",
    ]


def test_two_rows_of_one_company_are_refused_though_their_charities_differ(tmp_path: Path) -> None:
    rows = [("A", "1041401", "08124547", ""), ("B", "1041402", "08124547", "")]
    [problem] = problems(csv_file(tmp_path, rows, TWO_COLUMNS))
    told = "row 3, column “Company no.”: “08124547” is the number of row 2 already. Keep one of the two."
    assert problem == told


FORMS = {
    "Unincorporated association": "Voluntary or community organisation",
    "unincorporated": "Voluntary or community organisation",
    "Constituted group": "Voluntary or community organisation",
    "Community group": "Voluntary or community organisation",
    "Charitable trust": "Voluntary or community organisation",
    "CIO": "Voluntary or community organisation",
    "C.I.O. (foundation)": "Voluntary or community organisation",
    "Co. ltd by guarantee & charity": "Voluntary or community organisation",
    "Charitable company limited by guarantee": "Voluntary or community organisation",
    "Faith group": "Voluntary or community organisation",
    "Company limited by guarantee": "Not known",
    "Company (limited by guarantee)": "Not known",
    "CLG": "Not known",
    "Company limited by guarantee, not a charity": "Not known",
    "Trust": "Not known",
    "C.I.C.": "Social enterprise",
    "CIC limited by guarantee": "Social enterprise",
    "Community benefit society": "Social enterprise",
    "Co-operative": "Social enterprise",
    "Social enterprise": "Social enterprise",
    "Housing association": "Social enterprise",
    "PLC": "Business",
    "Partnership": "Business",
    "Sole trader": "Business",
    "Private limited company": "Business",
    "Parish council": "Council",
    "Town Council": "Council",
    "Multi-academy trust": "School or school trust",
    "Academy trust": "School or school trust",
    "GP practice": "NHS",
    "NHS Foundation Trust": "NHS",
}


@pytest.mark.parametrize(("form", "kind"), FORMS.items(), ids=FORMS)
def test_a_legal_form_tells_the_kind(tmp_path: Path, form: str, kind: str) -> None:
    checked = taken(csv_file(tmp_path, [row("Speak Up", "", form)], ONE_COLUMN))
    assert [line.usual_kind.label for line in checked.lines] == [kind]


def test_a_company_limited_by_guarantee_is_no_business_for_its_name_or_its_number(tmp_path: Path) -> None:
    clg = "Company limited by guarantee"
    rows = [row("Speak Up Ltd", "08124547", clg), row("Talk", "1090950", clg), row("Shop CIC", "10931436", clg)]
    assert [kind for _, kind, _ in found(taken(csv_file(tmp_path, rows, ONE_COLUMN)))] == [
        "Not known",
        "Voluntary or community organisation",
        "Social enterprise",
    ]


@pytest.mark.parametrize("form", ["duplicate - see V022?", "Hub", "tbd with Sue", "Jo"])
def test_words_that_are_no_form_tell_nothing(form: str) -> None:
    assert kind_of_form(form) is None


def test_a_word_that_is_no_kind_is_told_once_and_not_where_a_charity_number_decides(tmp_path: Path) -> None:
    rows = [
        row("A", "", "Hub"), row("B", "", "hub"), row("C", "1090950", "Hub"), row("D", "08124547", "Hub"),
        row("E", "", "see Jo"), row("F", "", "n/k"),
    ]  # fmt: skip
    remedy = "Write its legal form, or Council, NHS, School, Charity, Social enterprise, Business, Other or Not known."
    assert problems(csv_file(tmp_path, rows, ONE_COLUMN)) == [
        f"row 2, column “Legal form”: “Hub” is no kind of organisation, in 3 rows. {remedy}",
        f"row 6, column “Legal form”: “see Jo” is no kind of organisation. {remedy}",
    ]


@pytest.mark.parametrize(
    "total",
    [
        row("Total", "", "", "")[:4],
        ("", "Total organisations", "44", "", "", ""),
        ("", "Total organisations", "", "44", "", ""),
        ("", "Total organisations: 44", "", "", "", ""),
        ("Total organisations", "44", "", "", "", ""),
        ("", "Grand total of partner organisations", "", "", "44", ""),
        ("", "No. of organisations", "44", "", "", ""),
        ("", "Number of organisations:", "44", "", "", ""),
        ("", "44 organisations", "", "", "", ""),
        ("", "TOTAL VCSE ORGS", "44", "-", "", ""),
    ],
    ids=str,
)
def test_a_row_that_counts_the_list_is_no_organisation(tmp_path: Path, total: Sequence[str]) -> None:
    total = (*(("", *total[1:]) if total[0] == "V1" else total), *[""] * (6 - len(total)))
    checked = taken(csv_file(tmp_path, [row("Speak Up", "1090950"), total], ONE_COLUMN))
    assert [line.name for line in checked.lines] == ["Speak Up"]
    assert list(checked.passed_over) == ["Left out: row of totals 3"]


@pytest.mark.parametrize(
    "one",
    [
        row("Total Care Services Ltd"),
        ("", "Total Care Services Ltd", "", "", "", ""),
        ("", "Total Football CIC", "10931436", "", "", ""),
        ("", "Total Community Services", "1090950", "", "", ""),
        row("Total Community Services"),
        row("Total Grants Advice"),
        ("", "Number One Community Trust", "", "", "", ""),
    ],
    ids=str,
)
def test_an_organisation_whose_name_begins_so_is_one(tmp_path: Path, one: Sequence[str]) -> None:
    checked = taken(csv_file(tmp_path, [row("Speak Up", "1090951"), one], ONE_COLUMN))
    assert [line.name for line in checked.lines] == ["Speak Up", one[1]]
    assert list(checked.passed_over) == []


LISTS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "services": (
        ("Service", "Type", "Provider", "Client group", "Tier", "Statutory", "Legal basis", "Places"),
        ("Elms", "Home", "Elms Ltd", "Older people", "Targeted", "No", "", ""),
        ("Total services", "", "1", "", "", "", "", "40"),
    ),
    "contracts": (
        ("Title", "Supplier", "Start", "End", "Value"),
        ("Homecare", "Tidewell", "01/04/2024", "31/03/2027", "100"),
        ("No. of contracts", "1", "", "", "£100"),
    ),
    "tenders": (
        ("Tender", "Reference", "Deadline", "System"),
        ("Homecare", "T1", "16/10/2026", "Portal"),
        ("Number of tenders", "1", "", ""),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("headers", "record", "total"), LISTS.values(), ids=LISTS)
def test_other_lists_leave_their_count_out_too(
    tmp_path: Path, headers: Sequence[str], record: Sequence[str], total: Sequence[str]
) -> None:
    checked = taken(csv_file(tmp_path, [record, total], headers))
    assert checked.rows == 1
    assert list(checked.passed_over) == ["Left out: row of totals 3"]
