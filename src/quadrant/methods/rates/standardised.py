"""Rates made comparable between places whose people are of different ages."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from quadrant.methods.arrays import (
    BoolArray,
    Estimate,
    FloatArray,
    above_zero,
    counts,
    plain,
    same_length,
    where,
    withheld,
)
from quadrant.methods.rates.crude import positive_multiplier
from quadrant.methods.rates.limits import byars

MIN_TOTAL = 10


def esp2013() -> FloatArray:
    """The European Standard Population of 2013 (Eurostat): 19 bands from 0–4 to 90 and over, adding to 100,000."""
    thousands = (5, 5.5, 5.5, 5.5, 6, 6, 6.5, 7, 7, 7, 7, 6.5, 6, 5.5, 5, 4, 2.5, 1.5, 1)
    return np.array(thousands) * 1_000


def directly_standardised(
    x: ArrayLike,
    n: ArrayLike,
    standard: ArrayLike | None = None,
    multiplier: float = 100_000,
    min_total: float = MIN_TOTAL,
    *,
    confidence: float = 0.95,
) -> Estimate:
    """The rate an area would have if its people were spread over ages like the standard population.

    Formula: Σ w·x/n ÷ Σ w; limits by Dobson's method, from the limits of the total count (see `byars`) scaled by
    √(variance ÷ total), variance Σ w²·x/n² ÷ (Σ w)². Source: Dobson, Kuulasmaa, Eberle and Scherer, Statistics in
    Medicine 1991. Shapes: x and n areas × bands (or bands, for one area), `standard` one per band, the European one of
    2013 unless given; answers per area, per `multiplier` people.
    Areas with fewer than `min_total` events are withheld, as the method needs 10; a missing band, of events or people,
    withholds the area; with `min_total=0` an area without events has rate 0 and no upper limit. No areas give none.
    Errors: negative numbers, infinity, a denominator of 0, a standard of another length or adding to 0.
    """
    events, people, weights = _bands(x, n, standard)
    each = events / people
    value = each @ weights
    each /= people
    return _dobson(value, each @ weights**2, _totals(events), multiplier, min_total, confidence)


def directly_standardised_nonindependent(
    persons: ArrayLike,
    frequency: ArrayLike,
    n: ArrayLike,
    standard: ArrayLike | None = None,
    multiplier: float = 100_000,
    min_total: float = MIN_TOTAL,
    *,
    confidence: float = 0.95,
) -> Estimate:
    """A standardised rate of events of which one person may have several, such as admissions.

    Formula: as `directly_standardised`, but a person with f events adds f² to the variance, not f, so limits are wider.
    Shapes: `persons` areas × bands × frequencies counts those who had `frequency` (1-D) events each; `n` areas × bands.
    Errors: as `directly_standardised`; a frequency below 0.
    """
    each, times = counts(persons, "persons", missing=True), counts(frequency, "frequencies", dimensions=1)
    if each.ndim not in (2, 3) or each.shape[-1] != len(times):
        raise ValueError(f"persons must have one column for each of the {len(times)} frequencies")
    events, people, weights = _bands(each @ times, n, standard)
    value = (events / people) @ weights
    variance = ((each @ times**2) / people**2) @ weights**2
    return _dobson(value, variance, _totals(events), multiplier, min_total, confidence)


def _totals(events: FloatArray) -> FloatArray:
    """The sum over bands, as a product: five times as quick as a sum along short rows."""
    return np.asarray(events @ np.ones(events.shape[-1]))


def _bands(x: ArrayLike, n: ArrayLike, standard: ArrayLike | None) -> tuple[FloatArray, FloatArray, FloatArray]:
    events, people = counts(x, "counts", missing=True), counts(n, "denominators", missing=True)
    same_length(events, people, "counts and denominators")
    above_zero(people, "the denominator")
    weights = esp2013() if standard is None else counts(standard, "the standard population", dimensions=1)
    if events.ndim not in (1, 2) or events.shape[-1] != len(weights):
        raise ValueError(f"there must be one column for each of the {len(weights)} bands of the standard population")
    if not weights.sum():
        raise ValueError("the standard population adds to 0")
    return events, people, weights / weights.sum()


def _dobson(
    value: FloatArray, variance: FloatArray, total: FloatArray, multiplier: float, min_total: float, confidence: float
) -> Estimate:
    by = positive_multiplier(multiplier)
    value, total = np.asarray(value), np.asarray(total)
    few: BoolArray = np.asarray(~(total >= min_total) | np.isnan(value))
    of_count = byars(total, confidence=confidence, exact_below=0)
    scale = np.sqrt(variance / np.where(total > 0, total, 1.0))
    # With no events the variance is 0 and scales nothing: the limits would be a false certainty of 0.
    lower = np.where(few, np.nan, value + scale * (of_count.lower - total)) * by
    upper = np.where(few | (total == 0), np.nan, value + scale * (of_count.upper - total)) * by
    why = f"fewer than {plain(min_total)} events, or a band not available"
    return Estimate(np.where(few, np.nan, value) * by, lower, upper, withheld(few, why))


def expected_events(n: ArrayLike, ref_x: ArrayLike, ref_n: ArrayLike) -> FloatArray:
    """How many events each area would have at the reference's rates in every band: Σ n × ref_x ÷ ref_n.

    Shapes: n areas × bands (or bands, for one area), ref_x and ref_n bands; NaN for an area with a band missing.
    Errors: negative or infinite numbers, a reference with a number missing or a denominator of 0, other lengths.
    """
    people = counts(n, "denominators", missing=True)
    events, reference = counts(ref_x, "reference counts"), counts(ref_n, "reference denominators")
    same_length(events, reference, "reference counts and denominators")
    above_zero(reference, "the reference denominator")
    if people.ndim not in (1, 2) or people.shape[-1] != events.shape[-1]:
        raise ValueError(f"there must be one column for each of the {events.shape[-1]} bands of the reference")
    return np.asarray((people * (events / reference)).sum(axis=-1), dtype=np.float64)


def indirectly_standardised(
    x: ArrayLike,
    n: ArrayLike,
    ref_x: ArrayLike,
    ref_n: ArrayLike,
    as_ratio: bool = True,
    *,
    multiplier: float | None = None,
    confidence: float = 0.95,
) -> Estimate:
    """Events against those expected at the reference's rates: as a ratio, or as a rate (`as_ratio=False`).

    Formula: observed ÷ expected (see `expected_events`), for a rate times the reference's own crude rate; limits from
    those of the observed count, exact under 10 events, Byar's from 10. Source: Breslow and Day, volume II, 1987.
    Shapes: x areas × bands, or one total per area where bands are not known; n areas × bands; ref_x and ref_n bands.
    `multiplier`: 1 for a ratio (100 is usual too), 100,000 for a rate, unless told. A missing number gives NaN and a
    note; no areas give none. Errors: as `rate` and `expected_events`; an area with no events expected.
    """
    expected = expected_events(n, ref_x, ref_n)
    observed = counts(x, "counts", missing=True)
    if observed.shape == np.shape(n):
        observed = np.asarray(observed.sum(axis=-1))
    same_length(observed, expected, "counts and areas")
    if (expected == 0).any():
        raise ValueError(f"no events are expected{where(expected == 0)}, so there is nothing to compare with")
    own_rate = 1.0 if as_ratio else float(np.sum(ref_x) / np.sum(ref_n))
    per = multiplier if multiplier is not None else 1.0 if as_ratio else 100_000.0
    by = positive_multiplier(per) * own_rate / expected
    of_count = byars(observed, confidence=confidence)
    missing = np.isnan(observed * by)
    return Estimate(observed * by, of_count.lower * by, of_count.upper * by, withheld(missing, "not available"))
