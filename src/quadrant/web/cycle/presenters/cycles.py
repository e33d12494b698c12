"""Lists of cycles and the overview of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from markupsafe import Markup

from quadrant.cycle.framework.schema import Framework, Phase
from quadrant.cycle.position import Position, StepPosition
from quadrant.cycle.queries import CycleTest, framework_of, latest_frameworks, unanswered_tests
from quadrant.cycle.rules import may_open_cycle
from quadrant.cycle.terms import Level, StepState, Tier
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.design.charts.signs import lone_sign
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle


def where_it_is(found: Position) -> str:
    """Step 3 Evaluate services, step 4 Options; or complete; or not begun."""
    if found.complete:
        return "Complete"
    if found.current:
        return words.listing(f"{step.step.number} {step.step.name}" for step in found.current)
    return "Not begun" if not any(step.settled for step in found.steps) else "Between steps"


def done_words(found: Position) -> str:
    return f"{sum(step.settled for step in found.steps)} of {len(found.steps)}"


def cycles_table(request: HttpRequest, rows: Sequence[Cycle], positions: dict[int, Position]) -> Table[Any]:
    levels = [(level.value, level.value.capitalize()) for level in Level]
    tiers = [(tier.value, tier.value.capitalize()) for tier in Tier]
    frameworks = [
        (version.key, f"{version.title}, {framework_of(version).publisher}") for version in latest_frameworks()
    ]
    named = dict(frameworks)
    new = address(request, "cycle_new") if may_open_cycle(request.user) else ""
    return Table(
        name="cycles",
        caption="Cycles",
        one="cycle",
        rows=list(rows),
        columns=[
            Column("name", "Cycle", lambda one: one.name, address=lambda one: address(request, "cycle", number=one.pk)),
            Column("framework", "Framework", lambda one: named.get(one.framework.key, one.framework.title)),
            Column("where", "At step", lambda one: where_it_is(positions[one.pk])),
            Column("done", "Steps done", lambda one: done_words(positions[one.pk])),
            Column("lead", "Led by", lambda one: one.lead_body.name),
            Column("level", "Level", lambda one: one.level.capitalize()),
            Column("tier", "Tier", lambda one: one.tier.capitalize()),
            Column("starts", "Begins", lambda one: one.starts_on, kind=Kind.DATE),
        ],
        order="-starts",
        filters=[
            Filter("framework", "Framework", frameworks, matches=lambda one, value: one.framework.key == value),
            Filter("level", "Level", levels, matches=lambda one, value: one.level == value),
            Filter("tier", "Tier", tiers, matches=lambda one, value: one.tier == value),
        ],
        search=("any",),
        empty=Empty(
            "No cycle runs yet. Begin with a framework and what it is to be applied to.",
            new,
            "Start a cycle" if new else "",
        ),
    )


def summary(request: HttpRequest, cycle: Cycle, framework: Framework, *, may_run: bool) -> Record:
    """The top of a cycle's page."""
    change = address(request, "cycle_change", number=cycle.pk) if may_run else ""
    drivers = {driver.key: driver.text for driver in framework.drivers}
    rows = [
        SummaryRow("Covers", cycle.scope, change=change),
        SummaryRow(
            "Framework",
            f"{cycle.framework.title}, version {cycle.framework.version}",
            address=address(request, "framework", number=cycle.framework_id),
        ),
        SummaryRow("Led by", cycle.lead_body.name, address=address(request, "body", number=cycle.lead_body_id)),
        SummaryRow("Period", words.period(cycle.starts_on, cycle.ends_on), change=change),
        SummaryRow(
            "Level and tier",
            f"{cycle.level.capitalize()}, {cycle.tier}; commissioned {_way(cycle.way)}",
            change=change,
        ),
    ]
    if cycle.parent:
        rows.append(SummaryRow("Part of", cycle.parent.name, address=address(request, "cycle", number=cycle.parent_id)))
    if cycle.drivers:
        rows.append(SummaryRow("Why now", words.listing(drivers.get(key, key) for key in cycle.drivers)))
    return Record(summary=rows)


def _way(way: str) -> str:
    return {"separate": "separately", "parallel": "in parallel", "joint": "jointly", "integrated": "as one"}[way]


def next_things(request: HttpRequest, cycle: Cycle, found: Position, limit: int = 6) -> list[tuple[str, str, str]]:
    """What to turn to: (words, address, hint)."""
    things = []
    for place in found.next_places[:limit]:
        step = found.step_at(place)
        if step is None:
            continue
        activity, gate = found.activity_at(place), found.gate_at(place)
        page = address(request, "step", number=cycle.pk, step=step.step.number)
        if activity is not None:
            things.append((activity.item.name, page, f"Step {step.step.number} {step.step.name}"))
        elif gate is not None:
            said = gate.waits_for[0] if gate.waits_for else "Waits for a decision"
            things.append((f"Gate: {gate.gate.name}", address(request, "gate", number=cycle.pk, place=place), said))
    return things


def questions_at_ends(request: HttpRequest, cycle: Cycle, found: Position) -> list[tuple[str, str, str]]:
    """Phases whose last step has begun or is settled, with questions that nobody has answered, as things to turn to."""
    last = {step.phase.key: step for step in found.steps}
    begun = {key for key, step in last.items() if step.state not in {StepState.NOT_STARTED, StepState.BLOCKED}}
    page = address(request, "outcome_tests", number=cycle.pk)
    return [
        (f"Achieved or not? The end of {phase.name}", f"{page}#{phase.key}", unanswered_words(phase, list(tests)))
        for phase, tests in groupby(unanswered_tests(cycle), key=lambda one: one.phase)
        if phase.key in begun
    ]


def unanswered_words(phase: Phase, tests: Sequence[CycleTest]) -> str:
    """2 questions at the end of Analyse are unanswered."""
    count = len(tests)
    return f"{words.plural(count, 'question')} at the end of {phase.name} {'is' if count == 1 else 'are'} unanswered"


def state_words(step: StepPosition) -> str:
    """The words of a step's state, and why where it is put aside."""
    said = step.state.value.replace("_", " ").capitalize()
    if step.state in {StepState.SKIPPED, StepState.NOT_APPLICABLE, StepState.REOPENED} and step.fact:
        return f"{said} by {step.fact.by} on {words.date(step.fact.on)}: {step.fact.sentence}"
    if step.state is StepState.BLOCKED:
        return " ".join(step.blocked_by)
    return ""


@dataclass(frozen=True)
class ShownStep:
    """A step in the task list of its cycle: its page, its sign in the wheel, and the words of its state."""

    step: StepPosition
    address: str
    sign: Markup
    said: str


@dataclass(frozen=True)
class ShownPhase:
    """A phase of the framework with its steps; `quadrants` where its name does not say them."""

    number: int
    name: str
    quadrants: str
    steps: Sequence[ShownStep]


def steps_by_phase(request: HttpRequest, cycle: Cycle, found: Position, as_at: str) -> list[ShownPhase]:
    """The task list of a cycle: each step with its page (as at the day asked) and the words of its state."""
    phases: list[ShownPhase] = []
    for phase, steps in groupby(found.steps, key=lambda step: step.phase):
        listed = words.listing(quadrant.value for quadrant in phase.quadrants)
        shown = [
            ShownStep(
                step=step,
                address=address(request, "step", number=cycle.pk, step=step.step.number) + as_at,
                sign=lone_sign(step.state),
                said=_said(step),
            )
            for step in steps
        ]
        quadrants = "" if listed == phase.name.lower() else listed
        phases.append(ShownPhase(phase.number, phase.name, quadrants, shown))
    return phases


def _said(step: StepPosition) -> str:
    """Why it is put aside or what it waits for; else whether its gates are open."""
    said = state_words(step)
    if said or not step.gates:
        return said
    return "Gate open" if all(gate.open_ for gate in step.gates) else "Gate closed: a decision is needed to go on"
