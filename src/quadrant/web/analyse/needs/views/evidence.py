"""Evidence: a figure chosen and frozen, what a source says, and taking either away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from quadrant.analyse.needs import commands
from quadrant.web.acting import asked_with
from quadrant.web.analyse.evidence.forms import ChooseItemForm
from quadrant.web.analyse.evidence.presenters.choosing import choosing as choosing_item
from quadrant.web.analyse.needs import forms
from quadrant.web.analyse.needs.presenters.evidence import choosing
from quadrant.web.analyse.needs.views.needs import page_of, trail

if TYPE_CHECKING:
    from quadrant.analyse.needs.models import Need, NeedEvidence


def figure(request: HttpRequest, need: Need) -> HttpResponse:
    """First the indicator, then its area, then one of the figures shown, which is kept as it stands."""
    now = choosing(request, need)
    form = forms.FigureForm(request.POST or None, need=need, indicator=now.indicator, area=now.area, listed=now.listed)
    return asked_with(
        request,
        form,
        title="Take a figure as evidence",
        template="analyse/needs/figure.html",
        caption=need.statement,
        breadcrumbs=trail(request, need),
        cancel=page_of(request, need),
        now=now,
        on_to=lambda _: page_of(request, need),
        said="The figure stands behind the need, kept as it is today.",
    )


def source(request: HttpRequest, need: Need) -> HttpResponse:
    form = forms.SourceForm(request.POST or None, need=need)
    return asked_with(
        request,
        form,
        title="Add what a source says",
        caption=need.statement,
        breadcrumbs=trail(request, need),
        cancel=page_of(request, need),
        button="Add the source",
        on_to=lambda _: page_of(request, need),
        said="The source stands behind the need.",
    )


def finding(request: HttpRequest, need: Need) -> HttpResponse:
    """Choose what a consultation found."""
    return asked_with(
        request,
        forms.FindingForm(request.POST or None, need=need),
        title="Take what a consultation found",
        caption=need.statement,
        hint="Findings of this cycle's consultations come first.",
        breadcrumbs=trail(request, need),
        cancel=page_of(request, need),
        button="Stand it behind the need",
        on_to=lambda _: page_of(request, need),
        said="The finding stands behind the need, in the words that it has today.",
    )


def petition(request: HttpRequest, need: Need) -> HttpResponse:
    """Choose a petition."""
    return asked_with(
        request,
        forms.PetitionForm(request.POST or None, need=need),
        title="Take what a petition asks for",
        caption=need.statement,
        breadcrumbs=trail(request, need),
        cancel=page_of(request, need),
        button="Stand it behind the need",
        on_to=lambda _: page_of(request, need),
        said="The petition stands behind the need, with the names that it has today.",
    )


def library(request: HttpRequest, need: Need) -> HttpResponse:
    """Choose an item of the library, whose words are kept as they are today."""
    now = choosing_item(request)
    does = partial(commands.cite_library_item, need=need)
    return asked_with(
        request,
        ChooseItemForm(now, does=does),
        title="Take evidence from the library",
        template="analyse/evidence/choose.html",
        caption=need.statement,
        breadcrumbs=trail(request, need),
        cancel=page_of(request, need),
        button="Stand it behind the need",
        now=now,
        on_to=lambda _: page_of(request, need),
        said="The item stands behind the need, in the words that it has today.",
    )


def withdraw(request: HttpRequest, evidence: NeedEvidence) -> HttpResponse:
    form = forms.ReasonForm(request.POST or None, does=partial(commands.withdraw_evidence, evidence=evidence))
    return asked_with(
        request,
        form,
        title="Take evidence away",
        caption=str(evidence),
        breadcrumbs=trail(request, evidence.need),
        cancel=page_of(request, evidence.need),
        button="Take it away",
        on_to=lambda _: page_of(request, evidence.need),
        said="The evidence is taken away. Assessments that hold it keep it.",
    )
