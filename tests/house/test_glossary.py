"""Every list of words that a person may choose from, or that Quadrant says of a record, is a line of the glossary."""

from __future__ import annotations

import inspect
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pytest
from django.conf import settings

from quadrant.audit.terms import Term

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
CHOICES = {line.split(": ", 1)[1] for line in GLOSSARY.splitlines() if line.startswith("- **")}


def terms() -> list[type[Term]]:
    found = []
    for room in settings.ROOMS:
        if find_spec(f"{room}.terms") is None:
            continue
        for module in modules_of(f"{room}.terms"):
            found += [
                value
                for value in vars(module).values()
                if inspect.isclass(value)
                and issubclass(value, Term)
                and value is not Term
                and value.__module__ == module.__name__
            ]
    return found


def modules_of(name: str) -> list[ModuleType]:
    """The module and, where a room has split its terms by noun, each part of it."""
    whole = import_module(name)
    parts = iter_modules(getattr(whole, "__path__", []), prefix=f"{name}.")
    return [whole, *(import_module(part.name) for part in parts)]


@pytest.mark.parametrize("term", terms(), ids=lambda term: f"{term.__module__}.{term.__name__}")
def test_the_choices_are_a_line_of_the_glossary(term: type[Term]) -> None:
    assert "; ".join(choice.label for choice in term) in CHOICES


def test_no_line_of_the_glossary_is_left_over() -> None:
    assert {"; ".join(choice.label for choice in term) for term in terms()} == CHOICES
