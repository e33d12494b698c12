"""What a cycle looks at: its outcomes and its indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from quadrant.analyse.outcomes import queries
from quadrant.web.acting import asked_with
from quadrant.web.analyse.outcomes import forms
from quadrant.web.analyse.outcomes.presenters.outcomes import choice_table, figures_table
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle


def _trail(request: HttpRequest, cycle: Cycle) -> list[tuple[str, str]]:
    return [("Cycles", address(request, "cycles")), (cycle.name, address(request, "cycle", number=cycle.pk))]


def choose_indicators(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    asked: Any = request
    form = forms.ChooseIndicatorForm(request.POST or None, cycle=cycle)
    if request.method == "POST" and form.enacted(by=asked.user, at=asked.at):
        messages.success(request, "The cycle's indicators are changed.")
        return redirect(request.get_full_path())
    chosen, area = queries.chosen_indicators(cycle), queries.area_of(cycle)
    listed = [one.indicator for one in chosen]
    table = choice_table(request, list(queries.indicators()), area, {one.pk for one in listed})
    dropping = {one.indicator_id: str(one.pk) for one in chosen}
    context = {
        "title": "Indicators of the cycle",
        "caption": cycle.name,
        "breadcrumbs": _trail(request, cycle),
        "form": form,
        "chosen": figures_table(request, listed, area, asked.user, dropping=dropping),
        "area": area,
        "table": table.page(request),
    }
    return render(request, "analyse/outcomes/choose_indicators.html", context, status=form.status)


def choose_outcomes(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    page = address(request, "cycle", number=cycle.pk)
    return asked_with(
        request,
        forms.ChooseOutcomesForm(request.POST or None, cycle=cycle),
        title="Outcomes of the cycle",
        template="analyse/outcomes/choose_outcomes.html",
        caption=cycle.name,
        breadcrumbs=_trail(request, cycle),
        cancel=page,
        on_to=lambda _: page,
        said="The cycle's outcomes are set.",
    )
