"""Any two frameworks or more on the four canonical phases."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quadrant.cycle.framework.compare import side_by_side
from quadrant.cycle.queries import framework_of, latest_frameworks
from quadrant.web.design.addresses import address


def compared(request: HttpRequest) -> HttpResponse:
    known = latest_frameworks()
    asked = set(request.GET.getlist("with"))
    chosen = [version for version in known if version.key in asked] or known
    context = {
        "title": "Frameworks side by side",
        "breadcrumbs": [("Frameworks", address(request, "frameworks"))],
        "known": known,
        "chosen": {version.key for version in chosen},
        "compared": side_by_side([framework_of(version) for version in chosen]) if len(chosen) > 1 else None,
        "publishers": {version.key: framework_of(version).publisher for version in known},
        "versions": {version.key: version for version in chosen},
    }
    return render(request, "frameworks/compared.html", context)
