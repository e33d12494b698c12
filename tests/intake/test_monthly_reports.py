"""Two reports as performance teams keep them: a service's months by team under a banner, and quarters by ward with the
counts behind each per cent, their locality, their council and their whole year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from quadrant.analyse.outcomes.queries import SmallAreas
from quadrant.analyse.outcomes.terms import AreaKind, AreaSpec, Method
from quadrant.intake.checking import Checked, check, open_file
from quadrant.intake.evidence.area_names import areas_to_say
from quadrant.intake.evidence.places import Places, listed_places, places_with
from quadrant.intake.terms import FileRefused
from tests.factories.outcomes import HEREFORDSHIRE
from tests.intake.making import csv_file, told

WARDS = ("Ashmoor", "Bellfield", "Castle Mead", "Hollins", "Priory", "Wharf")
QUARTERS = ("Q1 2025/26", "Q2 2025/26")


def places() -> Places:
    """Of a partnership of Herefordshire with six wards."""
    inside = [AreaSpec(f"E0500000{at}", name, AreaKind.WARD) for at, name in enumerate(WARDS, 1)]
    return places_with((), SmallAreas(inside, (), HEREFORDSHIRE))


def taken(path: Path, *, name: str = "New birth visits", area: str = "Herefordshire", **meant: str) -> Checked:
    return check(open_file(path, places()), places(), name=name, area=area, areas_meant=meant)


def monthly(path: Path) -> Path:
    """Measures merged downwards, teams, months as days, one of them typed with the sign of a footnote."""
    with xlsxwriter.Workbook(path) as book:
        sheet, month = book.add_worksheet("Monthly activity"), book.add_format({"num_format": "mmm-yy"})
        sheet.write(0, 0, "Monthly activity report 2026/27")
        sheet.merge_range(2, 2, 2, 6, "2026/27")
        sheet.write_row(3, 0, ["Measure", "Team"])
        for at, on in enumerate((date(2026, 4, 1), date(2026, 5, 1)), 2):
            sheet.write_datetime(3, at, on, month)
        sheet.write_row(3, 4, ["Jun-26*", "YTD", "Target"])
        row = 4
        for measure in ("Referrals", "Assessments completed"):
            sheet.merge_range(row, 0, row + 2, 0, measure)
            for team in ("Duty team", "Long-term team", "Total"):
                sheet.write(row, 1, team)
                sheet.write_row(row, 2, [row + 0.5, row + 1.5, row + 2.5, 99, 100])
                row += 1
        explained = book.add_worksheet("Definitions")
        explained.write_row(0, 0, ["Measure", "Definition", "Owner"])
        explained.write_row(1, 0, ["Referrals", "Contacts that became one", "Head of Front Door"])
    return path


def test_months_by_team_under_a_banner_of_their_year(tmp_path: Path) -> None:
    found = taken(monthly(tmp_path / "csc.xlsx"))
    assert found.opened.sheet.name == "Monthly activity"
    assert [(key, period, group, value) for key, _, period, group, value in told(found.figures)][:4] == [
        ("Referrals", "April 2026", "Other groups: Duty team", 4.5),
        ("Referrals", "April 2026", "Other groups: Long-term team", 5.5),
        ("Referrals", "April 2026", "", 6.5),
        ("Assessments completed", "April 2026", "Other groups: Duty team", 7.5),
    ]
    assert found.figures is not None
    assert [one.label for one in found.figures.periods] == ["April 2026", "May 2026", "June 2026"]


@pytest.mark.parametrize(
    ("name", "values", "method"),
    [
        ("Referrals", (189, 206), Method.COUNT),
        ("Children on a plan", (3, 12), Method.COUNT),
        ("Referrals", (189, 206.5), Method.OTHER),
        ("Average caseload", (18, 20), Method.MEAN),
        ("Attainment points", (46, 48), Method.OTHER),
        ("Cost, £000", (260, 275), Method.OTHER),
        ("Net change", (-3, 12), Method.OTHER),
        ("Children waiting over 18 weeks", (3, 35), Method.COUNT),
        ("Waiting at month end", (3, 35), Method.COUNT),
        ("Open cases over 12 months", (3, 35), Method.COUNT),
        ("Wait to assessment (weeks)", (3, 35), Method.OTHER),
        ("Time to first contact in days", (3, 35), Method.OTHER),
    ],
)
def test_whole_numbers_of_which_nothing_says_how_they_are_made_count_people(
    tmp_path: Path, name: str, values: tuple[float, float], method: Method
) -> None:
    rows = [("Herefordshire", 2025 + at, value) for at, value in enumerate(values)]
    found = taken(csv_file(tmp_path, rows, ("Area", "Year", "Value")), name=name)
    assert found.figures is not None
    assert [one.method for one in found.figures.series] == [method]


def by_ward(folder: Path, *, last: tuple[object, ...] = (), whole_year: bool = False) -> Path:
    over = ["", "", *(text for quarter in QUARTERS for text in (quarter, "", ""))]
    under = ["Locality", "Ward", *("Due", "Seen in time", "%") * 2]
    rows = [
        ["North" if at < 3 else "South", ward, *(cell for add in (0, 3) for cell in _seen(20 + at + add, 15 + at % 4))]
        for at, ward in enumerate(WARDS)
    ]
    rows.insert(3, ["North total", "", *_seen(63, 48), *_seen(72, 48)])
    rows.append(["HEREFORDSHIRE", "", *_seen(140, 99), *_seen(160, 99)])
    if whole_year:
        over, under = [*over, "Full year", "", ""], [*under, "Due", "Seen in time", "%"]
        rows = [[*row, *_seen(90 + at, 60)] for at, row in enumerate(rows)]
    return csv_file(folder, [*rows, *([last] if last else [])], under, above=[over])


def _seen(due: int, seen: int) -> tuple[object, ...]:
    return due, seen, f"{seen / due:.4%}"


def test_the_counts_behind_a_per_cent_are_told_whatever_they_are_called(tmp_path: Path) -> None:
    found = taken(by_ward(tmp_path))
    assert found.figures is not None
    assert [one.key for one in found.figures.series] == ["New birth visits"]
    first = found.figures
    assert (first.numerator[0], first.denominator[0], round(float(first.value[0]), 4)) == (15.0, 20.0, 75.0)
    assert "“%” is “Seen in time” out of “Due”, and they are read so" in found.passed_over


def test_a_council_under_its_localities_is_the_council_and_their_totals_are_left_out(tmp_path: Path) -> None:
    found = taken(by_ward(tmp_path))
    assert found.figures is not None
    names = {one.name for one in found.figures.areas}
    assert names == {*WARDS, "Herefordshire"}
    assert "Left out: a total in row 6" in found.passed_over
    assert {*found.figures.breakdowns} == {""}


def test_a_full_year_beside_its_quarters_is_that_year(tmp_path: Path) -> None:
    found = taken(by_ward(tmp_path, whole_year=True))
    assert found.figures is not None
    assert [one.label for one in found.figures.periods] == [*QUARTERS, "2025/26"]


def test_a_row_of_targets_can_be_left_out_on_the_page(tmp_path: Path) -> None:
    path = by_ward(tmp_path, last=("Target", "", "", "", "90%", "", "", "90%"))
    with pytest.raises(FileRefused) as refused:
        taken(path)
    assert [problem.value for problem in refused.value.problems] == ["Target"]
    opened = open_file(path, places())
    assert [one.name for one in areas_to_say(opened.sheet, opened.mapping, places(), {})] == ["North total", "Target"]
    assert "Left out, as you said: the rows of “Target”" in taken(path, Target="").passed_over


def test_rows_of_one_area_in_several_localities_are_groups_of_it(tmp_path: Path) -> None:
    rows = [("Herefordshire", place, "2025", at + 0.5) for at, place in enumerate(("North", "South"))]
    found = check(
        open_file(csv_file(tmp_path, rows, ("Area", "Locality", "Year", "Rate")), listed_places()),
        listed_places(),
        name="Visits",
    )
    assert found.figures is not None
    assert [*found.figures.breakdowns] == ["Local area: North", "Local area: South"]


def test_an_empty_column_of_comments_is_none_of_figures(tmp_path: Path) -> None:
    over = ["", *(text for quarter in QUARTERS for text in (quarter, "", "")), ""]
    under = ["Ward", *("Denominator", "Count", "%") * 2, "Comment"]
    rows = [[ward, *_seen(20 + at, 15), *_seen(30, 15 + at), ""] for at, ward in enumerate(WARDS)]
    found = taken(csv_file(tmp_path, rows, under, above=[over]))
    assert found.figures is not None
    assert [one.key for one in found.figures.series] == ["New birth visits"]


def test_a_provisional_year_of_a_wide_table_is_that_year_with_a_note(tmp_path: Path) -> None:
    rows = [("Herefordshire", 12, 14), ("Shropshire", 9, 8)]
    found = taken(csv_file(tmp_path, rows, ("Area", "2024/25", "2025/26 (p)")))
    assert found.figures is not None
    assert [one.label for one in found.figures.periods] == ["2024/25", "2025/26"]
    assert found.figures.note_at is not None
    assert [found.figures.notes[at] for at in found.figures.note_at] == ["", "", "Provisional", "Provisional"]
