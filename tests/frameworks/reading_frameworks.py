"""What the tests of framework files ask of them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from typing import Any

from quadrant.cycle.framework.loader import load_framework, shipped_text
from quadrant.cycle.framework.places import activities_of
from quadrant.cycle.framework.schema import Framework
from tests.shared_folder import shared


def read_shipped(key: str) -> Framework:
    """One shipped framework, read by itself: another file's fault does not fail this one's tests."""
    return load_framework(shipped_text(key), name=f"{key}.yaml")


def cited_in(framework: Framework) -> set[str]:
    """Every requirement id and document line that any part of the framework cites."""
    return set(_cited(framework.model_dump(mode="python")))


def requirement_rows(document: str) -> list[dict[str, str]]:
    """The rows of the master list whose id begins with these letters; skips where shared/ is absent."""
    with shared("design", "requirements.csv").open(newline="", encoding="utf-8") as lines:
        return [row for row in csv.DictReader(lines) if row["id"].startswith(f"{document}-")]


def completed_by(framework: Framework) -> Counter[str]:
    """How many activities a record completes, and how many ticks wait for each part or are meant to stay ticks."""
    ways: Counter[str] = Counter()
    for place in activities_of(framework):
        tick = place.item.tick
        ways["record" if tick is None else tick.until.value if tick.until else "by design"] += 1
    return ways


def _cited(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from inner if name == "cites" else _cited(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _cited(inner)
