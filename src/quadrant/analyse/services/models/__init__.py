from quadrant.analyse.services.models.coverage import ReviewProgramme, ServiceStrategy
from quadrant.analyse.services.models.evaluations import (
    AspectScore,
    DemandPoint,
    ModelWeighed,
    ServiceContribution,
    ServiceEvaluation,
)
from quadrant.analyse.services.models.services import Service, ServiceArea, ServiceFunding, ServiceOutcome

__all__ = [
    "AspectScore",
    "DemandPoint",
    "ModelWeighed",
    "ReviewProgramme",
    "Service",
    "ServiceArea",
    "ServiceContribution",
    "ServiceEvaluation",
    "ServiceFunding",
    "ServiceOutcome",
    "ServiceStrategy",
]
