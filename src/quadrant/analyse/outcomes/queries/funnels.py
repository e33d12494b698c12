"""How far areas may differ by chance, given how many people they have: the funnel of one indicator and period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from quadrant.analyse.outcomes.queries.hiding import Point
from quadrant.analyse.outcomes.queries.judging import scale_of
from quadrant.analyse.outcomes.terms import Method
from quadrant.methods.arrays import FloatArray
from quadrant.methods.funnel import Funnel, Kind, Place, funnel_limits, funnel_significance

FEWEST_AREAS = 5
STEPS = 60
KINDS: dict[str, Kind] = {Method.PROPORTION: "proportion", Method.RATE: "rate"}


@dataclass(frozen=True, eq=False)
class FunnelSeen:
    """Areas by how many people they have, where each lies, and the limits around all of them together.

    `values` and the limits are in the units of the indicator. `left_out` areas are hidden, or give no counts.
    """

    points: Sequence[Point]
    people: FloatArray
    values: FloatArray
    places: Sequence[Place]
    limits: Funnel
    left_out: int

    @property
    def outside(self) -> list[tuple[Point, Place]]:
        """Those beyond the 95 % limits, the furthest first by how far the limit is, then as they were listed."""
        apart = [
            (point, place)
            for point, place in zip(self.points, self.places, strict=True)
            if place not in {Place.INSIDE, Place.NOT_APPLICABLE}
        ]
        return sorted(apart, key=lambda each: each[1] not in {Place.HIGH_998, Place.LOW_998})


def funnel_of(points: Sequence[Point]) -> FunnelSeen | None:
    """The funnel of figures that may be shown; None of fewer than five areas with counts, or of another method.

    What is hidden is no part of it, nor of the line in its middle, so that nothing hidden can be worked out.
    """
    kind = KINDS.get(points[0].indicator.method) if points else None
    counted = [point for point in points if _has_counts(point, kind)]
    per = _per(counted)
    if kind is None or per is None or len(counted) < FEWEST_AREAS:
        return None
    events = np.array([point.numerator for point in counted], dtype=np.float64)
    people = np.array([point.denominator for point in counted], dtype=np.float64)
    baseline = float(events.sum() / people.sum())
    if kind == "proportion":
        sizes = np.linspace(people.min() * 0.9, people.max() * 1.05, STEPS)
        limits = funnel_limits(sizes, baseline, kind=kind, multiplier=per)
    else:
        # A rate's limits are drawn over events; these reach over the people that the areas have.
        ends = people.min() * 0.7 * baseline, people.max() * 1.4 * baseline
        limits = funnel_limits(
            np.linspace(max(ends[0], 0.5), ends[1], STEPS), baseline * per, kind=kind, multiplier=per
        )
    places = funnel_significance(events, people, kind=kind, baseline=baseline)
    return FunnelSeen(counted, people, events / people * per, places, limits, len(points) - len(counted))


def _per(points: Sequence[Point]) -> float | None:
    """What the values are per: what most of them say, as the round number that it is, since values are rounded."""
    said = [scale for point in points if (scale := scale_of(point)) is not None]
    if not said:
        return None
    middle = float(np.median(said))
    rounded = 10.0 ** round(float(np.log10(middle)))
    return rounded if abs(middle - rounded) < 0.05 * rounded else middle


def _has_counts(point: Point, kind: Kind | None) -> bool:
    if point.value is None or point.numerator is None or not point.denominator or point.numerator < 0:
        return False
    return point.denominator > 0 and (kind != "proportion" or point.numerator <= point.denominator)
