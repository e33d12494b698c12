"""A second upload of a corrected file shows what changed: by indicator, period and area, and figure by figure."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.outcomes.models import Observation
from quadrant.intake import queries
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.outcomes import analyst
from tests.factories.partnership import person
from tests.web.intake.giving import Rows, given, page_of, taken, text

HEADERS = ("Indicator", "Period", "Area", "Measure", "Value", "Count", "Denominator")
FIRST: Rows = [
    ("Obese", "2023", "Herefordshire", "Percentage", "20.5", "41", "200"),
    ("Obese", "2024", "Herefordshire", "Percentage", "21", "42", "200"),
    ("Obese", "2024", "Shropshire", "Percentage", "30", "60", "200"),
    ("Obese", "2024", "England", "Percentage", "22", "-", "-"),
]
LATER: Rows = [
    FIRST[0],
    ("Obese", "2024", "Herefordshire", "Percentage", "21.5", "43", "200"),
    FIRST[2],
    ("Obese", "2025", "England", "Percentage", "23", "-", "-"),
]


@pytest.fixture
def anna(client: Client, ardlebury: Partnership) -> Any:
    somebody = analyst()
    client.force_login(somebody)
    return somebody


def downloaded(client: Client, address: str) -> list[list[str]]:
    answer: Any = client.get(f"{address}changes/?download=csv")
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))[1:]


def test_a_corrected_file_tells_each_figure_with_what_it_was(client: Client, anna: Any) -> None:
    taken(client, text(HEADERS, FIRST), name="Weights")
    address = given(client, text(HEADERS, LATER), name="Weights")
    page = page_of(client, address)
    assert "Against “Weights” as it stands: 1 changed, 1 gone, 1 added; 2 figures stay as they are." in page
    assert "21 (42 of 200)" in page
    assert "21.5 (43 of 200)" in page
    for heading in ("By indicator", "By period", "By area", "Figures that change"):
        assert heading in page
    assert [row[1:] for row in downloaded(client, address)] == [
        ["Herefordshire", "2024", "", "Changed", "21 (42 of 200)", "21.5 (43 of 200)"],
        ["England", "2024", "", "Gone", "22", "–"],
        ["England", "2025", "", "Added", "–", "23"],
    ]
    assert Observation.objects.filter(period="2024").count() == 3
    client.post(f"{address}confirm/")
    assert sorted(Observation.objects.values_list("period", "value")) == [
        ("2023", 20.5), ("2024", 21.5), ("2024", 30.0), ("2025", 23.0),
    ]  # fmt: skip
    again = page_of(client, given(client, text(HEADERS, LATER), name="Weights"))
    assert "Nothing changes: “Weights” says all this already (4 figures)." in again


def test_a_new_dataset_changes_nothing_that_is_here(client: Client, anna: Any) -> None:
    address = given(client, text(HEADERS, FIRST), name="Weights")
    assert "What would change" not in page_of(client, address)
    assert "No figure would be different" in page_of(client, f"{address}changes/")


def test_what_could_point_to_a_person_is_hidden_from_who_may_not_see_it(client: Client, anna: Any) -> None:
    few: Rows = [("Obese", "2024", "Herefordshire", "Percentage", "2", "3", "150"), *FIRST[2:]]
    taken(client, text(HEADERS, few), name="Weights")
    lead = person("Lena", Role.COMMISSIONER)
    more: Rows = [("Obese", "2024", "Herefordshire", "Percentage", "9", "13", "150"), *FIRST[2:]]
    for who, told in ((anna, "2 (3 of 150)"), (lead, "Hidden: few people")):
        client.force_login(who)
        address = given(client, text(HEADERS, more), name="Weights")
        assert [row[5] for row in downloaded(client, address)] == [told]
        assert told in page_of(client, address)
    assert "3 of 150" not in page_of(client, address)


def test_only_the_first_fifty_are_shown_and_long_files_are_not_compared(
    client: Client, anna: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rows(value: int) -> Rows:
        return [("Obese", str(1950 + at), "England", "Percentage", str(at + value), "", "") for at in range(60)]

    taken(client, text(HEADERS, rows(0)), name="Weights")
    address = given(client, text(HEADERS, rows(1)), name="Weights")
    page = page_of(client, address)
    assert "Figures that change, the first 50 of 60" in page
    assert "By period, the 10 with most of 60" in page
    assert len(downloaded(client, address)) == 60
    monkeypatch.setattr(queries, "MOST_PREVIEWED", 10)
    assert "too long for its figures to be compared" in page_of(client, address)


def test_a_corrected_list_of_neighbours_tells_whose_neighbour_is_another(client: Client, anna: Any) -> None:
    headers = ("LA", "SN1", "SN2")
    taken(client, text(headers, [("Herefordshire", "Shropshire", "Cornwall")]), name="Alike")
    page = page_of(client, given(client, text(headers, [("Herefordshire", "Dorset", "-")]), name="Alike"))
    assert "Herefordshire, neighbour 1" in page
    assert "Gone: 1 neighbour" in page
    assert "Herefordshire, neighbour 2: Cornwall" in page
