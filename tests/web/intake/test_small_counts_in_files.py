"""A file of figures holds every small count: who may open it, see its rows, and say anew how its figures are made."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import Dataset, Indicator
from quadrant.analyse.outcomes.terms import Method, Polarity
from quadrant.audit.terms import Refusal
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.outcomes import NOW, analyst
from tests.factories.partnership import person
from tests.web.intake.giving import confirmed, given, page_of, text
from tests.web.telling import signed_in, words

HEADERS = ("Area code", "2022/23", "2023/24")
ROWS = [("E05000001", 3, 20), ("E05000002", 41, 22), ("E05000003", 47, 31)]


@pytest.fixture
def anna(client: Client, ardlebury: Partnership) -> Client:
    client.force_login(analyst())
    return client


@pytest.fixture
def clara(anna: Client) -> Client:
    return signed_in(person("Clara", Role.COMMISSIONER))


def test_whole_numbers_of_which_nothing_is_said_are_taken_for_counts_and_hidden(anna: Client, clara: Client) -> None:
    confirmed(anna, given(anna, text(HEADERS, ROWS), name="Asthma admissions"))
    made = Indicator.objects.get()
    assert (made.method, made.small_counts) == (Method.COUNT, True)
    asked = f"/ardlebury/indicators/{made.pk}/?area=E05000001"
    assert "Some figures are hidden" in clara.get(asked).content.decode()


@pytest.mark.parametrize("name", ["IMD decile", "Rank of income", "Average wait in days", "Star rating"])
def test_small_whole_numbers_on_a_scale_count_nobody(anna: Client, name: str) -> None:
    confirmed(anna, given(anna, text(HEADERS, ROWS), name=name))
    assert Indicator.objects.get().method != Method.COUNT


def test_the_rows_and_the_file_as_received_are_for_those_who_see_small_counts(anna: Client, clara: Client) -> None:
    address = given(anna, text(HEADERS, ROWS), name="Asthma admissions")
    assert "The first rows" in page_of(anna, address)
    told = page_of(clara, address)
    assert "The first rows" not in told
    assert "analysts see them, and whoever uploaded the file" in told
    confirmed(anna, address)
    dataset = Dataset.objects.get()
    file = f"/ardlebury/datasets/{dataset.pk}/file/"
    assert (anna.get(file).status_code, clara.get(file).status_code) == (200, 403)
    assert file in page_of(anna, f"/ardlebury/datasets/{dataset.pk}/")
    assert file not in page_of(clara, f"/ardlebury/datasets/{dataset.pk}/")


def test_whoever_uploaded_a_file_sees_its_rows(anna: Client, clara: Client) -> None:
    assert "The first rows" in page_of(clara, given(clara, text(HEADERS, ROWS), name="Asthma admissions"))


def test_nobody_unveils_counts_by_saying_that_they_are_something_else(anna: Client, clara: Client) -> None:
    confirmed(anna, given(anna, text(HEADERS, ROWS), name="Asthma admissions"))
    made = Indicator.objects.get()
    said: Any = {name: getattr(made, name) for name in ("name", "topic", "unit", "source", "definition")}
    said |= {"indicator": made, "polarity": Polarity.LOW, "at": NOW}
    commander = person("Cora", Role.COMMISSIONER)
    with pytest.raises(Refusal, match="only an analyst may say anew how it is made"):
        commands.change_indicator(**said, method=Method.OTHER, by=commander)
    commands.change_indicator(**said, method=Method.COUNT, by=commander)
    commands.change_indicator(**said, method=Method.OTHER, by=analyst())


def test_a_year_that_stands_twice_over_a_table_is_refused(anna: Client) -> None:
    twice = text(("Area code", "2022/23", "2023/24", "2022/23", "2023/24"), [(*row, 1.5, 2.5) for row in ROWS])
    page = page_of(anna, given(anna, twice, name="Admissions and rates"))
    assert "Two columns of figures are called “2022/23”" in page
    assert "Where the headers stand in two rows, say so; or give each column a header of its own." in page
    assert "Take it in" not in page


def test_columns_that_were_read_for_nothing_are_named(anna: Client) -> None:
    headers, row = ("Area code", "Indicator", "Year", "Value", "Seen by"), ("E05000001", "Asthma", 2024, 1.5, "Ann")
    page = page_of(anna, given(anna, text(headers, [row])))
    assert "Columns not read Seen by" in words(page)
