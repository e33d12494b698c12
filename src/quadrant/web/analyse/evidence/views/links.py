"""What items bear on: a cycle and its places, the resources of its framework, recommendations of reports."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from quadrant.analyse.evidence import commands, queries
from quadrant.analyse.evidence.rules import may_attach
from quadrant.cycle.queries import cycles
from quadrant.web.acting import asked_with
from quadrant.web.analyse.evidence import forms
from quadrant.web.analyse.evidence.presenters.choosing import choosing
from quadrant.web.analyse.evidence.presenters.links import (
    EVIDENCE_HEAD,
    LAW_HEAD,
    evidence_of_cycle,
    shown_resources,
)
from quadrant.web.analyse.evidence.views.items import trail
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms.acting import SureForm, sent

if TYPE_CHECKING:
    from quadrant.analyse.evidence.models import Attached, Citation, EvidenceItem, PhaseResource
    from quadrant.cycle.models import Cycle
    from quadrant.governance.models import Recommendation

CHOOSE = "analyse/evidence/choose.html"


def cycle_trail(request: HttpRequest, cycle: Cycle) -> list[tuple[str, str]]:
    return [("Cycles", address(request, "cycles")), (cycle.name, address(request, "cycle", number=cycle.pk))]


def of_cycle(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    may = may_attach(request.user, cycle)
    context = {
        "title": "Evidence",
        "caption": cycle.name,
        "breadcrumbs": cycle_trail(request, cycle),
        "cycle": cycle,
        "of": evidence_of_cycle(request, cycle, may_detach=may),
        "law_head": LAW_HEAD,
        "head": EVIDENCE_HEAD,
        "resources": shown_resources(request, cycle),
        "comparisons": queries.comparisons_of(cycle),
        "may_attach": may,
    }
    return render(request, "analyse/evidence/of_cycle.html", context)


def attach(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """`?place=analyse.understand.research` chooses where; `?q=` searches the library."""
    now = choosing(request)
    form = forms.AttachForm(now, cycle=cycle, does=partial(commands.attach_item, cycle=cycle))
    to = address(request, "cycle_evidence", number=cycle.pk)
    return asked_with(
        request,
        form,
        title="Attach evidence",
        template=CHOOSE,
        caption=cycle.name,
        breadcrumbs=cycle_trail(request, cycle),
        button="Attach it",
        cancel=to,
        now=now,
        on_to=partial(_where_attached, request, cycle),
        said="The item is attached.",
    )


def choose_cycle(request: HttpRequest, item: EvidenceItem) -> HttpResponse:
    """To which cycle? The item is then chosen already."""
    sought = urlencode({"q": item.title, "item": item.pk})
    mine = [one for one in cycles() if may_attach(request.user, one)]
    context = {
        "title": "Attach it to a cycle",
        "caption": item.title,
        "breadcrumbs": trail(request, item),
        "listed": [(one.name, f"{address(request, 'attach', number=one.pk)}?{sought}") for one in mine],
    }
    return render(request, "analyse/evidence/choose_cycle.html", context)


def _where_attached(request: HttpRequest, cycle: Cycle, made: Attached) -> str:
    """Back to the step, where the item was attached to one."""
    number = queries.step_number(cycle, made.place)
    if number is None:
        return address(request, "cycle_evidence", number=cycle.pk)
    return address(request, "step", number=cycle.pk, step=number)


def detach(request: HttpRequest, attached: Attached) -> HttpResponse:
    return _sure(
        request,
        partial(commands.detach_item, attached=attached),
        title=f"Take “{attached.item}” off?",
        hint="It stays in the library, and the history tells that it was attached here.",
        button="Take it off",
        cancel=address(request, "cycle_evidence", number=attached.cycle_id),
        said="It is taken off.",
    )


def choose_resource(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    key = request.GET.get("resource", "")
    named = queries.resource_of(cycle, key)
    if named is None:
        raise Http404
    now = choosing(request)
    does = partial(commands.register_resource, cycle=cycle, resource=key)
    to = address(request, "cycle_evidence", number=cycle.pk)
    return asked_with(
        request,
        forms.ChooseItemForm(now, does=does),
        title=f"Choose what is used: {named.name}",
        template=CHOOSE,
        caption=cycle.name,
        hint="It is used in every cycle of this framework.",
        breadcrumbs=cycle_trail(request, cycle),
        button="Use it",
        cancel=to,
        now=now,
        on_to=lambda _: to,
        said="It is registered, and shown on the pages of its phase.",
    )


def end_resource(request: HttpRequest, resource: PhaseResource) -> HttpResponse:
    return _sure(
        request,
        partial(commands.end_resource, resource=resource),
        title=f"No longer use “{resource.item}” there?",
        hint="It stays in the library.",
        button="No longer use it",
        cancel=address(request, "evidenceitem", number=resource.item_id),
        said="It is no longer used for that resource.",
    )


def cite(request: HttpRequest, recommendation: Recommendation) -> HttpResponse:
    now = choosing(request)
    to = address(request, "report", number=recommendation.report_id)
    return asked_with(
        request,
        forms.ChooseItemForm(now, does=partial(commands.cite_item, recommendation=recommendation)),
        title=f"What does recommendation {recommendation.number} rest on?",
        template=CHOOSE,
        caption=recommendation.report.title,
        hint=recommendation.text,
        breadcrumbs=[("Reports", address(request, "reports")), (recommendation.report.title, to)],
        button="Cite it",
        cancel=to,
        now=now,
        on_to=lambda _: to,
        said="The recommendation cites it.",
    )


def drop(request: HttpRequest, citation: Citation) -> HttpResponse:
    return _sure(
        request,
        partial(commands.drop_citation, citation=citation),
        title=f"Recommendation {citation.recommendation.number} does not rest on “{citation.item}”?",
        button="Drop it",
        cancel=address(request, "report", number=citation.recommendation.report_id),
        said="It is no longer cited.",
    )


def uncited(request: HttpRequest) -> HttpResponse:
    """Recommendations that cite nothing: drafts, and reports not resolved yet."""
    person: Any = request.user
    listed = [
        (
            f"{one.number}. {one.text}",
            one.report,
            address(request, "report", number=one.report_id),
        )
        for one in queries.recommendations_without_evidence(person)
    ]
    context = {"title": "Recommendations that cite no evidence", "breadcrumbs": trail(request), "listed": listed}
    return render(request, "analyse/evidence/uncited.html", context)


def _sure(request: HttpRequest, does: Any, *, cancel: str, **context: Any) -> HttpResponse:
    form = SureForm(sent(request), does=does)
    return asked_with(request, form, cancel=cancel, on_to=lambda _: cancel, warning=True, **context)
