"""A small call from its criteria to signed agreements: proposals, two markers and a chair, the body's word, offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from quadrant.appraisal.commands import (
    adopt_criteria,
    draft_criteria,
    give_marks,
    lock_scores,
    name_panel,
    rank_entries,
    set_weights,
    share_out_entries,
    submit_marks,
)
from quadrant.appraisal.models import CriteriaSet
from quadrant.appraisal.queries import criteria_of, marked_criteria, panellists_of, sheets_of
from quadrant.appraisal.terms import GivenMark
from quadrant.cycle.models import Cycle
from quadrant.demo.loading.days import moment
from quadrant.demo.loading.governing import Paper, take
from quadrant.demo.loading.story import Story
from quadrant.governance.commands import change_recommendation
from quadrant.governance.models import Report
from quadrant.governance.queries import gate_recommendation
from quadrant.governance.terms import Proposed
from quadrant.partnership.terms import DecisionKind
from quadrant.plan.funds.models import Fund
from quadrant.plan.proposals.commands import (
    accept_offer,
    aim_proposal,
    describe_proposal,
    draft_call,
    draft_funding_report,
    make_offer,
    open_call,
    set_money,
    start_proposal,
    submit_proposal,
)
from quadrant.plan.proposals.models import Call, Offer, Proposal
from quadrant.plan.proposals.queries import budget_of
from quadrant.plan.proposals.terms import About, Asks

HUNDRED = Decimal(100)
SAYS = ("Not shown.", "Said, not shown.", "Shown in part.", "Sound.", "Good, with figures.", "As good as can be shown.")


@dataclass(frozen=True)
class Bid:
    """A proposal: its lead (an organisation's key), the need that it serves, pounds by year, a mark by each marker."""

    key: str
    title: str
    lead: str
    need: str
    outcome: str
    summary: str
    improvement: str
    amounts: Mapping[int, int]
    marks: tuple[int, int]
    asks: Asks = Asks.FUND


@dataclass(frozen=True)
class Round:
    """A call of a cycle: days already moved, who runs it, who marks it, and which body decides."""

    title: str
    prefix: str
    intentions: str
    opens_on: date
    closes_on: date
    decided_on: date
    run_by: str
    chair: str
    markers: tuple[str, str]
    body: str
    place: str = ""


def criteria_for(
    story: Story, cycle: Cycle, sets: Sequence[str], *, by: str, adopted_by: str, at: datetime
) -> CriteriaSet:
    """The framework's criteria, weighted alike where the framework gives no weights, adopted by somebody else."""
    made = draft_criteria(cycle=cycle, framework_sets=sets, by=story.person(by), at=at)
    lines = criteria_of(made)
    if any(line.weight is None for line in lines):
        each = (HUNDRED / len(lines)).quantize(Decimal("0.01"))
        weights = {line.key: each for line in lines}
        weights[lines[0].key] += HUNDRED - each * len(lines)
        set_weights(criteria_set=made, weights=weights, by=story.person(by), at=at)
    return adopt_criteria(criteria_set=made, by=story.person(adopted_by), at=at + timedelta(hours=3))


def run_round(
    story: Story, cycle: Cycle, new: Round, bids: Sequence[Bid], *, fund: Fund, criteria: CriteriaSet
) -> dict[str, Proposal]:
    """From the open call to a ranking by the chair; proposals by their keys."""
    by = story.person(new.run_by)
    with story.on(new.opens_on) as at:
        call = draft_call(
            cycle=cycle, fund=fund, criteria_set=criteria, title=new.title, intentions=new.intentions,
            eligibility="Any organisation that works in the borough.", closes_at=moment(new.closes_on, 12),
            decision_on=new.decided_on, offers_on=new.decided_on, prefix=new.prefix, by=by, at=at,
        )  # fmt: skip
        call = open_call(call=call, by=by, at=at)
    made = {bid.key: _submit(story, call, bid, new.closes_on - timedelta(days=3 + n)) for n, bid in enumerate(bids)}
    _mark(story, new, criteria, bids)
    return made


def _submit(story: Story, call: Call, bid: Bid, day: date) -> Proposal:
    by, lead = story.person(f"contact: {bid.lead}"), story.organisation(bid.lead)
    with story.on(day, 10) as at:
        made = start_proposal(call=call, organisation=lead, title=bid.title, by=by, at=at)
        about = About(title=bid.title, summary=bid.summary, improvement=bid.improvement)
        describe_proposal(proposal=made, about=about, by=by, at=at)
        aim_proposal(
            proposal=made, priorities={story.made[f"priority {bid.need}"]: HUNDRED},
            outcomes={story.made[f"outcome {bid.outcome}"]: bid.improvement}, by=by, at=at,
        )  # fmt: skip
        amounts = {story.days.year(year): Decimal(pounds) for year, pounds in bid.amounts.items()}
        made = set_money(proposal=made, amounts=amounts, by=by, at=at)
    with story.on(day, 15) as at:
        return submit_proposal(proposal=made, by=by, at=at)


def _mark(story: Story, new: Round, criteria: CriteriaSet, bids: Sequence[Bid]) -> None:
    """Two people mark alone, the first a little unevenly across the criteria; the chair agrees and ranks."""
    by_title = {bid.title: bid for bid in bids}
    with story.on(new.closes_on + timedelta(days=4)) as at:
        members = [(story.person(key), None) for key in new.markers]
        named = name_panel(
            criteria_set=criteria, chair=story.person(new.chair), members=members, by=story.person(new.run_by), at=at
        )
        share_out_entries(panel=named, each=None, by=story.person(new.run_by), at=at)
        lines = marked_criteria(criteria_of(criteria))
        for number, panellist in enumerate(panellists_of(named)):
            for sheet in sheets_of(panellist):
                base = by_title[sheet.entry.title].marks[number]
                marks = [max(0, min(5, base + (place % 3 == 2) - (place % 4 == 3))) for place in range(len(lines))]
                given = {line: GivenMark(mark, SAYS[mark]) for line, mark in zip(lines, marks, strict=True)}
                give_marks(sheet=sheet, marks=given, by=panellist.person, at=at)
            submit_marks(panellist=panellist, by=panellist.person, at=at)
    with story.on(new.closes_on + timedelta(days=11), 14) as at:
        lock_scores(criteria_set=criteria, by=story.person(new.chair), at=at)
        rank_entries(criteria_set=criteria, by=story.person(new.chair), at=at)


def decide_round(
    story: Story, new: Round, proposals: Mapping[str, Proposal], bids: Sequence[Bid], paper: Paper, value: Decimal
) -> Report:
    """Ask the body, at the gate where there is one, with the whole sum as the gate's value."""
    asks = {proposals[bid.key]: bid.asks for bid in bids}
    by = story.person(new.run_by)
    with story.on(paper.meets_on - timedelta(days=14), 10) as at:
        report = draft_funding_report(
            call=next(iter(proposals.values())).call, body=story.body(new.body), title=paper.title, asks=asks,
            place=new.place, sections=paper.sections, by=by, at=at,
        )  # fmt: skip
        gate = gate_recommendation(report)
        if gate is not None:
            proposed = Proposed(gate.text, DecisionKind(gate.kind), value)
            change_recommendation(recommendation=gate, proposed=proposed, by=by, at=at)
    take(story, report, paper)
    return report


def offer_all(
    story: Story, new: Round, proposals: Mapping[str, Proposal], bids: Sequence[Bid], *, on: date
) -> dict[str, Offer]:
    """Offer what was asked to every proposal that was approved; each accepts three days later."""
    funded = [bid for bid in bids if bid.asks is Asks.FUND]
    with story.on(on, 11) as at:
        expires = at + timedelta(days=42)
        offers = {
            bid.key: make_offer(
                proposal=proposals[bid.key], amounts=budget_of(proposals[bid.key]), expires_at=expires,
                conditions="Figures every month; a visit a year.", by=story.person(new.run_by), at=at,
            )
            for bid in funded
        }  # fmt: skip
    with story.on(on + timedelta(days=3), 11) as at:
        for bid in funded:
            offers[bid.key] = accept_offer(offer=offers[bid.key], by=story.person(f"contact: {bid.lead}"), at=at)
    return offers
