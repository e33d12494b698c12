"""Funds: the list, a fund with its years and ledger, and the pages that move its money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from quadrant.methods import words
from quadrant.plan.funds import queries
from quadrant.plan.funds.rules import may_open_fund, may_run_fund, may_spend_from_fund
from quadrant.web.acting import asked_with
from quadrant.web.cycle.dates import day_asked
from quadrant.web.design.addresses import address
from quadrant.web.plan.funds.chart import money_chart
from quadrant.web.plan.funds.forms import funds as forms
from quadrant.web.plan.funds.presenters import funds as presenters

if TYPE_CHECKING:
    from quadrant.plan.funds.models import Fund, FundEntry


def _trail(request: HttpRequest, fund: Fund) -> list[tuple[str, str]]:
    return [("Funds", address(request, "funds")), (fund.name, address(request, "fund", number=fund.pk))]


def funds(request: HttpRequest) -> HttpResponseBase:
    may_open = may_open_fund(request.user)
    table = presenters.funds_table(request, may_open=may_open)
    return table.download(request) or render(
        request, "plan/funds/list.html", {"title": "Funds", "table": table.page(request), "may_open": may_open}
    )


def new(request: HttpRequest) -> HttpResponse:
    form = forms.FundForm(request.POST or None, cycle=request.GET.get("cycle", ""))
    return asked_with(
        request,
        form,
        title="Open a fund",
        breadcrumbs=[("Funds", address(request, "funds"))],
        button="Open the fund",
        on_to=lambda fund: address(request, "fund", number=fund.pk),
        said=lambda fund: f"{fund.name} is open. Set its budget next.",
    )


def fund(request: HttpRequest, fund: Fund) -> HttpResponseBase:
    may_run, may_spend = may_run_fund(request.user, fund), may_spend_from_fund(request.user, fund)
    ledger = presenters.ledger_table(request, fund, may_spend=may_spend)
    context = {
        "title": fund.name,
        "breadcrumbs": [("Funds", address(request, "funds"))],
        "fund": fund,
        "record": presenters.fund_record(request, fund, may_run=may_run),
        "may_run": may_run,
        "may_spend": may_spend,
        "finance_says": queries.finance_says(fund=fund.pk),
        **_years(request, fund, may_run=may_run),
    }
    return ledger.download(request) or render(
        request, "plan/funds/fund.html", {**context, "lines": ledger.page(request)}
    )


def _years(request: HttpRequest, fund: Fund, *, may_run: bool) -> dict[str, Any]:
    """The fund's years as they stand, or stood on the day that the address names."""
    day, today = day_asked(request), day_asked(request, today=True)
    years = queries.years_of(fund, on=day if day < today else None)
    return {
        "years": presenters.shown_years(years),
        "chart": money_chart(years, source=f"The fund's ledger, {words.date(day)}"),
        "contributions": presenters.shown_contributions(request, fund, years, may_run=may_run),
        "day": day,
        "is_past": day < today,
    }


def change(request: HttpRequest, fund: Fund) -> HttpResponse:
    form = forms.FundForm(request.POST or None, fund=fund)
    return _moved(request, fund, form, title="Change the fund", said="The fund is changed.")


def budget(request: HttpRequest, fund: Fund) -> HttpResponse:
    asked: Any = request
    today = timezone.localdate(asked.at)
    form = forms.BudgetForm(request.POST or None, fund=fund, today=today, year=request.GET.get("year", ""))
    return _moved(request, fund, form, title="Set a year's budget", said="The budget is set.")


def contributions(request: HttpRequest, fund: Fund) -> HttpResponse:
    year = next((one for one in queries.years_of(fund) if str(one.starts) == request.GET.get("year", "")), None)
    if year is None:
        raise Http404
    form = forms.ContributionsForm(request.POST or None, fund=fund, starts=year.starts)
    hint = f"Shares of {words.money(year.budget)} in per cent. Together they must add to 100."
    return _moved(request, fund, form, title=f"Who brings what in {year.label}", said="The shares are set.", hint=hint)


def link(request: HttpRequest, fund: Fund) -> HttpResponse:
    form = forms.LinkForm(request.POST or None, fund=fund, cycle=request.GET.get("cycle", ""))
    return _moved(request, fund, form, title="Let this fund pay for a cycle", said="The fund pays for this cycle now.")


def allocate(request: HttpRequest, fund: Fund) -> HttpResponse:
    asked: Any = request
    form = forms.AllocateForm(request.POST or None, fund=fund, at=asked.at)
    return _moved(request, fund, form, title="Allocate money", said="The money is set aside.")


def commit(request: HttpRequest, fund: Fund) -> HttpResponse:
    asked: Any = request
    form = forms.CommitForm(request.POST or None, fund=fund, at=asked.at)
    return _moved(request, fund, form, title="Commit money", said="The money is committed.")


def spend(request: HttpRequest, fund: Fund) -> HttpResponse:
    asked: Any = request
    form = forms.SpendForm(request.POST or None, fund=fund, at=asked.at)
    return _moved(request, fund, form, title="Record what was spent", said="The spending is recorded.")


def release(request: HttpRequest, entry: FundEntry) -> HttpResponse:
    form = forms.ReleaseForm(request.POST or None, entry=entry)
    return _moved(
        request, entry.year.fund, form, title="Give money back", said="The money is free again.", hint=entry.about
    )


def _moved(request: HttpRequest, fund: Fund, form: Any, *, title: str, said: str, **context: Any) -> HttpResponse:
    page = address(request, "fund", number=fund.pk)
    return asked_with(
        request,
        form,
        title=title,
        breadcrumbs=_trail(request, fund),
        cancel=page,
        on_to=lambda _: page,
        said=said,
        **context,
    )
