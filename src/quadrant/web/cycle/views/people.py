"""Who takes part in a cycle, and which real body plays which body of the framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quadrant.cycle import queries
from quadrant.cycle.rules import may_run_cycle
from quadrant.web.acting import asked_with
from quadrant.web.cycle.forms import CastForm, ParticipantForm, ReleaseForm, RemoveForm
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.cycle.models import CastMember, Cycle, Participant


def people(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    cast = queries.cast_members_of(cycle)
    context = {
        "title": "Who takes part",
        "caption": cycle.name,
        "breadcrumbs": [("Cycles", address(request, "cycles")), (cycle.name, _page(request, "cycle", cycle))],
        "cycle": cycle,
        "participants": queries.participants_of(cycle),
        "team": queries.team_of(cycle),
        "parts": [(part, cast.get(part.key, [])) for part in queries.framework_of(cycle.framework).bodies],
        "may_run": may_run_cycle(request.user, cycle),
    }
    return render(request, "cycle/people.html", context)


def cast(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    form = CastForm(request.POST or None, cycle=cycle)
    on_to = _page(request, "cycle_people", cycle)
    title = "Which body plays which part?"
    return asked_with(request, form, title=title, cancel=on_to, on_to=lambda _: on_to, said="The part is given.")


def participant(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    form = ParticipantForm(request.POST or None, cycle=cycle)
    on_to = _page(request, "cycle_people", cycle)
    title = "Who else takes part?"
    return asked_with(request, form, title=title, cancel=on_to, on_to=lambda _: on_to, said="They take part.")


def remove(request: HttpRequest, participant: Participant) -> HttpResponse:
    form = RemoveForm(request.POST if request.method == "POST" else None, participant=participant)
    on_to = _page(request, "cycle_people", participant.cycle)
    name = participant.organisation.name
    return asked_with(
        request,
        form,
        title=f"{name} no longer takes part?",
        caption=participant.cycle.name,
        button="Remove it",
        cancel=on_to,
        on_to=lambda _: on_to,
        said=f"{name} no longer takes part.",
    )


def release(request: HttpRequest, member: CastMember) -> HttpResponse:
    """What the body decided stays decided; it no longer opens gates of this cycle under that part."""
    form = ReleaseForm(request.POST if request.method == "POST" else None, member=member)
    on_to = _page(request, "cycle_people", member.cycle)
    parts = {body.key: body.name for body in queries.framework_of(member.cycle.framework).bodies}
    return asked_with(
        request,
        form,
        title=f"{member.body.name} no longer plays {parts.get(member.part, member.part)}?",
        caption=member.cycle.name,
        hint="What it decided stays on record. A gate that only it opened closes until a body with the part decides.",
        button="Take the part back",
        cancel=on_to,
        on_to=lambda _: on_to,
        said="The part is taken back.",
    )


def _page(request: HttpRequest, name: str, cycle: Cycle) -> str:
    return address(request, name, number=cycle.pk)
