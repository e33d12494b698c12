"""What a step promises: how each activity is completed, in which quadrant the step lies, how a matrix is told."""

from __future__ import annotations

from collections.abc import Iterator

from quadrant.cycle.framework.checks.walking import all_activities, all_gates, all_steps
from quadrant.cycle.framework.problems import Problem
from quadrant.cycle.framework.spots import Spot, in_words
from quadrant.cycle.terms import Activity, FactKey

OF_ONE_PLACE = frozenset(
    {
        FactKey.TICKED,
        FactKey.GATE_DECIDED,
        FactKey.STEP_SKIPPED,
        FactKey.STEP_NOT_APPLICABLE,
        FactKey.STEP_REOPENED,
    }
)


def step_problems(whole: Spot) -> Iterator[Problem]:
    """Activities completed by neither or both of record and tick; quadrants, matrix cells and `was` that do not fit."""
    for activity in all_activities(whole):
        yield from _completed_one_way(activity)
    for phase in whole.spots("phases"):
        yield from _in_quadrants(phase)
    for component in whole.part("matrix").spots("components"):
        yield from _four_ways(component)
    for step in all_steps(whole):
        yield from _was(step, 2, "phase.step")
    for gate in all_gates(whole):
        yield from _can_wait_for(gate)
    for spot in (*all_activities(whole), *all_gates(whole)):
        yield from _was(spot, 3, "phase.step.activity")


def _completed_one_way(activity: Spot) -> Iterator[Problem]:
    around = in_words(activity.sheet, activity.path)
    tick, record = activity.part("tick"), activity.text("record")
    if activity.has("record") and activity.has("tick"):
        yield activity.problem(f"{around} has both a record and a tick; it is completed by one of them")
    elif not activity.has("record") and tick.value is None:
        yield activity.problem(f"{around} has neither a record nor a tick; say what completes it")
    if isinstance(tick.value, dict) and tick.has("until") == tick.has("by_design"):
        both = "both" if tick.has("until") else "neither"
        yield tick.problem(f"{around}: the tick says {both} of 'until' and 'by_design'; it must say one")
    if (record == Activity.CHECKLIST) != activity.has("checklist"):
        if record == Activity.CHECKLIST:
            yield activity.problem(f"{around} is completed by a checklist but does not name it")
        else:
            yield activity.part("checklist").problem(f"{around} names a checklist, but its record is not 'checklist'")


def _in_quadrants(phase: Spot) -> Iterator[Problem]:
    quadrants = [said.said for said in phase.texts("quadrants")]
    if len(set(quadrants)) < len(quadrants):
        yield phase.part("quadrants").problem(f"phase '{phase.key}' names one quadrant twice")
    for step in phase.spots("steps"):
        quadrant, second = step.text("quadrant"), step.text("second_quadrant")
        if quadrant and quadrants and quadrant not in quadrants:
            yield step.part("quadrant").problem(
                f"step '{step.key}' lies in '{quadrant}', but its phase '{phase.key}' lies in {' and '.join(quadrants)}"
            )
        if second and second == quadrant:
            yield step.part("second_quadrant").problem(f"step '{step.key}' has the same second quadrant as its first")


def _four_ways(component: Spot) -> Iterator[Problem]:
    ways = [cell.text("way") for cell in component.spots("cells") if cell.has("way")]
    for way in sorted({way for way in ways if ways.count(way) > 1}):
        around = in_words(component.sheet, component.path)
        yield component.part("cells").problem(
            f"{around} describes '{way}' twice; the four cells are four ways of working"
        )


def _can_wait_for(gate: Spot) -> Iterator[Problem]:
    for said in gate.texts("needs"):
        if said.said in OF_ONE_PLACE:
            around = in_words(gate.sheet, gate.path)
            yield said.problem(
                f"{around}: '{said.said}' is of one place only; a gate needs a fact that a record states"
            )


def _was(spot: Spot, words: int, form: str) -> Iterator[Problem]:
    said = spot.part("was")
    if said.said and (said.said.count(".") != words - 1 or not all(said.said.split("."))):
        yield said.problem(f"'was' is '{said.said}', must be the whole old place, as {form}")
