"""What waits, and cycles with their wheels, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.cycle.position import Position
from quadrant.desk.waiting import Waiting
from quadrant.methods import words
from quadrant.web.cycle.presenters.cycles import where_it_is
from quadrant.web.cycle.presenters.wheels import cycle_wheel
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.charts.wheel import Wheel
from quadrant.web.design.records import Task

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle

SOON = 7


def shown_waiting(request: HttpRequest, waiting: Sequence[Waiting], today: date) -> list[Task]:
    """Each thing as a line of a task list, its day as its state."""
    return [
        Task(
            name=one.what,
            state=_when(one.due_on, today),
            address=address_or_none(request, one.route, **one.parts) or "",
            hint=". ".join(
                part for part in (one.kind, one.about, words.date(one.due_on) if one.due_on else "") if part
            ),
        )
        for one in waiting
    ]


def _when(due_on: date | None, today: date) -> str:
    if due_on is None:
        return "To do"
    if due_on < today:
        return "Overdue"
    return "Due soon" if (due_on - today).days <= SOON else "To do"


@dataclass(frozen=True)
class CycleCard:
    """A cycle with its wheel and where it stands."""

    name: str
    address: str
    framework: str
    where: str
    wheel: Wheel


def cycle_cards(request: HttpRequest, running: Sequence[Cycle], positions: dict[int, Position]) -> list[CycleCard]:
    return [
        CycleCard(
            name=cycle.name,
            address=address(request, "cycle", number=cycle.pk),
            framework=cycle.framework.title,
            where=where_it_is(positions[cycle.pk]),
            wheel=cycle_wheel(request, cycle, positions[cycle.pk]),
        )
        for cycle in running
    ]
