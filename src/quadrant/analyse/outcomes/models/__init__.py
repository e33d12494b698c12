from quadrant.analyse.outcomes.models.areas import Area, Neighbour, NeighbourSet
from quadrant.analyse.outcomes.models.boundaries import AreaInside, Outline
from quadrant.analyse.outcomes.models.curves import CurveAction, CurvePoint, CurveReview, IndicatorPower
from quadrant.analyse.outcomes.models.data_requests import DataReceived, DataRequest, DataRequestSubject
from quadrant.analyse.outcomes.models.datasets import Dataset, HiddenFigure, Observation
from quadrant.analyse.outcomes.models.direction import HeadlineMeasure, HeadlineSet, Vision
from quadrant.analyse.outcomes.models.indicators import Indicator
from quadrant.analyse.outcomes.models.outcomes import CycleIndicator, CycleOutcome, Outcome, OutcomeIndicator
from quadrant.analyse.outcomes.models.targets import Target, TargetStep

__all__ = [
    "Area",
    "AreaInside",
    "CurveAction",
    "CurvePoint",
    "CurveReview",
    "CycleIndicator",
    "CycleOutcome",
    "DataReceived",
    "DataRequest",
    "DataRequestSubject",
    "Dataset",
    "HeadlineMeasure",
    "HeadlineSet",
    "HiddenFigure",
    "Indicator",
    "IndicatorPower",
    "Neighbour",
    "NeighbourSet",
    "Observation",
    "Outcome",
    "OutcomeIndicator",
    "Outline",
    "Target",
    "TargetStep",
    "Vision",
]
