"""The gallery at /components: every part of the design system as it looks, for whoever writes a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from quadrant.audit.terms import Changed
from quadrant.web.design.gallery import charts, lists, pieces
from quadrant.web.design.gallery.forms import ProposalForm, WrongProposal
from quadrant.web.design.jobs import Progress

TABS = [
    ("pieces", "Pieces"),
    ("form", "Form"),
    ("wrong", "Form with errors"),
    ("list", "List"),
    ("record", "Record"),
    ("charts", "Charts"),
    ("wheel", "Wheel"),
    ("job", "Job"),
    ("refusals", "Refusals"),
]
ERRORS = ("400", "403", "404", "409", "413", "429", "500")


def components(request: HttpRequest) -> HttpResponseBase:
    """One part of the gallery, chosen by the address."""
    chosen = request.GET.get("tab", "pieces")
    if request.GET.get("status") in ERRORS:
        return _error(request, request.GET["status"])
    page = PAGES.get(chosen, _pieces)
    return page(request, {"tabs_of_gallery": TABS, "chosen": chosen if chosen in PAGES else "pieces"})


def _pieces(request: HttpRequest, shown: dict[str, Any]) -> HttpResponseBase:
    return render(request, "design/gallery/pieces.html", {"title": "Components", **shown, **pieces.shown()})


def _form(request: HttpRequest, shown: dict[str, Any]) -> HttpResponseBase:
    context = {"title": "Submit a proposal", "form": ProposalForm(), "button": "Submit the proposal", **shown}
    return render(request, "design/gallery/form.html", {**context, "cancel": "?tab=list"})


def _wrong(request: HttpRequest, shown: dict[str, Any]) -> HttpResponseBase:
    context = {"title": "Submit a proposal", "form": WrongProposal.conflicting(), "button": "Submit", **shown}
    return render(request, "design/gallery/form.html", {**context, "cancel": "?tab=list"})


def _list(request: HttpRequest, shown: dict[str, Any]) -> HttpResponseBase:
    table = lists.proposals(request)
    context = {"title": "Proposals", "caption": "Area Improvement Fund 2027/28", "table": table.page(request), **shown}
    return table.download(request) or render(request, "design/gallery/list.html", context)


def _record(request: HttpRequest, shown: dict[str, Any]) -> HttpResponseBase:
    context = {"title": "First Steps family coaches", "caption": "Proposal WP01", "record": pieces.record(), **shown}
    return render(request, "design/gallery/record.html", {**context, "events": pieces.events()})


def _charts(request: HttpRequest, shown: dict[str, Any]) -> HttpResponseBase:
    return render(request, "design/gallery/charts.html", {"title": "Charts", **shown, **charts.shown()})


def _wheel(request: HttpRequest, shown: dict[str, Any]) -> HttpResponseBase:
    return render(request, "design/gallery/wheels.html", {"title": "The wheel", **shown, "wheels": charts.wheels()})


def _job(request: HttpRequest, shown: dict[str, Any]) -> HttpResponseBase:
    progress = Progress("Importing indicators", done=412_300, of=641_070, unit="row", now="Checking areas")
    context = {"title": progress.title, "progress": progress, "cancel_address": "?tab=job", **shown}
    return render(request, "design/gallery/job.html", context)


def _refusals(request: HttpRequest, shown: dict[str, Any]) -> HttpResponseBase:
    return render(request, "design/gallery/refusals.html", {"title": "Pages that say no", "errors": ERRORS, **shown})


def _error(request: HttpRequest, status: str) -> HttpResponse:
    refusal = Changed(
        "Somebody changed the reasons while you were writing.",
        theirs="Damp homes drive a third of winter admissions.",
        yours="Damp homes drive a quarter of winter admissions, 2025 figures.",
    )
    context = {"refusal": refusal} if status == "409" else {}
    return render(request, f"design/errors/{status}.html", {**context, "reference": "7f3a-91"}, status=int(status))


PAGES: dict[str, Callable[[HttpRequest, dict[str, Any]], HttpResponseBase]] = {
    "pieces": _pieces,
    "form": _form,
    "wrong": _wrong,
    "list": _list,
    "record": _record,
    "charts": _charts,
    "wheel": _wheel,
    "job": _job,
    "refusals": _refusals,
}
