"""Tasks in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.cycle.rules import may_run_cycle, may_work_on_cycle
from quadrant.web.design.addresses import address
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle, Task


def task_state(task: Task, today: date) -> str:
    if task.done_at is not None:
        return "Done"
    return "Overdue" if task.due_on < today else "To do"


def page_of_task(request: HttpRequest, cycle: Cycle) -> Callable[[Task], str | None]:
    """The page on which a task is said to be done, for whoever may say so, while it is not."""
    person: Any = request.user
    runs = may_run_cycle(person, cycle)

    def page(task: Task) -> str | None:
        may_finish = task.done_at is None and (runs or task.owner_id == person.pk)
        return address(request, "task", number=task.pk) if may_finish else None

    return page


def tasks_table(request: HttpRequest, cycle: Cycle, tasks: Sequence[Task], today: date) -> Table[Any]:
    works = may_work_on_cycle(request.user, cycle)
    set_one = (address(request, "task_new", number=cycle.pk), "Set a task") if works else ("", "")
    return Table(
        name="tasks",
        caption=f"Tasks of {cycle.name}",
        one="task",
        rows=list(tasks),
        columns=[
            Column(
                "title",
                "Task",
                lambda task: task.title,
                address=page_of_task(request, cycle),
            ),
            Column("owner", "By whom", lambda task: task.owner.name),
            Column("due", "By when", lambda task: task.due_on, kind=Kind.DATE),
            Column("state", "State", lambda task: task_state(task, today), kind=Kind.STATE),
            Column("note", "Note", lambda task: task.note or "–"),
        ],
        order="due",
        filters=[
            Filter(
                "state",
                "State",
                [("To do", "To do"), ("Overdue", "Overdue"), ("Done", "Done")],
                matches=lambda task, value: task_state(task, today) == value,
            )
        ],
        search=("any",),
        empty=Empty("Nobody has a task yet.", *set_one),
    )
