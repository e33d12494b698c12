"""How many people will need something: from rates by age and a projected population, or as an indicator is forecast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from numpy.typing import ArrayLike

from quadrant.methods.arrays import Estimate, FloatArray, counts, finite, floats
from quadrant.methods.forecast import Forecast
from quadrant.methods.rates.crude import positive_multiplier


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """Low, central and high numbers of people, per year × band, and their totals per year."""

    bands: tuple[str, ...]
    low: FloatArray
    central: FloatArray
    high: FloatArray

    @property
    def totals(self) -> Estimate:
        """Per year: the sums over bands. The low sum takes every band low at once, so its range is on the wide side."""
        return Estimate(self.central.sum(axis=-1), self.low.sum(axis=-1), self.high.sum(axis=-1))


def projected_need(
    rates: Estimate, population: ArrayLike, bands: Sequence[str], *, multiplier: float = 1.0
) -> Projection:
    """Today's rates applied to tomorrow's people: what need would be if nothing but the population changed.

    Formula: people × rate ÷ multiplier in each band, with the rate's lower and upper limits for low and high.
    Shapes: `rates` one per band (see `rate`, `proportion`), per `multiplier` people; `population` years × bands, or
    bands for a single year; `bands` their names. Units: people.
    No years give no rows. Errors: lengths that differ, rates that are missing, withheld or below 0, people below 0,
    missing or infinite, no bands, a multiplier of 0 or below.
    """
    people = counts(population, "population")
    if not bands or people.ndim not in (1, 2) or people.shape[-1] != len(bands):
        raise ValueError(f"population must have one column for each of the {len(bands)} bands")
    positive_multiplier(multiplier)
    per_person = []
    for name, limit in (("rates", rates.value), ("lower limits", rates.lower), ("upper limits", rates.upper)):
        each = counts(floats(limit, name, dimensions=1), name)
        if len(each) != len(bands):
            raise ValueError(f"there are {len(each)} rates for {len(bands)} bands")
        per_person.append(each / multiplier)
    central, low, high = (people * each for each in per_person)
    return Projection(tuple(bands), low, central, high)


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
