"""A small cycle for the tests of position: its cast, and facts told in one line each."""

from __future__ import annotations

from datetime import UTC, date, datetime

from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.position import Cast, Position, position
from quadrant.cycle.position.known import Facts
from quadrant.cycle.terms import Fact, FactKey, StepState
from tests.cycle.framework.files import small

BOARD, PANEL, STRANGER = 1, 2, 3
CAST = Cast(date(2026, 4, 1), date(2027, 3, 31), {"board": frozenset({BOARD}), "panel": frozenset({PANEL})})
NEEDS, CHOOSE = "find-out.needs", "fund.choose"
Told = tuple[FactKey, Fact]


def day(month: int, number: int) -> date:
    """A day of the cycle's year, which runs from April 2026 to March 2027."""
    return date(2026 if month >= 4 else 2027, month, number)


def told(key: FactKey, on: date, place: str | None = None, *, hour: int | None = None) -> Told:
    """A fact with a sentence to know it by; `hour` gives it a moment."""
    at = datetime(on.year, on.month, on.day, hour, tzinfo=UTC) if hour is not None else None
    return key, Fact(on, f"{key.value} on {on:%-d %B}", place=place, at=at)


def ticked(on: date, place: str = f"{NEEDS}.visit", *, hour: int | None = None) -> Told:
    """The visit of step 1, ticked."""
    return told(FactKey.TICKED, on, place, hour=hour)


def decided(on: date, *, body: int = BOARD, favourable: bool = True, hour: int | None = None) -> Told:
    """A decision at the gate of step 2."""
    at = datetime(on.year, on.month, on.day, hour, tzinfo=UTC) if hour is not None else None
    sentence = f"{'Agreed' if favourable else 'Deferred'} on {on:%-d %B}."
    fact = Fact(on, sentence, place=f"{CHOOSE}.award", body=body, favourable=favourable, at=at)
    return FactKey.GATE_DECIDED, fact


def facts_of(*said: Told) -> Facts:
    """The facts by their key, as rooms state them."""
    facts: dict[FactKey, list[Fact]] = {}
    for key, fact in said:
        facts.setdefault(key, []).append(fact)
    return facts


NEEDS_DONE = (told(FactKey.OBSERVATIONS_HELD, day(4, 10)), ticked(day(4, 20)))
CHOOSE_DONE = (
    told(FactKey.SCORES_COMPLETE, day(5, 10)),
    told(FactKey.CHECKLIST_ANSWERED, day(5, 11), "checklist:bidder"),
    decided(day(5, 20)),
)


def at(on: date, *said: Told, framework: Framework | None = None, cast: Cast = CAST) -> Position:
    """The small cycle's position on a day, with these facts told."""
    return position(framework or small(), cast, facts_of(*said), on)


def states(where: Position) -> list[StepState]:
    """The state of each step, in order."""
    return [step.state for step in where.steps]
