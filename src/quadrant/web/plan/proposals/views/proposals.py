"""Reading proposals: a call's, one's own, one of them whole, an earlier version, and the marks after the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.methods import words
from quadrant.plan.proposals import queries
from quadrant.plan.proposals.rules import may_write_proposal
from quadrant.plan.proposals.terms import ProposalState
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import Record
from quadrant.web.plan.proposals.presenters import decisions, proposals
from quadrant.web.plan.proposals.presenters.lead_rules import lead_rules
from quadrant.web.plan.proposals.views.calls import trail

if TYPE_CHECKING:
    from quadrant.plan.proposals.models import Call, Proposal, ProposalVersion


def listing(request: HttpRequest, call: Call) -> HttpResponseBase:
    asked: Any = request
    table = proposals.proposals_table(request, call, at=asked.at)
    context = {
        "title": "Proposals and their ranking",
        "caption": call.title,
        "breadcrumbs": trail(request, call),
        "call": call,
        "ranking": address_or_none(request, "ranking", number=call.criteria_set_id),
    }
    return table.download(request) or render(
        request, "plan/proposals/proposals.html", {**context, "table": table.page(request)}
    )


def mine(request: HttpRequest) -> HttpResponseBase:
    asked: Any = request
    table = proposals.own_table(request, at=asked.at)
    return table.download(request) or render(
        request, "plan/proposals/mine.html", {"title": "My proposals", "table": table.page(request)}
    )


def proposal(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    asked: Any = request
    state = queries.states_of([proposal], at=asked.at)[proposal.pk]
    is_draft = state is ProposalState.DRAFT and may_write_proposal(request.user, proposal)
    context = {
        "title": proposal.title,
        "caption": proposal.reference or "Draft",
        "breadcrumbs": trail(request, proposal.call),
        "proposal": proposal,
        "record": proposals.proposal_record(request, proposal, state),
        "todos": decisions.proposal_todos(request, proposal, state, at=asked.at),
        "lead_rules": lead_rules(request, proposal),
    }
    if is_draft:
        tasks = proposals.draft_tasks(request, proposal)
        return render(request, "plan/proposals/draft.html", {**context, "tasks": tasks})
    return render(request, "plan/proposals/proposal.html", {**context, **_whole(request, proposal)})


def _whole(request: HttpRequest, proposal: Proposal) -> dict[str, Any]:
    """Everything that stands below a submitted proposal's summary."""
    asked: Any = request
    decision = decisions.shown_decision(request, proposal)
    settled = queries.decided_proposal(proposal.pk) if decision else None
    return {
        "text": proposals.reading(queries.frozen(proposal)),
        "ties": proposals.shown_ties(request, proposal),
        "decision": decision,
        "marks": address(request, "proposal_marks", number=proposal.pk) if settled else "",
        "offers": decisions.shown_offers(request, proposal, at=asked.at),
        "versions": queries.versions_of(proposal),
    }


def version(request: HttpRequest, version: ProposalVersion) -> HttpResponse:
    found = version.proposal
    context = {
        "title": f"Version {version.number}, as submitted",
        "breadcrumbs": [*trail(request), (found.title, address(request, "proposal", number=found.pk))],
        "said": f"Submitted by {version.submitted_by.name} on {words.datetime(version.submitted_at)}.",
        "record": Record(),
        "text": proposals.reading(queries.content_of(version)),
    }
    return render(request, "plan/proposals/version.html", context)


def marks(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    found = queries.feedback_on(proposal)
    context = {
        "title": "Marks and reasons",
        "caption": f"{proposal.reference} {proposal.title}",
        "breadcrumbs": [
            *trail(request, proposal.call),
            (proposal.title, address(request, "proposal", number=proposal.pk)),
        ],
        "score": words.number(found.score, 1),
        "rank": found.rank,
        "of": found.of,
        "lines": proposals.shown_feedback(found),
        "decision": decisions.shown_decision(request, proposal),
    }
    return render(request, "plan/proposals/marks.html", context)
