"""Acts that put proposals before a body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.governance.commands import add_recommendation, draft_report
from quadrant.governance.models import Recommendation, Report
from quadrant.governance.queries import concerns_of
from quadrant.governance.terms import Proposed, Section
from quadrant.methods.calendar import in_words, london_day
from quadrant.partnership.models import Body, Person
from quadrant.partnership.terms import DecisionKind
from quadrant.plan.funds.terms import pounds
from quadrant.plan.proposals.models import Call, Proposal, ProposalDecision
from quadrant.plan.proposals.queries import budgets_of, proposals_of, years_offered
from quadrant.plan.proposals.rules import may_run_call
from quadrant.plan.proposals.terms import Asks

NOT_YOURS = "Only a commissioner, or the chair of the cycle's lead body, may put proposals to a body."


@act("proposals.put_to_decision")
def put_to_decision(
    *,
    proposals: Sequence[Proposal],
    recommendation: Recommendation,
    asks: Asks,
    why: Mapping[int, str] | None = None,
    by: Person,
    at: datetime,
) -> Done[Recommendation]:
    """Let a recommendation of a draft report decide proposals; `why` gives reasons by proposal number.

    The report must be a draft, for a body sees what it is asked before it decides; and it must name each organisation,
    so that the interests of those present count.
    """
    insist(bool(proposals), "Choose at least one proposal.", field="proposals")
    report = Report.objects.select_for_update().get(pk=recommendation.report_id)
    insist(report.submitted_at is None, "This report is final. Put the proposals in a draft.", field="recommendation")
    insist(recommendation.kind == DecisionKind.FUNDING, "Choose a recommendation to fund.", field="recommendation")
    named = {concern.organisation_id for concern in concerns_of(report)}
    for proposal in proposals:
        allow(may_run_call(by, proposal.call), NOT_YOURS)
        insist(proposal.submitted_at is not None and proposal.withdrawn_at is None, f"{proposal} is not submitted.")
        insist(report.cycle_id == proposal.call.cycle_id, "The report is not about this cycle.", field="recommendation")
        insist(
            proposal.organisation_id in named,
            f"Name {proposal.organisation.name} in the report as concerned, so that interests in it count.",
        )
        reason = (why or {}).get(proposal.pk, "").strip()
        ProposalDecision(
            proposal=proposal, recommendation=recommendation, asks=asks, why=reason, put_by=by, put_at=at
        ).save()
    return Done(recommendation, f"{asks.label}: {len(proposals)} proposals")


@act("proposals.report_drafted")
def draft_funding_report(
    *,
    call: Call,
    body: Body,
    title: str,
    asks: Mapping[Proposal, Asks],
    why: Mapping[int, str] | None = None,
    place: str = "",
    sections: Mapping[Section, str] | None = None,
    by: Person,
    at: datetime,
) -> Done[Report]:
    """Draft the report that asks a body about proposals: a recommendation for each thing asked, with its sum.

    `place` is the gate or activity of the cycle that the report is for. The organisations are named as concerned.
    Purpose and background are drafted from the record where `sections` leaves them out.
    """
    allow(may_run_call(by, call), NOT_YOURS)
    insist(bool(asks), "Choose at least one proposal.", field="proposals")
    organisations = {proposal.organisation_id: proposal.organisation for proposal in asks}
    report = draft_report(
        body=body,
        title=title,
        cycle=call.cycle,
        place=place,
        sections={**_drafted(call, body), **(sections or {})},
        organisations=list(organisations.values()),
        by=by,
        at=at,
    )
    chosen: dict[Asks, list[Proposal]] = defaultdict(list)
    for proposal, ask in asks.items():
        chosen[ask].append(proposal)
    for ask in Asks:
        if chosen[ask]:
            wanted = add_recommendation(report=report, proposed=_proposed(ask, chosen[ask]), by=by, at=at)
            put_to_decision(proposals=chosen[ask], recommendation=wanted, asks=ask, why=why, by=by, at=at)
    return Done(report, report.title)


def _drafted(call: Call, body: Body) -> dict[Section, str]:
    """What the record itself can say in a report."""
    proposals = proposals_of(call)
    asked = budgets_of(proposals)
    total = sum((sum(years.values(), Decimal(0)) for years in asked.values()), Decimal(0))
    years = years_offered(call)
    money = ", ".join(f"{year.label} {pounds(year.unallocated)}" for year in years)
    closed = in_words(london_day(call.closes_at))
    return {
        Section.PURPOSE: f"To ask {body.name} which of the proposals made to “{call.title}” are funded.",
        Section.BACKGROUND: (
            f"The call closed on {closed}. {len(proposals)} proposals were submitted and stand; together they ask for "
            f"{pounds(total)}. {call.fund.name} has this to give: {money}."
        ),
    }


def _proposed(asks: Asks, proposals: Sequence[Proposal]) -> Proposed:
    """The recommendation for these proposals, with what they ask for together as its value."""
    asked = budgets_of(proposals)
    total = sum((sum(asked.get(proposal.pk, {}).values(), Decimal(0)) for proposal in proposals), Decimal(0))
    names = "; ".join(f"{proposal.reference} {proposal.title}" for proposal in proposals)
    opening = {
        Asks.FUND: f"That these be funded, up to {pounds(total)} in all",
        Asks.RESERVE: f"That these be held in reserve in this order, up to {pounds(total)} if money becomes free",
        Asks.DO_NOT_FUND: "That these not be funded",
    }[asks]
    value = Decimal(0) if asks is Asks.DO_NOT_FUND else total
    return Proposed(text=f"{opening}: {names}.", kind=DecisionKind.FUNDING, value=value)
