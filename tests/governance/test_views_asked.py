"""Row CYP-002: a board gives views to a named officer by a day, and adopts at its next meeting."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.desk.waiting import waits_for
from quadrant.governance import commands
from quadrant.governance.models import Report, ViewsAsked
from quadrant.governance.queries import agenda_of, views_on
from quadrant.governance.terms import Consultee, ItemType
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind, InterestKind
from tests.factories.governance import meet, officer, proposer, ready_report
from tests.factories.partnership import NOW, administrator, body, known, organisation

BY = date(2026, 12, 4)


@pytest.fixture
def board(ardlebury: Partnership) -> Body:
    return body("Board", known("Carol"), known("Colin"), chair=known("Chris"), powers={DecisionKind.STRATEGY: None})


@pytest.fixture
def report(board: Body) -> Report:
    return ready_report(board, title="Joint strategy", item=ItemType.COMMENT, organisations=[organisation("Harbour")])


@pytest.fixture
def asked(board: Body, report: Report) -> ViewsAsked:
    [item] = agenda_of(meet(board, report))
    return commands.ask_views(item=item, officer=proposer(), closes_on=BY, by=administrator(), at=NOW)


def send(asked: ViewsAsked, who: str, text: str, *, at: datetime = NOW) -> None:
    commands.give_view(asked=asked, text=text, by=known(who), at=at)


def test_members_find_it_under_their_work_and_may_change_their_view_until_the_day_is_over(asked: ViewsAsked) -> None:
    [waiting] = [one for one in waits_for(known("Carol"), at=NOW) if one.kind == "View"]
    assert (waiting.what, waiting.due_on) == ("Give your view on “Joint strategy”", BY)
    send(asked, "Carol", "Say more about fathers.")
    send(asked, "Colin", "Agreed as it stands.")
    last = datetime(2026, 12, 4, 23, 30, tzinfo=UTC)
    send(asked, "Carol", "Say more about fathers and grandparents.", at=last)
    assert [(one.person.name, one.text) for one in views_on(asked.item.report)] == [
        ("Colin", "Agreed as it stands."),
        ("Carol", "Say more about fathers and grandparents."),
    ]
    assert [one for one in waits_for(known("Carol"), at=NOW) if one.kind == "View"] == []
    with pytest.raises(Refusal, match="Views were asked for until 4 December 2026"):
        send(asked, "Chris", "Too late", at=datetime(2026, 12, 5, 0, 1, tzinfo=UTC))


def test_adopting_it_is_carried_to_the_first_meeting_after_that_day(board: Body, asked: ViewsAsked) -> None:
    def agenda_on(day: date) -> list[Report]:
        meets_at = datetime(day.year, day.month, day.day, 14, tzinfo=UTC)
        meeting = commands.call_meeting(body=board, meets_at=meets_at, by=administrator(), at=NOW)
        return [item.report for item in agenda_of(meeting)]

    assert agenda_on(date(2026, 12, 1)) == []
    assert agenda_on(BY) == []
    assert agenda_on(date(2026, 12, 8)) == [asked.item.report]
    assert agenda_on(date(2027, 1, 12)) == []


def test_strangers_and_those_who_must_leave_send_no_view(asked: ViewsAsked) -> None:
    with pytest.raises(NotAllowed, match="Only members of the body"):
        commands.give_view(asked=asked, text="Mine", by=officer(Consultee.FINANCE), at=NOW)
    declare_interest(
        person=known("Colin"), kind=InterestKind.DISCLOSABLE_PECUNIARY, nature="Works there",
        organisation=asked.item.report.concerns.get().organisation, from_on=NOW.date(), by=known("Colin"), at=NOW,
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="without an interest"):
        send(asked, "Colin", "Mine")
    assert [one for one in waits_for(known("Colin"), at=NOW) if one.kind == "View"] == []


def test_a_day_that_is_past_and_a_second_asking_are_refused(board: Body, report: Report, asked: ViewsAsked) -> None:
    with pytest.raises(Refusal, match="already asked for"):
        commands.ask_views(item=asked.item, officer=proposer(), closes_on=BY, by=administrator(), at=NOW)
    other = ready_report(board, title="Other")
    [item] = agenda_of(meet(board, other, at=NOW.replace(hour=11)))
    with pytest.raises(Refusal, match="a day that is still to come"):
        commands.ask_views(item=item, officer=proposer(), closes_on=NOW.date(), by=administrator(), at=NOW)
    with pytest.raises(Refusal, match="Write your view"):
        send(asked, "Carol", " ")
