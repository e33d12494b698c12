"""A figure is said to be in a year and on a day, whatever its file calls the period, on every page."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.outcomes.terms import Method, Polarity
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import within
from tests.factories.outcomes import HEREFORDSHIRE, NOW, SHROPSHIRE, analyst, indicator
from tests.factories.partnership import found


@pytest.fixture
def county(db: None) -> Any:
    place = found("Withenshire", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        yield place


@pytest.mark.parametrize(
    ("before", "now", "rose", "like"),
    [
        ("30 June 2026", "30 September 2026", "from 20 on 30 June 2026 to 25 on 30 September 2026", "on 30 September"),
        ("as at 31 March 2025", "as at 31 March 2026", "20 as at 31 March 2025 to 25 as at 31 March 2026", "as at 31"),
        ("Q1 2026/27", "Q2 2026/27", "from 20 in Q1 2026/27 to 25 in Q2 2026/27", "in Q2 2026/27"),
    ],
)
def test_a_day_is_on_and_a_year_is_in(
    client: Client, county: Partnership, before: str, now: str, rose: str, like: str
) -> None:
    anna = analyst()
    counts = {HEREFORDSHIRE: {before: 20.0, now: 25.0}, SHROPSHIRE: {before: 30.0, now: 40.0}}
    waiting = indicator("Waiting", counts, by=anna, method=Method.COUNT, unit="", polarity=Polarity.NEITHER)
    client.force_login(anna)
    page = client.get(f"/withenshire/indicators/{waiting.pk}/").content.decode()
    assert rose in page
    assert f"Herefordshire is lowest of 2 areas like it {like}" in page
    assert f"All areas like it {like}" in page
    assert "in 30 September" not in page
    assert "in as at" not in page
