"""What a step page shows of priorities: their tests and their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quadrant.analyse.priorities import queries
from quadrant.analyse.priorities.rules import may_agree_ranking, may_propose_priority
from quadrant.cycle.terms import Activity
from quadrant.methods import words
from quadrant.web.cycle.registry import Action, Panel, Row, panel
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle


def _address(cycle: Cycle, name: str, number: int) -> str:
    return address(None, name, partnership=cycle.partnership.slug, number=number)


def _actions(cycle: Cycle, person: Any) -> tuple[Action, ...]:
    whole = Action("See them side by side", _address(cycle, "cycle_priorities", cycle.pk))
    if not may_propose_priority(person, cycle):
        return (whole,)
    return (Action("Propose a priority", _address(cycle, "priority_new", cycle.pk)), whole)


@panel(Activity.PRIORITY_TESTS)
def tests_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """How each priority fared in the framework's tests."""
    listed = queries.priorities_of(cycle)
    fared = queries.how_fared(cycle, listed)
    page = "priority_tests" if may_propose_priority(person, cycle) else "priority"
    rows = tuple(Row(one.title, _fared(fared[one.pk]), _address(cycle, page, one.pk)) for one in listed)
    waiting = sum(1 for one in listed if fared[one.pk].waiting)
    sentence = "No priority is proposed yet."
    if listed:
        still = f"{words.plural(waiting, 'has', 'have')} tests to answer" if waiting else "all tests answered"
        sentence = f"{words.plural(len(listed), 'priority', 'priorities')}, {still}."
    return Panel("Priority tests", sentence, rows, _actions(cycle, person))


def _fared(fared: Any) -> str:
    answered = len(fared.asked) - len(fared.waiting)
    said = f"{answered} of {len(fared.asked)} answered"
    return f"{said}, no to {len(fared.failed)}" if fared.failed else said


@panel(Activity.PRIORITIES)
def priorities_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """The priorities in the agreed order."""
    listed: Any = queries.priorities_of(cycle)
    rows = tuple(
        Row(one.title, f"Place {one.rank}" if one.rank else "No place yet", _address(cycle, "priority", one.pk))
        for one in listed
    )
    unplaced = sum(1 for one in listed if not one.rank)
    sentence = "No priority is proposed yet."
    if listed:
        still = f"{unplaced} without a place" if unplaced else "all with a place"
        sentence = f"{words.plural(len(listed), 'priority', 'priorities')}, {still}."
    actions = _actions(cycle, person)
    if listed and may_agree_ranking(person, cycle):
        actions = (*actions, Action("Agree the order", _address(cycle, "priorities_rank", cycle.pk)))
    return Panel("Commissioning priorities", sentence, rows, actions)
