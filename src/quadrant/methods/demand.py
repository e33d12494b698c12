"""How many people will need a service, if the need for it moves as an indicator is forecast to move."""

from __future__ import annotations

from quadrant.methods.arrays import Estimate, counts, finite
from quadrant.methods.forecast import Forecast


def carried(now: float, last: float, ahead: Forecast) -> Estimate:
    """Today's people carried forward in the proportion of a forecast to the indicator's last value.

    Formula: now × forecast ÷ last, for the mean and for the 95 % limits; a limit below 0 is 0.
    Units: people. Shapes: one estimate for each point of the forecast.
    Errors: people below 0, a last value of 0 or below, as there is then no proportion to carry forward.

    >>> from quadrant.methods.forecast import forecast
    >>> [round(each) for each in carried(120, 10, forecast([10.0] * 6, 2)).value]
    [120, 120]
    """
    people = float(counts([finite(now, "people")], "people")[0])
    if finite(last, "the last value") <= 0:
        raise ValueError("nothing can be carried forward from a last value of 0 or below")
    value, lower, upper = (people * each.clip(0) / last for each in (ahead.mean, ahead.lower_95, ahead.upper_95))
    return Estimate(value, lower, upper, ahead.note)
