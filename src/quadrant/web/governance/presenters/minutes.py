"""What is written about a meeting, in words: publication, notes, actions, minutes agreed; and views on a report."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone

from quadrant.governance import queries
from quadrant.governance.rules import may_finish_action, may_give_view, may_record_meeting
from quadrant.governance.terms import RuleKey
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.design.records import SummaryRow

if TYPE_CHECKING:
    from quadrant.governance.models import AgendaItem, Meeting, MeetingAction, Report, ViewsAsked


@dataclass(frozen=True)
class ShownAction:
    """An action in a line, and where it is marked as done by somebody who may."""

    what: str
    sentence: str
    done: str


@dataclass(frozen=True)
class ShownWritten:
    """What is written about one item, with what the clerk may add: (label, address) each."""

    note: str
    carried: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ShownViews:
    """Views on a report: the sentence that asks for them, each (who, when, text), and where one's own is given."""

    sentence: str
    given: list[tuple[str, str, str]]
    give: str


def publication_rule(request: HttpRequest, meeting: Meeting) -> str:
    """What the rule asks for, and whether publishing now keeps it."""
    asked: Any = request
    today = timezone.localdate(asked.at)
    rule = queries.rule_on(RuleKey.AGENDA, today)
    kept = rule.is_kept(today, queries.day_of(meeting))
    so = "Published now, it is in time." if kept else "It is too late for that: say why."
    return f"{rule.says} must lie between publication and meeting ({rule.basis}). {so}"


def written_rows(request: HttpRequest, meeting: Meeting) -> list[SummaryRow]:
    """When the agenda was published, and where the minutes were agreed."""
    published, agreed = queries.publication_of(meeting), queries.agreed_minutes_of(meeting)
    rows = [SummaryRow("Agenda", "Not published yet")]
    if published is not None:
        days = f"{published.rule.says} ({published.rule.basis})"
        kept = published.rule.is_kept(published.published_on, queries.day_of(meeting))
        note = f"In time: {days}" if kept else f"In time for the day it was moved from, not for this one: {days}"
        note = f"Late: {published.late_why}" if published.late_why else note
        rows = [SummaryRow("Agenda", f"Published {words.date(published.published_on)}", note=note)]
    if agreed is not None:
        page = address(request, "meeting", number=agreed.agreed_at_id)
        said = f"Agreed on {words.date(agreed.agreed_at.at)}"
        rows.append(
            SummaryRow("Minutes", said, address=page, note=agreed.corrections and f"With: {agreed.corrections}")
        )
    return rows


def may_write(request: HttpRequest, meeting: Meeting) -> bool:
    """May this person write about the meeting, and is that still possible: not cancelled, its minutes not agreed?"""
    if meeting.cancelled_at is not None:
        return False
    return may_record_meeting(request.user, meeting) and queries.agreed_minutes_of(meeting) is None


def meeting_todos(request: HttpRequest, meeting: Meeting) -> list[tuple[str, str]]:
    """What the clerk may do with the meeting as a whole now."""
    asked: Any = request
    if not may_write(request, meeting):
        return []
    todos = []
    if meeting.at > asked.at:
        if queries.publication_of(meeting) is None:
            todos.append(("Publish the agenda", "agenda_publish"))
        if not queries.is_touched(meeting):
            todos.append(("Change the meeting", "meeting_change"))
    else:
        todos.append(("Set an action", "action_set"))
        if queries.later_meetings(meeting, at=asked.at):
            todos.append(("Record that the minutes were agreed", "minutes_agree"))
    if not queries.is_recorded(meeting):
        todos.append(("Cancel the meeting", "meeting_cancel"))
    return [(label, address(request, name, number=meeting.pk)) for label, name in todos]


def shown_actions(request: HttpRequest, meeting: Meeting) -> list[ShownAction]:
    return [_action(request, one) for one in queries.actions_of(meeting)]


def _action(request: HttpRequest, one: MeetingAction) -> ShownAction:
    on = f" (item {one.item.number})" if one.item else ""
    if one.done_at is not None and one.done_by is not None:
        told = f"{one.owner.name}{on}. Done on {words.date(one.done_at)}: {one.done_note}"
        return ShownAction(one.what, told, "")
    told = f"{one.owner.name}{on}, by {words.date(one.due_on)}"
    may = may_finish_action(request.user, one)
    return ShownAction(one.what, told, address(request, "action_done", number=one.pk) if may else "")


def shown_written(
    request: HttpRequest, meeting: Meeting, agenda: list[AgendaItem], unresolved: Collection[int]
) -> dict[int, ShownWritten]:
    """For each item's number: what was said, whether it is left to the next meeting, what may be added. Few queries.

    `unresolved` are the reports of which something is left to resolve: only those are left to the next meeting.
    """
    asked: Any = request
    notes, carried = queries.notes_of(meeting), queries.carried_of(meeting)
    records = may_write(request, meeting)
    begun = meeting.at <= asked.at
    found = {}
    for item in agenda:
        note, left = notes.get(item.pk), carried.get(item.pk)
        links = []
        if records and begun:
            links.append(("Change what was said" if note else "Write what was said", "item_note"))
            if item.report_id in unresolved:
                links.append(("Say who was not in the room", "item_room"))
        if records and left is None and item.report_id in unresolved:
            links += [("Ask for views", "views_ask"), ("Leave it to the next meeting", "item_carry")]
        found[item.number] = ShownWritten(
            note.text if note else "",
            f"Left to the next meeting by {left.carried_by.name}: {left.why}" if left else "",
            tuple((label, address(request, name, number=item.pk)) for label, name in links),
        )
    return found


def late_sentence(item: AgendaItem) -> str:
    """Why an item came after the agenda was published."""
    return f"Late item, agreed by {item.late_agreed_by}: {item.late_why}" if item.late_why else ""


def shown_views(request: HttpRequest, report: Report) -> list[ShownViews]:
    """Where members were asked for their views on a report, with what they sent."""
    given: dict[int, list[tuple[str, str, str]]] = {}
    for view in queries.views_on(report):
        given.setdefault(view.asked_id, []).append((view.person.name, words.datetime(view.given_at), view.text))
    return [_views(request, one, given.get(one.pk, [])) for one in queries.views_asked_of(report)]


def _views(request: HttpRequest, asked: ViewsAsked, given: list[tuple[str, str, str]]) -> ShownViews:
    visit: Any = request
    open_still = timezone.localdate(visit.at) <= asked.closes_on
    body, day = asked.item.meeting.body.name, words.date(asked.closes_on)
    verb = "are asked to send" if open_still else "were asked to send"
    told = f"Members of {body} {verb} their views to {asked.officer.name} by {day}."
    offers = open_still and may_give_view(request.user, asked)
    return ShownViews(told, given, address(request, "view_give", number=asked.pk) if offers else "")
