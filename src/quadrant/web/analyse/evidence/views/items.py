"""The library, one item, and the acts on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect, render

from quadrant.analyse.evidence import commands, queries
from quadrant.analyse.evidence.rules import may_change_item, may_keep_library
from quadrant.analyse.evidence.terms import CARDS, HINTS, Kind
from quadrant.audit.terms import Refusal
from quadrant.cycle.queries import cycle_numbered
from quadrant.web.acting import asked_with
from quadrant.web.analyse.evidence import forms
from quadrant.web.analyse.evidence.presenters.items import (
    ACTIONS_HEAD,
    coverage_words,
    item_page,
    item_record,
    library_table,
    practice_gaps,
    shown_editions,
    shown_findings,
)
from quadrant.web.analyse.evidence.presenters.links import bears_on
from quadrant.web.design.addresses import address
from quadrant.web.design.changing import ReasonForm
from quadrant.web.governance.files import handed_out

if TYPE_CHECKING:
    from quadrant.analyse.evidence.models import Edition, EvidenceItem
    from quadrant.cycle.models import Cycle

WITH_FINDINGS = {Kind.INSPECTION, Kind.STUDY}


def trail(request: HttpRequest, item: EvidenceItem | None = None) -> list[tuple[str, str]]:
    steps = [("Evidence", address(request, "library"))]
    return [*steps, (item.title, item_page(request, item))] if item is not None else steps


def library(request: HttpRequest) -> HttpResponseBase:
    may_add = may_keep_library(request.user)
    table = library_table(request, may_add=may_add)
    if (file := table.download(request)) is not None:
        return file
    context = {
        "title": "Evidence",
        "may_add": may_add,
        "near": coverage_words(),
        "gap": practice_gaps(queries.practice_by_distance()),
    }
    return render(request, "analyse/evidence/library.html", {**context, "table": table.page(request)})


def experts(request: HttpRequest) -> HttpResponse:
    may_keep = may_keep_library(request.user)
    listed = [(one, item_page(request, one) if may_change_item(request.user, one) else "") for one in queries.experts()]
    context = {"title": "Outside experts", "listed": listed, "may_keep": may_keep}
    return render(request, "analyse/evidence/experts.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """First the kind, then what that kind asks for; `?cycle=7&resource=assess.jsna` says what it is for."""
    said = request.GET.get("kind", "")
    resource = _resource(request)
    if said not in set(Kind):
        return _kinds(request)
    asked: Any = request
    kind = Kind(said)
    named = queries.resource_of(*resource) if resource else None
    form: Any = forms.NewItemForm(
        request.POST or None,
        request.FILES or None,
        kind=kind,
        by=asked.user,
        resource=resource,
        known={"title": named.name if named else "", "organisation": request.GET.get("organisation", "")},
    )
    return asked_with(
        request,
        form,
        title=f"Add to the library: {kind.label.lower()}",
        caption=named.name if named else "",
        hint=f"{HINTS[kind]}.",
        breadcrumbs=trail(request),
        button="Add it",
        cancel=address(request, "library"),
        on_to=partial(item_page, request),
        said="It stands in the library." if kind in CARDS else "It stands in the library. Say next what it bears on.",
    )


def _resource(request: HttpRequest) -> tuple[Cycle, str] | None:
    """The resource of a cycle's framework that the address names; 404 for one that is nowhere."""
    number, key = request.GET.get("cycle", ""), request.GET.get("resource", "")
    if not (number or key):
        return None
    cycle = cycle_numbered(int(number)) if number.isdecimal() and len(number) < 18 else None
    if cycle is None or queries.resource_of(cycle, key) is None:
        raise Http404
    return cycle, key


def _kinds(request: HttpRequest) -> HttpResponse:
    """Which kind? What else the address says goes on with the choice."""
    asked = request.GET.copy()
    listed = []
    for kind in Kind:
        asked["kind"] = kind.value
        listed.append((kind.label, HINTS[kind], f"?{asked.urlencode()}"))
    context = {"title": "Add to the library", "breadcrumbs": trail(request), "listed": listed}
    return render(request, "analyse/evidence/kinds.html", context)


def item(request: HttpRequest, item: EvidenceItem) -> HttpResponse:
    may_change = item.withdrawn_at is None and may_change_item(request.user, item)
    kind = Kind(item.kind)
    context = {
        "title": item.title,
        "caption": kind.label,
        "breadcrumbs": trail(request),
        "item": item,
        "record": item_record(request, item, may_change=may_change),
        "is_card": kind in CARDS,
        "editions": shown_editions(request, item),
        "has_findings": kind in WITH_FINDINGS,
        "findings": shown_findings(request, item, may_change=may_change),
        "head": ACTIONS_HEAD,
        "is_study": kind is Kind.STUDY,
        "consultees": queries.consultees_of(item) if kind is Kind.STUDY else [],
        "used": bears_on(request, item),
        "may_change": may_change,
        "is_standing": item.withdrawn_at is None,
    }
    return render(request, "analyse/evidence/item.html", context)


def change(request: HttpRequest, item: EvidenceItem) -> HttpResponse:
    form = forms.ChangeItemForm(request.POST or None, item=item)
    return about(request, item, form, title="Change the item", said="The item is changed.")


def edition(request: HttpRequest, item: EvidenceItem) -> HttpResponse:
    form = forms.EditionForm(request.POST or None, request.FILES or None, item=item)
    hint = "It takes the place of the edition before, which stays readable."
    said = "The edition is added."
    return about(request, item, form, title="Add an edition", hint=hint, button="Add it", said=said)


def file(request: HttpRequest, edition: Edition) -> FileResponse:
    return handed_out(
        stored=edition.stored,
        digest=edition.digest,
        name=edition.file_name,
        kind=edition.kind,
        named=f"The file of “{edition.item}”",
    )


def review(request: HttpRequest, item: EvidenceItem) -> HttpResponse:
    form = forms.ReviewForm(request.POST or None, item=item)
    hint = "If it no longer stands, change it, add a newer edition or withdraw it instead."
    return about(request, item, form, title="It still stands", hint=hint, said="The review is recorded.")


def withdraw(request: HttpRequest, item: EvidenceItem) -> HttpResponse:
    form = ReasonForm(request.POST or None, does=partial(commands.withdraw_item, item=item))
    hint = "Whatever rests on it keeps it, and says that it was withdrawn."
    said = "The item is withdrawn."
    return about(
        request, item, form, title="Withdraw the item", hint=hint, said=said, button="Withdraw it", warning=True
    )


def law(request: HttpRequest) -> HttpResponse:
    """Take in the entries of law and guidance that come with Quadrant."""
    asked: Any = request
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        commands.begin_law_register(by=asked.user, at=asked.at)
    except Refusal as refusal:
        if refusal.status != Refusal.status:
            raise
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, "The entries stand in the library. Check each before you rely on it.")
    return redirect(address(request, "library") + "?kind=law")


def about(request: HttpRequest, item: EvidenceItem, form: Any, **context: Any) -> HttpResponse:
    """A form about an item, leading back to its page."""
    to = item_page(request, item)
    return asked_with(
        request,
        form,
        caption=item.title,
        breadcrumbs=trail(request, item),
        cancel=to,
        on_to=lambda _: to,
        **context,
    )
