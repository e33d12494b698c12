"""The rules by which facts become the states of steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from quadrant.cycle.framework.calendar import Band, anniversary, band_for
from quadrant.cycle.framework.places import StepPlace, steps_of
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.position.known import Facts, Known, newest, when
from quadrant.cycle.position.parts import activity_position, gate_position
from quadrant.cycle.position.results import (
    SETTLED,
    ActivityPosition,
    Cast,
    GatePosition,
    Position,
    QuadrantPosition,
    StepPosition,
)
from quadrant.cycle.terms import Fact, FactKey, Quadrant, StepState

_WHICH_IS = {
    StepState.NOT_STARTED: "has not started",
    StepState.IN_PROGRESS: "is in progress",
    StepState.REOPENED: "has been reopened",
}


@dataclass(frozen=True, slots=True)
class _Own:
    """What can be said of a step from its own facts alone."""

    place: StepPlace
    activities: tuple[ActivityPosition, ...]
    gates: tuple[GatePosition, ...]
    state: StepState
    fact: Fact | None


def position(framework: Framework, cast: Cast, facts: Facts, on: date) -> Position:
    """Where a cycle stands in its framework at the end of the day `on`.

    A step is complete when every activity that is not optional is done and every gate is open (a step with nothing but
    optional activities, when one of them is done). It is blocked while nothing of it has begun and a step named in its
    `after` is not settled. A step skipped or put aside stays so until it is reopened. A reopened step stays reopened
    until it is complete by something newer than the reopening: what was done before stays done, but at least one
    activity or gate must be done afresh.
    """
    known = Known(facts, on)
    owns = [_own(place, known, cast, framework) for place in steps_of(framework)]
    by_key = {own.place.step.key: own for own in owns}
    bands = _bands(framework, cast, on)
    over = cast.ends_on is not None and on > cast.ends_on
    steps = tuple(
        _with_others(own, _waits(own, by_key), bands.get(own.place.step.window or ""), on, over) for own in owns
    )
    current = tuple(step for step in steps if step.state in (StepState.IN_PROGRESS, StepState.REOPENED))
    return Position(
        on=on,
        steps=steps,
        quadrants=_quadrants(steps),
        current=current,
        next_places=_next_places(steps, current),
        complete=all(step.settled for step in steps),
    )


def _own(place: StepPlace, known: Known, cast: Cast, framework: Framework) -> _Own:
    activities = tuple(activity_position(item, place.key, known) for item in place.step.activities)
    gates = tuple(gate_position(gate, place.key, known, cast, framework) for gate in place.step.gates)
    state, fact = _state(place.key, activities, gates, known)
    return _Own(place, activities, gates, state, fact)


def _state(
    place: str, activities: Sequence[ActivityPosition], gates: Sequence[GatePosition], known: Known
) -> tuple[StepState, Fact | None]:
    aside, reopened = _put_aside(place, known), known.at(FactKey.STEP_REOPENED, place)
    if aside is not None and (reopened is None or when(aside[1]) > when(reopened)):
        return aside
    evidence = _evidence(activities, gates)
    if reopened is not None:
        redone = evidence is not None and when(evidence) > when(reopened)
        return (StepState.COMPLETE, None) if redone else (StepState.REOPENED, reopened)
    if evidence is not None:
        return StepState.COMPLETE, None
    begun = any(activity.begun for activity in activities) or any(known.decided(gate.place) for gate in gates)
    return (StepState.IN_PROGRESS if begun else StepState.NOT_STARTED), None


def _put_aside(place: str, known: Known) -> tuple[StepState, Fact] | None:
    skipped, not_applicable = known.at(FactKey.STEP_SKIPPED, place), known.at(FactKey.STEP_NOT_APPLICABLE, place)
    latest = newest(skipped, not_applicable)
    if latest is None:
        return None
    return (StepState.SKIPPED if latest is skipped else StepState.NOT_APPLICABLE), latest


def _evidence(activities: Sequence[ActivityPosition], gates: Sequence[GatePosition]) -> Fact | None:
    """The newest fact by which a step is complete, or None while something is missing."""
    required = [activity for activity in activities if not activity.item.optional]
    if not all(activity.done for activity in required) or not all(gate.open_ for gate in gates):
        return None
    counted = required if required or gates else [activity for activity in activities if activity.done]
    return newest(*(activity.fact for activity in counted), *(gate.fact for gate in gates))


def _waits(own: _Own, by_key: Mapping[str, _Own]) -> tuple[str, ...]:
    if own.state in SETTLED:
        return ()
    before = [by_key[key] for key in own.place.step.after]
    return tuple(
        f"Waits for step {each.place.step.number}, {each.place.step.name}, which {_WHICH_IS[each.state]}."
        for each in before
        if each.state not in SETTLED
    )


def _with_others(own: _Own, waits: tuple[str, ...], band: Band | None, on: date, over: bool) -> StepPosition:
    """The step among the others: held back by those before it, on time or late."""
    state, gates = own.state, own.gates
    if waits:
        state = StepState.BLOCKED if state is StepState.NOT_STARTED else state
        gates = tuple(gate if gate.open_ else _held(gate, waits) for gate in gates)
    past = over or (band is not None and on > band.last)
    return StepPosition(
        place=own.place.key,
        phase=own.place.phase,
        step=own.place.step,
        state=state,
        activities=own.activities,
        gates=gates,
        blocked_by=waits,
        fact=own.fact,
        band=band,
        late=past and state not in SETTLED,
    )


def _held(gate: GatePosition, waits: tuple[str, ...]) -> GatePosition:
    return replace(gate, ready=False, waits_for=(*waits, *gate.waits_for))


def _bands(framework: Framework, cast: Cast, on: date) -> dict[str, Band]:
    """Each window in the year that the cycle is in: the year since its last anniversary, not past its last one."""
    until = min(on, cast.ends_on) if cast.ends_on is not None else on
    years = max(0, until.year - cast.starts_on.year)
    if years and anniversary(cast.starts_on, years) > until:
        years -= 1
    begins = anniversary(cast.starts_on, years)
    return {window.key: band_for(window, begins) for window in framework.windows}


def _quadrants(steps: Sequence[StepPosition]) -> tuple[QuadrantPosition, ...]:
    counted = [step for step in steps if step.state is not StepState.NOT_APPLICABLE]
    of = Counter(step.step.quadrant for step in counted)
    settled = Counter(step.step.quadrant for step in counted if step.settled)
    return tuple(QuadrantPosition(quadrant, settled[quadrant], of[quadrant]) for quadrant in Quadrant)


def _next_places(steps: Sequence[StepPosition], current: Sequence[StepPosition]) -> tuple[str, ...]:
    waiting = next((step for step in steps if step.state is StepState.NOT_STARTED), None)
    turn_to = [*current, waiting] if waiting is not None else list(current)
    return tuple(place for step in turn_to for place in _left(step))


def _left(step: StepPosition) -> list[str]:
    undone = [each.place for each in step.activities if not each.done and not each.item.optional]
    return undone + [gate.place for gate in step.gates if not gate.open_ and gate.ready]
