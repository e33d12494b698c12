"""A file that cannot be read says where, what and how to put it right; it is never taken in by halves."""

from __future__ import annotations

from pathlib import Path

import pytest

from quadrant.intake.reading import delimited, tables, workbooks
from quadrant.intake.terms import FileRefused
from tests.intake.making import HEADERS, ROWS, csv_file, excel_file, problems, taken, told

HINT = "Write a number such as 1234.5, or - where it is not available."


def one(tmp_path: Path, value: str = "1", *, area: str = "England", period: str = "2024") -> list[str]:
    return problems(csv_file(tmp_path, [("Obese", period, area, value), ("Obese", "2023", "England", "1")]))


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("1,234.5", 1234.5),
        ("£1,234.50", 1234.5),
        ("12%", 12.0),
        ("-7.0000000000000007E-2", -0.07),
        ("−3", -3.0),
        ("-0", 0.0),
        ("007", 7.0),
        (" 5\u00a0", 5.0),
        ("-", None),
        ("NA", None),
        ("..", None),
        ("[c]", None),
        ("*", None),
        ("c", None),
        ("X", None),
        ("z", None),
        ("#", None),
        ("~", None),
        ("<5", None),
        ("< 10", None),
        ("Suppressed", None),
        ("supp", None),
        ("TBC", None),
        ("not available", None),
        ("n.a.", None),
        ("12 %", 12.0),
        ("12 (p)", 12.0),
        ("12r", 12.0),
        ("12.5% [r]", 12.5),
    ],
)
def test_what_can_only_be_meant_one_way_is_read(tmp_path: Path, value: str, read: float | None) -> None:
    path = csv_file(tmp_path, [("Obese", "2024", "England", value), ("Obese", "2023", "England", "1")])
    assert told(taken(path).figures)[0][4] == read


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("abc", f"“abc” is not a number. {HINT}"),
        ("12p", f"“12p” is not a number. {HINT}"),
        ("<lots", f"“<lots” is not a number. {HINT}"),
        ("<500", f"“<500” is not a number. {HINT}"),
        ("12 (q)", f"“12 (q)” is not a number. {HINT}"),
        ("12..5", f"“12..5” is not a number. {HINT}"),
        ("", "is not a number. The cell is empty: write - where the figure is not available."),
        ("NaN", f"“NaN” is not a number. {HINT}"),
        ("Infinity", f"“Infinity” is not a number. {HINT}"),
        ("1,23", "“1,23” is not a number. Write 1.23, with a point before the decimals."),
        ("1.234,50", "“1.234,50” is not a number. Write 1234.50, with a point before the decimals."),
        ("(500)", "“(500)” is not a number. Write -500 for a number below 0."),
        ("#REF!", "“#REF!” is not a number. This is a formula's error: mend the formula."),
        ("1e308", "“1e308” is larger than any figure could be. Check the unit."),
        ("1e-400", "“1e-400” is too small to be kept apart from 0. Write 0, or use a larger unit."),
        ("12345678901234567", "“12345678901234567” is larger than any figure could be. Check the unit."),
    ],
)
def test_what_is_no_number_names_its_cell_and_the_remedy(tmp_path: Path, value: str, sentence: str) -> None:
    assert one(tmp_path, value) == [f"row 2, column “Values”: {sentence}"]


def test_what_a_letter_says_of_a_number_is_kept_as_a_note(tmp_path: Path) -> None:
    rows = [
        ("Obese", "2024", "England", "12 (p)"),
        ("Obese", "2023", "England", "11r"),
        ("Obese", "2022", "England", "9"),
    ]
    found = taken(csv_file(tmp_path, rows)).figures
    assert found is not None
    assert found.note_at is not None
    assert [found.notes[at] for at in found.note_at] == ["Provisional", "Revised", ""]
    noted = [(*row, note) for row, note in zip(rows, ("Survey", "", ""), strict=True)]
    found = taken(csv_file(tmp_path, noted, (*HEADERS, "Note"))).figures
    assert found is not None
    assert found.note_at is not None
    assert [found.notes[at] for at in found.note_at] == ["Provisional. Survey", "Revised", ""]


@pytest.mark.parametrize(
    ("label", "hint"),
    [
        ("Q5 2026/27", "Write a quarter with its year: Q1 2026/27 begins in April, Q1 2026 in January."),
        ("Quarter two", "Write a quarter with its year: Q1 2026/27 begins in April, Q1 2026 in January."),
        ("20x4", "Write one such as 2024, 2023/24, Q1 2023/24 or March 2024."),
    ],
)
def test_the_hint_for_a_quarter_suggests_no_other(tmp_path: Path, label: str, hint: str) -> None:
    assert one(tmp_path, period=label) == [f"row 2, column “Years”: “{label}” is not a period. {hint}"]


def test_an_unknown_area_is_named_with_the_one_that_was_meant(tmp_path: Path) -> None:
    assert one(tmp_path, area="Herefordshir") == [
        "row 2, column “LA and Regions”: “Herefordshir” is no area that Quadrant knows. Did you mean Herefordshire?"
    ]


def test_a_period_that_is_none_is_refused_unless_nothing_was_observed_in_it(tmp_path: Path) -> None:
    assert one(tmp_path, period="20x4") == [
        "row 2, column “Years”: “20x4” is not a period. Write one such as 2024, 2023/24, Q1 2023/24 or March 2024."
    ]
    assert one(tmp_path, "-", period="0") == []


def test_every_problem_of_a_row_is_told_at_once(tmp_path: Path) -> None:
    told = one(tmp_path, "many", area="Narnia", period="20x4")
    assert [problem.split("“")[1].split("”")[0] for problem in told] == ["Values", "LA and Regions", "Years"]


def test_a_figure_given_twice_names_both_rows(tmp_path: Path) -> None:
    rows = [ROWS[0], ROWS[2], ("Obese", "2023", "Herefordshire", "99")]
    assert problems(csv_file(tmp_path, rows)) == [
        "row 4, column “Short Desc”: “Obese” has this area, period and group already in row 2. Keep one of the two."
    ]


def test_up_to_fifty_problems_are_listed_and_all_are_counted(tmp_path: Path) -> None:
    rows = [("Obese", str(1900 + at), "England", "many") for at in range(120)] + [("Obese", "2024", "Narnia", "1")]
    with pytest.raises(FileRefused) as refused:
        taken(csv_file(tmp_path, rows))
    assert (len(refused.value.problems), refused.value.total) == (50, 121)
    assert [problem.row for problem in refused.value.problems[:3]] == [2, 3, 4]


def test_missing_columns_are_all_named(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [("Obese", "fat"), ("Slim", "thin")], ("Short Desc", "Remark"))
    where = "Say which column it is, or write it under “{} of all figures” where it is the same for all."
    assert problems(path) == [
        f"No column was found for: Period. {where.format('Period')}",
        "No column was found for: Value. Say which column it is.",
        f"No column was found for: Area's name, GSS code or DfE number. {where.format('Area')}",
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty. Save it again and choose it anew."),
        (b"%PDF-1.7 ...", "This is a PDF, not a table. Give a CSV, Excel or Parquet file."),
        (b"\x89PNG\r\n\x1a\n", "This is a picture, not a table. Give a CSV, Excel or Parquet file."),
        (
            b"<html><table><tr><td>1</td></tr></table></html>",
            (
                "This is a web page that was saved under the name of a spreadsheet. "
                "Open it in a spreadsheet program and save it as Excel (.xlsx) or CSV."
            ),
        ),
        (
            b"PK\x03\x04broken",
            "This is not a workbook that can be read, or it is damaged. Save it as Excel (.xlsx).",
        ),
        (b"PAR1broken", "The Parquet file cannot be read: it is cut off or damaged. Fetch it again."),
        (b"a,b\x00c,d\n1,2,3\n", "The file is not text: it holds bytes of value 0. Save it as CSV in UTF-8."),
        (
            b"\xff\xfea,b\xd8",
            "The file says that it is UTF-16 and is not: byte 5 cannot be read. Save it as CSV in UTF-8.",
        ),
        (
            b"one title line only\n",
            (
                "No row of headers was found. Put a word over each of two columns or more. "
                "Where numbers are headers, give each figure its own row."
            ),
        ),
        (
            b"Short Desc,Years,Area,Value\n",
            (
                "row 1: “Short Desc, Years, Area, Value” has nothing under it. "
                "These are headers: put the rows that they speak of below them."
            ),
        ),
        (
            b'{"type": "FeatureCollection", "features": []}',
            "The file holds no areas. Export the layer that has the boundaries.",
        ),
        (
            b'Short Desc,Years,Area,Value\nObese,2024,England,"12\n',
            (
                "row 2: A quotation mark is opened and not closed, or stands inside a cell. "
                "Write it twice where it belongs to the text."
            ),
        ),
    ],
    ids=[
        *("empty", "pdf", "picture", "web page", "zip", "parquet", "nul", "utf-16"),
        *("no table", "headers only", "json", "quotation"),
    ],
)
def test_what_is_no_table_is_told_by_its_content(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes(content)
    assert problems(path) == [sentence]


def test_two_columns_of_one_name_are_told_apart_by_a_person_only(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [(*row, "9") for row in ROWS], (*HEADERS, "Values"))
    assert problems(path) == ["Two columns are called “Values”. Say which holds: Value."]
    assert problems(path, columns={"value": "Values (2)"}) == []


def test_rows_of_one_figure_name_the_column_that_tells_them_apart(tmp_path: Path) -> None:
    rows = [("Obese", "2023", "England", "1", "Owner", "4"), ("Obese", "2023", "England", "2", "Tenant", "4")]
    rows += [("Obese", "2024", "England", "3", "Owner", "4")]
    headers = (*HEADERS, "Of whom", "Class")
    assert problems(csv_file(tmp_path, rows, headers)) == [
        (
            "row 3, column “Short Desc”: “Obese” has this area, period and group already in row 2. "
            "They differ in “Of whom”: say that it holds the group, or keep one of the two."
        )
    ]
    assert problems(csv_file(tmp_path, rows, headers), columns={"breakdown": "Of whom"}) == []


def test_digits_of_another_script_are_digits_and_no_fault(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [("Obese", "2024", "England", "１２.５"), ("Obese", "2023", "England", "1")])
    assert [row[4] for row in told(taken(path).figures)] == [12.5, 1.0]


def test_a_code_of_the_wrong_length_is_told_so(tmp_path: Path) -> None:
    rows = [("Obese", "2024", "E0800009", "1"), ("Obese", "2023", "E08000009", "1")]
    assert problems(csv_file(tmp_path, rows, ("Short Desc", "Years", "GSS code", "Values"))) == [
        "row 2, column “GSS code”: “E0800009” is no GSS code. One has a letter and 8 digits."
    ]


def test_no_area_is_its_own_neighbour(tmp_path: Path) -> None:
    rows = [("Herefordshire", "Shropshire", "Herefordshire"), ("Shropshire", "Herefordshire", "-")]
    assert problems(csv_file(tmp_path, rows, ("LA", "SN1", "SN2"))) == [
        "row 2, column “SN2”: “Herefordshire” is the area itself. Name another, or write - for none."
    ]


def test_a_file_of_too_many_rows_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for reader in (delimited, workbooks):
        monkeypatch.setattr(reader, "MOST_ROWS", 3)
    monkeypatch.setattr(workbooks, "LONG", 0)
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    rows = [("Obese", str(2000 + at), "England", str(at)) for at in range(9)]
    for path in (csv_file(tmp_path, rows), excel_file(tmp_path, rows)):
        assert problems(path) == ["The file has more than 3 rows. Divide it into several."]
