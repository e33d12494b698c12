"""Whatever names something else in the file must find it there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quadrant.cycle.framework.checks.walking import all_activities, all_gates, all_steps, keys_of
from quadrant.cycle.framework.problems import Problem
from quadrant.cycle.framework.spots import Spot, in_words
from quadrant.cycle.framework.wording import nearest


def reference_problems(whole: Spot) -> Iterator[Problem]:
    """Names of bodies, windows, tools, checklists, questions, steps and criteria sets that are nowhere in the file."""
    yield from _people(whole)
    yield from _content(whole)
    steps = keys_of(all_steps(whole))
    for step in all_steps(whole):
        yield from _each_known(step, "after", steps, "step")
    yield from _programme(whole)


def _people(whole: Spot) -> Iterator[Problem]:
    bodies = keys_of(whole.spots("bodies"))
    for body in whole.spots("bodies"):
        yield from _known(body, "parent", bodies, "body")
    for step in all_steps(whole):
        yield from _each_known(step, "who", bodies, "body")
    for activity in all_activities(whole):
        yield from _each_known(activity, "who", bodies, "body")
    for gate in all_gates(whole):
        yield from _each_known(gate, "bodies", bodies, "body")
    for review in whole.spots("reviews"):
        yield from _known(review, "escalates_to", bodies, "body")


def _content(whole: Spot) -> Iterator[Problem]:
    checklists, tools = keys_of(whole.spots("checklists")), keys_of(whole.spots("tools"))
    windows, questions = keys_of(whole.spots("windows")), keys_of(whole.spots("question_sets"))
    sets = keys_of(whole.spots("criteria_sets"))
    for step in all_steps(whole):
        yield from _known(step, "window", windows, "window")
        yield from _each_known(step, "tools", tools, "tool")
    for activity in all_activities(whole):
        yield from _known(activity, "checklist", checklists, "checklist")
    for gate in all_gates(whole):
        yield from _known(gate, "checklist", checklists, "checklist")
        yield from _known(gate, "questions", questions, "question set")
    for group in whole.spots("criteria_sets"):
        yield from _known(group, "superseded_by", sets, "criteria set")


def _programme(whole: Spot) -> Iterator[Problem]:
    bodies = keys_of(whole.spots("bodies"))
    places = list(programme_places(whole))
    for _, action in programme_places(whole):
        yield from _each_known(action, "lead", bodies, "body")
        yield from _each_known(action, "who", bodies, "body")
        yield from _each_known(action, "after", [place for place, _ in places], "programme action or task")


def programme_places(whole: Spot) -> Iterator[tuple[str, Spot]]:
    """Each action and task of the programme with its key: phase.action or phase.action.task."""
    for phase in whole.part("programme").spots("phases"):
        for action in phase.spots("actions"):
            yield f"{phase.key}.{action.key}", action
            for task in action.spots("tasks"):
                yield f"{phase.key}.{action.key}.{task.key}", task


def _known(spot: Spot, name: str, words: list[str], noun: str) -> Iterator[Problem]:
    said = spot.part(name)
    if said.said and said.said not in words:
        yield _unknown(spot, said, name, words, noun)


def _each_known(spot: Spot, name: str, words: list[str], noun: str) -> Iterator[Problem]:
    for said in spot.texts(name):
        if said.said not in words:
            yield _unknown(spot, said, name, words, noun)


def _unknown(spot: Spot, said: Spot, name: str, words: Iterable[str], noun: str) -> Problem:
    around = in_words(spot.sheet, spot.path)
    return said.problem(
        f"{around}: '{name}' names the {noun} '{said.said}', which is not there" + nearest(said.said, words)
    )
