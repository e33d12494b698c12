"""A framework's year: its windows as bands that may overlap, and its reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from quadrant.cycle.queries import framework_of
from quadrant.web.design.addresses import address
from quadrant.web.frameworks.presenters.calendar import year_of

if TYPE_CHECKING:
    from quadrant.cycle.models import FrameworkVersion


def year(request: HttpRequest, version: FrameworkVersion) -> HttpResponse:
    asked: Any = request
    said = framework_of(version)
    this = timezone.localdate(asked.at)
    number = request.GET.get("year", "")
    starts = int(number) if number.isdecimal() and 1990 <= int(number) <= 2100 else this.year - (this.month < 4)
    context = {
        "title": f"The year of {said.title}",
        "breadcrumbs": [
            ("Frameworks", address(request, "frameworks")),
            (said.title, address(request, "framework", number=version.pk)),
        ],
        "year": year_of(said, starts, this),
        "starts": starts,
    }
    return render(request, "frameworks/calendar.html", context)
