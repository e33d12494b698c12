from quadrant.analyse.evidence.models.comparing import ComparedAspect, ComparedModel, ModelComparison
from quadrant.analyse.evidence.models.findings import FindingAction, StudyConsultee
from quadrant.analyse.evidence.models.items import Edition, EvidenceItem, Finding, holds
from quadrant.analyse.evidence.models.links import Attached, Citation, PhaseResource

__all__ = [
    "Attached",
    "Citation",
    "ComparedAspect",
    "ComparedModel",
    "Edition",
    "EvidenceItem",
    "Finding",
    "FindingAction",
    "ModelComparison",
    "PhaseResource",
    "StudyConsultee",
    "holds",
]
