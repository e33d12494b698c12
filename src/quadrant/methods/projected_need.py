"""How many people will need something, from rates by age and a projected population."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from numpy.typing import ArrayLike

from quadrant.methods.arrays import Estimate, FloatArray, counts, floats
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
