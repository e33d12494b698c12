"""A decision on its page: published by the clerk, called in by a member of scrutiny, heard, carried out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from quadrant.governance.commands import give_scrutiny
from quadrant.governance.models import CallIn, Resolution
from quadrant.governance.queries import held_back
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import BodyKind, DecisionKind, Role
from tests.factories.governance import decided
from tests.factories.partnership import NOW, administrator, body, known, person
from tests.web.telling import read, signed_in


def later(monkeypatch: pytest.MonkeyPatch, days: int) -> datetime:
    at = NOW + timedelta(days=days)
    monkeypatch.setattr("quadrant.door.middleware.now", lambda: at)
    return at


@pytest.fixture
def award(ardlebury: Partnership) -> Resolution:
    """Cabinet's award of £48,000, which Scrutiny may call in."""
    powers = {DecisionKind.AWARD: None}
    cabinet = body("Cabinet", known("Carol"), chair=known("Chris"), kind=BodyKind.EXECUTIVE, powers=powers)
    sue = person("Sue", Role.GROUP_MEMBER)
    scrutiny = body("Scrutiny", sue, chair=person("Sanjay", Role.GROUP_MEMBER), kind=BodyKind.COMMITTEE)
    mona = person("Mona", Role.MONITORING_OFFICER)
    give_scrutiny(scrutiny=scrutiny, of=cabinet, from_on=date(2026, 9, 1), by=mona, at=NOW)
    return decided(cabinet, DecisionKind.AWARD, value=Decimal(48_000))


def test_published_called_in_heard_and_in_effect(award: Resolution, monkeypatch: pytest.MonkeyPatch) -> None:
    page, clerk, sue = f"/ardlebury/decisions/{award.pk}/", signed_in(administrator()), signed_in(known("Sue"))
    assert "The decision of 16 November 2026 has not been published yet." in read(clerk.get(page))
    assert "Call it in" not in read(sue.get(page))
    published = read(clerk.post(f"{page}publish/", {}, follow=True))
    assert "The decision is published. It is in effect from 24 November 2026." in published
    assert "Call-in By Scrutiny, until 23 November 2026 5 clear working days" in published
    assert "In effect from 24 November 2026" in published
    later(monkeypatch, 1)
    assert "Call it in" in read(sue.get(page))
    called = read(sue.post(f"{page}call-in/", {"reason": "No bidder from the ward was asked."}, follow=True))
    assert "The decision of 16 November 2026 has been called in and is not heard yet." in called
    later(monkeypatch, 12)
    heard = {
        "outcome": "stands",
        "heard_on_day": "28",
        "heard_on_month": "11",
        "heard_on_year": "2026",
        "words": "It stands.",
    }
    settled = read(
        signed_in(known("Sanjay")).post(f"/ardlebury/calls-in/{CallIn.objects.get().pk}/heard/", heard, follow=True)
    )
    assert "Heard on 28 November 2026 The decision stands. It stands." in settled
    assert "In effect from 28 November 2026" in settled
    assert held_back(award, date(2026, 11, 28)) == ""


def test_refused_to_whom_it_is_not_given_and_after_the_days(award: Resolution, monkeypatch: pytest.MonkeyPatch) -> None:
    page, clara = f"/ardlebury/decisions/{award.pk}/", signed_in(person("Clara", Role.COMMISSIONER))
    assert clara.get(f"{page}publish/").status_code == 403
    assert signed_in(known("Sue")).get(f"{page}call-in/").status_code == 403
    signed_in(administrator()).post(f"{page}publish/", {})
    assert clara.post(f"{page}call-in/", {"reason": "Why not"}).status_code == 403
    later(monkeypatch, 8)
    late = signed_in(known("Sue")).post(f"{page}call-in/", {"reason": "I was away."})
    assert late.status_code == 409
    assert "The days for call-in are over: the decision took effect on 24 November 2026." in read(late)
    assert "I was away." in late.content.decode()


def test_an_urgent_decision_says_who_agreed(award: Resolution) -> None:
    page, clerk = f"/ardlebury/decisions/{award.pk}/", signed_in(administrator())
    half = clerk.post(f"{page}publish/", {"urgent_why": "The roof is unsafe."})
    assert (half.status_code, "Say who agreed that it is urgent" in read(half)) == (409, True)
    whole = {"urgent_why": "The roof is unsafe.", "urgent_agreed_by": "Councillor Sanjay"}
    assert "Urgent, without call-in The roof is unsafe. Agreed by Councillor Sanjay" in read(
        clerk.post(f"{page}publish/", whole, follow=True)
    )
