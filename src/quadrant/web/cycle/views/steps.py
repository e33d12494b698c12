"""A step, a gate, and the tests at the end of a phase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from quadrant.cycle import queries
from quadrant.cycle.framework.places import GatePlace
from quadrant.cycle.rules import may_run_cycle, may_work_on_cycle
from quadrant.governance.rules import may_draft_report
from quadrant.web.acting import asked_with
from quadrant.web.cycle.dates import as_at, day_asked
from quadrant.web.cycle.forms import TestForm
from quadrant.web.cycle.presenters.cycles import state_words
from quadrant.web.cycle.presenters.steps import shown_activities, shown_gates, step_record, unanswered_at_end
from quadrant.web.cycle.registry import panels_beside
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle
    from quadrant.cycle.queries import CyclePlace, CycleTest


def _trail(request: HttpRequest, cycle: Cycle) -> list[tuple[str, str]]:
    return [("Cycles", address(request, "cycles")), (cycle.name, address(request, "cycle", number=cycle.pk))]


def step(request: HttpRequest, at: CyclePlace) -> HttpResponse:
    asked: Any = request
    cycle = at.cycle
    found = queries.position_of(cycle, on=day_asked(asked)).step_at(at.key)
    if found is None:
        raise Http404
    framework, cast = queries.framework_of(cycle.framework), queries.cast_of(cycle)
    may_work = may_work_on_cycle(request.user, cycle)
    context = {
        "title": f"{found.step.number}. {found.step.name}",
        "caption": found.phase.name,
        "breadcrumbs": _trail(request, cycle),
        "cycle": cycle,
        "step": found,
        "past": day_asked(asked) if as_at(asked) else None,
        "state_words": state_words(found),
        "record": step_record(cycle, found, framework, cast),
        "activities": shown_activities(request, cycle, found, framework, may_work=may_work),
        "gates": shown_gates(request, cycle, found, cast),
        "beside": panels_beside(cycle, at.key, request.user),
        "unanswered": unanswered_at_end(cycle, found),
        "may_run": may_run_cycle(request.user, cycle),
        "may_work": may_work,
        "where": {"number": cycle.pk, "step": found.step.number},
    }
    return render(request, "cycle/step.html", context)


def gate(request: HttpRequest, at: CyclePlace) -> HttpResponse:
    """What a gate asks, who may decide, what is missing, and where to write the report."""
    asked: Any = request
    if not isinstance(at.place, GatePlace):
        raise Http404
    cycle = at.cycle
    found = queries.position_of(cycle, on=day_asked(asked)).step_at(at.key)
    if found is None:
        raise Http404
    shown = {one.position.place: one for one in shown_gates(request, cycle, found, queries.cast_of(cycle))}
    report = address(request, "report_draft") if may_draft_report(request.user) else ""
    context = {
        "title": f"Gate: {at.place.gate.name}",
        "caption": f"Step {found.step.number}, {found.step.name}",
        "breadcrumbs": _trail(request, cycle),
        "shown": shown[at.key],
        "step_address": address(request, "step", number=cycle.pk, step=found.step.number),
        "draft": f"{report}?cycle={cycle.pk}&place={at.key}" if report else "",
    }
    return render(request, "cycle/gate.html", context)


def tests(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    answers = queries.outcome_tests_of(cycle)
    phases = [
        (
            phase,
            [(f"{phase.key}.{test.key}", test, answers.get(f"{phase.key}.{test.key}")) for test in phase.outcome_tests],
        )
        for phase in queries.framework_of(cycle.framework).phases
        if phase.outcome_tests
    ]
    context = {"title": "Achieved or not?", "caption": cycle.name, "breadcrumbs": _trail(request, cycle)}
    may = may_work_on_cycle(request.user, cycle)
    return render(request, "cycle/tests.html", {**context, "phases": phases, "cycle": cycle, "may_work": may})


def test(request: HttpRequest, at: CycleTest) -> HttpResponse:
    form = TestForm(request.POST or None, at_place=at)
    on_to = address(request, "outcome_tests", number=at.cycle.pk)
    return asked_with(
        request, form, title=at.test.text, caption=at.cycle.name, cancel=on_to, on_to=lambda _: on_to, said="Answered."
    )
