"""A funnel says which areas lie outside what chance allows for their size, and holds nothing that is hidden."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.outcomes.queries import funnel_of
from quadrant.analyse.outcomes.queries.hiding import Point
from quadrant.analyse.outcomes.terms import Method
from quadrant.methods.funnel import Place
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.partnership.within import within
from tests.factories.outcomes import HEREFORDSHIRE, NOW, analyst, bring, figures
from tests.factories.partnership import found, person
from tests.web.analyse.outcomes.test_map_pages import WARDS, counted


@pytest.fixture
def county(db: None) -> Any:
    place = found("Withenshire", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        yield place


def page_of(client: Client, indicator: Indicator) -> str:
    return client.get(f"/withenshire/indicators/{indicator.pk}/?area={WARDS[0]}").content.decode()


def test_those_outside_are_named_with_the_limit_that_they_lie_beyond(client: Client, county: Partnership) -> None:
    client.force_login(analyst())
    events = dict(zip(WARDS, (100, 96, 104, 98, 102, 150, 76), strict=True))
    page = page_of(client, counted("Waiting", events))
    assert "2 of 7 areas lie outside what chance allows for their size, 1 of them far outside: E05000006 and" in page
    assert "E05000006, above the 99.8% limit, E05000007, below the 95% limit." in page
    assert "All together 10.4%" in page


def test_a_rate_has_a_funnel_too(client: Client, county: Partnership) -> None:
    client.force_login(analyst())
    values = {
        code: {"2024": (events, 20_000.0, events * 5.0)}
        for code, events in zip(WARDS, (40.0, 44.0, 38.0, 41.0, 39.0, 90.0, 42.0), strict=True)
    }
    bring(figures("Falls", values, method=Method.RATE, unit="per 100,000"), name="Falls")
    page = page_of(client, Indicator.objects.get(key="Falls"))
    assert "1 of 7 areas lies outside what chance allows for its size, 1 of them far outside: E05000006" in page


def test_hidden_areas_are_no_part_of_it(client: Client, county: Partnership) -> None:
    events = dict(zip(WARDS, (3, 5, 80, 100, 120, 140, 160), strict=True))
    waiting = counted("Waiting", events)
    client.force_login(person("Clara", Role.COMMISSIONER))
    page = page_of(client, waiting)
    assert "2 areas left out: hidden, or without counts." in page
    assert "All together 12.0%" in page
    client.force_login(analyst())
    assert "All together 8.7%" in page_of(client, waiting)


def test_fewer_than_five_areas_or_no_counts_have_none(client: Client, county: Partnership) -> None:
    client.force_login(analyst())
    assert "what chance allows" not in page_of(client, counted("Few", dict.fromkeys(WARDS[:4], 50.0)))
    bring(figures("Bare", {code: {"2024": 7.0} for code in WARDS}, method=Method.PROPORTION, unit="%"), name="Bare")
    assert "what chance allows" not in page_of(client, Indicator.objects.get(key="Bare"))


def test_values_that_were_rounded_do_not_move_the_line(county: Partnership) -> None:
    made = counted("Waiting", dict.fromkeys(WARDS, 50.0))
    area = made.observations.select_related("area").earliest("pk").area
    points = [Point(made, area, "2024", None, "", round(100 * 17 / 203), 17.0, 203.0, "") for _ in range(5)]
    seen = funnel_of(points)
    assert seen is not None
    assert seen.limits.baseline == pytest.approx(100 * 17 / 203)
    assert set(seen.places) == {Place.INSIDE}


def test_of_very_many_areas_some_of_each_are_drawn_and_the_one_shown_among_them(
    client: Client, county: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quadrant.web.analyse.outcomes.presenters.funnel.MOST_DRAWN", 4)
    wards = [f"E050000{at:02}" for at in range(1, 21)]
    events = {ward: 140.0 if at < 4 else 100.0 for at, ward in enumerate(wards)}
    client.force_login(analyst())
    made = counted("Waiting", events)
    page = client.get(f"/withenshire/indicators/{made.pk}/?area={wards[-1]}").content.decode()
    named = re.findall(r'<th scope="row"[^>]*>(E05\d+)', page.partition("Lies</th>")[2].partition("</table>")[0])
    assert named == [*wards[:3], wards[4], wards[-1]]
    assert "4 of 20 areas lie outside what chance allows" in page
    assert "Of 20 areas 5 are drawn, chosen evenly from outside the limits and from inside." in page
