"""Keeping the register of interests: one interest, confirming one's own, what the public reads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from quadrant.partnership import commands, queries
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.partnership.forms import PublicationForm, SureForm, WithholdForm
from quadrant.web.partnership.presenters.interests import (
    confirmed_rows,
    interest_links,
    interest_record,
    public_table,
    publication_rows,
)

if TYPE_CHECKING:
    from quadrant.partnership.models import Interest


def interest(request: HttpRequest, interest: Interest) -> HttpResponse:
    context = {
        "title": interest.organisation.name if interest.organisation else interest.subject,
        "caption": f"Interest of {interest.person.name}",
        "breadcrumbs": [("Register of interests", address(request, "interests"))],
        "record": interest_record(interest),
        "todos": interest_links(request, interest),
        "interest": interest,
    }
    return render(request, "partnership/interest.html", context)


def confirm(request: HttpRequest) -> HttpResponse:
    """Everything of one's own that is in the register, confirmed by one button."""
    asked: Any = request
    held = queries.interests_held_by(asked.user, on=timezone.localdate(asked.at))
    form = SureForm(
        request.POST if request.method == "POST" else None,
        does=partial(commands.confirm_interests, person=asked.user),
    )
    return asked_with(
        request,
        form,
        title="Confirm your interests",
        template="partnership/interests_confirm.html",
        rows=confirmed_rows(held),
        button="Confirm that nothing has changed",
        cancel=address(request, "interests"),
        on_to=lambda _: address(request, "interests"),
        said="Your interests are confirmed for a year.",
    )


def withhold(request: HttpRequest, interest: Interest) -> HttpResponse:
    form = WithholdForm(request.POST or None, interest=interest)
    return asked_with(
        request,
        form,
        title="Keep an interest off the public register",
        hint=f"{interest.person.name}: {interest.nature}. Those who see the register inside see it still.",
        cancel=address(request, "interest", number=interest.pk),
        on_to=lambda _: address(request, "interest", number=interest.pk),
        said="The public does not read this interest.",
    )


def show(request: HttpRequest, interest: Interest) -> HttpResponse:
    form = SureForm(
        request.POST if request.method == "POST" else None, does=partial(commands.show_interest, interest=interest)
    )
    return asked_with(
        request,
        form,
        title="Let the public read this interest",
        hint=f"{interest.person.name}: {interest.nature}",
        cancel=address(request, "interest", number=interest.pk),
        on_to=lambda _: address(request, "interest", number=interest.pk),
        said="It stands on the public register, where there is one.",
    )


def publication(request: HttpRequest) -> HttpResponse:
    """From when the public may read the register, and what was set before."""
    asked: Any = request
    return asked_with(
        request,
        PublicationForm(request.POST or None),
        title="Publish the register of interests",
        template="partnership/interests_publication.html",
        rows=publication_rows(),
        is_public=queries.register_is_public(on=timezone.localdate(asked.at)),
        cancel=address(request, "interests"),
        on_to=lambda _: address(request, "interests"),
        said=lambda made: "The register is public from that day." if made.is_public else "It is closed from that day.",
    )


def public(request: HttpRequest) -> HttpResponseBase:
    """The register as anybody may read it, on the days on which the partnership publishes it."""
    asked: Any = request
    today = timezone.localdate(asked.at)
    if not queries.register_is_public(on=today):
        raise Http404
    table = public_table(today)
    context = {
        "title": "Register of interests",
        "caption": asked.partnership.name,
        "hint": "Interests that those who sit on our bodies, and those who work for them, hold today.",
    }
    return table.download(request) or render(
        request, "design/list_page.html", {**context, "table": table.page(request)}
    )
