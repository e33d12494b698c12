"""What a workbook has besides cells: hidden sheets, sheets beside it, formulas, cells far away, and bombs."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from tests.intake.making import HEADERS, ROWS, excel_file, problems, taken, told


def test_a_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    with xlsxwriter.Workbook(path) as book:
        shown, hidden = book.add_worksheet("Shown"), book.add_worksheet("Old")
        hidden.hide()
        for sheet, value in ((shown, 1), (hidden, 2)):
            for at, row in enumerate([HEADERS, ("Obese", 2024, "England", value), ("Obese", 2023, "England", value)]):
                sheet.write_row(at, 0, row)
    assert [row[4] for row in told(taken(path).figures)] == [1.0, 1.0]


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#NAME?", "#VALUE!"])
def test_an_excel_formula_in_error_is_told_as_one(tmp_path: Path, error: str) -> None:
    path = tmp_path / "formula.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADERS)
        sheet.write_row(1, 0, ("Obese", 2024, "England"))
        sheet.write_formula(1, 3, "=1/0", None, error)
        sheet.write_row(2, 0, ("Obese", 2023, "England", 1))
    [said] = problems(path)
    assert said == (
        f"sheet “Sheet1”, row 2, column “Values”: “{error}” is not a number. "
        "This is a formula's error: mend the formula."
    )


def test_a_formula_that_was_never_worked_out_is_an_empty_cell(tmp_path: Path) -> None:
    path = tmp_path / "formula.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADERS)
        sheet.write_row(1, 0, ("Obese", 2024, "England"))
        sheet.write_formula(1, 3, "=A9", None, "")
        sheet.write_row(2, 0, ("Obese", 2023, "England", 1))
    [said] = problems(path)
    assert said == (
        "sheet “Sheet1”, row 2, column “Values”: The cell is empty, or its formula has no result. "
        "Write - where the figure is not available."
    )


def test_a_workbook_that_unpacks_to_gigabytes_is_not_unpacked(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    assert problems(path) == ["The workbook unpacks to far more than it could hold. Save it anew as CSV."]


def test_too_many_columns(tmp_path: Path) -> None:
    wide = tuple(f"c{at}" for at in range(501))
    assert problems(excel_file(tmp_path, [wide], wide)) == [
        "The sheet “Figures” reaches over 2 rows and 501 columns. Keep only those needed."
    ]


def test_a_cell_that_stands_far_away_ends_the_reader_and_not_the_site(tmp_path: Path) -> None:
    """Read in this process, it would ask for 550 gigabytes, and the process would be gone."""
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([HEADERS, *ROWS]):
            sheet.write_row(at, 0, row)
        sheet.write(1_048_575, 16_383, "x")
    assert problems(path) == [
        (
            "Reading the workbook takes more memory or time than it may: a cell stands far away from the others, "
            "or the file is damaged. Copy the table into a new workbook, or save it as CSV."
        )
    ]


def test_of_two_sheets_the_one_left_alone_is_named(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (("Old", ROWS[2:]), ("New", ROWS)):
            sheet = book.add_worksheet(name)
            for at, row in enumerate([HEADERS, *rows]):
                sheet.write_row(at, 0, row)
    sheet = taken(path).opened.sheet
    assert (sheet.name, sheet.others) == ("New", ["Old"])
