"""The list of cycles and the overview of one: its wheel, what to turn to, its steps by phase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.cycle import queries
from quadrant.cycle.rules import may_open_cycle, may_run_cycle
from quadrant.web.cycle.dates import as_at, day_asked
from quadrant.web.cycle.presenters.cycles import (
    cycles_table,
    next_things,
    questions_at_ends,
    steps_by_phase,
    summary,
)
from quadrant.web.cycle.presenters.wheels import cycle_wheel
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle


def cycles(request: HttpRequest) -> HttpResponseBase:
    asked: Any = request
    rows = list(queries.cycles())
    table = cycles_table(request, rows, queries.positions_of(rows, on=day_asked(asked)))
    context = {"title": "Cycles", "may_open": may_open_cycle(request.user)}
    return table.download(request) or render(request, "cycle/cycles.html", {**context, "table": table.page(request)})


def cycle(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """As it stands today, or with ?on=2026-04-01 as it stood on that day."""
    asked: Any = request
    day = day_asked(asked)
    found = queries.position_of(cycle, on=day)
    framework = queries.framework_of(cycle.framework)
    may_run = may_run_cycle(request.user, cycle)
    context = {
        "title": cycle.name,
        "caption": framework.title,
        "breadcrumbs": [("Cycles", address(request, "cycles"))],
        "cycle": cycle,
        "day": day,
        "is_past": day != day_asked(asked, today=True),
        "record": summary(request, cycle, framework, may_run=may_run),
        "drawn": cycle_wheel(request, cycle, found, as_at(asked)),
        "things": [*next_things(request, cycle, found), *questions_at_ends(request, cycle, found)],
        "phases": steps_by_phase(request, cycle, found, as_at(asked)),
        "may_run": may_run,
        "newer": queries.newer_versions(cycle) if may_run else [],
        "has_tests": any(phase.outcome_tests for phase in framework.phases),
        "children": list(queries.cycles().filter(parent=cycle)),
    }
    return render(request, "cycle/cycle.html", context)
