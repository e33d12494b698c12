"""Frameworks beside each other on the four canonical quadrants, and one version beside the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quadrant.cycle.framework.changes import Change, ChangeKind, changes
from quadrant.cycle.framework.lineage import moved_places
from quadrant.cycle.framework.places import StepPlace, steps_of
from quadrant.cycle.framework.schema import Framework, Phase, Window
from quadrant.cycle.terms import Quadrant

__all__ = [
    "Cell",
    "Change",
    "ChangeKind",
    "ComparedStep",
    "QuadrantRow",
    "SideBySide",
    "changes",
    "moved_places",
    "side_by_side",
]


@dataclass(frozen=True)
class ComparedStep:
    """A step in a quadrant; `second` when the quadrant is its second one."""

    place: StepPlace
    second: bool


@dataclass(frozen=True)
class Cell:
    """What one framework has in one quadrant. A quadrant may be empty."""

    framework: Framework
    phases: tuple[Phase, ...]
    steps: tuple[ComparedStep, ...]
    windows: tuple[Window, ...]

    @property
    def empty(self) -> bool:
        """Has this framework no step here, not even as a step's second quadrant?"""
        return not self.steps


@dataclass(frozen=True)
class QuadrantRow:
    """One canonical quadrant across all the frameworks compared."""

    quadrant: Quadrant
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class SideBySide:
    """Two or more frameworks, four rows: analyse, plan, do, review."""

    frameworks: tuple[Framework, ...]
    rows: tuple[QuadrantRow, ...]


def side_by_side(frameworks: Sequence[Framework]) -> SideBySide:
    """The frameworks in the order given, one cell for each quadrant."""
    columns = tuple(frameworks)
    rows = tuple(
        QuadrantRow(quadrant, tuple(_cell(framework, quadrant) for framework in columns)) for quadrant in Quadrant
    )
    return SideBySide(columns, rows)


def _cell(framework: Framework, quadrant: Quadrant) -> Cell:
    steps = tuple(
        ComparedStep(place, second=place.step.quadrant is not quadrant)
        for place in steps_of(framework)
        if quadrant in (place.step.quadrant, place.step.second_quadrant)
    )
    phases = tuple(phase for phase in framework.phases if quadrant in phase.quadrants)
    windows = tuple(window for window in framework.windows if quadrant in window.quadrants)
    return Cell(framework, phases, steps, windows)
