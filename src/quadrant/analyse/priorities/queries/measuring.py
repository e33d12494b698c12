"""What priorities start from, which way that has moved since, and what they could save."""

from __future__ import annotations

from dataclasses import dataclass

from quadrant.analyse.outcomes.queries import Point, recent_trend, series_of
from quadrant.analyse.outcomes.terms import Polarity
from quadrant.analyse.priorities.models import Priority, PriorityBaseline, PriorityGain


@dataclass(frozen=True)
class Travelled:
    """A baseline, the latest figure that may be shown, and the words for its direction."""

    baseline: PriorityBaseline
    now: Point | None
    direction: str


def travelled(priority: Priority) -> list[Travelled]:
    """Each baseline of a priority with its direction of travel, oldest first."""
    rows = PriorityBaseline.objects.filter(priority=priority).select_related("indicator", "area", "taken_by")
    found = []
    for row in rows.order_by("taken_at", "pk"):
        series = series_of(row.indicator, [row.area], None, period=row.period)[row.area.pk]
        now = next((point for point in reversed(series) if point.value is not None), None)
        found.append(Travelled(row, now, _direction(row, now, series)))
    return found


def _direction(row: PriorityBaseline, now: Point | None, series: list[Point]) -> str:
    """Beyond chance over the last five figures where counts tell; else only up or down since the baseline."""
    trend = recent_trend(row.indicator, series)
    if trend is not None:
        return str(trend.value)
    if now is None or now.value is None or now.period == row.period:
        return "No later figure yet"
    if now.value == row.value:
        return "As it was"
    up = now.value > row.value
    polarity, said = Polarity(row.indicator.polarity), "Up since" if up else "Down since"
    if polarity is not Polarity.NEITHER:
        said += ", better" if up is (polarity is Polarity.HIGH) else ", worse"
    return f"{said}; the figures do not tell whether by chance"


def gain_of(priority: Priority) -> PriorityGain | None:
    found: PriorityGain | None = PriorityGain.objects.filter(priority=priority).select_related("estimated_by").first()
    return found
