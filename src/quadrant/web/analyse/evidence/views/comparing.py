"""Commissioning models side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quadrant.analyse.evidence import queries
from quadrant.analyse.evidence.rules import may_compare
from quadrant.web.acting import asked_with
from quadrant.web.analyse.evidence import forms
from quadrant.web.analyse.evidence.presenters.comparing import side_by_side
from quadrant.web.analyse.evidence.views.links import cycle_trail
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.evidence.models import ComparedModel, ModelComparison
    from quadrant.cycle.models import Cycle


def _page(request: HttpRequest, comparison: ModelComparison) -> str:
    return address(request, "modelcomparison", number=comparison.pk)


def _trail(request: HttpRequest, cycle: Cycle) -> list[tuple[str, str]]:
    return [*cycle_trail(request, cycle), ("Evidence", address(request, "cycle_evidence", number=cycle.pk))]


def begin(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    return asked_with(
        request,
        forms.BeginForm(request.POST or None, cycle=cycle, place=request.GET.get("place", "")),
        title="Compare commissioning models",
        caption=cycle.name,
        hint="Put how others commission side by side, and say of each aspect: adopt, adapt or reject.",
        breadcrumbs=_trail(request, cycle),
        button="Begin",
        cancel=address(request, "cycle_evidence", number=cycle.pk),
        on_to=partial(_page, request),
        said="The comparison is begun. Add the models next.",
    )


def comparison(request: HttpRequest, comparison: ModelComparison) -> HttpResponse:
    may_write = comparison.concluded_at is None and may_compare(request.user, comparison)
    models = queries.models_of(comparison)
    context = {
        "title": comparison.title,
        "caption": f"Models compared for {comparison.cycle.name}",
        "breadcrumbs": _trail(request, comparison.cycle),
        "comparison": comparison,
        "table": side_by_side(request, comparison, models, may_write=may_write),
        "may_write": may_write,
        "place": queries.place_words(comparison.cycle, comparison.place),
    }
    return render(request, "analyse/evidence/comparison.html", context)


def add_model(request: HttpRequest, comparison: ModelComparison) -> HttpResponse:
    form = forms.ModelForm(request.POST or None, comparison=comparison)
    return asked_with(
        request,
        form,
        title="Add a model",
        caption=comparison.title,
        button="Add it",
        cancel=_page(request, comparison),
        on_to=lambda made: address(request, "comparedmodel", number=made.pk),
        said="The model is added. Say what it does in each aspect.",
    )


def judge(request: HttpRequest, model: ComparedModel) -> HttpResponse:
    to = _page(request, model.comparison)
    form = forms.JudgeForm(request.POST or None, model=model)
    return _about(request, model.comparison, form, title=model.name, to=to, said="It is written down.")


def conclude(request: HttpRequest, comparison: ModelComparison) -> HttpResponse:
    form = forms.ConcludeForm(request.POST or None, comparison=comparison)
    to = _page(request, comparison)
    return _about(
        request,
        comparison,
        form,
        title="What was chosen?",
        to=to,
        said="The comparison is concluded.",
        button="Conclude",
    )


def _about(request: HttpRequest, comparison: ModelComparison, form: Any, *, to: str, **context: Any) -> HttpResponse:
    return asked_with(request, form, caption=comparison.title, cancel=to, on_to=lambda _: to, **context)
