"""What lies ahead of an indicator: its forecast, its target and how it stands to both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from quadrant.analyse.outcomes.models import Area, Indicator, Target
from quadrant.analyse.outcomes.queries.hiding import Point
from quadrant.analyse.outcomes.queries.periods import following, step_between
from quadrant.analyse.outcomes.terms import AtRisk, Method, Polarity
from quadrant.methods.forecast import LEAST_POINTS, Forecast, forecast
from quadrant.methods.trajectory import along

HORIZON = 3
NEVER_BELOW_ZERO = {Method.PROPORTION, Method.RATE, Method.STANDARDISED_RATE, Method.COUNT, Method.RATIO}


class Standing(StrEnum):
    """How an indicator stands to its target."""

    MET = "Met"
    ON_COURSE = "On course"
    AT_RISK = "At risk"
    BELOW_FLOOR = "Floor missed"
    NO_FIGURE = "No figure yet"


@dataclass(frozen=True)
class Ahead:
    """The forecast of the coming periods, and of how many figures in a row it was made."""

    periods: Sequence[tuple[str, date]]
    found: Forecast
    made_of: int

    def on(self, day: date) -> float | None:
        """The forecast of the period in which a day lies; None beyond the last."""
        return next(
            (float(mean) for (_, end), mean in zip(self.periods, self.found.mean, strict=True) if end >= day), None
        )


@dataclass(frozen=True)
class TooShort:
    """Why nothing is forecast."""

    sentence: str


@dataclass(frozen=True)
class TargetSeen:
    """A target, how the indicator stands to it, and why."""

    target: Target
    standing: Standing
    why: str


def target_numbered(number: int) -> Target | None:
    found: Target | None = (
        Target.objects.select_related("indicator", "area", "owner", "set_by", "ended_by").filter(pk=number).first()
    )
    return found


def targets_of(indicator: Indicator, area: Area) -> list[Target]:
    """Every target that was set here, the one that holds first."""
    found = Target.objects.filter(indicator=indicator, area=area).select_related("owner", "set_by", "area")
    return sorted(found.prefetch_related("steps"), key=lambda one: one.ended_at is not None)


def last_run(points: Sequence[Point]) -> list[Point]:
    """The latest figures that follow each other without a gap, oldest first."""
    dated = [point for point in points if point.on is not None]
    step = _step(dated)
    run: list[Point] = []
    for point in reversed(dated):
        if point.value is None or (run and not _follows(point, run[-1], step)):
            break
        run.append(point)
    return run[::-1]


def _step(points: Sequence[Point]) -> int | None:
    """How many months the last two stand apart: so many follow each day that is a period."""
    days = [point.on for point in points if point.on is not None][-2:]
    return step_between(*days) if len(days) == 2 else None


def _follows(earlier: Point, later: Point, step: int | None) -> bool:
    found = following(earlier.period, earlier.on, step) if earlier.on else None
    return found is not None and found[0] == later.period


def ahead_of(indicator: Indicator, points: Sequence[Point], *, horizon: int = HORIZON) -> Ahead | TooShort:
    """The next periods of an area's figures."""
    run = last_run(points)
    if len(run) < LEAST_POINTS:
        return TooShort(f"A forecast takes {LEAST_POINTS} figures in a row, up to the newest; there {_are(len(run))}")
    coming: list[tuple[str, date]] = []
    label, on, step = run[-1].period, run[-1].on, _step(run)
    for _ in range(horizon):
        found = following(label, on, step) if on else None
        if found is None:
            return TooShort(f"What comes after “{run[-1].period}” cannot be told")
        label, on = found
        coming.append(found)
    least = 0.0 if Method(indicator.method) in NEVER_BELOW_ZERO else None
    most = 100.0 if indicator.method == Method.PROPORTION else None
    values = [point.value or 0.0 for point in run]
    if most is not None and max(values) > most:
        most = None
    return Ahead(coming, forecast(values, horizon, least=least, most=most), len(run))


def _are(count: int) -> str:
    return {0: "is none", 1: "is 1"}.get(count, f"are {count}")


def way_of(target: Target) -> list[tuple[date, float]]:
    """The points of a target's trajectory: its baseline, its steps, itself."""
    steps = [(step.on, step.value) for step in target.steps.all()]
    return [(target.baseline_on, target.baseline), *sorted(steps), (target.due_on, target.value)]


def asked_on(target: Target, days: Sequence[date]) -> list[float | None]:
    """Where the indicator should stand on each day; None before the baseline."""
    if not days:
        return []
    way = way_of(target)
    found = along([day.toordinal() for day, _ in way], [value for _, value in way], [day.toordinal() for day in days])
    return [None if value != value else float(value) for value in found]


def wants_low(target: Target) -> bool:
    """Whether the target is a fall; one that keeps its baseline goes by which way is good."""
    if target.value == target.baseline:
        return target.indicator.polarity == Polarity.LOW
    return target.value < target.baseline


def target_seen(target: Target, points: Sequence[Point], ahead: Ahead | TooShort) -> TargetSeen:
    """Judge the latest figure since the baseline by the target, its floor and its own rule of risk."""
    since = [point for point in points if point.value is not None and point.on and point.on > target.baseline_on]
    if not since:
        return TargetSeen(target, Standing.NO_FIGURE, "No figure has come since the baseline")
    last = since[-1]
    value, on = last.value or 0.0, last.on or target.due_on
    low = wants_low(target)
    if not _is_worse(value, target.value, low):
        return TargetSeen(target, Standing.MET, f"The figure of {last.period} reaches the target")
    if target.floor is not None and _is_worse(value, target.floor, low):
        return TargetSeen(target, Standing.BELOW_FLOOR, f"The figure of {last.period} misses the floor")
    rule = AtRisk(target.at_risk_when)
    asked = asked_on(target, [on])[0]
    behind = asked is not None and _is_worse(value, asked, low, target.tolerance)
    if behind and rule is not AtRisk.FORECAST:
        return TargetSeen(target, Standing.AT_RISK, f"The figure of {last.period} is behind the trajectory")
    coming = ahead.on(target.due_on) if isinstance(ahead, Ahead) else None
    if coming is not None and rule is not AtRisk.BEHIND and _is_worse(coming, target.value, low, target.tolerance):
        return TargetSeen(target, Standing.AT_RISK, "The forecast misses the target")
    return TargetSeen(target, Standing.ON_COURSE, f"The figure of {last.period} keeps to what is asked")


def _is_worse(value: float, than: float, low_is_good: bool, tolerance: float = 0.0) -> bool:
    return value > than + tolerance if low_is_good else value < than - tolerance
