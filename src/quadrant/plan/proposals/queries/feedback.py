"""What a proposal is told after the decision: its place, its agreed marks, and the markers' reasons without names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from quadrant.appraisal.models import Mark, ModeratedMark, Sheet
from quadrant.appraisal.queries import EntryScore, agreed_marks_of, agreed_scores
from quadrant.plan.proposals.models import Call, Proposal
from quadrant.plan.proposals.queries.decisions import decided_on, decision_on
from quadrant.plan.proposals.queries.proposals import proposal_numbered, proposals_on


@dataclass(frozen=True)
class OnCriterion:
    """The agreed mark on one criterion, and why: what the panel agreed, else what its markers wrote."""

    criterion: str
    weight: Decimal | None
    mark: Decimal | None
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Feedback:
    """A proposal's score and place among so many, criterion by criterion."""

    score: Decimal | None
    rank: int | None
    of: int
    highest: int
    lines: tuple[OnCriterion, ...]


def scores_by_entry(call: Call) -> dict[int, EntryScore]:
    """The panel's agreed scores on a call's proposals, by the number of the entry; none before they are agreed."""
    return {line.entry_id: line for line in agreed_scores(call.criteria_set)}


def undecided_on(call: Call, person: Any) -> list[Proposal]:
    """What of a call still waits for a body, as far as this person may see it, best ranked first."""
    found = [one for one in proposals_on(call, person) if one.withdrawn_at is None]
    decided, scores = decided_on(found), scores_by_entry(call)
    waiting = [one for one in found if one.pk not in decided or not decided[one.pk].is_settled]
    return sorted(waiting, key=lambda one: (scores[one.entry_id].rank if one.entry_id in scores else 0, one.number))


def decided_proposal(number: int) -> Proposal | None:
    """A proposal that a body has decided on, or nothing: before that, nobody is told their marks."""
    proposal = proposal_numbered(number)
    if proposal is None or proposal.entry is None:
        return None
    decided = decision_on(proposal)
    return proposal if decided is not None and decided.is_settled else None


def feedback_on(proposal: Proposal) -> Feedback:
    """The feedback for a letter or a page. Five queries whatever the size of the panel."""
    entry = proposal.entry
    if entry is None:
        return Feedback(None, None, 0, 0, ())
    scores = scores_by_entry(proposal.call)
    own = scores.get(entry.pk)
    written: dict[int, list[str]] = defaultdict(list)
    counted = Sheet.objects.counted().filter(entry=entry)
    for criterion, reason in Mark.objects.filter(sheet__in=counted).values_list("criterion_id", "reason"):
        if reason:
            written[criterion].append(reason)
    agreed = dict(ModeratedMark.objects.standing().filter(entry=entry).values_list("criterion_id", "reason"))
    lines = tuple(
        OnCriterion(
            criterion=str(line.criterion),
            weight=line.criterion.weight,
            mark=line.mark,
            reasons=(agreed[line.criterion_id],) if line.criterion_id in agreed else tuple(written[line.criterion_id]),
        )
        for line in agreed_marks_of(entry)
    )
    highest = proposal.call.criteria_set.highest
    return Feedback(own.score if own else None, own.rank if own else None, len(scores), highest, lines)
