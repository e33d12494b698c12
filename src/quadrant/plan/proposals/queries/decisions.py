"""What was decided on proposals, what was offered, and how far each has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from quadrant.governance.models import Resolution
from quadrant.governance.queries import is_favourable, resolutions_of, waits_for_others
from quadrant.governance.terms import PUTS_OFF
from quadrant.partnership.rules import may_look_inside
from quadrant.plan.proposals.models import Call, Offer, OfferYear, Proposal, ProposalDecision
from quadrant.plan.proposals.queries.proposals import organisations_of
from quadrant.plan.proposals.rules import hidden_from
from quadrant.plan.proposals.terms import Asks, OfferState, ProposalState

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Decided:
    """Where a proposal stands with the bodies: what was last asked, and what was resolved on it, if anything."""

    link: ProposalDecision
    resolution: Resolution | None

    @property
    def is_settled(self) -> bool:
        settled = self.resolution is not None and self.resolution.outcome not in PUTS_OFF
        return settled and not self.waits

    @property
    def waits(self) -> str:
        """What the approval waits for, where other bodies decide the same."""
        return waits_for_others(self.resolution) if self.resolution is not None else ""

    @property
    def is_approved(self) -> bool:
        """May money be offered? The body gave what was asked, and that was to fund it or to hold it in reserve."""
        given = self.resolution is not None and is_favourable(self.resolution)
        return given and self.link.asks in (Asks.FUND, Asks.RESERVE)

    @property
    def state(self) -> ProposalState:
        if not self.is_settled:
            return ProposalState.SUBMITTED
        if not self.is_approved:
            return ProposalState.NOT_FUNDED
        return ProposalState.APPROVED if self.link.asks == Asks.FUND else ProposalState.RESERVE


def decided_on(proposals: Iterable[Proposal]) -> dict[int, Decided]:
    """For each proposal that was put to a body, how it stands. What was settled last holds until settled anew."""
    links = list(
        ProposalDecision.objects.filter(proposal__in=[proposal.pk for proposal in proposals])
        .select_related("recommendation__report__body", "put_by")
        .order_by("pk")
    )
    holds = resolutions_of({link.recommendation_id for link in links})
    found: dict[int, Decided] = {}
    for link in links:
        now = Decided(link, holds.get(link.recommendation_id))
        before = found.get(link.proposal_id)
        if before is None or now.is_settled or not before.is_settled:
            found[link.proposal_id] = now
    return found


def decision_on(proposal: Proposal) -> Decided | None:
    return decided_on([proposal]).get(proposal.pk)


def state_of_offer(offer: Offer, *, at: datetime) -> OfferState:
    if offer.accepted_at is not None:
        return OfferState.ACCEPTED
    if offer.declined_at is not None:
        return OfferState.DECLINED
    return OfferState.LAPSED if offer.lapsed_at is not None or at > offer.expires_at else OfferState.OPEN


OFFERED = {
    OfferState.OPEN: ProposalState.OFFERED,
    OfferState.ACCEPTED: ProposalState.ACCEPTED,
    OfferState.DECLINED: ProposalState.DECLINED,
    OfferState.LAPSED: ProposalState.LAPSED,
}


def states_of(proposals: Sequence[Proposal], *, at: datetime) -> dict[int, ProposalState]:
    """How far each proposal has come. The same few queries however many there are."""
    decided, offered = decided_on(proposals), latest_offers(proposals)
    return {
        proposal.pk: _state(proposal, decided.get(proposal.pk), offered.get(proposal.pk), at) for proposal in proposals
    }


def _state(proposal: Proposal, decided: Decided | None, offer: Offer | None, at: datetime) -> ProposalState:
    if proposal.withdrawn_at is not None:
        return ProposalState.WITHDRAWN
    if proposal.submitted_at is None:
        return ProposalState.DRAFT
    if offer is not None:
        return OFFERED[state_of_offer(offer, at=at)]
    return decided.state if decided is not None else ProposalState.SUBMITTED


def latest_offers(proposals: Iterable[Proposal]) -> dict[int, Offer]:
    """The newest offer for each proposal."""
    rows = Offer.objects.filter(proposal__in=[proposal.pk for proposal in proposals]).order_by("made_at", "pk")
    return {offer.proposal_id: offer for offer in rows}


def offers_for(proposal: Proposal) -> list[Offer]:
    """Every offer made for a proposal, the newest first."""
    return list(Offer.objects.filter(proposal=proposal).select_related("made_by").order_by("-made_at", "-pk"))


def offers_seen_by(person: Any) -> Any:
    """Every offer for those who commission, without what an interest hides; else those to one's own organisations."""
    rows = (
        Offer.objects.whole().annotate(total=OfferYear.objects.sum_for("offer", "amount")).order_by("-made_at", "-pk")
    )
    if not may_look_inside(person):
        return rows.filter(proposal__organisation__in=organisations_of(person))
    proposals = list(Proposal.objects.filter(offers__isnull=False).distinct())
    return rows.exclude(proposal__in=hidden_from(person, proposals))


def offer_numbered(number: int) -> Offer | None:
    found: Offer | None = (
        Offer.objects.select_related(
            "proposal__call__cycle__framework", "proposal__call__cycle__lead_body", "proposal__call__fund",
            "proposal__organisation", "decision__recommendation__report", "made_by", "accepted_by", "declined_by",
        )
        .defer("proposal__call__cycle__framework__text", "proposal__call__cycle__framework__content")
        .filter(pk=number)
        .first()
    )  # fmt: skip
    return found


def years_of_offer(offer: Offer) -> dict[int, Decimal]:
    """What is offered, by the year that each financial year starts in."""
    return dict(OfferYear.objects.filter(offer=offer).order_by("year").values_list("year", "amount"))


def years_of_offers(offers: Iterable[Offer]) -> dict[int, dict[int, Decimal]]:
    """The same of many offers, by their numbers. One query."""
    found: dict[int, dict[int, Decimal]] = defaultdict(dict)
    rows = OfferYear.objects.filter(offer__in=[offer.pk for offer in offers]).order_by("year")
    for number, year, amount in rows.values_list("offer_id", "year", "amount"):
        found[number][year] = amount
    return dict(found)


def offered_under(recommendation_id: int) -> Decimal:
    """What standing offers already take of the sum that one recommendation covers."""
    years = OfferYear.objects.filter(
        offer__decision__recommendation=recommendation_id, offer__declined_at=None, offer__lapsed_at=None
    )
    return years.aggregate(total=Sum("amount"))["total"] or NOTHING


def offers_to_lapse(*, at: datetime) -> list[Offer]:
    """Offers that nobody answered in time and whose money is still set aside."""
    waiting = Offer.objects.standing().filter(accepted_at=None, expires_at__lt=at)
    return list(waiting.select_related("proposal__call__cycle"))


def offers_waiting_for(person: Any, *, at: datetime) -> list[Offer]:
    """The offers that this person's organisations have still to answer, soonest first."""
    open_ones = Offer.objects.standing().whole().filter(accepted_at=None, expires_at__gte=at)
    return list(open_ones.filter(proposal__organisation__in=organisations_of(person)).order_by("expires_at"))


def accepted_offers_of(call: Call) -> list[Offer]:
    """What became certain: the accepted offers of a call."""
    return list(Offer.objects.standing().whole().filter(proposal__call=call, accepted_at__isnull=False).order_by("pk"))
