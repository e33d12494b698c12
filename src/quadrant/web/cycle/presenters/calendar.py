"""A cycle's dates: its framework's windows, its tasks' deadlines, its reviews."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.cycle.framework.calendar import schedule
from quadrant.cycle.framework.schema import Framework
from quadrant.web.cycle.presenters.tasks import page_of_task
from quadrant.web.design.records import Event

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle, Task


def events_of(
    request: HttpRequest, cycle: Cycle, framework: Framework, tasks: Sequence[Task], today: date
) -> list[Event]:
    """Everything dated, soonest first."""
    planned = schedule(framework, cycle.starts_on, cycle.ends_on)
    events = [Event(band.first, f"{band.window.name} begins", ahead=band.first > today) for band in planned.bands]
    events += [Event(band.last, f"{band.window.name} ends", ahead=band.last > today) for band in planned.bands]
    events += [
        Event(
            due.on,
            due.review.name,
            note=f"When missed it goes to {due.escalates_to.name}" if due.escalates_to else "",
            ahead=due.on > today,
        )
        for due in planned.reviews
    ]
    page_of = page_of_task(request, cycle)
    for task in tasks:
        note = "Done" if task.done_at else ""
        events.append(
            Event(
                task.due_on,
                f"Task: {task.title}",
                by=task.owner.name,
                note=note,
                address=page_of(task) or "",
                ahead=task.due_on > today,
            )
        )
    events.append(Event(cycle.starts_on, "The cycle begins", ahead=cycle.starts_on > today))
    if cycle.ends_on:
        events.append(Event(cycle.ends_on, "The cycle ends", ahead=cycle.ends_on > today))
    return sorted(events, key=lambda event: event.at)
