from quadrant.analyse.services.models.catalogue import Service, ServiceArea, ServiceFunding, ServiceOutcome
from quadrant.analyse.services.models.coverage import ReviewProgramme, ServiceStrategy
from quadrant.analyse.services.models.evaluations import (
    AspectScore,
    DemandPoint,
    ModelWeighed,
    ServiceContribution,
    ServiceEvaluation,
)

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
