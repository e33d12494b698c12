"""The first page: where this person may go; in a demo, whom a visitor may be."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from quadrant.demo.people import demo_people
from quadrant.partnership.queries import partnerships_of, people_with_emails


def start(request: HttpRequest) -> HttpResponse:
    """One partnership: straight to your work. Several: choose. Nobody yet: sign in, or be somebody of the demo."""
    asked: Any = request
    if not asked.user.is_authenticated:
        return demo_welcome(request) if asked.demo else redirect("account_login")
    mine = partnerships_of(asked.user, on=timezone.localdate(asked.at))
    if len(mine) == 1:
        return redirect("your_work", partnership=mine[0].slug)
    return render(request, "home/start.html", {"title": "Your partnerships", "partnerships": mine})


def demo_welcome(request: HttpRequest) -> HttpResponse:
    known = people_with_emails([person.email for person in demo_people()])
    listed = [(one, known[one.email]) for one in demo_people() if one.email in known]
    groups = [(place, list(people)) for place, people in groupby(listed, key=lambda pair: pair[0].partnership)]
    return render(request, "home/demo.html", {"title": "Who would you like to be?", "groups": groups})


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "home/accessibility.html", {"title": "Accessibility statement for Quadrant"})
