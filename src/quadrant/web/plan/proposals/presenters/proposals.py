"""Proposals in words: lists with rank and state, an author's tasks, and the whole text for those who read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.methods import words
from quadrant.partnership.rules import may_look_inside
from quadrant.plan.proposals import queries
from quadrant.plan.proposals.rules import may_run_call, may_write_proposal
from quadrant.plan.proposals.terms import FrozenProposal, ProposalState, TieKind
from quadrant.thread.terms import Kind as On
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow, Task
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table
from quadrant.web.plan.history import last_act
from quadrant.web.thread.presenters import thread_place

if TYPE_CHECKING:
    from quadrant.plan.proposals.models import Call, Proposal

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Line:
    """A proposal in a list."""

    number: int
    reference: str
    title: str
    organisation: str
    sponsor: str
    call: str
    asked: Decimal | None
    match: Decimal
    state: str
    score: Decimal | None = None
    rank: int | None = None


def _line(proposal: Any, states: dict[int, ProposalState], scores: dict[int, Any]) -> Line:
    score = scores.get(proposal.entry_id)
    return Line(
        number=proposal.pk,
        reference=proposal.reference,
        title=proposal.title,
        organisation=proposal.organisation.name,
        sponsor=proposal.sponsor.name if proposal.sponsor else "",
        call=proposal.call.title,
        asked=proposal.asked,
        match=proposal.match,
        state=states[proposal.pk].label,
        score=score.score if score else None,
        rank=score.rank if score else None,
    )


def _columns(request: HttpRequest) -> dict[str, Column[Line]]:
    columns: list[Column[Line]] = [
        Column("reference", "No", lambda one: one.reference),
        Column(
            "title", "Proposal", lambda one: one.title, address=lambda o: address(request, "proposal", number=o.number)
        ),
        Column("organisation", "Led by", lambda one: one.organisation),
        Column("sponsor", "Group", lambda one: one.sponsor),
        Column("call", "Call", lambda one: one.call),
        Column("asked", "Asks for", lambda one: one.asked, kind=Kind.MONEY),
        Column("match", "Match", lambda one: one.match, kind=Kind.MONEY),
        Column("score", "Score", lambda one: one.score, kind=Kind.NUMBER, places=1),
        Column("rank", "Rank", lambda one: one.rank, kind=Kind.NUMBER),
        Column("state", "State", lambda one: one.state, kind=Kind.STATE),
    ]
    return {column.key: column for column in columns}


def proposals_table(request: HttpRequest, call: Call, *, at: datetime) -> Table[Line]:
    """What was submitted to a call, ranked once the panel has agreed its scores."""
    found = list(queries.proposals_on(call, request.user))
    states, scores = queries.states_of(found, at=at), queries.scores_by_entry(call)
    lines = [_line(one, states, scores) for one in found]
    shown = ["title", "reference", "organisation", "sponsor", "asked", "match", "state"]
    if scores:
        shown[5:5] = ["score", "rank"]
    columns = _columns(request)
    groups = sorted({line.sponsor for line in lines if line.sponsor})
    return Table(
        name="proposals",
        caption=f"Proposals to {call.title}",
        one="proposal",
        rows=lines,
        columns=[columns[key] for key in shown],
        order="rank" if scores else "reference",
        filters=[
            _state_filter(ProposalState.DRAFT),
            Filter("group", "Group", [(name, name) for name in groups], matches=lambda o, value: o.sponsor == value),
        ],
        search=("any",),
        empty=Empty("Nothing has been submitted to this call yet."),
    )


def _state_filter(*without: ProposalState) -> Filter[Line]:
    labels = [state.label for state in ProposalState if state not in without]
    return Filter("state", "State", [(label, label) for label in labels], matches=lambda o, value: o.state == value)


def own_table(request: HttpRequest, *, at: datetime) -> Table[Line]:
    """The proposals of the organisations that a person writes for."""
    found = list(queries.own_proposals(request.user))
    states = queries.states_of(found, at=at)
    columns = _columns(request)
    return Table(
        name="mine",
        caption="My proposals",
        one="proposal",
        rows=[_line(one, states, {}) for one in found],
        columns=[columns[key] for key in ("title", "reference", "organisation", "call", "asked", "state")],
        filters=[_state_filter()],
        search=("any",),
        empty=Empty("You have not started a proposal yet.", address(request, "calls"), "See the open calls"),
    )


def draft_tasks(request: HttpRequest, proposal: Proposal) -> list[Task]:
    """The pages of a draft, one thing each, with how far each is."""
    asked = queries.asked_of(proposal)
    done = sum(one.answered for one in asked)
    has_aims = bool(queries.priorities_to_choose(proposal.call) or queries.outcomes_to_choose(proposal.call))
    aims = bool(queries.priorities_served(proposal) or queries.outcomes_of(proposal))
    money = sum(queries.budget_of(proposal).values(), NOTHING)
    about = bool(proposal.summary and proposal.improvement)

    def task(name: str, page: str, state: str, hint: str = "") -> Task:
        return Task(name, state, address(request, page, number=proposal.pk), hint)

    tasks = [task("About the proposal", "proposal_about", "Complete" if about else "To do")]
    if asked:
        state = "Complete" if done == len(asked) else "In progress" if done else "To do"
        hint = f"{done} of {words.plural(len(asked), 'question')} answered"
        tasks.append(task("Planning questions", "proposal_questions", state, hint))
    hint = f"{words.money(money)} asked for" if money else ""
    tasks.append(task("Money", "proposal_money", "Complete" if money else "To do", hint))
    if has_aims:
        tasks.append(task("Priorities and outcomes", "proposal_aims", "Complete" if aims else "To do"))
    ready = not queries.lacks(proposal)
    return [*tasks, task("Check and submit", "proposal_check", "To do" if ready else "Not yet")]


def question_tasks(request: HttpRequest, proposal: Proposal) -> list[Task]:
    return [
        Task(
            f"{one.question.number}. {one.question.text}",
            "Complete" if one.answered else "To do",
            address(request, "proposal_question", number=proposal.pk, place=one.question.number),
            "" if one.answered or not one.parts else f"{words.plural(one.missing, 'reply', 'replies')} still to give",
        )
        for one in queries.asked_of(proposal)
    ]


def proposal_record(request: HttpRequest, proposal: Proposal, state: ProposalState) -> Record:
    """The summary of a proposal."""
    money = queries.budget_of(proposal)
    asked = "; ".join(f"{words.financial_year(year)} {words.money(amount)}" for year, amount in money.items())
    total = sum(money.values(), NOTHING)
    rows = [
        SummaryRow("Call", proposal.call.title, address=address(request, "call", number=proposal.call_id)),
        SummaryRow("Led by", proposal.organisation.name),
        SummaryRow("Sponsored by", proposal.sponsor.name if proposal.sponsor else "No group"),
        SummaryRow("Asks for", f"{words.money(total)} ({asked})" if money else "Nothing yet"),
        SummaryRow("Match funding", _match(proposal)),
    ]
    if proposal.submitted_at is not None and proposal.submitted_by is not None:
        rows.append(
            SummaryRow("Submitted", f"{words.datetime(proposal.submitted_at)}, by {proposal.submitted_by.name}")
        )
    if proposal.withdrawn_at is not None:
        rows.append(SummaryRow("Withdrawn", f"{words.date(proposal.withdrawn_at)}: {proposal.withdrawn_why}"))
    inside = may_look_inside(request.user) and proposal.submitted_at is not None
    place = thread_place(request, On.PROPOSAL, proposal.pk) if inside else None
    return Record(
        summary=rows, state=state.label, thread=place, history=last_act(request, proposal) if inside else None
    )


def _match(proposal: Proposal) -> str:
    return f"{words.money(proposal.match)} from {proposal.match_source}" if proposal.match else "None"


def reading(text: FrozenProposal) -> dict[str, Any]:
    """The whole text of a proposal for those who read it."""
    about = text.about
    sections = [
        ("What it will do", about.summary),
        ("What will improve", about.improvement),
        ("Who delivers it", about.delivery_partners),
        ("Milestones", about.milestones),
        ("Risks", about.risks),
    ]
    return {
        "sections": [(title, said) for title, said in sections if said],
        "money": [[year, words.money(Decimal(amount))] for year, amount in text.money],
        "priorities": [[name, words.percent(Decimal(share))] for name, share in text.priorities],
        "outcomes": [list(pair) for pair in text.outcomes],
        "answers": text.answers,
    }


def shown_ties(request: HttpRequest, proposal: Proposal) -> list[str]:
    """How it depends on others of its call; for those who commission."""
    if may_write_proposal(request.user, proposal) and not may_run_call(request.user, proposal.call):
        return []
    ties = queries.ties_of(queries.proposals_of(proposal.call))
    return [
        f"{tie.proposal.reference} {tie.proposal.title}: {TieKind(tie.kind).label.lower()} ({tie.other.title})"
        for tie in ties
        if proposal.pk in (tie.proposal_id, tie.other_id)
    ]


def shown_feedback(found: queries.Feedback) -> Sequence[Sequence[Any]]:
    """Criterion by criterion: weight, agreed mark, reasons."""
    return [
        [
            line.criterion,
            words.number(line.weight),
            "Does not apply" if line.mark is None else f"{words.number(line.mark, 1)} of {found.highest}",
            line.reasons,
        ]
        for line in found.lines
    ]
