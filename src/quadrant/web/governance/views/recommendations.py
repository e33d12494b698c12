"""Recommendations: where one is read; those of a draft added, changed, dropped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from quadrant.governance import commands, queries
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms import RecommendationForm, SureForm
from quadrant.web.governance.forms.acting import sent

if TYPE_CHECKING:
    from quadrant.governance.models import Recommendation, Report


def read(request: HttpRequest, recommendation: Recommendation) -> HttpResponse:
    """A recommendation is read in what was resolved on it, and until then in its report."""
    made = queries.resolution_of(recommendation)
    if made is not None:
        return redirect(address(request, "resolution", number=made.pk))
    return redirect(address(request, "report", number=recommendation.report_id))


def new(request: HttpRequest, report: Report) -> HttpResponse:
    back = address(request, "report", number=report.pk)
    return asked_with(
        request,
        RecommendationForm(sent(request), report=report),
        title="Add a recommendation",
        caption=report.title,
        cancel=back,
        on_to=lambda made: back,
        said=lambda made: f"Recommendation {made.number} is added.",
    )


def change(request: HttpRequest, recommendation: Recommendation) -> HttpResponse:
    back = address(request, "report", number=recommendation.report_id)
    return asked_with(
        request,
        RecommendationForm(sent(request), report=recommendation.report, recommendation=recommendation),
        title=f"Change recommendation {recommendation.number}",
        caption=recommendation.report.title,
        cancel=back,
        on_to=lambda changed: back,
        said="The recommendation is changed.",
    )


def drop(request: HttpRequest, recommendation: Recommendation) -> HttpResponse:
    back = address(request, "report", number=recommendation.report_id)
    does: Any = partial(commands.drop_recommendation, recommendation=recommendation)
    return asked_with(
        request,
        SureForm(sent(request), does=does),
        title=f"Drop recommendation {recommendation.number}",
        caption=recommendation.report.title,
        hint=recommendation.text,
        button="Drop it",
        warning=True,
        cancel=back,
        on_to=lambda report: back,
        said="The recommendation is dropped.",
    )
