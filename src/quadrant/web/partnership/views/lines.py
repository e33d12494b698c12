"""Where bodies stand: a move recorded, and the tree as it was on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from quadrant.methods import words
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.partnership.forms.lines import DayForm, MoveForm
from quadrant.web.partnership.presenters.lines import shown_tree_on

if TYPE_CHECKING:
    from quadrant.partnership.models import Body


def move(request: HttpRequest, found: Body) -> HttpResponse:
    page = address(request, "body", number=found.pk)
    return asked_with(
        request,
        MoveForm(request.POST or None, body=found),
        title=f"Move {found.name}",
        hint="What it decided before that day stays under the old line.",
        button="Record the move",
        cancel=page,
        on_to=lambda made: page,
        said="The move is recorded.",
    )


def past(request: HttpRequest) -> HttpResponse:
    """The tree of bodies as on a day."""
    asked: Any = request
    today = timezone.localdate(asked.at)
    form = DayForm(request.GET if "on_year" in request.GET else None, today=today)
    day = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    context = {
        "title": f"Bodies as on {words.date(day)}" if day else "Bodies as on a day",
        "breadcrumbs": [("Bodies and members", address(request, "bodies"))],
        "form": form,
        "day": day,
        "shown": shown_tree_on(request, day) if day else [],
    }
    return render(request, "partnership/bodies_past.html", context)
