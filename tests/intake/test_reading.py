"""One table, whatever the file: encodings, separators, headers below a title, columns renamed and shuffled."""

from __future__ import annotations

from pathlib import Path

import pytest

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.cell.lengths import told_cut
from tests.intake.making import HEADERS, ROWS, csv_file, excel_file, parquet_file, problems, taken, told

EXPECTED = [
    ("Obese", "E06000019", "2023", "", 20.5),
    ("Obese", "E06000019", "2024", "", None),
    ("Obese", "E92000001", "2024", "", 22.0),
    ("Waiting", "E06000023", "2023/24", "", 1041.5),
]
TITLE = (("Indicators of Herefordshire",), (), ("Downloaded", "1 November 2026"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    path = csv_file(tmp_path, encoding=encoding, separator=separator)
    assert told(taken(path).figures) == EXPECTED


def test_names_with_accents_survive_a_windows_file(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [("Café visits", "2024", "England", "3")], encoding="cp1252")
    assert told(taken(path).figures) == [("Café visits", "E92000001", "2024", "", 3.0)]


def test_excel_and_parquet_say_the_same(tmp_path: Path) -> None:
    assert told(taken(excel_file(tmp_path)).figures) == EXPECTED
    assert told(taken(parquet_file(tmp_path)).figures) == EXPECTED


def test_excel_numbers_dates_and_whole_years_are_read_as_they_are_shown(tmp_path: Path) -> None:
    path = excel_file(tmp_path, [("Obese", 2023, "Herefordshire", 20.5), ("Obese", 2024.0, 884, 21)])
    assert told(taken(path).figures) == [
        ("Obese", "E06000019", "2023", "", 20.5),
        ("Obese", "E06000019", "2024", "", 21.0),
    ]


def test_a_header_row_below_a_title_is_found(tmp_path: Path) -> None:
    assert told(taken(csv_file(tmp_path, above=TITLE)).figures) == EXPECTED
    assert told(taken(excel_file(tmp_path, above=TITLE)).figures) == EXPECTED


def test_columns_in_any_order_under_other_names(tmp_path: Path) -> None:
    shuffled = [(row[3], row[0], row[2], row[1]) for row in ROWS]
    path = csv_file(tmp_path, shuffled, ("Result", "Series", "Where", "When"), above=TITLE)
    assert told(taken(path).figures) == EXPECTED


def test_columns_under_names_that_say_nothing_are_told_by_their_content(tmp_path: Path) -> None:
    shuffled = [(row[3], row[0], row[2], row[1]) for row in ROWS]
    path = csv_file(tmp_path, shuffled, ("A1", "B1", "C1", "D1"), above=TITLE)
    found = taken(path)
    assert told(found.figures) == EXPECTED
    assert found.opened.mapping.guessed == {"area", "indicator", "period", "value"}


def test_a_person_can_say_which_column_is_which(tmp_path: Path) -> None:
    rows = [("Obese", "2023", "Herefordshire", "20.5", "7"), ("Obese", "2024", "Herefordshire", "21.5", "8")]
    path = csv_file(tmp_path, rows, (*HEADERS, "Second value"))
    assert [row[4] for row in told(taken(path, columns={"value": "Second value"}).figures)] == [7.0, 8.0]
    assert problems(path, columns={"value": "Third"}) == ["column “Third”: There is no such column in the file."]


def test_headers_with_line_breaks_capitals_and_odd_spaces_are_known(tmp_path: Path) -> None:
    headers = ("SHORT\nDESC", " years\u00a0", "LA & Regions", "Values ")
    assert told(taken(csv_file(tmp_path, headers=headers)).figures) == EXPECTED


def test_blank_rows_are_passed_over_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    rows = [ROWS[0], ("", "", "", ""), ("Obese", "2024", "Herefordshire", "many")]
    [problem] = problems(csv_file(tmp_path, rows))
    assert problem.startswith("row 4, column “Values”: “many” is not a number. Write a number such as 1234.5")
    assert len(told(taken(csv_file(tmp_path, [ROWS[0], ("", "", "", ""), ROWS[2]])).figures)) == 2


def test_measures_are_series_of_their_own_and_sex_is_a_group(tmp_path: Path) -> None:
    headers = ("area_code", "area_name", "period", "indicator", "measure", "unit", "value", "inequality")
    rows = [
        ("E06000019", "Herefordshire", "2016 - 18", "Deaths", "Count", "Persons", "12", "NA"),
        ("E06000019", "Herefordshire", "2016 - 18", "Deaths", "Rate", "Persons", "1.2", "NA"),
        ("E06000019", "Herefordshire", "2016 - 18", "Deaths", "Rate", "Male", "1.4", "NA"),
        ("E05012345", "Fownhope", "2016 - 18", "Deaths", "Rate", "Persons", "NA", "Most deprived quintile"),
    ]
    found = taken(csv_file(tmp_path, rows, headers)).figures
    assert told(found) == [
        ("Deaths | Count", "E06000019", "2016 - 18", "", 12.0),
        ("Deaths | Rate", "E06000019", "2016 - 18", "", 1.2),
        ("Deaths | Rate", "E06000019", "2016 - 18", "Sex: Male", 1.4),
        ("Deaths | Rate", "E05012345", "2016 - 18", "Deprivation: Most deprived quintile", None),
    ]
    assert found is not None
    assert [(series.name, series.unit, series.method) for series in found.series] == [
        ("Deaths", "Count", "count"),
        ("Deaths", "Rate", "rate"),
    ]
    assert found.areas[1].name == "Fownhope"


def test_a_dictionary_defines_indicators(tmp_path: Path) -> None:
    headers = ("Topic", "Measure", "Measure_short", "Polarity", "dps", "Last Update", "Hyperlink(s)")
    rows = [
        ("Health", "Children who are obese", "Obese", "Low", "1", "45962", "see https://example.org/obese"),
        ("Schools", "Children who are obese", "Obese", "Low", "1", "45962", "javascript:alert(1)"),
        ("Schools", "Pass rate", "Pass", "-", "NA", "TBC", ""),
    ]
    found = taken(csv_file(tmp_path, rows, headers)).definitions
    assert [(each.key, each.topic, each.also_under, each.polarity, each.decimals, each.link) for each in found] == [
        ("Obese", "Health", "Schools", "low", 1, "https://example.org/obese"),
        ("Pass", "Schools", "", "neither", None, ""),
    ]
    assert str(found[0].updated_on) == "2025-11-01"


def test_a_dictionary_says_at_its_cell_what_is_longer_than_can_be_kept(tmp_path: Path) -> None:
    headers = ("Topic", "Measure", "Measure_short", "Polarity")
    rows = [("Health", "Children who are obese", "x" * 251, "Low"), ("Health", "Waiting", "Waiting", "Low")]
    found = taken(csv_file(tmp_path, rows, headers))
    assert [len(one.key) for one in found.definitions] == [250, 7]
    [said] = told_cut(found.opened.sheet, found.opened.mapping)
    assert said.startswith("row 2, column “Measure_short”")
    assert said.endswith("has 251 characters, and the first 250 are kept")


def test_a_list_of_neighbours_names_ranked_pairs(tmp_path: Path) -> None:
    rows = [
        (884, "Herefordshire", 893, "Very close", 865, "Close"),
        ("", "Old neighbours:", "", "", "", ""),
        (943, "Westmorland and Furness", "-", "-", "-", "-"),
    ]
    path = excel_file(tmp_path, rows, ("LA num", "LA Name", "SN1", "SNP", "SN2", "SNP"), above=TITLE)
    found = taken(path)
    assert found.opened.mapping.kind is DatasetKind.NEIGHBOURS
    assert [(pair.area.name, pair.neighbour.name, pair.rank, pair.closeness) for pair in found.neighbours] == [
        ("Herefordshire", "Shropshire", 1, "Very close"),
        ("Herefordshire", "Wiltshire", 2, "Close"),
    ]


def test_a_parquet_whose_columns_have_no_names_of_their_own_has_its_header_under_the_title(tmp_path: Path) -> None:
    rows = [("A title", "", "", ""), ("", "", "", ""), ("Downloaded", "", "", ""), ("A", "B", "C", "D"), *ROWS]
    path = parquet_file(tmp_path, rows, ("0", "1", "2", "3"))
    found = taken(path)
    assert found.opened.sheet.headers == ["A", "B", "C", "D"]
    assert told(found.figures) == told(taken(csv_file(tmp_path)).figures)
