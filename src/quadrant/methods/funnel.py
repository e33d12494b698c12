"""Funnel plots: how far places may differ by chance alone, given how many people they have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal, get_args

import numpy as np
import scipy
from numpy.typing import ArrayLike

from quadrant.methods.arrays import Estimate, FloatArray, above_zero, counts, finite, one_of, same_length, where
from quadrant.methods.rates import byars, wilson
from quadrant.methods.rates.crude import positive_multiplier

Kind = Literal["proportion", "ratio", "rate"]
WARNING: Final = 0.95  # two standard deviations
ALARM: Final = 0.998  # three
_ALWAYS_EXACT: Final = float("inf")


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A limit to draw: `limit` over `at` (people, expected events, or people a year)."""

    at: FloatArray
    limit: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Funnel:
    """The 95 % and 99.8 % limits around a baseline."""

    baseline: float
    lower_95: Line
    upper_95: Line
    lower_998: Line
    upper_998: Line


class Place(StrEnum):
    """Where a place lies: beyond the 99.8 % limits, beyond the 95 % limits, or inside."""

    HIGH_998 = "High (0.001)"
    HIGH_95 = "High (0.025)"
    INSIDE = "Not significant"
    LOW_95 = "Low (0.025)"
    LOW_998 = "Low (0.001)"
    NOT_APPLICABLE = "Not applicable"


def funnel_limits(
    size: ArrayLike, baseline: float = 1.0, *, kind: Kind, multiplier: float | None = None, years: float = 1
) -> Funnel:
    """The lines of a funnel plot.

    proportion: `size` people, `baseline` a fraction; limits baseline ± z√(p(1 − p) ÷ n), kept within 0 to 1.
    ratio: `size` observed events; the expected events at which so many would lie on the limit (exact Poisson limits),
    and the ratio there. rate: `size` events; the people a year at which so many in `years` years would lie on the
    limit around `baseline` (per `multiplier`), and the rate there. Source: Spiegelhalter, Statistics in Medicine 2005.
    Units: limits are times `multiplier`: 100 for a proportion or ratio and 100,000 for a rate unless told.
    No sizes draw lines without points. Errors: sizes of 0 or below, missing or infinite; a baseline outside its range;
    an unknown kind.
    """
    one_of(kind, get_args(Kind), "the kind")
    many = counts(size, "sizes", dimensions=1)
    above_zero(many, "the size")
    by = positive_multiplier(multiplier if multiplier is not None else 100_000.0 if kind == "rate" else 100.0)
    if kind == "proportion":
        if not 0 <= baseline <= 1:
            raise ValueError("the baseline of a proportion must lie between 0 and 1")
        return Funnel(baseline * by, *_around(many, baseline, by))
    if not finite(baseline, "the baseline") > 0:
        raise ValueError("the baseline must be above 0")
    expected_per_person = 1.0 if kind == "ratio" else baseline / by * positive_multiplier(years)
    lines = []
    for confidence in (WARNING, ALARM):
        of_count = byars(many, confidence=confidence, exact_below=_ALWAYS_EXACT)
        # What lies on the lower limit of the funnel is the most that the events are consistent with, and so round.
        for consistent in (of_count.upper, of_count.lower):
            at = consistent / expected_per_person
            lines.append(Line(at, many / consistent * (by if kind == "ratio" else baseline)))
    return Funnel(by if kind == "ratio" else baseline, *lines)


def _around(people: FloatArray, baseline: float, by: float) -> tuple[Line, Line, Line, Line]:
    error = np.sqrt(baseline * (1 - baseline) / people)
    lines = []
    for confidence in (WARNING, ALARM):
        width = float(scipy.stats.norm.isf((1 - confidence) / 2)) * error
        lines += [Line(people, np.clip(baseline + side * width, 0.0, 1.0) * by) for side in (-1, 1)]
    return lines[0], lines[1], lines[2], lines[3]


def funnel_significance(
    x: ArrayLike, n: ArrayLike, *, kind: Kind, baseline: float | None = None, min_events: float = 0
) -> tuple[Place, ...]:
    """Where each place lies on the funnel.

    Formula: the place's own limits (Wilson for a proportion; exact under 10 events and Byar's from 10 otherwise)
    against the baseline: all places together, or 1 for a ratio, unless told.
    Shapes: x events; n people, or expected events for a ratio, or for a standardised rate the people its count and
    rate imply (see `implied_population`). A place with a missing number is inside; one with fewer than `min_events`
    is not applicable (10 for standardised rates). Errors: negative numbers, a denominator of 0, infinity; a baseline
    that is no number; an unknown kind.
    """
    one_of(kind, get_args(Kind), "the kind")
    events, people = counts(x, "counts", missing=True), counts(n, "denominators", missing=True)
    same_length(events, people, "counts and denominators")
    above_zero(people, "the denominator")
    known = ~np.isnan(events + people)
    if baseline is not None:
        finite(baseline, "the baseline")
    else:
        total = float(people[known].sum())
        baseline = 1.0 if kind == "ratio" else float(events[known].sum()) / total if total else float("nan")
    warning, alarm = (_limits(events, people, kind, confidence) for confidence in (WARNING, ALARM))
    conditions = [
        events < min_events, alarm.lower > baseline, warning.lower > baseline,
        alarm.upper < baseline, warning.upper < baseline,
    ]  # fmt: skip
    spoken = (Place.NOT_APPLICABLE, Place.HIGH_998, Place.HIGH_95, Place.LOW_998, Place.LOW_95, Place.INSIDE)
    return tuple(spoken[place] for place in np.select(conditions, range(5), 5))


def _limits(events: FloatArray, people: FloatArray, kind: Kind, confidence: float) -> Estimate:
    if kind == "proportion":
        return wilson(events, people, confidence=confidence)
    found = byars(events, confidence=confidence)
    return Estimate(found.value / people, found.lower / people, found.upper / people)


def implied_population(events: ArrayLike, rates: ArrayLike, multiplier: float = 100_000) -> FloatArray:
    """The people that a count and its (standardised) rate imply: events ÷ rate × multiplier; NaN where the rate is 0.

    Errors: numbers below 0, lengths that differ, a rate of 0 with events.
    """
    many, per = counts(events, "counts", missing=True), counts(rates, "rates", missing=True)
    same_length(many, per, "counts and rates")
    if ((per == 0) & (many > 0)).any():
        raise ValueError(f"a rate of 0 with events{where((per == 0) & (many > 0))}")
    return many / np.where(per > 0, per, np.nan) * positive_multiplier(multiplier)
