"""Indicators on the page: the list, one in an area with England and its neighbours, and who may change it."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.outcomes.queries import indicators
from quadrant.analyse.outcomes.terms import Method
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
    bring,
    figures,
    indicator,
    neighbours,
)
from tests.factories.partnership import found, person


@pytest.fixture
def withenshire_county(db: None) -> Any:
    """A partnership that stands in Herefordshire's place."""
    place = found("Withenshire", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        yield place


def test_the_list_shows_the_latest_figure_here_and_in_england(client: Client, withenshire_county: Partnership) -> None:
    indicator()
    client.force_login(analyst())
    page = client.get("/withenshire/indicators/").content.decode()
    for words in ("Children waiting over 20 weeks", "41.5%", "24.0%", "2024", "Herefordshire", "1 indicator"):
        assert words in page


def test_the_list_is_searched_filtered_sorted_and_downloaded(client: Client, withenshire_county: Partnership) -> None:
    anna = analyst()
    indicator(by=anna)
    indicator("Adults in work", {HEREFORDSHIRE: {"2024": 6.8}}, by=anna, topic="Adults")
    client.force_login(anna)
    assert "Adults in work" not in client.get("/withenshire/indicators/?topic=Children").content.decode()
    assert "Children waiting" not in client.get("/withenshire/indicators/?q=work").content.decode()
    ordered = client.get("/withenshire/indicators/?sort=-here").content.decode()
    assert ordered.index("Children waiting") < ordered.index("Adults in work")
    answer: Any = client.get("/withenshire/indicators/?download=csv")
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows] == ["Indicator", "Adults in work", "Children waiting over 20 weeks"]


def test_the_list_asks_no_more_of_the_database_for_more_rows(client: Client, withenshire_county: Partnership) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    anna = analyst()
    client.force_login(anna)
    counts = []
    for at in range(3):
        indicator(f"Indicator {at}", {HEREFORDSHIRE: {"2024": float(at)}}, by=anna)
        with CaptureQueriesContext(connection) as asked:
            client.get("/withenshire/indicators/")
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_an_indicators_page_says_its_finding_and_names_its_source(
    client: Client, withenshire_county: Partnership
) -> None:
    anna = analyst()
    waiting = indicator(by=anna)
    neighbours(by=anna)
    client.force_login(anna)
    page = client.get(f"/withenshire/indicators/{waiting.pk}/").content.decode()
    assert "Herefordshire rose from 31.0% in 2023 to 41.5% in 2024, above England (24.0%; lower is better)" in page
    assert "Herefordshire is worst of 4 areas like it in 2024" in page
    assert "Herefordshire is highest beside 3 neighbours" in page
    assert "Cannot be told: it takes five points" in page
    assert "Shropshire (very close), Wiltshire (very close), Cornwall (very close)" in page
    assert "Children waiting over 20 weeks, imported on 16 November 2026" in page
    assert "Source: Children waiting over 20 weeks." in page


def test_another_area_can_be_chosen(client: Client, withenshire_county: Partnership) -> None:
    anna = analyst()
    waiting = indicator(by=anna)
    client.force_login(anna)
    page = client.get(f"/withenshire/indicators/{waiting.pk}/?area={CORNWALL}").content.decode()
    assert "Cornwall rose from 18.0% in 2023 to 19.5% in 2024, below England (24.0%; lower is better)" in page


def test_a_trend_is_told_by_its_counts(client: Client, withenshire_county: Partnership) -> None:
    anna = analyst()
    years = {str(2020 + at): (100.0 + 90 * at, 1000.0, 10.0 + 9 * at) for at in range(5)}
    waiting = indicator("Waiting", {HEREFORDSHIRE: years, SHROPSHIRE: years}, by=anna)
    client.force_login(anna)
    page = client.get(f"/withenshire/indicators/{waiting.pk}/").content.decode()
    assert "Increasing and getting worse" in page
    assert "43.1% to 48.9%" not in page
    assert "42.9% to 49.1%" in page


@pytest.mark.parametrize(
    ("events", "said"),
    [
        # Wilson's 95 % limits of 30, 24 and 12 of 100: 21.9 to 39.6, 16.7 to 33.2, 7.0 to 19.8, beside England's 20.
        (30.0, "30% in 2024, worse than England (20%)"),
        (24.0, "24% in 2024, similar to England (20%)"),
        (12.0, "12% in 2024, better than England (20%)"),
        (0.0, "0% in 2024, better than England (20%)"),
    ],
)
def test_better_and_worse_are_said_only_beyond_chance(
    client: Client, withenshire_county: Partnership, events: float, said: str
) -> None:
    anna = analyst()
    figures = {
        HEREFORDSHIRE: {"2023": (20.0, 100.0, 20.0), "2024": (events, 100.0, events)},
        ENGLAND: {"2023": (200.0, 1000.0, 20.0), "2024": (200.0, 1000.0, 20.0)},
    }
    waiting = indicator("Waiting", figures, by=anna)
    client.force_login(anna)
    assert said in client.get(f"/withenshire/indicators/{waiting.pk}/").content.decode()


def test_small_counts_are_hidden_from_all_but_analysts(client: Client, withenshire_county: Partnership) -> None:
    wards = {f"E0500000{at}": {"2023": float(count), "2024": float(count)} for at, count in ((1, 3), (2, 12), (3, 40))}
    bring(figures("Self-harm", wards, method=Method.COUNT, unit="Count"))
    harm = Indicator.objects.get()
    address = f"/withenshire/indicators/{harm.pk}/?area=E05000001"
    client.force_login(person("Clara", Role.COMMISSIONER))
    hidden = client.get(address).content.decode()
    assert "Hidden: small numbers" in hidden
    assert "Some figures are hidden" in hidden
    assert "E05000001 stands at 3" not in hidden
    download: Any = client.get(f"{address}&areas-download=csv")
    rows = b"".join(download.streaming_content).decode("utf-8-sig")
    assert ",3," not in rows
    assert ",12," not in rows
    client.force_login(analyst())
    assert "E05000001 stands at 3 in 2024, as in 2023" in client.get(address).content.decode()


def test_an_indicator_without_figures_says_so(client: Client, withenshire_county: Partnership) -> None:
    anna = analyst()
    empty = indicator("Empty", {WILTSHIRE: {"2024": None}}, by=anna)
    client.force_login(anna)
    assert (
        "Fewer than two figures of this area can be shown"
        in client.get(f"/withenshire/indicators/{empty.pk}/").content.decode()
    )


def test_what_is_said_of_an_indicator_is_changed_by_those_who_analyse(
    client: Client, withenshire_county: Partnership
) -> None:
    waiting = indicator()
    address = f"/withenshire/indicators/{waiting.pk}/change/"
    client.force_login(person("Olga", Role.MONITORING_OFFICER))
    assert client.get(address).status_code == 403
    client.force_login(analyst())
    answer = client.post(
        address, {"name": "Waiting", "topic": "", "unit": "%", "polarity": "high", "method": "proportion"}
    )
    assert answer.status_code == 302
    waiting.refresh_from_db()
    assert (waiting.name, waiting.polarity) == ("Waiting", "high")


def test_nobody_from_outside_sees_indicators(client: Client, withenshire_county: Partnership) -> None:
    from tests.factories.partnership import organisation

    waiting = indicator()
    client.force_login(person("Paul", Role.PROVIDER, organisation=organisation("Harbour Door")))
    assert client.get("/withenshire/indicators/").status_code == 404
    assert client.get(f"/withenshire/indicators/{waiting.pk}/").status_code == 404


def test_england_alone_can_be_looked_at(client: Client, withenshire_county: Partnership) -> None:
    anna = analyst()
    waiting = indicator(by=anna)
    client.force_login(anna)
    page = client.get(f"/withenshire/indicators/{waiting.pk}/?area={ENGLAND}").content.decode()
    assert "England rose from 22.5% in 2023 to 24.0% in 2024" in page


def test_areas_of_one_figure_share_a_place_counted_from_the_best(
    client: Client, withenshire_county: Partnership
) -> None:
    anna = analyst()
    values = {HEREFORDSHIRE: 22.0, SHROPSHIRE: 22.0, WILTSHIRE: 25.0, CORNWALL: 19.5}
    waiting = indicator(values={code: {"2024": value} for code, value in values.items()}, by=anna)
    client.force_login(anna)
    page = client.get(f"/withenshire/indicators/{waiting.pk}/").content.decode()
    assert "Herefordshire is 2nd best of 4 areas like it in 2024" in page
    download: Any = client.get(f"/withenshire/indicators/{waiting.pk}/?areas-download=csv")
    told = csv.reader(io.StringIO(b"".join(download.streaming_content).decode("utf-8-sig")))
    assert sorted([row[0].removesuffix(" (this area)"), row[1]] for row in told if row[1:2] and row[1].isdigit()) == [
        ["Cornwall", "1"],
        ["Herefordshire", "2"],
        ["Shropshire", "2"],
        ["Wiltshire", "4"],
    ]


def test_of_whom_the_figures_are_stands_under_each_picture(client: Client, withenshire_county: Partnership) -> None:
    anna = analyst()
    years = {HEREFORDSHIRE: {"2023": 31.0, "2024": 41.5}, SHROPSHIRE: {"2024": 22.0}}
    bring(figures("Waiting", years, breakdown="Girls", source="The Department"), by=anna)
    client.force_login(anna)
    page = client.get(f"/withenshire/indicators/{indicators().get(key='Waiting').pk}/").content.decode()
    assert "Girls. Source: The Department." in page
    assert "2024. Girls. Source: The Department." in page


def test_an_area_alone_with_its_figure_is_neither_best_nor_worst(
    client: Client, withenshire_county: Partnership
) -> None:
    alone = indicator("Seen alone", {HEREFORDSHIRE: {"2024": 12.0, "2023": 11.0}})
    client.force_login(person("Clara", Role.COMMISSIONER))
    page = client.get(f"/withenshire/indicators/{alone.pk}/").content.decode()
    assert "No area like Herefordshire has a figure in 2024" in page
    assert "best of" not in page


def test_of_more_areas_than_a_list_bears_those_nearby_are_listed_and_others_typed(
    client: Client, withenshire_county: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quadrant.analyse.outcomes.queries.areas.MOST_TO_PICK", 2)
    of_four = {area: {"2024": 6.8} for area in (CORNWALL, HEREFORDSHIRE, SHROPSHIRE, WILTSHIRE)}
    number = indicator("Adults in work", of_four).pk
    client.force_login(analyst())
    page = client.get(f"/withenshire/indicators/{number}/").content.decode()
    assert f'<option value="{HEREFORDSHIRE}" selected>Herefordshire</option>' in page
    assert "Or one of 3 others, by name or code" in page
    assert f'value="{CORNWALL}"' not in page
    for typed in ("cornwall", CORNWALL):
        page = client.get(f"/withenshire/indicators/{number}/?area={HEREFORDSHIRE}&other={typed}").content.decode()
        assert f'<option value="{CORNWALL}" selected>Cornwall</option>' in page
    for nonsense, told in (("x" * 3000, "x" * 120), ("%00Atlan%00tis&area=%00", "Atlantis")):
        page = client.get(f"/withenshire/indicators/{number}/?other={nonsense}").content.decode()
        assert f"No area called “{told}” has a figure of this indicator." in page
    page = client.get(f"/withenshire/indicators/{number}/?other=Atlantis").content.decode()
    assert "No area called “Atlantis” has a figure of this indicator." in page
    assert f'<option value="{HEREFORDSHIRE}" selected>' in page


@pytest.mark.parametrize(
    ("method", "unit", "values", "said"),
    [
        (Method.OTHER, "applications", (195.0, 186.0), ""),
        (Method.COUNT, "", (1950.0, 1860.0), ""),
        (Method.PROPORTION, "%", (97.5, 88.1), "The axis begins at 80%, not at 0."),
        (Method.INDEX, "", (195.0, 186.0), "The axis begins at 182.5, not at 0."),
    ],
)
def test_a_count_is_drawn_from_0_and_another_figure_says_where_its_axis_begins(
    client: Client, withenshire_county: Partnership, method: Method, unit: str, values: tuple[float, float], said: str
) -> None:
    drawn = {HEREFORDSHIRE: {"2025": values[0], "2026": values[1]}}
    made = indicator("Applications", drawn, method=method, unit=unit)
    client.force_login(analyst())
    page = client.get(f"/withenshire/indicators/{made.pk}/").content.decode()
    assert re.findall(r"Source: Applications\.(?: (The axis[^<]*))?<", page) == [said]
