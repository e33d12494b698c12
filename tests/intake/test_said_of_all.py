"""What a file does not say in a column of its own: said in two columns, by a person for all of it, or told by its
rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.checking import Checked, check, open_file
from quadrant.intake.evidence.places import listed_places
from quadrant.intake.table.spans import ages_between, decile_of, period_between
from quadrant.intake.terms import FileRefused
from tests.intake.making import csv_file, taken, told


def read(path: Path, **said: Any) -> Checked:
    places = listed_places()
    return check(open_file(path, places), places, **said)


@pytest.mark.parametrize(
    ("first", "last", "kind", "period"),
    [
        ("2024-01-01", "2024-12-31", "calendar_year", "2024"),
        ("2023-04-01", "2024-03-31", "financial_year", "2023/24"),
        ("01/04/2023", "31/03/2024", "", "2023/24"),
        ("2024-01-01", "2024-12-31", "three_year", "2024-01-01 to 2024-12-31 (three year)"),
        ("2024-01-01", "2024-03-31", "quarter", "2024-01-01 to 2024-03-31 (quarter)"),
        ("2024-01-01", "never", "", "2024-01-01 to never"),
    ],
)
def test_two_days_are_one_period(first: str, last: str, kind: str, period: str) -> None:
    assert period_between(first, last, kind) == period


def test_two_ages_are_one_group_and_a_decile_is_of_something() -> None:
    ages = [ages_between("5", "10"), ages_between("65", ""), ages_between("", "40"), ages_between("", "")]
    assert ages == ["Aged 5 to 10", "Aged 65 and over", "Aged 40 and under", ""]
    assert decile_of("1", "district_councils") == "Decile 1 of district councils"
    assert (decile_of("1"), decile_of("", "district_councils")) == ("1", "")


def test_the_upload_form_of_the_department_of_health(tmp_path: Path) -> None:
    headers = (
        *("area_code", "date_from", "date_to", "period_type", "sex", "age_from_years_inclusive"),
        *("age_to_years_inclusive", "deprivation_decile", "deprivation_category", "count", "value", "denominator"),
    )
    days = ("2024-01-01", "2024-12-31", "calendar_year")
    rows = [
        ("E06000019", *days, "persons", "65", "", "", "", "1", "2", "3"),
        ("E06000019", *days, "male", "5", "10", "1", "lower_layer_areas", "4", "5", "6"),
    ]
    assert told(read(csv_file(tmp_path, rows, headers), name="Falls").figures) == [
        ("Falls", "E06000019", "2024", "Age: Aged 65 and over", 2.0),
        ("Falls", "E06000019", "2024", "Several at once: Male, Decile 1 of lower layer areas, Aged 5 to 10", 5.0),
    ]
    wrong = [("E06000019", "2024-12-31", "2024-01-01", "calendar_year", *rows[0][4:])]
    with pytest.raises(FileRefused) as refused:
        read(csv_file(tmp_path, [*wrong, rows[1]], headers), name="Falls")
    assert str(refused.value.problems[0]) == (
        "row 2, column “date_from to date_to”: “2024-12-31 to 2024-01-01 (calendar year)” is not a period. "
        "Write one such as 2024, 2023/24, Q1 2023/24 or March 2024."
    )


def test_an_indicator_an_area_and_a_period_said_of_all(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [("Males", "5"), ("Females", "7")], ("Sex", "Value"))
    found = told(read(path, name="Carers", period="2024", area="Herefordshire").figures)
    assert found == [
        ("Carers", "E06000019", "2024", "Sex: Male", 5.0),
        ("Carers", "E06000019", "2024", "Sex: Female", 7.0),
    ]


def test_a_column_that_tells_every_figure_apart_holds_the_groups(tmp_path: Path) -> None:
    health = ("Very good", "Good", "Bad")
    rows = [
        (code, "2021", "Health", state, str(at))
        for code in ("E06000019", "E08000009")
        for at, state in enumerate(health)
    ]
    checked = taken(csv_file(tmp_path, rows, ("area_code", "period", "indicator", "general_health", "value")))
    assert checked.opened.mapping.guessed == {"breakdown"}
    assert [row[3] for row in told(checked.figures)[:3]] == [f"Other groups: {state}" for state in health]


def test_three_named_ages_make_a_wide_table_and_output_areas_are_places(tmp_path: Path) -> None:
    headers = ("OA21CD", "period", "all_ages", "aged_0_to_15", "aged_16_to_64")
    found = told(read(csv_file(tmp_path, [("E00030771", "2024", "9", "4", "5")] * 1, headers)).figures)
    assert [row[3:] for row in found] == [("", 9.0), ("Age: Aged 0 to 15", 4.0), ("Age: Aged 16 to 64", 5.0)]


def test_deciles_of_several_domains_are_figures_and_a_decile_alone_is_a_group(tmp_path: Path) -> None:
    headers = ("lsoa21_code", "IMD_decile", "Income_decile", "IMD_rank")
    rows = [("E01000001", "8", "10", "26525"), ("E01000002", "10", "9", "31203")]
    found = read(csv_file(tmp_path, rows, headers), period="2025").figures
    assert found is not None
    assert [one.key for one in found.series] == ["IMD decile", "Income decile", "IMD rank"]


def test_ages_over_small_numbers_are_still_headers(tmp_path: Path) -> None:
    headers = ("period", "area_code", "area_name", "sex", *map(str, range(6)))
    rows = [("2024", "E06000019", "Herefordshire", sex, *"012345") for sex in ("Males", "Females")]
    assert len(told(read(csv_file(tmp_path, rows, headers)).figures)) == 12


def test_a_plain_list_of_areas_holds_the_neighbours_of_one(tmp_path: Path) -> None:
    rows = [("E06000051", "Shropshire"), ("E06000065", "North Yorkshire")]
    path = csv_file(tmp_path, rows, ("area_code", "area_name"))
    checked = read(path, area="Herefordshire")
    assert checked.opened.mapping.kind is DatasetKind.NEIGHBOURS
    assert [(one.area.name, one.rank, one.neighbour.code) for one in checked.neighbours] == [
        ("Herefordshire", 1, "E06000051"),
        ("Herefordshire", 2, "E06000065"),
    ]
    with pytest.raises(FileRefused) as refused:
        read(path, area="Shropshire")
    assert str(refused.value.problems[0]).startswith("row 2, column “area_code”: “Shropshire” is the area itself.")
    with pytest.raises(FileRefused, match="“Narnia” is no area that Quadrant knows"):
        read(path, area="Narnia")
    with pytest.raises(FileRefused, match="say under “Area of all figures” whose they are"):
        read(path)
