"""May and June 2026: the call opens, 63 proposals are started, 60 submitted; one comes eleven seconds late."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from quadrant.audit.terms import Refusal
from quadrant.cycle.commands import tick
from quadrant.demo.loading.days import moment
from quadrant.demo.loading.figures import table
from quadrant.demo.loading.governing import Paper, decide_gate, spine
from quadrant.demo.loading.story import Story
from quadrant.demo.withenshire.answers import Written, replies
from quadrant.demo.withenshire.people import GROUPS, contact_key
from quadrant.governance.commands import Resolved
from quadrant.governance.terms import Outcome
from quadrant.plan.proposals.commands import (
    aim_proposal,
    answer_questions,
    describe_proposal,
    draft_call,
    open_call,
    set_money,
    start_proposal,
    submit_proposal,
    tie_proposals,
    withdraw_proposal,
)
from quadrant.plan.proposals.queries import questions_of
from quadrant.plan.proposals.terms import About, TieKind

if TYPE_CHECKING:
    from quadrant.plan.proposals.models import Call, Proposal

YEARS = {"y2027_28": 2027, "y2028_29": 2028, "y2029_30": 2029}
HUNDRED = Decimal(100)
GIVEN_UP = (
    ("Tidy streets fund", "Common Ground Mediation", "Another fund pays for it."),
    ("Village broadband masts", "Withenshire Enterprise Agency", "The county's programme has taken it on."),
)
LATE = ("Winter night shelter", "Town Pastors Withenshire")
TIES = {"requires": TieKind.NEEDS, "overlaps": TieKind.EXCLUDES}


def tell(story: Story) -> None:
    """From the open call to sixty proposals put forward."""
    _open(story)
    story.say("60 proposals with budgets by year and 34 answers each")
    written = _written()
    for place, proposal in enumerate(written):
        _propose(story, proposal, place)
    _given_up(story)
    _eleven_seconds_late(story, written[0])
    with story.when(2026, 6, 15) as at:
        _tie(story, at)
    _put_forward(story)


def _open(story: Story) -> None:
    manager, days = story.person("manager"), story.days
    with story.when(2026, 4, 28) as at:
        note = "All six groups sent a gap-closing plan or a business plan by 24 April."
        tick(cycle=story.made["round"], place="process.proposals.action-plans", note=note, by=manager, at=at)
        call = draft_call(
            cycle=story.made["round"],
            fund=story.made["fund"],
            criteria_set=story.made["criteria"],
            title="Area Improvement Fund, call of 2026",
            intentions="Work of three years from April that serves one of six priorities.",
            eligibility="Any organisation that works in Withenshire. Firms may apply at cost.",
            support="A helper from the sponsoring group for each author; surgeries every Thursday.",
            closes_at=moment(days.day(2026, 6, 12), 12),
            decision_on=days.day(2026, 9, 22),
            offers_on=days.day(2026, 10, 5),
            prefix="WP",
            question_set="planning-questions",
            by=manager,
            at=at,
        )
    with story.when(2026, 5, 1) as at:
        story.made["call"] = open_call(call=call, by=manager, at=at)


def _written() -> list[Written]:
    words = {row["no"]: row for row in table("proposal_words")}
    by_name = {name: key for key, name in GROUPS.items()}
    return [
        Written(
            reference=row["no"],
            theme=by_name[row["group"]],
            title=row["title"],
            lead=row["lead"],
            people=int(words[row["no"]]["people"]),
            summary=words[row["no"]]["summary"],
            improvement=words[row["no"]]["improvement"],
            years=tuple(Decimal(row[column]) for column in YEARS),
            match=Decimal(row["match"]),
        )
        for row in table("proposals")
    ]


def _propose(story: Story, written: Written, place: int) -> None:
    """Write a proposal and submit it; most come in the last fortnight, the last at two minutes to twelve."""
    call: Call = story.made["call"]
    by = story.person(contact_key(written.lead))
    begun = moment(story.days.day(2026, 5, 4), 9) + timedelta(hours=9 * place)
    with story.on(begun.date()):
        made = start_proposal(
            call=call, organisation=story.organisation(written.lead), title=written.title, by=by, at=begun
        )
    ends = moment(story.days.day(2026, 6, 12), 11, 58)
    sent = ends - timedelta(minutes=293 * (59 - place))
    with story.on(sent.date()):
        proposal = _fill(story, made, written, sent - timedelta(minutes=40))
        story.made[written.reference] = submit_proposal(proposal=proposal, by=by, at=sent)


def _fill(story: Story, made: Proposal, written: Written, at: datetime) -> Proposal:
    by, call = story.person(contact_key(written.lead)), story.made["call"]
    said = About(
        title=written.title,
        summary=written.summary,
        improvement=written.improvement,
        delivery_partners="The sponsoring group's members, and the parishes named in the annex.",
        milestones="First people seen by June; half of the year's number by October; a review each September.",
        risks="Staff leave; a place closes; fewer come than we think. Each has somebody's name beside it.",
    )
    describe_proposal(proposal=made, about=said, sponsor=story.body(written.theme), by=by, at=at)
    keys = [question.key for question in questions_of(call)]
    answer_questions(proposal=made, replies=replies(written, keys), by=by, at=at)
    aim_proposal(
        proposal=made,
        priorities={story.made[f"priority {written.theme}"]: HUNDRED},
        outcomes={story.made[f"outcome {written.theme}"]: written.improvement},
        by=by,
        at=at,
    )
    years = zip(YEARS.values(), written.years, strict=True)
    return set_money(
        proposal=made,
        amounts={story.days.year(year): amount for year, amount in years},
        match=written.match,
        match_source="Partners' own budgets and gifts, promised in writing" if written.match else "",
        by=by,
        at=at,
    )


def _given_up(story: Story) -> None:
    """Two drafts that were never submitted."""
    for title, lead, why in GIVEN_UP:
        by = story.person(contact_key(lead))
        with story.when(2026, 5, 13, 10) as at:
            made = start_proposal(
                call=story.made["call"], organisation=story.organisation(lead), title=title, by=by, at=at
            )
        with story.when(2026, 5, 29, 15) as at:
            withdraw_proposal(proposal=made, why=why, by=by, at=at)


def _eleven_seconds_late(story: Story, like: Written) -> None:
    """The refusal stands in the chain."""
    title, lead = LATE
    by = story.person(contact_key(lead))
    with story.when(2026, 6, 11, 22) as at:
        made = start_proposal(call=story.made["call"], organisation=story.organisation(lead), title=title, by=by, at=at)
    late = replace(
        like, reference="WP00", theme="homes", title=title, lead=lead, summary="Twenty beds from November to March."
    )
    with story.when(2026, 6, 12, 11, 55) as at:
        _fill(story, made, late, at)
    with story.when(2026, 6, 12, 12, 0, 11) as at:
        try:
            submit_proposal(proposal=made, by=by, at=at)
        except Refusal as refusal:
            story.say(refusal.sentence)
        else:
            raise AssertionError("a proposal eleven seconds late was taken")


def _tie(story: Story, at: datetime) -> None:
    """What one proposal says of another: needs it, or cannot be funded beside it."""
    by_title = {row["title"]: row["no"] for row in table("proposals")}
    for row in table("proposals"):
        kind, _, other = row["note"].partition(": ")
        if kind in TIES:
            tie_proposals(
                proposal=story.made[row["no"]],
                other=story.made[by_title[other]],
                kind=TIES[kind],
                by=story.person("manager"),
                at=at,
            )


def _put_forward(story: Story) -> None:
    paper = Paper(
        title="Sixty proposals put forward",
        body="children",
        author="manager",
        meets_on=story.days.day(2026, 6, 29),
        sections=spine(
            purpose="To put forward the proposals that the groups sponsor.",
            background="Sixty proposals came in time, ten from each group's field. One came eleven seconds late.",
            need="Each names the priority and the outcome that it serves.",
            preferred="Put all sixty forward to the panel.",
            reasons="All ten planning questions are answered in each, or it is said why one does not apply.",
            risk="They ask for three times the money. Groups have told their authors so.",
            timetable="Marks in July.",
        ),
        resolved=Resolved(Outcome.RECOMMENDED),
    )
    decide_gate(story, story.made["round"], "process.proposals.ready-to-do", paper)
