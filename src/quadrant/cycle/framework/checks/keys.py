"""Keys are said once at every level; steps, phases and questions are numbered 1, 2, 3 … in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quadrant.cycle.framework.checks.walking import all_steps, every_list
from quadrant.cycle.framework.problems import Problem
from quadrant.cycle.framework.spots import SINGULAR, Spot, in_words


def key_problems(whole: Spot) -> Iterator[Problem]:
    """Keys said twice: in one list, among all steps, among a step's activities and gates, within a criteria set."""
    for name, spots in every_list(whole):
        if name != "steps":
            yield from _said_twice(spots, f"{SINGULAR.get(name, 'item')} key")
    yield from _said_twice(all_steps(whole), "step key")
    for step in all_steps(whole):
        yield from _across(step.spots("activities"), step.spots("gates"), step)
    for group in whole.spots("criteria_sets"):
        top = group.spots("criteria")
        subs = [sub for criterion in top for sub in criterion.spots("sub")]
        yield from _across(top, subs, group)
    yield from _said_twice(_places_left(whole), "'was'", name="was")
    yield from _said_twice(whole.spots("levels"), "level", name="level")
    yield from _said_twice(whole.spots("tiers"), "tier", name="tier")


def number_problems(whole: Spot) -> Iterator[Problem]:
    """Numbers that overlap, leave a gap or stand out of order."""
    yield from _numbered(whole.spots("phases"), "phases")
    yield from _numbered(all_steps(whole), "steps")
    yield from _numbered(whole.spots("standards"), "standards")
    for group in whole.spots("question_sets"):
        yield from _numbered(group.spots("questions"), "questions")
    yield from _numbered(whole.part("programme").spots("phases"), "programme phases")


def _said_twice(spots: Iterable[Spot], noun: str, *, name: str = "key") -> Iterator[Problem]:
    first: dict[str, Spot] = {}
    for spot in spots:
        said = spot.text(name)
        if not said:
            continue
        if said in first:
            before = spot.sheet.line_of(first[said].part(name).path)
            yield spot.part(name).problem(f"{noun} '{said}' is used twice; first on line {before}")
        else:
            first[said] = spot


def _across(first: list[Spot], second: list[Spot], within: Spot) -> Iterator[Problem]:
    taken = {spot.key for spot in first if spot.key}
    for spot in second:
        if spot.key in taken:
            around = in_words(within.sheet, within.path)
            yield spot.part("key").problem(f"{around}: the key '{spot.key}' is used twice; each place needs its own")


def _places_left(whole: Spot) -> Iterator[Spot]:
    for step in all_steps(whole):
        yield from (spot for spot in (step, *step.spots("activities"), *step.spots("gates")) if spot.has("was"))


def _numbered(spots: list[Spot], noun: str) -> Iterator[Problem]:
    expected = 1
    seen: dict[int, int] = {}
    for spot in spots:
        said = spot.part("number")
        if not said.said.isdecimal():
            expected += 1
            continue
        number = int(said.said)
        if number in seen:
            yield said.problem(f"two {noun} have the number {number}; first on line {seen[number]}")
        elif number != expected:
            yield said.problem(f"{noun} are numbered 1, 2, 3 in order: this is {number}, must be {expected}")
        seen.setdefault(number, said.sheet.line_of(said.path))
        expected = max(expected, number) + 1
