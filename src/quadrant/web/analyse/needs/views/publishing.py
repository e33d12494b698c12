"""Needs assessments for anybody to read: publishing one, taking it back, and the pages that need no sign-in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.analyse.needs import commands, queries
from quadrant.documents.assessments import assessment_paper
from quadrant.web.acting import asked_with
from quadrant.web.analyse.needs import forms
from quadrant.web.analyse.needs.views.assessments import page_of, trail_to
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.presenters.downloads import ways
from quadrant.web.governance.views.papers import paper_answer

if TYPE_CHECKING:
    from quadrant.analyse.needs.models import NeedsAssessment


def publish(request: HttpRequest, one: NeedsAssessment) -> HttpResponse:
    page = page_of(request, one)
    return asked_with(
        request,
        forms.SureForm(sent(request), does=partial(commands.publish_assessment, assessment=one)),
        title="Publish the assessment?",
        caption=one.title,
        hint="Anybody can then read it without signing in, as it was approved, and download it.",
        breadcrumbs=trail_to(request, one),
        button="Publish it",
        cancel=page,
        on_to=lambda _: page,
        said="The assessment is published.",
    )


def unpublish(request: HttpRequest, one: NeedsAssessment) -> HttpResponse:
    page = page_of(request, one)
    return asked_with(
        request,
        forms.ReasonForm(sent(request), does=partial(commands.unpublish_assessment, assessment=one)),
        title="Take the assessment from the public",
        caption=one.title,
        breadcrumbs=trail_to(request, one),
        button="Take it back",
        warning=True,
        cancel=page,
        on_to=lambda _: page,
        said="The assessment is no longer published.",
    )


def public_list(request: HttpRequest) -> HttpResponse:
    asked: Any = request
    context = {
        "title": "Needs assessments",
        "caption": asked.partnership.name,
        "listed": queries.published_assessments(),
    }
    return render(request, "analyse/needs/public.html", context)


def public_paper(request: HttpRequest, one: NeedsAssessment) -> HttpResponseBase:
    """The paper as a page, Word or PDF."""
    trail = [("Needs assessments", address(request, "assessments_public"))]
    page = address(request, "assessment_public", number=one.pk)
    return paper_answer(request, assessment_paper(one), trail, ways(page, one.title))
