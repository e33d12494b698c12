"""What can be asked of agreements: their money by fund and year, outcomes, payments, what ends soon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum

from quadrant.cycle.models import Cycle
from quadrant.cycle.terms import Tier
from quadrant.do.agreements.models import Agreement, AgreementFundingLine, AgreementOutcome, Payment
from quadrant.do.agreements.rules import providers_hidden_from
from quadrant.do.agreements.terms import AgreementState
from quadrant.methods.calendar import FinancialYear, add_months, financial_year
from quadrant.partnership.within import here
from quadrant.plan.funds.models import Fund
from quadrant.plan.proposals.models import Offer

NOTHING = Decimal(0)


def agreements() -> Any:
    """Every agreement that was not withdrawn, with its state on the day entered and its whole worth."""
    return Agreement.objects.standing().with_state(here().on).with_total().whole().order_by("title", "pk")


def agreements_seen_by(person: Any) -> Any:
    """The register as this person may see it."""
    return agreements().exclude(provider__in=providers_hidden_from(person))


def agreement_numbered(number: int) -> Agreement | None:
    found: Agreement | None = (
        Agreement.objects.with_state(here().on)
        .with_total()
        .select_related(
            "provider", "unit", "cycle__framework", "parent", "offer__proposal__call", "recommendation__report__body",
            "drafted_by", "signed_by", "ended_by",
        )
        .defer("cycle__framework__text", "cycle__framework__content")
        .filter(pk=number)
        .first()
    )  # fmt: skip
    return found


def agreements_of(cycle: Cycle) -> list[Agreement]:
    """A cycle's agreements, by title."""
    return list(agreements().filter(cycle=cycle))


def agreement_of_offer(offer: Offer) -> Agreement | None:
    found: Agreement | None = agreements().filter(offer=offer).first()
    return found


def state_of(agreement: Agreement, *, on: date) -> AgreementState:
    """Where an agreement stands on a day; the same answer as `with_state`."""
    if agreement.withdrawn_at is not None:
        return AgreementState.WITHDRAWN
    if agreement.signed_at is None:
        return AgreementState.DRAFT
    if agreement.last_day < on:
        return AgreementState.ENDED
    return AgreementState.SIGNED if agreement.starts_on > on else AgreementState.LIVE


def call_offs_of(agreement: Agreement) -> list[Agreement]:
    return list(agreements().filter(parent=agreement))


def frameworks_to_call_off() -> list[Agreement]:
    """The framework agreements in force on the day entered."""
    return list(agreements().filter(form="framework", state=AgreementState.LIVE))


def endings(*, within_months: int) -> Any:
    """Signed agreements that end soon, the soonest first."""
    until = add_months(here().on, within_months)
    coming = agreements().filter(state__in=[AgreementState.LIVE, AgreementState.SIGNED], last_on__lte=until)
    return coming.order_by("last_on", "title")


def lines_of(agreement: Agreement) -> list[AgreementFundingLine]:
    """Which fund pays how much in which year, by year and fund."""
    lines = AgreementFundingLine.objects.filter(agreement=agreement).select_related("fund", "entry")
    return list(lines.order_by("year", "fund__name"))


def funds_of(agreement: Agreement) -> list[Fund]:
    """The funds that pay for an agreement, by name."""
    return sorted({line.fund for line in lines_of(agreement)}, key=lambda fund: fund.name)


def worth_of(agreement: Agreement) -> Decimal:
    return _sum(AgreementFundingLine.objects.filter(agreement=agreement))


def signed_worth_under(recommendation_id: int) -> Decimal:
    """What signed agreements already take of the sum that one decision covers, call-offs apart."""
    return _sum(
        AgreementFundingLine.objects.filter(
            agreement__recommendation=recommendation_id, agreement__signed_at__isnull=False
        )
    )


@dataclass(frozen=True)
class TierWorth:
    """How many agreements a tier has, what they are worth in all their years, and what was paid of it."""

    tier: Tier
    count: int
    worth: Decimal
    paid: Decimal


def worth_by_tier(chosen: Any) -> list[TierWorth]:
    """The agreements chosen by the tier of their cycle, in the order of the tiers. One query."""
    spent = chosen.order_by().annotate(spent=Payment.objects.sum_for("agreement", "amount"))
    rows = spent.values_list("cycle__tier").annotate(count=Count("pk"), worth=Sum("total"), paid=Sum("spent"))
    found = {tier: (count, worth or NOTHING, paid or NOTHING) for tier, count, worth, paid in rows}
    return [TierWorth(tier, *found[tier.value]) for tier in Tier if tier.value in found]


def _sum(rows: Any) -> Decimal:
    return rows.aggregate(total=Sum("amount"))["total"] or NOTHING


@dataclass(frozen=True)
class YearOfAgreement:
    """One financial year of an agreement from one fund: what was agreed, and what was paid."""

    fund: Fund
    starts: int
    agreed: Decimal
    paid: Decimal

    @property
    def year(self) -> FinancialYear:
        return FinancialYear(self.starts)

    @property
    def left(self) -> Decimal:
        return self.agreed - self.paid


def money_of(agreement: Agreement) -> list[YearOfAgreement]:
    """Agreed and paid by year and fund; a year with payments and no line is listed too."""
    agreed = {(line.year, line.fund_id): line.amount for line in lines_of(agreement)}
    paid: dict[tuple[int, int], Decimal] = defaultdict(lambda: NOTHING)
    funds = {line.fund_id: line.fund for line in lines_of(agreement)}
    for payment in payments_of(agreement):
        paid[financial_year(payment.paid_on).starts, payment.fund_id] += payment.amount
        funds[payment.fund_id] = payment.fund
    return [
        YearOfAgreement(funds[fund], starts, agreed.get((starts, fund), NOTHING), paid[starts, fund])
        for starts, fund in sorted({*agreed, *paid}, key=lambda key: (key[0], funds[key[1]].name))
    ]


def payments_of(agreement: Agreement) -> list[Payment]:
    """What was paid, the latest first."""
    found = Payment.objects.filter(agreement=agreement).select_related("fund", "recorded_by")
    return list(found.order_by("-paid_on", "-pk"))


def outcomes_of(agreement: Agreement) -> list[AgreementOutcome]:
    """The outcomes that an agreement serves, the largest share first."""
    found = AgreementOutcome.objects.filter(agreement=agreement).select_related("outcome")
    return list(found.order_by("-share", "outcome__name"))


def outcomes_of_agreements(chosen: Iterable[Agreement]) -> dict[int, list[AgreementOutcome]]:
    """The same of many agreements, by their numbers. One query."""
    found: dict[int, list[AgreementOutcome]] = defaultdict(list)
    rows = AgreementOutcome.objects.filter(agreement__in=[one.pk for one in chosen]).select_related("outcome")
    for row in rows.order_by("-share", "outcome__name"):
        found[row.agreement_id].append(row)
    return dict(found)


def agreements_without_outcome() -> list[Agreement]:
    """Drafted or signed agreements that serve no outcome."""
    return list(agreements().filter(outcomes=None).exclude(state=AgreementState.ENDED))


def offers_without_agreement(cycle: Cycle | None = None) -> list[Offer]:
    """Accepted offers for which no agreement is drafted yet, the oldest first."""
    made = Agreement.objects.standing().filter(offer__isnull=False).values("offer")
    waiting = Offer.objects.standing().whole().filter(accepted_at__isnull=False).exclude(pk__in=made)
    if cycle is not None:
        waiting = waiting.filter(proposal__call__cycle=cycle)
    return list(waiting.select_related("proposal__call__cycle", "proposal__call__fund").order_by("accepted_at", "pk"))


def titles_of(chosen: Sequence[Agreement]) -> list[tuple[str, str]]:
    """Agreements as choices of a form."""
    return [(str(one.pk), f"{one.title} ({one.party})") for one in chosen]
