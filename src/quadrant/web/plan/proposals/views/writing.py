"""Writing a proposal: one thing on a page, a list of what is still to do, a last look, and submitting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html

from quadrant.analyse.evidence.queries import has_experts
from quadrant.methods import words
from quadrant.plan.proposals import commands, queries
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms.acting import ReasonForm, SureForm, sent
from quadrant.web.plan.proposals.forms import AboutForm, AimsForm, MoneyForm, QuestionForm, StartForm
from quadrant.web.plan.proposals.presenters.proposals import question_tasks, reading

if TYPE_CHECKING:
    from quadrant.plan.proposals.models import Call, CallQuestion, Proposal


def _trail(request: HttpRequest, proposal: Proposal) -> list[tuple[str, str]]:
    return [
        ("My proposals", address(request, "my_proposals")),
        (proposal.title, address(request, "proposal", number=proposal.pk)),
    ]


def start(request: HttpRequest, call: Call) -> HttpResponse:
    form = StartForm(sent(request), call=call, person=request.user)
    return asked_with(
        request,
        form,
        title="Start a proposal",
        caption=call.title,
        hint=f"The call closes on {words.datetime(call.closes_at)}. Nobody else sees your draft.",
        button="Start",
        cancel=address(request, "call", number=call.pk),
        on_to=lambda made: address(request, "proposal", number=made.pk),
        said="Your draft is started. Every page of it can be filled in on its own.",
    )


def about(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    return _page(request, AboutForm(sent(request), proposal=proposal), proposal, title="About the proposal")


def money(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    return _page(request, MoneyForm(sent(request), proposal=proposal), proposal, title="Money")


def aims(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    return _page(request, AimsForm(sent(request), proposal=proposal), proposal, title="Priorities and outcomes")


def questions(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    context = {
        "title": "Planning questions",
        "breadcrumbs": _trail(request, proposal),
        "tasks": question_tasks(request, proposal),
    }
    return render(request, "plan/proposals/questions.html", context)


def question(request: HttpRequest, asked: tuple[Proposal, CallQuestion]) -> HttpResponse:
    proposal, question = asked
    found, following = queries.asked_at(proposal, question)
    listed = address(request, "proposal_questions", number=proposal.pk)
    on_to = listed
    if following is not None:
        on_to = address(request, "proposal_question", number=proposal.pk, place=following)
    return _page(
        request,
        QuestionForm(sent(request), proposal=proposal, asked=found),
        proposal,
        title=f"{question.number}. {question.text}",
        breadcrumbs=[*_trail(request, proposal), ("Planning questions", listed)],
        hint=_experts(request),
        on_to=on_to,
    )


def _experts(request: HttpRequest) -> str:
    """Whom an author may ask about cost and cause, where anybody is listed."""
    if not has_experts():
        return ""
    told = (
        'Not sure what the problem costs, or what causes it? Ask an <a class="govuk-link" href="{}">outside expert</a>.'
    )
    return format_html(told, address(request, "experts"))


def check(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    form = SureForm(sent(request), does=partial(commands.submit_proposal, proposal=proposal))
    return _page(
        request,
        form,
        proposal,
        title="Check and submit",
        said=lambda done: f"{done.reference} is submitted.",
        button="Submit the proposal",
        template="plan/proposals/check.html",
        lacks=queries.lacks(proposal),
        text=reading(queries.frozen(proposal)),
        closes=words.datetime(proposal.call.closes_at),
    )


def take_back(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    form = SureForm(sent(request), does=partial(commands.take_back_proposal, proposal=proposal))
    hint = f"It counts only if you submit it again before {words.datetime(proposal.call.closes_at)}."
    title = "Take the proposal back to change it?"
    return _page(request, form, proposal, title=title, said="It is a draft again.", button="Take it back", hint=hint)


def withdraw(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    form = ReasonForm(sent(request), does=partial(commands.withdraw_proposal, proposal=proposal))
    title, said = "Withdraw the proposal", "The proposal is withdrawn."
    return _page(request, form, proposal, title=title, said=said, button="Withdraw it", warning=True)


def _page(
    request: HttpRequest,
    form: Any,
    proposal: Proposal,
    *,
    title: str,
    said: Any = "Saved.",
    on_to: str = "",
    **more: Any,
) -> HttpResponse:
    page = address(request, "proposal", number=proposal.pk)
    settings = {"breadcrumbs": _trail(request, proposal), "button": "Save and go on", **more}
    return asked_with(request, form, title=title, on_to=lambda _: on_to or page, said=said, **settings)
