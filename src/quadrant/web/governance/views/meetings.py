"""Meetings: the list, one meeting with its agenda, and the acts of its clerk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from quadrant.analyse.outcomes.rules import may_bring
from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.audit.terms import insist
from quadrant.governance import commands, queries
from quadrant.governance.rules import may_call_meetings, may_record_meeting
from quadrant.methods import words
from quadrant.partnership.queries import members_of, substitutes_on
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms import (
    AgendaForm,
    AttendanceForm,
    ChangeMeetingForm,
    DeclareForm,
    MeetingForm,
    OutOfRoomForm,
    ReasonForm,
    SureForm,
)
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.presenters.downloads import meeting_links
from quadrant.web.governance.presenters.meetings import (
    meeting_page,
    meeting_record,
    meetings_table,
    shown_agenda,
    shown_members,
)
from quadrant.web.governance.presenters.minutes import may_write, meeting_todos, shown_actions

if TYPE_CHECKING:
    from quadrant.governance.models import AgendaItem, DeclaredInterest, Meeting


def listing(request: HttpRequest) -> HttpResponseBase:
    may_call = may_call_meetings(request.user)
    table = meetings_table(request, may_call=may_call)
    asks = [("Call a meeting", "meeting_new"), ("Call a year’s meetings", "meeting_year")]
    actions = [(label, address(request, name)) for label, name in asks] if may_call else []
    if may_bring(request.user, DatasetKind.MEETINGS):
        actions.append(("Bring in a spreadsheet", f"{address(request, 'upload_new')}?kind={DatasetKind.MEETINGS}"))
    context = {"title": "Meetings", "actions": actions, "shown": "meetings"}
    return table.download(request) or render(request, "governance/list.html", {**context, "table": table.page(request)})


def meeting(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    asked: Any = request
    members = shown_members(meeting)
    context = {
        "title": str(meeting),
        "caption": "Meeting",
        "breadcrumbs": [("Meetings", address(request, "meetings"))],
        "record": meeting_record(request, meeting),
        "members": members,
        "coming": (meeting.at > asked.at or meeting.cancelled_at is not None)
        and not any(member.has_said for member in members),
        "agenda": shown_agenda(request, meeting),
        "papers": meeting_links(request, meeting),
        "meeting": meeting,
        "may_record": may_write(request, meeting),
        "may_add": timezone.localdate(asked.at) <= timezone.localdate(meeting.at),
        "actions": shown_actions(request, meeting),
        "todos": meeting_todos(request, meeting),
    }
    return render(request, "governance/meeting.html", context)


def call(request: HttpRequest) -> HttpResponse:
    return asked_with(
        request,
        MeetingForm(sent(request), person=request.user),
        title="Call a meeting",
        cancel=address(request, "meetings"),
        button="Call the meeting",
        on_to=partial(meeting_page, request),
        said="The meeting is called. Put reports on its agenda.",
    )


def change(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    asked: Any = request
    insist(meeting.cancelled_at is None, "This meeting was cancelled.")
    insist(asked.at < meeting.at, "The meeting has begun: it is not moved any more.")
    return asked_with(
        request,
        ChangeMeetingForm(sent(request), meeting=meeting),
        title="Change the meeting",
        caption=str(meeting),
        cancel=meeting_page(request, meeting),
        on_to=partial(meeting_page, request),
        said=lambda made: f"It is on {words.datetime(made.at)} now.",
    )


def cancel(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    insist(meeting.cancelled_at is None, "This meeting was cancelled.")
    return asked_with(
        request,
        ReasonForm(sent(request), does=partial(commands.cancel_meeting, meeting=meeting)),
        title="Cancel the meeting",
        caption=str(meeting),
        hint="What stands on its agenda is left to the body’s next meeting. It stays cancelled.",
        button="Cancel the meeting",
        leave="Keep the meeting",
        warning=True,
        cancel=meeting_page(request, meeting),
        on_to=partial(meeting_page, request),
        said="The meeting is cancelled.",
    )


def attendance(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    return asked_with(
        request,
        AttendanceForm(sent(request), meeting=meeting),
        title="Who came",
        caption=meeting.body.name,
        cancel=meeting_page(request, meeting),
        on_to=partial(meeting_page, request),
        said="The attendance is recorded.",
    )


def agenda(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    asked: Any = request
    return asked_with(
        request,
        AgendaForm(sent(request), meeting=meeting, at=asked.at),
        waiting=[(one.title, words.listing(whose)) for one, whose in queries.reports_waiting(meeting)],
        title="Put a report on the agenda",
        caption=meeting.body.name,
        template="governance/agenda.html",
        button="Put it on the agenda",
        reports=address(request, "reports"),
        cancel=meeting_page(request, meeting),
        on_to=lambda item: meeting_page(request, meeting, item),
        said=lambda item: f"Item {item.number} is added.",
    )


def take_off(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    return asked_with(
        request,
        SureForm(sent(request), does=partial(commands.take_off_agenda, item=item)),
        title=f"Take item {item.number} off the agenda",
        caption=item.report.title,
        button="Take it off",
        warning=True,
        cancel=meeting_page(request, item.meeting, item),
        on_to=partial(meeting_page, request),
        said="The item is off the agenda.",
    )


def room(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    return asked_with(
        request,
        OutOfRoomForm(sent(request), item=item),
        title="Who was not in the room?",
        caption=f"Item {item.number}: {item.report.title}",
        hint="Tick who came later or had gone. They do not count for this item. Whoever had to leave for an interest "
        "is found by that, and needs no tick.",
        cancel=meeting_page(request, item.meeting, item),
        on_to=lambda _: meeting_page(request, item.meeting, item),
        said="The quorum of the item is counted anew.",
    )


def declare(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    day = timezone.localdate(item.meeting.at)
    sitting = [member.person for member in members_of(item.meeting.body, on=day)]
    named = [one.person for one in substitutes_on(item.meeting.body, on=day)]
    members = list(dict.fromkeys([*sitting, *named]))
    own = [person for person in members if person.pk == request.user.pk]
    people = members if may_record_meeting(request.user, item.meeting) else own
    return asked_with(
        request,
        DeclareForm(sent(request), item=item, people=people),
        title="Declare an interest",
        caption=f"Item {item.number}: {item.report.title}",
        hint="Until the item is resolved, the clerk may take back what was declared by mistake.",
        button="Declare",
        cancel=meeting_page(request, item.meeting, item),
        on_to=lambda made: meeting_page(request, item.meeting, item),
        said="The interest is declared.",
    )


def withdraw_declared(request: HttpRequest, declared: DeclaredInterest) -> HttpResponse:
    return asked_with(
        request,
        ReasonForm(sent(request), does=partial(commands.withdraw_declared, declared=declared)),
        title="Take back what was declared",
        caption=f"{declared.person.name}: {declared.nature}",
        button="Take it back",
        warning=True,
        cancel=meeting_page(request, declared.item.meeting, declared.item),
        on_to=lambda made: meeting_page(request, declared.item.meeting, declared.item),
        said="It is taken back, and the quorum is counted anew.",
    )
