"""The five published frameworks that come with the product can all be read, and the written schema is the real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from quadrant.cycle.framework.__main__ import json_schema, main
from quadrant.cycle.framework.loader import SHIPPED, fingerprint, load_framework, shipped, shipped_text
from quadrant.cycle.framework.places import steps_of
from quadrant.cycle.framework.programme import WarningKind, programme_warnings
from quadrant.cycle.framework.schema import Framework
from tests.cycle.framework.files import HERE, edited

_ROOT = Path(__file__).resolve().parents[3]
_SHAPES = {
    "hsp-2009": (4, [3, 2, 2, 3]),
    "haringey-policy-2010": (4, [3, 3, 3, 3]),
    "cypsp-2006": (4, [3, 1, 2, 1]),
    "gateshead-2010": (4, [3, 2, 3, 1]),
}


def _read(key: str) -> Framework:
    return load_framework(shipped_text(key), name=f"{key}.yaml")


def test_the_five_are_shipped_and_no_other() -> None:
    folder = _ROOT / "src" / "quadrant" / "frameworks"
    assert sorted(path.stem for path in folder.glob("*.yaml")) == sorted(SHIPPED)
    assert tuple(framework.key for framework in shipped()) == SHIPPED


@pytest.mark.parametrize("key", SHIPPED)
def test_a_shipped_framework_is_read_under_its_own_name(key: str) -> None:
    framework = _read(key)
    assert framework.key == key
    assert framework.version == (1 if key == "hsp-2009" else 2)


@pytest.mark.parametrize("key", sorted(_SHAPES))
def test_a_shipped_framework_has_the_phases_and_steps_of_its_document(key: str) -> None:
    framework = _read(key)
    assert (len(framework.phases), [len(phase.steps) for phase in framework.phases]) == _SHAPES[key]


def test_herefordshire_has_five_phases_of_one_step_or_more() -> None:
    framework = _read("herefordshire-2009")
    assert len(framework.phases) == 5
    assert len(steps_of(framework)) >= 5


def test_the_programme_of_2006_has_fifteen_actions_fifty_one_tasks_and_four_late_predecessors() -> None:
    programme = _read("cypsp-2006").programme
    assert programme is not None
    actions = [action for phase in programme.phases for action in phase.actions]
    assert (len(programme.phases), len(actions), sum(len(action.tasks) for action in actions)) == (3, 15, 51)
    late = [each for each in programme_warnings(programme) if each.kind is WarningKind.LATE_PREDECESSOR]
    assert len(late) == 4


def test_no_two_shipped_frameworks_have_one_fingerprint() -> None:
    assert len({fingerprint(_read(key)) for key in SHIPPED}) == len(SHIPPED)


def test_the_published_json_schema_is_the_schema_in_use() -> None:
    """When this fails: python -m quadrant.cycle.framework --schema > docs/framework.schema.json"""
    assert (_ROOT / "docs" / "framework.schema.json").read_text(encoding="utf-8") == json_schema()


def test_the_checker_prints_what_is_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(HERE / "small.yaml")]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "  phases 2, steps 2 (1 + 1), gates 1",
        "  activities 4: by a record 3, by a tick 1",
        "  windows 1, checklists 1, criteria sets 1, tools 1",
    ]


def test_the_checker_prints_what_is_wrong_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(edited(("        weight: 40\n", "        weight: 37\n")), encoding="utf-8")
    assert main([str(path)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "wrong.yaml line 83: weights of 'Essential criteria' add to 97, must be 100",
        "1 problem",
    ]
    assert main([str(tmp_path / "absent.yaml")]) == 1
    assert main([]) == 2
