"""Which facts a framework's position rests on: the others need not be asked for."""

from __future__ import annotations

from collections.abc import Iterator

from quadrant.cycle.framework.places import activities_of, gates_of
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.terms import ACTIVITY_FACTS, FactKey

SAID_OF_STEPS = frozenset(
    {FactKey.TICKED, FactKey.GATE_DECIDED, FactKey.STEP_SKIPPED, FactKey.STEP_NOT_APPLICABLE, FactKey.STEP_REOPENED}
)


def facts_needed(framework: Framework) -> frozenset[FactKey]:
    """The facts of its activities and gates, and what people say of steps."""
    return SAID_OF_STEPS | frozenset(_of_activities(framework)) | frozenset(_of_gates(framework))


def _of_activities(framework: Framework) -> Iterator[FactKey]:
    for place in activities_of(framework):
        if place.item.record is not None:
            facts = ACTIVITY_FACTS[place.item.record]
            yield from (facts.begun, facts.done)


def _of_gates(framework: Framework) -> Iterator[FactKey]:
    for place in gates_of(framework):
        yield from place.gate.needs
        if place.gate.checklist or place.gate.questions:
            yield FactKey.CHECKLIST_ANSWERED
        if place.gate.questions:
            yield FactKey.PROPOSAL_SUBMITTED
