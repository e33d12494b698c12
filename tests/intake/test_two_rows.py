"""Headers that stand in two rows: years over measures, measures over years, in CSV, Excel and OpenDocument."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
import xlsxwriter

from quadrant.analyse.outcomes.terms import DatasetKind, Figures
from quadrant.intake.checking import Checked, check, open_file
from quadrant.intake.evidence.places import listed_places
from quadrant.intake.terms import FileRefused
from tests.intake.making import csv_file, told

Rows = Sequence[Sequence[str]]
AS_NUMBER = "Write a number such as 1234.5, or - where it is not available."
HEREFORDSHIRE, ENGLAND = "E06000019", "E92000001"
YEARS_OVER = [
    ["Children in care", "", "", "", "", ""],
    ["Area", "Code", "2023/24", "", "2024/25", ""],
    ["", "", "Count", "Rate", "Count", "Rate"],
    ["Herefordshire", HEREFORDSHIRE, "12", "4.5", "14", "5.1"],
    ["England", ENGLAND, "1200", "3.5", "1400", "-"],
]
NUMBERS_OVER = [
    ["", "Count", "", "Rate", ""],
    ["Area", "2023/24", "2024/25", "2023/24", "2024/25"],
    ["Herefordshire", "12", "14", "4.5", "5.1"],
    ["England", "1200", "1400", "3.5", "-"],
]
FOUND = [
    (HEREFORDSHIRE, "2023/24", 4.5, 12.0),
    (ENGLAND, "2023/24", 3.5, 1200.0),
    (HEREFORDSHIRE, "2024/25", 5.1, 14.0),
    (ENGLAND, "2024/25", None, 1400.0),
]


def as_csv(folder: Path, rows: Rows) -> Path:
    path = folder / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def as_excel(folder: Path, rows: Rows) -> Path:
    """As people make it: a year is merged over its columns, a name over both rows."""
    path, upper = folder / "table.xlsx", next(at for at, row in enumerate(rows) if "2023/24" in row or "Count" in row)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Table 1")
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                number = at > upper + 1 and place and cell.replace(".", "", 1).isdigit()
                sheet.write(at, place, float(cell) if number else cell)
        for place, cell in enumerate(rows[upper]):
            if cell and place + 1 < len(rows[upper]) and not rows[upper][place + 1]:
                sheet.merge_range(upper, place, upper, place + 1, cell)
            elif cell and not rows[upper + 1][place]:
                sheet.merge_range(upper, place, upper + 1, place, cell)
    return path


def as_ods(folder: Path, rows: Rows) -> Path:
    """The least that an OpenDocument spreadsheet is made of; what a merged cell covers is written as covered."""
    path = folder / "table.ods"
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    wide = cell.replace("<table:table-cell ", '<table:table-cell table:number-columns-spanned="2" ')
    told_rows = []
    for row in rows:
        cells = []
        for place, text in enumerate(row):
            spans = bool(text) and place + 1 < len(row) and not row[place + 1]
            covered = "<table:covered-table-cell/>" if place and row[place - 1] and not text else "<table:table-cell/>"
            cells.append((wide if spans else cell).format(text) if text else covered)
        told_rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    with ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
            f'<table:table table:name="Table 1">{"".join(told_rows)}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        packed.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest '
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


def read(path: Path, *, period: str = "", rows: int | None = None, row: int | None = None) -> Checked:
    places = listed_places()
    opened = open_file(path, places, header_row=row, header_rows=rows)
    return check(opened, places, name="In care", period=period)


def figures(path: Path, **said: str) -> Figures:
    found = read(path, **said).figures  # type: ignore[arg-type]  # a period
    assert found is not None
    return found


@pytest.mark.parametrize("made", [as_csv, as_excel, as_ods])
@pytest.mark.parametrize("rows", [YEARS_OVER, NUMBERS_OVER])
def test_years_over_numbers_and_numbers_over_years_come_to_the_same(
    made: Callable[[Path, Rows], Path], rows: Rows, tmp_path: Path
) -> None:
    found = figures(made(tmp_path, rows))
    counts = [None if np.isnan(each) else float(each) for each in found.numerator]
    read_as = [(each[1], each[2], each[4], count) for each, count in zip(told(found), counts, strict=True)]
    assert sorted(read_as, key=str) == sorted(FOUND, key=str)
    assert {each[0] for each in told(found)} == {"In care"}


def test_the_headers_are_joined_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    sheet = open_file(as_csv(tmp_path, YEARS_OVER), listed_places()).sheet
    assert list(sheet.headers) == [
        "Area", "Code", "2023/24 – Count", "2023/24 – Rate", "2024/25 – Count", "2024/25 – Rate",
    ]  # fmt: skip
    assert (sheet.header_row, sheet.first_row, sheet.above) == (2, 4, ["Children in care"])


def test_a_problem_is_told_at_its_row_under_both_its_headers(tmp_path: Path) -> None:
    rows = [*YEARS_OVER, ["Shropshire", "E06000051", "1", "1", "7", "x?"]]
    rows += [[f"Area {at}", f"E0600000{at}", "5", str(at), "7", str(at)] for at in range(1, 10)]
    with pytest.raises(FileRefused) as refused:
        read(as_csv(tmp_path, rows))
    assert [str(each) for each in refused.value.problems] == [
        f"row 6, column “2024/25 – Rate”: “x?” is not a number. {AS_NUMBER}"
    ]


def test_denominators_are_kept_and_limits_left_out_and_said(tmp_path: Path) -> None:
    lower = ["Denominator", "%", "Lower 95% CI", "Upper 95% CI"]
    rows = [
        ["Area", *["2023"] * 4, *["2024"] * 4],
        ["", *lower, *lower],
        ["Herefordshire", "120", "4.5", "1", "9", "140", "5.1", "2", "8"],
        ["England", "1200", "3.5", "3", "4", "1300", "3.6", "3", "4"],
    ]
    checked = read(as_csv(tmp_path, rows))
    assert checked.figures is not None
    assert checked.figures.denominator.tolist() == [120.0, 1200.0, 140.0, 1300.0]
    assert checked.figures.value.tolist() == [4.5, 3.5, 5.1, 3.6]
    assert list(checked.passed_over) == [
        "Limits are not kept, since Quadrant works out its own: “2023 – Lower 95% CI” to “2024 – Upper 95% CI”"
    ]


def test_indicators_over_years_and_indicators_over_counts_and_rates(tmp_path: Path) -> None:
    years = [
        ["Area", "Obesity", "", "Smoking", ""],
        ["", "2023", "2024", "2023", "2024"],
        ["England", "1", "2", "3", "4"],
    ]
    assert told(figures(as_csv(tmp_path, years))) == [
        ("Obesity", ENGLAND, "2023", "", 1.0),
        ("Obesity", ENGLAND, "2024", "", 2.0),
        ("Smoking", ENGLAND, "2023", "", 3.0),
        ("Smoking", ENGLAND, "2024", "", 4.0),
    ]
    counted = [years[0], ["", "Count", "Rate", "Count", "Rate"], years[2]]
    found = figures(as_csv(tmp_path, counted), period="2024")
    assert [each[::4] for each in told(found)] == [("Obesity", 2.0), ("Smoking", 4.0)]
    assert found.numerator.tolist() == [1.0, 3.0]


def test_men_and_women_over_years_are_groups(tmp_path: Path) -> None:
    rows = [["Area", "Males", "", "Females", ""], ["", "2023", "2024", "2023", "2024"], ["England", "1", "2", "3", "4"]]
    assert [each[2:] for each in told(figures(as_csv(tmp_path, rows)))] == [
        ("2023", "Sex: Male", 1.0),
        ("2024", "Sex: Male", 2.0),
        ("2023", "Sex: Female", 3.0),
        ("2024", "Sex: Female", 4.0),
    ]


def test_a_title_over_a_table_of_one_row_of_headers_stays_a_title(tmp_path: Path) -> None:
    rows = [
        ["Demographics", "", "Health", ""],
        ["Area", "Period", "Obesity", "Smoking"],
        ["England", "2024", "21", "14"],
        ["Herefordshire", "2024", "20", "12"],
    ]
    sheet = open_file(as_csv(tmp_path, rows), listed_places()).sheet
    assert list(sheet.headers) == ["Area", "Period", "Obesity", "Smoking"]


def test_an_address_that_runs_over_columns_without_headers_is_no_second_row(tmp_path: Path) -> None:
    rows = [
        ["Service name", "Address", "", "", "Postcode"],
        ["Acorn House", "1 High Street", "Ledbury", "Herefordshire", "HR8 1AA"],
        ["Beech House", "2 High Street", "Ledbury", "Herefordshire", "HR8 1AB"],
    ]
    opened = open_file(as_csv(tmp_path, rows), listed_places())
    assert (opened.mapping.kind, opened.sheet.cells.height) == (DatasetKind.SERVICES, 2)


def test_somebody_says_one_row_or_two(tmp_path: Path) -> None:
    rows = [
        ["Contract details", "", "Dates", "", "Money"],
        ["Title", "Supplier", "Start", "End", "Value"],
        ["Home care", "Harbour Door", "01/04/2026", "31/03/2028", "120000"],
        ["Day care", "Harbour Door", "01/04/2026", "31/03/2028", "80000"],
    ]
    places = listed_places()
    path = as_csv(tmp_path, rows)
    assert list(open_file(path, places).sheet.headers) == rows[1]
    two = open_file(path, places, header_rows=2)
    assert list(two.sheet.headers) == ["Contract details – Title", "Supplier", "Dates – Start", "End", "Money – Value"]
    assert (two.mapping.kind, two.sheet.header_row, two.sheet.first_row) == (DatasetKind.CONTRACTS, 1, 3)
    assert sorted(two.mapping.columns) == ["ends_on", "starts_on", "supplier", "title", "value"]
    assert len(check(two, places).contracts) == 2
    one = open_file(as_csv(tmp_path, YEARS_OVER), places, header_row=3, header_rows=1)
    assert list(one.sheet.headers)[2:] == ["Count", "Rate", "Count (2)", "Rate (2)"]


def test_a_finance_report_with_year_to_date_and_full_year_over_its_sums(tmp_path: Path) -> None:
    rows = [
        ["", "", "Year to date", "", "", "Full year", "", ""],
        ["Cost centre", "Account", "Budget", "Actual", "Variance", "Budget", "Forecast", "Variance"],
        ["12010", "1000", "60.00", "66.00", "-6.00", "100.00", "110.00", "-10.00"],
        ["12010", "1001", "5.00", "5.00", "0.00", "10.00", "10.00", "0.00"],
    ]
    opened = open_file(as_csv(tmp_path, rows), listed_places())
    assert opened.mapping.kind is DatasetKind.MONITORING
    assert opened.mapping.named(opened.sheet) == {
        "cost_centre": "Cost centre",
        "account": "Account",
        "profiled": "Year to date – Budget",
        "actual": "Year to date – Actual",
        "budget": "Full year – Budget",
        "forecast": "Full year – Forecast",
        "variance": "Full year – Variance",
    }


def test_a_year_over_its_quarters_is_a_period_in_each_column(tmp_path: Path) -> None:
    rows = [("Herefordshire", 1.5, 2.5, 3.5, 4.5), ("Shropshire", 5.5, 6.5, 7.5, 8.5)]
    over = ("", "2025/26", "", "2026/27", "")
    path, places = csv_file(tmp_path, rows, ("Area", "Q3", "Q4", "Q1", "Q2"), above=[over]), listed_places()
    found = check(open_file(path, places), places, name="Waits").figures
    assert found is not None
    assert [one.key for one in found.series] == ["Waits"]
    assert [(one.label, one.on) for one in found.periods] == [
        ("Q3 2025/26", date(2025, 12, 31)),
        ("Q4 2025/26", date(2026, 3, 31)),
        ("Q1 2026/27", date(2026, 6, 30)),
        ("Q2 2026/27", date(2026, 9, 30)),
    ]
    assert found.value.tolist() == [1.5, 5.5, 2.5, 6.5, 3.5, 7.5, 4.5, 8.5]
