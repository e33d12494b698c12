"""What a time series says to whoever does not see it: its description, and its figures as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quadrant.methods import words
from quadrant.web.design.charts.drawing import figure

if TYPE_CHECKING:
    from quadrant.web.design.charts.lines import TimeSeries


def last_known(values: Sequence[float | None]) -> tuple[int, float] | None:
    return next(((at, value) for at, value in reversed(list(enumerate(values))) if value is not None), None)


def description_of(drawn: TimeSeries) -> str:
    first, last = _first_and_last(drawn)
    if first is None or last is None:
        return f"{drawn.own.name}: no value is available."
    unit, places = drawn.unit, drawn.places
    said = f"{drawn.own.name} went from {figure(first[1], unit, places)} {words.in_period(first[0])} to "
    said += f"{figure(last[1], unit, places)} {words.in_period(last[0])}."
    for series in drawn.compared:
        end = last_known(drawn.values_of(series))
        if end is not None:
            said += f" {series.name} stood at {figure(end[1], unit, places)} {words.in_period(drawn.periods[end[0]])}."
    if drawn.ahead:
        period, coming = list(drawn.ahead.items())[-1]
        said += f" Forecast for {period}: {figure(coming.mean, unit, drawn.finer)}, with 95% limits from "
        said += f"{interval_words(coming.low_95, coming.high_95, unit, drawn.finer)}."
    goal = last_known(drawn.targets)
    return f"{said} {drawn.target_name}: {drawn.target_end or figure(goal[1], unit, drawn.finer)}." if goal else said


def _first_and_last(drawn: TimeSeries) -> tuple[tuple[str, float] | None, tuple[str, float] | None]:
    known = [(point.period, point.value) for point in drawn.own.points if point.value is not None]
    return (known[0], known[-1]) if known else (None, None)


def head_of(drawn: TimeSeries) -> list[str]:
    interval = bool(drawn.ahead) or any(point.low is not None for point in drawn.own.points)
    targets = [drawn.target_name] if any(value is not None for value in drawn.targets) else []
    return ["Period", drawn.own.name, *(["Interval"] if interval else []), *(s.name for s in drawn.compared), *targets]


def rows_of(drawn: TimeSeries) -> list[list[str]]:
    head = head_of(drawn)
    compared = [drawn.values_of(series) for series in drawn.compared]
    rows = []
    for at, point in enumerate(drawn.own.points):
        marked = f" ({point.mark})" if point.mark else ""
        coming = drawn.ahead.get(point.period)
        low, high = (point.low, point.high) if coming is None else (coming.low_95, coming.high_95)
        said = f"{figure(coming.mean, drawn.unit, drawn.finer)}{marked} (forecast)" if coming else ""
        said = said or f"{figure(point.value, drawn.unit, drawn.places)}{marked}"
        row = [point.period, said]
        if "Interval" in head:
            row.append(interval_words(low, high, drawn.unit, drawn.finer))
        row += [figure(values[at], drawn.unit, drawn.places) for values in compared]
        if len(row) < len(head):
            row.append(figure(drawn.targets[at], drawn.unit, drawn.finer))
        rows.append(row)
    return rows


def interval_words(low: float | None, high: float | None, unit: str, places: int | None) -> str:
    """35.2% to 47.8%."""
    return "–" if low is None or high is None else f"{figure(low, unit, places)} to {figure(high, unit, places)}"
