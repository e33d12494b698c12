"""Indicators: the list, one in an area, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.analyse.outcomes import queries
from quadrant.analyse.outcomes.rules import may_change_indicator, may_import, may_remove_indicator
from quadrant.analyse.outcomes.terms import ENGLAND
from quadrant.audit.terms import Refusal
from quadrant.web.acting import asked_with
from quadrant.web.analyse.outcomes import forms
from quadrant.web.analyse.outcomes.asked import area_picked
from quadrant.web.analyse.outcomes.presenters.heat import heat_of
from quadrant.web.analyse.outcomes.presenters.indicator import seen
from quadrant.web.analyse.outcomes.presenters.indicators import indicator_record, indicators_table
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Indicator


def indicators(request: HttpRequest) -> HttpResponseBase:
    asked: Any = request
    table = indicators_table(request, queries.area_coded(asked.partnership.area_code))
    context = {"title": "Indicators", "table": table.page(request), "may_import": may_import(asked.user)}
    return table.download(request) or render(request, "analyse/outcomes/indicators.html", context)


def indicator(request: HttpRequest, indicator: Indicator) -> HttpResponseBase:
    groups, group = queries.breakdowns_of(indicator), request.GET.get("group", "")
    group = group if group in groups else next(iter(groups), "")
    picked = area_picked(request, indicator, breakdown=group)
    area = picked.area
    england = next((each for each in picked.areas if each.code == ENGLAND), None)
    period = request.GET.get("period", "")
    sources = list(queries.sources_of(indicator))
    named = indicator.source or ", ".join(dataset.name for dataset in sources)
    found = seen(request, indicator, area, england, group=group, period=period, publisher=named) if area else None
    may_change = may_change_indicator(request.user, indicator)
    context = {
        "title": indicator.name,
        "breadcrumbs": [("Indicators", address(request, "indicators"))],
        "indicator": indicator,
        "record": indicator_record(request, indicator, sources, may_change),
        "measures": queries.outcomes_measured_by(indicator),
        "seen": found,
        "choices": {"found": picked, "groups": groups, "group": group},
        "may_change": may_change,
        "may_remove": found is None and may_remove_indicator(request.user, indicator),
    }
    if found is None or found.ranking is None:
        return render(request, "analyse/outcomes/indicator.html", {**context, "areas": None})
    return found.ranking.download(request) or render(
        request, "analyse/outcomes/indicator.html", {**context, "areas": found.ranking.page(request)}
    )


def heat(request: HttpRequest) -> HttpResponse:
    """Many indicators by many areas, each figure with how it stands."""
    trail = [("Indicators", address(request, "indicators"))]
    context = {"title": "Indicators by area", "breadcrumbs": trail, "heat": heat_of(request)}
    return render(request, "analyse/outcomes/heat.html", context)


def change(request: HttpRequest, indicator: Indicator) -> HttpResponse:
    page = address(request, "indicator", number=indicator.pk)
    return asked_with(
        request,
        forms.IndicatorForm(request.POST or None, indicator=indicator),
        title="Change what is said of the indicator",
        breadcrumbs=[("Indicators", address(request, "indicators")), (indicator.name, page)],
        cancel=page,
        on_to=lambda _: page,
        said="The indicator is changed.",
    )


def remove(request: HttpRequest, indicator: Indicator) -> HttpResponse:
    if stays := queries.why_not_removed(indicator):
        raise Refusal(stays)
    page, listed = address(request, "indicator", number=indicator.pk), address(request, "indicators")
    return asked_with(
        request,
        forms.RemoveForm(request.POST or None, indicator=indicator),
        title=f"Remove {indicator.name}",
        hint="It has no figures and nothing rests on it. A file that names it brings it back.",
        breadcrumbs=[("Indicators", listed), (indicator.name, page)],
        button="Remove the indicator",
        warning=True,
        cancel=page,
        on_to=lambda _: listed,
        said="The indicator is removed.",
    )
