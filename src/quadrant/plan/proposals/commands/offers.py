"""Acts on offers. Making one sets its money aside in the fund; declined or lapsed, the money is free again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, allow, insist
from quadrant.governance.queries import held_back
from quadrant.methods.calendar import FinancialYear, london_day
from quadrant.partnership.models import Person
from quadrant.plan.funds.commands import allocate, release
from quadrant.plan.funds.terms import pounds
from quadrant.plan.proposals.models import Call, Offer, OfferYear, Proposal
from quadrant.plan.proposals.queries import Decided, budget_of, decision_on, offered_under, state_of_offer
from quadrant.plan.proposals.rules import may_answer_offer, may_end_offer, may_make_offer
from quadrant.plan.proposals.terms import OfferState

NOT_A_MAKER = "Only those who run the cycle, without an interest in the organisation, may make this offer."
NOT_THEIRS = "Only the organisation that proposed may answer the offer."
NOTHING = Decimal(0)


@act("offer.made")
def make_offer(
    *,
    proposal: Proposal,
    amounts: Mapping[int, Decimal],
    conditions: str = "",
    falls_away: str = "",
    expires_at: datetime,
    by: Person,
    at: datetime,
) -> Done[Offer]:
    """Offer what was asked, whole or in part, by financial year (known by the year that it starts in).

    Only after a body has approved it, within what that body approved, and within the fund: each year's amount is
    allocated in the fund's ledger in the same act, under that year's lock.
    """
    allow(may_make_offer(by, proposal), NOT_A_MAKER)
    Call.objects.select_for_update().get(pk=proposal.call_id)
    kept = Proposal.objects.select_for_update().get(pk=proposal.pk)
    insist(kept.submitted_at is not None and kept.withdrawn_at is None, "This proposal no longer stands.")
    stands = Offer.objects.standing().filter(proposal=kept).exists()
    insist(not stands, "This proposal already has an offer.")
    decided = _approved(kept, london_day(at))
    given = {year: amount for year, amount in sorted(amounts.items()) if amount}
    _refuse_beyond_asked(kept, given, falls_away)
    _refuse_beyond_decision(decided, sum(given.values(), NOTHING))
    insist(expires_at > at, "Give the organisation time to answer.", field="expires_at")
    made = Offer(proposal=kept, decision=decided.link, conditions=conditions.strip(), falls_away=falls_away.strip())
    made.expires_at, made.made_by, made.made_at = expires_at, by, at
    made.save()
    for year, amount in given.items():
        _set_aside(made, year, amount, by, at)
    return Done(made, f"{kept.title}: {pounds(sum(given.values(), NOTHING))}")


def _approved(proposal: Proposal, on: date) -> Decided:
    decided = decision_on(proposal)
    insist(decided is None or not decided.waits, decided.waits if decided else "")
    if decided is None or decided.resolution is None or not decided.is_settled:
        raise Refusal("No body has decided on this proposal yet.")
    insist(decided.is_approved, "The body did not approve this proposal.")
    held = held_back(decided.resolution, on)
    insist(not held, held)
    return decided


def _refuse_beyond_asked(proposal: Proposal, given: Mapping[int, Decimal], falls_away: str) -> None:
    asked = budget_of(proposal)
    insist(bool(given), "Offer an amount for at least one year.")
    for year, amount in given.items():
        most, label = asked.get(year, NOTHING), FinancialYear(year).label
        field = f"year_{year}"
        insist(amount > 0 and amount == round(amount, 2), "Enter pounds and pence.", field=field)
        insist(amount <= most, f"{pounds(most)} was asked for in {label}, not {pounds(amount)}.", field=field)
    whole = given == asked
    insist(
        whole or proposal.call.part_funding,
        "Authors of this call were told that nothing is funded in part.",
    )
    insist(whole or bool(falls_away.strip()), "This is a part offer. Say what falls away.", field="falls_away")


def _refuse_beyond_decision(decided: Decided, total: Decimal) -> None:
    """What a body approved up to a sum is not offered beyond it; a sum that it left open is."""
    value = decided.link.recommendation.value
    if value is None:
        return
    left = value - offered_under(decided.link.recommendation_id)
    insist(
        total <= left,
        f"{pounds(left)} is left of the {pounds(value)} that {decided.link.recommendation.report.body.name} approved.",
    )


def _set_aside(offer: Offer, year: int, amount: Decimal, by: Person, at: datetime) -> None:
    entry = allocate(
        fund=offer.proposal.call.fund,
        amount=amount,
        belongs_on=FinancialYear(year).first_day,
        about=f"Offer to {offer.proposal.organisation.name}: {offer.proposal.reference} {offer.proposal.title}"[:300],
        by=None,
        at=at,
    )
    OfferYear(offer=offer, year=year, amount=amount, entry=entry).save()


@act("offer.accepted")
def accept_offer(*, offer: Offer, by: Person, at: datetime) -> Done[Offer]:
    """Take the offer with its conditions, before it expires."""
    kept = _open(offer, by, at)
    kept.accepted_at, kept.accepted_by = at, by
    kept.save()
    return Done(kept, kept.proposal.title)


@act("offer.declined")
def decline_offer(*, offer: Offer, why: str, by: Person, at: datetime) -> Done[Offer]:
    """Say no. The money is free for another proposal at once."""
    kept = _open(offer, by, at)
    insist(bool(why.strip()), "Say why the offer is declined.", field="why")
    kept.declined_at, kept.declined_by, kept.declined_why = at, by, why.strip()
    kept.save()
    _free(kept, "declined", at)
    return Done(kept, why.strip())


@act("offer.lapsed")
def lapse_offer(*, offer: Offer, by: Person | None, at: datetime) -> Done[Offer]:
    """Free the money of an offer that nobody answered in time; by itself (a job) or by those who run the cycle."""
    allow(by is None or may_end_offer(by, offer), "Only those who run the cycle may do this.")
    kept = Offer.objects.select_for_update().get(pk=offer.pk)
    insist(
        state_of_offer(kept, at=at) is OfferState.LAPSED and kept.lapsed_at is None,
        "Only an offer whose time has run out can lapse.",
    )
    kept.lapsed_at = at
    kept.save()
    _free(kept, "lapsed", at)
    return Done(kept, kept.proposal.title)


def _open(offer: Offer, by: Person, at: datetime) -> Offer:
    allow(may_answer_offer(by, offer), NOT_THEIRS)
    kept: Offer = Offer.objects.select_for_update().get(pk=offer.pk)
    state = state_of_offer(kept, at=at)
    insist(state is not OfferState.LAPSED, "The time to answer this offer has run out.")
    insist(state is OfferState.OPEN, "This offer has already been answered.")
    return kept


def _free(offer: Offer, what: str, at: datetime) -> None:
    for year in OfferYear.objects.filter(offer=offer).select_related("entry__year__fund"):
        release(entry=year.entry, about=f"Offer {what}: {offer.proposal.title}"[:300], by=None, at=at)
