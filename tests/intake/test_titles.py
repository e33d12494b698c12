"""Of which period a table is, where its title says so; which sheet is read; one line for one cell that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from quadrant.intake.checking import check, open_file
from quadrant.intake.evidence.places import listed_places
from quadrant.intake.table.titles import period_above
from quadrant.intake.terms import FileRefused
from tests.intake.making import csv_file


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Position at 30 September 2026", "30 September 2026"),
        ("Snapshot as at 30/09/2026", "30 September 2026"),
        ("Register, Q2 26-27", "Q2 2026/27"),
        ("2026/27 – Q2 return", "Q2 2026/27"),
        ("Waiting list September 2026", "September 2026"),
        ("Survey of 2026", "2026"),
        ("Survey 2025-26", "2025-26"),
        ("From 1 April to 30 September 2026", ""),
        ("April to June 2026", ""),
        ("2025/26 beside 2026/27", ""),
        ("Produced on Monday", ""),
        ("SEN2 2 of 30", ""),
    ],
)
def test_the_period_that_a_title_names(title: str, period: str) -> None:
    assert period_above([("above", (title,)), ("sheet", ("Sheet1",))])[0] == period


def test_what_stands_above_comes_before_the_name_of_the_sheet() -> None:
    titles = [("above", ("Register", "At 30 June 2026")), ("sheet", ("Q2 26-27",)), ("name", ("Survey 2024",))]
    assert period_above(titles) == ("30 June 2026", "above")
    assert period_above(titles[1:]) == ("Q2 2026/27", "sheet")
    assert period_above(titles[2:]) == ("2024", "name")
    assert period_above([titles[0], ("sheet", ("Data",)), titles[2]]) == ("30 June 2026", "above")
    assert period_above([("above", ("June 2025", "June 2026"))]) == ("", "")


def test_a_table_is_of_the_day_in_its_title_unless_somebody_says_another(tmp_path: Path) -> None:
    rows, above = [("Herefordshire", 12.5), ("Shropshire", 9.5)], [("Position at 30 September 2026",)]
    path, places = csv_file(tmp_path, rows, ("Council", "Rate"), above=above), listed_places()
    found = check(open_file(path, places), places, name="Vacancies")
    assert found.figures is not None
    assert [one.label for one in found.figures.periods] == ["30 September 2026"]
    assert "The period 30 September 2026 is taken from what stands above the headers" in found.passed_over
    said = check(open_file(path, places), places, name="Vacancies", period="2026")
    assert said.figures is not None
    assert [one.label for one in said.figures.periods] == ["2026"]


def test_of_sheets_alike_the_one_that_the_workbook_opens_on_is_read(tmp_path: Path) -> None:
    path = tmp_path / "file.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (("Q1 26-27", 3), ("Q2 26-27", 2), ("Old", 3)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Area", "Rate"])
            for at in range(1, rows + 1):
                sheet.write_row(at, 0, ["Herefordshire", at + 0.5])
            if name.startswith("Q2"):
                sheet.activate()
    assert open_file(path, listed_places()).sheet.name == "Q2 26-27"


def test_one_wrong_cell_of_a_wide_table_is_one_problem(tmp_path: Path) -> None:
    rows = [
        ("Herefordshir", 1.5, 2.5, "x9"),
        *(("Shropshire", *(at + 0.1 * each for each in range(3))) for at in range(9)),
    ]
    path, places = csv_file(tmp_path, rows, ("Council", "2024", "2025", "2026")), listed_places()
    with pytest.raises(FileRefused) as refused:
        check(open_file(path, places, columns={"area": "Council"}), places, name="Rates")
    assert refused.value.total == 2
    assert [(problem.row, problem.column, problem.value) for problem in refused.value.problems] == [
        (2, "2026", "x9"),
        (2, "Council", "Herefordshir"),
    ]


def test_what_somebody_wrote_for_all_rows_is_one_problem_at_its_field(tmp_path: Path) -> None:
    path, places = csv_file(tmp_path, [("A", 1.5), ("B", 2.5), ("C", 2.5)], ("Group", "Rate")), listed_places()
    with pytest.raises(FileRefused) as refused:
        check(open_file(path, places), places, name="Rates", period="Position of last week", area="Herefordshir")
    of_area, of_period = map(str, refused.value.problems)
    assert of_area == (
        "column “Area of all figures”: “Herefordshir” is no area that Quadrant knows. Did you mean Herefordshire?"
    )
    assert of_period == (
        "column “Period of all figures”: “Position of last week” is not a period. Write one such as 2024, 2023/24, Q1 "
        "2023/24 or March 2024."
    )
