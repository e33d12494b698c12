"""A page of one group speaks of that group: its figures are never told as those of the whole area."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.outcomes.queries import indicators
from quadrant.analyse.outcomes.terms import Method, Polarity
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import within
from tests.factories.outcomes import CORNWALL, HEREFORDSHIRE, NOW, SHROPSHIRE, WILTSHIRE, analyst, bring, figures
from tests.factories.partnership import found

EAST = "Assessment East"
OF_EAST = {
    HEREFORDSHIRE: {"2023": 18.0, "2024": 21.0},
    SHROPSHIRE: {"2023": 30.0, "2024": 31.0},
    CORNWALL: {"2023": 40.0, "2024": 41.0},
    WILTSHIRE: {"2023": 10.0, "2024": 11.0},
}
MORE: dict[str, Any] = {"polarity": Polarity.NEITHER, "method": Method.COUNT, "unit": "cases"}


@pytest.fixture
def county(client: Client, db: None) -> Any:
    place = found("Ardlebury", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        client.force_login(analyst())
        yield place


def _cases(*, of_everybody: bool) -> Indicator:
    bring(figures("Cases", OF_EAST, breakdown=EAST, **MORE), name="East")
    if of_everybody:
        bring(figures("Cases", {HEREFORDSHIRE: {"2023": 90.0, "2024": 95.0}}, **MORE), name="Everybody")
    made: Indicator = indicators().get(key="Cases")
    return made


def _page(client: Client, made: Indicator, group: str = "") -> str:
    asked = f"?group={quote(group)}" if group else ""
    said = client.get(f"/ardlebury/indicators/{made.pk}/{asked}").content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", said).split())


SAID = (
    "Herefordshire, Assessment East, rose from 18 in 2023 to 21 in 2024",
    "Herefordshire, Assessment East 21",
    "Herefordshire, Assessment East, is 3rd highest of 4 areas like it in 2024",
    "2 of 3 areas near it in rank are higher than Herefordshire, Assessment East",
    "All areas like it, Assessment East, in 2024",
    "These figures are of one group, Assessment East.",
)


def test_with_a_group_chosen_headline_label_rank_and_captions_name_it(client: Client, county: Partnership) -> None:
    made = _cases(of_everybody=True)
    page = _page(client, made, EAST)
    assert [words for words in SAID if words not in page] == []
    assert "Herefordshire rose" not in page
    assert "No figure of everybody is held" not in page
    everybody = _page(client, made)
    assert "Herefordshire rose from 90 in 2023 to 95 in 2024" in everybody
    assert "These figures are of one group" not in everybody


def test_an_indicator_of_groups_only_opens_as_that_of_a_group(client: Client, county: Partnership) -> None:
    page = _page(client, _cases(of_everybody=False))
    assert [words for words in SAID if words not in page] == []
    assert "Assessment East. No figure of everybody is held." in page


def test_a_group_of_a_dimension_is_called_by_its_name(client: Client, county: Partnership) -> None:
    bring(figures("Cases", OF_EAST, breakdown="Local area: East", **MORE), name="East")
    page = _page(client, indicators().get(key="Cases"))
    assert "Herefordshire, East, rose from 18 in 2023 to 21 in 2024" in page
