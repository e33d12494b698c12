"""How far a ranking depends on its weights: acceptability, thresholds of first place, the most a criterion moves."""

from __future__ import annotations

from quadrant.methods.robustness.acceptability import Acceptability, smaa
from quadrant.methods.robustness.thresholds import Thresholds, max_swing, robustness_in_words, weight_thresholds
from quadrant.methods.robustness.weightings import Prior, sample_weights

__all__ = [
    "Acceptability",
    "Prior",
    "Thresholds",
    "max_swing",
    "robustness_in_words",
    "sample_weights",
    "smaa",
    "weight_thresholds",
]
