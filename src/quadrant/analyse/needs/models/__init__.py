from quadrant.analyse.needs.models.assessments import (
    AssessedEvidence,
    AssessedNeed,
    AssessmentDecision,
    NeedsAssessment,
)
from quadrant.analyse.needs.models.deeper import DeeperQuestion
from quadrant.analyse.needs.models.evidence import Evidence, NeedEvidence
from quadrant.analyse.needs.models.groups import VulnerableGroup
from quadrant.analyse.needs.models.needs import Need, NeedOutcome, NeedService, StatedNeed

__all__ = [
    "AssessedEvidence",
    "AssessedNeed",
    "AssessmentDecision",
    "DeeperQuestion",
    "Evidence",
    "Need",
    "NeedEvidence",
    "NeedOutcome",
    "NeedService",
    "NeedsAssessment",
    "StatedNeed",
    "VulnerableGroup",
]
