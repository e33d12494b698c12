"""Petitions on pages: recorded, checked, debated, answered; who handed one in stays private; what is public is so."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.engagement.models import Petition
from quadrant.governance.commands import call_meeting
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.conftest import NOW
from tests.factories import cycle as cycles
from tests.factories.needs import analyst, need
from tests.factories.partnership import body, person
from tests.factories.petitions import checked, monitor, petition, scheme

RECEIVED = {"received_on_day": "2", "received_on_month": "11", "received_on_year": "2026"}
LIST, PUBLIC = "/ardlebury/petitions/", "/ardlebury/have-your-say/petitions/"


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def mona(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(monitor())
    return client


def test_a_petition_goes_from_its_receipt_to_its_answer(mona: Client) -> None:
    scheme()
    council = body("Council")
    call_meeting(body=council, meets_at=NOW - timedelta(days=7), venue="Town hall", by=monitor(), at=NOW)
    said = {
        "title": "Keep the Saturday club", "asks": "Keep it open.", "way": "paper", "signed": "1,620",
        "organiser": "Petra Lead", "contact": "petra@example.org", **RECEIVED,
    }  # fmt: skip
    sent = mona.post(f"{LIST}new/", said)
    made = Petition.objects.get()
    page = f"{LIST}{made.pk}/"
    assert sent["Location"] == page
    assert mona.post(f"{LIST}new/", said).status_code == 409
    assert "An answer by 23 November 2026, an officer&#39;s evidence and a debate" in text(mona.get(page))
    assert "Signatures to be checked: Keep the Saturday club" in text(mona.get("/ardlebury/your-work/"))
    assert mona.post(f"{page}check/", {"counted": "1600", "how": "Register"})["Location"] == page
    early = mona.post(f"{page}answer/", {"answer": "It stays."})
    assert (early.status_code, "debated first" in text(early), "It stays.</textarea>" in text(early)) == (
        409,
        True,
        True,
    )
    choices = text(mona.get(f"{page}debate/"))
    assert "Council, 9 November 2026" in choices
    [meeting] = re.findall(r'<option value="(m\d+)"', choices)
    assert mona.post(f"{page}debate/", {"meeting": meeting, "outcome": "Kept for a year"}).status_code == 302
    assert mona.post(f"{page}answer/", {"answer": "It stays."}).status_code == 302
    shown = text(mona.get(page))
    for words in ("Kept for a year", "It stays.", "Answered"):
        assert words in shown
    assert "1 petition" in text(mona.get(f"{LIST}?state=answered"))


def test_who_handed_it_in_is_seen_by_those_who_answer_and_nowhere_public(mona: Client, client: Client) -> None:
    scheme(publishes=True)
    made = petition()
    assert "Petra Lead, petra@example.org" in text(mona.get(f"{LIST}{made.pk}/"))
    client.force_login(person("Lena", Role.LEGAL))
    assert "Petra" not in text(client.get(f"{LIST}{made.pk}/"))
    assert "petra@" not in text(client.get(f"/ardlebury/history/engagement_petition/{made.pk}/"))
    assert client.get(f"/ardlebury/history/engagement_petitionorganiser/{made.organiser.pk}/").status_code == 404
    assert client.post(f"{LIST}{made.pk}/answer/", {"answer": "No"}).status_code == 403
    file: Any = client.get(LIST, {"download": "csv"})
    assert "Petra" not in b"".join(file).decode()
    client.logout()
    assert "Petra" not in text(client.get(PUBLIC))


def test_anybody_reads_them_only_where_the_scheme_publishes_them(mona: Client, client: Client) -> None:
    scheme()
    checked(petition(), 900)
    client.logout()
    assert client.get(PUBLIC).status_code == 404
    assert "Petitions, and what was answered" not in text(client.get("/ardlebury/have-your-say/"))
    scheme(starts_on=date(2026, 11, 1), publishes=True)
    shown = text(client.get(PUBLIC))
    assert "Keep the club at Moor Lane open." in shown
    assert "900 signatures, received 2 November 2026." in shown
    assert '<a href="/ardlebury/have-your-say/" class="govuk-back-link">Have your say</a>' in shown
    assert "Petitions, and what was answered" in text(client.get("/ardlebury/have-your-say/"))
    with CaptureQueriesContext(connection) as one:
        client.get(PUBLIC)
    petition("Another")
    petition("A third")
    with CaptureQueriesContext(connection) as three:
        client.get(PUBLIC)
    assert len(one) == len(three)


def test_the_scheme_is_set_by_those_who_may_with_its_numbers_in_order(mona: Client, client: Client) -> None:
    said = {
        "starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2026", "debate_at": "1500",
        "evidence_at": "2000", "answer_within": "15", "publishes": "no", "basis": "Council of 4 March 2026",
    }  # fmt: skip
    wrong = mona.post(f"{LIST}scheme/", said)
    assert (wrong.status_code, "no more signatures than lead to a debate" in text(wrong)) == (409, True)
    assert mona.post(f"{LIST}scheme/", {**said, "evidence_at": "750"}).status_code == 302
    assert "15 working days" in text(mona.get(LIST))
    client.force_login(analyst())
    assert client.get(f"{LIST}scheme/").status_code == 404


def test_a_need_takes_what_a_petition_asks_and_the_petition_leads_to_it(mona: Client, client: Client) -> None:
    made = checked(petition(), 900)
    harm = need(cycles.cycle())
    client.force_login(analyst())
    sent = client.post(f"/ardlebury/needs/{harm.pk}/evidence/petition/", {"petition": str(made.pk)})
    assert sent["Location"] == f"/ardlebury/needs/{harm.pk}/"
    assert "Keep the club at Moor Lane open. 900 signatures." in text(client.get(f"/ardlebury/needs/{harm.pk}/"))
    assert harm.statement in text(client.get(f"{LIST}{made.pk}/"))
