"""Published spend: every payment, and what each month and each supplier had of those listed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from quadrant.do.agreements.rules import may_import_spend
from quadrant.web.design.addresses import address
from quadrant.web.do.agreements.presenters.spend import spend_table, totals


def spend(request: HttpRequest) -> HttpResponseBase:
    table = spend_table(request)
    download = table.download(request)
    if download is not None:
        return download
    listed = table.found(table.asked(request.GET))
    context = {
        "title": "Published spend",
        "breadcrumbs": [("Contracts register", address(request, "contracts"))],
        "table": table.page(request),
        "may_import": may_import_spend(request.user),
        **totals(listed),
    }
    return render(request, "do/agreements/spend.html", context)
