"""Framework files to try things on: the small one as it is, or with a few lines changed."""

from __future__ import annotations

from pathlib import Path

from quadrant.cycle.framework.loader import FrameworkRefused, load_framework
from quadrant.cycle.framework.schema import Framework

HERE = Path(__file__).parent
SMALL = (HERE / "small.yaml").read_text(encoding="utf-8")


def edited(*edits: tuple[str, str], text: str = SMALL) -> str:
    """The text with each first `old` replaced by its `new`; an edit that finds nothing is a mistake of the test."""
    for old, new in edits:
        assert old in text, f"nothing to replace: {old!r}"
        text = text.replace(old, new, 1)
    return text


def small(*edits: tuple[str, str]) -> Framework:
    """The small framework, with edits that leave it usable."""
    return load_framework(edited(*edits), name="small.yaml")


def refusal(text: str, *, name: str = "small.yaml") -> list[str]:
    """The printed problems of a text, without the file's name; empty when it can be used."""
    try:
        load_framework(text, name=name)
    except FrameworkRefused as refused:
        return [f"line {problem.line}: {problem.sentence}" for problem in refused.problems]
    return []
