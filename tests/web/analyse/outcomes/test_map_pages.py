"""An indicator on a map: which boundaries, which classes, and nothing that the table hides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.outcomes.queries import indicators
from quadrant.analyse.outcomes.terms import LiesIn, Method, Outlines, Polarity
from quadrant.methods.outlines import Shape, ring_of
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.partnership.within import within
from tests.factories.outcomes import HEREFORDSHIRE, NOW, SHROPSHIRE, analyst, area, bring, figures, received
from tests.factories.partnership import found, person

WARDS = [f"E0500000{at}" for at in range(1, 8)]


def square(at: int) -> Shape:
    x, y = -2.8 + 0.1 * (at % 3), 52.0 + 0.1 * (at // 3)
    return [[ring_of([(x, y), (x + 0.1, y), (x + 0.1, y + 0.1), (x, y + 0.1)])]]


def boundaries(*codes: str, name: str = "Wards") -> Any:
    """Squares beside each other, taken in as outlines of these areas."""
    chosen = codes or WARDS
    outlines = Outlines([area(code) for code in chosen], [square(WARDS.index(code)) for code in chosen])
    return commands.import_boundaries(outlines=outlines, file=received(name, len(chosen)), by=analyst(), at=NOW)


def lies_in(of: Mapping[str, str]) -> None:
    pairs = [LiesIn(area(one), area(other)) for one, other in of.items()]
    commands.import_lookup(pairs=pairs, file=received("Lookup", len(pairs)), by=analyst(), at=NOW)


def counted(name: str, events: Mapping[str, float], *, of: float = 1000.0, **more: Any) -> Indicator:
    """An indicator of per cent in 2024, from people counted among `of`."""
    values = {code: {"2024": (count, of, 100 * count / of)} for code, count in events.items()}
    more = {"polarity": Polarity.LOW, "method": Method.PROPORTION, "unit": "%", **more}
    bring(figures(name, values, **more), name=name)
    made: Indicator = indicators().get(key=name)
    return made


@pytest.fixture
def county(db: None) -> Any:
    place = found("Withenshire", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        yield place


@pytest.fixture
def poverty(county: Partnership) -> Indicator:
    """Seven wards from 40 to 160 of 1,000, and the county at 100: 10%."""
    boundaries()
    events = dict(zip(WARDS, (40, 60, 80, 100, 120, 140, 160), strict=True))
    return counted("Poverty", {**events, HEREFORDSHIRE: 100.0})


def page_of(client: Client, indicator: Indicator, asked: str = "") -> str:
    return client.get(f"/withenshire/indicators/{indicator.pk}/map/{asked}").content.decode()


def test_wards_are_coloured_by_how_they_stand_beside_the_partnerships_area(client: Client, poverty: Indicator) -> None:
    client.force_login(person("Clara", Role.COMMISSIONER))
    page = page_of(client, poverty)
    assert "Of 7 areas, 3 better than and 3 worse than Herefordshire (10%), beyond chance" in page
    assert "Worse than Herefordshire (3)" in page
    assert "Similar to Herefordshire (1)" in page
    assert "<title>E05000007: 16%</title>" in page
    assert "2024. Source: Poverty. Boundaries: Wards, taken in on 16 November 2026." in page


def test_or_by_fifths_from_the_highest_to_the_lowest(client: Client, poverty: Indicator) -> None:
    client.force_login(analyst())
    page = page_of(client, poverty, "?by=fifths")
    assert "Highest in E05000007 (16%), lowest in E05000001 (4%)" in page
    for words in ("14% to 16% (2)", "12% (1)", "8% to 10% (2)", "6% (1)", "4% (1)"):
        assert f">{words}</text>" in page


def test_the_wards_of_one_district_are_chosen_by_a_lookup(client: Client, poverty: Indicator) -> None:
    client.force_login(analyst())
    lies_in({WARDS[0]: HEREFORDSHIRE, WARDS[1]: HEREFORDSHIRE, WARDS[2]: SHROPSHIRE})
    page = page_of(client, poverty, f"?in={HEREFORDSHIRE}&by=fifths")
    assert "Highest in Herefordshire in E05000002 (6%), lowest in E05000001 (4%)" in page
    assert '<option value="E06000051">Shropshire</option>' in page
    assert "E05000003" not in page


def test_a_map_shows_nothing_that_the_table_hides(client: Client, county: Partnership) -> None:
    boundaries()
    events = dict(zip(WARDS, (3, 5, 80, 100, 120, 140, 160), strict=True))
    poverty = counted("Poverty", events)
    client.force_login(person("Clara", Role.COMMISSIONER))
    page = page_of(client, poverty)
    assert page.count("E05000001: Hidden: small numbers</title>") == 2
    assert page.count("E05000002: Hidden: small numbers</title>") == 2
    assert "Hidden: small numbers (2)" in page
    assert "Areas with lines across are hidden" in page
    for told in ("0.3%", "0.5%", ">0.1% to"):
        assert told not in page
    file: Any = client.get(f"/withenshire/indicators/{poverty.pk}/map/?map-download=csv")
    lines = b"".join(file.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(",")[1] for line in lines[1:]] == ["16", "14", "12", "10", "8", "", ""]
    client.force_login(analyst())
    assert "E05000001: 0.3%</title>" in page_of(client, poverty)


def test_areas_without_a_figure_are_dotted_and_counted(client: Client, county: Partnership) -> None:
    boundaries()
    poverty = counted("Poverty", {WARDS[0]: 40.0, WARDS[1]: 80.0})
    client.force_login(analyst())
    page = page_of(client, poverty)
    assert "No figure (5)" in page
    assert "5 areas of the map have no figure in this period and are dotted." in page


def test_counts_are_drawn_with_a_warning_and_beside_no_benchmark(client: Client, county: Partnership) -> None:
    boundaries()
    values = {code: {"2024": float(10 + at)} for at, code in enumerate([*WARDS, HEREFORDSHIRE])}
    bring(figures("Admitted", values, method=Method.COUNT, unit="Count"), name="Admitted")
    client.force_login(analyst())
    page = page_of(client, indicators().get(key="Admitted"), "?by=benchmark")
    assert "These are counts" in page
    assert "Highest in E05000007 (16), lowest in E05000001 (10)" in page


def test_without_boundaries_it_says_what_to_bring(client: Client, county: Partnership) -> None:
    poverty = counted("Poverty", {WARDS[0]: 40.0})
    client.force_login(analyst())
    assert "No boundaries are held of areas that have a figure of this indicator." in page_of(client, poverty)
    set_up = boundaries()
    commands.withdraw_dataset(dataset=set_up, why="Old", by=analyst(), at=NOW)
    assert "No boundaries are held" in page_of(client, poverty, "?on=7-ward&in=nowhere&by=x")


def test_boundaries_of_wards_under_other_codes_are_told_from_none(client: Client, county: Partnership) -> None:
    boundaries(*WARDS[1:])
    redrawn = counted("Poverty", {WARDS[0]: 40.0})
    client.force_login(analyst())
    page = page_of(client, redrawn)
    assert "Boundaries of 6 wards are held, but of none that has a figure of this indicator" in page
    assert "Upload the boundaries of the year that the figures are of." in page


def test_the_newest_boundaries_stand_and_others_may_be_chosen(client: Client, poverty: Indicator) -> None:
    boundaries(*WARDS[:3], name="Three wards")
    client.force_login(analyst())
    page = page_of(client, poverty)
    assert "Three wards: ward (3)" in page
    assert "E05000007:" not in page
    lies_in({WARDS[6]: HEREFORDSHIRE})
    assert "E05000007:" in page_of(client, poverty)


def test_the_page_asks_no_more_for_many_areas(client: Client, county: Partnership) -> None:
    client.force_login(person("Clara", Role.COMMISSIONER))
    asked = []
    for many in (2, 7):
        boundaries(*WARDS[:many], name="Wards")
        poverty = counted("Poverty", dict.fromkeys(WARDS[:many], 40.0))
        with CaptureQueriesContext(connection) as queries:
            page_of(client, poverty)
        asked.append(len(queries))
    assert asked[0] == asked[1]
