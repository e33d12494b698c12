"""Places of a running cycle: its steps, activities and gates, and the questions at the ends of its phases."""

from __future__ import annotations

from dataclasses import dataclass

from quadrant.cycle.framework.places import Place, place_of, step_numbered
from quadrant.cycle.framework.schema import OutcomeTest, Phase
from quadrant.cycle.models import Cycle, OutcomeTestAnswer, StepMark
from quadrant.cycle.queries.cycles import cycle_numbered
from quadrant.cycle.queries.frameworks import framework_of


def place_in(cycle: Cycle, key: str) -> Place | None:
    """The step, activity or gate of the cycle's framework at this place."""
    return place_of(framework_of(cycle.framework), key)


def outcome_tests_of(cycle: Cycle) -> dict[str, OutcomeTestAnswer]:
    """The latest answer to each phase-end test."""
    given = OutcomeTestAnswer.objects.filter(cycle=cycle).select_related("answered_by").order_by("answered_at", "pk")
    return {answer.place: answer for answer in given}


@dataclass(frozen=True)
class CyclePlace:
    """A step, activity or gate of one cycle: what the pages of a running cycle are about."""

    cycle: Cycle
    place: Place

    @property
    def key(self) -> str:
        return self.place.key

    @property
    def partnership_id(self) -> int:
        return self.cycle.partnership_id


def step_at(number: int, step: int) -> CyclePlace | None:
    """Step `step` of cycle `number`."""
    cycle = cycle_numbered(number)
    place = step_numbered(framework_of(cycle.framework), step) if cycle else None
    return CyclePlace(cycle, place) if cycle and place else None


def place_at(number: int, place: str) -> CyclePlace | None:
    """The step, activity or gate at `place` of cycle `number`."""
    cycle = cycle_numbered(number)
    found = place_in(cycle, place) if cycle else None
    return CyclePlace(cycle, found) if cycle and found else None


def mark_numbered(number: int) -> StepMark | None:
    return StepMark.objects.select_related("cycle").filter(pk=number).first()


def marks_of(cycle: Cycle, place: str) -> list[StepMark]:
    """What was said of a step as a whole, newest first."""
    said = StepMark.objects.filter(cycle=cycle, place=place).select_related("made_by")
    return list(said.order_by("-made_at", "-pk"))


@dataclass(frozen=True)
class CycleTest:
    """A phase-end test of one cycle; its key is `phase.test`."""

    cycle: Cycle
    key: str
    phase: Phase
    test: OutcomeTest


def test_at(number: int, place: str) -> CycleTest | None:
    """The phase-end test at `place` of cycle `number`."""
    cycle = cycle_numbered(number)
    return next((one for one in asked_at_ends(cycle) if one.key == place), None) if cycle else None


def asked_at_ends(cycle: Cycle) -> list[CycleTest]:
    """What the framework asks at the end of each phase: achieved or not?"""
    return [
        CycleTest(cycle, f"{phase.key}.{test.key}", phase, test)
        for phase in framework_of(cycle.framework).phases
        for test in phase.outcome_tests
    ]


def unanswered_tests(cycle: Cycle) -> list[CycleTest]:
    """Those that nobody has answered. One query where the framework asks anything."""
    asked = asked_at_ends(cycle)
    answered = outcome_tests_of(cycle) if asked else {}
    return [one for one in asked if one.key not in answered]
