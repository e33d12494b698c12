"""Findings of an inspection or study, the actions that answer them, and whom a study asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from quadrant.analyse.evidence.rules import may_attach
from quadrant.cycle.queries import cycles
from quadrant.web.analyse.evidence import forms
from quadrant.web.analyse.evidence.views.items import about

if TYPE_CHECKING:
    from quadrant.analyse.evidence.models import EvidenceItem, Finding, StudyConsultee


def new(request: HttpRequest, item: EvidenceItem) -> HttpResponse:
    form = forms.FindingForm(request.POST or None, item=item)
    said = "The finding is written down. Say next who does what about it."
    return about(request, item, form, title="Add a finding", button="Add it", said=said)


def act(request: HttpRequest, finding: Finding) -> HttpResponse:
    among = [one for one in cycles() if may_attach(request.user, one)]
    form = forms.ActionForm(request.POST or None, finding=finding, among=among)
    return about(
        request,
        finding.item,
        form,
        title=f"Act on finding {finding.number}",
        hint=finding.says if among else "An action belongs to a cycle, and you work on none yet.",
        button="Set the action",
        said="The action is set: it stands in the cycle too, and in its owner’s work.",
    )


def new_consultee(request: HttpRequest, item: EvidenceItem) -> HttpResponse:
    form = forms.ConsulteeForm(request.POST or None, item=item)
    return about(request, item, form, title="List a consultee", button="List them", said="The consultee is listed.")


def change_consultee(request: HttpRequest, consultee: StudyConsultee) -> HttpResponse:
    form = forms.ConsulteeForm(request.POST or None, item=consultee.item, consultee=consultee)
    return about(request, consultee.item, form, title=f"Change {consultee}", said="It is written down.")
