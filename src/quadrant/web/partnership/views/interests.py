"""The register of interests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from quadrant.methods import words
from quadrant.partnership import queries
from quadrant.partnership.rules import may_publish_register, may_set_effects
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.partnership.forms import DispensationForm, EffectsForm, EndInterestForm, InterestForm
from quadrant.web.partnership.presenters.bodies import trail
from quadrant.web.partnership.presenters.interests import interests_table

if TYPE_CHECKING:
    from quadrant.partnership.models import Interest


def register(request: HttpRequest) -> HttpResponseBase:
    asked: Any = request
    today = timezone.localdate(asked.at)
    table = interests_table(request)
    links = [("interest_effects", "Set what each kind of interest does")] if may_set_effects(asked.user) else []
    if may_publish_register(asked.user):
        links.append(("interests_publication", "Say whether the public may read it"))
    if queries.register_is_public(on=today):
        links.append(("interests_public", "What the public reads"))
    context = {
        "title": "Register of interests",
        "breadcrumbs": trail(request),
        "links": links,
        "has_own": bool(queries.interests_held_by(asked.user, on=today)),
    }
    return table.download(request) or render(
        request, "partnership/interests.html", {**context, "table": table.page(request)}
    )


def declare(request: HttpRequest) -> HttpResponse:
    asked: Any = request
    form = InterestForm(request.POST or None, person=asked.user)
    return asked_with(
        request,
        form,
        title="Declare an interest",
        on_to=lambda _: address(request, "interests"),
        said=lambda made: f"The interest is in the register. It counts {words.period(made.from_on, made.to_on)}.",
    )


def end(request: HttpRequest, interest: Interest) -> HttpResponse:
    form = EndInterestForm(request.POST or None, interest=interest)
    return asked_with(
        request,
        form,
        title="End an interest",
        hint=interest.nature,
        on_to=lambda _: address(request, "interests"),
        said="The interest ends on that day.",
    )


def effects(request: HttpRequest) -> HttpResponse:
    form = EffectsForm(request.POST or None)
    return asked_with(
        request,
        form,
        title="What interests do",
        hint="It holds for every interest of that kind, from now on. What was resolved before stays as it is.",
        on_to=lambda _: address(request, "interests"),
        said="What each kind of interest does is set.",
    )


def dispense(request: HttpRequest, interest: Interest) -> HttpResponse:
    form = DispensationForm(request.POST or None, interest=interest)
    return asked_with(
        request,
        form,
        title=f"Give {interest.person.name} a dispensation",
        hint=interest.nature,
        on_to=lambda _: address(request, "interests"),
        said="The dispensation is recorded.",
    )
