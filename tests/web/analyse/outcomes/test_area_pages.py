"""The profile of an area: every indicator, how it stands, where it goes, and nothing that is hidden."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.analyse.outcomes import commands
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.partnership.within import within
from tests.factories.outcomes import (
    CORNWALL,
    ENGLAND,
    HEREFORDSHIRE,
    NOW,
    SHROPSHIRE,
    WILTSHIRE,
    analyst,
    indicator,
    neighbours,
    outcome,
)
from tests.factories.partnership import found, person
from tests.web.analyse.outcomes.test_map_pages import WARDS, counted, lies_in


@pytest.fixture
def county(db: None) -> Any:
    place = found("Withenshire", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        yield place


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.split("<main")[1]).split())


def page_of(client: Client, code: str = HEREFORDSHIRE, asked: str = "") -> str:
    return client.get(f"/withenshire/areas/{code}/{asked}").content.decode()


def test_every_indicator_stands_under_its_outcome_with_figure_benchmark_and_rank(
    client: Client, county: Partnership
) -> None:
    anna = analyst()
    neighbours(by=anna)
    values = {
        HEREFORDSHIRE: {"2023": (28.0, 100.0, 28.0), "2024": (30.0, 100.0, 30.0)},
        ENGLAND: {"2024": (2000.0, 10000.0, 20.0)},
        SHROPSHIRE: {"2024": (12.0, 100.0, 12.0)},
        WILTSHIRE: {"2024": (31.0, 100.0, 31.0)},
        CORNWALL: {"2023": (1.0, 100.0, 1.0)},
    }
    waiting = indicator("Waiting", values, by=anna)
    indicator("Obese", {HEREFORDSHIRE: {"2024": 9.0}, ENGLAND: {"2024": 8.0}}, by=anna, topic="Health")
    commands.measure_outcome_by(outcome=outcome("Starts well", by=anna), indicators=[waiting], by=anna, at=NOW)
    client.force_login(anna)
    page = page_of(client)
    told = words_of(page)
    assert "2 indicators of Herefordshire. Beside England, by 95% intervals: 1 worse." in told
    assert told.index("Starts well") < told.index("Waiting") < told.index("Other: Health") < told.index("Obese")
    assert "30% 21.9% to 39.6% 2024" in told
    assert "20% − Worse" in told
    assert "2nd of 3" in told
    assert "Above; no counts to tell it from chance" in told
    assert "<title>Waiting: from 28% to 30%</title>" in page
    file: Any = client.get(f"/withenshire/areas/{HEREFORDSHIRE}/?download=csv")
    lines = b"".join(file.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == (
        "Indicator,Topic,Period,Herefordshire,Unit,95% interval,England,Beside England,Recent trend,"
        "Rank among Statistical neighbours,Source,Note"
    )
    assert lines[2].startswith("Waiting,Children,2024,30,%,21.9% to 39.6%,20,Worse,")


def test_a_ward_stands_beside_its_district_and_among_its_wards(client: Client, county: Partnership) -> None:
    client.force_login(analyst())
    counted("Waiting", {WARDS[0]: 160.0, WARDS[1]: 80.0, HEREFORDSHIRE: 100.0})
    lies_in({WARDS[0]: HEREFORDSHIRE, WARDS[1]: HEREFORDSHIRE})
    told = words_of(page_of(client, WARDS[0]))
    assert "Ward, E05000001" in told
    assert "Beside Herefordshire, by 95% intervals: 1 worse." in told
    assert "2nd of 2" in told
    assert "among: Wards of Herefordshire" in told
    above = page_of(client)
    assert '<optgroup label="Wards in it"><option value="E05000001">E05000001</option>' in above


def test_what_is_hidden_is_hidden_here_too(client: Client, county: Partnership) -> None:
    counted("Waiting", dict(zip(WARDS, (3, 5, 80, 100, 120, 140, 160), strict=True)))
    client.force_login(person("Clara", Role.COMMISSIONER))
    told = words_of(page_of(client, WARDS[1]))
    assert "Hidden: small numbers" in told
    assert "0.5%" not in told
    client.force_login(analyst())
    assert "0.5%" in words_of(page_of(client, WARDS[1]))


def test_the_chooser_leads_on_and_an_unknown_area_is_not_found(client: Client, county: Partnership) -> None:
    client.force_login(analyst())
    counted("Waiting", {WARDS[0]: 160.0, HEREFORDSHIRE: 90.0})
    assert client.get("/withenshire/areas/?code=E05000001").headers["Location"] == "/withenshire/areas/E05000001/"
    assert client.get("/withenshire/areas/E05999999/").status_code == 404
    assert client.get("/withenshire/areas/?code=%00").headers["Location"] == f"/withenshire/areas/{HEREFORDSHIRE}/"


def test_an_area_without_figures_says_what_to_do(client: Client, county: Partnership) -> None:
    client.force_login(analyst())
    neighbours()
    assert "No figure of this area is in use." in words_of(page_of(client))


def test_it_asks_as_often_for_eight_indicators_as_for_one(client: Client, county: Partnership) -> None:
    neighbours(by=analyst())
    client.force_login(person("Clara", Role.COMMISSIONER))
    asked = []
    for at in range(8):
        counted(f"Indicator {at}", {HEREFORDSHIRE: 100.0, SHROPSHIRE: 3.0, ENGLAND: 50.0})
        if at in {0, 7}:
            with CaptureQueriesContext(connection) as queries:
                page_of(client)
            asked.append(len(queries))
    assert asked[0] == asked[1]


def test_indicators_without_a_figure_here_leave_the_profile_as_it_is(client: Client, county: Partnership) -> None:
    told = counted("Seen here", {WARDS[0]: 400.0})
    for at in range(45):
        counted(f"Seen elsewhere {at:02}", {WARDS[1]: 400.0})
    client.force_login(analyst())
    page = words_of(page_of(client, WARDS[0]))
    assert told.name in page
    assert "1 indicator of" in page
    assert "Seen elsewhere" not in page
