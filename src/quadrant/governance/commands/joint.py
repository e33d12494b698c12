"""The act of putting one matter to a second body too: the decision stands once both have resolved the same."""

from __future__ import annotations

from datetime import datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.governance.commands.carried_over import copy_papers
from quadrant.governance.commands.onward import draft_like
from quadrant.governance.commands.recommendations import add_recommendation
from quadrant.governance.commands.reports import NOT_YOURS
from quadrant.governance.models import JointDecision, JointPart, Recommendation, Report
from quadrant.governance.queries import joint_reports, later_report, recommendations_of
from quadrant.governance.rules import may_change_report
from quadrant.governance.terms import ItemType, Proposed
from quadrant.partnership.models import Body, Person
from quadrant.partnership.terms import DecisionKind


@act("report.put_to_another_body")
def decide_jointly(*, report: Report, body: Body, by: Person, at: datetime) -> Done[Report]:
    """Draft the same report to another body, such as the other partner's: neither's decision stands alone from now on.

    Only what is final and not resolved yet is put to another, so that nothing that already stands is undone; where the
    other body's report was taken back, it may be put to that body again.
    """
    allow(may_change_report(by, report), NOT_YOURS)
    kept: Report = Report.objects.select_for_update().get(pk=report.pk)
    insist(kept.is_final and kept.withdrawn_at is None, "Submit the report first: both bodies decide the same words.")
    insist(later_report(kept) is None, "A later report stands in this one’s place.")
    insist(body.pk != kept.body_id, "Choose another body than the report’s own.", field="body")
    beside = any(one.body_id == body.pk for one in joint_reports(kept))
    insist(not beside, f"It is put to {body.name} already.", field="body")
    joint = {part.recommendation_id: part.joint for part in _parts_of(kept)}
    resolved = Recommendation.objects.filter(report=kept, resolutions__isnull=False).exists()
    again = JointPart.objects.filter(joint__in=joint.values(), recommendation__report__body=body).exists()
    insist(not resolved or again, "Something in it is resolved: what was decided stands by itself.")
    item = ItemType.DECISION if kept.at_gate else ItemType(kept.item)
    made = draft_like(kept, body, item, "" if kept.at_gate else kept.place, by, at)
    for asked in recommendations_of(kept):
        proposed = Proposed(asked.text, DecisionKind(asked.kind), asked.value)
        other = add_recommendation(report=made, proposed=proposed, by=by, at=at)
        _join(joint.get(asked.pk), asked, other, by, at)
    copy_papers(kept, made)
    return Done(made, f"{kept.title}: {kept.body.name} and {body.name} decide it together")


def _parts_of(report: Report) -> list[JointPart]:
    return list(JointPart.objects.filter(recommendation__report=report).select_related("joint"))


def _join(joint: JointDecision | None, asked: Recommendation, other: Recommendation, by: Person, at: datetime) -> None:
    if joint is None:
        joint = JointDecision(begun_by=by, begun_at=at)
        joint.save()
        JointPart(joint=joint, recommendation=asked).save()
    JointPart(joint=joint, recommendation=other).save()
