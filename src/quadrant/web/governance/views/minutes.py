"""What is written about a meeting: its agenda published, items carried, what was said, actions, minutes, views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse

from quadrant.audit.terms import insist
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms import (
    ActionForm,
    AgreeForm,
    AskViewsForm,
    CarryForm,
    DoneForm,
    NoteForm,
    PublishAgendaForm,
    ViewForm,
)
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.presenters.meetings import meeting_page
from quadrant.web.governance.presenters.minutes import publication_rule

if TYPE_CHECKING:
    from quadrant.governance.models import AgendaItem, Meeting, MeetingAction, ViewsAsked


def publish(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    asked: Any = request
    insist(meeting.cancelled_at is None, "This meeting was cancelled.")
    insist(asked.at < meeting.at, "The meeting has begun: its agenda is published before it.")
    return asked_with(
        request,
        PublishAgendaForm(sent(request), meeting=meeting, at=asked.at),
        title="Publish the agenda",
        caption=meeting.body.name,
        hint=publication_rule(request, meeting),
        button="Publish",
        cancel=meeting_page(request, meeting),
        on_to=lambda made: meeting_page(request, meeting),
        said="The agenda and its reports are published.",
    )


def carry(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    return asked_with(
        request,
        CarryForm(sent(request), item=item),
        title="Leave it to the next meeting",
        caption=f"Item {item.number}: {item.report.title}",
        hint="The body’s next meeting has it on its agenda as soon as it is called.",
        button="Leave it to the next meeting",
        cancel=meeting_page(request, item.meeting, item),
        on_to=lambda made: meeting_page(request, item.meeting, item),
        said="The item is left to the next meeting.",
    )


def note(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    return asked_with(
        request,
        NoteForm(sent(request), item=item),
        title="What was said",
        caption=f"Item {item.number}: {item.report.title}",
        cancel=meeting_page(request, item.meeting, item),
        on_to=lambda made: meeting_page(request, item.meeting, item),
        said="It stands in the minutes.",
    )


def set_action(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    return asked_with(
        request,
        ActionForm(sent(request), meeting=meeting),
        title="Set an action",
        caption=meeting.body.name,
        cancel=meeting_page(request, meeting),
        on_to=lambda made: meeting_page(request, meeting, made.item),
        said=lambda made: f"{made.owner.name} finds it under Your work.",
    )


def finish(request: HttpRequest, action: MeetingAction) -> HttpResponse:
    return asked_with(
        request,
        DoneForm(sent(request), action=action),
        title="What came of it",
        caption=action.what,
        button="Mark it as done",
        cancel=meeting_page(request, action.meeting, action.item),
        on_to=lambda made: meeting_page(request, action.meeting, action.item),
        said="The action is done.",
    )


def agree(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    asked: Any = request
    return asked_with(
        request,
        AgreeForm(sent(request), meeting=meeting, at=asked.at),
        title="The minutes were agreed",
        caption=meeting.body.name,
        hint="From then on nothing that is written about this meeting changes.",
        button="Record that they were agreed",
        cancel=meeting_page(request, meeting),
        on_to=lambda made: meeting_page(request, meeting),
        said="The minutes are agreed.",
    )


def ask_views(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    return asked_with(
        request,
        AskViewsForm(sent(request), item=item),
        title="Ask for members’ views",
        caption=f"Item {item.number}: {item.report.title}",
        hint="Members find it under Your work. What the report asks is left to a meeting after that day.",
        button="Ask for views",
        cancel=meeting_page(request, item.meeting, item),
        on_to=lambda made: meeting_page(request, item.meeting, item),
        said="Members are asked, and the item is left to a later meeting.",
    )


def give_view(request: HttpRequest, asked: ViewsAsked) -> HttpResponse:
    report = address(request, "report", number=asked.item.report_id)
    return asked_with(
        request,
        ViewForm(sent(request), asked=asked, person=request.user),
        title="Your view",
        caption=asked.item.report.title,
        hint=f"It goes to {asked.officer.name}. You may change it until the day is over.",
        button="Send it",
        cancel=report,
        on_to=lambda made: report,
        said="Your view stands beside the report.",
    )
