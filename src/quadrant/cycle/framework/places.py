"""The places of a framework by stable keys: `phase.step`, `phase.step.activity`, `phase.step.gate`.

Facts, ticks, decisions and panels point at places; the keys stay when wording and order change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quadrant.cycle.framework.schema import ActivityItem, Framework, Gate, Phase, Step
from quadrant.cycle.terms import Activity


@dataclass(frozen=True)
class StepPlace:
    """A step where it stands."""

    key: str
    phase: Phase
    step: Step

    @property
    def piece(self) -> Step:
        """What stands here."""
        return self.step

    def of(self, item: ActivityItem | Gate) -> str:
        """The key of an activity or gate of this step."""
        return f"{self.key}.{item.key}"


@dataclass(frozen=True)
class ActivityPlace:
    """An activity where it stands."""

    key: str
    phase: Phase
    step: Step
    item: ActivityItem

    @property
    def piece(self) -> ActivityItem:
        """What stands here."""
        return self.item


@dataclass(frozen=True)
class GatePlace:
    """A gate where it stands."""

    key: str
    phase: Phase
    step: Step
    gate: Gate

    @property
    def piece(self) -> Gate:
        """What stands here."""
        return self.gate


Place = StepPlace | ActivityPlace | GatePlace


def steps_of(framework: Framework) -> list[StepPlace]:
    """Every step, first to last."""
    return [StepPlace(f"{phase.key}.{step.key}", phase, step) for phase in framework.phases for step in phase.steps]


def activities_of(framework: Framework) -> Iterator[ActivityPlace]:
    """Every activity, step by step."""
    for place in steps_of(framework):
        for item in place.step.activities:
            yield ActivityPlace(place.of(item), place.phase, place.step, item)


def gates_of(framework: Framework) -> Iterator[GatePlace]:
    """Every gate, step by step."""
    for place in steps_of(framework):
        for gate in place.step.gates:
            yield GatePlace(place.of(gate), place.phase, place.step, gate)


def places_of(framework: Framework) -> dict[str, Place]:
    """Every place by its key."""
    every: list[Place] = [*steps_of(framework), *activities_of(framework), *gates_of(framework)]
    return {place.key: place for place in every}


def place_of(framework: Framework, key: str) -> Place | None:
    """The place with this key, or None when this framework has no such place."""
    return places_of(framework).get(key)


def step_numbered(framework: Framework, number: int) -> StepPlace | None:
    """The step with this number."""
    return next((place for place in steps_of(framework) if place.step.number == number), None)


def step_of_place(key: str) -> str:
    """The step that a place lies in: `phase.step` of `phase.step.activity`, and of itself."""
    return ".".join(key.split(".")[:2])


def places_that_record(framework: Framework, activity: Activity) -> list[ActivityPlace]:
    """The places whose activity is completed by this record, first to last."""
    return [place for place in activities_of(framework) if place.item.record is activity]
