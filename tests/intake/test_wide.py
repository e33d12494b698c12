"""Wide tables: a column for each year, each age or each measure; and groups that stand in several columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from quadrant.analyse.outcomes.terms import Figures
from quadrant.intake.checking import Checked, check, open_file
from quadrant.intake.evidence.places import listed_places
from quadrant.intake.terms import FileRefused
from tests.intake.making import csv_file, told
from tests.shared_folder import needs_shared, shared


def read(path: Path, *, name: str = "", period: str = "") -> Checked:
    places = listed_places()
    return check(open_file(path, places), places, name=name, period=period)


def figures(path: Path, *, name: str = "", period: str = "") -> Figures:
    found = read(path, name=name, period=period).figures
    assert found is not None
    return found


def test_a_column_for_each_year(tmp_path: Path) -> None:
    headers = ("Indicator", "Area", "2021/22", "2022/23")
    rows = [("Obese", "Herefordshire", "20.5", ""), ("Obese", "England", "21", "-")]
    assert told(figures(csv_file(tmp_path, rows, headers))) == [
        ("Obese", "E06000019", "2021/22", "", 20.5),
        ("Obese", "E92000001", "2021/22", "", 21.0),
        ("Obese", "E92000001", "2022/23", "", None),
    ]


def test_a_cell_of_a_wide_table_is_refused_under_its_own_header(tmp_path: Path) -> None:
    headers = ("Indicator", "Area", "2021", "2022")
    rows = [
        ("Obese", "Herefordshire", *("20", "21")),
        ("Obese", "England", "21", "many"),
        *[("Fit", "England", "1", "2")] * 1,
    ]
    rows += [(f"Other {at}", "England", str(at), str(at)) for at in range(20)]
    path = csv_file(tmp_path, rows, headers)
    with pytest.raises(FileRefused) as refused:
        read(path)
    assert [str(problem).split(":")[0] for problem in refused.value.problems] == ["row 3, column “2022”"]


def test_people_by_sex_and_single_year_of_age(tmp_path: Path) -> None:
    headers = ("period", "area_code", "area_name", "sex", "all_ages", "aged_0_to_15", *map(str, range(5)), "90+")
    rows = [("2024", "E06000019", "Herefordshire", sex, *map(str, range(8))) for sex in ("Persons", "Males")]
    found = told(figures(csv_file(tmp_path, rows, headers)))
    assert len(found) == 16
    assert ("Population", "E06000019", "2024", "", 0.0) in found
    assert ("Population", "E06000019", "2024", "Age: Aged 0 to 15", 1.0) in found
    assert ("Population", "E06000019", "2024", "Several at once: Male, Age 90+", 7.0) in found


def test_a_column_for_each_measure_and_the_period_said_of_all(tmp_path: Path) -> None:
    headers = ("lsoa21_code", "IMD_rank", "Income_rank", "Crime_rank")
    rows = [("E01000001", "3", "4", "5"), ("E01000002", "1", "2", "9")]
    found = told(figures(csv_file(tmp_path, rows, headers), period="2025"))
    assert found[:2] == [("IMD rank", "E01000001", "2025", "", 3.0), ("IMD rank", "E01000002", "2025", "", 1.0)]
    assert len(found) == 6


def test_the_columns_of_fingertips(tmp_path: Path) -> None:
    headers = (
        "Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type", "Sex",
        "Age", "Category Type", "Category", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit",
        "Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Denominator", "Value note", "Recent Trend",
        "Compared to England value or percentiles", "Compared to Regions (statistical) value or percentiles",
        "Time period Sortable", "New data", "Compared to goal", "Time period range",
    )  # fmt: skip

    def row(area: str, sex: str, category: tuple[str, str], value: str) -> tuple[str, ...]:
        name = "Herefordshire" if area == "E06000019" else "England"
        start = ("90366", "Life expectancy at birth", "E92000001", "England", area, name, "UA", sex, "All ages")
        measured = (*category, "2020 - 22", value, "1", "2", "0", "3", "10", "20")
        return (*start, *measured, "", "", "", "", "20200000", "", "", "3y")

    rows = [
        row("E92000001", "Male", ("", ""), "78.9"),
        row("E92000001", "Female", ("", ""), "82.8"),
        row("E92000001", "Male", ("Deprivation", "Most deprived decile"), "73.5"),
        row("E06000019", "Male", ("", ""), "79.8"),
    ]
    found = figures(csv_file(tmp_path, rows, headers))
    assert [(each[1], each[3], each[4]) for each in told(found)] == [
        ("E92000001", "Sex: Male", 78.9),
        ("E92000001", "Sex: Female", 82.8),
        ("E92000001", "Several at once: Most deprived decile, Male", 73.5),
        ("E06000019", "Sex: Male", 79.8),
    ]
    assert (found.numerator[0], found.denominator[0]) == (10.0, 20.0)


@needs_shared
def test_the_real_wide_files() -> None:
    folder = shared("data", "population", "README.md").parent
    trafford = figures(folder / "trafford_mid_2024_ward.csv")
    assert len(trafford.areas) == 21
    assert len(trafford) == 63 * 95
    imd = figures(folder.parent / "deprivation" / "imd2025_england_lsoa21.csv", period="2025")
    assert len(imd.areas) == 33_755


def test_a_decile_of_deprivation_is_what_an_area_has_where_each_has_one_row(tmp_path: Path) -> None:
    headers = ("lsoa11_code", "IMD_decile", "IMD_rank", "Income_rank")
    rows = [(f"E0100000{at}", at, 11 * at, 7 * at) for at in range(1, 5)]
    found = told(figures(csv_file(tmp_path, rows, headers), period="2019"))
    assert found[0::4] == [
        ("IMD decile", "E01000001", "2019", "", 1.0),
        ("IMD rank", "E01000001", "2019", "", 11.0),
        ("Income rank", "E01000001", "2019", "", 7.0),
    ]
