"""August and September 2026: moderation, the late conflict, the ranking, the panel's word and the Cabinet's."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from quadrant.appraisal.commands import lock_scores, moderate_mark, rank_entries, withdraw_conflicted_marks
from quadrant.appraisal.queries import agreed_scores, meeting_list, panellists_of, round_of
from quadrant.demo.loading.governing import Paper, decide_gate, spine, take
from quadrant.demo.loading.story import Story
from quadrant.governance.commands import Resolved, change_recommendation
from quadrant.governance.queries import gate_recommendation
from quadrant.governance.terms import Consultee, Outcome, Proposed, Section
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.terms import DecisionKind, InterestKind
from quadrant.plan.proposals.commands import draft_funding_report
from quadrant.plan.proposals.terms import Asks

if TYPE_CHECKING:
    from quadrant.plan.proposals.models import Proposal

LATE_CONFLICT = "Partner governor of the trust that leads it, with oversight of the falls scheme"
FALLS = "Falls prevention at home"
# How many in the order of the ranking the panel asks for, and how many it holds in reserve.
FUNDED, RESERVE = 12, 3
REQUIRED = "WP03"
FUND_BUDGET = Decimal(2_400_000)
SECTIONS = {
    Section.OUTCOMES: "Every proposal names the priority and the outcome that it serves; each page shows the thread.",
    Section.NEED: "Six needs of the assessment that the Board approved in February.",
    Section.OPTIONS: "Strict order; the best set by points above 60 for each pound; a share for each group.",
    Section.PREFERRED: "Strict order, stopping at the first that does not fit, with the link that rank 1 requires.",
    Section.REASONS: "Authors were told that marks decide. Each departure from their order is named and explained.",
    Section.CONSULTATION: "Priorities were tested with local people in the winter; authors saw the criteria in April.",
    Section.SOCIAL_VALUE: "Nine of thirteen are led by charities or social enterprises.",
    Section.RISK: "The third year is spent to its end. Two schemes rest on match funding not yet banked.",
    Section.ENVIRONMENT: "The warm homes van saves fuel; four schemes add miles and say how they keep them few.",
    Section.DATA_PROTECTION: "Two schemes share records; their assessments are agreed before the first child is seen.",
    Section.WARDS: "All. Eight of thirteen work first in parishes without a bus.",
    Section.TIMETABLE: "Offers on 5 October, agreements by March, work from April.",
    Section.BACKGROUND_PAPERS: "The ranking with every mark and reason; the record of interests.",
}
SAID = {
    Consultee.FINANCE: "Year by year the offers stay inside the budget. The third year leaves little.",
    Consultee.LEGAL: "The grant is un-ringfenced. Offers that become contracts follow the rules for those.",
    Consultee.EQUALITIES: "Roadside families, disabled adults and carers gain. WP60 needs a plan for its third year.",
    Consultee.PROCUREMENT: "No purchase is made by this decision.",
}


def tell(story: Story) -> None:
    """From marks to decisions."""
    _moderate(story)
    _recommend(story)
    _decide(story)
    story.say("scores agreed twice: PM2's late conflict moved WP11 from 12th to 14th; Cabinet decided all sixty")


def _moderate(story: Story) -> None:
    """Scores are agreed; then an interest is found, marks are withdrawn, nineteen cells are discussed, and again."""
    criteria, chair = story.made["criteria"], story.person("panel_chair")
    with story.when(2026, 8, 3, 10) as at:
        lock_scores(criteria_set=criteria, by=chair, at=at)
    with story.when(2026, 8, 3, 11, 20) as at:
        declare_interest(
            person=story.person("pm2"),
            kind=InterestKind.OTHER_REGISTRABLE,
            nature=LATE_CONFLICT,
            subject=FALLS,
            from_on=story.days.day(2025, 4, 1),
            by=story.person("pm2"),
            at=at,
        )
        # Where the worker's follow-ups are registered the marks are gone already, and this changes nothing.
        panellist = next(one for one in panellists_of(story.made["panel"]) if one.person_id == story.person("pm2").pk)
        withdraw_conflicted_marks(panellist=panellist, by=None, at=at)
    with story.when(2026, 8, 3, 13) as at:
        for cell in meeting_list(round_of(criteria)):
            if cell.worth_discussing:
                marks = [mark for _, mark in cell.marks]
                reason = f"Discussed: marks from {min(marks)} to {max(marks)}. Each gave grounds; the mean stands."
                moderate_mark(entry=cell.entry, criterion=cell.criterion, mark=None, reason=reason, by=chair, at=at)
    with story.when(2026, 8, 3, 16) as at:
        lock_scores(criteria_set=criteria, by=chair, at=at)
        rank_entries(criteria_set=criteria, by=chair, at=at)


def ranked(story: Story) -> list[Proposal]:
    """The proposals in the order of the ranking; equal scores in the order of their numbers. Call within the story."""
    lines = sorted(agreed_scores(story.made["criteria"]), key=lambda line: (line.rank, line.reference))
    return [story.made[line.reference] for line in lines]


def _recommend(story: Story) -> None:
    with story.when(2026, 8, 24):
        order = [f"{one.reference} {one.title}" for one in ranked(story)]
    paper = Paper(
        title="The panel's recommendation: twelve in order, three in reserve",
        body="management",
        author="manager",
        meets_on=story.days.day(2026, 9, 7),
        sections=spine(
            purpose="To recommend which of sixty proposals are funded, and in what order.",
            background="Nine people gave 3,300 marks. One had a late conflict: those marks were withdrawn on 3 August.",
            need="Six needs of the assessment that the Board approved in February.",
            preferred=f"Fund in order: {'; '.join(order[:FUNDED])}. In reserve: {'; '.join(order[FUNDED:][:RESERVE])}.",
            reasons="The order is that of the agreed scores; nineteen cells were discussed and the means stand.",
            risk="Places 9 to 15 are close: they move when the weights move a little. The pages show how far.",
            timetable="Cabinet decides on 22 September.",
            options=SECTIONS[Section.OPTIONS],
        ),
        resolved=Resolved(Outcome.RECOMMENDED, reasons="The order of the agreed scores."),
    )
    decide_gate(story, story.made["round"], "process.appraisal.recommend-funding", paper)


def _decide(story: Story) -> None:
    manager = story.person("manager")
    with story.when(2026, 9, 8) as at:
        order = ranked(story)
        asks = {one: _asks(one, place) for place, one in enumerate(order)}
        report = draft_funding_report(
            call=story.made["call"],
            body=story.body("cabinet"),
            title="Area Improvement Fund: which proposals to fund",
            asks=asks,
            why={one.pk: _why(one, place) for place, one in enumerate(order)},
            place="process.appraisal.decide-funding",
            sections=SECTIONS,
            by=manager,
            at=at,
        )
        gate = gate_recommendation(report)
        assert gate is not None  # noqa: S101  the report is for a gate
        proposed = Proposed(gate.text, DecisionKind(gate.kind), FUND_BUDGET)
        change_recommendation(recommendation=gate, proposed=proposed, by=manager, at=at)
    paper = Paper(
        title=report.title,
        body="cabinet",
        author="manager",
        meets_on=story.days.day(2026, 9, 22),
        sections={},
        comments=SAID,
        resolved=Resolved(
            Outcome.APPROVED,
            reasons="The Cabinet accepts the order of the agreed scores.",
            options_rejected="The best set by points above 60: it would leave out ranks 9, 10 and 12.",
        ),
    )
    take(story, report, paper)


def _asks(proposal: Proposal, place: int) -> Asks:
    if place < FUNDED or proposal.reference == REQUIRED:
        return Asks.FUND
    return Asks.RESERVE if place < FUNDED + RESERVE else Asks.DO_NOT_FUND


def _why(proposal: Proposal, place: int) -> str:
    if proposal.reference == REQUIRED:
        return "Required by WP02, rank 1, which cannot work without it; its last year comes from WP60's part offer."
    if place < FUNDED:
        return f"Place {place + 1} in the order of agreed scores."
    if place < FUNDED + RESERVE:
        return f"Number {place - FUNDED + 1} in reserve: offered if money becomes free."
    return "Below the line that the third year's money draws."
