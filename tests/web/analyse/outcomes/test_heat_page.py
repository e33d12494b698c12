"""Many indicators by many areas: signs of how each figure stands, and a constant number of questions."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.terms import LiesIn
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import within
from tests.factories.outcomes import (
    CORNWALL,
    DORSET,
    ENGLAND,
    HEREFORDSHIRE,
    NOW,
    SHROPSHIRE,
    WILTSHIRE,
    analyst,
    area,
    indicator,
    neighbours,
    outcome,
    received,
)
from tests.factories.partnership import found


@pytest.fixture
def county(db: None) -> Any:
    place = found("Withenshire", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        yield place


def _signs(page: str) -> list[tuple[str, str]]:
    cells = re.findall(r"<td[^>]*>([^<]*?)(?: <span aria-hidden=.true.>([^<]*)</span>.*?)?<", page)
    return [(figure.strip(), sign) for figure, sign in cells]


def test_a_figure_is_marked_beyond_chance_or_by_rank(client: Client, county: Partnership) -> None:
    anna = analyst()
    neighbours(HEREFORDSHIRE, SHROPSHIRE, WILTSHIRE, CORNWALL, DORSET, "E06000001", by=anna)
    counted = {
        HEREFORDSHIRE: {"2024": (30.0, 100.0, 30.0)},
        ENGLAND: {"2024": (200.0, 1000.0, 20.0)},
        SHROPSHIRE: {"2024": (12.0, 100.0, 12.0)},
        WILTSHIRE: {"2024": (21.0, 100.0, 21.0)},
    }
    places = (HEREFORDSHIRE, SHROPSHIRE, WILTSHIRE, CORNWALL, DORSET, "E06000001")
    plain = {code: {"2024": 10.0 + at} for at, code in enumerate(places)}
    listed = [indicator("A counted", counted, by=anna), indicator("B plain", plain, by=anna)]
    commands.measure_outcome_by(outcome=outcome(by=anna), indicators=listed, by=anna, at=NOW)
    client.force_login(anna)
    page = client.get("/withenshire/indicators/by-area/").content.decode()
    assert _signs(page) == [
        ("30%", "−"), ("20%", ""), ("12%", "+"), ("21%", "="), ("–", ""), ("–", ""), ("–", ""),
        ("10%", "(+)"), ("–", ""), ("11%", "(+)"), ("12%", ""), ("13%", ""), ("14%", "(−)"), ("15%", "(−)"),
    ]  # fmt: skip
    assert "worse than England" in page


def test_it_asks_no_more_of_the_database_for_more_indicators(client: Client, county: Partnership) -> None:
    anna = analyst()
    client.force_login(anna)
    counts = []
    for at in range(3):
        indicator(f"Indicator {at}", by=anna)
        client.get("/withenshire/indicators/by-area/?show=Children")
        with CaptureQueriesContext(connection) as asked:
            page = client.get("/withenshire/indicators/by-area/?show=Children").content.decode()
        assert f"Indicator {at}" in page
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_the_wards_of_the_area_stand_beside_it(client: Client, county: Partnership) -> None:
    anna = analyst()
    wards = ("E05000001", "E05000002")
    pairs = [LiesIn(area(ward), area(HEREFORDSHIRE)) for ward in wards]
    commands.import_lookup(pairs=pairs, file=received("Wards", 2), by=anna, at=NOW)
    counted = {
        HEREFORDSHIRE: {"2024": (200.0, 1000.0, 20.0)},
        wards[0]: {"2024": (30.0, 100.0, 30.0)},
        wards[1]: {"2024": (12.0, 100.0, 12.0)},
    }
    listed = [indicator("A counted", counted, by=anna)]
    commands.measure_outcome_by(outcome=outcome(by=anna), indicators=listed, by=anna, at=NOW)
    client.force_login(anna)
    page = client.get(f"/withenshire/indicators/by-area/?among={HEREFORDSHIRE}.ward").content.decode()
    assert f'<option value="{HEREFORDSHIRE}.ward" selected>Wards in Herefordshire (2)</option>' in page
    assert _signs(page) == [("20%", ""), ("30%", "−"), ("12%", "+")]
    assert ", worse than Herefordshire</span>" in page
    assert "worse than Herefordshire beyond chance" in page
