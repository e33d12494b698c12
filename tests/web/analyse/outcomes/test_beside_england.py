"""What stands beside a figure is of its own period, and a share above the whole is told and never judged."""

from __future__ import annotations

import csv
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.outcomes.terms import Method
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import within
from tests.factories.outcomes import (
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
from tests.factories.partnership import found

BEYOND = "more than 100 per cent: not compared"


@pytest.fixture
def anna(db: None, client: Client) -> Any:
    """Anna, signed in, in a partnership that stands in Herefordshire's place."""
    place: Partnership = found("Withenshire", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        neighbours()
        client.force_login(analyst())
        yield client


def _rows(client: Client) -> list[list[str]]:
    """The cells of each line, without the headings that a narrow screen repeats in them."""
    page = re.sub(r"<span[^>]*__label.*?</span>", "", client.get("/withenshire/indicators/").content.decode())
    lines = re.findall(r"<tr class=\"govuk-table__row\">(.*?)</tr>", page, re.S)[1:]
    return [[" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in re.split(r"</t[dh]>", line)] for line in lines]


def _file(client: Client, page: str = "indicators/") -> list[dict[str, str]]:
    answer: Any = client.get(f"/withenshire/{page}?download=csv")
    return list(csv.DictReader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))


def _words(client: Client, page: str) -> str:
    found_here = client.get(f"/withenshire/{page}").content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", found_here.split("<main")[1]).split())


def test_england_stands_beside_the_own_figure_in_its_period(anna: Client) -> None:
    indicator("A both", {HEREFORDSHIRE: {"2023": 31.0}, ENGLAND: {"2023": 22.5, "2024": 24.0}})
    indicator("B never together", {HEREFORDSHIRE: {"2023": 31.0}, ENGLAND: {"2024": 24.0}})
    indicator("C England alone", {ENGLAND: {"2022": 20.0, "2024": 24.0}})
    indicator("D not available", {HEREFORDSHIRE: {"2023": 31.0}, ENGLAND: {"2022": 20.0, "2023": None}})
    shown = [row[3:6] for row in _rows(anna)]
    assert shown == [
        ["2023", "31.0%", "22.5%"],
        ["2023", "31%", "24% in 2024"],
        ["2024", "–", "24%"],
        ["2023", "31%", "20% in 2022"],
    ]
    told = [[row["Latest"], row["Herefordshire"], row["England"], row["Period of England"]] for row in _file(anna)]
    assert told == [
        ["2023", "31", "22.5", "2023"],
        ["2023", "31", "24", "2024"],
        ["2024", "", "24", "2024"],
        ["2023", "31", "20", "2022"],
    ]


def test_the_list_asks_no_more_where_periods_differ(anna: Client) -> None:
    counts = []
    for at in range(3):
        year = 2020 + at
        indicator(f"Indicator {at}", {HEREFORDSHIRE: {str(year): 5.0}, ENGLAND: {str(year): 6.0, "2024": 7.0}})
        anna.get("/withenshire/indicators/")
        with CaptureQueriesContext(connection) as asked:
            assert len(_rows(anna)) == at + 1
        counts.append(len(asked))
    assert counts[0] == counts[2]


@pytest.fixture
def miscounted(anna: Client) -> Indicator:
    """England's figure is a count in the source's file, as is one of Shropshire's."""
    values = {
        HEREFORDSHIRE: {"2023": 5.0, "2024": 6.0},
        SHROPSHIRE: {"2023": 5.5, "2024": 120.0},
        WILTSHIRE: {"2023": 6.5, "2024": 7.0},
        ENGLAND: {"2023": 5.2, "2024": 859.0},
    }
    made = indicator("Young carers", values)
    measured = outcome("Starts well")
    commands.measure_outcome_by(outcome=measured, indicators=[made], by=analyst(), at=NOW)
    return made


def test_more_than_a_whole_is_told_on_every_page_and_judged_on_none(anna: Client, miscounted: Indicator) -> None:
    assert _rows(anna)[0][4:6] == ["6.0%", f"859.0% ({BEYOND})"]
    profile = _words(anna, f"areas/{HEREFORDSHIRE}/?beside={ENGLAND}")
    assert f"859.0% ({BEYOND}) Not compared: more than 100 per cent" in profile
    assert "Below" not in profile
    # Of Herefordshire, Wiltshire and Shropshire two can be ranked.
    assert "1st of 2" in profile
    heat = _words(anna, "indicators/by-area/")
    assert "Young carers 2024 6.0%" in heat
    assert f"859.0% ({BEYOND})" in heat
    assert f"120.0% ({BEYOND})" in heat


def test_more_than_a_whole_is_not_drawn_on_the_indicators_page(anna: Client, miscounted: Indicator) -> None:
    page = _words(anna, f"indicators/{miscounted.pk}/")
    assert f"Herefordshire rose from 5.0% in 2023 to 6.0% in 2024; England 859.0% ({BEYOND})" in page
    assert f"Not drawn. England in 2024: 859.0% ({BEYOND})." in page
    assert "below England" not in page
    assert "England stood at 5.2% in 2023" in page
    assert "Herefordshire is best of 2 areas like it in 2024" in page
    own = _words(anna, f"indicators/{miscounted.pk}/?area={SHROPSHIRE}")
    assert f"Not drawn. Shropshire in 2024: 120.0% ({BEYOND}); England in 2024: 859.0% ({BEYOND})." in own


def test_files_say_why_there_is_no_number(anna: Client, miscounted: Indicator) -> None:
    listed = _file(anna)[0]
    assert [listed["Herefordshire"], listed["England"], listed["Note"]] == ["6", "", f"England: 859.0% ({BEYOND})"]
    ranked: Any = anna.get(f"/withenshire/indicators/{miscounted.pk}/?areas-download=csv")
    rows = list(csv.DictReader(b"".join(ranked.streaming_content).decode("utf-8-sig").splitlines()))
    assert {row["Area"]: row["Note"] for row in rows}["Shropshire"] == f"120.0% ({BEYOND})"


def test_a_rate_may_be_more_than_100(anna: Client) -> None:
    values = {HEREFORDSHIRE: {"2024": 140.0}, ENGLAND: {"2024": 130.0}}
    indicator("Admissions", values, method=Method.RATE, unit="per 100,000")
    assert _rows(anna)[0][4:6] == ["140", "130"]
