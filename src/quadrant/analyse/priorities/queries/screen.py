"""The tests that a cycle's framework puts to its priorities, and how they were answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from quadrant.analyse.priorities.models import Priority, PriorityTest
from quadrant.analyse.priorities.terms import PriorityQuestion
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of


def screen_of(cycle: Cycle) -> tuple[PriorityQuestion, ...]:
    """The tests of a cycle: the first criteria set of its framework that is a screen and in force; none without one."""
    for criteria in framework_of(cycle.framework).criteria_sets:
        if criteria.method == "screen" and criteria.superseded_by is None:
            return tuple(PriorityQuestion(one.key, one.name, one.guidance) for one in criteria.criteria)
    return ()


def has_screen(cycle: Cycle) -> bool:
    return bool(screen_of(cycle))


def answers_given(numbers: Iterable[int]) -> dict[int, dict[str, PriorityTest]]:
    """The answers to tests of these priorities, by priority and test. One query."""
    found: dict[int, dict[str, PriorityTest]] = defaultdict(dict)
    for answer in PriorityTest.objects.filter(priority__in=list(numbers)).select_related("answered_by"):
        found[answer.priority_id][answer.test] = answer
    return dict(found)


@dataclass(frozen=True)
class Fared:
    """How one priority fared in the tests of its cycle's framework as it is now."""

    asked: tuple[PriorityQuestion, ...]
    answers: dict[str, PriorityTest]

    @property
    def waiting(self) -> list[PriorityQuestion]:
        return [one for one in self.asked if one.key not in self.answers]

    @property
    def failed(self) -> list[PriorityQuestion]:
        return [one for one in self.asked if one.key in self.answers and not self.answers[one.key].passed]


def how_fared(cycle: Cycle, listed: Iterable[Priority]) -> dict[int, Fared]:
    """How each of these priorities of a cycle fared."""
    numbers = [one.pk for one in listed]
    asked, given = screen_of(cycle), answers_given(numbers)
    return {number: Fared(asked, given.get(number, {})) for number in numbers}
