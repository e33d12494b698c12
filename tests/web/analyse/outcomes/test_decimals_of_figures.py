"""Figures are written with the decimals that they came with, unless a dictionary says with how many."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.outcomes.queries import indicators
from quadrant.analyse.outcomes.terms import Definition, Method
from quadrant.partnership.within import within
from tests.factories.outcomes import (
    HEREFORDSHIRE,
    NOW,
    SHROPSHIRE,
    WILTSHIRE,
    analyst,
    bring,
    figures,
    neighbours,
    received,
)
from tests.factories.partnership import found
from tests.web.analyse.outcomes.test_target_pages import said

NAME, JUNE, SEPTEMBER = "Applications", "30 June 2026", "30 September 2026"


@pytest.fixture
def anna(db: None, client: Client) -> Any:
    place = found("Withenshire", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        client.force_login(analyst())
        yield client


def _come(
    *values: float | None, name: str = NAME, method: Method | None = None, unit: str = "applications"
) -> Indicator:
    """Figures of some quarters as a spreadsheet brings them that says no more of the indicator than its unit."""
    days = (JUNE, SEPTEMBER, "31 December 2026", "31 March 2027")
    told = {HEREFORDSHIRE: dict(zip(days, values, strict=False))}
    bring(figures(name, told, unit=unit, **({"method": method} if method else {})), name=f"{name} {values}")
    made: Indicator = indicators().get(key=name)
    return made


@pytest.mark.parametrize(
    ("values", "method", "places"),
    [
        ((315.0, 1416.0), None, 0),
        ((315.0, 12.5), None, 1),
        ((3.25, 4.0), None, 2),
        ((41.497612, 38.2), None, 1),
        ((0.8341, 1.2), None, 2),
        ((31.0, 42.0), Method.PROPORTION, 0),
        ((12.5, 14.0), Method.COUNT, 0),
        ((None, None), None, 1),
    ],
)
def test_a_new_indicator_has_the_decimals_of_its_values(
    anna: Client, values: tuple[float | None, ...], method: Method | None, places: int
) -> None:
    assert _come(*values, method=method).places == places


def test_a_later_file_with_more_decimals_shows_them_and_one_with_fewer_takes_none_away(anna: Client) -> None:
    assert _come(315.0).places == 0
    bring(figures(NAME, {SHROPSHIRE: {JUNE: 12.5}}), name="Of Shropshire")
    assert indicators().get(key=NAME).places == 1
    bring(figures(NAME, {WILTSHIRE: {JUNE: 12.0}}), name="Of Wiltshire")
    assert indicators().get(key=NAME).places == 1


def test_what_a_replaced_file_had_counts_no_longer(anna: Client) -> None:
    bring(figures(NAME, {SHROPSHIRE: {JUNE: 12.5}}), name="Of Shropshire")
    bring(figures(NAME, {HEREFORDSHIRE: {JUNE: 315.25}}), name="Of Herefordshire")
    assert indicators().get(key=NAME).places == 2
    bring(figures(NAME, {HEREFORDSHIRE: {JUNE: 315.0}}), name="Of Herefordshire")
    assert indicators().get(key=NAME).places == 1
    bring(figures(NAME, {SHROPSHIRE: {JUNE: 12.0}}), name="Of Shropshire")
    assert indicators().get(key=NAME).places == 0


def test_what_a_dictionary_says_stands(anna: Client) -> None:
    told = [Definition(key=NAME, name=NAME, decimals=1)]
    commands.import_definitions(definitions=told, file=received("Dictionary"), by=analyst(), at=NOW)
    assert _come(315.0, 41.497).places == 1


def test_whole_numbers_have_no_decimals_on_any_page_or_in_a_file(anna: Client) -> None:
    neighbours(by=analyst())
    whole = {HEREFORDSHIRE: {JUNE: 315.0, SEPTEMBER: 1416.0}, SHROPSHIRE: {JUNE: 27.0, SEPTEMBER: 1200.0}}
    bring(figures(NAME, whole, unit="applications"), name=NAME)
    made = indicators().get(key=NAME)
    addresses = ["indicators/", f"indicators/{made.pk}/", f"areas/{HEREFORDSHIRE}/", "indicators/by-area/"]
    pages = {each: anna.get(f"/withenshire/{each}").content.decode() for each in addresses}
    assert "Herefordshire rose from 315 on 30 June 2026 to 1,416 on 30 September 2026" in pages[addresses[1]]
    assert ">1,416 applications<" in pages[addresses[2]].replace("<strong>", "").replace("</strong>", "<")
    for page in pages.values():
        assert re.findall(r"\b(?:315|1,416|27|1,200)\.0", page) == []
    answer: Any = anna.get(f"/withenshire/indicators/{made.pk}/?areas-download=csv")
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [row.split(",")[1:3] for row in rows[1:]] == [["1", "1416"], ["2", "1200"]]


def test_a_target_keeps_the_decimals_that_it_was_set_with(anna: Client) -> None:
    made = _come(20.0, 19.0, unit="%", method=Method.PROPORTION)
    answer = anna.post(f"/withenshire/indicators/{made.pk}/target/", said(analyst(), value="12.5", baseline="19"))
    assert answer.status_code == 302
    page = anna.get(f"/withenshire/indicators/{made.pk}/").content.decode()
    assert "12.5% by 31 December 2026" in page
    assert "19% on 31 December 2022" in page
