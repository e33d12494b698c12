"""A position is cheap enough to derive for a whole list of cycles on one page."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from quadrant.cycle.framework.loader import SHIPPED, load_framework, shipped_text
from quadrant.cycle.framework.places import activities_of, gates_of
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.position import Cast, position
from quadrant.cycle.position.known import Facts
from quadrant.cycle.terms import ACTIVITY_FACTS, Activity, Fact, FactKey


def _all_done(framework: Framework, on: date) -> Facts:
    """Every activity completed by its record or tick, every gate decided by body 1."""
    facts: dict[FactKey, list[Fact]] = {}
    for place in activities_of(framework):
        record = place.item.record
        key = FactKey.TICKED if record is None else ACTIVITY_FACTS[record].done
        at_place = record is None or record is Activity.CHECKLIST
        facts.setdefault(key, []).append(Fact(on, "done", place=place.key if at_place else None))
    for gate in gates_of(framework):
        facts.setdefault(FactKey.GATE_DECIDED, []).append(Fact(on, "agreed", place=gate.key, body=1))
    return facts


@pytest.mark.parametrize("key", SHIPPED)
def test_a_shipped_framework_is_walked_to_the_end_in_well_under_a_millisecond(key: str) -> None:
    framework = load_framework(shipped_text(key), name=f"{key}.yaml")
    cast = Cast(date(2026, 4, 1), None, {body.key: frozenset({1}) for body in framework.bodies})
    facts = _all_done(framework, date(2026, 5, 1))
    assert not position(framework, cast, {}, date(2026, 6, 1)).complete
    assert position(framework, cast, facts, date(2026, 6, 1)).complete
    took = min(_milliseconds(framework, cast, facts) for _ in range(5))
    assert took < 2.0, f"{took:.2f} ms; about 0.4 ms where it was written"


def _milliseconds(framework: Framework, cast: Cast, facts: Facts) -> float:
    begun = process_time()
    for _ in range(20):
        position(framework, cast, facts, date(2026, 6, 1))
    return (process_time() - begun) * 1000 / 20
