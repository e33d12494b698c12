"""Per cents: cells that Excel formats so, the sign in a cell or a header, and shares that stand beside their counts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from quadrant.analyse.outcomes.terms import Method
from quadrant.intake.checking import Checked, check, open_file
from quadrant.intake.evidence.places import listed_places
from tests.intake.making import HEADERS, csv_file, problems, taken

OPEN_DOCUMENT = ("office", "table", "text")
MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
AS_EXCEL = "These cells are formatted as per cent in Excel and are read so: 0.329 is 32.9%"
SHARE = 0.3294945617402431
COUNTED = ("Indicator", "Area", "Period", "Satisfied", "Answered", "Value")
COUNTS = (("Herefordshire", 231, 352), ("Shropshire", 130, 200), ("Cornwall", 60, 111), ("Wiltshire", 205, 410))


def formatted(
    folder: Path,
    rows: Sequence[Sequence[object]],
    headers: Sequence[str] = HEADERS,
    *,
    form: str = "0.0%",
    first: int = 0,
) -> Path:
    """A workbook in which every number between 0 and 1 is formatted; its table may begin further right and down."""
    path = folder / "formatted.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, style = book.add_worksheet("A & B"), book.add_format({"num_format": form})
        for at, row in enumerate([headers, *rows]):
            for place, cell in enumerate(row):
                is_share = isinstance(cell, float) and 0 <= cell <= 1
                sheet.write(first + at, first + place, cell, *([style] if is_share else []))
    return path


def values(found: Checked) -> list[float]:
    assert found.figures is not None
    return [float(value) for value in found.figures.value]


def told(found: Checked) -> list[tuple[str, str, Method | None]]:
    assert found.figures is not None
    return [(one.key, one.unit, one.method) for one in found.figures.series]


@pytest.mark.parametrize("form", ["0%", "0.0%", "0.00%", "#,##0.0%;[Red]-#,##0.0%", "[Blue]0.0%"])
def test_cells_formatted_as_per_cent_are_read_as_they_are_shown(tmp_path: Path, form: str) -> None:
    rows = [("Obese", 2024, "Herefordshire", SHARE), ("Obese", 2024, "England", 0.07)]
    found = taken(formatted(tmp_path, rows, form=form))
    assert values(found) == [32.9494561740243, 7.0]
    assert told(found) == [("Obese", "%", Method.PROPORTION)]
    assert found.passed_over == [f"{AS_EXCEL} (“Values”)"]


@pytest.mark.parametrize("form", ["0.00", '0.0" %"', "0.0\\%", "General"])
def test_a_sign_that_excel_only_writes_beside_a_number_is_no_format_of_per_cent(tmp_path: Path, form: str) -> None:
    rows = [("Obese", 2024, "Herefordshire", SHARE), ("Obese", 2024, "England", 0.07)]
    found = taken(formatted(tmp_path, rows, form=form))
    assert values(found) == [SHARE, 0.07]
    assert found.passed_over == []


def test_a_table_that_begins_further_on_and_a_column_for_each_year(tmp_path: Path) -> None:
    rows = [("Herefordshire", 0.25, 0.5), ("England", 1.0, "*")]
    places = listed_places()
    path = formatted(tmp_path, rows, ("Area", "2023/24", "2024/25"), first=3)
    found = check(open_file(path, places), places, name="Satisfied")
    assert found.figures is not None
    assert values(found)[:3] == [25.0, 100.0, 50.0]
    assert told(found) == [("Satisfied", "%", Method.PROPORTION)]
    assert found.passed_over == [f"{AS_EXCEL} (“2023/24” to “2024/25”)"]


def test_per_cents_of_an_open_document_are_read_as_they_are_shown(tmp_path: Path) -> None:
    def text(words: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'

    share = (
        '<table:table-cell office:value-type="percentage" office:value="{}"{}><text:p>32.9%</text:p></table:table-cell>'
    )
    twice = ' table:number-columns-repeated="2"'
    rows = [
        "".join(map(text, ("Area", "2023/24", "2024/25"))),
        text("Herefordshire") + share.format(SHARE, twice),
        text("England") + share.format("0.07", "") + '<table:table-cell office:value-type="float" office:value="9"/>',
    ]
    names = " ".join(f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in OPEN_DOCUMENT)
    blank = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    table = "".join(f"<table:table-row><table:table-cell{twice}/>{row}</table:table-row>" for row in rows)
    path = tmp_path / "table.ods"
    with ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
            f'<table:table table:name="T &amp; U">{blank}{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        packed.writestr("META-INF/manifest.xml", MANIFEST)
    places = listed_places()
    opened = open_file(path, places)
    assert [opened.sheet.cells.row(at) for at in range(2)] == [
        ("Herefordshire", "32.9494561740243%", "32.9494561740243%"),
        ("England", "7%", "9"),
    ]
    assert opened.sheet.per_cent == {1: 1, 2: 1}


def test_one_indicator_in_per_cent_and_another_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, style = book.add_worksheet(), book.add_format({"num_format": "0%"})
        sheet.write_row(0, 0, HEADERS)
        sheet.write_row(1, 0, ("Obese", 2024, "England"))
        sheet.write(1, 3, 0.25, style)
        sheet.write_row(2, 0, ("Ratio of posts", 2024, "England", 0.8))
    found = taken(path)
    assert values(found) == [25.0, 0.8]
    assert told(found) == [("Obese", "%", Method.PROPORTION), ("Ratio of posts", "", Method.RATIO)]


def test_of_one_indicator_a_cell_without_the_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mixed.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, style = book.add_worksheet(), book.add_format({"num_format": "0%"})
        for at, row in enumerate((HEADERS, ("Obese", 2024, "England"), ("Obese", 2023, "England", 0.12))):
            sheet.write_row(at, 0, row)
        sheet.write(1, 3, 0.25, style)
    [said] = problems(path)
    assert said == (
        "sheet “Sheet1”, row 3, column “Values”: “0.12” has no per cent sign, where others have one. "
        "Write it per cent, as the others are: 0.12 is 12%."
    )


@pytest.mark.parametrize(
    ("header", "cell", "unit", "method"),
    [
        ("%", "61.1", "%", Method.PROPORTION),
        ("Rate (%)", "61.1", "%", Method.PROPORTION),
        ("Value", "61.1%", "%", Method.PROPORTION),
        ("Value", "61.1 %", "%", Method.PROPORTION),
        ("Value", "61.1", "", Method.OTHER),
    ],
)
def test_the_unit_of_an_indicator_is_told_by_its_header_and_cells(
    tmp_path: Path, header: str, cell: str, unit: str, method: Method
) -> None:
    path = csv_file(tmp_path, [("Carers", "2024", "England", cell)], (*HEADERS[:3], header))
    assert told(taken(path)) == [("Carers", unit, method)]


def share_rows(name: str, times: float = 1) -> list[tuple[object, ...]]:
    return [(name, area, "2026", n, d, f"{times * n / d:.3f}") for area, n, d in COUNTS]


@pytest.mark.parametrize("name", ["Satisfied (%)", "Proportion satisfied", "Per cent satisfied"])
def test_a_share_beside_its_counts_is_read_per_cent_where_the_file_says_per_cent(tmp_path: Path, name: str) -> None:
    headers = ("Indicator", "Area", "Period", "Count", "Base", "Value")
    found = taken(csv_file(tmp_path, share_rows(name), headers))
    assert values(found) == [65.6, 65.0, 54.1, 50.0]
    assert told(found) == [(name, "%", Method.PROPORTION)]
    assert found.passed_over == [f"Shares of the numbers beside them are read as per cent: 0.656 is 65.6% (“{name}”)"]


def test_per_cents_and_shares_of_what_is_none_stay_as_they_are(tmp_path: Path) -> None:
    headers = ("Indicator", "Area", "Period", "Count", "Base", "Value")
    assert values(taken(csv_file(tmp_path, share_rows("Satisfied (%)", 100), headers))) == [65.625, 65.0, 54.054, 50.0]
    assert values(taken(csv_file(tmp_path, share_rows("Answers a person"), headers))) == [0.656, 0.65, 0.541, 0.5]


def test_the_indicator_as_it_is_known_here_says_per_cent_too_and_counts_are_found_by_their_numbers(
    tmp_path: Path,
) -> None:
    more = [("Devon", 77, 140), ("Dorset", 30, 90)]
    rows = [*share_rows("Satisfied"), *(("Satisfied", area, "2026", n, d, f"{n / d:.3f}") for area, n, d in more)]
    places = listed_places()
    opened = open_file(csv_file(tmp_path, rows, COUNTED), places)
    assert {"numerator", "denominator"} <= set(opened.mapping.columns)
    found = check(opened, places, per_cents=frozenset({"Satisfied"}))
    assert values(found) == [65.6, 65.0, 54.1, 50.0, 55.0, 33.3]
    assert values(check(opened, places))[0] == 0.656


def test_formatted_per_cents_beside_their_counts_are_per_cents_once(tmp_path: Path) -> None:
    rows = [("Satisfied", area, 2026, n, d, n / d) for area, n, d in COUNTS]
    found = taken(formatted(tmp_path, rows, ("Indicator", "Area", "Period", "Count", "Base", "%")))
    assert values(found) == [65.625, 65.0, 54.0540540540541, 50.0]
    assert len(found.passed_over) == 1


def test_per_cents_of_which_none_is_above_one_are_asked_about(tmp_path: Path) -> None:
    rows = [("Satisfied", str(2020 + at), "England", str(value)) for at, value in enumerate((0.329, 0.25, 0.5))]
    found = taken(csv_file(tmp_path, rows, (*HEADERS[:3], "Rate (%)")))
    assert values(found) == [0.329, 0.25, 0.5]
    [said] = found.passed_over
    assert said == (
        "No figure of “Satisfied” is above 1%: 0.5 is read as 0.5%. Where they are shares, format the cells as "
        "per cent in Excel (.xlsx), or write them times 100."
    )
