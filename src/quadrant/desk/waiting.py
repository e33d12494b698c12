"""What waits for a person, gathered from the rooms below and put in order of its day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from quadrant.appraisal.queries import entries_to_mark, panels_to_hand_in
from quadrant.cycle.queries import open_tasks_for
from quadrant.governance.queries import meetings_due, meetings_to_record, open_comments_for, reports_to_decide_alone
from quadrant.plan.proposals.queries import offers_waiting_for


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: what, of which kind, by when, and the page where it is done (a route and its arguments)."""

    what: str
    kind: str
    due_on: date | None
    route: str
    parts: dict[str, Any] = field(default_factory=dict)
    about: str = ""


Source = Callable[[Any, datetime], Iterable[Waiting]]


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)


def _tasks(person: Any, at: datetime) -> Iterable[Waiting]:
    for task in open_tasks_for(person):
        yield Waiting(task.title, "Task", task.due_on, "task", {"number": task.pk}, task.cycle.name)


def _comments(person: Any, at: datetime) -> Iterable[Waiting]:
    for comment in open_comments_for(person):
        what = f"Comment on “{comment.report.title}”"
        yield Waiting(what, "Comment", None, "comment", {"number": comment.pk}, comment.report.body.name)


def _alone(person: Any, at: datetime) -> Iterable[Waiting]:
    for report in reports_to_decide_alone(person):
        what = f"Decide “{report.title}”"
        yield Waiting(what, "Decision", None, "report", {"number": report.pk}, report.body.name)


def _meetings(person: Any, at: datetime) -> Iterable[Waiting]:
    for meeting in meetings_due(person, at=at):
        what = f"Meeting of {meeting.body.name}"
        yield Waiting(what, "Meeting", _day(meeting.at), "meeting", {"number": meeting.pk})
    for meeting in meetings_to_record(person, at=at):
        what = f"Record what {meeting.body.name} resolved"
        yield Waiting(what, "Minutes", _day(meeting.at), "meeting", {"number": meeting.pk})


def _marks(person: Any, at: datetime) -> Iterable[Waiting]:
    """One line for each panel, however many entries."""
    panels: dict[int, list[Any]] = {}
    for line in entries_to_mark(person):
        panels.setdefault(line.sheet.panellist.panel_id, []).append(line)
    for lines in panels.values():
        count = "1 proposal" if len(lines) == 1 else f"{len(lines)} proposals"
        name = lines[0].sheet.panellist.panel.criteria_set.name
        yield Waiting(f"Mark {count}", "Marking", None, "marking", {}, name)
    for panellist in panels_to_hand_in(person):
        name, parts = panellist.panel.criteria_set.name, {"number": panellist.pk}
        yield Waiting("Hand in your marks", "Marking", None, "marks_submit", parts, name)


def _offers(person: Any, at: datetime) -> Iterable[Waiting]:
    for offer in offers_waiting_for(person, at=at):
        what = f"Answer the offer for “{offer.proposal.title}”"
        yield Waiting(what, "Offer", _day(offer.expires_at), "offer", {"number": offer.pk}, offer.proposal.call.title)


SOURCES: tuple[Source, ...] = (_tasks, _comments, _alone, _meetings, _marks, _offers)


def waits_for(person: Any, *, at: datetime) -> list[Waiting]:
    """Everything that waits for this person here, soonest first; what has no day comes last."""
    things = [one for source in SOURCES for one in source(person, at)]
    return sorted(things, key=lambda one: (one.due_on is None, one.due_on or date.max, one.what))
