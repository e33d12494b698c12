"""Acts that take a proposal to the appraisal, back to its author, or out of the call."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db.models import Max

from quadrant.appraisal.commands import enter, withdraw_entry
from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, allow, insist
from quadrant.partnership.models import Person
from quadrant.plan.proposals.commands.writing import NOT_THEIRS, draft_of
from quadrant.plan.proposals.models import Call, Proposal, ProposalDecision, ProposalTie, ProposalVersion
from quadrant.plan.proposals.queries import asked_for, closing_in_words, frozen, lacks
from quadrant.plan.proposals.rules import may_tie_proposals, may_write_proposal
from quadrant.plan.proposals.terms import TieKind


@act("proposal.submitted")
def submit_proposal(*, proposal: Proposal, by: Person, at: datetime) -> Done[Proposal]:
    """Freeze the proposal and enter it in the appraisal. Refused a second after the call closed, and while it lacks
    anything: nine of ten planning questions answered are not enough.
    """
    call = Call.objects.select_for_update().get(pk=proposal.call_id)
    kept = draft_of(proposal, by)
    _refuse_late(call, at)
    missing = lacks(kept)
    if missing:
        raise Refusal(" ".join(missing))
    if kept.number is None:
        last = Proposal.objects.filter(call=call).aggregate(last=Max("number"))["last"] or 0
        kept.number = last + 1
    version = (ProposalVersion.objects.filter(proposal=kept).aggregate(last=Max("number"))["last"] or 0) + 1
    kept.entry = enter(
        criteria_set=call.criteria_set,
        title=kept.title,
        organisation=kept.organisation,
        value=asked_for(kept),
        reference=kept.reference if version == 1 else f"{kept.reference}/{version}",
        by=by,
        at=at,
    )
    kept.submitted_at, kept.submitted_by = at, by
    kept.save()
    content = asdict(frozen(kept))
    ProposalVersion(proposal=kept, number=version, content=content, submitted_by=by, submitted_at=at).save()
    return Done(kept, f"{kept.reference} {kept.title}, version {version}")


def _refuse_late(call: Call, at: datetime) -> None:
    """An open call takes proposals up to its closing moment, that moment included."""
    insist(call.opened_at is not None, "This call is not open.")
    late = (at - call.closes_at).total_seconds()
    if late > 0:
        raise Refusal(f"This call closed at {closing_in_words(call)}. {_by_how_much(late)}")


def _by_how_much(seconds: float) -> str:
    whole = max(1, int(seconds))
    if whole < 120:
        return f"You are {whole} second{'s' if whole > 1 else ''} late."
    minutes = whole // 60
    return f"You are {minutes} minutes late." if minutes < 120 else "Nothing more can be submitted."


@act("proposal.taken_back")
def take_back_proposal(*, proposal: Proposal, by: Person, at: datetime) -> Done[Proposal]:
    """Make a submitted proposal a draft again, while its call is open. It counts only once submitted anew."""
    allow(may_write_proposal(by, proposal), NOT_THEIRS)
    call = Call.objects.select_for_update().get(pk=proposal.call_id)
    kept = Proposal.objects.select_for_update().get(pk=proposal.pk)
    insist(kept.submitted_at is not None and kept.withdrawn_at is None, "Only a submitted proposal can be taken back.")
    insist(at <= call.closes_at, "The call has closed: a submitted proposal can now only be withdrawn.")
    assert kept.entry is not None  # noqa: S101  the table's own constraint
    withdraw_entry(entry=kept.entry, why="Taken back by its author to be changed", by=by, at=at)
    kept.entry, kept.submitted_at, kept.submitted_by = None, None, None
    kept.save()
    return Done(kept, f"{kept.reference} {kept.title}")


@act("proposal.withdrawn")
def withdraw_proposal(*, proposal: Proposal, why: str, by: Person, at: datetime) -> Done[Proposal]:
    """Take a proposal out of its call for good; before a body was asked about it."""
    allow(may_write_proposal(by, proposal), NOT_THEIRS)
    kept = Proposal.objects.select_for_update().get(pk=proposal.pk)
    insist(kept.withdrawn_at is None, "This proposal was already withdrawn.")
    insist(bool(why.strip()), "Say why it is withdrawn.", field="why")
    put = ProposalDecision.objects.filter(proposal=kept).exists()
    insist(not put, "This proposal is before a body. Decline the offer instead, if one is made.")
    if kept.entry is not None:
        kept.entry = withdraw_entry(entry=kept.entry, why=why.strip(), by=by, at=at)
    kept.withdrawn_at, kept.withdrawn_by, kept.withdrawn_why = at, by, why.strip()
    kept.save()
    return Done(kept, why.strip())


@act("proposal.tied")
def tie_proposals(*, proposal: Proposal, other: Proposal, kind: TieKind, by: Person, at: datetime) -> Done[ProposalTie]:
    """Say that a proposal needs another of its call, or excludes it; the best set keeps to it."""
    allow(may_tie_proposals(by, proposal), "Only those who run the cycle may tie proposals.")
    insist(proposal.call_id == other.call_id, "Choose a proposal of the same call.", field="other")
    insist(proposal.pk != other.pk, "A proposal cannot be tied to itself.", field="other")
    made = ProposalTie(proposal=proposal, other=other, kind=kind)
    made.save()
    return Done(made, f"{proposal.title}: {kind.label.lower()}, {other.title}")


@act("proposal.untied")
def untie_proposals(*, tie: ProposalTie, by: Person, at: datetime) -> Done[Proposal]:
    allow(may_tie_proposals(by, tie.proposal), "Only those who run the cycle may tie proposals.")
    ProposalTie.objects.select_for_update().get(pk=tie.pk).delete()
    return Done(tie.proposal, f"No longer tied to {tie.other.title}")
