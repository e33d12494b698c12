"""Coverage of the catalogue, the map of services with its gaps, overlaps, supply beside demand."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from quadrant.analyse.needs.queries import service_map
from quadrant.analyse.services import queries
from quadrant.analyse.services.rules import may_set_programme
from quadrant.methods import words
from quadrant.web.acting import asked_with
from quadrant.web.analyse.services import forms
from quadrant.web.analyse.services.presenters import coverage as covered
from quadrant.web.analyse.services.presenters import maps
from quadrant.web.analyse.services.presenters.supply import supply_shown
from quadrant.web.analyse.services.views.catalogue import trail
from quadrant.web.design.addresses import address


def coverage(request: HttpRequest) -> HttpResponseBase:
    asked: Any = request
    on, found = timezone.localdate(asked.at), queries.tracker()
    table = covered.remaining_table(request, found, on)
    context = {
        "title": "Coverage of reviews and strategies",
        "breadcrumbs": trail(request),
        "deadline": covered.deadline_words(found, on),
        "stats": covered.stats(found, queries.this_year(), on) if found.services else [],
        "may_set": may_set_programme(request.user),
    }
    return table.download(request) or render(
        request, "analyse/services/coverage.html", {**context, "table": table.page(request)}
    )


def programme(request: HttpRequest) -> HttpResponse:
    to = address(request, "services_coverage")
    return asked_with(
        request,
        forms.ProgrammeForm(request.POST or None),
        title="Set the programme of reviews",
        breadcrumbs=[*trail(request), ("Coverage", to)],
        cancel=to,
        on_to=lambda _: to,
        said="The programme is set.",
    )


def services_map(request: HttpRequest) -> HttpResponse:
    places = maps.places_asked(request)
    drawn = service_map(area=places.number)
    context = {
        "title": "Map of services",
        "breadcrumbs": trail(request),
        "choice": places,
        "year": words.financial_year(drawn.year),
        "counted": f"{words.plural(len(drawn.services), 'service')}, {words.plural(len(drawn.needs), 'need')}",
        "total": words.money(drawn.total),
        "head": maps.MAP_HEAD,
        "rows": maps.map_rows(request, drawn),
        "gaps": maps.gaps(request, drawn),
    }
    return render(request, "analyse/services/map.html", context)


def overlaps(request: HttpRequest) -> HttpResponse:
    found = queries.overlaps()
    context = {
        "title": "Overlaps between partners",
        "breadcrumbs": trail(request),
        "head": maps.OVERLAP_HEAD,
        "rows": maps.overlap_rows(request, [one for one in found if not one.is_joint]),
        "joint": maps.overlap_rows(request, [one for one in found if one.is_joint]),
    }
    return render(request, "analyse/services/overlaps.html", context)


def supply(request: HttpRequest) -> HttpResponse:
    places = maps.places_asked(request)
    context = {
        "title": "Supply beside forecast demand",
        "breadcrumbs": trail(request),
        "choice": places,
        "kinds": supply_shown(request, queries.supply_by_kind(area=places.number)),
    }
    return render(request, "analyse/services/supply.html", context)
