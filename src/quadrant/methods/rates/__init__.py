"""Proportions, rates and means with their limits; standardised rates; quantiles; life expectancy."""

from __future__ import annotations

from quadrant.methods.rates.crude import mean, proportion, rate
from quadrant.methods.rates.life import life_expectancy
from quadrant.methods.rates.limits import byars, wilson
from quadrant.methods.rates.quantiles import median, quantiles
from quadrant.methods.rates.standardised import (
    directly_standardised,
    directly_standardised_nonindependent,
    esp2013,
    expected_events,
    indirectly_standardised,
)

__all__ = [
    "byars",
    "directly_standardised",
    "directly_standardised_nonindependent",
    "esp2013",
    "expected_events",
    "indirectly_standardised",
    "life_expectancy",
    "mean",
    "median",
    "proportion",
    "quantiles",
    "rate",
    "wilson",
]
