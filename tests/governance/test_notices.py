"""Key decisions of an executive: announced in time or by an exception that says so, else not taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance.commands import (
    Exceptional,
    Forthcoming,
    publish_further_notice,
    publish_key_notice,
    set_local_rule,
    tie_key_notice,
    withdraw_key_notice,
)
from quadrant.governance.models import KeyNotice, Report
from quadrant.governance.queries import (
    forward_plan,
    key_notice_of,
    notice_fault,
    private_fault,
    recommendations_of,
    rule_on,
)
from quadrant.governance.terms import (
    Count,
    Exempt,
    ExemptParagraph,
    KeyGround,
    NoticeRoute,
    Outcome,
    Proposed,
    ReportKind,
    RuleKey,
)
from quadrant.partnership.commands import seat_member
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import BodyKind, DecisionKind, Role, Seat
from quadrant.partnership.within import within
from tests.factories.governance import announce, decide, ready_report
from tests.factories.partnership import administrator, body, known, person

SECOND_OF_NOVEMBER = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
CABINET_MEETS = datetime(2026, 12, 8, 18, 0, tzinfo=UTC)
AWARD = Proposed("That the award be made", DecisionKind.AWARD, Decimal(612_000))


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body(
        "Cabinet",
        known("Carol"),
        chair=known("Chris"),
        kind=BodyKind.EXECUTIVE,
        powers={DecisionKind.AWARD: None},
    )


def notice(
    cabinet: Body, *, day: date = date(2026, 12, 8), at: datetime = SECOND_OF_NOVEMBER, **more: Any
) -> KeyNotice:
    return announce(cabinet, day=day, at=at, **more)


def key_report(cabinet: Body, **more: Any) -> Report:
    return ready_report(
        cabinet, recommends=[AWARD], kind=ReportKind.KEY, title="Parking notices", at=SECOND_OF_NOVEMBER, **more
    )


def take(report: Report, at: datetime = CABINET_MEETS) -> Outcome:
    with within(report.partnership_id, on=at.date()):
        return Outcome(decide(recommendations_of(report)[0], at=at).outcome)


def test_announced_on_2_november_cabinet_decides_on_8_december_with_35_clear_days(cabinet: Body) -> None:
    report = key_report(cabinet)
    made = notice(cabinet, report=report)
    assert made.rule.counted(made.published_on, CABINET_MEETS.date()) == 35
    assert made.rule.says == "28 clear days"
    assert take(report) is Outcome.APPROVED


def test_without_a_notice_a_key_decision_is_not_taken(cabinet: Body) -> None:
    report = key_report(cabinet)
    with pytest.raises(Refusal, match="This is a key decision, and no notice of it was published"):
        take(report)


def test_a_notice_for_another_day_or_withdrawn_is_none(cabinet: Body) -> None:
    report = key_report(cabinet)
    made = notice(cabinet, report=report, day=date(2026, 12, 9))
    with pytest.raises(Refusal, match="decided from 9 December 2026 on"):
        take(report)
    withdraw_key_notice(notice=made, why="The bids came late.", by=administrator(), at=SECOND_OF_NOVEMBER)
    assert key_notice_of(report) is None
    assert list(forward_plan()) == []
    with pytest.raises(Refusal, match="no notice of it was published"):
        take(report)
    with pytest.raises(Refusal, match="This notice was withdrawn"):
        withdraw_key_notice(notice=made, why="Again", by=administrator(), at=SECOND_OF_NOVEMBER)


def test_a_notice_of_27_clear_days_is_refused_and_names_the_first_day(cabinet: Body) -> None:
    with pytest.raises(
        Refusal, match="the first day is 1 December 2026: give that day, or say by which exception"
    ) as told:
        notice(cabinet, day=date(2026, 11, 30))
    assert told.value.field == "decided_from"
    assert notice(cabinet, day=date(2026, 12, 1)).decided_from == date(2026, 12, 1)


def test_a_general_exception_has_five_clear_working_days_and_says_why(cabinet: Body) -> None:
    late = Exceptional(NoticeRoute.GENERAL_EXCEPTION, "The contractor gave up on Friday.", told="Councillor Sanjay")
    monday = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
    with pytest.raises(Refusal, match="5 clear working days after today's notice, the first day is 24 November 2026"):
        notice(cabinet, day=date(2026, 11, 23), at=monday, exception=late)
    with pytest.raises(Refusal, match="Say why it could not wait"):
        notice(cabinet, day=date(2026, 11, 24), at=monday, exception=Exceptional(NoticeRoute.GENERAL_EXCEPTION, " "))
    with pytest.raises(Refusal, match="Say whom you told: the chair of scrutiny") as refused:
        notice(cabinet, day=date(2026, 11, 24), at=monday, exception=replace(late, told=" "))
    assert refused.value.field == "told"
    report = key_report(cabinet)
    made = notice(cabinet, day=date(2026, 11, 24), at=monday, exception=late, report=report)
    assert made.told == "Councillor Sanjay"
    assert (made.route, made.why) == ("general_exception", "The contractor gave up on Friday.")
    assert take(report, datetime(2026, 11, 24, 18, 0, tzinfo=UTC)) is Outcome.APPROVED


def test_special_urgency_needs_no_days_but_somebody_who_agreed(cabinet: Body) -> None:
    monday = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
    why = "The roof is unsafe."
    with pytest.raises(Refusal, match="Say who agreed: the chair of scrutiny") as told:
        notice(cabinet, day=monday.date(), at=monday, exception=Exceptional(NoticeRoute.SPECIAL_URGENCY, why))
    assert told.value.field == "agreed_by"
    agreed = Exceptional(NoticeRoute.SPECIAL_URGENCY, why, "Councillor Sanjay, chair of scrutiny")
    assert notice(cabinet, day=monday.date(), at=monday, exception=agreed).agreed_by.startswith("Councillor Sanjay")


def test_only_a_clerk_publishes_and_only_an_executive_takes_key_decisions(cabinet: Body) -> None:
    said = Forthcoming("Parking", "Who.", KeyGround.WARDS, date(2026, 12, 8), "None yet", "Ada")
    with pytest.raises(NotAllowed, match="Only a clerk"):
        publish_key_notice(body=cabinet, said=said, by=known("Carol"), at=SECOND_OF_NOVEMBER)
    board = body("Performance Group", chair=known("Ella"))
    with pytest.raises(Refusal, match="Performance Group takes no key decisions: it is no executive"):
        publish_key_notice(body=board, said=said, by=administrator(), at=SECOND_OF_NOVEMBER)


def test_a_notice_comes_to_one_report_of_its_body_that_says_it_is_key(cabinet: Body) -> None:
    made, report = notice(cabinet), key_report(cabinet)
    plain = ready_report(cabinet, recommends=[AWARD], title="Not key", at=SECOND_OF_NOVEMBER)
    with pytest.raises(Refusal, match="does not say that its decision is key"):
        tie_key_notice(notice=made, report=plain, by=administrator(), at=SECOND_OF_NOVEMBER)
    assert notice_fault(report, CABINET_MEETS.date()) == "This is a key decision, and no notice of it was published."
    tie_key_notice(notice=made, report=report, by=administrator(), at=SECOND_OF_NOVEMBER)
    assert notice_fault(report, CABINET_MEETS.date()) == ""
    with pytest.raises(Refusal, match="came to a report already"):
        tie_key_notice(notice=made, report=report, by=administrator(), at=SECOND_OF_NOVEMBER)
    with pytest.raises(Refusal, match="This report already has a notice"):
        notice(cabinet, report=report)


def test_a_board_that_is_no_executive_needs_no_notice(ardlebury: Partnership) -> None:
    board = body("Partnership Board", chair=known("Ella"), powers={DecisionKind.AWARD: None})
    assert take(key_report(board)) is Outcome.APPROVED


def test_an_own_rule_holds_from_its_day_and_a_notice_keeps_the_rule_it_was_made_under(cabinet: Body) -> None:
    mona = person("Mona", Role.MONITORING_OFFICER)
    report = key_report(cabinet)
    before = notice(cabinet, report=report)
    own: dict[str, Any] = {
        "key": RuleKey.KEY_NOTICE,
        "days": 40,
        "count": Count.CLEAR_DAYS,
        "basis": "Constitution, rule 14",
    }
    with pytest.raises(NotAllowed, match="Only the monitoring officer"):
        set_local_rule(**own, from_on=date(2026, 12, 1), by=administrator(), at=SECOND_OF_NOVEMBER)
    set_local_rule(**own, from_on=date(2026, 12, 1), by=mona, at=SECOND_OF_NOVEMBER)
    assert rule_on(RuleKey.KEY_NOTICE, date(2026, 11, 30)).says == "28 clear days"
    assert rule_on(RuleKey.KEY_NOTICE, date(2026, 12, 1)).says == "40 clear days"
    assert before.rule.says == "28 clear days"
    assert take(report) is Outcome.APPROVED
    with pytest.raises(Refusal, match="already has a figure from that day on"):
        set_local_rule(**own, from_on=date(2026, 12, 1), by=mona, at=SECOND_OF_NOVEMBER)


def test_a_notice_names_who_will_decide_as_the_body_sits_on_that_day(cabinet: Body) -> None:
    seat_member(
        body=cabinet, person=known("Lou"), seat=Seat.MEMBER, from_on=date(2026, 12, 20), by=administrator(),
        at=SECOND_OF_NOVEMBER,
    )  # fmt: skip
    assert notice(cabinet).members == "Chris, chair\nCarol, member"


def test_what_is_private_is_said_28_days_before_and_what_was_said_against_it_5_days_before(cabinet: Body) -> None:
    """Tuesday 8 December. Clear working days before it: Monday 7, Friday 4, Thursday 3, Wednesday 2, Tuesday 1."""
    prices = Exempt("Kerbside asks £612,000", ExemptParagraph.BUSINESS, "Bids are still open")
    report = key_report(cabinet, exempt=prices)
    assert private_fault(report) == "Part of it is exempt, and no notice says that it is taken in private."
    made = notice(cabinet, private_why="It names what two bidders offered.", report=report)
    assert private_fault(report).endswith("the further notice of a meeting in private is not published.")
    clerk = administrator()
    said = {
        "representations": "One resident asks to hear the prices.",
        "answer": "They are told once it is signed.",
    }
    tuesday = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    late = "5 clear working days are needed before 8 December 2026: say who agreed"
    with pytest.raises(Refusal, match=late) as refused:
        publish_further_notice(notice=made, **said, by=clerk, at=tuesday)
    assert refused.value.field == "agreed_by"
    with pytest.raises(NotAllowed, match="Only a clerk"):
        publish_further_notice(notice=made, **said, by=known("Carol"), at=tuesday - timedelta(days=1))
    further = publish_further_notice(notice=made, **said, by=clerk, at=tuesday - timedelta(days=1))
    assert (further.published_on, further.rule.says) == (date(2026, 11, 30), "5 clear working days")
    assert private_fault(report) == ""
    with pytest.raises(Refusal, match="The further notice is published already"):
        publish_further_notice(notice=made, **said, by=clerk, at=tuesday - timedelta(days=1))


def test_a_notice_of_nothing_private_takes_no_further_notice(cabinet: Body) -> None:
    with pytest.raises(Refusal, match="does not say that anything is private"):
        publish_further_notice(
            notice=notice(cabinet), representations="None", answer="None", by=administrator(), at=SECOND_OF_NOVEMBER
        )


def test_what_is_private_at_short_notice_says_who_agreed(cabinet: Body) -> None:
    monday, why = datetime(2026, 11, 16, 9, 0, tzinfo=UTC), "The contractor gave up on Friday."
    late = Exceptional(NoticeRoute.GENERAL_EXCEPTION, why, told="Councillor Sanjay")
    asked: dict[str, Any] = {"day": date(2026, 11, 24), "at": monday, "private_why": "It names two bidders."}
    with pytest.raises(Refusal, match="28 clear days are needed: say who agreed that it cannot wait") as refused:
        notice(cabinet, exception=late, **asked)
    assert refused.value.field == "agreed_by"
    made = notice(cabinet, exception=replace(late, agreed_by="Councillor Sanjay"), **asked)
    assert made.agreed_by == "Councillor Sanjay"
