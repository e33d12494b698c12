"""Habits that a machine can watch: code never asks which framework it runs, rooms never ask what time it is."""

from __future__ import annotations

import re
from pathlib import Path

import quadrant

SOURCE = Path(quadrant.__file__).parent
OUTSIDE = {"web", "door", "jobs", "demo", "settings", "management"}
ROOMS = [path for path in SOURCE.rglob("*.py") if not OUTSIDE & set(path.parts)]


def found(pattern: str, paths: list[Path]) -> list[str]:
    said = re.compile(pattern)
    return [
        f"{path.relative_to(SOURCE)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if said.search(line)
    ]


def test_no_code_asks_which_framework_it_runs() -> None:
    keys = "hsp-2009|haringey-policy-2010|cypsp-2006|herefordshire-2009|gateshead-2010"
    shipped = [path for path in SOURCE.rglob("*.py") if "demo" not in path.parts and path.name != "loader.py"]
    assert found(rf"[\"']({keys})[\"']", shipped) == []


def test_no_room_asks_what_time_it_is() -> None:
    # The progress of a job is told in real time, as the worker goes; a partnership entered without a day has today.
    known = {"audit/", "partnership/within.py", "desk/commands.py"}
    asking = found(r"timezone\.now\(|datetime\.now\(|date\.today\(|timezone\.localdate\(\)", ROOMS)
    assert [line for line in asking if not any(line.startswith(start) for start in known)] == []


def test_no_room_goes_round_the_tenancy() -> None:
    listed = {"partnership/", "cycle/queries/cycles.py", "audit/", "intake/", "analyse/outcomes/"}
    going = found(r"_base_manager|\.raw\(|everywhere\(", ROOMS)
    assert [line for line in going if not any(line.startswith(start) for start in listed)] == []


def test_a_row_locked_with_what_it_joins_says_that_it_alone_is_locked() -> None:
    """PostgreSQL refuses to lock a row that may be absent, and locking more than is changed makes others wait."""
    joined = re.compile(r"select_for_update\(\)(\s*\.\w+\([^()]*(\([^()]*\)[^()]*)*\))*?\s*\.select_related")
    texts = {path: path.read_text(encoding="utf-8") for path in ROOMS}
    assert [str(path.relative_to(SOURCE)) for path, text in texts.items() if joined.search(text)] == []
