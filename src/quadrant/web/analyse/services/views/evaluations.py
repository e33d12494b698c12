"""Evaluations: begun, written part by part, signed off; all services side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quadrant.analyse.services import queries
from quadrant.analyse.services.rules import may_sign_off, may_write_evaluation
from quadrant.analyse.services.terms import ANCHORS, Aspect
from quadrant.web.acting import asked_with
from quadrant.web.analyse.services import forms
from quadrant.web.analyse.services.presenters import evaluations as presenters
from quadrant.web.analyse.services.presenters import side_by_side
from quadrant.web.analyse.services.presenters.evaluations import page_of
from quadrant.web.analyse.services.views.catalogue import trail
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.services.models import Service, ServiceEvaluation
    from quadrant.cycle.models import Cycle


def compare(request: HttpRequest) -> HttpResponse:
    context = {
        "title": "Services side by side",
        "breadcrumbs": trail(request),
        "head": side_by_side.HEAD,
        "rows": side_by_side.compared(request),
        "anchors": list(ANCHORS.items()),
    }
    return render(request, "analyse/services/compare.html", context)


def begin(request: HttpRequest, one: Service) -> HttpResponse:
    initial = {"cycle": request.GET.get("cycle", "")}
    return asked_with(
        request,
        forms.BeginForm(request.POST if request.method == "POST" else None, service=one, initial=initial),
        title="Evaluate the service",
        caption=one.name,
        breadcrumbs=trail(request, one),
        cancel=address(request, "service", number=one.pk),
        button="Begin",
        on_to=partial(page_of, request),
        said="The evaluation is begun. Write its parts in any order.",
    )


def begin_in(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """The same from a step of a cycle: it is the service that is chosen."""
    page = address(request, "cycle", number=cycle.pk)
    return asked_with(
        request,
        forms.BeginInForm(request.POST or None, cycle=cycle),
        title="Evaluate a service",
        caption=cycle.name,
        breadcrumbs=[("Cycles", address(request, "cycles")), (cycle.name, page)],
        cancel=page,
        button="Begin",
        on_to=partial(page_of, request),
        said="The evaluation is begun. Write its parts in any order.",
    )


def evaluation(request: HttpRequest, one: ServiceEvaluation) -> HttpResponse:
    scores = queries.scores_of([one.pk]).get(one.pk, {})
    adds = queries.contributions_of([one.pk]).get(one.pk, [])
    weighed, missing = queries.weighed_in(one), queries.missing_parts(one)
    open_still = one.signed_off_at is None
    may_write = open_still and may_write_evaluation(request.user, one)
    context = {
        "title": f"Evaluation: {one.service.name}",
        "caption": "Performance, efficiency and perception, now and in future",
        "breadcrumbs": trail(request, one.service),
        "one": one,
        "record": presenters.evaluation_record(request, one),
        "tasks": presenters.tasks(request, one, scores, bool(adds), bool(weighed)) if may_write else [],
        "missing": missing if open_still else [],
        "market": presenters.market_rows(one),
        "chart": presenters.forecast_chart(one),
        "best": presenters.best_rows(one),
        "scores": presenters.score_rows(scores) if scores else [],
        "price": presenters.price_rows(one),
        "contributions": presenters.contribution_rows(request, adds),
        "weighed": presenters.weighed_rows(weighed, one.recommended),
        "may_sign": open_still and not missing and _other_may_sign(request, one),
    }
    return render(request, "analyse/services/evaluation.html", context)


def _other_may_sign(request: HttpRequest, one: ServiceEvaluation) -> bool:
    asked: Any = request
    return may_sign_off(asked.user, one) and asked.user.pk != one.begun_by_id


def market(request: HttpRequest, one: ServiceEvaluation) -> HttpResponse:
    form = forms.MarketForm(request.POST or None, evaluation=one)
    return _part(request, one, form, title="Part 1: market and need, now and in future")


def best(request: HttpRequest, one: ServiceEvaluation) -> HttpResponse:
    form = forms.BestForm(request.POST or None, evaluation=one)
    return _part(request, one, form, title="Part 2: best in class")


def performance(request: HttpRequest, one: ServiceEvaluation) -> HttpResponse:
    return _aspect(request, one, Aspect.PERFORMANCE)


def efficiency(request: HttpRequest, one: ServiceEvaluation) -> HttpResponse:
    return _aspect(request, one, Aspect.EFFICIENCY)


def perception(request: HttpRequest, one: ServiceEvaluation) -> HttpResponse:
    return _aspect(request, one, Aspect.PERCEPTION)


def _aspect(request: HttpRequest, one: ServiceEvaluation, of: Aspect) -> HttpResponse:
    form = forms.AspectForm(request.POST or None, evaluation=one, aspect=of)
    return _part(request, one, form, title=f"Part 3: {of.value}, now and in future", hint=of.asks)


def price(request: HttpRequest, one: ServiceEvaluation) -> HttpResponse:
    form = forms.PriceForm(request.POST or None, evaluation=one)
    return _part(request, one, form, title="Part 3: what people are willing to pay")


def contribution(request: HttpRequest, one: ServiceEvaluation) -> HttpResponse:
    form = forms.ContributionForm(request.POST or None, evaluation=one)
    hint = (
        "Answer for those that the service bears on; those that it or the cycle works towards come first. "
        "What is left open is not said yet, and can be said later."
    )
    title = "Part 4: contribution to outcomes and sustainable development"
    return _part(request, one, form, title=title, hint=hint)


def weigh(request: HttpRequest, one: ServiceEvaluation) -> HttpResponse:
    form = forms.WeighForm(request.POST or None, evaluation=one)
    fixed = [
        ("Duty", one.service.legal_basis),
        ("Minimum standard", one.service.minimum_standard),
        ("Decided here", one.service.local_choice),
    ]
    template = "analyse/services/weigh.html"
    return _part(request, one, form, title="Weigh a delivery model", fixed=fixed, template=template)


def recommend(request: HttpRequest, one: ServiceEvaluation) -> HttpResponse:
    form = forms.RecommendForm(request.POST or None, evaluation=one)
    weighed = bool(queries.weighed_in(one))
    hint = "Only a delivery model that is weighed can be recommended." + ("" if weighed else " Weigh one first.")
    return _part(request, one, form, title="Recommend a delivery model", hint=hint)


def sign(request: HttpRequest, one: ServiceEvaluation) -> HttpResponse:
    form = forms.SignOffForm(request.POST if request.method == "POST" else None, evaluation=one)
    hint = "You say that the evaluation is whole and that its scores rest on their evidence. It does not change after."
    said = "The evaluation is signed off."
    return _part(request, one, form, title="Sign the evaluation off", hint=hint, button="Sign it off", said=said)


def _part(request: HttpRequest, one: ServiceEvaluation, form: Any, **context: Any) -> HttpResponse:
    """A part of an evaluation, leading back to the whole."""
    to = page_of(request, one)
    steps = [*trail(request, one.service), ("Evaluation", to)]
    given = {"said": "This part is kept.", **context}
    return asked_with(
        request, form, caption=one.service.name, breadcrumbs=steps, cancel=to, on_to=lambda _: to, **given
    )
