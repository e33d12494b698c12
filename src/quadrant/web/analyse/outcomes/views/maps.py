"""An indicator on a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from quadrant.analyse.outcomes import queries
from quadrant.analyse.outcomes.rules import may_import
from quadrant.web.analyse.outcomes.presenters.maps import map_on_page
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Indicator


def indicator_map(request: HttpRequest, indicator: Indicator) -> HttpResponseBase:
    named = indicator.source or ", ".join(dataset.name for dataset in queries.sources_of(indicator))
    seen = map_on_page(request, indicator, named)
    page = address(request, "indicator", number=indicator.pk)
    context = {
        "title": "Map",
        "caption": indicator.name,
        "breadcrumbs": [("Indicators", address(request, "indicators")), (indicator.name, page)],
        "seen": seen,
        "areas": seen.table.page(request) if seen.table else None,
        "may_import": may_import(request.user),
    }
    download = seen.table.download(request) if seen.table else None
    return download or render(request, "analyse/outcomes/map.html", context)
