from quadrant.analyse.needs.models.assessments import (
    AssessedEvidence,
    AssessedNeed,
    AssessmentDecision,
    NeedsAssessment,
)
from quadrant.analyse.needs.models.evidence import Evidence, NeedEvidence
from quadrant.analyse.needs.models.needs import Need, NeedOutcome, NeedService, StatedNeed

__all__ = [
    "AssessedEvidence",
    "AssessedNeed",
    "AssessmentDecision",
    "Evidence",
    "Need",
    "NeedEvidence",
    "NeedOutcome",
    "NeedService",
    "NeedsAssessment",
    "StatedNeed",
]
