"""Life expectancy from deaths and population by age."""

from __future__ import annotations

import numpy as np
import scipy
from numpy.typing import ArrayLike

from quadrant.methods.arrays import (
    BoolArray,
    Estimate,
    FloatArray,
    above_zero,
    between,
    counts,
    floats,
    plain,
    same_length,
    where,
    withheld,
)

LEAST_POPULATION = 5_000
_FIRST_YEAR = 0.1  # those who die in their first year live a tenth of it on average, in other bands half


def life_expectancy(
    deaths: ArrayLike,
    population: ArrayLike,
    ages: ArrayLike,
    *,
    confidence: float = 0.95,
    least_population: float = LEAST_POPULATION,
) -> Estimate:
    """Years of life still expected at the start of each age band, from an abridged period life table.

    Formula: Chiang's: q = w·m ÷ (1 + w·m·(1 − a)), m deaths ÷ population, w the width of the band, a the part of it
    lived by those who die there (0.1 under 1 year, else 0.5); the last band is open. Limits: Silcocks, Jenner and
    Reza's variance, the last band's as Eayres and Williams. Source: Chiang, The Life Table, 1984; Eayres and Williams,
    Journal of Epidemiology and Community Health 2004.
    Shapes: deaths and population areas × bands (or bands), `ages` the first age of each band from 0 up; answers have
    the same shape, the first column being expectancy at birth. Units: years.
    Areas under `least_population` people, with no deaths in the last band, or with so many deaths in a band that
    nobody would live to its end are withheld. No areas give none.
    Errors: negative, missing or infinite numbers, no population or more deaths than people in a band, ages that do not
    rise.
    """
    died, alive = counts(deaths, "deaths"), counts(population, "population")
    starts = floats(ages, "ages", dimensions=1)
    same_length(died, alive, "deaths and population")
    above_zero(alive, "the population")
    if died.ndim not in (1, 2) or died.shape[-1] != len(starts) or len(starts) < 2:
        raise ValueError(f"there must be one column for each of the {len(starts)} ages, at least two")
    if (np.diff(starts) <= 0).any():
        raise ValueError("ages must rise from band to band")
    if (died > alive).any():
        raise ValueError(f"more deaths than people{where(died > alive)}")
    by_area, people = np.atleast_2d(died), np.atleast_2d(alive)
    few: BoolArray = (
        (people.sum(axis=1) < least_population) | (by_area[:, -1] == 0) | _nobody_left(by_area, people, starts)
    )
    years, variance = _table(np.where(few[:, None], 0.0, by_area), people, starts)
    width = float(scipy.stats.norm.isf((1 - between(confidence)) / 2)) * np.sqrt(variance)
    years = np.where(few[:, None], np.nan, years)
    why = f"fewer than {plain(least_population)} people, no deaths in the last band, or nobody who would live to it"
    note = withheld(few, why)
    value, low, high = (each.reshape(died.shape) for each in (years, years - width, years + width))
    return Estimate(value, low, high, note)


def _lived(starts: FloatArray) -> FloatArray:
    return np.where((starts[:-1] == 0) & (np.diff(starts) <= 1), _FIRST_YEAR, 0.5)


def _nobody_left(died: FloatArray, alive: FloatArray, starts: FloatArray) -> BoolArray:
    """Where the probability of dying in a band comes out at 1 or above."""
    sure = (died / alive)[:, :-1] * np.diff(starts) * _lived(starts)
    return np.asarray(sure.max(axis=1, initial=0.0) >= 1)


def _table(died: FloatArray, alive: FloatArray, starts: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Expectancy and its variance in every band: the life table, worked from birth up and summed from the end back."""
    width = np.diff(starts)
    lived = _lived(starts)
    rate = died / alive
    most = rate[:, :-1]
    dying = width * most / (1 + width * most * (1 - lived))
    left = np.concatenate([np.ones((len(died), 1)), np.cumprod(1 - dying, axis=1)], axis=1)  # alive at each start
    spent = width * (left[:, 1:] + lived * (left[:, :-1] - left[:, 1:]))
    last = left[:, -1:] / np.where(rate[:, -1:] > 0, rate[:, -1:], np.nan)
    ahead = _summed_back(np.concatenate([spent, last], axis=1))
    years = ahead / left
    spread = width**2 * most * (1 - lived * width * most) / (alive[:, :-1] * (1 + (1 - lived) * width * most) ** 3)
    weighed = spread * left[:, :-1] ** 2 * ((1 - lived) * width + years[:, 1:]) ** 2
    open_end = left[:, -1:] ** 2 / np.where(rate[:, -1:] > 0, died[:, -1:] * rate[:, -1:] ** 2, np.nan)
    variance = _summed_back(np.concatenate([weighed, open_end], axis=1)) / left**2
    return years, variance


def _summed_back(each: FloatArray) -> FloatArray:
    return np.cumsum(each[:, ::-1], axis=1)[:, ::-1]
