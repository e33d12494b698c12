"""What an assessment recommends and what became of it, its equity audit, its paper, and what changed since the last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.analyse.needs import commands, queries
from quadrant.analyse.needs.rules import may_take_up_recommendation
from quadrant.analyse.needs.terms import AssessmentState
from quadrant.analyse.priorities.queries import priorities_taking_up
from quadrant.documents.assessments import assessment_paper
from quadrant.methods import words
from quadrant.web.acting import asked_with
from quadrant.web.analyse.needs import forms
from quadrant.web.analyse.needs.presenters.chapters import figures_then_and_now, shown_recommended, shown_rewritten
from quadrant.web.analyse.needs.views.assessments import page_of, trail_to
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.presenters.downloads import ways
from quadrant.web.governance.views.papers import paper_answer

if TYPE_CHECKING:
    from quadrant.analyse.needs.models import AssessmentRecommendation, EquityLine, NeedsAssessment


def paper(request: HttpRequest, one: NeedsAssessment) -> HttpResponseBase:
    """The assessment as it is printed, as a page, Word or PDF."""
    page = address(request, "assessment_paper", number=one.pk)
    return paper_answer(request, assessment_paper(one), trail_to(request, one), ways(page, one.title))


def compare(request: HttpRequest, one: NeedsAssessment) -> HttpResponse:
    """What changed since the assessment before."""
    before = queries.assessment_before(one)
    context: dict[str, Any] = {
        "title": "What changed since the last one",
        "caption": one.title,
        "breadcrumbs": trail_to(request, one),
        "one": one,
        "before": before,
    }
    if before is not None:
        found = queries.compare_assessments(before, one)
        context |= {
            "found": found,
            "figures": figures_then_and_now(found),
            "chapters": shown_rewritten(found.chapters),
            "same": words.listing(found.same),
            "recommended": shown_recommended(request, found.recommended),
        }
    return render(request, "analyse/needs/compare.html", context)


def recommend(request: HttpRequest, one: NeedsAssessment) -> HttpResponse:
    form = forms.RecommendForm(sent(request), assessment=one)
    said = "The recommendation stands in the assessment."
    return _of_assessment(request, one, form, title="Recommend something", button="Recommend it", said=said)


def recommendation(request: HttpRequest, one: AssessmentRecommendation) -> HttpResponse:
    standing = queries.standing_of_assessment(one.assessment)
    may = may_take_up_recommendation(request.user, one) and one.withdrawn_at is None
    approved = standing.state in (AssessmentState.APPROVED, AssessmentState.SUPERSEDED)
    taken = priorities_taking_up([one]).get(one.pk, [])
    rows = [
        SummaryRow("Assessment", one.assessment.title, address=page_of(request, one.assessment)),
        SummaryRow("Who acts", one.who_acts),
        SummaryRow("By when", one.due_on),
        SummaryRow("Recommended", f"{words.date(one.recommended_at)}, by {one.recommended_by.name}"),
    ]
    if one.answers is not None:
        rows.insert(1, SummaryRow("Answers the need", one.answers.statement, address=_need(request, one.answers.pk)))
    rows += [
        SummaryRow("Taken up by the priority", each.title, address=address(request, "priority", number=each.pk))
        for each in taken
    ]
    if one.became is not None:
        rows.append(SummaryRow("Taken up as", one.became.statement, address=_need(request, one.became.pk)))
    state = "Withdrawn" if one.withdrawn_at else "Taken up" if one.became or taken else "Open"
    context = {
        "title": one.text,
        "caption": f"Recommendation {one.number}",
        "breadcrumbs": trail_to(request, one.assessment),
        "one": one,
        "record": Record(summary=rows, state=state, state_words=one.withdrawn_why),
        "may_take_up": may and approved and one.became is None,
        "may_propose": may and approved,
        "may_withdraw": may and standing.may_change,
    }
    return render(request, "analyse/needs/recommendation.html", context)


def _need(request: HttpRequest, number: int) -> str:
    return address(request, "need", number=number)


def take_up(request: HttpRequest, one: AssessmentRecommendation) -> HttpResponse:
    return asked_with(
        request,
        forms.TakeUpForm(sent(request), recommendation=one),
        title="State the need that it asks to be met",
        caption=one.text,
        breadcrumbs=trail_to(request, one.assessment),
        button="State the need",
        cancel=address(request, "assessmentrecommendation", number=one.pk),
        on_to=lambda made: _need(request, made.pk),
        said="The need is stated, and the recommendation leads to it.",
    )


def withdraw(request: HttpRequest, one: AssessmentRecommendation) -> HttpResponse:
    form = forms.ReasonForm(sent(request), does=partial(commands.withdraw_recommendation, recommendation=one))
    title, said = "Withdraw the recommendation", "The recommendation is withdrawn."
    return _of_assessment(
        request, one.assessment, form, title=title, hint=one.text, button="Withdraw it", warning=True, said=said
    )


def add_equity(request: HttpRequest, one: NeedsAssessment) -> HttpResponse:
    form = forms.EquityForm(sent(request), assessment=one)
    hint = "Who of the groups at risk gets less of a service, or fares worse, than everybody."
    said = "The line stands in the equity audit."
    return _of_assessment(request, one, form, title="Add to the equity audit", hint=hint, button="Add it", said=said)


def remove_equity(request: HttpRequest, line: EquityLine) -> HttpResponse:
    form = forms.SureForm(sent(request), does=partial(commands.remove_equity_line, line=line))
    title, said = "Remove it from the equity audit", "The line is removed."
    return _of_assessment(
        request, line.assessment, form, title=title, hint=str(line), button="Remove it", warning=True, said=said
    )


def _of_assessment(request: HttpRequest, one: NeedsAssessment, form: Any, **context: Any) -> HttpResponse:
    """A form about an assessment, leading back to its page."""
    page, trail = page_of(request, one), trail_to(request, one)
    return asked_with(request, form, caption=one.title, breadcrumbs=trail, cancel=page, on_to=lambda _: page, **context)
