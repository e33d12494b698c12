"""Targets with their trajectory, the forecast beside them, and the need that an indicator counts."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.outcomes.models import Indicator, Target
from quadrant.analyse.outcomes.queries import Ahead, ahead_of, asked_on, series_of
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.partnership.within import within
from tests.factories.outcomes import HEREFORDSHIRE, NOW, analyst, indicator
from tests.factories.partnership import found, person
from tests.intake.making import csv_file
from tests.web.analyse.outcomes.test_group_pages import take_in

FALLING = {str(2018 + at): value for at, value in enumerate((20.0, 21.0, 20.0, 19.5, 20.5, 20.0))}


@pytest.fixture
def anna(client: Client, db: None) -> Any:
    place = found("Withenshire", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        somebody = analyst()
        client.force_login(somebody)
        yield somebody


def said(owner: Any, **more: str) -> dict[str, str]:
    days = {"baseline_on": (31, 12, 2022), "due_on": (31, 12, 2026), "effective_from": (1, 1, 2023)}
    parts = ("day", "month", "year")
    given = {f"{name}_{part}": str(one) for name, day in days.items() for part, one in zip(parts, day, strict=True)}
    given |= {"baseline": "20", "value": "15", "owner": str(owner.pk), "at_risk_when": "behind", "tolerance": ""}
    given |= {"floor": "21", "stretch": "12", "steps": "2024 19"}
    return {**given, **more}


def test_a_target_stands_on_the_indicators_page_with_its_way_and_how_it_stands(client: Client, anna: Any) -> None:
    waiting = indicator(values={HEREFORDSHIRE: FALLING}, by=anna)
    address = f"/withenshire/indicators/{waiting.pk}/"
    assert "Set a target" in client.get(address).content.decode()
    answer = client.post(f"{address}target/", said(anna))
    assert answer.status_code == 302, answer.content.decode()
    page = client.get(address).content.decode()
    for words in ("At risk", "The figure of 2023 is behind the trajectory", "15.0% by 31 December 2026"):
        assert words in page
    for words in ("19.0% by 31 December 2024", "21.0%", "12.0%", "Anna", "80% interval", "Set a target"):
        assert (words in page) == (words != "Set a target")
    target = Target.objects.get()
    days = [date(2022, 12, 31), date(2024, 12, 31), date(2025, 12, 31), date(2026, 12, 31), date(2022, 1, 1)]
    assert asked_on(target, days) == [20.0, 19.0, 17.0, 15.0, None]


def test_the_chart_is_labelled_with_what_the_target_comes_to(client: Client, anna: Any) -> None:
    waiting = indicator(values={HEREFORDSHIRE: FALLING}, by=anna)
    address = f"/withenshire/indicators/{waiting.pk}/"
    client.post(f"{address}target/", said(anna, due_on_year="2030", steps="2024 19"))
    page = " ".join(re.sub(r"<[^>]+>", " ", client.get(address).content.decode()).split())
    assert "Target: 15.0% by December 2030." in page
    assert "Target 15.0% by December 2030" in page


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"due_on_year": "2021"}, "The target must be due after the day of its baseline."),
        ({"floor": "14"}, "The floor must ask for less than the target does."),
        ({"stretch": "16"}, "The stretch must ask for more than the target does."),
        ({"steps": "soon 19"}, "Milestones, line 1: “soon 19” must be a period and a figure"),
        ({"steps": "2030 19"}, "Each milestone must lie between the baseline and the day the target is due."),
    ],
)
def test_a_target_that_makes_no_sense_is_refused_at_its_field(
    client: Client, anna: Any, more: dict[str, str], words: str
) -> None:
    waiting = indicator(values={HEREFORDSHIRE: FALLING}, by=anna)
    answer = client.post(f"/withenshire/indicators/{waiting.pk}/target/", said(anna, **more))
    assert words in answer.content.decode()
    assert not Target.objects.exists()


def test_one_target_holds_at_a_time_and_an_ended_one_stays_on_record(client: Client, anna: Any) -> None:
    waiting = indicator(values={HEREFORDSHIRE: FALLING}, by=anna)
    address = f"/withenshire/indicators/{waiting.pk}/"
    client.post(f"{address}target/", said(anna))
    again = client.post(f"{address}target/", said(anna))
    assert again.status_code == 409
    assert "has a target here already" in again.content.decode()
    held = Target.objects.get()
    client.post(f"/withenshire/targets/{held.pk}/end/", {"why": "The new plan asks for more"})
    page = client.get(address).content.decode()
    assert "Earlier targets" in page
    assert "The new plan asks for more" in page
    assert client.post(f"{address}target/", said(anna, value="14")).status_code == 302


def test_those_who_do_not_analyse_set_no_target(client: Client, anna: Any) -> None:
    waiting = indicator(values={HEREFORDSHIRE: FALLING}, by=anna)
    client.force_login(person("Olga", Role.MONITORING_OFFICER))
    assert client.post(f"/withenshire/indicators/{waiting.pk}/target/", said(anna)).status_code == 403


def test_a_forecast_says_what_it_is_or_why_there_is_none(client: Client, anna: Any) -> None:
    from quadrant.analyse.outcomes.queries import area_coded

    waiting = indicator(values={HEREFORDSHIRE: FALLING}, by=anna)
    here = area_coded(HEREFORDSHIRE)
    assert here is not None
    ahead = ahead_of(waiting, series_of(waiting, [here], anna)[here.pk])
    assert isinstance(ahead, Ahead)
    assert [label for label, _ in ahead.periods] == ["2024", "2025", "2026"]
    page = client.get(f"/withenshire/indicators/{waiting.pk}/").content.decode()
    assert "in 2026 if nothing changes (80% interval" in page
    assert "(forecast)" in page
    short = indicator("Short", {HEREFORDSHIRE: {"2019": 1.0, "2022": 2.0, "2023": 3.0}}, by=anna)
    page = client.get(f"/withenshire/indicators/{short.pk}/").content.decode()
    assert "A forecast takes 5 figures in a row, up to the newest; there are 2." in page


def population(folder: Path) -> Path:
    headers = ("Indicator", "Area", "Period", "Age", "Measure", "Value")
    years = {"2024": (1000, 500), "2026": (1000, 600), "2030": (900, 800)}
    rows = [
        ("Population", "Herefordshire", period, age, "Count", count)
        for period, counts in years.items()
        for age, count in zip(("0 to 64", "65 and over"), counts, strict=True)
    ]
    return csv_file(folder, rows, headers, name="population.csv")


def rates(folder: Path) -> Path:
    headers = ("Indicator", "Area", "Period", "Age group", "Value", "Numerator", "Denominator", "Unit")
    counted = (("", 9.3, 140, 1500), ("0-64", 4.0, 40, 1000), ("65+", 20.0, 100, 500))
    rows = [("Falls", "Herefordshire", "2024", age, value, events, of, "%") for age, value, events, of in counted]
    return csv_file(folder, rows, headers, name="falls.csv")


def test_gct_154_current_need_is_the_people_counted_with_source(client: Client, anna: Any, tmp_path: Path) -> None:
    falls = take_in(client, rates(tmp_path), "Hospital statistics")
    page = client.get(f"/withenshire/indicators/{falls.pk}/need/").content.decode()
    assert "140 of 1,500 people: 9.3% in 2024." in page
    assert "It takes a population: counts of people by age, with the years to come." in page


def test_gct_155_need_is_projected_by_age_low_central_and_high(client: Client, anna: Any, tmp_path: Path) -> None:
    falls = take_in(client, rates(tmp_path), "Hospital statistics")
    take_in(client, population(tmp_path), "Projections of the county")
    page = client.get(f"/withenshire/indicators/{falls.pk}/need/").content.decode()
    # 2030: 900 at 4% and 800 at 20% are 36 and 160; Wilson's limits are 2.95 to 5.4 and 16.7 to 23.7 per cent.
    assert "Need in Herefordshire grows from 140 people in 2024 to 196 (160 to 238) in 2030" in page
    assert "36 (27 to 49)" in page
    assert "160 (134 to 190)" in page
    assert "Rates of 2024: Hospital statistics. People: Population, Projections of the county." in page
    assert "<svg" in page


def test_need_from_hidden_counts_is_not_told_to_those_who_may_not_see_them(
    client: Client, anna: Any, tmp_path: Path
) -> None:
    headers = ("Indicator", "Area", "Period", "Age group", "Value", "Numerator", "Denominator", "Unit")
    counted = (("0-64", 0.3, 3, 1000), ("65+", 20.0, 100, 500))
    rows = [("Falls", "Herefordshire", "2024", age, value, events, of, "%") for age, value, events, of in counted]
    falls = take_in(client, csv_file(tmp_path, rows, headers))
    take_in(client, population(tmp_path))
    address = f"/withenshire/indicators/{Indicator.objects.get(pk=falls.pk).pk}/need/"
    assert "3 (1 to" in client.get(address).content.decode()
    client.force_login(person("Clara", Role.COMMISSIONER))
    page = client.get(address).content.decode()
    assert "Some of the counts that it takes are hidden" in page
    assert "100 (" not in page


def test_a_partnership_of_nobody_from_outside(client: Client, anna: Any) -> None:
    from tests.factories.partnership import organisation

    waiting = indicator(by=anna)
    client.force_login(person("Paul", Role.PROVIDER, organisation=organisation("Harbour Door")))
    for page in ("need/", "groups/", "target/"):
        assert client.get(f"/withenshire/indicators/{waiting.pk}/{page}").status_code == 404
    assert isinstance(Partnership.objects.get(slug="withenshire"), Partnership)
