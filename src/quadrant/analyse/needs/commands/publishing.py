"""Publishing an approved needs assessment, and taking it from the public again."""

from __future__ import annotations

from datetime import datetime

from quadrant.analyse.needs.models import AssessmentPublication, NeedsAssessment
from quadrant.analyse.needs.queries import standing_of_assessment
from quadrant.analyse.needs.rules import may_publish_assessment
from quadrant.analyse.needs.terms import AssessmentState
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Person

WRITERS = "Only those who work on the cycle and write reports may publish its assessment."


@act("needs_assessment.published")
def publish_assessment(*, assessment: NeedsAssessment, by: Person, at: datetime) -> Done[AssessmentPublication]:
    """Let anybody read it, as it was approved."""
    kept: NeedsAssessment = NeedsAssessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    allow(may_publish_assessment(by, kept), WRITERS)
    approved = standing_of_assessment(kept).state in (AssessmentState.APPROVED, AssessmentState.SUPERSEDED)
    insist(approved, "Only an approved assessment is published. Put it to a body first.")
    made = AssessmentPublication(assessment=kept, published_by=by, published_at=at)
    made.save()
    return Done(made, f"“{kept}” can be read by anybody")


@act("needs_assessment.unpublished")
def unpublish_assessment(
    *, assessment: NeedsAssessment, why: str, by: Person, at: datetime
) -> Done[AssessmentPublication]:
    """Take it from the public; that it was published, and why it ended, is kept."""
    allow(may_publish_assessment(by, assessment), WRITERS)
    insist(bool(why.strip()), "Say why it is taken from the public.", field="why")
    found = AssessmentPublication.objects.select_for_update(of=("self",)).filter(assessment=assessment, ended_at=None)
    kept: AssessmentPublication | None = found.first()
    insist(kept is not None, "The assessment is not published.")
    assert kept is not None  # noqa: S101  the line above refused it
    kept.ended_by, kept.ended_at, kept.ended_why = by, at, why.strip()
    kept.save()
    return Done(kept, f"“{assessment}” is no longer published")
