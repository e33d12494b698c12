"""Your work: what waits for this person, soonest first, then the cycles that they belong to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from quadrant.cycle.queries import cycles, positions_of
from quadrant.desk.waiting import waits_for
from quadrant.partnership.rules import may_look_inside, standing_of
from quadrant.partnership.terms import Role
from quadrant.web.desk.presenters import cycle_cards, shown_waiting

MOST_WHEELS = 6


def your_work(request: HttpRequest) -> HttpResponse:
    asked: Any = request
    today = timezone.localdate(asked.at)
    inside = may_look_inside(request.user)
    running = list(cycles()[:MOST_WHEELS]) if inside else []
    context = {
        "title": "Your work",
        "caption": ", ".join(sorted(Role(role).label for role in standing_of(request.user).roles)),
        "waiting": shown_waiting(request, waits_for(request.user, at=asked.at), today),
        "cards": cycle_cards(request, running, positions_of(running, on=today)),
        "inside": inside,
    }
    return render(request, "desk/your_work.html", context)
