"""Targets of an indicator, and the need that it counts, now and to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from quadrant.analyse.outcomes import queries
from quadrant.web.acting import asked_with
from quadrant.web.analyse.outcomes import forms
from quadrant.web.analyse.outcomes.asked import area_picked
from quadrant.web.analyse.outcomes.presenters.need import need_on_page
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Indicator, Target


def _trail(request: HttpRequest, indicator: Indicator) -> list[tuple[str, str]]:
    page = address(request, "indicator", number=indicator.pk)
    return [("Indicators", address(request, "indicators")), (indicator.name, page)]


def new(request: HttpRequest, indicator: Indicator) -> HttpResponse:
    asked: Any = request
    area = area_picked(request, indicator).area
    if area is None:
        raise Http404
    own = queries.known(queries.series_of(indicator, [area], asked.user, period=request.GET.get("period", ""))[area.pk])
    page = f"{address(request, 'indicator', number=indicator.pk)}?area={area.code}"
    form = forms.TargetForm(
        request.POST or None,
        indicator=indicator,
        area=area,
        last=own[-1] if own else None,
        today=timezone.localdate(asked.at),
    )
    return asked_with(
        request,
        form,
        title=f"Set a target for {area.name}",
        caption=indicator.name,
        breadcrumbs=_trail(request, indicator),
        button="Set the target",
        cancel=page,
        on_to=lambda _: page,
        said="The target is set.",
    )


def end(request: HttpRequest, target: Target) -> HttpResponse:
    page = f"{address(request, 'indicator', number=target.indicator_id)}?area={target.area.code}"
    return asked_with(
        request,
        forms.EndTargetForm(request.POST or None, target=target),
        title="End the target",
        caption=target.indicator.name,
        breadcrumbs=_trail(request, target.indicator),
        button="End the target",
        cancel=page,
        on_to=lambda _: page,
        said="The target is ended. Set a new one where there is one.",
    )


def need(request: HttpRequest, indicator: Indicator) -> HttpResponseBase:
    found = area_picked(request, indicator)
    area = found.area
    named = indicator.source or ", ".join(dataset.name for dataset in queries.sources_of(indicator))
    context = {
        "title": "Need now and to come",
        "caption": indicator.name,
        "breadcrumbs": _trail(request, indicator),
        "found": found,
        "seen": need_on_page(request, indicator, area, named) if area else None,
    }
    return render(request, "analyse/outcomes/need.html", context)
