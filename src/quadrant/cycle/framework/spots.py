"""A spot in a framework file: a value, where it stands, and how a person would name it.

The checks walk spots rather than the finished model, so that they also speak of a file whose other parts are wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quadrant.cycle.framework.problems import Problem
from quadrant.cycle.framework.reading import Path, Sheet, Value

SINGULAR = {
    "actions": "action",
    "activities": "activity",
    "anchors": "anchor",
    "bodies": "body",
    "cells": "cell",
    "checklists": "checklist",
    "components": "component",
    "criteria": "criterion",
    "criteria_sets": "criteria set",
    "delivery_models": "delivery model",
    "drivers": "driver",
    "gates": "gate",
    "items": "item",
    "levels": "level",
    "notes": "note",
    "outcome_tests": "outcome test",
    "outputs": "output",
    "phases": "phase",
    "principles": "principle",
    "question_sets": "question set",
    "questions": "question",
    "resources": "resource",
    "reviews": "review",
    "sources": "source",
    "standards": "standard",
    "steps": "step",
    "sub": "sub-item",
    "tasks": "task",
    "tiers": "tier",
    "tools": "tool",
    "windows": "window",
}


@dataclass(frozen=True)
class Spot:
    """A value of the file with its path; lists and texts that are not there read as empty."""

    sheet: Sheet
    value: Value
    path: Path = ()

    def spots(self, name: str) -> list[Spot]:
        """The mappings in the list called `name`."""
        return [spot for spot in self._each(name) if isinstance(spot.value, dict)]

    def texts(self, name: str) -> list[Spot]:
        """The texts in the list called `name`."""
        return [spot for spot in self._each(name) if isinstance(spot.value, str)]

    def part(self, name: str) -> Spot:
        """What stands under `name`, which may be nothing."""
        value = self.value.get(name) if isinstance(self.value, dict) else None
        return Spot(self.sheet, value, (*self.path, name))

    def text(self, name: str) -> str:
        """The text under `name`, or an empty one."""
        value = self.part(name).value
        return value if isinstance(value, str) else ""

    def has(self, name: str) -> bool:
        """Is something written under `name`?"""
        return self.part(name).value not in (None, [], {})

    @property
    def key(self) -> str:
        """Its key, or an empty text."""
        return self.text("key")

    @property
    def said(self) -> str:
        """This spot itself as text."""
        return self.value if isinstance(self.value, str) else ""

    def problem(self, sentence: str) -> Problem:
        """A problem on this spot's line."""
        return Problem(self.sheet.name, self.sheet.line_of(self.path), sentence)

    def _each(self, name: str) -> Iterator[Spot]:
        listed = self.part(name)
        if isinstance(listed.value, list):
            for index, value in enumerate(listed.value):
                yield Spot(self.sheet, value, (*listed.path, index))


def in_words(sheet: Sheet, path: Path) -> str:
    """The piece that `path` lies in, as a person names it: "phase 'assess', step 'needs'", or "the framework"."""
    said: list[str] = []
    value: Value = sheet.value
    for position, name in enumerate(path):
        if isinstance(name, str):
            value = value.get(name) if isinstance(value, dict) else None
            if isinstance(value, dict):
                said.append(f"'{name}'")
        elif isinstance(value, list) and name < len(value):
            value = value[name]
            if isinstance(value, dict):
                noun = SINGULAR.get(str(path[position - 1]), "item")
                said.append(f"{noun} {_called(value, name)}")
        else:
            break
    return ", ".join(said) or "the framework"


def _called(value: dict[str, Value], index: int) -> str:
    for name in ("key", "level", "tier", "way", "title"):
        found = value.get(name)
        if isinstance(found, str) and found:
            return f"'{found}'"
    return str(index + 1)
