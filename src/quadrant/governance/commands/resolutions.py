"""The act of deciding: every check asked again, then one resolution that never changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, allow, insist
from quadrant.governance.commands.agendas import NOT_A_CLERK, insist_not_agreed, insist_ready
from quadrant.governance.models import Meeting, Present, Recommendation, Report, Resolution
from quadrant.governance.models.resolutions import AMENDED, CONDITIONS
from quadrant.governance.queries import (
    Taker,
    TakingPart,
    bars_of,
    day_of,
    gate_waits,
    item_of,
    notice_fault,
    power_fault,
    power_in_words,
    taking_part,
    wrong_body,
)
from quadrant.governance.rules import may_decide_alone, may_record_for
from quadrant.governance.terms import (
    APPROVALS,
    NEEDS_REASON,
    OPENS_GATE,
    PROPOSER,
    PUTS_OFF,
    RESOLVED,
    USES_POWER,
    ItemType,
    Outcome,
    Part,
    Votes,
)
from quadrant.partnership.models import Person
from quadrant.partnership.terms import Seat


@dataclass(frozen=True)
class Resolved:
    """What was resolved, in the words of the minutes."""

    outcome: Outcome
    conditions: str = ""
    amended_to: str = ""
    reasons: str = ""
    options_rejected: str = ""
    votes: Votes | None = None


@act("recommendation.resolved")
def resolve_recommendation(
    *,
    recommendation: Recommendation,
    meeting: Meeting,
    resolved: Resolved,
    chaired_by: Person | None = None,
    by: Person,
    at: datetime,
) -> Done[Resolution]:
    """Record what a meeting resolved on one recommendation.

    Refused for the proposer and for anyone whose interest bars them; without a quorum of members who count; beyond the
    body's powers; at a gate of another body, or one that is not ready; and a second time.
    """
    made, takers = _at_meeting(recommendation, meeting, resolved, chaired_by, by, at)
    return _finish(made, takers)


@transaction.atomic
def rehearse_resolution(
    *,
    recommendation: Recommendation,
    meeting: Meeting,
    resolved: Resolved,
    chaired_by: Person | None = None,
    by: Person,
    at: datetime,
) -> None:
    """Raise what `resolve_recommendation` would refuse; nothing is recorded, nor that it was tried."""
    _at_meeting(recommendation, meeting, resolved, chaired_by, by, at)


def _at_meeting(
    recommendation: Recommendation,
    meeting: Meeting,
    resolved: Resolved,
    chaired_by: Person | None,
    by: Person,
    at: datetime,
) -> tuple[Resolution, tuple[Taker, ...]]:
    """The resolution as it would be recorded, with who took part, once every check holds."""
    kept = _locked(recommendation)
    report = kept.report
    allow(may_record_for(by, meeting.body), NOT_A_CLERK)
    _insist_may_record(report, by, day_of(meeting))
    _insist_before_meeting(report, meeting, at)
    present = taking_part(meeting)[_item_number(report, meeting)]
    _insist_quorum(present, meeting)
    chair = _chair_of(present, chaired_by)
    _insist_recorder_takes_part(present, by)
    _insist_votes(resolved, len(present.counted))
    made = _resolution(kept, resolved, day_of(meeting), by, at)
    made.meeting, made.chaired_by, made.quorum = meeting, chair.person, present.quorum
    return made, present.takers


@act("recommendation.decided_alone")
def decide_alone(*, recommendation: Recommendation, resolved: Resolved, by: Person, at: datetime) -> Done[Resolution]:
    """One person under delegation decides, without a meeting but under the same checks."""
    kept = _locked(recommendation)
    report = kept.report
    allow(may_decide_alone(by, kept), f"{report.body.name} does not lie with you: this is not yours to decide.")
    _insist_may_record(report, by, timezone.localdate(at))
    insist(report.body.stands_on(timezone.localdate(at)), f"{report.body.name} has ended.")
    insist_ready(report)
    insist(resolved.votes is None, "One person decides: there are no votes.", field="votes_for")
    made = _resolution(kept, resolved, timezone.localdate(at), by, at)
    made.quorum = 1
    return _finish(made, [Taker(by, Seat.MEMBER, Part.COUNTED)])


def _locked(recommendation: Recommendation) -> Recommendation:
    kept: Recommendation = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    done = Resolution.objects.filter(recommendation=kept).exists()
    insist(not done, RESOLVED)
    return kept


def _insist_may_record(report: Report, by: Person, on: date) -> None:
    allow(by.pk not in report.proposers, PROPOSER)
    barred = bars_of(report, by, on=on)
    allow(not barred, f"You have an interest in this and may not record it. {' '.join(barred)}")


def _insist_before_meeting(report: Report, meeting: Meeting, at: datetime) -> None:
    insist(report.body_id == meeting.body_id, f"The report is addressed to {report.body.name}.")
    insist_ready(report)
    insist(meeting.at <= at, "The meeting has not begun.")
    insist_not_agreed(meeting)


def _item_number(report: Report, meeting: Meeting) -> int:
    item = item_of(meeting, report)
    if item is None:
        raise Refusal("The report is not on the agenda of this meeting.")
    return item.pk


def _insist_quorum(present: TakingPart, meeting: Meeting) -> None:
    counted = len(present.counted)
    others = [f"{t.name} ({t.part.label.lower()})" for t in present.takers if t.part is not Part.COUNTED]
    aside = f" Not counted: {', '.join(others)}." if others else ""
    count = "counts" if counted == 1 else "count"
    sentence = f"No quorum: {meeting.body.name} needs {present.quorum}, and {counted} {count} for this item.{aside}"
    insist(counted >= present.quorum, sentence)
    lacks = present.lacks.name if present.lacks is not None else ""
    insist(not lacks, f"No quorum: nobody who counts for this item represents {lacks}.{aside}")


def _chair_of(present: TakingPart, chaired_by: Person | None) -> Taker:
    """Who chaired the item: the person named, else the body's chair, who must be free to."""
    chair = present.of(chaired_by) if chaired_by is not None else present.chair
    if chair is None:
        raise Refusal("Say which member present chaired this item.", field="chaired_by")
    told = f"{chair.person.name} may not chair this item ({chair.part.label.lower()}). Say who took the chair."
    insist(chair.part is Part.COUNTED, told, field="chaired_by")
    return chair


def _insist_recorder_takes_part(present: TakingPart, by: Person) -> None:
    recorder = present.of(by)
    barred = recorder is not None and recorder.part in {Part.LEFT, Part.NO_VOTE, Part.PROPOSER}
    allow(
        not barred,
        f"You have an interest in this and may not record it. {recorder.because if recorder else ''}".strip(),
    )


def _insist_votes(resolved: Resolved, counted: int) -> None:
    votes = resolved.votes
    if votes is None:
        return
    insist(
        votes.cast <= counted, f"{votes.cast} votes, but {counted} members may vote on this item.", field="votes_for"
    )
    if resolved.outcome in APPROVALS:
        insist(votes.for_ > 0, "Nobody voted for: it was not carried.", field="votes_for")
        insist(votes.for_ >= votes.against, "More voted against than for: it was not carried.", field="votes_for")


def _resolution(kept: Recommendation, resolved: Resolved, on: date, by: Person, at: datetime) -> Resolution:
    """The resolution, once its words, the body's power and the gate allow it."""
    _insist_words(resolved)
    under = _power_used(kept, resolved.outcome)
    _insist_gate(kept, resolved.outcome, on)
    lacks = notice_fault(kept.report, on) if resolved.outcome in APPROVALS else ""
    insist(not lacks, lacks)
    votes = resolved.votes
    return Resolution(
        recommendation=kept,
        body=kept.report.body,
        decided_on=on,
        outcome=resolved.outcome,
        conditions=resolved.conditions.strip(),
        amended_to=resolved.amended_to.strip(),
        reasons=resolved.reasons.strip(),
        options_rejected=resolved.options_rejected.strip(),
        under=under,
        votes_for=votes.for_ if votes else None,
        votes_against=votes.against if votes else None,
        abstained=votes.abstained if votes else None,
        recorded_by=by,
        recorded_at=at,
    )


def _insist_words(resolved: Resolved) -> None:
    conditional = resolved.outcome is Outcome.APPROVED_WITH_CONDITIONS
    insist(bool(resolved.conditions.strip()) or not conditional, CONDITIONS, field="conditions")
    insist(
        not resolved.conditions.strip() or conditional,
        "Only an approval with conditions has conditions.",
        field="outcome",
    )
    amended = resolved.outcome is Outcome.APPROVED_AS_AMENDED
    insist(bool(resolved.amended_to.strip()) or not amended, AMENDED, field="amended_to")
    asked = resolved.outcome in NEEDS_REASON
    insist(bool(resolved.reasons.strip()) or not asked, "Say why.", field="reasons")


def _power_used(kept: Recommendation, outcome: Outcome) -> str:
    """The power under which the body decides, as it will stand in the register; refused where it has none."""
    if outcome not in USES_POWER:
        return ""
    lacks = power_fault(kept)
    insist(not lacks, lacks, field="outcome")
    return power_in_words(kept)


def _insist_gate(kept: Recommendation, outcome: Outcome, on: date) -> None:
    """At a gate: the right body, and for a resolution that opens it, nothing else left to wait for."""
    if not kept.opens_gate or outcome in PUTS_OFF:
        return
    wrong = wrong_body(kept.report)
    insist(not wrong, wrong)
    if outcome in OPENS_GATE[ItemType(kept.report.item)]:
        waits = gate_waits(kept.report, on=on)
        insist(not waits, "The gate is not ready. " + " ".join(waits))


def _finish(made: Resolution, takers: Iterable[Taker]) -> Done[Resolution]:
    made.save()
    for taker in takers:
        row = Present(resolution=made, person=taker.person, part=taker.part, because=taker.because)
        row.stands_in_for = taker.stands_in_for
        row.save()
    told = f"{made.body.name}: {Outcome(made.outcome).label.lower()}"
    return Done(made, told)
