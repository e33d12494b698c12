"""Needs assessments: the list, one as a printable paper, and the acts on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils import timezone

from quadrant.analyse.needs import commands, queries
from quadrant.analyse.needs.rules import (
    may_add_group,
    may_change_assessment,
    may_publish_assessment,
    may_put_assessment,
)
from quadrant.analyse.needs.terms import AssessmentState
from quadrant.review.evaluation.queries import ToRead, evaluations_to_read
from quadrant.web.acting import asked_with
from quadrant.web.analyse.needs import forms
from quadrant.web.analyse.needs.presenters.assessments import (
    FIGURES_HEAD,
    assessment_record,
    assessments_table,
    paper,
    shown_cited,
    shown_data,
    shown_questions,
)
from quadrant.web.analyse.needs.presenters.chapters import (
    CHAPTERS_HEAD,
    EQUITY_HEAD,
    RECOMMENDED_HEAD,
    shown_chapters,
    shown_equity,
    shown_recommended,
)
from quadrant.web.analyse.needs.views.needs import trail
from quadrant.web.design.addresses import address, address_or_none

if TYPE_CHECKING:
    from quadrant.analyse.needs.models import AssessmentDecision, NeedsAssessment
    from quadrant.analyse.needs.queries import Standing
    from quadrant.cycle.models import Cycle


def page_of(request: HttpRequest, one: NeedsAssessment) -> str:
    return address(request, "needsassessment", number=one.pk)


def trail_to(request: HttpRequest, one: NeedsAssessment | None = None) -> list[tuple[str, str]]:
    steps = [*trail(request), ("Needs assessments", address(request, "needs_assessments"))]
    return [*steps, (one.title, page_of(request, one))] if one is not None else steps


def assessments(request: HttpRequest) -> HttpResponseBase:
    table = assessments_table(request)
    context = {"title": "Needs assessments", "breadcrumbs": trail(request), "may_set": may_add_group(request.user)}
    return table.download(request) or render(
        request, "analyse/needs/assessments.html", {**context, "table": table.page(request)}
    )


def draft(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    form = forms.DraftAssessmentForm(request.POST or None, cycle=cycle)
    return asked_with(
        request,
        form,
        title="Begin a needs assessment",
        caption=cycle.name,
        hint="It takes in every need of the cycle with its evidence as it stands now; you can choose among them later.",
        breadcrumbs=trail_to(request),
        button="Begin the assessment",
        on_to=partial(page_of, request),
        said="The assessment is begun, its needs and figures frozen.",
    )


def assessment(request: HttpRequest, one: NeedsAssessment) -> HttpResponse:
    standing = queries.standing_of_assessment(one)
    held = queries.assessed_needs(one)
    serves = queries.outcomes_of_needs(need.need_id for need in held)
    may_change = standing.may_change and may_change_assessment(request.user, one)
    approved = standing.state is AssessmentState.APPROVED
    parts = _in_chapters(request, one, may_change=may_change)
    context = {
        "title": one.title,
        "caption": "Needs assessment",
        "breadcrumbs": trail_to(request),
        "one": one,
        "record": assessment_record(request, one, standing, may_change=may_change),
        "paper": paper(one, held, serves, in_chapters=bool(parts["chapters"])),
        "drawn_on": shown_cited(queries.cited_in(one), _to_read(request, one, standing)),
        "data": shown_data(queries.data_used(one)),
        "questions": shown_questions(request, queries.questions_of(one)),
        "may_ask": may_change_assessment(request.user, one) and not queries.is_renewed(one),
        **parts,
        "aimless": [need for need in held if not serves.get(need.need_id)],
        "head": FIGURES_HEAD,
        "changed": queries.needs_changed_since(held) if may_change else [],
        "may_change": may_change,
        "may_put": standing.may_change and may_put_assessment(request.user, one),
        "publication": queries.publication_of(one),
        "may_publish": standing.state in (AssessmentState.APPROVED, AssessmentState.SUPERSEDED)
        and may_publish_assessment(request.user, one),
        "may_renew": approved and may_change_assessment(request.user, one) and not queries.is_renewed(one),
    }
    return render(request, "analyse/needs/assessment.html", context)


def _in_chapters(request: HttpRequest, one: NeedsAssessment, *, may_change: bool) -> dict[str, Any]:
    """The chapters, what is recommended and the equity audit, as they are listed on the page."""
    equity = queries.equity_rows(one)
    return {
        "chapters_head": CHAPTERS_HEAD,
        "chapters": shown_chapters(request, queries.chapters_of(one)),
        "recommended_head": RECOMMENDED_HEAD,
        "recommended": shown_recommended(request, queries.recommendations_of(one)),
        "equity_head": [*EQUITY_HEAD, "Change"] if may_change else EQUITY_HEAD,
        "equity": shown_equity(request, equity, may_change=may_change),
    }


def _to_read(request: HttpRequest, one: NeedsAssessment, standing: Standing) -> list[ToRead]:
    """The evaluations to read; of an assessment that does not change any more, those that were read for it."""
    asked: Any = request
    listed = evaluations_to_read(one, asked.user, on=timezone.localdate(asked.at))
    return [each for each in listed if standing.may_change or each.reading is not None]


def change(request: HttpRequest, one: NeedsAssessment) -> HttpResponse:
    form = forms.ChangeAssessmentForm(request.POST or None, assessment=one)
    return _about(request, one, form, title="Write the assessment", said="The assessment is written anew.")


def choose(request: HttpRequest, one: NeedsAssessment) -> HttpResponse:
    form = forms.ChooseNeedsForm(request.POST or None, assessment=one)
    hint = "Every need chosen is taken in anew, with its evidence as it stands now."
    said = "The needs are taken in, their figures frozen."
    return _about(request, one, form, title="Choose the needs", hint=hint, button="Take these needs in", said=said)


def put(request: HttpRequest, one: NeedsAssessment) -> HttpResponse:
    form = forms.PutForm(request.POST or None, assessment=one)
    hint = (
        "A report is drafted that asks the body to approve the assessment. You finish the report and submit it; "
        "until it is decided the assessment does not change."
    )
    said = "The report is drafted. Write what is still blank, then submit it."
    to = partial(_report, request, one)
    return _about(
        request, one, form, title="Put the assessment to a body", hint=hint, button="Draft the report", said=said, to=to
    )


def _report(request: HttpRequest, one: NeedsAssessment, made: AssessmentDecision) -> str:
    return address_or_none(request, "report", number=made.recommendation.report_id) or page_of(request, one)


def renew(request: HttpRequest, one: NeedsAssessment) -> HttpResponse:
    asked: Any = request
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    made = commands.renew_assessment(assessment=one, by=asked.user, at=asked.at)
    messages.success(request, "The next version is begun, its needs and figures frozen as they stand now.")
    return redirect(page_of(request, made))


def _about(request: HttpRequest, one: NeedsAssessment, form: Any, *, to: Any = None, **context: Any) -> HttpResponse:
    """A form about an assessment, leading back to its page."""
    back = page_of(request, one)
    return asked_with(
        request,
        form,
        caption=one.title,
        breadcrumbs=trail_to(request, one),
        cancel=back,
        on_to=to or (lambda _: back),
        **context,
    )
