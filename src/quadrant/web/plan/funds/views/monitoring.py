"""Budget monitoring: what the finance system says, cost centre by cost centre, and what each of them belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from quadrant.methods import words
from quadrant.plan.funds import queries
from quadrant.plan.funds.rules import may_tie_cost_centre, may_tie_cost_centres
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.plan.funds.forms.monitoring import TieForm
from quadrant.web.plan.funds.presenters import monitoring as presenters

if TYPE_CHECKING:
    from quadrant.methods.calendar import AccountingPeriod
    from quadrant.plan.funds.models import CostCentre

AT_ONCE = 10


def _trail(request: HttpRequest) -> list[tuple[str, str]]:
    return [("Funds", address(request, "funds")), ("Budget monitoring", address(request, "monitoring"))]


def monitoring(request: HttpRequest) -> HttpResponseBase:
    held, may_tie = queries.periods_held(), may_tie_cost_centres(request.user)
    at = presenters.period_asked(request, held)
    rows = queries.monitored(at) if at else []
    table = presenters.monitoring_table(request, rows, may_bring=may_tie)
    context = {
        "title": "Budget monitoring",
        "breadcrumbs": _trail(request)[:1],
        "table": table.page(request),
        "may_tie": may_tie,
        **(_of_period(request, at, rows) if at else {}),
        "periods": [(presenters.key_of(each), each.label) for each in held],
    }
    return table.download(request) or render(request, "plan/funds/monitoring.html", context)


def _of_period(request: HttpRequest, at: AccountingPeriod, rows: Any) -> dict[str, Any]:
    asked: Any = request
    today = words.date(timezone.localdate(asked.at))
    return {
        "caption": presenters.shown_period(at),
        "period": presenters.key_of(at),
        "sources": presenters.source_rows(request, at),
        "in_all": presenters.in_all(rows),
        "not_tied": presenters.not_tied(rows),
        "against_head": presenters.AGAINST,
        "against": presenters.against_rows(request, queries.against_ledgers(at, rows)),
        "against_from": f"Finance system: at {words.date(at.last_day)}. Quadrant: each fund's ledger as it stands on "
        f"{today}, what belongs to {at.year.label} up to {words.date(at.last_day)}.",
    }


def tie_several(request: HttpRequest) -> HttpResponse:
    rows = queries.untied()
    centres, left = list(rows[:AT_ONCE]), rows.count() - AT_ONCE
    hint = "What is said here stays for every file to come, and counts for the periods that are here already."
    if left > 0:
        hint += f" {words.plural(left, 'more waits', 'more wait')} after these."
    if not centres:
        hint = "Every cost centre is tied, or said to be none of ours."
    return asked_with(
        request,
        TieForm(request.POST if request.method == "POST" else None, centres=centres),
        title="Say what cost centres belong to",
        hint=hint,
        breadcrumbs=_trail(request),
        cancel=address(request, "monitoring"),
        on_to=lambda _: address(request, "cost_centres_tie" if left > 0 else "monitoring"),
        said="Noted, for this file and those to come.",
    )


def cost_centre(request: HttpRequest, centre: CostCentre) -> HttpResponse:
    periods = [at for at, _ in queries.periods_of(centre)]
    at = presenters.period_asked(request, periods)
    rows, together = presenters.account_rows(centre, at) if at else ([], [])
    context = {
        "title": str(centre),
        "caption": "Cost centre of the finance system",
        "breadcrumbs": _trail(request),
        "record": presenters.cost_centre_record(request, centre, may_tie=may_tie_cost_centre(request.user, centre)),
        "period": presenters.shown_period(at) if at else "",
        "sources": presenters.source_rows(request, at) if at else [],
        "head": presenters.ACCOUNTS,
        "rows": rows,
        "together": together if len(rows) > 1 else None,
        "periods": presenters.period_rows(request, centre),
    }
    return render(request, "plan/funds/cost_centre.html", context)


def tie(request: HttpRequest, centre: CostCentre) -> HttpResponse:
    page = address(request, "cost_centre", number=centre.pk)
    return asked_with(
        request,
        TieForm(request.POST if request.method == "POST" else None, centres=[centre]),
        title="Say what the cost centre belongs to",
        hint="What is said here stays for every file to come, and counts for the periods that are here already.",
        breadcrumbs=[*_trail(request), (str(centre), page)],
        cancel=page,
        on_to=lambda _: page,
        said="Noted, for this file and those to come.",
    )
