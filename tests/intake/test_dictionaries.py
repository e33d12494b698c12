"""What is a dictionary of indicators and what only looks like one: a scorecard, a register of risks."""

from __future__ import annotations

from pathlib import Path

import pytest

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.checking import open_file
from quadrant.intake.evidence.places import listed_places
from tests.intake.making import csv_file, problems, taken

SCORECARD = ("Ref", "Measure", "Good is", "Target", "Q1 2026/27", "Q2 2026/27", "RAG")
SCORES = [
    ("Priority 1: Best start", "", "", "", "", "", ""),
    ("BS1", "Children ready for school", "High", "72%", "68%", "70%", "Amber"),
    ("BS2", "Waits of over 20 weeks", "Low", "10%", "18%", "21%", "Red"),
]
DICTIONARY = ("Indicator key", "Indicator name", "Polarity", "Definition")
DEFINED = [
    ("Priority 1: Best start", "", "", ""),
    ("BS1", "Children ready for school", "High", "Share of children at a good level"),
    ("Priority 2: Ageing well", "", "", ""),
    ("AW1", "Falls of older people", "Low", "Falls for each 1,000 people of 65 and over"),
]


def guessed(path: Path) -> DatasetKind:
    return open_file(path, listed_places()).mapping.kind


@pytest.mark.parametrize(
    ("one", "other"),
    [("Q1 2026/27", "Q2 2026/27"), ("Qtr 1", "Qtr 2"), ("2025/26", "2026/27"), ("Actual 2025", "Actual 2026")],
)
def test_a_scorecard_with_columns_of_periods_defines_nothing(tmp_path: Path, one: str, other: str) -> None:
    headers = (*SCORECARD[:4], one, other, SCORECARD[6])
    assert guessed(csv_file(tmp_path, SCORES, headers)) is not DatasetKind.DEFINITIONS


def test_a_register_of_risks_defines_nothing(tmp_path: Path) -> None:
    rows = [("R1", "Provider fails", "High", "Low"), ("R2", "Grant ends", "Low", "High")]
    assert guessed(csv_file(tmp_path, rows, ("Ref", "Risk", "Likelihood", "Impact"))) is not DatasetKind.DEFINITIONS


def test_a_dictionary_is_told_by_its_polarity_and_its_headings_are_left_out(tmp_path: Path) -> None:
    path = csv_file(tmp_path, DEFINED, DICTIONARY)
    assert guessed(path) is DatasetKind.DEFINITIONS
    checked = taken(path)
    assert [(one.key, one.name) for one in checked.definitions] == [
        ("BS1", "Children ready for school"),
        ("AW1", "Falls of older people"),
    ]
    assert list(checked.passed_over) == [
        "Left out, since nothing stands beside it: row 2, “Priority 1: Best start”; row 4, “Priority 2: Ageing well”"
    ]


def test_a_dictionary_of_headings_alone_is_refused(tmp_path: Path) -> None:
    assert problems(csv_file(tmp_path, DEFINED[::2], DICTIONARY)) == [
        "No row under the headers holds a record. Say in which row the headers stand."
    ]
