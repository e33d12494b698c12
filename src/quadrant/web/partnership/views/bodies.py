"""Bodies: the tree, one body with its members and powers, and the acts of an administrator on them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from quadrant.partnership import commands, queries
from quadrant.partnership.rules import may_administer
from quadrant.partnership.terms import DecisionKind
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.partnership.forms import BodyForm, EndForm, PowerForm, SeatForm, SureForm
from quadrant.web.partnership.presenters import body_record, shown_members, shown_powers

if TYPE_CHECKING:
    from quadrant.partnership.models import Body, BodyMember, Power


def tree(request: HttpRequest) -> HttpResponse:
    context = {
        "title": "Bodies and members",
        "branches": queries.body_tree(),
        "may_change": may_administer(request.user),
    }
    return render(request, "partnership/bodies.html", context)


def body(request: HttpRequest, found: Body) -> HttpResponse:
    asked: Any = request
    members = queries.members_of(found, on=timezone.localdate(asked.at))
    may_change = may_administer(request.user)
    context = {
        "title": found.name,
        "caption": found.also_called and f"Also called {found.also_called}",
        "breadcrumbs": [("Bodies and members", address(request, "bodies"))],
        "record": body_record(request, found, may_change=may_change),
        "members": shown_members(request, members, may_change=may_change),
        "powers": shown_powers(request, queries.powers_of(found), may_change=may_change),
        "found": found,
        "may_change": may_change,
    }
    return render(request, "partnership/body.html", context)


def form_body(request: HttpRequest) -> HttpResponse:
    form = BodyForm(request.POST or None)
    on_to = partial(_page, request)
    return asked_with(request, form, title="Form a body", on_to=on_to, said=lambda made: f"{made.name} is formed.")


def change(request: HttpRequest, found: Body) -> HttpResponse:
    form = BodyForm(request.POST or None, body=found)
    title = f"Change {found.name}"
    return asked_with(request, form, title=title, on_to=partial(_page, request), said="The body is changed.")


def seat(request: HttpRequest, found: Body) -> HttpResponse:
    form = SeatForm(request.POST or None, body=found)
    return asked_with(
        request, form, title=f"A seat on {found.name}", on_to=lambda made: _page(request, found), said="Seated."
    )


def power(request: HttpRequest, found: Body) -> HttpResponse:
    form = PowerForm(request.POST or None, body=found)
    return asked_with(
        request,
        form,
        title=f"What {found.name} may decide",
        on_to=lambda made: _page(request, found),
        said="The power is recorded.",
    )


def withdraw_power(request: HttpRequest, power: Power) -> HttpResponse:
    form = SureForm(
        request.POST if request.method == "POST" else None, does=partial(commands.withdraw_power, power=power)
    )
    return asked_with(
        request,
        form,
        title=f"Withdraw a power of {power.body.name}",
        hint=f"{DecisionKind(power.decision).label}: what was decided under it still stands.",
        on_to=partial(_page, request),
        said="The power is withdrawn.",
    )


def end(request: HttpRequest, found: Body) -> HttpResponse:
    form = EndForm(request.POST or None, end=partial(commands.end_body, body=found))
    return asked_with(
        request, form, title=f"End {found.name}", on_to=partial(_page, request), said="The body ends on that day."
    )


def end_seat(request: HttpRequest, member: BodyMember) -> HttpResponse:
    form = EndForm(request.POST or None, end=partial(commands.end_seat, member=member))
    return asked_with(
        request,
        form,
        title=f"End {member.person.name}’s seat on {member.body.name}",
        on_to=lambda ended: _page(request, member.body),
        said="The seat ends on that day.",
    )


def _page(request: HttpRequest, of: Body) -> str:
    return address(request, "body", number=of.pk)
