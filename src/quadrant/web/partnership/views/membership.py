"""Who sits where: co-options and substitutes, kept by those who keep a body's seats."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from quadrant.partnership import commands
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.partnership.forms import CoOptForm, EndForm, SubstituteForm

if TYPE_CHECKING:
    from quadrant.partnership.models import Body, BodyMember, Substitute


def co_opt(request: HttpRequest, found: Body) -> HttpResponse:
    return asked_with(
        request,
        CoOptForm(request.POST or None, body=found),
        title=f"Whom {found.name} co-opted",
        hint="The body itself resolved it; this keeps the record.",
        cancel=_page(request, found),
        on_to=lambda made: _page(request, found),
        said="The co-option is recorded.",
    )


def name_substitute(request: HttpRequest, member: BodyMember) -> HttpResponse:
    return asked_with(
        request,
        SubstituteForm(request.POST or None, member=member),
        title=f"A substitute for {member.person.name}",
        caption=member.body.name,
        hint="Counts, declares and votes in that seat, at meetings to which the member does not come.",
        cancel=_page(request, member.body),
        on_to=lambda made: _page(request, member.body),
        said="The substitute is named.",
    )


def end_substitute(request: HttpRequest, substitute: Substitute) -> HttpResponse:
    body = substitute.member.body
    return asked_with(
        request,
        EndForm(request.POST or None, end=partial(commands.end_substitute, substitute=substitute)),
        title=f"End {substitute.person.name}’s standing in for {substitute.member.person.name}",
        caption=body.name,
        cancel=_page(request, body),
        on_to=lambda ended: _page(request, body),
        said="It ends on that day.",
    )


def _page(request: HttpRequest, of: Body) -> str:
    return address(request, "body", number=of.pk)
