"""Those who run a cycle draft a call, open it, and may only ever give more time."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.partnership.models import Partnership
from quadrant.plan.proposals.models import Call
from tests.factories import appraisal
from tests.factories.cycle import cycle
from tests.factories.funds import fund
from tests.factories.partnership import NOW
from tests.factories.proposals import (
    clara,
)


@pytest.fixture
def clara_in(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(clara())
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_a_commissioner_drafts_and_opens_a_call(clara_in: Client) -> None:
    running = cycle(by=clara())
    money, criteria = fund(cycle=running), appraisal.adopted(running)
    said = {
        "title": "Area improvement",
        "letters": "WP",
        "intentions": "Help for families",
        "eligibility": "Anybody who works here",
        "part_funding": "on",
        "fund": str(money.pk),
        "criteria_set": str(criteria.pk),
        "question_set": "planning-questions",
        **{f"closes_on_{part}": value for part, value in (("day", "12"), ("month", "1"), ("year", "2027"))},
        "closes_clock": "12 noon",
        **{f"decision_on_{part}": value for part, value in (("day", "1"), ("month", "2"), ("year", "2027"))},
        **{f"offers_on_{part}": value for part, value in (("day", "8"), ("month", "2"), ("year", "2027"))},
    }
    sent = clara_in.post(f"/ardlebury/cycles/{running.pk}/calls/new/", said)
    made = Call.objects.get()
    page = f"/ardlebury/calls/{made.pk}/"
    assert sent["Location"] == page
    clara_in.post(f"{page}change/", {**said, "eligibility": "Registered charities"})
    clara_in.post(f"{page}open/", {})
    made.refresh_from_db()
    assert (made.eligibility, made.opened_at) == ("Registered charities", NOW)
    assert "Open until 12 January 2027, 12 noon." in text(clara_in.get(page))
    later = {f"closes_on_{part}": value for part, value in (("day", "19"), ("month", "1"), ("year", "2027"))}
    clara_in.post(f"{page}extend/", {**later, "closes_clock": "12 noon", "why": "The form was down"})
    assert "Open until 19 January 2027, 12 noon." in text(clara_in.get(page))
    backwards = {f"closes_on_{part}": value for part, value in (("day", "5"), ("month", "1"), ("year", "2027"))}
    refused = clara_in.post(f"{page}extend/", {**backwards, "closes_clock": "12 noon", "why": "Sooner"})
    assert refused.status_code == 409
    assert "Choose a moment after the one that authors were told." in text(refused)
