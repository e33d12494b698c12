"""A measurement beside its limit, and the clock."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """One figure; good when it is at most `limit`, or without a limit always."""

    what: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def good(self) -> bool:
        return self.limit is None or self.value <= self.limit


def milliseconds(work: Callable[[], object], *, times: int = 30) -> float:
    """The median of many runs, after a few that warm up."""
    for _ in range(3):
        work()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def side_by_side(ours: Callable[[], object], beside: Callable[[], object], *, times: int = 30) -> tuple[float, float]:
    """The medians of two pieces of work in milliseconds, taking turns so that a busy machine slows both alike."""
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(times + 2):
        for work, kept in zip((ours, beside), taken, strict=True):
            begun = time.perf_counter()
            work()
            if turn >= 2:  # the first two warm up
                kept.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken[0]), statistics.median(taken[1])


def share_beyond(taken: Sequence[float], share: float) -> float:
    """The value that this share of the measurements does not exceed."""
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * share))]


def table(rows: Sequence[Measured]) -> str:
    """The measurements as lines of text, one under the other."""
    width = max(len(row.what) for row in rows)
    lines = [f"{'':<{width}}  {'measured':>12}  {'limit':>12}"]
    for row in rows:
        limit = "" if row.limit is None else f"{row.limit:,g} {row.unit}"
        value = f"{row.value:,.4g} {row.unit}"
        lines.append(f"{row.what:<{width}}  {value:>12}  {limit:>12}  {'' if row.good else 'TOO MUCH'}".rstrip())
    return "\n".join(lines)
