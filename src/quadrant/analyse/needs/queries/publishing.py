"""What of needs assessments anybody may read."""

from __future__ import annotations

from quadrant.analyse.needs.models import AssessmentPublication, NeedsAssessment
from quadrant.analyse.needs.queries.assessments import assessments


def publication_of(assessment: NeedsAssessment) -> AssessmentPublication | None:
    found: AssessmentPublication | None = (
        AssessmentPublication.objects.select_related("published_by")
        .filter(assessment=assessment, ended_at=None)
        .first()
    )
    return found


def published_assessments() -> list[AssessmentPublication]:
    """Those that stand, the latest first."""
    standing = AssessmentPublication.objects.filter(ended_at=None).select_related("assessment__area")
    return list(standing.order_by("-published_at", "-pk"))


def published_assessment_numbered(number: int) -> NeedsAssessment | None:
    found: NeedsAssessment | None = (
        assessments().filter(pk=number, publications__isnull=False, publications__ended_at=None).first()
    )
    return found
