"""Lists of tenders as portals write them: told from registers, one tender in several rows, estimates, winners."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.checking import open_file
from quadrant.intake.evidence.places import listed_places
from tests.intake.making import csv_file, problems, taken

HEADERS = (
    "Reference", "Title", "Tender return deadline", "No. of submissions", "Estimated value", "Award date", "Supplier",
    "Status", "CPV code",
)  # fmt: skip
OPEN = ("DN1", "Care homes", "16/10/2026 12:00", "", "£40,000", "", "", "Evaluating", "85311100")
AWARDED = ("DN2", "School meals", "01/07/2026", "3", "£1.2m", "21/08/2026", "Larder Ltd", "Awarded", "55524000")


def lines(path: Path) -> list[tuple[str, date | None, int | None, Decimal | None, str, str]]:
    read = [(line.facts, line.awarded_to) for line in taken(path).lines]
    return [(one.reference, one.closes_on, one.bids, one.value, winner, one.note) for one, winner in read]


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        (HEADERS, DatasetKind.TENDERS),
        (("Title", "Supplier", "End date", "Return deadline", "Reference"), DatasetKind.TENDERS),
        (("Title", "Return deadline", "Estimated value", "Supplier", "End date"), DatasetKind.TENDERS),
        (("Contract title", "Ref", "Notice published", "Award date", "Supplier", "Value"), DatasetKind.TENDERS),
        (("Ref", "Title", "Number of submissions", "Supplier", "Start date", "End date"), DatasetKind.TENDERS),
        (("Ref", "Title", "Supplier", "Start date", "End date", "Value", "Award date", "Link"), DatasetKind.CONTRACTS),
        (("Ref", "Title", "Supplier", "Start date", "End date", "Value"), DatasetKind.CONTRACTS),
    ],
)
def test_a_deadline_or_a_reference_beside_notice_bids_or_award_tells_tenders(
    tmp_path: Path, headers: tuple[str, ...], kind: DatasetKind
) -> None:
    path = csv_file(tmp_path, [tuple(f"x{at}" for at, _ in enumerate(headers))], headers)
    assert open_file(path, listed_places()).mapping.kind is kind


def test_an_estimate_is_the_value_only_of_what_is_awarded(tmp_path: Path) -> None:
    assert lines(csv_file(tmp_path, [OPEN, AWARDED], HEADERS)) == [
        ("DN1", date(2026, 10, 16), None, None, "", "Status: Evaluating\nEstimated value £40,000"),
        ("DN2", date(2026, 7, 1), 3, Decimal(1_200_000), "Larder Ltd", "Status: Awarded"),
    ]


def test_beside_a_column_of_values_an_estimate_stays_one(tmp_path: Path) -> None:
    headers = ("Reference", "Title", "Return deadline", "Estimated value", "Value awarded", "Award date", "Supplier")
    rows = [
        ("DN1", "Care homes", "16/10/2026", "40000", "", "", ""),
        ("DN2", "School meals", "01/07/2026", "1200000", "1100000.50", "21/08/2026", "Larder Ltd"),
        ("DN3", "Respite", "01/12/2026", "", "5000", "", ""),
    ]
    assert [(value, note) for _, _, _, value, _, note in lines(csv_file(tmp_path, rows, headers))] == [
        (None, "Estimated value £40,000"),
        (Decimal("1100000.50"), "Estimated value £1,200,000"),
        (None, "Estimated value £5,000"),
    ]


def test_rows_that_differ_only_in_what_is_not_read_are_one_tender(tmp_path: Path) -> None:
    rows = [OPEN, (*OPEN[:8], "85311200"), AWARDED, (*OPEN[:8], "85311300")]
    checked = taken(csv_file(tmp_path, rows, HEADERS))
    assert [line.facts.reference for line in checked.lines] == ["DN1", "DN2"]
    assert checked.passed_over[0] == (
        "Left out, since another row of the same tender says the same: row 3 (as row 2), 5 (as row 2)"
    )


def test_rows_of_one_reference_that_say_two_things_are_refused(tmp_path: Path) -> None:
    rows = [OPEN, (OPEN[0], "Care homes, lot 2", *OPEN[2:])]
    [problem] = problems(csv_file(tmp_path, rows, HEADERS))
    assert problem.startswith("row 3, column “Reference”: “DN1” is the tender of row 2 already.")


def test_of_several_winners_in_a_cell_the_first_is_read_and_the_note_keeps_all(tmp_path: Path) -> None:
    won = (*AWARDED[:6], "Larder Ltd; Hot Plate Ltd | Meals CIC", "", "")
    path = csv_file(tmp_path, [won], HEADERS)
    assert [(winner, note) for *_, winner, note in lines(path)] == [
        ("Larder Ltd", "Awarded to: Larder Ltd; Hot Plate Ltd; Meals CIC")
    ]
    assert list(taken(path).passed_over) == [
        "Several winners in one cell, of which the first is read and the note keeps all: row 2"
    ]


def test_a_list_without_a_deadline_is_read_without_one(tmp_path: Path) -> None:
    headers = ("Reference", "Title", "Number of bids", "Award date", "Supplier")
    assert lines(csv_file(tmp_path, [("DN2", "Meals", "3", "21/08/2026", "Larder Ltd")], headers)) == [
        ("DN2", None, 3, None, "Larder Ltd", "")
    ]
