"""A dictionary of indicators by the page: what is here already is told, and that it cannot be withdrawn, first."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.analyse.outcomes.models import Dataset, Indicator
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.web.intake.giving import confirmed, given, page_of, signed, text

HEADERS = ("Indicator key", "Indicator name", "Polarity", "Definition")
READY = ("BS1", "Children ready for school", "High", "Share of children at a good level")
FALLS = ("AW1", "Falls of older people", "Low", "Falls for each 1,000 people of 65 and over")
HEADING = ("Priority 1: Best start", "", "", "")


@pytest.fixture
def ana(client: Client, ardlebury: Partnership) -> None:
    signed(client, "Ana", Role.ANALYST)


def test_the_page_says_what_is_here_and_that_it_stays_before_it_is_taken_in(client: Client, ana: None) -> None:
    address = given(client, text(HEADERS, [READY]))
    assert "No name is here already: every indicator would be new." in page_of(client, address)
    confirmed(client, address)
    again = ("FALLS", "Children ready for school", "High", "The same under another key")
    page = page_of(client, given(client, text(HEADERS, [HEADING, READY, FALLS, again])))
    assert "1 of 3 names is here already." in page
    assert "New: 2 indicators" in page
    assert "Here already, described anew: 1 indicator" in page
    assert "New, though an indicator of that name is here under another key: 1" in page
    assert "Left out, since nothing stands beside it: row 2, “Priority 1: Best start”" in page
    before, _, after = page.partition(
        "Once taken in, this cannot be withdrawn. Definitions stay with their indicators."
    )
    assert after
    assert "Take it in" in after
    assert "Take it in" not in before
    assert Indicator.objects.count() == 1


def test_a_scorecard_is_not_offered_as_definitions(client: Client, ana: None) -> None:
    headers = ("Ref", "Measure", "Good is", "Target", "Q1 2026/27", "Q2 2026/27")
    page = page_of(client, given(client, text(headers, [("BS1", "Ready for school", "High", "72%", "68%", "70%")])))
    assert "Definitions of indicators" not in page
    assert "Take it in" not in page
    assert not Indicator.objects.exists()


def test_what_cannot_be_withdrawn_offers_no_form(client: Client, ana: None) -> None:
    confirmed(client, given(client, text(HEADERS, [READY])))
    held = Dataset.objects.get()
    page = page_of(client, f"/ardlebury/datasets/{held.pk}/")
    assert "Definitions stay with their indicators. Import a corrected file instead." in page
    answer = client.get(f"/ardlebury/datasets/{held.pk}/withdraw/")
    assert answer.status_code == 409
    told = answer.content.decode()
    assert "Definitions stay with their indicators." in told
    assert 'name="why"' not in told
    assert client.post(f"/ardlebury/datasets/{held.pk}/withdraw/", {"why": "Wrong"}).status_code == 409
    held.refresh_from_db()
    assert held.withdrawn_at is None
