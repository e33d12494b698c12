from quadrant.analyse.needs.models.assessments import (
    AssessedEvidence,
    AssessedNeed,
    AssessmentDecision,
    NeedsAssessment,
)
from quadrant.analyse.needs.models.chapters import (
    Chapter,
    ChapterComment,
    ChapterDraft,
    ChapterReader,
    ChapterText,
    OfferedChapter,
)
from quadrant.analyse.needs.models.deeper import DeeperQuestion
from quadrant.analyse.needs.models.evidence import Evidence, NeedEvidence
from quadrant.analyse.needs.models.groups import VulnerableGroup
from quadrant.analyse.needs.models.needs import Need, NeedOutcome, NeedService, StatedNeed
from quadrant.analyse.needs.models.publishing import AssessmentPublication
from quadrant.analyse.needs.models.recommended import AssessmentRecommendation, EquityLine

__all__ = [
    "AssessedEvidence",
    "AssessedNeed",
    "AssessmentDecision",
    "AssessmentPublication",
    "AssessmentRecommendation",
    "Chapter",
    "ChapterComment",
    "ChapterDraft",
    "ChapterReader",
    "ChapterText",
    "DeeperQuestion",
    "EquityLine",
    "Evidence",
    "Need",
    "NeedEvidence",
    "NeedOutcome",
    "NeedService",
    "NeedsAssessment",
    "OfferedChapter",
    "StatedNeed",
    "VulnerableGroup",
]
