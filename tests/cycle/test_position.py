"""Where a cycle stands: every state of a step, told as the story of one small cycle."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.position import Cast, Position, StepPosition, position
from quadrant.cycle.position.parts import FACT_WAITS
from quadrant.cycle.terms import Fact, FactKey, Quadrant, StepState
from tests.cycle.framework.files import small

BOARD, PANEL, OTHER_BOARD = 1, 2, 3
CAST = Cast(date(2026, 4, 1), date(2027, 3, 31), {"board": frozenset({BOARD}), "panel": frozenset({PANEL})})
NEEDS, CHOOSE = "find-out.needs", "fund.choose"
JUNE = date(2026, 6, 1)

type Told = tuple[FactKey, Fact]


def told(key: FactKey, on: date, place: str | None = None, *, hour: int | None = None, **more: object) -> tuple[FactKey, Fact]:
    at = datetime(on.year, on.month, on.day, hour, tzinfo=UTC) if hour is not None else None
    return key, Fact(on, f"{key.value} on {on:%-d %B}", place=place, at=at, **more)
