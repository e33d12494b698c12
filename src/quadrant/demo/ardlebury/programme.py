"""Autumn 2025: the prevention programme. Six proposals answer six of the policy's needs, five are funded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from quadrant.demo.loading.agreeing import NewAgreement, draft, report, sign
from quadrant.demo.loading.awarding import Bid, Round, criteria_for, decide_round, offer_all, run_round
from quadrant.demo.loading.governing import NONE_BECAUSE, Paper
from quadrant.demo.loading.story import Story
from quadrant.do.agreements.terms import Form
from quadrant.governance.terms import Section
from quadrant.methods.calendar import add_months
from quadrant.plan.funds.commands import open_fund, set_budget
from quadrant.plan.funds.models import Fund
from quadrant.plan.funds.terms import StreamKind
from quadrant.plan.proposals.models import Offer
from quadrant.plan.proposals.terms import Asks

BIDS = (
    Bid("advice", "Assistant psychologists, trained here", "college", "plans", "children",
        "Four assistants a year train at the college and write first advice under a psychologist.",
        "Nine plans of ten in 20 weeks within two years.", {2026: 56_000, 2027: 52_000}, (4, 4)),
    Bid("saturdays", "Saturdays by the river", "harbour", "short-breaks", "carers",
        "Short breaks every Saturday on the eastern side, with a bus that fetches.",
        "Sixty more families have a break each month.", {2026: 44_000, 2027: 44_000}, (5, 4)),
    Bid("mornings", "Open mornings", "lanternhouse", "days-alone", "minds",
        "A door that is open from eight, seven days a week, run by people who have been on wards.",
        "A hundred people come at least twice a week.", {2026: 47_000, 2027: 46_000}, (4, 5)),
    Bid("first-call", "First call at school", "fieldgate", "self-harm", "minds",
        "A worker in each secondary school whom a friend can call too.",
        "Half of first admissions are preceded by help, not followed by it.", {2026: 45_000, 2027: 45_000}, (5, 5)),
    Bid("tenants", "Tenants' inspectors", "thirdway", "rented", "homes",
        "Tenants trained to inspect and to sit beside those who complain.",
        "Four hundred homes put right in two years.", {2026: 38_000, 2027: 36_000}, (3, 4)),
    Bid("swimming", "Swim for young carers", "openfields", "young-carers", "carers",
        "Two free hours a week at three pools.", "Two hundred young carers swim.",
        {2026: 30_000, 2027: 30_000}, (2, 1), asks=Asks.DO_NOT_FUND),
)  # fmt: skip
SECTIONS = {
    **NONE_BECAUSE,
    Section.NEED: "Each proposal answers one need of the assessment approved on 10 June.",
    Section.OPTIONS: "Fund five, fund four, or wait for the pilots. Waiting leaves two winters without help.",
    Section.PREFERRED: "Fund the first five in the order of their marks.",
    Section.REASONS: "They scored 60 or more. The sixth reaches few carers and none who is not known already.",
    Section.RISK: "Young carers and young adults leaving wards remain without any spending; both come back in spring.",
    Section.TIMETABLE: "Offers in December, work from April.",
}
MONTHLY = {
    "advice": ("Plans issued within 20 weeks", 75, (61, 63, 66, 68, 70, 73, 74)),
    "saturdays": ("Families who had the break they booked", 90, (88, 91, 90, 93, 92, 94, 93)),
    "mornings": ("People who came twice a week or more", 60, (41, 44, 49, 52, 55, 58, 61)),
    "first-call": ("Pupils seen within a day of a call", 95, (90, 93, 96, 96, 97, 95, 97)),
    "tenants": ("Homes put right within eight weeks", 70, (66, 62, 65, 71, 69, 72, 70)),
}
"""The measure of each agreement, its target, and seven months from April of what the provider counted."""


def tell(story: Story) -> None:
    """From adopted criteria to five signed agreements."""
    policy, day = story.made["policy"], story.days.day
    with story.when(2025, 9, 1) as at:
        fund = _fund(story, at)
        criteria = criteria_for(story, policy, ["fixed-criteria"], by="head", adopted_by="lead", at=at)
    new = Round(
        title="Prevention programme 2026 to 2028", prefix="AP", run_by="head", chair="director_people", body="ceb",
        intentions="Work of two years that answers a need of the policy before it becomes an emergency.",
        opens_on=day(2025, 9, 8), closes_on=day(2025, 10, 17), decided_on=day(2025, 11, 25),
        markers=("icb", "forum"),
    )  # fmt: skip
    proposals = run_round(story, policy, new, BIDS, fund=fund, criteria=criteria)
    paper = Paper("Prevention programme: what to fund", "ceb", "head", day(2025, 11, 25), SECTIONS)
    decide_round(story, new, proposals, BIDS, paper, Decimal(0))
    offers = offer_all(story, new, proposals, BIDS, on=day(2025, 12, 4))
    agree(story, offers)
    story.say(f"the prevention programme: {len(BIDS)} proposals, {len(offers)} agreements")


def _fund(story: Story, at: datetime) -> Fund:
    finance = story.person("finance")
    fund = open_fund(
        name="Prevention programme", stream=StreamKind.CORE, owner=story.organisation("council"),
        about="Two years of money for work that comes before an emergency.", cycle=story.made["policy"],
        by=finance, at=at,
    )  # fmt: skip
    for year, amount in ((2026, 240_000), (2027, 230_000)):
        set_budget(fund=fund, year=story.days.year(year), amount=Decimal(amount), by=finance, at=at)
    return fund


def agree(story: Story, offers: Mapping[str, Offer]) -> None:
    """An agreement from each accepted offer, with its measure; signed by the lead commissioner."""
    bids = {bid.key: bid for bid in BIDS}
    for key, offer in offers.items():
        bid, (kpi, target, _) = bids[key], MONTHLY[key]
        new = NewAgreement(
            key, bid.title, Form.GRANT, bid.summary, bid.lead, story.days.month(2026, 4), story.days.march(2027),
            kpi, Decimal(target), Decimal(5), offer=offer, outcomes={bid.outcome: 100},
        )  # fmt: skip
        draft(story, story.made["policy"], new, on=story.days.day(2026, 1, 14))
        sign(story, key, on=story.days.day(2026, 2, 3), by="lead")


def report_all(story: Story) -> None:
    """Every month since April that is over: sent a week after it ends, accepted three days later."""
    leads = {bid.key: bid.lead for bid in BIDS}
    for step in range(7):
        month = add_months(story.days.month(2026, 4), step)
        sent_on = add_months(month, 1).replace(day=7)
        if sent_on.replace(day=10) > story.days.as_of:
            break
        for key, (_, _, counted) in MONTHLY.items():
            report(
                story, key, month, Decimal(counted[step]), sent_on=sent_on, by=f"contact: {leads[key]}",
                accepted_on=sent_on.replace(day=10),
            )  # fmt: skip
