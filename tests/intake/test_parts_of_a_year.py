"""Quarters, months and terms whose year stands elsewhere: in a column beside, above the table, or as somebody says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from quadrant.intake.cell.year_parts import part_of_year, with_year, year_in
from quadrant.intake.checking import Checked, check, open_file
from quadrant.intake.evidence.places import listed_places
from quadrant.intake.terms import FileRefused
from tests.intake.making import csv_file, excel_file, told

HEREFORDSHIRE = "E06000019"
SCORECARD = ("Performance measure", "Lead", "Unit", "Target", "2025/26 outturn", "Q1", "Q2", "Q3", "RAG")
MEASURES = (
    ("Children in care per 10,000", "A Smith", "Rate", 60, 66.2, 65.1, 64.8, "", "A"),
    ("EHC plans within 20 weeks", "B Jones", "%", "60%", "52%", "55%", "n/a", "", "G"),
)
TITLE = [("Children's scorecard 2026/27",)]


def taken(path: Path, *, period: str = "", area: str = "Herefordshire", name: str = "Visits") -> Checked:
    places = listed_places()
    return check(open_file(path, places), places, period=period, area=area, name=name)


def refusal(path: Path, *, period: str = "") -> list[str]:
    with pytest.raises(FileRefused) as refused:
        taken(path, period=period)
    return [str(problem) for problem in refused.value.problems]


def figures_in(path: Path, *, period: str = "") -> list[tuple[str, str, float | None]]:
    return [(key, label, value) for key, _, label, _, value in told(taken(path, period=period).figures)]


def test_a_scorecard_s_quarters_are_of_the_year_in_its_title(tmp_path: Path) -> None:
    found = taken(excel_file(tmp_path, MEASURES, SCORECARD, above=TITLE))
    assert told(found.figures) == [
        ("Children in care per 10,000", HEREFORDSHIRE, "2025/26", "", 66.2),
        ("EHC plans within 20 weeks", HEREFORDSHIRE, "2025/26", "", 52.0),
        ("Children in care per 10,000", HEREFORDSHIRE, "Q1 2026/27", "", 65.1),
        ("EHC plans within 20 weeks", HEREFORDSHIRE, "Q1 2026/27", "", 55.0),
        ("Children in care per 10,000", HEREFORDSHIRE, "Q2 2026/27", "", 64.8),
        ("EHC plans within 20 weeks", HEREFORDSHIRE, "Q2 2026/27", "", None),
    ]
    assert "Their year is no column: 2026/27 is taken from what stands above the headers" in found.passed_over


def test_a_scorecard_without_a_year_says_which_to_write(tmp_path: Path) -> None:
    path = csv_file(tmp_path, MEASURES, SCORECARD)
    (told_once,) = refusal(path)
    assert told_once == (
        "“Q1” does not say of which year it is. Write the year under “Period of all figures”, such as 2026/27, or in "
        "each header or cell."
    )
    assert refusal(path, period="Q2")[0].startswith("“Q2” is no year to which “Q1” belongs.")
    assert [label for _, label, _ in figures_in(path, period="2026/27")][2] == "Q1 2026/27"


def test_two_years_in_a_title_are_none(tmp_path: Path) -> None:
    above = [("Scorecard 2026/27 beside 2025/26",)]
    assert refusal(csv_file(tmp_path, MEASURES, SCORECARD, above=above))[0].startswith("“Q1” does not say")


def test_months_across_are_no_figures_of_a_year(tmp_path: Path) -> None:
    rows = [("Moorside", 10, 12, 11, 33), ("Town", 30, 31, 32, 93), ("Total", 40, 43, 43, 126)]
    path = csv_file(tmp_path, rows, ("Centre", "Apr", "May", "June", "Total"), above=[("Visits, April to June 2026",)])
    assert told(taken(path).figures)[:4] == [
        ("Visits", HEREFORDSHIRE, "April 2026", "Other groups: Moorside", 10.0),
        ("Visits", HEREFORDSHIRE, "April 2026", "Other groups: Town", 30.0),
        ("Visits", HEREFORDSHIRE, "April 2026", "", 40.0),
        ("Visits", HEREFORDSHIRE, "May 2026", "Other groups: Moorside", 12.0),
    ]


def test_months_over_a_column_of_years(tmp_path: Path) -> None:
    rows = [("Herefordshire", "2024/25", 3.5, 4.5), ("Herefordshire", "2025/26", 5.5, 6.5)]
    path = csv_file(tmp_path, rows, ("Area", "Year", "Mar", "Apr"))
    assert figures_in(path) == [
        ("Visits", "March 2025", 3.5),
        ("Visits", "March 2026", 5.5),
        ("Visits", "April 2024", 4.5),
        ("Visits", "April 2025", 6.5),
    ]


@pytest.mark.parametrize(
    ("headers", "rows", "labels"),
    [
        (("Year", "Quarter"), (("2026/27", "Q1"), ("2026/27", "Qtr 2")), ["Q1 2026/27", "Q2 2026/27"]),
        (("Quarter", "Year"), (("1", "2026/27"), ("2", "2026/27")), ["Q1 2026/27", "Q2 2026/27"]),
        (("Month", "Year"), (("January", "2026"), ("Feb", "2026")), ["January 2026", "February 2026"]),
        (("Month", "Financial Year"), (("January", "25/26"), ("Apr", "25/26")), ["January 2026", "April 2025"]),
        (("Month", "Academic Year"), (("April", "2025/26"), ("Sept", "2025/26")), ["April 2026", "September 2025"]),
        (("Term", "Academic Year"), (("Autumn", "2025/26"), ("Spring", "2025/26")),
         ["Autumn term 2025/26", "Spring term 2025/26"]),
        (("Year", "Quarter"), (("2026/27", "Q1"), ("2026/27", "")), ["Q1 2026/27", "2026/27"]),
    ],
)  # fmt: skip
def test_a_column_of_years_beside_one_of_their_parts(
    tmp_path: Path, headers: tuple[str, str], rows: tuple[tuple[str, str], ...], labels: list[str]
) -> None:
    path = csv_file(tmp_path, [(*row, f"{at}.5") for at, row in enumerate(rows)], (*headers, "Rate"))
    assert [label for _, label, _ in figures_in(path)] == labels


def test_what_is_no_part_of_its_year_is_refused_at_its_cell(tmp_path: Path) -> None:
    rows = [(year, part, "1.5") for part in ("Q1", "Q2", "Q3", "Q4") for year in ("2022/23", "2023/24", "2024/25")]
    path = csv_file(tmp_path, [*rows, ("2025/27", "Q1", "1.5")], ("Year", "Quarter", "Rate"))
    (told_once,) = refusal(path)
    assert told_once == (
        "row 14, column “Year and Quarter”: “Q1 2025/27” is not a period. Write a quarter with its year: Q1 2026/27 "
        "begins in April, Q1 2026 in January."
    )


def test_days_that_a_workbook_shows_as_months_are_months(tmp_path: Path) -> None:
    path = tmp_path / "file.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Visits")
        month, year_first, day = (book.add_format({"num_format": code}) for code in ("mmm-yy", "yyyy mmmm", "d mmm yy"))
        sheet.write_row(0, 0, ["Month", "Area", "Counted on", "Rate"])
        for at, (on, shown) in enumerate(((date(2026, 4, 1), month), (date(2026, 5, 31), year_first)), start=1):
            sheet.write_datetime(at, 0, on, shown)
            sheet.write(at, 1, "Herefordshire")
            sheet.write_datetime(at, 2, on, day)
            sheet.write(at, 3, at + 0.5)
    opened = open_file(path, listed_places())
    assert opened.sheet.months == {0}
    assert figures_in(path) == [("Visits", "April 2026", 1.5), ("Visits", "May 2026", 2.5)]


def test_months_over_columns_may_be_days_shown_as_months(tmp_path: Path) -> None:
    path = tmp_path / "file.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, month = book.add_worksheet("Visits"), book.add_format({"num_format": "[$-809]mmm\\-yy;@"})
        sheet.write(0, 0, "Area")
        sheet.write_row(1, 0, ["Herefordshire", 1.5, 2.5])
        for at in (1, 2):
            sheet.write_datetime(0, at, date(2026, 3 + at, 1), month)
    assert figures_in(path) == [("Visits", "April 2026", 1.5), ("Visits", "May 2026", 2.5)]


@pytest.mark.parametrize(
    ("text", "header", "part"),
    [
        ("Q2", "", "Q2"),
        ("qtr. 3 actual", "", "Q3"),
        ("H1", "", "H1"),
        ("Sept", "", "September"),
        ("Autumn term", "", "Autumn term"),
        ("April (p)", "", "April"),
        ("4", "Quarter", "Q4"),
        ("7.0", "Month", "July"),
        ("7", "Quarter", None),
        ("7", "Ward", None),
        ("Q5", "", None),
        ("H3", "", None),
        ("Q2 target", "", None),
        ("Q2 2026/27", "", None),
        ("Moorside", "", None),
    ],
)
def test_which_words_are_a_part_of_a_year(text: str, header: str, part: str | None) -> None:
    assert part_of_year(text, header) == part


def test_a_part_belongs_to_its_year() -> None:
    assert with_year("Q2", "FY26/27") == "Q2 2026/27"
    assert with_year("Q2", "2026") == "Q2 2026"
    assert with_year("March", "2026-27") == "March 2027"
    assert with_year("August", "academic year 2025/26") == "August 2026"
    assert with_year("September", "AY 2025/26") == "September 2025"
    assert [with_year("Q2", none) for none in ("2026/28", "", "next year")] == [None, None, None]


def test_the_year_that_a_title_names() -> None:
    assert year_in("Attendance, school year 2025-26", ["April"]) == "school year 2025/26"
    assert year_in("Scorecard 2026/27", ["Q1"]) == "2026/27"
    assert year_in("Visits from April to June 2026", ["April", "May"]) == "2026"
    assert year_in("Visits in 2026", ["December", "January"]) is None
    assert year_in("Scorecard of 2026", ["Q1"]) is None
    assert year_in("Scorecard", ["Q1"]) is None


def test_a_period_that_is_shown_otherwise_than_the_file_writes_it_is_told(tmp_path: Path) -> None:
    rows = [("Herefordshire", period, 1.5) for period in ("Jul-26", "2026-08", "September 2026")]
    found = taken(csv_file(tmp_path, rows, ("Area", "Month", "Rate")))
    assert "Periods are shown in one way: “Jul-26” is July 2026, and 1 more like it" in found.passed_over
