"""Starting a cycle, changing what it covers, moving it to another version of its framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from quadrant.cycle import queries
from quadrant.cycle.framework.changes import changes
from quadrant.partnership.queries import bodies
from quadrant.partnership.rules import may_administer
from quadrant.web.acting import asked_with
from quadrant.web.cycle.forms import ChangeForm, MoveForm, OpenForm
from quadrant.web.design.addresses import address
from quadrant.web.frameworks.presenters.library import cards

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle


def new(request: HttpRequest) -> HttpResponse:
    """First which framework, then the rest: `?framework=3`. That no body could lead one is said before."""
    asked: Any = request
    no_body, may_form = not bodies().exists(), may_administer(asked.user)
    number = request.GET.get("framework", "")
    if not number.isdecimal():
        context = {
            "title": "Start a cycle: which framework?",
            "cards": cards(request, queries.latest_frameworks()),
            "no_body": no_body,
            "may_form": may_form,
        }
        return render(request, "cycle/choose_framework.html", context)
    version = queries.framework_numbered(int(number))
    if version is None:
        raise Http404
    form = OpenForm(request.POST or None, version=version, area_code=asked.partnership.area_code)
    return asked_with(
        request,
        form,
        title="Start a cycle",
        caption=version.title,
        template="cycle/open.html",
        button="Start",
        back=("Another framework", address(request, "cycle_new")),
        on_to=lambda made: address(request, "cycle", number=made.pk),
        said=lambda made: f"{made.name} has begun.",
        no_body=no_body,
        may_form=may_form,
    )


def change(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    form = ChangeForm(request.POST or None, cycle=cycle)
    on_to = address(request, "cycle", number=cycle.pk)
    return asked_with(
        request, form, title=f"Change {cycle.name}", cancel=on_to, on_to=lambda _: on_to, said="The cycle is changed."
    )


def move(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """What would change, version by version; then the move, with a reason."""
    form = MoveForm(request.POST or None, cycle=cycle)
    now = queries.framework_as_written(cycle.framework)
    on_to = address(request, "cycle", number=cycle.pk)
    return asked_with(
        request,
        form,
        title=f"Move {cycle.name} to a newer version",
        template="cycle/move.html",
        button="Move the cycle",
        previews=[(version, changes(now, queries.framework_as_written(version))) for version in form.versions.values()],
        cancel=on_to,
        on_to=lambda _: on_to,
        said=lambda moved: f"The cycle goes on under version {moved.framework.version}.",
    )
