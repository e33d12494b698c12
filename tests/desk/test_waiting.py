"""What waits for a person: soonest first, what has no day last, each with the page where it is done."""

from __future__ import annotations

from datetime import UTC, date, datetime

from quadrant.cycle import commands
from quadrant.desk.waiting import waits_for
from quadrant.governance.commands import add_recommendation, submit_report
from quadrant.governance.terms import Consultee, Proposed
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import DecisionKind
from tests.factories.cycle import NOW, cycle
from tests.factories.governance import draft, officer
from tests.factories.partnership import body, known


def test_soonest_first_and_what_has_no_day_last(ardlebury: Partnership) -> None:
    finn = officer(Consultee.FINANCE)
    report = draft(body("Cabinet"))
    proposed = Proposed("That short breaks be redesigned", DecisionKind.GATE)
    add_recommendation(report=report, proposed=proposed, by=report.author, at=NOW)
    submit_report(report=report, by=report.author, at=NOW)
    running = cycle()
    clara = known("Clara")
    for title, due_on in (
        ("Cost the options", date(2026, 12, 1)),
        ("Agree the budget", date(2026, 11, 10)),
        ("Answer the auditor", date(2026, 12, 1)),
    ):
        commands.set_task(cycle=running, title=title, owner=finn, due_on=due_on, by=clara, at=NOW)

    waiting = waits_for(finn, at=NOW)
    assert [(one.what, one.kind, one.due_on) for one in waiting] == [
        ("Agree the budget", "Task", date(2026, 11, 10)),
        ("Answer the auditor", "Task", date(2026, 12, 1)),
        ("Cost the options", "Task", date(2026, 12, 1)),
        ("Comment on “Short breaks”", "Comment", None),
    ]
    assert [(one.route, one.about) for one in waiting[-2:]] == [("task", running.name), ("comment", "Cabinet")]


def test_what_is_done_waits_no_more(ardlebury: Partnership) -> None:
    running, clara = cycle(), known("Clara")
    task = commands.set_task(
        cycle=running, title="Ask the schools", owner=clara, due_on=date(2026, 11, 20), by=clara, at=NOW
    )
    assert [one.what for one in waits_for(clara, at=NOW)] == ["Ask the schools"]
    commands.finish_task(task=task, by=clara, at=datetime(2026, 11, 17, 9, 0, tzinfo=UTC))
    assert waits_for(clara, at=NOW) == []
