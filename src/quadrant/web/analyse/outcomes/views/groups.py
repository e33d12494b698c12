"""Groups: an indicator broken down, and every group that stands apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from quadrant.analyse.outcomes import queries
from quadrant.analyse.outcomes.rules import may_import
from quadrant.web.analyse.outcomes.asked import area_picked
from quadrant.web.analyse.outcomes.presenters.apart import apart_chart, apart_table
from quadrant.web.analyse.outcomes.presenters.groups import seen_groups
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Indicator


def groups(request: HttpRequest, indicator: Indicator) -> HttpResponseBase:
    found, asked = area_picked(request, indicator), request.GET
    area = found.area
    named = indicator.source or ", ".join(dataset.name for dataset in queries.sources_of(indicator))
    seen = None
    if area is not None:
        way, period = asked.get("by", ""), asked.get("period", "")
        seen = seen_groups(request, indicator, area, way=way, period=period, named=named)
    tables = [one for one in (seen.table, seen.cross) if one is not None] if seen else []
    page = address(request, "indicator", number=indicator.pk)
    context = {
        "title": "By group",
        "caption": indicator.name,
        "breadcrumbs": [("Indicators", address(request, "indicators")), (indicator.name, page)],
        "seen": seen,
        "found": found,
        "area": area,
        "tables": {one.name: one.page(request) for one in tables},
        "may_import": may_import(request.user),
    }
    files = (one.download(request) for one in tables)
    return next(filter(None, files), None) or render(request, "analyse/outcomes/groups.html", context)


def vulnerable(request: HttpRequest) -> HttpResponseBase:
    asked: Any = request
    area = queries.area_coded(request.GET.get("area", "")) or queries.area_coded(asked.partnership.area_code)
    found = queries.groups_apart(queries.indicators(), area, asked.user) if area else []
    table = apart_table(request, found, area)
    context = {
        "title": "Groups that stand apart",
        "breadcrumbs": [("Indicators", address(request, "indicators"))],
        "table": table.page(request),
        "chart": apart_chart(found, area) if area else None,
        "area": area,
    }
    return table.download(request) or render(request, "analyse/outcomes/vulnerable.html", context)
