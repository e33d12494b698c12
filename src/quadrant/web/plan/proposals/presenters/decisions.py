"""Decisions and offers in words; what the money buys, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.governance.terms import Outcome
from quadrant.methods import words
from quadrant.plan.proposals import queries
from quadrant.plan.proposals.rules import (
    may_answer_offer,
    may_end_offer,
    may_make_offer,
    may_run_call,
    may_tie_proposals,
    may_write_proposal,
)
from quadrant.plan.proposals.terms import Asks, OfferState, ProposalState
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table
from quadrant.web.plan.history import last_act
from quadrant.web.plan.proposals.presenters.calls import Todo

if TYPE_CHECKING:
    from quadrant.plan.proposals.models import Call, Offer, Proposal

NOTHING = Decimal(0)


def proposal_todos(request: HttpRequest, proposal: Proposal, state: ProposalState, *, at: datetime) -> list[Todo]:
    """What this person may do with a proposal now."""
    person, page = request.user, {"number": proposal.pk}
    made = []
    submitted = state is ProposalState.SUBMITTED
    if may_write_proposal(person, proposal) and submitted:
        if at <= proposal.call.closes_at:
            made.append(Todo("Take it back to change it", address(request, "proposal_take_back", **page)))
        made.append(Todo("Withdraw it", address(request, "proposal_withdraw", **page)))
    if state in (ProposalState.APPROVED, ProposalState.RESERVE, ProposalState.LAPSED) and may_make_offer(
        person, proposal
    ):
        made.append(Todo("Make an offer", address(request, "offer_new", **page), secondary=False))
    if submitted and may_tie_proposals(person, proposal):
        made.append(Todo("It depends on another", address(request, "proposal_tie", **page)))
    return made


def shown_decision(request: HttpRequest, proposal: Proposal) -> list[SummaryRow]:
    """What was asked of which body, and what it resolved."""
    decided = queries.decision_on(proposal)
    if decided is None:
        return []
    report = decided.link.recommendation.report
    is_author_only = may_write_proposal(request.user, proposal) and not may_run_call(request.user, proposal.call)
    page = "" if is_author_only else address_or_none(request, "report", number=report.pk) or ""
    rows = [
        SummaryRow("Asked of", report.body.name, address=page),
        SummaryRow("What was asked", Asks(decided.link.asks).label, note=decided.link.why),
    ]
    if decided.resolution is None:
        return [*rows, SummaryRow("Resolved", "Not yet")]
    resolution = decided.resolution
    rows.append(SummaryRow("Resolved", Outcome(resolution.outcome).label, note=resolution.reasons))
    rows.append(SummaryRow("On", words.date(resolution.decided_on)))
    if resolution.conditions:
        rows.append(SummaryRow("On conditions", resolution.conditions))
    return rows


def shown_offers(request: HttpRequest, proposal: Proposal, *, at: datetime) -> list[dict[str, Any]]:
    """Every offer made for a proposal, the newest first."""
    offers = queries.offers_for(proposal)
    years = queries.years_of_offers(offers)
    return [
        {
            "title": f"Offer of {words.money(sum(years.get(offer.pk, {}).values(), NOTHING))}",
            "address": address(request, "offer", number=offer.pk),
            "state": queries.state_of_offer(offer, at=at).label,
            "made": words.date(offer.made_at),
        }
        for offer in offers
    ]


def offers_table(request: HttpRequest, *, at: datetime) -> Table[Any]:
    offers = list(queries.offers_seen_by(request.user))
    states = {offer.pk: queries.state_of_offer(offer, at=at) for offer in offers}
    return Table(
        name="offers",
        caption="Offers",
        one="offer",
        rows=offers,
        columns=[
            Column(
                "title",
                "Proposal",
                lambda o: f"{o.proposal.reference} {o.proposal.title}",
                address=lambda o: address(request, "offer", number=o.pk),
            ),
            Column("organisation", "Organisation", lambda o: o.proposal.organisation.name),
            Column("call", "Call", lambda o: o.proposal.call.title),
            Column("total", "Offered", lambda o: o.total, kind=Kind.MONEY),
            Column("part", "Whole or part", lambda o: "Part" if o.falls_away else "Whole"),
            Column("made", "Made", lambda o: o.made_at, kind=Kind.DATE, show=lambda o: words.date(o.made_at)),
            Column("expires", "To be answered by", lambda o: o.expires_at, kind=Kind.DATE),
            Column("state", "State", lambda o: states[o.pk].label, kind=Kind.STATE),
        ],
        filters=[Filter("state", "State", OfferState.choices(), matches=lambda o, value: states[o.pk] == value)],
        search=("any",),
        empty=Empty("No offer has been made yet. Offers follow a body's decision."),
    )


def offer_record(request: HttpRequest, offer: Offer, *, at: datetime) -> Record:
    state, proposal = queries.state_of_offer(offer, at=at), offer.proposal
    rows = [
        SummaryRow(
            "For",
            f"{proposal.reference} {proposal.title}",
            address=address(request, "proposal", number=proposal.pk),
        ),
        SummaryRow("To", proposal.organisation.name),
        SummaryRow("Made", f"{words.datetime(offer.made_at)}, by {offer.made_by.name}"),
        SummaryRow("To be answered by", words.datetime(offer.expires_at)),
        SummaryRow("Conditions", offer.conditions or "None"),
    ]
    if offer.falls_away:
        rows.append(SummaryRow("What falls away", offer.falls_away))
    if offer.accepted_at is not None and offer.accepted_by is not None:
        rows.append(SummaryRow("Accepted", f"{words.datetime(offer.accepted_at)}, by {offer.accepted_by.name}"))
    if offer.declined_at is not None and offer.declined_by is not None:
        said = f"{words.datetime(offer.declined_at)}, by {offer.declined_by.name}"
        rows.append(SummaryRow("Declined", said, note=offer.declined_why))
    return Record(summary=rows, state=state.label, history=last_act(request, offer))


def offer_years(offer: Offer) -> dict[str, Any]:
    """Asked and offered, year by year."""
    asked, given = queries.budget_of(offer.proposal), queries.years_of_offer(offer)
    rows = [
        [words.financial_year(year), words.money(amount), words.money(given.get(year, NOTHING))]
        for year, amount in asked.items()
    ]
    foot = ["All years", words.money(sum(asked.values(), NOTHING)), words.money(sum(given.values(), NOTHING))]
    return {"rows": rows, "foot": foot if len(rows) > 1 else None}


def offer_todos(request: HttpRequest, offer: Offer, *, at: datetime) -> list[Todo]:
    state, page = queries.state_of_offer(offer, at=at), {"number": offer.pk}
    made = []
    if state is OfferState.OPEN and may_answer_offer(request.user, offer):
        made.append(Todo("Accept the offer", address(request, "offer_accept", **page), secondary=False))
        made.append(Todo("Decline it", address(request, "offer_decline", **page)))
    if state is OfferState.LAPSED and offer.lapsed_at is None and may_end_offer(request.user, offer):
        made.append(Todo("Let it lapse and free its money", address(request, "offer_lapse", **page)))
    return made


def report_lines(call: Call, form: Any, waiting: Sequence[Any]) -> list[dict[str, Any]]:
    """A line of the report's form for each proposal that waits for a body."""
    scores, asks = queries.scores_by_entry(call), queries.budgets_of(waiting)
    return [
        {
            "name": f"{one.reference} {one.title}",
            "organisation": one.organisation.name,
            "rank": scores[one.entry_id].rank if one.entry_id in scores else words.NOTHING,
            "asked": words.money(sum(asks.get(one.pk, {}).values(), NOTHING)),
            "ask": form[f"ask_{one.pk}"],
            "why": form[f"why_{one.pk}"],
        }
        for one in waiting
    ]


def not_funded_table(request: HttpRequest, call: Call, *, at: datetime) -> Table[Any]:
    """Whom to tell that they are not funded, with their place, score and the reason given."""
    found = list(queries.proposals_on(call, request.user))
    states, scores = queries.states_of(found, at=at), queries.scores_by_entry(call)
    turned_down = [one for one in found if states[one.pk] is ProposalState.NOT_FUNDED]
    decided = queries.decided_on(turned_down)

    def reason(one: Proposal) -> str:
        known = decided[one.pk]
        return known.link.why or (known.resolution.reasons if known.resolution else "")

    def of_score(one: Proposal, name: str) -> Any:
        score = scores.get(one.entry_id or 0)
        return getattr(score, name) if score else None

    return Table(
        name="not-funded",
        caption=f"Not funded: {call.title}",
        one="proposal",
        rows=turned_down,
        columns=[
            Column(
                "title",
                "Proposal",
                lambda one: f"{one.reference} {one.title}",
                address=lambda one: address(request, "proposal_marks", number=one.pk),
            ),
            Column("organisation", "Organisation", lambda one: one.organisation.name),
            Column("rank", "Rank", lambda one: of_score(one, "rank"), kind=Kind.NUMBER),
            Column("score", "Score", lambda one: of_score(one, "score"), kind=Kind.NUMBER, places=1),
            Column("reason", "Reason", reason),
        ],
        order="rank",
        search=("any",),
        empty=Empty("No proposal has been turned down by a body."),
    )
