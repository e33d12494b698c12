from quadrant.analyse.priorities.models.marginal import MarginalAnalysis, ProgrammeService, ShiftOption
from quadrant.analyse.priorities.models.measuring import PriorityBaseline, PriorityGain
from quadrant.analyse.priorities.models.placing import PriorityPlacing
from quadrant.analyse.priorities.models.priorities import (
    CrossCutting,
    GroupContribution,
    Priority,
    PriorityGroup,
    PriorityMark,
    PriorityNeed,
    PriorityRecommendation,
    PrioritySponsor,
    PriorityTest,
)
from quadrant.analyse.priorities.models.ranking import PriorityRanking, PriorityWeights, RankedPriority

__all__ = [
    "CrossCutting",
    "GroupContribution",
    "MarginalAnalysis",
    "Priority",
    "PriorityBaseline",
    "PriorityGain",
    "PriorityGroup",
    "PriorityMark",
    "PriorityNeed",
    "PriorityPlacing",
    "PriorityRanking",
    "PriorityRecommendation",
    "PrioritySponsor",
    "PriorityTest",
    "PriorityWeights",
    "ProgrammeService",
    "RankedPriority",
    "ShiftOption",
]
