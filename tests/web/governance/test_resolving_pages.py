"""A resolution is typed, read once more, and recorded; what will be refused is said before anybody types."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client

from quadrant.governance.commands import add_recommendation, call_meeting
from quadrant.governance.models import Meeting, Recommendation, Resolution
from quadrant.governance.queries import recommendations_of
from quadrant.governance.terms import Consultee, Exempt, ExemptParagraph, ItemType, Proposed, ReportKind
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import BodyKind, DecisionKind, InterestKind, Role
from tests.factories.governance import announce, draft, meet, officer, proposer, ready_report
from tests.factories.partnership import NOW, administrator, body, known, organisation, person
from tests.web.telling import read, signed_in

AWARD = Proposed("That Kerbside be awarded the contract", DecisionKind.AWARD, Decimal(612_000))
LIMIT = "£612,000 is beyond Cabinet, which may decide up to £500,000."


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    powers = {DecisionKind.GATE: None, DecisionKind.AWARD: Decimal(500_000)}
    return body("Cabinet", known("Carol"), chair=known("Chris"), kind=BodyKind.EXECUTIVE, powers=powers)


@pytest.fixture
def clerk(ardlebury: Partnership) -> Client:
    return signed_in(administrator())


def page_of(held: Meeting, asked: Recommendation) -> str:
    return f"/ardlebury/meetings/{held.pk}/resolve/{asked.pk}/"


def test_what_was_typed_is_read_once_more_changed_and_then_final(clerk: Client, cabinet: Body) -> None:
    report = ready_report(cabinet)
    page = page_of(meet(cabinet, report), recommendations_of(report)[0])
    assert "Continue" in read(clerk.get(page))
    typed = {
        "outcome": "approved_with_conditions", "conditions": "A review after a year & a day",
        "chaired_by": str(known("Chris").pk), "votes_for": "2", "votes_against": "0",
    }  # fmt: skip
    checked = clerk.post(page, {**typed, "_check": "yes"})
    told = read(checked)
    assert checked.status_code == 200
    assert "Resolution Approved with conditions Conditions A review after a year & a day" in told
    assert "Who chaired this item Chris For 2 Against 0" in told
    assert "That short breaks be redesigned" in told
    assert "Of those present, Chris and Carol count for this item; 1 is needed." in told
    assert "A resolution is final: it cannot be changed, only superseded by a later one." in told
    assert not Resolution.objects.exists()
    again = clerk.post(page, {**typed, "_change": "yes"}).content.decode()
    assert "A review after a year &amp; a day</textarea>" in again
    assert not Resolution.objects.exists()
    assert clerk.post(page, typed).status_code == 302
    assert Resolution.objects.get().conditions == "A review after a year & a day"


def test_a_form_that_does_not_hold_is_not_read_once_more(clerk: Client, cabinet: Body) -> None:
    report = ready_report(cabinet)
    page = page_of(meet(cabinet, report), recommendations_of(report)[0])
    told = read(clerk.post(page, {"_check": "yes", "reasons": "Good value"}))
    assert "There is a problem" in told
    assert "Check before it is recorded" not in told


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"outcome": "refused"}, "Say why."),
        ({"outcome": "approved_as_amended"}, "Write the words as they were amended."),
        ({"outcome": "approved", "votes_for": "12"}, "12 votes, but 2 members may vote on this item."),
    ],
)
def test_what_would_be_refused_is_said_before_it_is_read_once_more(
    clerk: Client, cabinet: Body, typed: dict[str, str], said: str
) -> None:
    report = ready_report(cabinet)
    page = page_of(meet(cabinet, report), recommendations_of(report)[0])
    answer = clerk.post(page, {**typed, "chaired_by": known("Chris").pk, "_check": "yes"})
    assert answer.status_code == 409
    assert said in read(answer)
    assert "Check before it is recorded" not in read(answer)


def test_the_page_says_at_the_top_why_nothing_can_be_recorded(cabinet: Body) -> None:
    report = ready_report(cabinet, kind=ReportKind.KEY)
    held, asked = meet(cabinet, report), recommendations_of(report)[0]
    clerk = signed_in(administrator())
    assert "This is a key decision, and no notice of it was published." in read(clerk.get(page_of(held, asked)))
    usual = ready_report(cabinet, title="Usual")
    held = meet(cabinet, usual, at=NOW.replace(hour=8))
    page = page_of(held, recommendations_of(usual)[0])
    clerk.post(page, {"outcome": "approved", "chaired_by": known("Chris").pk})
    assert "This recommendation has already been resolved." in read(clerk.get(page))


def test_where_the_chair_must_leave_the_clerk_chooses_who_took_the_chair(clerk: Client, cabinet: Body) -> None:
    kerbside = organisation("Kerbside")
    report = ready_report(cabinet, organisations=[kerbside])
    mona = person("Mona", Role.MONITORING_OFFICER)
    declare_interest(
        person=known("Chris"), kind=InterestKind.DISCLOSABLE_PECUNIARY, nature="Director", organisation=kerbside,
        from_on=NOW.date(), by=mona, at=NOW,
    )  # fmt: skip
    page = page_of(meet(cabinet, report), recommendations_of(report)[0])
    assert "Choose who took the chair" in read(clerk.get(page))
    blank = clerk.post(page, {"outcome": "approved", "chaired_by": "", "_check": "yes"})
    assert "Select who chaired this item" in read(blank)


def test_an_award_beyond_the_limit_is_told_when_it_is_submitted_and_before_it_is_resolved(
    clerk: Client, cabinet: Body
) -> None:
    report = draft(cabinet, title="Parking")
    add_recommendation(report=report, proposed=AWARD, by=report.author, at=NOW)
    assert LIMIT in read(signed_in(proposer()).get(f"/ardlebury/reports/{report.pk}/submit/"))
    sent = ready_report(cabinet, recommends=[AWARD])
    assert LIMIT in read(clerk.get(page_of(meet(cabinet, sent), recommendations_of(sent)[0])))


def test_a_body_asked_for_its_comment_is_told_of_no_power(clerk: Client, cabinet: Body) -> None:
    sent = ready_report(cabinet, recommends=[AWARD], item=ItemType.COMMENT)
    assert LIMIT not in read(clerk.get(page_of(meet(cabinet, sent), recommendations_of(sent)[0])))


def test_what_is_exempt_and_not_announced_as_private_is_told_before_it_is_resolved(
    clerk: Client, cabinet: Body
) -> None:
    exempt = Exempt("Kerbside asks £400,000", ExemptParagraph.BUSINESS, "Bids are still open")
    report = ready_report(cabinet, kind=ReportKind.KEY, exempt=exempt)
    announce(cabinet, report=report)
    page = page_of(meet(cabinet, report), recommendations_of(report)[0])
    assert "Part of it is exempt, and no notice says that it is taken in private." in read(clerk.get(page))


def test_after_each_act_the_long_page_of_a_meeting_opens_at_its_item(clerk: Client, cabinet: Body) -> None:
    first, second = ready_report(cabinet, title="First"), ready_report(cabinet, title="Second")
    held = meet(cabinet, first, second)
    page = f"/ardlebury/meetings/{held.pk}/"
    item = held.items.get(number=2)
    noted = clerk.post(f"/ardlebury/agenda-items/{item.pk}/note/", {"text": "Asked about transport", "version": "0"})
    assert noted["Location"] == f"{page}#item-2"
    typed = {"outcome": "approved", "chaired_by": known("Chris").pk}
    assert clerk.post(page_of(held, recommendations_of(second)[0]), typed)["Location"] == f"{page}#item-2"
    assert 'id="item-2"' in clerk.get(page).content.decode()


def test_two_meetings_on_one_day_are_told_apart_and_one_of_today_is_under_way(clerk: Client, cabinet: Body) -> None:
    held = meet(cabinet, at=NOW)
    shown = read(clerk.get(f"/ardlebury/meetings/{held.pk}/"))
    assert "Cabinet, 16 November 2026, 9am" in shown
    assert "Under way" in shown
    past = call_meeting(body=cabinet, meets_at=NOW.replace(day=9), by=administrator(), at=NOW)
    assert "Held" in read(clerk.get(f"/ardlebury/meetings/{past.pk}/"))


def test_the_history_of_a_meeting_and_of_a_report_tell_their_parts(clerk: Client, cabinet: Body) -> None:
    report = ready_report(cabinet, title="Short breaks")
    held = meet(cabinet, report)
    clerk.post(page_of(held, recommendations_of(report)[0]), {"outcome": "approved", "chaired_by": known("Chris").pk})
    told = read(clerk.get(f"/ardlebury/history/governance_meeting/{held.pk}/"))
    for act in ("Meeting called", "Agenda item added", "Attendance recorded", "Recommendation resolved"):
        assert act in told
    told = read(clerk.get(f"/ardlebury/history/governance_report/{report.pk}/"))
    for act in ("Report submitted", "Comment answered", "Recommendation added"):
        assert act in told
    assert officer(Consultee.LEGAL).name in told
