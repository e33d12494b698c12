"""The tasks of a cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from quadrant.cycle import queries
from quadrant.cycle.rules import may_work_on_cycle
from quadrant.methods import words
from quadrant.web.acting import asked_with
from quadrant.web.cycle.forms import FinishForm, TaskForm
from quadrant.web.cycle.presenters.tasks import tasks_table
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle, Task


def tasks(request: HttpRequest, cycle: Cycle) -> HttpResponseBase:
    asked: Any = request
    table = tasks_table(request, cycle, queries.tasks_of(cycle), timezone.localdate(asked.at))
    context = {
        "title": "Tasks",
        "caption": cycle.name,
        "breadcrumbs": [
            ("Cycles", address(request, "cycles")),
            (cycle.name, address(request, "cycle", number=cycle.pk)),
        ],
        "cycle": cycle,
        "may_work": may_work_on_cycle(request.user, cycle),
    }
    return table.download(request) or render(request, "cycle/tasks.html", {**context, "table": table.page(request)})


def new(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    form = TaskForm(request.POST or None, cycle=cycle, place=request.GET.get("place", ""))
    on_to = address(request, "cycle_tasks", number=cycle.pk)
    return asked_with(
        request, form, title="A task", caption=cycle.name, cancel=on_to, on_to=lambda _: on_to, said="The task is set."
    )


def finish(request: HttpRequest, task: Task) -> HttpResponse:
    form = FinishForm(request.POST if request.method == "POST" else None, task=task)
    on_to = address(request, "cycle_tasks", number=task.cycle_id)
    return asked_with(
        request,
        form,
        title=task.title,
        caption=task.cycle.name,
        hint=f"{task.owner.name}, by {words.date(task.due_on)}.",
        button="It is done",
        cancel=on_to,
        on_to=lambda _: on_to,
        said="Done.",
    )
