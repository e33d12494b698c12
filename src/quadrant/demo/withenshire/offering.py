"""October and November 2026: thirteen offers, one in part, one declined; the first reserve; the first agreements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from quadrant.demo.loading.days import moment
from quadrant.demo.loading.figures import table
from quadrant.demo.loading.story import Story
from quadrant.demo.withenshire.last_round import EVIDENCE, answer_all
from quadrant.demo.withenshire.people import contact_key
from quadrant.do.agreements.commands import check_standards, draft_agreement, set_kpi, sign_agreement
from quadrant.do.agreements.queries import agreement_numbered, standards_of
from quadrant.do.agreements.terms import Definition, Finding, Form, Frequency, Judged, KpiKind, Measure, Terms
from quadrant.plan.proposals.commands import accept_offer, decline_offer, make_offer
from quadrant.plan.proposals.queries import budget_of

if TYPE_CHECKING:
    from quadrant.plan.proposals.models import Offer

OFFERED = ("WP01", "WP02", "WP03", "WP06", "WP12", "WP18", "WP21", "WP22", "WP32", "WP37", "WP41", "WP52", "WP60")
IN_PART, DECLINED, FIRST_RESERVE = "WP60", "WP32", "WP51"
STILL_OPEN = ("WP22", IN_PART)
CONDITIONS = "Figures each quarter; a visit a year; leave to publish results."


@dataclass(frozen=True)
class Begun:
    """An agreement of this round that is being made, with its first measure."""

    reference: str
    form: Form
    kpi: str
    measure: Measure
    counted: str
    out_of: str
    target: int
    signed: bool = False


BEGUN = (
    Begun("WP02", Form.GRANT, "Children at a good level in speech checks at three", Measure.PER_CENT,
          "children at a good level", "children checked", 70, signed=True),
    Begun("WP03", Form.GRANT, "Children whose early checks are on the shared record", Measure.PER_CENT,
          "children on the record", "children aged two to four", 90, signed=True),
    Begun("WP52", Form.CONTRACT, "Tenancies held at six months", Measure.PER_CENT,
          "tenancies held", "tenancies begun six months ago", 80),
    Begun("WP21", Form.GRANT, "People who did not offend in the quarter", Measure.PER_CENT,
          "people who did not", "people worked with", 60),
)  # fmt: skip


def tell(story: Story) -> None:
    """From offers to the first signatures."""
    offers = _offer(story)
    _answer(story, offers)
    _make_agreements(story, offers)
    story.say(f"{len(OFFERED)} offers and the first reserve; {len(BEGUN)} agreements begun")


def _offer(story: Story) -> dict[str, Offer]:
    with story.when(2026, 10, 5) as at:
        return {reference: _make(story, reference, at) for reference in OFFERED}


def _make(story: Story, reference: str, at: datetime) -> Offer:
    proposal = story.made[reference]
    amounts = budget_of(proposal)
    part = reference == IN_PART
    if part:
        amounts = {year: amount for year, amount in amounts.items() if year != story.days.year(2029)}
    return make_offer(
        proposal=proposal,
        amounts=amounts,
        conditions=CONDITIONS,
        falls_away="The third year, £33,000. The group looks for it elsewhere; the work comes back in 2028."
        if part
        else "",
        expires_at=moment((at + timedelta(days=56)).date(), 12),
        by=story.person("manager"),
        at=at,
    )


def _answer(story: Story, offers: dict[str, Offer]) -> None:
    leads = {row["no"]: row["lead"] for row in table("proposals")}
    for place, (reference, offer) in enumerate(offers.items()):
        by = story.person(contact_key(leads[reference]))
        if reference == DECLINED:
            with story.when(2026, 10, 14, 11) as at:
                why = "The national levy now pays for all apprentices under 22, so the college no longer needs it."
                decline_offer(offer=offer, why=why, by=by, at=at)
        elif reference not in STILL_OPEN:
            with story.when(2026, 10, 8 + place % 9, 14) as at:
                accept_offer(offer=offer, by=by, at=at)
    with story.when(2026, 10, 26) as at:
        _make(story, FIRST_RESERVE, at)


def _make_agreements(story: Story, offers: dict[str, Offer]) -> None:
    contracts, cycle = story.person("contracts"), story.made["round"]
    for place, begun in enumerate(BEGUN):
        with story.when(2026, 10, 28 + place, 10) as at:
            _draft(story, begun, offers[begun.reference], at)
    with story.when(2026, 11, 4) as at:
        answer_all(story, cycle, "report-design", "manager", at)
    with story.when(2026, 11, 11, 15) as at:
        for begun in BEGUN:
            if begun.signed:
                agreement = agreement_numbered(story.made[f"agreement {begun.reference}"].pk)
                assert agreement is not None  # noqa: S101  drafted above
                findings = {one.key: Finding(Judged.MET, EVIDENCE[one.key]) for one in standards_of(agreement)}
                check_standards(agreement=agreement, findings=findings, by=contracts, at=at)
                sign_agreement(agreement=agreement, by=story.person("officer"), at=at)


def _draft(story: Story, begun: Begun, offer: Offer, at: datetime) -> None:
    contracts = story.person("contracts")
    offer.refresh_from_db()
    proposal = story.made[begun.reference]
    made = draft_agreement(
        cycle=story.made["round"],
        terms=Terms(
            title=proposal.title,
            form=begun.form,
            purpose=proposal.summary,
            starts_on=story.days.april(2027),
            ends_on=story.days.march(2029),
            conditions=CONDITIONS,
        ),
        provider=proposal.organisation,
        offer=offer,
        by=contracts,
        at=at,
    )
    story.made[f"agreement {begun.reference}"] = made
    set_kpi(
        agreement=made,
        definition=Definition(
            name=begun.kpi,
            kind=KpiKind.BETTER_OFF,
            measure=begun.measure,
            polarity="high",
            frequency=Frequency.QUARTER,
            numerator=begun.counted,
            denominator=begun.out_of,
        ),
        target=Decimal(begun.target),
        tolerance=Decimal(5),
        by=contracts,
        at=at,
    )
