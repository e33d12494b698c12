from quadrant.analyse.outcomes.models.areas import Area, Neighbour, NeighbourSet
from quadrant.analyse.outcomes.models.datasets import Dataset, Observation
from quadrant.analyse.outcomes.models.indicators import Indicator
from quadrant.analyse.outcomes.models.outcomes import CycleIndicator, CycleOutcome, Outcome, OutcomeIndicator

__all__ = [
    "Area",
    "CycleIndicator",
    "CycleOutcome",
    "Dataset",
    "Indicator",
    "Neighbour",
    "NeighbourSet",
    "Observation",
    "Outcome",
    "OutcomeIndicator",
]
