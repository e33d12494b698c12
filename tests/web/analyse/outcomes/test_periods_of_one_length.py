"""A year's figure never stands among those of its quarters or of months: on no line, in no headline, trend, forecast or
target. The page shows periods of one length and names the others."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.outcomes.queries import (
    area_coded,
    figures_of,
    groups_apart,
    latest_points,
    profile_of,
    series_of,
    series_of_many,
    side_by_side,
)
from quadrant.analyse.outcomes.queries.profiles import Alike
from quadrant.analyse.outcomes.terms import Method, Polarity
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import within
from tests.factories.outcomes import (
    ENGLAND,
    HEREFORDSHIRE,
    NOW,
    SHROPSHIRE,
    analyst,
    bring,
    figures,
    indicator,
)
from tests.factories.partnership import found
from tests.web.analyse.outcomes.test_target_pages import said

MONTHS = ("April", "May", "June", "July", "August", "September", "October")
MONTHLY = {f"{month} 2026": 430.0 + at for at, month in enumerate(MONTHS)}
QUARTERLY = {f"Q{at} 2025/26": 1300.0 + 10 * at for at in range(1, 5)}
YEARS = {"2023/24": 5100.0, "2024/25": 5300.0, "2025/26": 5582.0}


@pytest.fixture
def county(client: Client, db: None) -> Any:
    place = found("Ardlebury", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        client.force_login(analyst())
        yield place


def _contacts(values: dict[str, float], **others: dict[str, float]) -> Indicator:
    return indicator(
        "Contacts", {HEREFORDSHIRE: values, **others}, method=Method.COUNT, unit="contacts", polarity=Polarity.NEITHER
    )


def _page(client: Client, made: Indicator, asked: str = "") -> str:
    said = client.get(f"/ardlebury/indicators/{made.pk}/{asked}").content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", said).split())


def test_a_year_and_the_months_after_it_do_not_share_a_line_or_a_headline(client: Client, county: Partnership) -> None:
    made = _contacts({"2025/26": 5582.0, **MONTHLY})
    page = _page(client, made)
    assert "Herefordshire rose from 430 in April 2026 to 436 in October 2026" in page
    assert "from 5,582" not in page
    assert "Up 4 times and down 0 times in the last four steps" in page
    assert "in January 2027 if nothing changes" in page
    assert "from 7 figures" in page
    assert "Also here by year: 2025/26 ." in page
    here = area_coded(HEREFORDSHIRE)
    assert here is not None
    assert [point.period for point in series_of(made, [here], None)[here.pk]] == list(MONTHLY)
    assert [point.period for point in figures_of(made, [here], None)[here.pk]] == ["2025/26", *MONTHLY]


def test_of_quarters_and_their_year_the_quarters_are_shown_and_the_year_is_a_link(
    client: Client, county: Partnership
) -> None:
    made = _contacts({**QUARTERLY, **YEARS})
    page = _page(client, made)
    assert "Herefordshire rose from 1,310 in Q1 2025/26 to 1,340 in Q4 2025/26" in page
    assert "it takes five points" in page
    assert "up to the newest; there are 4" in page
    assert "Also here by year: 2025/26" in page
    shown = client.get(f"/ardlebury/indicators/{made.pk}/").content.decode()
    led = re.search(r'Also here by year: <a class="govuk-link" href="([^"]+)"', shown)
    assert led is not None
    years = " ".join(re.sub(r"<[^>]+>", " ", client.get(led[1].replace("&amp;", "&")).content.decode()).split())
    assert "Herefordshire rose from 5,100 in 2023/24 to 5,582 in 2025/26" in years
    assert "Also here by quarter: Q4 2025/26" in years


def test_england_and_others_stand_beside_it_only_in_periods_of_that_length(client: Client, county: Partnership) -> None:
    theirs = {ENGLAND: {"2025/26": 900000.0, "Q4 2025/26": 220000.0}, SHROPSHIRE: {"2026/27": 7000.0}}
    made = _contacts(QUARTERLY, **theirs)
    page = _page(client, made)
    assert "Herefordshire rose from 1,310 in Q1 2025/26 to 1,340 in Q4 2025/26" in page  # though Shropshire has a newer
    here, england = area_coded(HEREFORDSHIRE), area_coded(ENGLAND)
    assert here is not None
    assert england is not None
    held = series_of(made, [here, england], None)
    assert [point.period for point in held[england.pk]] == ["Q4 2025/26"]
    [together] = side_by_side([made], [here, england], None).values()
    assert {point.period for point in together} == {"Q4 2025/26"}


def test_lists_and_profiles_show_the_newest_figure_and_of_one_day_that_of_the_shorter_period(
    client: Client, county: Partnership
) -> None:
    made = _contacts({**QUARTERLY, **YEARS})
    here = area_coded(HEREFORDSHIRE)
    assert here is not None
    assert latest_points([made], [here], None)[made.pk, here.pk].period == "Q4 2025/26"
    [line] = profile_of([made], here, None, Alike("", ()), None)
    assert (line.newest.period, [point.period for point in line.series]) == ("Q4 2025/26", list(QUARTERLY))
    [series] = series_of_many([made], here, None).values()
    assert [point.period for point in series] == list(QUARTERLY)


def test_groups_are_told_apart_within_one_of_the_periods_that_end_on_a_day(county: Partnership) -> None:
    year, quarter = {"2025/26": (900.0, 1000.0, 90.0)}, {"Q4 2025/26": (30.0, 100.0, 30.0)}
    made = indicator("Seen in time", {HEREFORDSHIRE: {**year, **quarter}})
    boys = {"2025/26": (100.0, 200.0, 50.0), "Q4 2025/26": (90.0, 100.0, 90.0)}
    bring(figures("Seen in time", {HEREFORDSHIRE: boys}, breakdown="Sex: Boys", unit="%"), name="Boys")
    here = area_coded(HEREFORDSHIRE)
    assert here is not None
    assert [(one.judged.point.period, one.benchmark) for one in groups_apart([made], here, None)] == [
        ("Q4 2025/26", 30.0)
    ]


def test_a_target_is_judged_by_figures_as_long_as_its_baseline_whichever_are_shown(
    client: Client, county: Partnership
) -> None:
    made = _contacts({**YEARS, **MONTHLY})
    more = {"baseline": "5300", "baseline_on_day": "31", "baseline_on_month": "3", "baseline_on_year": "2025"}
    more |= {"value": "5000", "floor": "", "stretch": "", "steps": "", "due_on_day": "31", "due_on_month": "3"}
    answer = client.post(f"/ardlebury/indicators/{made.pk}/target/", said(analyst(), **more, due_on_year="2028"))
    assert answer.status_code == 302, answer.content.decode()
    for asked in ("", "?period=2025/26"):
        page = _page(client, made, asked)
        assert "The figure of 2025/26 is behind the trajectory" in page
    assert "Target: 5,000 by March 2028" in _page(client, made, "?period=2025/26")
    assert "Target: 5,000 by March 2028" not in _page(client, made)  # a year's target is no line among months


def test_a_target_may_be_set_for_the_years_while_months_are_newer(client: Client, county: Partnership) -> None:
    made = _contacts({**YEARS, **MONTHLY})
    shown = client.get(f"/ardlebury/indicators/{made.pk}/?period=2025/26").content.decode()
    led = re.search(r'href="(/ardlebury/indicators/\d+/target/[^"]*)"', shown)
    assert led is not None
    asked = client.get(led[1].replace("&amp;", "&")).content.decode()
    assert re.findall(r'name="baseline"[^>]*value="([^"]*)"', asked) == ["5,582"]
