"""One measure: its picture, its returns, its targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quadrant.do.agreements.rules import may_change_kpi, may_see_agreement
from quadrant.review.performance.queries import series_of
from quadrant.web.design.addresses import address
from quadrant.web.review.performance.presenters.kpi import kpi_chart, kpi_record, shown_readings

if TYPE_CHECKING:
    from quadrant.do.agreements.models import Kpi


def kpi(request: HttpRequest, kpi: Kpi) -> HttpResponse:
    series = series_of(kpi)
    inside = may_see_agreement(request.user, kpi.agreement)
    above = ("Agreements", address(request, "agreements")) if inside else ("My returns", address(request, "my_returns"))
    agreement = (kpi.agreement.title, address(request, "agreement", number=kpi.agreement_id))
    latest = series.latest
    context = {
        "title": kpi.name,
        "caption": "Measure",
        "breadcrumbs": [above, agreement] if inside else [above],
        "record": kpi_record(request, kpi, series),
        "chart": kpi_chart(kpi, series),
        "stands": latest.rating.value if latest else "",
        "latest": latest.period.label if latest else "",
        "readings": shown_readings(request, kpi, series),
        "may_end": kpi.to_on is None and may_change_kpi(request.user, kpi),
        "kpi": kpi,
    }
    return render(request, "review/performance/kpi.html", context)
