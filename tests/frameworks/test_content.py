"""Rules that every shipped framework keeps; what each one holds stands in its own test_content_<key>.py."""

from __future__ import annotations

import pytest

from quadrant.cycle.framework.loader import SHIPPED
from quadrant.cycle.framework.places import activities_of, gates_of, steps_of
from quadrant.cycle.terms import Quadrant
from tests.frameworks.reading_frameworks import completed_by, read_shipped

STEPS_PER_PHASE = {
    "hsp-2009": [3, 2, 2, 3],
    "haringey-policy-2010": [3, 3, 3, 3],
    "cypsp-2006": [3, 1, 2, 1],
    "gateshead-2010": [3, 2, 3, 1],
}
PHASES = {**dict.fromkeys(STEPS_PER_PHASE, 4), "herefordshire-2009": 5}
MOSTLY_BY_RECORD = ("hsp-2009", "haringey-policy-2010", "herefordshire-2009", "gateshead-2010")


def test_five_frameworks_are_shipped() -> None:
    assert sorted(SHIPPED) == sorted(PHASES)


@pytest.mark.parametrize("key", SHIPPED)
def test_a_framework_has_the_phases_of_its_document(key: str) -> None:
    framework = read_shipped(key)
    assert (framework.key, len(framework.phases)) == (key, PHASES[key])
    assert all(phase.steps for phase in framework.phases)


@pytest.mark.parametrize("key", sorted(STEPS_PER_PHASE))
def test_steps_stand_in_the_four_canonical_phases_as_the_crosswalk_has_them(key: str) -> None:
    framework = read_shipped(key)
    assert [len(phase.steps) for phase in framework.phases] == STEPS_PER_PHASE[key]
    first = [place.step.quadrant for place in steps_of(framework)]
    assert [first.count(quadrant) for quadrant in Quadrant] == STEPS_PER_PHASE[key]


@pytest.mark.parametrize("key", SHIPPED)
def test_every_step_tells_a_commissioner_why_and_who(key: str) -> None:
    steps = [place.step for place in steps_of(read_shipped(key))]
    assert [step.key for step in steps if not (step.purpose and step.who and step.activities)] == []


@pytest.mark.parametrize("key", SHIPPED)
def test_no_person_alone_opens_a_gate(key: str) -> None:
    framework = read_shipped(key)
    kinds = {body.key: body.kind.value for body in framework.bodies}
    gates = list(gates_of(framework))
    assert gates
    assert [place.key for place in gates if "role" in {kinds[body] for body in place.gate.bodies}] == []


@pytest.mark.parametrize("key", MOSTLY_BY_RECORD)
def test_at_least_half_of_the_activities_are_completed_by_a_record(key: str) -> None:
    framework = read_shipped(key)
    ways = completed_by(framework)
    print(key, dict(ways))
    assert 2 * ways["record"] >= len(list(activities_of(framework)))
