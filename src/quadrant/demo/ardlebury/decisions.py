"""Decisions beside the gates: one superseded, one taken alone, and the hard one before Cabinet on 8 December."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from quadrant.demo.ardlebury import library, papers
from quadrant.demo.loading.agreeing import NewAgreement, draft, sign
from quadrant.demo.loading.days import moment
from quadrant.demo.loading.governing import NONE_BECAUSE, Paper, decide, ready, spine, take
from quadrant.demo.loading.story import Story
from quadrant.do.agreements.commands import FundingTerm
from quadrant.do.agreements.terms import Form, Measure
from quadrant.governance.commands import (
    Contact,
    Resolved,
    add_recommendation,
    answer_comment,
    call_meeting,
    change_recommendation,
    decide_alone,
    draft_report,
    name_contact,
    publish_decision,
    submit_report,
    supersede_report,
)
from quadrant.governance.models import Recommendation
from quadrant.governance.queries import recommendations_of, report_numbered
from quadrant.governance.terms import (
    Consultee,
    Exempt,
    ExemptParagraph,
    Outcome,
    Proposed,
    ReportKind,
    Section,
    report_templates,
)
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.terms import DecisionKind, InterestKind
from quadrant.plan.funds.commands import allocate, open_fund, set_budget
from quadrant.plan.funds.terms import StreamKind

AMBASSADORS, LETS, LETS_FIRST = Decimal(398_000), Decimal(250_000), Decimal(300_000)
EXTENSION = Decimal(48_000)
OPTIONS = (
    "Whole cost over five years, £m, and its present value at 3.5 per cent: as now 5.90, 5.514; improve in house 5.56, "
    "5.210; share with a neighbour 5.34, 5.016; contract out 5.42, 5.083; trust 5.52, 5.188. Sharing is cheapest."
)
SAID = {
    Consultee.FINANCE: "Improving in house costs £194,000 more than sharing at present value. The budget holds it.",
    Consultee.EQUALITIES: "Sharing alone would leave 61 families east of the river with a journey of over an hour.",
    Consultee.PROCUREMENT: "Shared transport is bought under the neighbour's agreement; no tender is needed.",
}
"""Three of four officers; the legal officer's comment is outstanding."""


def older(story: Story) -> None:
    """February and March 2025: two lots that no need stood behind; the second decision supersedes the first."""
    sections = spine(
        purpose="To carry on two services whose agreements end.",
        background="Town centre ambassadors and the letting of pitches have run since 2019.",
        need="No assessment of need was made; both are carried on until the policy reviews them.",
        preferred="Carry both on for two years.", reasons="They are liked, and ending them now saves little.",
        risk="Nobody can say what they are for.", timetable="From April 2025.",
    )  # fmt: skip
    paper = Paper("Town centre ambassadors and sports lets", "cabinet", "head", story.days.day(2025, 2, 11), sections)
    ambassadors = Proposed(
        f"That ambassadors be awarded for two years, £{AMBASSADORS:,.0f}", DecisionKind.AWARD, AMBASSADORS
    )
    lets = Proposed(f"That sports lets be awarded for two years, £{LETS_FIRST:,.0f}", DecisionKind.AWARD, LETS_FIRST)
    first = decide(story, paper, [ambassadors, lets])
    _brought_again(story, first[0])


def _brought_again(story: Story, first: Recommendation) -> None:
    """Bookings had fallen by a sixth, so Cabinet was asked again for less."""
    head = story.person("head")
    with story.when(2025, 2, 25) as at:
        report = report_numbered(first.report_id)
        assert report is not None  # noqa: S101  decided a fortnight ago
        later = supersede_report(report=report, by=head, at=at)
        lets = recommendations_of(later)[1]
        text = f"That sports lets be awarded for two years, £{LETS:,.0f}"
        proposed = Proposed(text, DecisionKind.AWARD, LETS)
        change_recommendation(recommendation=lets, proposed=proposed, by=head, at=at)
    paper = Paper(later.title, "cabinet", "head", story.days.day(2025, 3, 11), {})
    take(story, later, paper)
    with story.when(2025, 3, 12):
        story.made["legacy awards"] = recommendations_of(later)


def legacy_agreements(story: Story) -> None:
    """The two agreements that rest on it: money with no need behind it."""
    finance, policy = story.person("finance"), story.made["policy"]
    with story.on(story.days.day(2025, 4, 1), 10) as at:
        fund = open_fund(
            name="Town centre and leisure", stream=StreamKind.CORE, owner=story.organisation("council"),
            about="Services carried on from before the policy.", cycle=policy, by=finance, at=at,
        )  # fmt: skip
        for starts in (2025, 2026):
            half = (AMBASSADORS + LETS) / 2
            set_budget(fund=fund, year=story.days.year(starts), amount=half, by=finance, at=at)
            day = story.days.april(starts)
            allocate(fund=fund, amount=half, belongs_on=day, about="Carried on", by=finance, at=at)
    for key, title, purpose, provider, amount, kpi, rests_on in (
        ("ambassadors", "Town centre ambassadors", "Walk the centre and help visitors.", "streetwise", AMBASSADORS,
         "Hours walked in a month", story.made["legacy awards"][0]),
        ("lets", "Sports lets", "Lets the council's pitches and halls.", "openfields", LETS,
         "Bookings in a month", story.made["legacy awards"][1]),
    ):  # fmt: skip
        lines = [FundingTerm(fund, story.days.year(starts), amount / 2) for starts in (2025, 2026)]
        new = NewAgreement(
            key, title, Form.CONTRACT, purpose, provider, story.days.day(2025, 4, 1), story.days.march(2026), kpi,
            measure=Measure.COUNT, lines=lines, rests_on=rests_on,
        )  # fmt: skip
        draft(story, policy, new, on=story.days.day(2025, 4, 1) + timedelta(days=1))
        sign(story, key, on=story.days.day(2025, 4, 1) + timedelta(days=3), by="lead")


def alone(story: Story) -> None:
    """The director of place extends the ambassadors' hours to the market: £48,000, under delegation."""
    head = story.person("head")
    sections = spine(
        purpose="To extend the ambassadors' hours to market days.", background="The market moved to Saturday.",
        need="Traders asked for it in March.", preferred="Extend by eleven hours a week until March 2027.",
        reasons="The price stays as it is in the agreement.", risk="Hours once given are hard to take back.",
        timetable="From 1 June.",
    )  # fmt: skip
    paper = Paper("Ambassadors on market days", "place_delegate", "head", story.days.day(2026, 5, 19), sections)
    with story.when(2026, 5, 5) as at:
        report = draft_report(
            body=story.body("place_delegate"), title=paper.title, kind=ReportKind.DELEGATED, sections=sections,
            by=head, at=at,
        )  # fmt: skip
        proposed = Proposed("That the agreement be extended for £48,000", DecisionKind.AWARD, EXTENSION)
        recommendation = add_recommendation(report=report, proposed=proposed, by=head, at=at)
    ready(story, report, paper)
    with story.when(2026, 5, 19, 10) as at:
        resolved = Resolved(Outcome.APPROVED, reasons="Within the delegation; traders and ward members agree.")
        made = decide_alone(recommendation=recommendation, resolved=resolved, by=story.person("director_place"), at=at)
    with story.when(2026, 5, 20, 10) as at:
        publish_decision(resolution=made, by=story.person("administrator"), at=at)


def hard_one(story: Story) -> None:
    """Short breaks: supported by the Board on 10 November, before Cabinet on 8 December, one comment outstanding."""
    cycle = story.made["short-breaks"]
    with story.when(2026, 10, 19) as at:
        declare_interest(
            person=story.person("cabinet_children"), kind=InterestKind.OTHER_REGISTRABLE,
            nature="Trustee since 2024", organisation=story.organisation("harbour"),
            from_on=story.days.day(2024, 5, 1), by=story.person("cabinet_children"), at=at,
        )  # fmt: skip
    asked = Proposed("That Cabinet be recommended to improve in house with shared transport", DecisionKind.BRIEF)
    support = Paper(
        "Short breaks: the preferred option", "ceb", "lead", story.days.day(2026, 11, 10), _sections(),
        comments=SAID,
        late_why="The equalities officer's count of families came on 2 November, and the report turns on it.",
        resolved=Resolved(Outcome.RECOMMENDED, reasons="Harm to 61 families outweighs £194,000."),
    )  # fmt: skip
    decide(story, support, [asked], cycle=cycle)
    _before_cabinet(story)
    story.say("the Cabinet of 8 December is prepared: one comment outstanding, one exempt part, one interest")


def _sections() -> dict[Section, str]:
    return {
        **NONE_BECAUSE,
        **spine(
            purpose="To choose how short breaks are provided from April 2028.",
            background="730 families, 230 with a break; one of three providers is leaving.",
            need="Families of disabled children without a break, approved on 10 June 2025.",
            options=OPTIONS,
            preferred="Improve in house, with transport shared with the neighbour.",
            reasons="Sharing is cheapest, and leaves 61 families with a journey that they will not make.",
            risk="The house needs a second waking night worker by autumn.",
            timetable="The brief comes in spring; the work begins in April 2028.",
            consultation="The parent carer forum met three times; 88 families answered.",
            social_value="The neighbour's agreement asks for drivers who live in the county.",
            environment="One shared round of vehicles replaces two.",
            wards="Every ward east of the river; elsewhere families are few.",
            background_papers="The appraisal of five options; the forum's letter of October.",
        ),
    }


def _for_cabinet() -> dict[Section, str]:
    template = report_templates()["cabinet"]
    said = {
        **_sections(),
        Section.INTRODUCTION: "Nobody should have to choose between a night's sleep and a journey they cannot make.",
        Section.SUMMARY: "Five options were priced over five years. Sharing with the neighbour is cheapest; improving "
        "our own house with shared transport costs £194,000 more and keeps 61 families within reach.",
        Section.SERVICE_FINANCE: "The service's budget holds £1,112,000 a year. See also the finance officer.",
    }
    return {section: said[section] for section in template.sections}


HEAD_AT_WORK = Contact("Head of commissioning", "Commissioning unit", "01632 960 144", "head@ardlebury.example")


def _before_cabinet(story: Story) -> None:
    cycle, head, clerk = story.made["short-breaks"], story.person("head"), story.person("administrator")
    meets_on = story.days.day(2026, 12, 8)
    with story.when(2026, 11, 2) as at:
        papers.team(story, at)
        call_meeting(
            body=story.body("cabinet"), meets_at=moment(meets_on, 18), venue="Council chamber", by=clerk, at=at
        )
    with story.when(2026, 11, 11) as at:
        report = draft_report(
            body=story.body("cabinet"), title="Short breaks for children with disabilities: which way forward",
            kind=ReportKind.KEY, cycle=cycle, template="cabinet", report_of="Director of children's services",
            sections={**_for_cabinet(), Section.BACKGROUND_PAPERS: ""}, organisations=[story.organisation("harbour")],
            exempt=Exempt(
                "Harbour Door has offered the eastern house for £38,500 a year if it is taken by June.",
                ExemptParagraph.BUSINESS,
                "The offer would be worth less to the public if others in the market knew it before the decision.",
            ),
            by=head, at=at,
        )  # fmt: skip
        name_contact(report=report, contact=HEAD_AT_WORK, by=head, at=at)
        for text, kind in (
            ("That short breaks be improved in house, with transport shared with the neighbour", DecisionKind.BRIEF),
            ("That a strategy for short breaks be drafted on that footing", DecisionKind.STRATEGY),
        ):
            add_recommendation(report=report, proposed=Proposed(text, kind), by=head, at=at)
        papers.with_the_report(story, report, at)
        library.cited(story, report, at)
        submit_report(report=report, by=head, at=at)
    story.made["cabinet report"] = report
    with story.when(2026, 11, 13, 11) as at:
        for comment in report.comments.all():
            consultee = Consultee(comment.consultee)
            if consultee in SAID:
                answer_comment(comment=comment, text=SAID[consultee], by=story.person(consultee.value), at=at)
        papers.advice_on_it(story, report, at)
