"""A sixth framework, made by following docs/writing-a-framework.md and nothing else, loads and runs to its end."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from quadrant.cycle.framework import schema
from quadrant.cycle.framework.compare import side_by_side
from quadrant.cycle.framework.loader import load_framework_file
from quadrant.cycle.framework.places import activities_of, gates_of, steps_of
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.position import Cast, position
from quadrant.cycle.terms import ACTIVITY_FACTS, Activity, Fact, FactKey, Quadrant, StepState
from tests.cycle.framework.files import HERE

_GUIDE = (Path(__file__).resolve().parents[3] / "docs" / "writing-a-framework.md").read_text(encoding="utf-8")


def _ipc() -> Framework:
    return load_framework_file(HERE / "ipc.yaml")


def test_two_rings_turn_through_four_equal_quadrants() -> None:
    rows = side_by_side([_ipc()]).rows
    assert [(row.quadrant, [step.place.step.number for step in row.cells[0].steps]) for row in rows] == [
        (Quadrant.ANALYSE, [1, 2]),
        (Quadrant.PLAN, [3, 4]),
        (Quadrant.DO, [5, 6]),
        (Quadrant.REVIEW, [6, 7, 8]),
    ]
    assert [place.step.who[0] for place in steps_of(_ipc())] == ["commissioner", "buyer"] * 3 + [
        "buyer",
        "commissioner",
    ]


def test_a_cycle_on_it_runs_to_the_end_step_by_step() -> None:
    framework, facts = _ipc(), dict[FactKey, list[Fact]]()
    cast = Cast(date(2026, 4, 1), None, {body.key: frozenset({1}) for body in framework.bodies})
    on = date(2026, 5, 1)
    for place in steps_of(framework):
        before = position(framework, cast, facts, on).step_at(place.key)
        assert before is not None
        assert before.blocked_by == ()
        for activity in (each for each in activities_of(framework) if each.step is place.step):
            record = activity.item.record
            key = FactKey.TICKED if record is None else ACTIVITY_FACTS[record].done
            facts.setdefault(key, []).append(Fact(on, "done", place=activity.key))
        for gate in (each for each in gates_of(framework) if each.step is place.step):
            facts.setdefault(FactKey.GATE_DECIDED, []).append(Fact(on, "agreed", place=gate.key, body=1))
        after = position(framework, cast, facts, on).step_at(place.key)
        assert after is not None
        assert after.state is StepState.COMPLETE
    assert position(framework, cast, facts, on).complete


def test_the_guide_names_every_record_and_every_top_level_name() -> None:
    said = set(re.findall(r"`([a-z_]+)`", _GUIDE)) | set(re.findall(r"^([a-z_]+):", _GUIDE, re.MULTILINE))
    assert {activity.value for activity in Activity} - said == set()
    assert set(Framework.model_fields) - said - {"cites"} == set()


def test_the_guide_names_every_field_that_a_person_may_write() -> None:
    said = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`\n]+)`", _GUIDE)) + " ".join(_examples())))
    pieces = [model for model in vars(schema).values() if isinstance(model, type) and issubclass(model, schema.Piece)]
    fields = {name for model in pieces for name in model.model_fields}
    assert fields - said == set()


def test_every_example_in_the_guide_is_in_the_file_it_tells_of() -> None:
    """Keys shown in the guide's examples are the finished file's own."""
    text = (HERE / "ipc.yaml").read_text(encoding="utf-8")
    keys = [key for example in _examples() for key in re.findall(r"key: ([a-z-]+)", example)]
    assert len(keys) >= 10
    assert [key for key in keys if f"key: {key}" not in text] == []


def _examples() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", _GUIDE, re.DOTALL)
