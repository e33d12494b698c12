"""What `position` is asked with and what it answers: frozen values that pages print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from quadrant.cycle.framework.calendar import Band
from quadrant.cycle.framework.schema import ActivityItem, Gate, Phase, Step
from quadrant.cycle.terms import Fact, Quadrant, StepState

SETTLED = frozenset({StepState.COMPLETE, StepState.SKIPPED, StepState.NOT_APPLICABLE})
"""The states in which a step holds no other step back."""


@dataclass(frozen=True)
class Cast:
    """When a cycle runs, and which real bodies (by id) play each body of its framework."""

    starts_on: date
    ends_on: date | None
    bodies: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class ActivityPosition:
    """How far an activity has got. `fact` is the newest that shows it done, or else begun; `sentence` says it."""

    place: str
    item: ActivityItem
    begun: bool
    done: bool
    by_record: bool
    fact: Fact | None
    sentence: str


@dataclass(frozen=True, slots=True)
class GatePosition:
    """Whether a gate is open, by which decision; while it is shut, what it waits for.

    `fact` is the latest decision of a body that may decide, favourable or not. `ready` says that nothing but the
    decision itself is missing.
    """

    place: str
    gate: Gate
    open_: bool
    ready: bool
    fact: Fact | None
    waits_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepPosition:
    """The state of a step and all it rests on.

    `blocked_by` names each step that this one still waits for. `fact` tells who skipped it, put it aside or reopened
    it, and why. `band` is its window in the year that the cycle is in; `late` says that the window is over, or the
    cycle is, and the step is not settled.
    """

    place: str
    phase: Phase
    step: Step
    state: StepState
    activities: tuple[ActivityPosition, ...]
    gates: tuple[GatePosition, ...]
    blocked_by: tuple[str, ...]
    fact: Fact | None
    band: Band | None
    late: bool

    @property
    def settled(self) -> bool:
        """Complete, skipped or not applicable."""
        return self.state in SETTLED


@dataclass(frozen=True, slots=True)
class QuadrantPosition:
    """How many of a quadrant's steps are settled, leaving out those that do not apply."""

    quadrant: Quadrant
    settled: int
    of: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None for a quadrant without steps."""
        return self.settled / self.of if self.of else None


@dataclass(frozen=True)
class Position:
    """Where a cycle stands on a day.

    `current` are the steps in progress or reopened. `next_places` are the activities and gates to turn to: those left
    in current steps, then those of the first step not yet started that nothing holds back.
    """

    on: date
    steps: tuple[StepPosition, ...]
    quadrants: tuple[QuadrantPosition, ...]
    current: tuple[StepPosition, ...]
    next_places: tuple[str, ...]
    complete: bool

    def step_at(self, place: str) -> StepPosition | None:
        """The step at `phase.step`, or the one that an activity or gate place lies in."""
        wanted = ".".join(place.split(".")[:2])
        return next((step for step in self.steps if step.place == wanted), None)

    def activity_at(self, place: str) -> ActivityPosition | None:
        """The activity at `phase.step.activity`."""
        step = self.step_at(place)
        return next((each for each in step.activities if each.place == place), None) if step else None

    def gate_at(self, place: str) -> GatePosition | None:
        """The gate at `phase.step.gate`."""
        step = self.step_at(place)
        return next((each for each in step.gates if each.place == place), None) if step else None
