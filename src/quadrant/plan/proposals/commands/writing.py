"""Acts by which an organisation writes a proposal. Nothing typed is lost when a colleague was quicker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal

from quadrant.analyse.outcomes.models import Outcome
from quadrant.analyse.priorities.models import Priority
from quadrant.audit.act import act
from quadrant.audit.terms import Changed, Done, allow, insist
from quadrant.methods.calendar import FinancialYear
from quadrant.partnership.links import insist_whole
from quadrant.partnership.models import Body, Organisation, Person
from quadrant.plan.funds.terms import pounds
from quadrant.plan.proposals.models import (
    Answer,
    BudgetLine,
    Call,
    CallQuestion,
    Proposal,
    ProposalOutcome,
    ProposalPriority,
)
from quadrant.plan.proposals.queries import (
    about_of,
    budget_of,
    mark_of_about,
    mark_of_aims,
    mark_of_answers,
    mark_of_money,
    outcomes_of,
    priorities_served,
    replies_to,
    state_of_call,
    years_offered,
)
from quadrant.plan.proposals.rules import may_propose_for, may_write_proposal
from quadrant.plan.proposals.terms import About, CallState, Reply

NOT_THEIRS = "You do not write proposals for that organisation."
MEANWHILE = "A colleague changed this while you were writing. Compare the two texts, then save again."


def draft_of(proposal: Proposal, by: Person) -> Proposal:
    """The proposal under lock, still a draft that this person may change."""
    allow(may_write_proposal(by, proposal), NOT_THEIRS)
    kept: Proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    insist(kept.withdrawn_at is None, "This proposal was withdrawn.")
    insist(kept.submitted_at is None, "This proposal was submitted and no longer changes. Take it back to change it.")
    return kept


@act("proposal.started")
def start_proposal(*, call: Call, organisation: Organisation, title: str, by: Person, at: datetime) -> Done[Proposal]:
    """Begin a draft for an open call. Nobody else sees it until it is submitted."""
    allow(may_propose_for(by, call, organisation), NOT_THEIRS)
    state = state_of_call(call, at=at)
    insist(
        state is CallState.OPEN, "This call is closed." if state is CallState.CLOSED else "This call is not open yet."
    )
    insist(bool(title.strip()), "Give the proposal a title.", field="title")
    made = Proposal(call=call, organisation=organisation, title=title.strip(), started_by=by, started_at=at)
    made.save()
    return Done(made, made.title)


@act("proposal.described")
def describe_proposal(
    *, proposal: Proposal, about: About, sponsor: Body | None = None, seen: str | None = None, by: Person, at: datetime
) -> Done[Proposal]:
    """Say what the proposal is about. `seen` marks what stood on the page (`mark_of_about`)."""
    kept = draft_of(proposal, by)
    insist(bool(about.title.strip()), "Give the proposal a title.", field="title")
    if seen is not None and seen != mark_of_about(kept):
        theirs, yours = asdict(about_of(kept)), asdict(about)
        _refuse_lost_update(theirs, yours)
    for name, text in asdict(about).items():
        setattr(kept, name, text.strip())
    kept.sponsor = sponsor
    kept.save()
    return Done(kept, kept.title)


@act("proposal.answered")
def answer_questions(
    *, proposal: Proposal, replies: Mapping[str, Reply], seen: str | None = None, by: Person, at: datetime
) -> Done[Proposal]:
    """Answer planning questions by their keys; where one does not apply, the text says why.

    `seen` marks what stood on the page (`mark_of_answers` of the same keys).
    """
    kept = draft_of(proposal, by)
    before = replies_to(kept)
    if seen is not None and seen != mark_of_answers(kept, replies):
        theirs = {key: before[key].text if key in before else "" for key in replies}
        _refuse_lost_update(theirs, {key: reply.text for key, reply in replies.items()})
    asked = {question.key: question for question in CallQuestion.objects.filter(call=kept.call_id)}
    for key, reply in replies.items():
        insist(key in asked, f"The call asks no question '{key}'.", field=key)
        said = reply.given or not reply.does_not_apply
        insist(said, f"Say why this does not apply: {asked[key].text}", field=key)
    changed = {asked[key]: reply for key, reply in replies.items() if before.get(key, Reply("")) != reply}
    _keep_answers(kept, changed)
    return Done(kept, f"{len(replies)} answers")


def _keep_answers(proposal: Proposal, changed: Mapping[CallQuestion, Reply]) -> None:
    """Thirty-four answers come at once: those given before are changed, the others written together."""
    held = {answer.question_id: answer for answer in Answer.objects.filter(proposal=proposal)}
    new = []
    for question, reply in changed.items():
        answer = held.get(question.pk)
        if answer is None:
            answer = Answer(partnership_id=proposal.partnership_id, proposal=proposal, question=question)
            new.append(answer)
        answer.text, answer.does_not_apply = reply.text.strip(), reply.does_not_apply
        if answer.pk is not None:
            answer.save()
    Answer.objects.bulk_create(new)


@act("proposal.costed")
def set_money(
    *,
    proposal: Proposal,
    amounts: Mapping[int, Decimal],
    match: Decimal = Decimal(0),
    match_source: str = "",
    seen: str | None = None,
    by: Person,
    at: datetime,
) -> Done[Proposal]:
    """Say what is asked for in each financial year (by the year that it starts in), and what is matched from where."""
    kept = draft_of(proposal, by)
    if seen is not None and seen != mark_of_money(kept):
        theirs = {f"year_{year}": str(amount) for year, amount in budget_of(kept).items()}
        theirs |= {"match": str(kept.match), "match_source": kept.match_source}
        yours = {f"year_{year}": str(amount) for year, amount in amounts.items()}
        _refuse_lost_update(theirs, yours | {"match": str(match), "match_source": match_source})
    offered = {year.starts for year in years_offered(kept.call)}
    for year, amount in amounts.items():
        label = FinancialYear(year).label
        insist(year in offered, f"The fund of this call has no budget for {label}.", field=f"year_{year}")
        insist(amount >= 0 and amount == round(amount, 2), "Enter pounds and pence.", field=f"year_{year}")
    insist(match == 0 or bool(match_source.strip()), "Say where the match funding comes from.", field="match_source")
    BudgetLine.objects.filter(proposal=kept).delete()
    for year, amount in amounts.items():
        if amount:
            BudgetLine(proposal=kept, year=year, amount=amount).save()
    kept.match, kept.match_source = match, match_source.strip()
    kept.save()
    return Done(kept, f"{pounds(sum(amounts.values(), Decimal(0)))} asked for")


@act("proposal.aimed")
def aim_proposal(
    *,
    proposal: Proposal,
    priorities: Mapping[Priority, Decimal],
    outcomes: Mapping[Outcome, str] | None = None,
    seen: str | None = None,
    by: Person,
    at: datetime,
) -> Done[Proposal]:
    """Say which priorities the proposal serves, in shares that add to 100, and which outcomes it aims for."""
    kept = draft_of(proposal, by)
    if seen is not None and seen != mark_of_aims(kept):
        raise Changed(MEANWHILE, theirs=_aims_in_words(kept))
    if priorities:
        insist_whole(priorities.values(), field="")
    for outcome, by_how_much in (outcomes or {}).items():
        insist(bool(by_how_much.strip()), f"Say by how much “{outcome.name}” will improve.")
    for priority in priorities:
        insist(priority.cycle_id == kept.call.cycle_id, f"“{priority.title}” is no priority of this cycle.")
    ProposalPriority.objects.filter(proposal=kept).delete()
    ProposalOutcome.objects.filter(proposal=kept).delete()
    for priority, share in priorities.items():
        ProposalPriority(proposal=kept, priority=priority, share=share, linked_at=at).save()
    for outcome, by_how_much in (outcomes or {}).items():
        ProposalOutcome(proposal=kept, outcome=outcome, by_how_much=by_how_much.strip()).save()
    return Done(kept, ", ".join(f"{priority.title} {share.normalize():f} %" for priority, share in priorities.items()))


def _aims_in_words(proposal: Proposal) -> str:
    served = [f"{link.priority.title}: {link.share.normalize():f} %" for link in priorities_served(proposal)]
    return "\n".join([*served, *(f"{aim.outcome.name}: {aim.by_how_much}" for aim in outcomes_of(proposal))])


def _refuse_lost_update(theirs: Mapping[str, str], yours: Mapping[str, str]) -> None:
    field = next((name for name, text in yours.items() if text != theirs.get(name, "")), None)
    if field is not None:
        raise Changed(MEANWHILE, field=field, theirs=theirs.get(field, ""), yours=yours[field])
