"""Who may draft and open calls, write and see proposals, put them to a decision, make and answer offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quadrant.cycle.models import Cycle
from quadrant.cycle.rules import may_run_cycle, may_work_on_cycle
from quadrant.partnership.models import Organisation
from quadrant.partnership.queries import conflicts_of
from quadrant.partnership.rules import acts_for, may_enter, may_look_inside, standing_of
from quadrant.partnership.terms import InterestEffect, Role, subject_key
from quadrant.partnership.within import here
from quadrant.plan.proposals.models import Call, CallQuestion, Offer, Proposal, ProposalVersion


def may_draft_call(person: Any, cycle: Cycle) -> bool:
    return may_run_cycle(person, cycle)


def may_see_call(person: Any, call: Call) -> bool:
    """Everybody who may come in, once it is open; before that those who work on its cycle."""
    if call.opened_at is None:
        return may_look_inside(person) and may_work_on_cycle(person, call.cycle)
    return may_enter(person)


def may_run_call(person: Any, call: Call) -> bool:
    return may_run_cycle(person, call.cycle)


def may_see_call_inside(person: Any, call: Call) -> bool:
    """Its proposals, their ranking and what the money would buy: for those who commission."""
    return may_look_inside(person)


def may_write_for(person: Any, organisation_id: int | None) -> bool:
    """An organisation's applicant, or somebody inside the partnership who stands for it."""
    if acts_for(person, Role.APPLICANT, organisation_id):
        return True
    return may_look_inside(person) and organisation_id in standing_of(person).organisations


def may_propose(person: Any, call: Call) -> bool:
    """Anybody who stands for an organisation, on a call that they can see."""
    return may_see_call(person, call) and bool(standing_of(person).organisations)


def may_propose_for(person: Any, call: Call, organisation: Organisation) -> bool:
    return may_propose(person, call) and may_write_for(person, organisation.pk)


def may_write_proposal(person: Any, proposal: Proposal) -> bool:
    return may_write_for(person, proposal.organisation_id)


def may_see_proposal(person: Any, proposal: Proposal) -> bool:
    """Its own organisation always; those who commission once it was submitted, unless an interest makes them leave."""
    if may_write_proposal(person, proposal):
        return True
    if proposal.submitted_at is None or not may_look_inside(person):
        return False
    return not hidden_from(person, [proposal])


def may_see_question(person: Any, asked: tuple[Proposal, CallQuestion]) -> bool:
    return may_see_proposal(person, asked[0])


def may_answer_question(person: Any, asked: tuple[Proposal, CallQuestion]) -> bool:
    return may_write_proposal(person, asked[0])


def may_see_version(person: Any, version: ProposalVersion) -> bool:
    return may_see_proposal(person, version.proposal)


def hidden_from(person: Any, proposals: Sequence[Proposal]) -> set[int]:
    """The numbers of the proposals of which an interest in organisation or subject lets the person see nothing."""
    found = conflicts_of(
        [person.pk],
        organisations={proposal.organisation_id for proposal in proposals},
        subjects={proposal.title for proposal in proposals},
        on=here().on,
    )
    leaves = [
        conflict.interest
        for conflict in found.get(person.pk, [])
        if conflict.bars and conflict.effect is InterestEffect.LEAVES
    ]
    organisations = {interest.organisation_id for interest in leaves}
    subjects = {subject_key(interest.subject) for interest in leaves if interest.subject}
    return {p.pk for p in proposals if p.organisation_id in organisations or subject_key(p.title) in subjects}


def _is_barred(person: Any, proposal: Proposal) -> bool:
    found = conflicts_of([person.pk], organisations=[proposal.organisation_id], subjects=[proposal.title], on=here().on)
    return any(conflict.bars for conflict in found.get(person.pk, []))


def may_tie_proposals(person: Any, proposal: Proposal) -> bool:
    return may_run_cycle(person, proposal.call.cycle)


def may_make_offer(person: Any, proposal: Proposal) -> bool:
    """Those who run the cycle, never for the organisation that they apply for or have an interest in."""
    if not may_run_cycle(person, proposal.call.cycle) or acts_for(person, Role.APPLICANT, proposal.organisation_id):
        return False
    return not _is_barred(person, proposal)


def may_see_offer(person: Any, offer: Offer) -> bool:
    return may_see_proposal(person, offer.proposal)


def may_answer_offer(person: Any, offer: Offer) -> bool:
    return may_write_proposal(person, offer.proposal)


def may_end_offer(person: Any, offer: Offer) -> bool:
    return may_run_cycle(person, offer.proposal.call.cycle)
