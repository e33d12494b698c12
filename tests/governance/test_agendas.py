"""The agenda is published in time or says why not; late items say why; what is left over comes back by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance import commands
from quadrant.governance.models import AgendaItem, Meeting, Report
from quadrant.governance.queries import agenda_of, item_of, publication_of, reports_for
from quadrant.governance.terms import Count, Late, Outcome, RuleKey
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories.governance import holding, meet, proposer, ready_report, resolve
from tests.factories.partnership import NOW, administrator, body, known

URGENT = Late("The house is taken on 30 November if nobody answers.", "Chris, who chairs it")


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Carol"), known("Colin"), chair=known("Chris"), powers={DecisionKind.GATE: None})


def called(of: Body, day: date, *reports: Report, hour: int = 14) -> Meeting:
    """A meeting called today for a later day, with these reports on its agenda."""
    meets_at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    meeting = commands.call_meeting(body=of, meets_at=meets_at, by=administrator(), at=NOW)
    for report in reports:
        commands.put_on_agenda(meeting=meeting, report=report, by=administrator(), at=NOW)
    return meeting


def publish(meeting: Meeting, **more: Any) -> Any:
    return commands.publish_agenda(meeting=meeting, by=administrator(), at=more.pop("at", NOW), **more)


# Published on Monday 16 November 2026: Tue 17, Wed 18, Thu 19, Fri 20, Mon 23 are five clear working days.
@pytest.mark.parametrize(
    ("day", "in_time"),
    [(date(2026, 11, 23), False), (date(2026, 11, 24), True), (date(2026, 11, 20), False), (date(2026, 12, 8), True)],
)
def test_five_clear_working_days_lie_between_publication_and_meeting(cabinet: Body, day: date, in_time: bool) -> None:
    meeting = called(cabinet, day, ready_report(cabinet))
    if in_time:
        assert publish(meeting).late_why == ""
        return
    with pytest.raises(Refusal, match=r"published today, it may meet from 24 November 2026 on\. Say why it is late"):
        publish(meeting)
    assert publish(meeting, late_why="The finance comment came today.").late_why == "The finance comment came today."


def test_christmas_is_counted(cabinet: Body) -> None:
    """Published Monday 21 December: 22, 23, 24, then 29 and 30 (25 and the substitute 28 are bank holidays)."""
    published = NOW.replace(month=12, day=21)
    early = called(cabinet, date(2026, 12, 30), ready_report(cabinet))
    with pytest.raises(Refusal, match="it may meet from 31 December 2026 on"):
        publish(early, at=published)
    kept = called(cabinet, date(2026, 12, 31), ready_report(cabinet, title="Another"))
    assert publish(kept, at=published).late_why == ""


def test_a_publication_keeps_the_rule_it_was_made_under(cabinet: Body) -> None:
    mona = holding("Mona", Role.MONITORING_OFFICER)
    meeting = called(cabinet, date(2026, 12, 8), ready_report(cabinet))
    publish(meeting)
    commands.set_local_rule(
        key=RuleKey.AGENDA, days=10, count=Count.CLEAR_WORKING_DAYS, basis="Standing order 4",
        from_on=NOW.date(), by=mona, at=NOW,
    )  # fmt: skip
    kept = publication_of(meeting)
    assert kept is not None
    assert kept.rule.says == "5 clear working days"


def test_an_empty_agenda_a_begun_meeting_and_a_second_time_are_refused(cabinet: Body) -> None:
    empty = called(cabinet, date(2026, 12, 8))
    with pytest.raises(Refusal, match="Put a report on the agenda first"):
        publish(empty)
    full = called(cabinet, date(2026, 12, 9), ready_report(cabinet))
    publish(full)
    with pytest.raises(Refusal, match="published already"):
        publish(full)
    late = called(cabinet, date(2026, 12, 10), ready_report(cabinet, title="Other"))
    with pytest.raises(Refusal, match="The meeting has begun"):
        publish(late, at=late.at + timedelta(minutes=1), late_why="Forgotten")
    with pytest.raises(NotAllowed, match="Only the body's chair or a clerk"):
        commands.publish_agenda(meeting=late, by=proposer(), at=NOW)


def test_after_publication_an_item_says_why_it_could_not_wait_and_who_agreed(cabinet: Body) -> None:
    meeting = called(cabinet, date(2026, 12, 8), ready_report(cabinet))
    publish(meeting)
    urgent = ready_report(cabinet, title="The eastern house")
    for late, sentence in (
        (None, "say why this item could not wait"),
        (Late("", "Chris"), "say why this item could not wait"),
        (Late("The house goes.", " "), "Say who agreed that it is urgent"),
    ):
        with pytest.raises(Refusal, match=sentence):
            commands.put_on_agenda(meeting=meeting, report=urgent, late=late, by=administrator(), at=NOW)
    item = commands.put_on_agenda(meeting=meeting, report=urgent, late=URGENT, by=administrator(), at=NOW)
    assert (item.number, item.late_why, item.late_agreed_by) == (2, URGENT.why, URGENT.agreed_by)


def test_before_publication_no_item_is_late(cabinet: Body) -> None:
    meeting = called(cabinet, date(2026, 12, 8))
    report = ready_report(cabinet)
    item = commands.put_on_agenda(meeting=meeting, report=report, late=URGENT, by=administrator(), at=NOW)
    assert (item.late_why, item.late_agreed_by) == ("", "")


def carry(item: AgendaItem, why: str = "Time ran out.") -> Any:
    return commands.carry_item(item=item, why=why, by=administrator(), at=NOW)


def test_what_is_left_over_is_on_the_next_agenda_when_it_is_called(cabinet: Body) -> None:
    first, second = ready_report(cabinet), ready_report(cabinet, title="Respite at night")
    meeting = meet(cabinet, first, second)
    left = agenda_of(meeting)[1]
    carry(left)
    following = called(cabinet, date(2026, 12, 8))
    [item] = agenda_of(following)
    assert (item.report, item.number, item.carried_from) == (second, 1, left)
    # Once is enough: the meeting after that does not take it up again.
    assert agenda_of(called(cabinet, date(2027, 1, 12))) == []


def test_a_meeting_called_already_takes_it_up_at_once_and_says_so_where_its_agenda_is_published(cabinet: Body) -> None:
    other, left = ready_report(cabinet, title="Parking"), ready_report(cabinet)
    following = called(cabinet, date(2026, 12, 8), other)
    publish(following)
    meeting = meet(cabinet, left)
    carry(agenda_of(meeting)[0])
    item = agenda_of(following)[1]
    assert (item.report, item.late_why, item.late_agreed_by) == (
        left,
        "Carried over: Time ran out.",
        "Ada of Ardlebury",
    )


def test_what_is_resolved_or_taken_back_meanwhile_is_not_taken_up(cabinet: Body) -> None:
    settled, withdrawn = ready_report(cabinet), ready_report(cabinet, title="Respite at night")
    meeting = meet(cabinet, settled, withdrawn)
    for item in agenda_of(meeting):
        carry(item)
    resolve(settled.recommendations.get(), meeting, Outcome.APPROVED, reasons="As set out.")
    commands.withdraw_report(report=withdrawn, why="Not needed", by=proposer(), at=NOW)
    assert agenda_of(called(cabinet, date(2026, 12, 8))) == []


def test_nothing_is_carried_once_all_is_resolved_nor_twice_nor_without_a_reason(cabinet: Body) -> None:
    meeting = meet(cabinet, ready_report(cabinet), ready_report(cabinet, title="Respite at night"))
    done, left = agenda_of(meeting)
    resolve(done.report.recommendations.get(), meeting, Outcome.APPROVED, reasons="As set out.")
    with pytest.raises(Refusal, match="Everything in this report is resolved"):
        carry(done)
    with pytest.raises(Refusal, match="Say why it is left"):
        carry(left, " ")
    carry(left)
    with pytest.raises(Refusal, match="already carried"):
        carry(left)
    with pytest.raises(Refusal, match="Something is written about this item"):
        commands.take_off_agenda(item=left, by=administrator(), at=NOW)


def test_a_report_stands_on_one_coming_agenda_and_is_taken_off_there_first(cabinet: Body) -> None:
    report = ready_report(cabinet)
    later, sooner = called(cabinet, date(2026, 12, 8), report), called(cabinet, date(2026, 12, 1))
    assert reports_for(sooner, at=NOW) == []
    with pytest.raises(Refusal, match="It stands on the agenda of 8 December 2026: take it off there, or leave it"):
        commands.put_on_agenda(meeting=sooner, report=report, by=administrator(), at=NOW)
    commands.take_off_agenda(item=agenda_of(later)[0], by=administrator(), at=NOW)
    commands.put_on_agenda(meeting=sooner, report=report, by=administrator(), at=NOW)
    assert [item.report for item in agenda_of(sooner)] == [report]


def test_a_carried_report_is_offered_for_no_second_item(cabinet: Body) -> None:
    meeting = meet(cabinet, ready_report(cabinet))
    carry(agenda_of(meeting)[0])
    assert reports_for(called(cabinet, date(2026, 12, 8)), at=NOW) == []


def test_what_a_meeting_of_today_has_before_it_goes_on_no_other_agenda_until_it_is_left_over(cabinet: Body) -> None:
    report, clerk = ready_report(cabinet), administrator()
    held = meet(cabinet, report, at=NOW)
    later = commands.call_meeting(body=cabinet, meets_at=NOW + timedelta(days=8), by=clerk, at=NOW)
    hour = NOW + timedelta(hours=1)
    assert report not in reports_for(later, at=hour)
    with pytest.raises(Refusal, match="It stands on the agenda of 16 November 2026"):
        commands.put_on_agenda(meeting=later, report=report, by=clerk, at=hour)
    item = item_of(held, report)
    assert item is not None
    commands.carry_item(item=item, why="No time", by=clerk, at=hour)
    assert item_of(later, report) is not None
