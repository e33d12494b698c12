"""What keeps an agreement from being signed: what it rests on, its money, its standards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from quadrant.do.agreements.models import Agreement, AgreementFundingLine
from quadrant.do.agreements.queries.agreements import lines_of, signed_worth_under, worth_of
from quadrant.do.agreements.queries.standards import Standing, found_none_needed, standings_of
from quadrant.do.agreements.terms import AWARDS, Form, Signing, StandardState
from quadrant.governance.models import Recommendation
from quadrant.governance.queries import held_back, is_favourable, resolution_of, resolutions_of, waits_for_others
from quadrant.methods.calendar import FinancialYear, in_words
from quadrant.partnership.terms import DecisionKind
from quadrant.plan.funds.terms import pounds
from quadrant.plan.proposals.queries import years_of_offer

SAID = {
    StandardState.NOT_MET: "is not met",
    StandardState.PARTLY_MET: "is only partly met",
    StandardState.EXPIRED: "was met on evidence that has expired",
    StandardState.NOT_CHECKED: "has not been checked",
}


def awards_to_rest_on() -> list[Recommendation]:
    """Recommendations to award or to fund, of reports that were not taken back, the newest first."""
    asked = Recommendation.objects.filter(kind__in=AWARDS, report__withdrawn_at=None)
    return list(asked.select_related("report").order_by("-report__pk", "number"))


def waivers_decided() -> list[Recommendation]:
    """Recommendations to waive a standard that a body gave, the newest first."""
    asked = Recommendation.objects.filter(kind=DecisionKind.WAIVER, report__withdrawn_at=None)
    listed = list(asked.select_related("report").order_by("-report__pk", "number"))
    given = resolutions_of([one.pk for one in listed])
    return [one for one in listed if one.pk in given and is_favourable(given[one.pk])]


def signing_of(agreement: Agreement, *, on: date) -> Signing:
    """Everything that keeps the agreement from being signed on the day, in sentences."""
    told = [
        *_past(agreement, on),
        *resting_faults(agreement, on),
        *_money_faults(agreement),
        *standard_faults(agreement, on),
    ]
    return Signing(tuple(told))


def _past(agreement: Agreement, on: date) -> list[str]:
    gone = agreement.ends_on < on
    return [f"Its last day, {in_words(agreement.ends_on)}, has gone by."] if gone else []


def resting_faults(agreement: Agreement, on: date) -> list[str]:
    """What is wrong with the offer, award or framework agreement that it rests on."""
    if agreement.offer is not None:
        standing = agreement.offer.accepted_at is not None
        return [] if standing else ["The offer that it rests on is not accepted."]
    if agreement.recommendation is not None:
        resolution = resolution_of(agreement.recommendation)
        if resolution is None:
            return ["The recommendation that it rests on has not been decided."]
        waits = waits_for_others(resolution)
        if waits:
            return [waits]
        if not is_favourable(resolution):
            return ["The body did not approve the recommendation that it rests on."]
        held = held_back(resolution, on)
        return [held] if held else []
    if agreement.parent is not None:
        return [] if agreement.parent.signed_at else ["The framework agreement that it calls off from is not signed."]
    return ["It rests on no accepted offer and on no body's decision."]


def _money_faults(agreement: Agreement) -> list[str]:
    lines = lines_of(agreement)
    if not lines:
        return [] if agreement.form == Form.FRAMEWORK else ["It has no funding line."]
    return [*offer_faults(agreement, lines), *_decision_faults(agreement)]


def offer_faults(agreement: Agreement, lines: Iterable[AgreementFundingLine]) -> list[str]:
    """Where the funding lines differ from the offer, year by year."""
    if agreement.offer is None:
        return []
    agreed: dict[int, Decimal] = defaultdict(Decimal)
    for line in lines:
        agreed[line.year] += line.amount
    offered = years_of_offer(agreement.offer)
    return [
        f"The offer for {FinancialYear(year).label} is {pounds(offered.get(year, Decimal(0)))}, "
        f"and the funding lines add to {pounds(agreed[year])}."
        for year in sorted({*offered, *agreed})
        if offered.get(year, Decimal(0)) != agreed[year]
    ]


def _decision_faults(agreement: Agreement) -> list[str]:
    """An award covers a sum; all agreements signed under it stay within."""
    if agreement.recommendation is None or agreement.recommendation.value is None:
        return []
    left = agreement.recommendation.value - signed_worth_under(agreement.recommendation.pk)
    worth = worth_of(agreement)
    if worth <= left:
        return []
    return [f"The decision leaves {pounds(max(left, Decimal(0)))}, and this agreement is worth {pounds(worth)}."]


def standard_faults(agreement: Agreement, on: date) -> list[str]:
    """One sentence that names the standards in the way, or nothing."""
    standings = standings_of(agreement, on=on)
    missing = [one for one in standings if not one.holds]
    if not missing:
        return []
    return [f"{_named(missing)}. {len(standings) - len(missing)} of {len(standings)} standards are met or waived."]


def _named(missing: Sequence[Standing]) -> str:
    said = "; ".join(f"{one.label}, {SAID[one.state]}" for one in missing)
    return said[0].upper() + said[1:]


def standards_settled(agreement: Agreement, on: date) -> bool:
    """Are all standards of the framework met or waived, or was it noted that there are none?"""
    standings = standings_of(agreement, on=on)
    return all(one.holds for one in standings) if standings else found_none_needed(agreement) is not None
