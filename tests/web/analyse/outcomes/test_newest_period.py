"""A page is of the indicator's newest period until another is chosen, also where the area has no figure of it yet."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.outcomes.terms import LiesIn, Method, Polarity
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.partnership.within import within
from tests.factories.outcomes import (
    CORNWALL,
    ENGLAND,
    HEREFORDSHIRE,
    NOW,
    SHROPSHIRE,
    analyst,
    area,
    indicator,
    neighbours,
    outcome,
    received,
)
from tests.factories.partnership import found, person

JUNE, SEPTEMBER = "30 June 2026", "30 September 2026"
ABBEY, BELMONT, CASTLE, DINEDOR = (f"E0500000{at}" for at in range(1, 5))
COUNTS = {
    ABBEY: {JUNE: 41.0, SEPTEMBER: None},
    BELMONT: {JUNE: 3.0, SEPTEMBER: 4.0},
    CASTLE: {JUNE: 60.0, SEPTEMBER: 66.0},
    DINEDOR: {JUNE: 80.0, SEPTEMBER: 75.0},
}


@pytest.fixture
def county(db: None) -> Any:
    place = found("Withenshire", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        yield place


def _applications(values: Any = COUNTS, name: str = "Applications") -> Indicator:
    return indicator(name, values, method=Method.COUNT, unit="applications", polarity=Polarity.NEITHER)


def _chosen(page: str) -> list[str]:
    """The area and the period of the page."""
    return re.findall(r'<option value="[^"]*" selected>([^<]*)</option>', page)[:2]


def _read(client: Client, made: Indicator, asked: str = "") -> str:
    return client.get(f"/withenshire/indicators/{made.pk}/{asked}").content.decode()


def test_where_no_area_is_asked_for_the_first_with_a_figure_in_the_newest_period_is_shown(
    client: Client, county: Partnership
) -> None:
    made = _applications()
    client.force_login(person("Clara", Role.COMMISSIONER))
    page = _read(client, made)
    assert _chosen(page) == [DINEDOR, SEPTEMBER]  # Abbey has none; Belmont's is hidden, and Castle's with it.
    assert f"{DINEDOR} is highest of 1 area" not in page
    assert "All areas like it on 30 September 2026" in page


def test_the_partnerships_own_area_is_shown_before_any_other(client: Client, county: Partnership) -> None:
    made = _applications({CORNWALL: {SEPTEMBER: 12.0}, HEREFORDSHIRE: {JUNE: 9.0}})
    client.force_login(analyst())
    page = _read(client, made)
    assert _chosen(page) == ["Herefordshire", SEPTEMBER]
    assert "Herefordshire, 30 September 2026: not available" in page


def test_an_area_without_a_figure_in_the_newest_period_is_shown_in_it(client: Client, county: Partnership) -> None:
    made = _applications()
    client.force_login(person("Clara", Role.COMMISSIONER))
    page = _read(client, made, f"?area={ABBEY}")
    assert _chosen(page) == [ABBEY, SEPTEMBER]
    assert f'<option value="{JUNE}">{JUNE}</option>' in page
    assert f"{ABBEY}, 30 September 2026: not available" in page
    page = _read(client, made, f"?area={BELMONT}")
    assert _chosen(page) == [BELMONT, SEPTEMBER]
    assert f"{BELMONT}, 30 September 2026: hidden, as the numbers are small" in page


def test_another_period_is_chosen_and_one_that_is_not_held_is_the_newest(client: Client, county: Partnership) -> None:
    made = _applications()
    client.force_login(analyst())
    page = _read(client, made, f"?area={ABBEY}&period=30+June+2026")
    assert _chosen(page) == [ABBEY, JUNE]
    assert f"{ABBEY} is 3rd highest of 4 areas like it on 30 June 2026" in page
    assert _chosen(_read(client, made, f"?area={ABBEY}&period=30+September+2026")) == [ABBEY, SEPTEMBER]
    assert _chosen(_read(client, made, f"?area={ABBEY}&period=2019")) == [ABBEY, SEPTEMBER]


def test_a_period_in_which_only_england_has_a_figure_is_no_districts_newest(
    client: Client, county: Partnership
) -> None:
    made = _applications({HEREFORDSHIRE: {"2024": 9.0}, SHROPSHIRE: {"2024": 7.0}, ENGLAND: {"2024": 90, "2025": 95}})
    client.force_login(analyst())
    assert "Herefordshire is highest of 2 areas like it in 2024" in _read(client, made)
    assert _chosen(_read(client, made, f"?area={ENGLAND}")) == ["England", "2025"]


def test_more_wards_and_periods_ask_no_more_of_the_database(client: Client, county: Partnership) -> None:
    client.force_login(analyst())
    few = _applications({ABBEY: {JUNE: 41.0, SEPTEMBER: None}, CASTLE: {SEPTEMBER: 66.0}}, "Few")
    many = _applications(
        {ABBEY: COUNTS[ABBEY]} | {f"E0500001{at}": {"2024": 12.0, SEPTEMBER: 20.0} for at in range(9)}, "Many"
    )
    counts = []
    for made in (few, many):
        _read(client, made)
        with CaptureQueriesContext(connection) as asked:
            _read(client, made)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def _heat(client: Client, asked: str = "") -> list[tuple[str, list[str]]]:
    page = client.get(f"/withenshire/indicators/by-area/{asked}").content.decode()
    rows = re.findall(r'scope="row".*?heat__period">([^<]*)</span></th>(.*?)</tr>', page, flags=re.DOTALL)
    return [(period, re.findall(r"<td[^>]*>([^<]*?)\s*<", cells)) for period, cells in rows]


def test_areas_are_compared_in_one_period_and_those_without_a_figure_of_it_say_so(
    client: Client, county: Partnership
) -> None:
    anna = analyst()
    wards = (ABBEY, CASTLE, DINEDOR)
    pairs = [LiesIn(area(ward), area(HEREFORDSHIRE)) for ward in wards]
    commands.import_lookup(pairs=pairs, file=received("Wards", 3), by=anna, at=NOW)
    made = _applications({ward: COUNTS[ward] for ward in wards})
    commands.measure_outcome_by(outcome=outcome(by=anna), indicators=[made], by=anna, at=NOW)
    client.force_login(anna)
    among = f"?among={HEREFORDSHIRE}.ward"
    assert _heat(client, among) == [(SEPTEMBER, ["–", "Not available", "66", "75"])]


def test_a_figure_that_nobody_else_has_yet_is_compared_with_nothing(client: Client, county: Partnership) -> None:
    anna = analyst()
    neighbours(by=anna)
    early = {HEREFORDSHIRE: {"2024": 9.0, "2025": 8.0}, ENGLAND: {"2024": 90.0}, SHROPSHIRE: {"2024": 7.0}}
    alone = {HEREFORDSHIRE: {"2024": 9.0, "2025": 8.0}}
    listed = [_applications(early, "A early"), _applications(alone, "B alone")]
    commands.measure_outcome_by(outcome=outcome(by=anna), indicators=listed, by=anna, at=NOW)
    client.force_login(anna)
    assert _heat(client) == [("2024", ["9", "90", "7", "–", "–"]), ("2025", ["8", "–", "–", "–", "–"])]
