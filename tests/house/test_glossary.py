"""Every word that a person may choose, or that Quadrant says of a record, stands in the glossary."""

from __future__ import annotations

import inspect
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.conf import settings

from quadrant.audit.terms import Term

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")


def terms() -> list[type[Term]]:
    found = []
    for room in settings.ROOMS:
        if find_spec(f"{room}.terms") is None:
            continue
        module = import_module(f"{room}.terms")
        found += [
            value
            for value in vars(module).values()
            if inspect.isclass(value)
            and issubclass(value, Term)
            and value is not Term
            and value.__module__ == module.__name__
        ]
    return found


@pytest.mark.parametrize("term", terms(), ids=lambda term: f"{term.__module__}.{term.__name__}")
def test_the_choices_are_in_the_glossary(term: type[Term]) -> None:
    assert [choice.label for choice in term if choice.label not in GLOSSARY] == []
