"""Beginning, writing and concluding an evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from quadrant.analyse.needs.models import NeedsAssessment
from quadrant.analyse.needs.queries import standing_of_assessment
from quadrant.analyse.needs.rules import may_change_assessment
from quadrant.audit.act import act
from quadrant.audit.terms import Changed, Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.do.agreements.models import Agreement
from quadrant.partnership.models import Person
from quadrant.review.evaluation.models import Evaluation, EvaluationReading
from quadrant.review.evaluation.queries import findings_of, missing_from
from quadrant.review.evaluation.rules import may_evaluate, may_see_evaluation, may_write_evaluation
from quadrant.review.evaluation.terms import Findings, Recommends

NOT_YOURS = "Only those who work on the cycle, without an interest in the provider, evaluate."


@act("evaluation.begun")
def begin_evaluation(
    *,
    cycle: Cycle,
    title: str,
    from_on: date,
    to_on: date,
    agreement: Agreement | None = None,
    by: Person,
    at: datetime,
) -> Done[Evaluation]:
    """Begin to evaluate one agreement, or what the whole cycle commissioned, over a period."""
    allow(may_evaluate(by, cycle, agreement), NOT_YOURS)
    insist(bool(title.strip()), "Give the evaluation a title.", field="title")
    insist(to_on >= from_on, "The period cannot end before it begins.", field="to_on")
    if agreement is not None:
        insist(agreement.cycle_id == cycle.pk, "That agreement belongs to another cycle.", field="agreement")
        insist(agreement.signed_at is not None, "Only a signed agreement can be evaluated.", field="agreement")
    made = Evaluation(
        cycle=cycle,
        agreement=agreement,
        title=title.strip(),
        from_on=from_on,
        to_on=to_on,
        begun_by=by,
        begun_at=at,
    )
    made.save()
    return Done(made, made.title)


@act("evaluation.changed")
def write_evaluation(
    *, evaluation: Evaluation, findings: Findings, version: int | None = None, by: Person, at: datetime
) -> Done[Evaluation]:
    """Write what was found so far. With `version`, refused when somebody else has written since."""
    kept = _open(evaluation, by)
    if version is not None and version != kept.version:
        raise Changed("Somebody else has changed this evaluation since you opened it.", theirs=_told(findings_of(kept)))
    kept.how_much, kept.how_well, kept.better_off = findings.how_much, findings.how_well, findings.better_off
    kept.specification, kept.value_for_money = findings.specification, findings.value_for_money
    kept.version += 1
    kept.save()
    return Done(kept)


def _told(findings: Findings) -> str:
    return "\n\n".join(
        text for text in (findings.how_much, findings.how_well, findings.better_off, findings.specification) if text
    )


@act("evaluation.concluded")
def conclude_evaluation(
    *, evaluation: Evaluation, recommends: Recommends, reasons: str, by: Person, at: datetime
) -> Done[Evaluation]:
    """Conclude with a recommendation and its reasons; nothing changes after. Refused while a finding is missing."""
    kept = _open(evaluation, by)
    for field, sentence in missing_from(findings_of(kept)):
        insist(False, sentence, field=field)
    insist(bool(reasons.strip()), "Say why.", field="reasons")
    kept.recommends, kept.reasons, kept.concluded_by, kept.concluded_at = recommends, reasons.strip(), by, at
    kept.save()
    return Done(kept, f"{recommends.label}: {reasons.strip()}")


def _open(evaluation: Evaluation, by: Person) -> Evaluation:
    allow(may_write_evaluation(by, evaluation), NOT_YOURS)
    kept: Evaluation = Evaluation.objects.select_for_update().get(pk=evaluation.pk)
    insist(kept.concluded_at is None, "This evaluation is concluded. Begin another for a later period.")
    return kept


@dataclass(frozen=True)
class Read:
    """An evaluation that was read for a needs assessment: used or set aside, with how or why."""

    evaluation: Evaluation
    used: bool
    why: str


@act("needs_assessment.evaluations_read")
def read_evaluations(
    *, assessment: NeedsAssessment, read: Sequence[Read], by: Person, at: datetime
) -> Done[NeedsAssessment]:
    """Say of evaluations of current providers how each was used in the assessment, or why it is set aside."""
    allow(may_change_assessment(by, assessment), NOT_YOURS)
    insist(standing_of_assessment(assessment).may_change, "This assessment is before its body, or final.")
    for one in read:
        allow(may_see_evaluation(by, one.evaluation), NOT_YOURS)
        sentence = "Say how it is used." if one.used else "Say why it is set aside."
        insist(bool(one.why.strip()), sentence, field=f"why_{one.evaluation.pk}")
        insist(one.evaluation.concluded_at is not None, "Only a concluded evaluation is read.")
        kept = EvaluationReading.objects.select_for_update().filter(assessment=assessment, evaluation=one.evaluation)
        made = kept.first() or EvaluationReading(assessment=assessment, evaluation=one.evaluation)
        made.used, made.why, made.read_by, made.read_at = one.used, one.why.strip(), by, at
        made.save()
    return Done(assessment, f"{len(read)} evaluations read")
