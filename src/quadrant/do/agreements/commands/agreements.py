"""Drafting agreements: their terms, what they rest on, their money by fund and year, the outcomes they serve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from quadrant.analyse.outcomes.models import Outcome
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.do.agreements.models import Agreement, AgreementFundingLine, AgreementOutcome
from quadrant.do.agreements.queries import agreement_numbered, lines_of, offer_faults
from quadrant.do.agreements.rules import is_barred, may_draft_agreement, may_manage_agreement
from quadrant.do.agreements.terms import AWARDS, Form, Terms
from quadrant.governance.models import Recommendation
from quadrant.methods.calendar import FinancialYear, financial_year
from quadrant.partnership.links import insist_whole
from quadrant.partnership.models import Organisation, Person, Unit
from quadrant.plan.funds.models import Fund
from quadrant.plan.proposals.models import Offer
from quadrant.plan.proposals.queries import years_of_offer

NOT_YOURS = "Only a contract manager or a commissioner without an interest in the provider may do this."


@dataclass(frozen=True)
class FundingTerm:
    """So much from a fund in the financial year that starts in `year`."""

    fund: Fund
    year: int
    amount: Decimal


@act("agreement.drafted")
def draft_agreement(
    *,
    cycle: Cycle,
    terms: Terms,
    provider: Organisation,
    unit: Unit | None = None,
    offer: Offer | None = None,
    recommendation: Recommendation | None = None,
    parent: Agreement | None = None,
    lines: Sequence[FundingTerm] = (),
    by: Person,
    at: datetime,
) -> Done[Agreement]:
    """Draft what a provider is to do. From an offer, it is with the offer's organisation and for the offer's money."""
    allow(may_draft_agreement(by), NOT_YOURS)
    made = Agreement(
        cycle=cycle,
        provider=provider,
        unit=unit,
        offer=offer,
        recommendation=recommendation,
        parent=parent,
        drafted_by=by,
        drafted_at=at,
    )
    _write(made, terms)
    allow(not is_barred(by, made), NOT_YOURS)
    _refuse_wrong_basis(made)
    made.save()
    if offer is not None and not lines:
        years = years_of_offer(offer)
        lines = [FundingTerm(offer.proposal.call.fund, year, amount) for year, amount in years.items()]
    _put_lines(made, lines)
    return Done(made, f"{made.title}, with {made.party}")


def _write(agreement: Agreement, terms: Terms) -> None:
    insist(bool(terms.title.strip()), "Give the agreement a title.", field="title")
    insist(bool(terms.purpose.strip()), "Say what the agreement is for.", field="purpose")
    insist(terms.ends_on >= terms.starts_on, "An agreement cannot end before it begins.", field="ends_on")
    agreement.title, agreement.form, agreement.purpose = terms.title.strip(), terms.form, terms.purpose.strip()
    agreement.starts_on, agreement.ends_on = terms.starts_on, terms.ends_on
    agreement.notice_months, agreement.conditions = terms.notice_months, terms.conditions.strip()


def _refuse_wrong_basis(agreement: Agreement) -> None:
    """The parties and what the agreement rests on have to fit together."""
    offer, parent, unit = agreement.offer, agreement.parent, agreement.unit
    internal = agreement.form == Form.INTERNAL
    insist(unit is None or internal, "Only an internal agreement is made with a unit.", field="unit")
    insist(not internal or unit is not None, "An internal agreement is made with a unit: say which.", field="unit")
    right_unit = unit is None or unit.organisation_id == agreement.provider_id
    insist(right_unit, "That unit belongs to another organisation.", field="unit")
    if offer is not None:
        insist(offer.accepted_at is not None, "Only an accepted offer becomes an agreement.", field="offer")
        same = offer.proposal.organisation_id == agreement.provider_id
        insist(same, "The offer was made to another organisation.", field="provider")
        insist(offer.proposal.call.cycle_id == agreement.cycle_id, "The offer belongs to another cycle.", field="offer")
    if agreement.recommendation is not None:
        kind = agreement.recommendation.kind
        insist(kind in AWARDS, "Choose a recommendation to award or to fund.", field="recommendation")
    if parent is not None:
        insist(parent.form == Form.FRAMEWORK, "Only a framework agreement has call-offs.", field="parent")
        insist(
            offer is None and agreement.form != Form.FRAMEWORK, "A call-off is an agreement of its own.", field="form"
        )


@act("agreement.changed")
def change_agreement(*, agreement: Agreement, terms: Terms, by: Person, at: datetime) -> Done[Agreement]:
    """Change the terms of a draft."""
    kept = draft_of(agreement, by)
    _write(kept, terms)
    _refuse_wrong_basis(kept)
    kept.save()
    _refuse_years_outside(kept, lines_of(kept))
    return Done(kept)


@act("agreement.rested")
def rest_on_decision(
    *, agreement: Agreement, recommendation: Recommendation, by: Person, at: datetime
) -> Done[Agreement]:
    """Say which recommendation to a body the agreement rests on; its award may still be waiting."""
    kept = draft_of(agreement, by)
    insist(kept.offer_id is None, "This agreement rests on an offer, which a body has already decided.")
    kept.recommendation = recommendation
    _refuse_wrong_basis(kept)
    kept.save()
    return Done(kept, recommendation.text[:200])


@act("agreement.funded")
def set_funding_lines(
    *, agreement: Agreement, lines: Sequence[FundingTerm], by: Person, at: datetime
) -> Done[Agreement]:
    """Say anew which funds pay how much in which years; where there is an offer, each year adds to it."""
    kept = draft_of(agreement, by)
    AgreementFundingLine.objects.filter(agreement=kept).delete()
    _put_lines(kept, lines)
    total = sum((line.amount for line in lines), Decimal(0))
    return Done(kept, f"{len(lines)} funding lines, £{total:,.2f}")


def _put_lines(agreement: Agreement, lines: Sequence[FundingTerm]) -> None:
    made = [AgreementFundingLine(agreement=agreement, fund=x.fund, year=x.year, amount=x.amount) for x in lines]
    insist(all(line.amount > 0 for line in made), "A funding line is more than £0.", field="lines")
    _refuse_years_outside(agreement, made)
    if made:
        faults = offer_faults(agreement, made)
        insist(not faults, " ".join(faults), field="lines")
    for line in made:
        line.save()


def _refuse_years_outside(agreement: Agreement, lines: Sequence[AgreementFundingLine]) -> None:
    first, last = financial_year(agreement.starts_on).starts, financial_year(agreement.ends_on).starts
    outside = sorted({line.year for line in lines if not first <= line.year <= last})
    insist(
        not outside,
        f"The agreement does not run in {', '.join(FinancialYear(year).label for year in outside)}.",
        field="lines",
    )


@act("agreement.outcomes_set")
def share_between_outcomes(
    *, agreement: Agreement, shares: Mapping[Outcome, Decimal], by: Person, at: datetime
) -> Done[Agreement]:
    """Say which outcomes the agreement serves, and with what share of its money; the shares add to 100."""
    allow(may_manage_agreement(by, agreement), NOT_YOURS)
    kept = Agreement.objects.select_for_update().get(pk=agreement.pk)
    insist_whole(shares.values())
    AgreementOutcome.objects.filter(agreement=kept).delete()
    for outcome, share in shares.items():
        AgreementOutcome(agreement=kept, outcome=outcome, share=share).save()
    return Done(kept, ", ".join(f"{outcome.name} {share.normalize():f} %" for outcome, share in shares.items()))


@act("agreement.withdrawn")
def withdraw_agreement(*, agreement: Agreement, why: str, by: Person, at: datetime) -> Done[Agreement]:
    """Give a draft up; its offer may be drafted anew."""
    kept = draft_of(agreement, by)
    insist(bool(why.strip()), "Say why the draft is given up.", field="why")
    kept.withdrawn_by, kept.withdrawn_at, kept.withdrawn_why = by, at, why.strip()[:300]
    kept.save()
    return Done(kept, why.strip())


def draft_of(agreement: Agreement, by: Person) -> Agreement:
    """The agreement locked for a change, by somebody who manages it; refused once it was signed or given up."""
    allow(may_manage_agreement(by, agreement), NOT_YOURS)
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    kept = agreement_numbered(agreement.pk)
    assert kept is not None  # noqa: S101  the line above found it
    insist(kept.withdrawn_at is None, "This draft was given up.")
    insist(kept.signed_at is None, "The agreement is signed. Its terms no longer change.")
    return kept
