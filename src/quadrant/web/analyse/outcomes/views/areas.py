"""An area as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from quadrant.analyse.outcomes import queries
from quadrant.analyse.outcomes.rules import may_import
from quadrant.web.analyse.outcomes.presenters.population import population_on_page
from quadrant.web.analyse.outcomes.presenters.profile import kind_of, profile_on_page
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area


def go(request: HttpRequest) -> HttpResponseBase:
    """On to the area that a page's list of areas names, else to the partnership's own."""
    asked: Any = request
    chosen = queries.area_coded(request.GET.get("code", "")[:9]) or queries.area_coded(asked.partnership.area_code)
    if chosen is None:
        return redirect(address(request, "indicators"))
    return redirect(address(request, "area", code=chosen.code))


def area(request: HttpRequest, area: Area) -> HttpResponseBase:
    asked: Any = request
    seen = profile_on_page(request, area)
    context = {
        "title": area.name,
        "caption": f"{kind_of(area)}, {area.code}",
        "breadcrumbs": [("Indicators", address(request, "indicators"))],
        "area": area,
        "seen": seen,
        "downloads": seen.table.page(request).downloads,
        "may_import": may_import(asked.user),
    }
    return seen.table.download(request) or render(request, "analyse/outcomes/area.html", context)


def population(request: HttpRequest, area: Area) -> HttpResponseBase:
    """Its people by age and sex."""
    asked: Any = request
    seen = population_on_page(request, area)
    page = address(request, "area", code=area.code)
    context = {
        "title": "People by age and sex",
        "caption": area.name,
        "breadcrumbs": [("Indicators", address(request, "indicators")), (area.name, page)],
        "area": area,
        "seen": seen,
        "downloads": seen.table.page(request).downloads if seen.table else [],
        "may_import": may_import(asked.user),
    }
    download = seen.table.download(request) if seen.table else None
    return download or render(request, "analyse/outcomes/population.html", context)
