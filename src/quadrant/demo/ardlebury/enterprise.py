"""The Enterprise Board's pilot of the partnership's own ten steps, from needs to the first months of delivery."""

from __future__ import annotations

from decimal import Decimal

from quadrant.analyse.needs.terms import Part
from quadrant.analyse.outcomes.commands import choose_indicator, choose_outcome
from quadrant.cycle.commands import open_cycle, tick
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import shipped_version
from quadrant.cycle.terms import Level, SubjectKind, Tier, WayOfWorking
from quadrant.demo.ardlebury.evidence import PLAN
from quadrant.demo.ardlebury.founding import AREA
from quadrant.demo.ardlebury.needs import ENTERPRISE_NEEDS, REST
from quadrant.demo.loading.agreeing import NewAgreement, draft, report, sign
from quadrant.demo.loading.answering import answer_all
from quadrant.demo.loading.awarding import Bid, Round, criteria_for, decide_round, offer_all, run_round
from quadrant.demo.loading.evidence import indicator
from quadrant.demo.loading.governing import NONE_BECAUSE, Paper, decide_gate, spine
from quadrant.demo.loading.needing import Assessment, assess, prioritise, state
from quadrant.demo.loading.story import Story
from quadrant.do.agreements.terms import Form
from quadrant.governance.commands import Resolved
from quadrant.governance.terms import Outcome, Section
from quadrant.methods.calendar import add_months
from quadrant.plan.funds.commands import open_fund, set_budget
from quadrant.plan.funds.terms import StreamKind
from quadrant.plan.proposals.terms import Asks

FRAMEWORK = "hsp-2009"
FOUND = {
    Part.SUMMARY: "Two needs: work for adults with a learning disability, and a first job for young people.",
    Part.WHY: "Nine investments served the Board's theme in 2025; seven (78 per cent) now follow the framework.",
    Part.LOCAL: "Above England on the first and rising; above England on the second, where that is bad.",
    Part.BEING_DONE: "Two coaches and one mentoring scheme, both to end in March.",
}
BIDS = (
    Bid("coaches", "Coaches who stay", "thirdway", "learning-disability", "work",
        "Three job coaches who stay with an employer for a year.", "Forty more in paid work in two years.",
        {2026: 82_000, 2027: 84_000}, (5, 4)),
    Bid("first-jobs", "First jobs", "college", "out-of-work", "work",
        "Six months of paid work at forty employers, with a mentor.", "Half are in work a year later.",
        {2026: 96_000, 2027: 96_000}, (4, 4)),
    Bid("gym", "Fit for work", "openfields", "out-of-work", "work",
        "A gym pass for everybody who claims.", "A thousand passes.", {2026: 60_000, 2027: 60_000}, (1, 2),
        asks=Asks.DO_NOT_FUND),
)  # fmt: skip
MONTHLY = {
    "coaches": ("People still in work at thirteen weeks", 70, (62, 66, 67, 71, 72, 74, 73)),
    "first-jobs": ("Young people still at work each month", 75, (81, 80, 78, 77, 77, 76, 76)),
}
TICKS = (
    ((2025, 6, 23), "analyse.set-priorities.intentions", "Two intentions, a page each."),
    ((2025, 6, 30), "analyse.set-priorities.peer-challenge",
     "The Working Group raised four points on one set of intentions; three were taken up."),
    ((2025, 6, 30), "analyse.set-priorities.collaboration", "The Well-being Board pays for half of one coach."),
    ((2025, 8, 11), "analyse.evaluate-services.services",
     "Two schemes looked at: one good and small, one large and dear."),
    ((2025, 8, 11), "analyse.evaluate-services.market", "Seven who could do it, three of them local."),
    ((2025, 9, 8), "plan.refine-options.good-practice", "Four places where young people keep a first job."),
    ((2025, 9, 15), "plan.refine-options.options", "Coach, subsidy or college place; coach and subsidy go on."),
    ((2025, 10, 20), "plan.approve-the-brief.brief", "Two lots, two years, paid each quarter in advance."),
)  # fmt: skip


def tell(story: Story) -> None:
    """Steps 1 to 8; the Well-being Board follows in April 2027."""
    _open(story)
    _analyse(story)
    _plan(story)
    _commission(story)
    story.say("the Enterprise Board's pilot: eight gates, three proposals, two agreements")


def _open(story: Story) -> None:
    framework = shipped_version(FRAMEWORK)
    assert framework is not None  # noqa: S101  kept before the story begins
    with story.when(2025, 5, 12) as at:
        cycle = story.made["enterprise"] = open_cycle(
            framework=framework, name="Enterprise Board pilot", scope="Nine investments in work and skills.",
            subject_kind=SubjectKind.THEME, lead_body=story.body("enterprise"), level=Level.STRATEGIC,
            tier=Tier.TARGETED, way=WayOfWorking.JOINT, starts_on=at.date(), ends_on=story.days.march(2027),
            area_code=AREA, drivers=[PLAN],
            organisations=[story.organisation(key) for key in ("council", "college", "forum", "icb")],
            cast={
                "hsp-board": [story.body("partnership")],
                "performance-management-group": [story.body("performance")],
                "commissioning-working-group": [story.body("working_group")],
                "theme-board": [story.body("enterprise")],
            },
            by=story.person("head"), at=at,
        )  # fmt: skip
        choose_outcome(cycle=cycle, outcome=story.made["outcome work"], by=story.person("analyst"), at=at)
        for name in ("learning-disability-work", "youth-unemployment"):
            choose_indicator(cycle=cycle, indicator=indicator(name), by=story.person("analyst"), at=at)


def _gate(
    story: Story, place: str, body: str, day: tuple[int, int, int], title: str, preferred: str,
    outcome: Outcome = Outcome.APPROVED,
) -> None:  # fmt: skip
    sections = spine(
        purpose=f"{title}.", background="The Enterprise Board tries the framework for the other three boards.",
        need="Two needs, with their figures and their sources.", preferred=preferred,
        reasons="It follows from what the step before it found.", risk="Small numbers: one employer can move a figure.",
        timetable="The Well-being Board follows in April 2027.",
    )  # fmt: skip
    resolved = Resolved(outcome, reasons="As the report says.")
    paper = Paper(title, body, "lead", story.days.day(*day), sections, resolved=resolved)
    decide_gate(story, story.made["enterprise"], place, paper)


def _tick_until(story: Story, first: int, last: int) -> None:
    for day, place, note in TICKS[first:last]:
        with story.when(*day, 10) as at:
            tick(cycle=story.made["enterprise"], place=place, note=note, by=story.person("lead"), at=at)


def _analyse(story: Story) -> None:
    cycle, day = story.made["enterprise"], story.days.day
    with story.when(2025, 5, 19) as at:
        heard = day(2025, 5, 8)
        needs = [state(story, cycle, new, AREA, heard_on=heard, at=at) for new in ENTERPRISE_NEEDS]
    new = Assessment(
        "Work in Ardlebury, 2025", FOUND, "enterprise", day(2025, 6, 9), day(2025, 5, 22), day(2027, 5, 20), REST
    )
    assess(story, cycle, new, needs)
    _gate(story, "analyse.understand-needs.outcomes-agreed", "enterprise", (2025, 6, 16), "Outcomes of the pilot",
          "Agree one outcome and two needs.")  # fmt: skip
    with story.when(2025, 6, 17) as at:
        note = "The first job comes first."
        prioritise(story, cycle, ENTERPRISE_NEEDS, "enterprise_chair", note=note, at=at)
    _tick_until(story, 0, 3)
    _gate(story, "analyse.set-priorities.peer-challenged", "working_group", (2025, 7, 14), "Peer challenge",
          "Send the intentions on with four points.", Outcome.RECOMMENDED)  # fmt: skip
    _gate(story, "analyse.set-priorities.intentions-agreed", "enterprise", (2025, 7, 21), "Intentions",
          "Agree both intentions, with three points taken up.")  # fmt: skip
    _tick_until(story, 3, 5)
    _gate(story, "analyse.evaluate-services.evaluation-accepted", "enterprise", (2025, 9, 1), "What the services do",
          "Accept what was found.")  # fmt: skip


def _plan(story: Story) -> None:
    cycle, finance = story.made["enterprise"], story.person("finance")
    _tick_until(story, 5, 7)
    _gate(story, "plan.refine-options.short-list-agreed", "enterprise", (2025, 10, 6), "Short list",
          "Coaches and subsidised first jobs.")  # fmt: skip
    _tick_until(story, 7, 8)
    with story.when(2025, 10, 21) as at:
        fund = story.made["fund enterprise"] = open_fund(
            name="Work and skills grant", stream=StreamKind.GRANT, owner=story.organisation("council"),
            about="Two years of un-ringfenced grant for the Enterprise Board's theme.", cycle=cycle, by=finance, at=at,
        )  # fmt: skip
        for starts in (2026, 2027):
            set_budget(fund=fund, year=story.days.year(starts), amount=Decimal(180_000), by=finance, at=at)
        story.made["criteria enterprise"] = criteria_for(
            story, cycle, ["investment-criteria"], by="head", adopted_by="lead", at=at
        )
        answer_all(story, cycle, "fit-check", "lead", at)
        partly = {"twelve-weeks": "Nine weeks: the grant was announced late.",
                  "full-cost": "Overheads are capped at 12 per cent.",
                  "payment-in-advance": "Quarterly in advance from the second quarter."}  # fmt: skip
        answer_all(story, cycle, "compact-funding-procurement", "lead", at, but=partly)
    _gate(story, "plan.approve-the-brief.brief-approved", "performance", (2025, 11, 17), "The brief of the pilot",
          "Approve two lots for two years.")  # fmt: skip


def _commission(story: Story) -> None:
    cycle, day = story.made["enterprise"], story.days.day
    new = Round(
        title="Work and skills 2026 to 2028", prefix="EB", run_by="head", chair="enterprise_chair", body="performance",
        intentions="Two lots: coaches, and first jobs.", opens_on=day(2025, 11, 20), closes_on=day(2026, 1, 9),
        decided_on=day(2026, 2, 16), markers=("enterprise_member", "forum"),
        place="do.award-and-agree.awards-approved",
    )  # fmt: skip
    fund, criteria = story.made["fund enterprise"], story.made["criteria enterprise"]
    proposals = run_round(story, cycle, new, BIDS, fund=fund, criteria=criteria)
    _gate(story, "do.commission.recommended", "enterprise", (2026, 2, 2), "Which proposals to fund",
          "Fund the first two in the order of their marks.", Outcome.RECOMMENDED)  # fmt: skip
    sections = {
        **NONE_BECAUSE, Section.NEED: "Two needs of the Board's assessment.",
        Section.PREFERRED: "Fund coaches and first jobs.", Section.REASONS: "The order of the agreed marks.",
        Section.RISK: "Employers may not come back: coaches stay a year.", Section.TIMETABLE: "From April.",
    }  # fmt: skip
    paper = Paper("Work and skills: awards", "performance", "head", day(2026, 2, 16), sections)
    decide_round(story, new, proposals, BIDS, paper, Decimal(358_000))
    offers = offer_all(story, new, proposals, BIDS, on=day(2026, 2, 23))
    for bid in BIDS:
        if bid.key in offers:
            kpi, target, _ = MONTHLY[bid.key]
            begins, ends = story.days.month(2026, 4), story.days.march(2027)
            made = NewAgreement(
                bid.key, bid.title, Form.GRANT, bid.summary, bid.lead, begins, ends, kpi,
                Decimal(target), Decimal(3), offer=offers[bid.key], outcomes={"work": 100},
            )  # fmt: skip
            draft(story, cycle, made, on=day(2026, 3, 9))
            sign(story, bid.key, on=day(2026, 3, 16), by="lead")
    _settle(story, cycle)


def _settle(story: Story, cycle: Cycle) -> None:
    """Under way: the Compact's second list is answered in part, so step 8 stays open."""
    with story.when(2026, 10, 14) as at:
        note = "First jobs fell for four months and still meet their target; talked over in October."
        tick(cycle=cycle, place="review.manage-delivery.early-action", note=note, by=story.person("contracts"), at=at)


def report_all(story: Story) -> None:
    """Seven months of both."""
    leads = {bid.key: bid.lead for bid in BIDS}
    for step in range(7):
        month = add_months(story.days.month(2026, 4), step)
        sent_on = add_months(month, 1).replace(day=8)
        if sent_on.replace(day=11) > story.days.as_of:
            break
        for key, (_, _, counted) in MONTHLY.items():
            report(
                story, key, month, Decimal(counted[step]), sent_on=sent_on, by=f"contact: {leads[key]}",
                accepted_on=sent_on.replace(day=11),
            )  # fmt: skip
