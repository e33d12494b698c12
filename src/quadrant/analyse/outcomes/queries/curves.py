"""Outcome curve reviews, and whether the curve has turned; how indicators do on the tests by which they are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from quadrant.analyse.outcomes.models import CurveAction, CurvePoint, CurveReview, Indicator, IndicatorPower
from quadrant.analyse.outcomes.queries.hiding import Point
from quadrant.analyse.outcomes.terms import Polarity, Power
from quadrant.cycle.models import Cycle
from quadrant.methods.trajectory import turned_at


class Curve(StrEnum):
    """What became of the forecast baseline."""

    TURNED = "Turned"
    NOT_TURNED = "Not turned"
    NO_FIGURE = "No figure yet"
    NOT_JUDGED = "Not judged"


@dataclass(frozen=True)
class CurveSeen:
    """Actual figures beside the baseline; `at` is the first that beats it."""

    curve: Curve
    at: tuple[CurvePoint, Point] | None
    actual: Sequence[Point]


def curve_reviews() -> Any:
    """Every review, newest first."""
    return CurveReview.objects.select_related("indicator", "area", "cycle", "started_by")


def curve_review_numbered(number: int) -> CurveReview | None:
    found: CurveReview | None = (
        curve_reviews().prefetch_related("baseline", "actions__done_by").filter(pk=number).first()
    )
    return found


def curve_reviews_of(cycle: Cycle) -> list[CurveReview]:
    return list(curve_reviews().filter(cycle=cycle))


def curve_action_numbered(number: int) -> CurveAction | None:
    found: CurveAction | None = CurveAction.objects.select_related("review__indicator").filter(pk=number).first()
    return found


def curve_actions_for(person: Any) -> list[CurveAction]:
    """What a person is to do to bend a curve and has not done, soonest first."""
    waiting = CurveAction.objects.filter(person=person.pk, done_at=None)
    return list(waiting.select_related("review__indicator").order_by("due_on", "pk"))


def curve_seen(review: CurveReview, points: Sequence[Point]) -> CurveSeen:
    """The figures that came after the baseline was drawn, beside it, period by period."""
    baseline = list(review.baseline.all())
    by_day = {point.on: point for point in points if point.value is not None}
    actual = [by_day.get(each.period_on) for each in baseline]
    known = [point for point in actual if point is not None]
    if review.indicator.polarity == Polarity.NEITHER:
        return CurveSeen(Curve.NOT_JUDGED, None, known)
    if not known:
        return CurveSeen(Curve.NO_FIGURE, None, known)
    place = turned_at(
        [each.value for each in baseline],
        [point.value if point else None for point in actual],
        low_is_good=review.indicator.polarity == Polarity.LOW,
    )
    turned = None if place is None else actual[place]
    if place is None or turned is None:
        return CurveSeen(Curve.NOT_TURNED, None, known)
    return CurveSeen(Curve.TURNED, (baseline[place], turned), known)


def power_of(indicator: Indicator) -> IndicatorPower | None:
    found: IndicatorPower | None = (
        IndicatorPower.objects.select_related("judged_by").filter(indicator=indicator).first()
    )
    return found


def judged_powers() -> Any:
    """Every indicator that was judged by the three tests, by name."""
    return IndicatorPower.objects.select_related("indicator", "judged_by").order_by("indicator__name")


STRENGTH = {Power.HIGH: 3, Power.MEDIUM: 2, Power.LOW: 1}


def strength(power: IndicatorPower) -> int:
    """The three tests together, 3 to 9."""
    return sum(STRENGTH[Power(each)] for each in (power.communication, power.proxy, power.data))
