"""The register of agreements: every agreement with its provider, worth, state and end."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest

from quadrant.cycle.queries import cycles
from quadrant.cycle.terms import Tier
from quadrant.do.agreements import queries
from quadrant.do.agreements.terms import AgreementState, Form
from quadrant.methods import words
from quadrant.methods.calendar import add_months
from quadrant.partnership.within import here
from quadrant.web.design.addresses import address
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

ENDINGS = [("3", "Within 3 months"), ("6", "Within 6 months"), ("12", "Within a year"), ("18", "Within 18 months")]
TIERS = [(tier.value, tier.value.capitalize()) for tier in Tier]
STATES = [(state.value, state.label) for state in AgreementState if state is not AgreementState.WITHDRAWN]


def agreements_table(request: HttpRequest, *, may_draft: bool) -> Table[Any]:
    begin = (address(request, "agreement_new"), "Draft an agreement") if may_draft else ("", "")

    def page(one: Any) -> str:
        return address(request, "agreement", number=one.pk)

    return Table(
        name="agreements",
        caption="Agreements",
        one="agreement",
        rows=queries.agreements_seen_by(request.user),
        order="title",
        columns=[
            Column("title", "Agreement", lambda one: one.title, order=("title",), address=page),
            Column("party", "With", lambda one: one.party, order=("provider__name",)),
            Column("form", "Form", lambda one: Form(one.form).label, order=("form",)),
            Column("cycle", "Cycle", lambda one: one.cycle.name, order=("cycle__name",)),
            Column("tier", "Tier", lambda one: one.cycle.tier.capitalize(), order=("cycle__tier",)),
            Column("worth", "Worth", lambda one: one.total, kind=Kind.MONEY, order=("total",)),
            Column("starts", "From", lambda one: one.starts_on, kind=Kind.DATE, order=("starts_on",)),
            Column("ends", "Until", lambda one: one.last_on, kind=Kind.DATE, order=("last_on",)),
            Column("state", "State", lambda one: AgreementState(one.state).label, kind=Kind.STATE, order=("state",)),
        ],
        filters=[
            Filter("state", "State", STATES, lookup="state"),
            Filter("form", "Form", Form.choices(), lookup="form"),
            Filter("cycle", "Cycle", [(str(one.pk), one.name) for one in cycles()], lookup="cycle"),
            Filter("tier", "Tier", TIERS, lookup="cycle__tier"),
            Filter("ends", "Ends", ENDINGS, narrow=_ending),
        ],
        search=("title__icontains", "provider__name__icontains", "purpose__icontains"),
        empty=Empty("No agreement is drafted yet.", *begin),
    )


def _ending(rows: Any, months: str) -> Any:
    """Live or to come, with a last day within so many months."""
    until = add_months(here().on, int(months))
    return rows.filter(state__in=[AgreementState.LIVE, AgreementState.SIGNED], last_on__lte=until)


def offers_to_turn_into_agreements(request: HttpRequest) -> list[tuple[str, str, str]]:
    """Accepted offers without an agreement: what, for whom, and where to draft one."""
    return [
        (
            offer.proposal.title,
            f"{offer.proposal.organisation.name}, accepted {words.date(offer.accepted_at)}",
            address(request, "agreement_from_offer", number=offer.pk),
        )
        for offer in queries.offers_without_agreement()
    ]


@dataclass(frozen=True)
class Plain:
    """Rows of words, and the row at their foot."""

    rows: list[list[str]]
    foot: list[str]


def worth_table(listed: Any) -> Plain:
    """What the agreements listed are worth and what was paid of it, by tier and in all."""
    found = queries.worth_by_tier(listed)
    worth, paid = sum((one.worth for one in found), Decimal(0)), sum((one.paid for one in found), Decimal(0))
    return Plain(
        [[one.tier.value.capitalize(), str(one.count), words.money(one.worth), words.money(one.paid)] for one in found],
        ["All", str(sum(one.count for one in found)), words.money(worth), words.money(paid)],
    )


def waivers_table(listed: Any) -> list[list[Any]]:
    """What is waived today on the agreements listed: standard, agreement, why, by whom, until when."""
    return [
        [one.agreement.title, f"{one.number}. {one.name}", one.reason, _approved(one), words.date(one.until)]
        for one in queries.waivers_in_force(of=listed, on=here().on)
    ]


def _approved(waiver: Any) -> str:
    by_body = " as a body decided" if waiver.recommendation_id else ""
    return f"{waiver.approved_by.name}{by_body}"
