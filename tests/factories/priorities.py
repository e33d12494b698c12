"""Priorities with needs, tests, marks and an agreed order, made as the people of a cycle would make them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from quadrant.analyse.needs.models import Need
from quadrant.analyse.priorities import commands
from quadrant.analyse.priorities.commands import AnswerGiven, MarkGiven, PlaceAgreed
from quadrant.analyse.priorities.models import Priority, PriorityRanking
from quadrant.analyse.priorities.queries import screen_of
from quadrant.analyse.priorities.terms import Consideration
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Person
from quadrant.partnership.terms import Role
from tests.factories.governance import holding
from tests.factories.needs import evidenced
from tests.factories.partnership import NOW


def commissioner() -> Person:
    """Clara, who runs the cycle."""
    return holding("Clara", Role.COMMISSIONER)


def priority(
    cycle: Cycle, title: str = "Emotional health", *, needs: Mapping[Need, Decimal] | None = None, **more: Any
) -> Priority:
    """A priority that answers the needs given, or one of its own."""
    behind = needs if needs is not None else {evidenced(cycle, f"The need for {title.lower()}"): Decimal(100)}
    settings: dict[str, Any] = {"reason": "Nothing else helps as many", **more}
    return commands.propose_priority(cycle=cycle, title=title, needs=behind, by=commissioner(), at=NOW, **settings)


def answered(of: Priority, *, no: Sequence[str] = (), because: str = "") -> Priority:
    """Every test of the framework answered yes, but for those named."""
    answers = [AnswerGiven(one.key, one.key not in no, "As the assessment shows") for one in screen_of(of.cycle)]
    return commands.answer_tests(priority=of, answers=answers, goes_on_because=because, by=commissioner(), at=NOW)


def marked(of: Priority, *marks: int) -> Priority:
    """Marked on baseline, direction, gain and inequality, in this order."""
    given = [MarkGiven(each, mark, "As the figures show") for each, mark in zip(Consideration, marks, strict=True)]
    return commands.mark_priority(priority=of, marks=given, by=commissioner(), at=NOW)


def judged(cycle: Cycle, title: str, *marks: int) -> Priority:
    """A priority tested, where the framework has tests, and marked."""
    made = priority(cycle, title)
    if screen_of(cycle):
        answered(made)
    return marked(made, *marks)


def ranked(cycle: Cycle, *order: Priority, reasons: Mapping[Priority, str] | None = None) -> PriorityRanking:
    """The order agreed: the priorities named, first to last."""
    told = reasons or {}
    places = [PlaceAgreed(one, place, told.get(one, "")) for place, one in enumerate(order, start=1)]
    return commands.agree_ranking(cycle=cycle, places=places, by=commissioner(), at=NOW)
