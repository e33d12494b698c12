"""The forward plan: published by the clerk, read by anybody, and the key decision taken when its days are over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from quadrant.governance.models import KeyNotice, LocalRule, ScrutinyRight
from quadrant.governance.terms import Proposed, ReportKind
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import BodyKind, DecisionKind, Role
from tests.factories.governance import ready_report
from tests.factories.partnership import administrator, body, known, organisation, person
from tests.web.telling import read, signed_in

SAID = {
    "title": "Parking notices",
    "matter": "Who answers challenges and appeals from April 2027.",
    "ground": "money",
    "decided_from_day": "15",
    "decided_from_month": "12",
    "decided_from_year": "2026",
    "documents": "The report and the three bids",
    "contact": "Ada, ada@example.org",
    "route": "in_time",
}


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    powers = {DecisionKind.AWARD: None}
    return body("Cabinet", known("Carol"), chair=known("Chris"), kind=BodyKind.EXECUTIVE, powers=powers)


def said(cabinet: Body, **other: str) -> dict[str, str]:
    return {**SAID, "body": str(cabinet.pk), **other}


def test_the_clerk_publishes_and_anybody_reads_it_without_signing_in(cabinet: Body) -> None:
    clerk = signed_in(administrator())
    made = clerk.post("/ardlebury/forward-plan/new/", said(cabinet), follow=True)
    notice = KeyNotice.objects.get()
    assert made.redirect_chain == [(f"/ardlebury/forward-plan/{notice.pk}/", 302)]
    told = read(made)
    assert "The notice is published." in told
    assert "28 clear days before; 28 are needed (SI 2012/2089, regulation 9)" in told
    public = read(Client().get("/ardlebury/forward-plan/public"))
    for word in ("Parking notices", "Cabinet", "15 December 2026", "Significant spending or saving", "The report and"):
        assert word in public
    assert "Parking notices" in read(clerk.get("/ardlebury/forward-plan/"))
    assert b"Parking notices" in b"".join(clerk.get("/ardlebury/forward-plan/?download=csv"))


def test_a_day_too_soon_is_told_at_its_field_and_nothing_typed_is_lost(cabinet: Body) -> None:
    answer = signed_in(administrator()).post("/ardlebury/forward-plan/new/", said(cabinet, decided_from_day="14"))
    assert answer.status_code == 409
    told = read(answer)
    assert "28 clear days after today's notice, the first day is 15 December 2026" in told
    assert "Who answers challenges and appeals from April 2027." in answer.content.decode()
    assert not KeyNotice.objects.exists()


def test_a_late_notice_says_by_which_exception_and_why(cabinet: Body) -> None:
    clerk = signed_in(administrator())
    late = said(cabinet, decided_from_day="24", decided_from_month="11", route="general_exception")
    assert "Say why it could not wait" in read(clerk.post("/ardlebury/forward-plan/new/", late))
    late["why"] = "The contractor gave up."
    assert "Say whom you told: the chair of scrutiny" in read(clerk.post("/ardlebury/forward-plan/new/", late))
    made = clerk.post("/ardlebury/forward-plan/new/", {**late, "told": "Councillor Sanjay"}, follow=True)
    assert "Scrutiny was told Councillor Sanjay" in read(Client().get("/ardlebury/forward-plan/public"))
    assert "General exception The contractor gave up." in read(made)
    assert "General exception The contractor gave up." in read(Client().get("/ardlebury/forward-plan/public"))


def test_what_is_taken_in_private_is_announced_and_what_was_said_against_it_answered(cabinet: Body) -> None:
    clerk = signed_in(administrator())
    clerk.post("/ardlebury/forward-plan/new/", said(cabinet, private_why="It names what two bidders offered."))
    public = read(Client().get("/ardlebury/forward-plan/public"))
    assert "Its members Chris, chair Carol, member" in public
    assert "In private It names what two bidders offered. Whoever thinks that it should be open" in public
    page = f"/ardlebury/forward-plan/{KeyNotice.objects.get().pk}/"
    assert f'href="{page}further/"' in clerk.get(page).content.decode()
    blank = clerk.post(f"{page}further/", {"representations": "None received", "answer": " "})
    assert "Enter what the body answers" in read(blank)
    clerk.post(f"{page}further/", {"representations": "None received", "answer": "It stays private."})
    assert f'href="{page}further/"' not in clerk.get(page).content.decode()
    public = read(Client().get("/ardlebury/forward-plan/public"))
    assert "Said against that None received Answered It stays private. Published 16 November 2026" in public
    assert "Whoever thinks" not in public


def test_a_notice_is_tied_to_its_report_and_withdrawn_with_a_reason(cabinet: Body) -> None:
    clerk = signed_in(administrator())
    award = Proposed("That the award be made", DecisionKind.AWARD, Decimal(612_000))
    report = ready_report(cabinet, recommends=[award], kind=ReportKind.KEY, title="Parking: the award")
    clerk.post("/ardlebury/forward-plan/new/", said(cabinet))
    page = f"/ardlebury/forward-plan/{KeyNotice.objects.get().pk}/"
    assert "Parking: the award" in read(clerk.post(f"{page}report/", {"report": report.pk}, follow=True))
    assert KeyNotice.objects.get().report == report
    assert "This field is required" not in read(clerk.get(f"{page}withdraw/"))
    withdrawn = read(clerk.post(f"{page}withdraw/", {"why": "The bids came late."}, follow=True))
    assert "Withdrawn because The bids came late." in withdrawn
    assert "Parking notices" not in read(Client().get("/ardlebury/forward-plan/public"))


def test_who_may_do_what(cabinet: Body) -> None:
    signed_in(administrator()).post("/ardlebury/forward-plan/new/", said(cabinet))
    page = f"/ardlebury/forward-plan/{KeyNotice.objects.get().pk}/"
    commissioner = signed_in(person("Clara", Role.COMMISSIONER))
    provider = signed_in(person("Pru", Role.PROVIDER, organisation=organisation("Kerbside")))
    assert commissioner.get(page).status_code == 200
    assert commissioner.get(f"{page}withdraw/").status_code == 403
    assert commissioner.get("/ardlebury/forward-plan/new/").status_code == 404
    assert commissioner.get("/ardlebury/rules-of-notice/own/new/").status_code == 404
    assert provider.get(page).status_code == 404
    assert Client().get(page).status_code == 302


def test_the_monitoring_officer_sets_an_own_rule_and_who_may_call_in(cabinet: Body) -> None:
    scrutiny = body("Scrutiny", chair=known("Sanjay"), kind=BodyKind.COMMITTEE)
    mona = signed_in(person("Mona", Role.MONITORING_OFFICER))
    today = {"from_on_day": "16", "from_on_month": "11", "from_on_year": "2026"}
    rule = {"key": "call_in", "days": "3", "count": "clear_working_days", "basis": "Standing order 12", **today}
    mona.post("/ardlebury/rules-of-notice/own/new/", rule)
    assert LocalRule.objects.get().rule.says == "3 clear working days"
    told = read(
        mona.post(
            "/ardlebury/rules-of-notice/call-in/new/", {"scrutiny": scrutiny.pk, "of": cabinet.pk, **today}, follow=True
        )
    )
    assert "Call-in after a decision is published Days 3 clear working days Basis Standing order 12" in told
    assert "Scrutiny may call in what Cabinet decides, from 16 November 2026" in told
    assert ScrutinyRight.objects.get().from_on == date(2026, 11, 16)


def test_the_history_of_a_notice_is_read_by_whoever_reads_the_notice(cabinet: Body) -> None:
    signed_in(administrator()).post("/ardlebury/forward-plan/new/", said(cabinet))
    page = f"/ardlebury/history/governance_keynotice/{KeyNotice.objects.get().pk}/"
    assert "Parking notices" in read(signed_in(person("Clara", Role.COMMISSIONER)).get(page))
    provider = person("Pru", Role.PROVIDER, organisation=organisation("Kerbside"))
    assert signed_in(provider).get(page).status_code == 404
