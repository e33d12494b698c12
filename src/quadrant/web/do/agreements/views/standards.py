"""Quality standards of an agreement: checked, waived, waivers approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse

from quadrant.do.agreements.queries import standards_of
from quadrant.do.agreements.rules import may_approve_waiver
from quadrant.methods import words
from quadrant.web.acting import asked_with
from quadrant.web.do.agreements import forms
from quadrant.web.do.agreements.views.register import page

if TYPE_CHECKING:
    from quadrant.do.agreements.models import Agreement, StandardWaiver


def check(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    asked: Any = request
    form: Any
    if standards_of(agreement):
        form = forms.StandardsForm(request.POST or None, agreement=agreement, at=asked.at)
        hint = "Say what was found on the standards you looked at; leave the others as they are."
    else:
        form = forms.NoStandardsForm(request.POST or None, agreement=agreement)
        hint = "This framework sets no quality standards. Say what was looked at instead."
    return asked_with(
        request,
        form,
        title="Check quality standards",
        caption=agreement.title,
        hint=hint,
        cancel=page(request, agreement),
        on_to=lambda _: page(request, agreement),
        said="The check is recorded.",
    )


def waive(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    asked: Any = request
    form = forms.WaiverForm(request.POST or None, agreement=agreement, at=asked.at)
    return asked_with(
        request,
        form,
        title="Ask for a waiver",
        caption=agreement.title,
        hint="A waiver counts once somebody else, or a body, has approved it.",
        button="Ask for it",
        cancel=page(request, agreement),
        on_to=lambda _: page(request, agreement),
        said="The waiver waits for approval by somebody else.",
    )


def approve(request: HttpRequest, waiver: StandardWaiver) -> HttpResponse:
    form = forms.ApproveWaiverForm(request.POST or None, waiver=waiver)
    told = f"{waiver.reason} Asked for by {waiver.proposed_by.name}, until {words.date(waiver.until)}."
    alone = "" if may_approve_waiver(request.user, waiver) else " You may record what a body decided."
    return asked_with(
        request,
        form,
        title=f"Waive standard {waiver.number}, {waiver.name}",
        caption=waiver.agreement.title,
        hint=told + alone,
        button="Approve",
        cancel=page(request, waiver.agreement),
        on_to=lambda _: page(request, waiver.agreement),
        said="The standard is waived until that day.",
    )
