"""A measure over time: each period beside the target of that time, and what the series says beyond chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from quadrant.analyse.outcomes.terms import Polarity
from quadrant.do.agreements.models import Kpi, KpiTarget
from quadrant.do.agreements.queries import target_on, targets_of_kpis
from quadrant.methods.control_chart import Cause, ControlChart, Improvement, Variation, variation, xmr
from quadrant.methods.ratings import Rating, rating
from quadrant.review.performance.models import KpiReturn
from quadrant.review.performance.queries.returns import period_of_return, returns_of_kpis, state_of
from quadrant.review.performance.terms import Period, ReturnState, Signal

WAY = {Polarity.HIGH: Improvement.INCREASE, Polarity.LOW: Improvement.DECREASE, Polarity.NEITHER: Improvement.NEUTRAL}
ENOUGH = 8  # fewer values say nothing about what a process does by itself


@dataclass(frozen=True)
class Reading:
    """One period of a measure: the value that counts, its target then, and how it stands."""

    period: Period
    value: Decimal | None
    target: KpiTarget | None
    rating: Rating
    sent: KpiReturn


@dataclass(frozen=True)
class SeriesOfKpi:
    """A measure's readings, oldest first, with the control chart of those that have a value."""

    kpi: Kpi
    readings: tuple[Reading, ...]
    targets: tuple[KpiTarget, ...]
    chart: ControlChart | None
    signal: Signal

    @property
    def charted(self) -> list[Reading]:
        """The readings that the chart is made of."""
        return [reading for reading in self.readings if reading.value is not None]

    @property
    def latest(self) -> Reading | None:
        return self.charted[-1] if self.charted else None


def series_of(kpi: Kpi) -> SeriesOfKpi:
    return series_of_kpis([kpi])[kpi.pk]


def series_of_kpis(kpis: Sequence[Kpi]) -> dict[int, SeriesOfKpi]:
    """The series of many measures. Two queries."""
    sent, targets = returns_of_kpis(kpis), targets_of_kpis(kpis)
    return {kpi.pk: _series(kpi, sent.get(kpi.pk, []), targets.get(kpi.pk, [])) for kpi in kpis}


def _series(kpi: Kpi, sent: Sequence[KpiReturn], targets: Sequence[KpiTarget]) -> SeriesOfKpi:
    readings = tuple(_reading(kpi, one, targets) for one in sent)
    charted = [reading for reading in readings if reading.value is not None]
    values = [float(reading.value) for reading in charted if reading.value is not None]
    chart = xmr(values, fix_after=_baseline(kpi, values)) if len(values) >= ENOUGH else None
    return SeriesOfKpi(kpi, readings, tuple(targets), chart, _signal(kpi, charted, values))


def _reading(kpi: Kpi, sent: KpiReturn, targets: Sequence[KpiTarget]) -> Reading:
    """A rejected return, or one that cannot be right, gives no value; the target is that of the period's first day."""
    period = period_of_return(sent)
    target = target_on(targets, period.first_day)
    counts = state_of(sent) is not ReturnState.REJECTED and not sent.is_doubtful
    value = sent.value if counts else None
    found = rating(value, target.target if target else None, target.tolerance if target else Decimal(0), kpi.polarity)
    return Reading(period, value, target, found, sent)


def _baseline(kpi: Kpi, values: Sequence[float]) -> int | None:
    """How many first values fix the limits, once there are so many."""
    return kpi.baseline if kpi.baseline is not None and len(values) >= kpi.baseline else None


def _signal(kpi: Kpi, charted: Sequence[Reading], values: Sequence[float]) -> Signal:
    """Whether the latest value belongs to a signal, and in which period that could first be known.

    Each period is judged by what was known then, so that the chart never claims to have warned before it could.
    """
    if len(values) < ENOUGH:
        return Signal(f"{len(values)} values so far; a signal needs at least {ENOUGH}.")
    now = _last_of(kpi, values)
    if now[0] is Variation.COMMON:
        chart = xmr(values, fix_after=_baseline(kpi, values))
        return Signal(
            "No signal: it varies as it always has, between "
            f"{chart.lower[-1]:,.2f} and {chart.upper[-1]:,.2f} when nothing changes."
        )
    first = len(values)
    while first > ENOUGH and _last_of(kpi, values[: first - 1])[0] is now[0]:
        first -= 1
    since, why = charted[first - 1].period.label, _last_of(kpi, values[:first])[1]
    way = {Variation.IMPROVEMENT: "Improved", Variation.CONCERN: "Worse"}.get(now[0], "Changed")
    good = {Variation.IMPROVEMENT: True, Variation.CONCERN: False}.get(now[0])
    told = f"{way} beyond chance since {since} (value {first} of the series): {why.value}."
    return Signal(told, since, why.value, good)


def _last_of(kpi: Kpi, values: Sequence[float]) -> tuple[Variation, Cause]:
    """What the last value says, given only the values up to it."""
    chart = xmr(values, fix_after=_baseline(kpi, values))
    return variation(chart, values, WAY[Polarity(kpi.polarity)])[-1], chart.causes()[-1]
