"""Sums and choices as people write them: about, a year, nil; STAT and Non-stat; a word that is none told once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.cell.cells import read_money, reader_of
from quadrant.intake.fields import OF_KIND
from tests.intake.making import csv_file, problems, taken

COST = next(field for field in OF_KIND[DatasetKind.SERVICES] if field.key == "cost")
DUTY = next(field for field in OF_KIND[DatasetKind.SERVICES] if field.key == "duty")
CONTRACTS = ("Title", "Supplier", "Start", "End", "Value")
SERVICES = ("Service name", "Service type", "Provider", "Client group", "Tier", "Statutory", "Legal basis")


@pytest.mark.parametrize(
    ("written", "worth"),
    [
        ("£12k pa", "12000"),
        ("£12k p.a.", "12000"),
        ("£12,000 per year", "12000"),
        ("£12,000 per annum", "12000"),
        ("12,000 a year", "12000"),
        ("£12k/yr", "12000"),
        ("c. £140,000 pa", "140000"),
        ("nil", "0"),
        ("£140k", "140000"),
    ],
)
def test_what_a_year_comes_to_is_read_where_a_year_is_asked_for(written: str, worth: str) -> None:
    assert reader_of(COST)(written).value == Decimal(worth)


@pytest.mark.parametrize(
    ("written", "worth"),
    [
        ("c£140k", "140000"),
        ("c. £140,000", "140000"),
        ("circa 140k", "140000"),
        ("approx. £140,000", "140000"),
        ("~£140,000", "140000"),
        ("Nil", "0"),
    ],
)
def test_about_so_much_is_that_sum_and_nil_is_nothing(written: str, worth: str) -> None:
    assert read_money(written).value == Decimal(worth)


@pytest.mark.parametrize("written", ["£12k pa (2 yrs only)", "pa", "c", "£12k per head", "cat 5"])
def test_words_that_change_the_sum_are_refused(written: str) -> None:
    assert reader_of(COST)(written).wrong == "is not a sum of money."


def test_what_a_year_comes_to_is_no_value_of_a_contract(tmp_path: Path) -> None:
    rows = [("Homecare", "Tidewell", "01/04/2024", "31/03/2027", "£12k pa")]
    [problem] = problems(csv_file(tmp_path, rows, CONTRACTS))
    assert problem.endswith(
        "This is what a year comes to: write what it comes to in all, or - where that is not known."
    )


def test_about_is_told_once_for_its_column_and_thousands_stay_thousands(tmp_path: Path) -> None:
    rows = [
        ("Homecare", "Tidewell", "01/04/2024", "31/03/2027", "c. £140"),
        ("Meals", "Hot Plate", "01/04/2024", "31/03/2027", "c£1.2m"),
        ("Taxis", "Swift", "01/04/2024", "31/03/2027", "nil"),
    ]
    checked = taken(csv_file(tmp_path, rows, (*CONTRACTS[:4], "Value (£k)")))
    assert [line.value for line in checked.contracts] == [Decimal(140_000), Decimal(1_200_000), Decimal(0)]
    assert list(checked.passed_over) == [
        "“Value (£k)” is read in thousands of pounds: 2 is £2,000",
        "Sums written as about so much are read as that sum: “Value (£k)”",
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("STAT", "must"),
        ("Statutory service", "must"),
        ("Statutory", "must"),
        ("Non-stat", "may"),
        ("NON STAT", "may"),
        ("Non-statutory service", "may"),
        ("Part statutory", "mixed"),
    ],
)
def test_the_duty_is_read_as_councils_shorten_it(written: str, meant: str) -> None:
    assert reader_of(DUTY)(written).value == meant


def test_a_word_that_is_none_of_a_choice_is_told_once_with_its_rows(tmp_path: Path) -> None:
    rows = [
        (f"Lunch club {at}", "Day support", "Age Together", "Older people", tier, "May", "")
        for at, tier in enumerate(["Community", "community ", "Universal", "Acute", "Community"])
    ]
    told = problems(csv_file(tmp_path, rows, SERVICES))
    assert [problem.split(" Write")[0] for problem in told] == [
        "row 2, column “Tier”: “Community” is none of the words, in 3 rows.",
        "row 5, column “Tier”: “Acute” is none of the words.",
    ]
