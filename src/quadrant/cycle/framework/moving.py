"""A framework's file with one step in another phase: the next version, as a person would have written it."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

import yaml

from quadrant.cycle.framework.reading import read_sheet

READ_AS_NOTHING = {"tag:yaml.org,2002:null", "tag:yaml.org,2002:merge", "tag:yaml.org,2002:value"}


class _Writer(yaml.SafeDumper):
    """Writes every scalar as it was typed: numbers and days stay bare; only what would read as nothing is quoted."""

    yaml_implicit_resolvers = {
        first: [(tag, form) for tag, form in found if tag in READ_AS_NOTHING]
        for first, found in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        """Lists stand under their name, two places in, as the shipped files have them."""
        return super().increase_indent(flow, indentless=False)


def with_step_moved(text: str, *, step: str, phase: str, version: int) -> str:
    """The text with step `step` in phase `phase`: first of a later phase, last of an earlier one.

    Its quadrant follows the phase, `was` says where it stood, and the steps are numbered anew. The remarks at the top
    of the file stay; those between its lines do not. Both keys must be known, and the phases must differ.
    """
    sheet, _ = read_sheet(text, name="")
    said: dict[str, Any] = sheet.value
    phases: list[dict[str, Any]] = said["phases"]
    to, (old, at) = _phase_at(phases, phase), _step_at(phases, step)
    moved = phases[old]["steps"].pop(at)
    moved["was"] = f"{phases[old]['key']}.{step}"
    _follow(moved, phases[to]["quadrants"])
    phases[to]["steps"].insert(0 if to > old else len(phases[to]["steps"]), moved)
    for number, each in enumerate((each for one in phases for each in one["steps"]), start=1):
        each["number"] = str(number)
    said["version"] = str(version)
    head = "".join(takewhile(lambda line: line.startswith("#"), text.splitlines(keepends=True)))
    return head + yaml.dump(said, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=118)


def _phase_at(phases: list[dict[str, Any]], key: str) -> int:
    return next(at for at, one in enumerate(phases) if one["key"] == key)


def _step_at(phases: list[dict[str, Any]], key: str) -> tuple[int, int]:
    return next(
        (old, at) for old, one in enumerate(phases) for at, each in enumerate(one["steps"]) if each["key"] == key
    )


def _follow(step: dict[str, Any], quadrants: list[str]) -> None:
    """A step keeps its quadrant where its new phase lies in it too."""
    if step["quadrant"] not in quadrants:
        step["quadrant"] = quadrants[0]
    if step.get("second_quadrant") == step["quadrant"]:
        del step["second_quadrant"]
