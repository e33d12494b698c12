"""Acts on the recommendations of a draft."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max, ProtectedError

from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, insist
from quadrant.governance.commands.reports import draft_of
from quadrant.governance.models import JointPart, Recommendation, Report
from quadrant.governance.terms import Proposed
from quadrant.partnership.models import Person

KIND_OF_GATE = "The gate says which kind of decision this is."


def _insist_not_joint(report: Report) -> None:
    """What two bodies decide together is the same for both; a later report may bring other words, to each of them."""
    joint = report.supersedes_id is None and JointPart.objects.filter(recommendation__report=report).exists()
    insist(not joint, "Another body decides the same: what is recommended to both is not changed for one of them.")


def _new_text(report: Report) -> None:
    """The report reads differently: comments given on the text before are asked again."""
    report.version += 1
    report.save()


@act("recommendation.added")
def add_recommendation(*, report: Report, proposed: Proposed, by: Person, at: datetime) -> Done[Recommendation]:
    kept = draft_of(report, by)
    insist(bool(proposed.text.strip()), "Write what is recommended.", field="text")
    last = Recommendation.objects.filter(report=kept).aggregate(last=Max("number"))["last"] or 0
    made = Recommendation(report=kept, number=last + 1, text=proposed.text.strip(), kind=proposed.kind)
    made.value = proposed.value
    made.save()
    _new_text(kept)
    return Done(made, made.text[:200])


@act("recommendation.changed")
def change_recommendation(
    *, recommendation: Recommendation, proposed: Proposed, by: Person, at: datetime
) -> Done[Recommendation]:
    kept_report = draft_of(recommendation.report, by)
    insist(bool(proposed.text.strip()), "Write what is recommended.", field="text")
    _insist_not_joint(kept_report)
    kept = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    insist(not kept.opens_gate or kept.kind == proposed.kind, KIND_OF_GATE, field="kind")
    kept.text, kept.kind, kept.value = proposed.text.strip(), proposed.kind, proposed.value
    kept.save()
    _new_text(kept_report)
    return Done(kept, kept.text[:200])


@act("recommendation.dropped")
def drop_recommendation(*, recommendation: Recommendation, by: Person, at: datetime) -> Done[Report]:
    """Take a recommendation out of a draft; those after it move up."""
    report = draft_of(recommendation.report, by)
    _insist_not_joint(report)
    kept = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    insist(not kept.opens_gate, "The gate waits for this recommendation: take back the whole report instead.")
    JointPart.objects.filter(recommendation=kept).delete()
    try:
        kept.delete()
    except ProtectedError as used:
        raise Refusal("Another record waits for this recommendation to be decided.") from used
    for after in Recommendation.objects.select_for_update().filter(report=report, number__gt=kept.number):
        after.number -= 1
        after.save()
    _new_text(report)
    return Done(report, f"Recommendation {kept.number} was dropped")
