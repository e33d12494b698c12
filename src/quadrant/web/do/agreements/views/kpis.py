"""Setting measures, their targets, ending them. The page of a measure is with its returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.do.agreements import forms
from quadrant.web.do.agreements.views.register import page

if TYPE_CHECKING:
    from quadrant.do.agreements.models import Agreement, Kpi


def new(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    form = forms.KpiForm(request.POST or None, agreement=agreement)
    return asked_with(
        request,
        form,
        title="Set a measure",
        caption=agreement.title,
        hint="A measure without a target is reported, and not rated.",
        cancel=page(request, agreement),
        on_to=lambda _: page(request, agreement),
        said=lambda made: f"“{made.name}” is set.",
    )


def target(request: HttpRequest, kpi: Kpi) -> HttpResponse:
    form = forms.TargetForm(request.POST or None, kpi=kpi)
    return asked_with(
        request,
        form,
        title="Set a target",
        caption=kpi.name,
        cancel=address(request, "kpi", number=kpi.pk),
        on_to=lambda _: address(request, "kpi", number=kpi.pk),
        said="The target is set. What came before it keeps the old one.",
    )


def end(request: HttpRequest, kpi: Kpi) -> HttpResponse:
    form = forms.EndKpiForm(request.POST or None, kpi=kpi)
    return asked_with(
        request,
        form,
        title="Stop asking for this measure",
        caption=kpi.name,
        button="Stop",
        cancel=address(request, "kpi", number=kpi.pk),
        on_to=lambda _: address(request, "kpi", number=kpi.pk),
        said="The measure ends on that day. What was reported stays.",
    )
