"""./run manage import_indicators: what it takes, what it says when a word of it is wrong."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from quadrant.analyse.outcomes.models import Observation
from quadrant.analyse.outcomes.queries import datasets
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.outcomes import analyst
from tests.factories.partnership import person
from tests.intake.making import HEADERS, ROWS, csv_file


def told(*words: object, by: str = "anna@example.org", at: str = "ardlebury") -> tuple[str, str, str]:
    """What the command prints, what it complains of, and the sentence that it ends with."""
    out, err, ended = StringIO(), StringIO(), ""
    try:
        call_command("import_indicators", *map(str, words), f"--partnership={at}", f"--as={by}", stdout=out, stderr=err)
    except CommandError as refused:
        ended = str(refused)
    return out.getvalue(), err.getvalue(), ended


def test_each_file_whole_or_not_at_all(ardlebury: Partnership, tmp_path: Path) -> None:
    analyst()
    good, bad = csv_file(tmp_path, name="good.csv"), csv_file(tmp_path, [*ROWS, ("x", "2024", "Narnia", "1")])
    out, err, ended = told(bad, good, tmp_path / "missing.csv", tmp_path)
    assert out.splitlines()[-3].startswith("  4 rows taken in as “good” in ")
    assert err.splitlines() == [
        "  row 6, column “LA and Regions”: “Narnia” is no area that Quadrant knows. Write its name or its GSS code.",
        "  There is no such file.",
        "  This is a folder: name its files.",
    ]
    assert ended == "3 of 4 files refused; nothing of them was taken in."
    assert Observation.objects.count() == 4


def test_what_was_guessed_is_printed(ardlebury: Partnership, tmp_path: Path) -> None:
    analyst()
    assert "Every column is known by its header" in told(csv_file(tmp_path))[0]
    guessed = "By what the columns hold: Area's name in “C”, Indicator in “A”, Period in “B”, Value in “D”"
    assert guessed in told(csv_file(tmp_path, headers=("A", "B", "C", "D")))[0]


def test_a_second_time_it_replaces(ardlebury: Partnership, tmp_path: Path) -> None:
    analyst()
    for _ in range(2):
        told(csv_file(tmp_path))
    assert Observation.objects.count() == 4
    assert sorted(row.state for row in datasets()) == ["replaced", "standing"]


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("--column=value", "--column value: write FIELD=HEADER, such as value=Result."),
        ("--column=values=Result", "--column: “values” is no field. There are: account, account_name, actual,"),
    ],
)
def test_a_column_is_named_by_its_field(ardlebury: Partnership, tmp_path: Path, word: str, sentence: str) -> None:
    analyst()
    assert told(csv_file(tmp_path), word)[2].startswith(sentence)
    assert not Observation.objects.exists()


def test_a_column_that_a_person_names_is_the_one_read(ardlebury: Partnership, tmp_path: Path) -> None:
    analyst()
    rows = [(*row, "9") for row in ROWS]
    told(csv_file(tmp_path, rows, (*HEADERS, "Result")), "--column=value=Result")
    assert set(Observation.objects.values_list("value", flat=True)) == {9.0}


def test_who_and_where_are_said_when_they_are_wrong(ardlebury: Partnership, tmp_path: Path) -> None:
    analyst()
    person("Olga", Role.AUDITOR)
    person("Mona", Role.MONITORING_OFFICER)
    path = csv_file(tmp_path)
    assert told(path, at="ardelbury")[2] == "There is no partnership at “ardelbury”. There are: ardlebury."
    assert told(path, by="anne@example.org")[2] == "Nobody here has the e-mail address anne@example.org."
    assert told(path, by="olga@example.org")[1:] == (
        "  None of your roles brings in data.\n",
        "1 of 1 files refused; nothing of them was taken in.",
    )
    # She brings in calendars, and no figures.
    assert told(path, by="mona@example.org")[1] == "  Only an analyst or a commissioner may bring in data.\n"
