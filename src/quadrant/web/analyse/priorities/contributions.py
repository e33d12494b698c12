"""Groups and what they add: the matrix, a priority that cuts across, one group's own lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from markupsafe import Markup

from quadrant.analyse.priorities import queries
from quadrant.analyse.priorities.rules import may_add_cross_cutting, may_say_contribution
from quadrant.analyse.priorities.terms import Strength
from quadrant.methods import words
from quadrant.web.acting import asked_with
from quadrant.web.analyse.priorities.forms import ContributionForm, CrossCuttingForm
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.priorities.models import CrossCutting
    from quadrant.partnership.models import Body


def matrix(request: HttpRequest) -> HttpResponse:
    """A row for each group: who leads it, its focus and priorities, and what it adds to each that cuts across."""
    asked: Any = request
    cross = queries.cross_cutting()
    lines = queries.contribution_matrix(on=timezone.localdate(asked.at))
    context = {
        "title": "Groups and their contributions",
        "breadcrumbs": [("Priorities", address(request, "priorities"))],
        "head": ["Group", "Lead", "Focus", "Priorities", *(one.title for one in cross)],
        "rows": [_row(request, line, cross) for line in lines],
        "whys": [(one.title, one.why) for one in cross],
        "may_add": may_add_cross_cutting(request.user),
    }
    return render(request, "analyse/priorities/contributions.html", context)


def _row(request: HttpRequest, line: queries.GroupLine, cross: list[CrossCutting]) -> list[Any]:
    link = Markup('<a class="govuk-link" href="{}">{}</a>')
    name = "contribution" if may_say_contribution(request.user, line.body) else "body"
    group = link.format(address(request, name, number=line.body.pk), line.body.name)
    return [
        group,
        line.lead or "Nobody yet",
        line.focus or "Not said yet",
        words.listing(line.priorities) or "None yet",
        *(_cell(line.adds.get(one.pk)) for one in cross),
    ]


def _cell(one: Any) -> Any:
    said = Markup("<strong>{}</strong><br>{}")
    return said.format(Strength(one.strength).label, one.how) if one else "–"


def add(request: HttpRequest) -> HttpResponse:
    return asked_with(
        request,
        CrossCuttingForm(request.POST or None),
        title="Add a priority that cuts across",
        cancel=address(request, "contributions"),
        on_to=lambda _: address(request, "contributions"),
        said="Every group can now say what it adds.",
    )


def say(request: HttpRequest, body: Body) -> HttpResponse:
    return asked_with(
        request,
        ContributionForm(request.POST if request.method == "POST" else None, body=body),
        title="What the group works on and adds",
        caption=body.name,
        hint="Its lead is its chair, and its focus what its terms of reference say: change these on its page.",
        cancel=address(request, "contributions"),
        on_to=lambda _: address(request, "contributions"),
        said="What the group adds is said.",
    )
