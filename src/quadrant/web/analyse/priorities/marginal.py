"""Marginal analyses: the list, one with its options, the decision, the paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.analyse.priorities import commands, queries
from quadrant.analyse.priorities.rules import may_decide_shift, may_work_on_analysis
from quadrant.analyse.priorities.terms import Shift
from quadrant.documents.marginal import marginal_paper
from quadrant.web.acting import asked_with
from quadrant.web.analyse.needs.forms import ReasonForm
from quadrant.web.analyse.priorities import forms
from quadrant.web.analyse.priorities.presenters.marginal import (
    balance_words,
    marginal_page,
    marginal_record,
    marginal_table,
    shift_rows,
    spend_rows,
)
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.presenters.downloads import ways
from quadrant.web.governance.views.papers import paper_answer

if TYPE_CHECKING:
    from quadrant.analyse.priorities.models import MarginalAnalysis, ShiftOption
    from quadrant.cycle.models import Cycle


def _trail(request: HttpRequest, one: MarginalAnalysis | None = None) -> list[tuple[str, str]]:
    steps = [
        ("Priorities", address(request, "priorities")),
        ("Marginal analyses", address(request, "marginal_analyses")),
    ]
    return [*steps, (one.title, marginal_page(request, one))] if one is not None else steps


def analyses(request: HttpRequest) -> HttpResponseBase:
    table = marginal_table(request)
    hint = "What a programme could do less of and more of at the same cost."
    context = {"title": "Marginal analyses", "breadcrumbs": _trail(request)[:-1], "hint": hint}
    return table.download(request) or render(
        request, "design/list_page.html", {**context, "table": table.page(request)}
    )


def new(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    return asked_with(
        request,
        forms.ProgrammeForm(sent(request), cycle=cycle),
        title="Begin a marginal analysis",
        caption=cycle.name,
        breadcrumbs=_trail(request),
        button="Begin it",
        cancel=address(request, "cycle_priorities", number=cycle.pk),
        on_to=partial(marginal_page, request),
        said="The analysis is begun. List what could be done less and more.",
    )


def analysis(request: HttpRequest, one: MarginalAnalysis) -> HttpResponse:
    options = queries.shift_options(one)
    decided = one.recorded_at is not None
    may_change = not decided and may_work_on_analysis(request.user, one)
    spend, total = spend_rows(queries.programme_of(one))
    sides = [
        (shift.label, *shift_rows(request, options, shift, may_change=may_change, decided=decided)) for shift in Shift
    ]
    context = {
        "title": one.title,
        "caption": "Marginal analysis",
        "breadcrumbs": _trail(request),
        "one": one,
        "record": marginal_record(request, one),
        "spend": spend,
        "total": total,
        "sides": sides,
        "balance": balance_words(options) if options and not decided else "",
        "may_change": may_change,
        "may_decide": may_change and bool(options) and may_decide_shift(request.user, one),
    }
    return render(request, "analyse/priorities/marginal.html", context)


def option(request: HttpRequest, one: MarginalAnalysis) -> HttpResponse:
    form = forms.ShiftForm(sent(request), analysis=one)
    return _about(request, one, form, title="List an option", button="List it", said="The option is listed.")


def withdraw(request: HttpRequest, option: ShiftOption) -> HttpResponse:
    form = ReasonForm(sent(request), does=partial(commands.withdraw_shift_option, option=option))
    said = "The option is withdrawn."
    return _about(
        request, option.analysis, form, title=f"Withdraw “{option.title}”", button="Withdraw", warning=True, said=said
    )


def decide(request: HttpRequest, one: MarginalAnalysis) -> HttpResponse:
    form = forms.DecideShiftForm(sent(request), analysis=one)
    hint = "After this the analysis does not change any more."
    said = "The decision is recorded."
    return _about(request, one, form, title="Record the decision", hint=hint, button="Record it", said=said)


def paper(request: HttpRequest, one: MarginalAnalysis) -> HttpResponseBase:
    page = address(request, "marginal_paper", number=one.pk)
    return paper_answer(request, marginal_paper(one), _trail(request, one), ways(page, one.title))


def _about(request: HttpRequest, one: MarginalAnalysis, form: Any, **context: Any) -> HttpResponse:
    """A form about an analysis, leading back to its page."""
    page, trail = marginal_page(request, one), _trail(request, one)
    return asked_with(request, form, caption=one.title, breadcrumbs=trail, cancel=page, on_to=lambda _: page, **context)
