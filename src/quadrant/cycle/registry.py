"""Rooms answer what holds for cycles; the framework never imports a room. One query for many cycles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeVar

from quadrant.cycle.terms import Fact, FactKey

Answer = Callable[[Sequence[int]], Iterable[tuple[int, Fact]]]
A = TypeVar("A", bound=Answer)

M = TypeVar("M", bound=type[Any])

EVERY_FACT = frozenset(FactKey)
ANSWERS: dict[FactKey, Answer] = {}
PLACED: list[type[Any]] = []


def fact(key: FactKey) -> Callable[[A], A]:
    """Register a room's answer to one fact: given cycles' numbers, the facts that hold now, each with its cycle."""

    def register(answer: A) -> A:
        if key in ANSWERS:
            raise ValueError(f"the fact {key} is answered twice")
        ANSWERS[key] = answer
        return answer

    return register


def at_places(model: M) -> M:
    """Mark a room's table whose rows stand at a place of a cycle (`cycle`, `place`): they move with the cycle."""
    PLACED.append(model)
    return model


def load_answers(rooms: Iterable[str]) -> None:
    """Import the `answers` of every room that has some."""
    for room in rooms:
        if find_spec(f"{room}.answers") is not None:
            import_module(f"{room}.answers")


def facts_of(cycles: Sequence[int], keys: frozenset[FactKey] = EVERY_FACT) -> dict[int, dict[FactKey, list[Fact]]]:
    """What the rooms state about these cycles, oldest first. A query or so for each fact asked for, not each cycle."""
    found: dict[int, dict[FactKey, list[Fact]]] = {cycle: defaultdict(list) for cycle in cycles}
    for key in ANSWERS.keys() & keys if cycles else ():
        for cycle, stated in ANSWERS[key](cycles):
            found[cycle][key].append(stated)
    for facts in found.values():
        for stated_facts in facts.values():
            stated_facts.sort(key=lambda stated: stated.on)
    return found
