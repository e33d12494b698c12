"""From a YAML text to a Framework, or to every reason why not; and the frameworks that are shipped."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from quadrant.cycle.framework.checks import meaning_problems
from quadrant.cycle.framework.problems import FrameworkRefused, Problem
from quadrant.cycle.framework.reading import decode, read_sheet
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.framework.wording import structure_problems

__all__ = [
    "SHIPPED",
    "FrameworkRefused",
    "Problem",
    "fingerprint",
    "load_framework",
    "load_framework_bytes",
    "load_framework_file",
    "shipped",
    "shipped_text",
]

SHIPPED = ("hsp-2009", "haringey-policy-2010", "cypsp-2006", "herefordshire-2009", "gateshead-2010")
"""The published frameworks that come with the product, in the order in which they are shown."""


@lru_cache(maxsize=16)
def load_framework(text: str, *, name: str) -> Framework:
    """The framework that this YAML text describes; raises FrameworkRefused with all of its problems."""
    sheet, problems = read_sheet(text, name=name)
    problems = [*problems, *structure_problems(sheet), *meaning_problems(sheet)]
    if problems:
        raise FrameworkRefused(problems)
    return Framework.model_validate(sheet.value)


def load_framework_bytes(data: bytes, *, name: str) -> Framework:
    """As `load_framework`, from bytes such as an uploaded file's."""
    return load_framework(decode(data, name=name), name=name)


def load_framework_file(path: Path) -> Framework:
    """As `load_framework`, from a file; its name stands in every problem."""
    return load_framework_bytes(path.read_bytes(), name=path.name)


def fingerprint(framework: Framework) -> str:
    """SHA-256 of what the framework says, as 64 hexadecimal digits.

    Comments, order of names, quotation marks, 12.5 against 12.50 and a default that is written out make no difference;
    any change of wording, order in a list or number does.
    """
    said = framework.model_dump(exclude_defaults=True)
    canonical = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return hashlib.sha256(canonical.encode()).hexdigest()


def shipped_text(key: str) -> str:
    """The YAML text of a shipped framework, as it is offered for download."""
    return (files("quadrant.frameworks") / f"{key}.yaml").read_text(encoding="utf-8")


@cache
def shipped() -> tuple[Framework, ...]:
    """The shipped frameworks; raises FrameworkRefused or FileNotFoundError when the product is not whole."""
    return tuple(load_framework(shipped_text(key), name=f"{key}.yaml") for key in SHIPPED)


def _plain(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form")
