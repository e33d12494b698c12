from quadrant.appraisal.models.agreed import (
    AgreedMark,
    AgreedScore,
    AgreedScores,
    ModeratedMark,
    RankedEntry,
    Ranking,
)
from quadrant.appraisal.models.criteria import CriteriaSet, Criterion, Entry
from quadrant.appraisal.models.panels import Mark, Panel, Panellist, Sheet

__all__ = [
    "AgreedMark",
    "AgreedScore",
    "AgreedScores",
    "CriteriaSet",
    "Criterion",
    "Entry",
    "Mark",
    "ModeratedMark",
    "Panel",
    "Panellist",
    "RankedEntry",
    "Ranking",
    "Sheet",
]
