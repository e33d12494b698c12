"""A cycle's dates as a page, and a person's private calendar address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from quadrant.cycle import queries
from quadrant.cycle.commands import replace_calendar_feed
from quadrant.open_data.calendars import calendar_of
from quadrant.web.cycle.presenters.calendar import events_of
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle


def calendar(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    asked: Any = request
    framework = queries.framework_of(cycle.framework)
    today = timezone.localdate(asked.at)
    context = {
        "title": "Calendar",
        "caption": cycle.name,
        "breadcrumbs": [
            ("Cycles", address(request, "cycles")),
            (cycle.name, address(request, "cycle", number=cycle.pk)),
        ],
        "events": events_of(request, cycle, framework, queries.tasks_of(cycle), today),
        "year": address(request, "framework_calendar", number=cycle.framework_id),
    }
    return render(request, "cycle/calendar.html", context)


def mine(request: HttpRequest) -> HttpResponse:
    """Make (or replace) the private address; it is shown once, on the page that made it."""
    asked: Any = request
    link = ""
    if request.method == "POST":
        token = replace_calendar_feed(by=asked.user, at=asked.at)
        link = request.build_absolute_uri(reverse("calendar_feed", kwargs={"token": token}))
    return render(request, "cycle/my_calendar.html", {"title": "Your calendar address", "link": link})


def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The iCalendar behind a private address; nothing behind any other."""
    asked: Any = request
    text = calendar_of(token, at=asked.at)
    if text is None:
        return HttpResponse(status=404)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")
