"""The facts that calls, proposals and offers can state to a cycle; and to the appraisal, what is still to come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Min

from quadrant.appraisal.models import CriteriaSet
from quadrant.appraisal.queries import says_what_comes
from quadrant.appraisal.terms import StillComing
from quadrant.cycle.registry import fact
from quadrant.cycle.terms import Fact, FactKey
from quadrant.governance.registry import Stake, stake, tells
from quadrant.governance.terms import DrawsOn, typed_table
from quadrant.methods import words
from quadrant.methods.calendar import FinancialYear, london_day
from quadrant.partnership.within import here
from quadrant.plan.proposals.models import Call, Offer, Proposal, ProposalDecision
from quadrant.plan.proposals.queries import budgets_of, closing_in_words, decided_on, open_call_on
from quadrant.plan.proposals.rules import hidden_from

Stated = Iterable[tuple[int, Fact]]


@fact(FactKey.CALL_DRAFTED)
def calls_drafted(cycles: Sequence[int]) -> Stated:
    for call in Call.objects.filter(cycle__in=cycles).select_related("drafted_by"):
        on = london_day(call.drafted_at)
        yield call.cycle_id, Fact(on, f"“{call.title}” is drafted", by=call.drafted_by.name, at=call.drafted_at)


@fact(FactKey.CALL_OPENED)
def calls_opened(cycles: Sequence[int]) -> Stated:
    for call in Call.objects.opened().filter(cycle__in=cycles).select_related("opened_by"):
        until = f"{london_day(call.closes_at):%-d %B %Y}"
        on = london_day(call.opened_at)
        yield call.cycle_id, Fact(on, f"“{call.title}”, until {until}", by=call.opened_by.name, at=call.opened_at)


@fact(FactKey.CALL_CLOSED)
def calls_closed(cycles: Sequence[int]) -> Stated:
    """An opened call is closed on the day of its closing moment; a position of an earlier day leaves this out."""
    for call in Call.objects.opened().filter(cycle__in=cycles).annotate(came=Count("proposals__submitted_at")):
        on = london_day(call.closes_at)
        yield call.cycle_id, Fact(on, f"“{call.title}” closed with {call.came} proposals", at=call.closes_at)


@says_what_comes
def proposals_to_come(criteria_set: CriteriaSet, at: datetime) -> StillComing | None:
    """An open call takes proposals up to its closing moment, that moment included."""
    call = open_call_on(criteria_set, at=at)
    if call is None:
        return None
    return StillComing(f"The call “{call.title}” takes proposals until {closing_in_words(call)}", call.closes_at)


@fact(FactKey.PROPOSAL_SUBMITTED)
def proposals_submitted(cycles: Sequence[int]) -> Stated:
    """The first proposal that stands, and how many do by now."""
    rows = Proposal.objects.standing().filter(call__cycle__in=cycles).order_by().values("call__cycle")
    for row in rows.annotate(first_at=Min("submitted_at"), came=Count("pk")):
        said = f"{row['came']} proposal{'s' if row['came'] != 1 else ''} submitted"
        yield row["call__cycle"], Fact(london_day(row["first_at"]), said, at=row["first_at"])


@fact(FactKey.PROPOSALS_DECIDED)
def proposals_decided(cycles: Sequence[int]) -> Stated:
    """Every proposal that stands has been decided on, since the last of those decisions."""
    standing: dict[int, list[Proposal]] = defaultdict(list)
    for proposal in Proposal.objects.standing().filter(call__cycle__in=cycles).select_related("call"):
        standing[proposal.call.cycle_id].append(proposal)
    decided = decided_on([proposal for proposals in standing.values() for proposal in proposals])
    for cycle, proposals in standing.items():
        settled = [decided[one.pk] for one in proposals if one.pk in decided and decided[one.pk].is_settled]
        if len(settled) == len(proposals):
            last = max((one.resolution for one in settled if one.resolution), key=lambda one: one.recorded_at)
            approved = sum(one.is_approved for one in settled)
            said = f"{len(settled)} proposals decided, {approved} approved"
            yield cycle, Fact(last.decided_on, said, body=last.body_id, at=last.recorded_at)


@fact(FactKey.OFFER_MADE)
def offers_made(cycles: Sequence[int]) -> Stated:
    """The first offer, and how many were made by now."""
    rows = Offer.objects.filter(proposal__call__cycle__in=cycles).order_by().values("proposal__call__cycle")
    for row in rows.annotate(first_at=Min("made_at"), made=Count("pk")):
        said = f"{row['made']} offer{'s' if row['made'] != 1 else ''} made"
        yield row["proposal__call__cycle"], Fact(london_day(row["first_at"]), said, at=row["first_at"])


@fact(FactKey.OFFER_ACCEPTED)
def offers_accepted(cycles: Sequence[int]) -> Stated:
    """At least one offer is accepted and none waits for an answer; since the last was accepted."""
    standing: dict[int, list[Offer]] = defaultdict(list)
    rows = Offer.objects.standing().filter(proposal__call__cycle__in=cycles).select_related("proposal__call")
    for offer in rows:
        standing[offer.proposal.call.cycle_id].append(offer)
    for cycle, offers in standing.items():
        if all(offer.accepted_at for offer in offers):
            last = max(offer.accepted_at for offer in offers if offer.accepted_at)
            yield cycle, Fact(london_day(last), f"{len(offers)} offers accepted", at=last)


@stake
def who_leads_proposals(reports: Sequence[int]) -> Iterable[Stake]:
    """Whoever leads a proposal that a report puts to its body."""
    put = ProposalDecision.objects.filter(recommendation__report__in=reports, proposal__withdrawn_at=None)
    rows = put.values_list("recommendation__report", "proposal__organisation", "proposal__title")
    for report, organisation, title in rows.distinct():
        yield Stake(report, organisation, f"leads “{title}”")


@tells(DrawsOn.MONEY)
def asked_in_words(cycle: Any, person: Any) -> Iterable[str]:
    """What each proposal that stands asks for, year by year, once its call has closed; never one that is kept from
    this person."""
    rows = Proposal.objects.standing().whole().filter(call__cycle=cycle).order_by("call", "number")
    standing = [one for one in rows if london_day(one.call.closes_at) < here().on]
    hidden = hidden_from(person, standing)
    asks = budgets_of(standing)
    yield typed_table(
        "What proposals ask for",
        ("Proposal", "Led by", "By year", "In all"),
        (
            (
                f"{one.reference} {one.title}",
                one.organisation.name,
                "; ".join(f"{FinancialYear(year)}: {words.money(amount)}" for year, amount in sorted(by_year.items())),
                words.money(sum(by_year.values())),
            )
            for one in standing
            if one.pk not in hidden and (by_year := asks.get(one.pk, {}))
        ),
    )
