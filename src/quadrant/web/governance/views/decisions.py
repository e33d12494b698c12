"""Decisions: the register, one decision, and recording what was resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.governance import queries
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms import DecideForm, ResolveForm
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.presenters.decisions import (
    counted_in_words,
    decisions_table,
    published_table,
    resolution_record,
    resolve_warnings,
    shown_present,
)
from quadrant.web.governance.presenters.matters import matter_events
from quadrant.web.governance.presenters.meetings import meeting_page
from quadrant.web.governance.presenters.notices import shown_effect

FINAL = "A resolution is final: it cannot be changed, only superseded by a later one."

if TYPE_CHECKING:
    from quadrant.governance.models import Recommendation, Resolution


def register(request: HttpRequest) -> HttpResponseBase:
    table = decisions_table(request)
    links = [("What the public reads", "decisions_public")]
    context = {"title": "Decisions", "shown": "decisions", "links": links}
    return table.download(request) or render(request, "governance/list.html", {**context, "table": table.page(request)})


def public(request: HttpRequest) -> HttpResponseBase:
    """The decisions that were published, as anybody may read them, without signing in."""
    asked: Any = request
    table = published_table(request)
    context = {"title": "Decisions published", "caption": asked.partnership.name, "table": table.page(request)}
    return table.download(request) or render(request, "design/list_page.html", context)


def resolution(request: HttpRequest, made: Resolution) -> HttpResponse:
    context = {
        "title": made.words,
        "caption": f"Decision of {made.body.name}",
        "breadcrumbs": [("Decisions", address(request, "decisions"))],
        "record": resolution_record(request, made),
        "present": shown_present(made),
        "matter": matter_events(request, made.recommendation.report),
        "effect": shown_effect(request, made),
        "made": made,
    }
    return render(request, "governance/resolution.html", context)


def resolve(request: HttpRequest, asked: queries.AskedAt) -> HttpResponse:
    present = queries.taking_part(asked.meeting)[asked.item.pk]
    back = meeting_page(request, asked.meeting, asked.item)
    return asked_with(
        request,
        ResolveForm(sent(request), asked=asked, present=present),
        title=f"Recommendation {asked.recommendation.number}",
        caption=asked.item.report.title,
        template="governance/resolve.html",
        asked=asked.recommendation,
        check=FINAL,
        warns=resolve_warnings(request, asked.recommendation, present, on=queries.day_of(asked.meeting)),
        counted=counted_in_words(present),
        button="Record the resolution",
        cancel=back,
        on_to=lambda made: back,
        said="The resolution is recorded. It is final.",
    )


def decide_alone(request: HttpRequest, recommendation: Recommendation) -> HttpResponse:
    return asked_with(
        request,
        DecideForm(sent(request), recommendation=recommendation),
        title=f"Decide recommendation {recommendation.number}",
        caption=recommendation.report.title,
        template="governance/resolve.html",
        asked=recommendation,
        warns=resolve_warnings(request, recommendation),
        check=FINAL,
        button="Record the decision",
        cancel=address(request, "report", number=recommendation.report_id),
        on_to=lambda made: address(request, "resolution", number=made.pk),
        said="The decision is recorded. It is final.",
    )
