"""An indicator whose figures are only of groups or of wards says so in the list and in the profile."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.outcomes.queries import indicators
from quadrant.analyse.outcomes.terms import LiesIn, Method
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.partnership.within import within
from tests.factories.outcomes import (
    HEREFORDSHIRE,
    NOW,
    SHROPSHIRE,
    analyst,
    area,
    bring,
    figures,
    indicator,
    outcome,
    received,
)
from tests.factories.partnership import found, person

JUNE, SEPTEMBER = "30 June 2026", "30 September 2026"
WARDS: Any = {"E05000001": {JUNE: 41.0, SEPTEMBER: None}, "E05000002": {SEPTEMBER: 3.0}, "E05000003": {SEPTEMBER: 66.0}}


@pytest.fixture
def county(db: None) -> Any:
    place = found("Withenshire", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        yield place


def _by_group(name: str, values: Any) -> Indicator:
    bring(figures(name, values, breakdown="Other groups: Post-16", method=Method.COUNT), name=name)
    made: Indicator = indicators().get(key=name)
    return made


def _listed(client: Client) -> dict[str, list[str]]:
    """Latest, Herefordshire and England, by indicator."""
    page = client.get("/withenshire/indicators/").content.decode()
    rows = re.findall(r'<tr class="govuk-table__row">(.*?)</tr>', page, flags=re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.DOTALL) for row in rows[1:]]
    labels = re.compile(r'<span class="quadrant-table__label"[^>]*>.*?</span>')
    told = [[" ".join(re.sub(r"<[^>]*>", " ", labels.sub("", cell)).split()) for cell in row] for row in cells]
    return {row[0]: [row[at] for at in (3, 4, 5)] for row in told}


@pytest.fixture
def four(county: Partnership) -> list[Indicator]:
    """Figures of everybody; of wards; of a group; of another county."""
    return [
        indicator("A everybody", {HEREFORDSHIRE: {"2024": 12.0}}, method=Method.COUNT),
        indicator("B wards", WARDS, method=Method.COUNT),
        _by_group("C group", {HEREFORDSHIRE: {JUNE: 12.0, SEPTEMBER: 15.0}}),
        indicator("D elsewhere", {SHROPSHIRE: {"2023": 12.0}}, method=Method.COUNT),
    ]


def test_the_list_says_where_the_figures_are(client: Client, four: list[Indicator]) -> None:
    indicator("E not available", {SHROPSHIRE: {"2023": None}}, method=Method.COUNT)
    client.force_login(person("Clara", Role.COMMISSIONER))
    assert _listed(client) == {
        "A everybody": ["2024", "12", "–"],
        "B wards": [SEPTEMBER, "By ward only", "–"],
        "C group": [SEPTEMBER, "By group only", "–"],
        "D elsewhere": ["2023", "Other areas only", "–"],
        "E not available": ["–", "–", "–"],
    }


def test_a_file_of_the_list_says_so_in_its_note(client: Client, four: list[Indicator]) -> None:
    client.force_login(analyst())
    answer: Any = client.get("/withenshire/indicators/?download=csv")
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [row.rsplit(",", 1)[1] for row in rows] == ["Note", "", "By ward only", "By group only", "Other areas only"]


def _elsewhere(page: str) -> list[str]:
    found = page.partition("Only by group or for smaller areas")[2].partition("</ul>")[0]
    return [re.sub(r"<[^>]*>", "", each) for each in re.findall(r"<li>(.*?)</li>", found)]


def test_the_profile_names_them_and_sums_nothing(client: Client, four: list[Indicator]) -> None:
    client.force_login(analyst())
    page = client.get(f"/withenshire/areas/{HEREFORDSHIRE}/").content.decode()
    assert _elsewhere(page) == [f"B wards: by ward only, {SEPTEMBER}", f"C group: by group only, {SEPTEMBER}"]
    assert "69" not in re.sub(r'(?:nonce|value)="[^"]{20,}"', "", page)  # but in what is drawn by lot
    assert f'href="/withenshire/indicators/{four[2].pk}/groups/?area={HEREFORDSHIRE}"' in page
    assert _elsewhere(client.get(f"/withenshire/areas/{SHROPSHIRE}/").content.decode()) == []


def test_where_a_lookup_says_what_lies_in_the_area_only_that_counts(client: Client, four: list[Indicator]) -> None:
    indicator("F far away", {"E05000009": {JUNE: 20.0}}, method=Method.COUNT)
    pairs = [LiesIn(area("E05000003"), area(SHROPSHIRE)), LiesIn(area("E05000009"), area(HEREFORDSHIRE))]
    commands.import_lookup(pairs=pairs, file=received("Wards", 2), by=analyst(), at=NOW)
    client.force_login(analyst())
    here = client.get(f"/withenshire/areas/{HEREFORDSHIRE}/").content.decode()
    assert _elsewhere(here) == [f"C group: by group only, {SEPTEMBER}", f"F far away: by ward only, {JUNE}"]
    there = client.get(f"/withenshire/areas/{SHROPSHIRE}/").content.decode()
    assert _elsewhere(there) == [f"B wards: by ward only, {SEPTEMBER}"]


def test_an_outcome_says_where_the_figures_of_what_measures_it_are(client: Client, four: list[Indicator]) -> None:
    better = outcome()
    commands.measure_outcome_by(outcome=better, indicators=four, by=analyst(), at=NOW)
    client.force_login(analyst())
    page = client.get(f"/withenshire/outcomes/{better.pk}/").content.decode()
    assert re.findall(r'<td class="govuk-table__cell">([^<]*)</td>', page)[:4] == [
        "12 in 2024",
        f"By ward only, {SEPTEMBER}",
        f"By group only, {SEPTEMBER}",
        "Other areas only, 2023",
    ]


def test_more_indicators_of_wards_ask_no_more_of_the_database(client: Client, four: list[Indicator]) -> None:
    client.force_login(analyst())
    for address in ("/withenshire/indicators/", f"/withenshire/areas/{HEREFORDSHIRE}/"):
        counts = []
        for at in range(3):
            indicator(f"{address} {at}", WARDS, method=Method.COUNT)
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            counts.append(len(asked))
        assert counts[0] == counts[2]


def test_a_partnership_without_an_area_of_its_own_reads_where_the_figures_are(client: Client, db: None) -> None:
    place = found("Withenshire")
    with within(place, on=NOW.date()):
        indicator("B wards", WARDS, method=Method.COUNT)
        _by_group("C group", {HEREFORDSHIRE: {JUNE: 12.0}})
        client.force_login(analyst())
        assert _listed(client) == {
            "B wards": [SEPTEMBER, "By ward only", "–"],
            "C group": [JUNE, "By group only", "–"],
        }
