"""The project team of a cycle: somebody joins, somebody leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from quadrant.web.acting import asked_with
from quadrant.web.cycle.forms import JoinForm, LeaveForm
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle, TeamMember


def join(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    on_to = address(request, "cycle_people", number=cycle.pk)
    return asked_with(
        request,
        JoinForm(request.POST if request.method == "POST" else None, cycle=cycle),
        title="Who joins the project team?",
        caption=cycle.name,
        button="Give a place",
        cancel=on_to,
        on_to=lambda _: on_to,
        said=lambda made: f"{made.person.name} is on the team.",
    )


def leave(request: HttpRequest, member: TeamMember) -> HttpResponse:
    on_to = address(request, "cycle_people", number=member.cycle_id)
    name = member.person.name
    return asked_with(
        request,
        LeaveForm(request.POST if request.method == "POST" else None, member=member),
        title=f"{name} leaves the project team?",
        caption=member.cycle.name,
        button="Yes, from today",
        cancel=on_to,
        on_to=lambda _: on_to,
        said=f"{name} has left the team.",
    )
