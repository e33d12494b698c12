"""Proportions, rates and means with their limits; standardised rates; quantiles; life expectancy."""

from __future__ import annotations

from quadrant.methods.rates.crude import mean, proportion, rate
from quadrant.methods.rates.limits import byars, wilson

__all__ = ["byars", "mean", "proportion", "rate", "wilson"]
