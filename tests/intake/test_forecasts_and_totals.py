"""What stands among figures and was not counted in their period: forecasts, totals of groups, a second table."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from quadrant.intake.checking import Checked, check, open_file
from quadrant.intake.evidence.places import listed_places
from quadrant.intake.table.forecasts import told_apart, under_forecast
from tests.intake.making import csv_file, told

HEADS = ("Area", "Year", "Rate")
HEADERS = ("Placement type", "Phase", "2024/25", "2025/26", "2026/27 (f)")
PLACEMENTS = (
    ("Mainstream school", "Early yrs", 42, 43, 50),
    ("Mainstream school", "Primary", 388, 427, 460),
    ("Sub total Mainstream school", "", 430, 470, 510),
    ("Maintained special", "Primary", 174, 183, 190),
    ("Maintained special", "Post-16", 59, 58, 60),
    ("Total Maintained special", "", 233, 241, 250),
    ("ALL PLANS", "", 663, 711, 760),
)


def taken(path: Path, *, name: str = "Placements", header_row: int | None = None) -> Checked:
    places = listed_places()
    opened = open_file(path, places, header_row=header_row)
    return check(opened, places, name=name, area="Herefordshire", period="2026")


def lines(found: Checked) -> list[tuple[str, str, str, float | None]]:
    return [(key, period, group, value) for key, _, period, group, value in told(found.figures)]


def test_placements_by_type_and_phase_with_their_totals_and_forecast(tmp_path: Path) -> None:
    found = taken(csv_file(tmp_path, PLACEMENTS, HEADERS))
    of_2024 = [(key, group, value) for key, period, group, value in lines(found) if period == "2024/25"]
    assert of_2024 == [
        ("Mainstream school", "Other groups: Early yrs", 42.0),
        ("Mainstream school", "Other groups: Primary", 388.0),
        ("Mainstream school", "", 430.0),
        ("Maintained special", "Other groups: Primary", 174.0),
        ("Maintained special", "Other groups: Post-16", 59.0),
        ("Maintained special", "", 233.0),
        ("ALL PLANS", "", 663.0),
    ]
    ahead = [(key, group, value) for key, period, group, value in lines(found) if period == "2026/27"]
    assert ahead[:3] == [
        ("Mainstream school, forecast", "Other groups: Early yrs", 50.0),
        ("Mainstream school, forecast", "Other groups: Primary", 460.0),
        ("Mainstream school, forecast", "", 510.0),
    ]
    assert list(found.passed_over) == [
        "Forecasts are kept apart from what was counted, as “Mainstream school, forecast”: 7 figures",
        "Read as of everybody: totals in rows 4 and 7",
    ]


def test_a_total_that_names_no_indicator_of_the_table_is_left_out_or_its_own(tmp_path: Path) -> None:
    rows = (*PLACEMENTS[:2], ("Sub total schools", "", 430, 470, 510), ("Total fertility", "", 1.5, 1.6, 1.7))
    found = taken(csv_file(tmp_path, rows, HEADERS))
    assert {key for key, *_ in lines(found)} == {
        *("Mainstream school", "Mainstream school, forecast", "Total fertility", "Total fertility, forecast")
    }
    assert "Left out: a total in row 4" in found.passed_over


def test_a_second_table_is_left_out_and_can_be_asked_for(tmp_path: Path) -> None:
    rows = [
        *PLACEMENTS[:2],
        *((), ("Table 2: cost, £000",), HEADERS),
        *(
            ("Mainstream school", "Early yrs", 260.4, 274.6, 302.6),
            ("Mainstream school", "Primary", 2405.6, 2726, 2808),
        ),
    ]
    path = csv_file(tmp_path, rows, HEADERS, above=[("Table 1: pupils",)])
    found = taken(path)
    assert [value for *_, value in lines(found)] == [42.0, 388.0, 43.0, 427.0, 50.0, 460.0]
    assert found.passed_over[0] == (
        "Left out: a second table, whose headers stand in row 7. To bring it in, upload the file again, under another "
        "name, and say that the headers stand in that row"
    )
    second = taken(path, header_row=7)
    assert [value for *_, value in lines(second)] == [260.4, 2405.6, 274.6, 2726.0, 302.6, 2808.0]


def test_headers_printed_again_on_each_page_begin_no_table(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("Herefordshire", "2024", 1.5), HEADS, ("Herefordshire", "2025", 2.5)]
    rows += [("Rates of the county",), HEADS, ("Herefordshire", "2026", 3.5)]
    found = taken(csv_file(tmp_path, rows, HEADS, above=[("Rates of the county",)]))
    assert [value for *_, value in lines(found)] == [1.5, 2.5, 3.5]
    assert list(found.passed_over) == ["Left out: repeated headers in rows 4 and 7", "Left out: a note in row 6"]


def test_cells_merged_downwards_count_where_the_table_begins_in_column_b(tmp_path: Path) -> None:
    path = tmp_path / "file.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Placements")
        sheet.write_row(1, 1, ["Placement type", "Phase", "2024/25", "2025/26"])
        sheet.merge_range(2, 1, 3, 1, "Mainstream school, all ages")
        sheet.write_row(2, 2, ["Primary", 388.5, 427.5])
        sheet.write_row(3, 2, ["Secondary", 330.5, 373.5])
        sheet.write_row(4, 1, ["Special school for whole area", "Primary", 60.5, 61.5])
    assert [(key, group, value) for key, _, group, value in lines(taken(path))][:3] == [
        ("Mainstream school, all ages", "Other groups: Primary", 388.5),
        ("Mainstream school, all ages", "Other groups: Secondary", 330.5),
        ("Special school for whole area", "Other groups: Primary", 60.5),
    ]


def test_years_under_the_word_forecast_are_forecasts() -> None:
    over, headers = ("", "ACTUAL", "", "Forecast", "", "Notes"), ("Type", "2024", "2025", "2026", "2027 (f)", "2028")
    assert under_forecast(over, headers) == ["Type", "2024", "2025", "2026 (forecast)", "2027 (f)", "2028"]
    assert under_forecast((), headers) == list(headers)


def test_which_labels_are_of_a_forecast() -> None:
    assert [told_apart(label) for label in ("2026/27 (f)", "2027 forecast", "Q1 2027/28 [proj]")] == [
        ("2026/27", True),
        ("2027", True),
        ("Q1 2027/28", True),
    ]
    assert [told_apart(label)[1] for label in ("2026/27 (p)", "2026", "Weather forecast", "")] == [False] * 4


def test_a_column_of_phases_is_one_dimension_though_one_of_its_words_tells_of_years(tmp_path: Path) -> None:
    rows = [
        ("Plans", phase, year, at + 0.5)
        for year in ("2024", "2025", "2026")
        for at, phase in enumerate(("Early yrs", "Primary", "Secondary"))
    ]
    found = taken(csv_file(tmp_path, rows, ("Indicator", "Phase", "Year", "Rate")))
    assert [group for *_, group, _ in lines(found)][:3] == [
        *("Other groups: Early yrs", "Other groups: Primary", "Other groups: Secondary")
    ]


def test_two_columns_of_numbers_are_two_indicators(tmp_path: Path) -> None:
    rows = [("Herefordshire", 12, 6), ("Shropshire", 9, 7)]
    found = taken(csv_file(tmp_path, rows, ("Council", "Vacancies", "Agency staff")))
    assert lines(found) == [
        ("Vacancies", "2026", "", 12.0),
        ("Vacancies", "2026", "", 9.0),
        ("Agency staff", "2026", "", 6.0),
        ("Agency staff", "2026", "", 7.0),
    ]
