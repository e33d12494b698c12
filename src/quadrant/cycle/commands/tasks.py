"""Tasks: who does what for a cycle by when."""

from __future__ import annotations

from datetime import date, datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Changed, Done, allow, insist
from quadrant.cycle.models import Cycle, Task
from quadrant.cycle.queries import place_in
from quadrant.cycle.rules import may_finish_task, may_work_on_cycle
from quadrant.partnership.models import Person


@act("task.set")
def set_task(
    *, cycle: Cycle, title: str, owner: Person, due_on: date, place: str = "", by: Person, at: datetime
) -> Done[Task]:
    """Give somebody a task, for the whole cycle or for one place of it."""
    allow(may_work_on_cycle(by, cycle), "You do not work on this cycle.")
    insist(not place or place_in(cycle, place) is not None, "This framework has no such place.", field="place")
    made = Task(cycle=cycle, place=place, title=title.strip(), owner=owner, due_on=due_on, set_by=by, set_at=at)
    made.save()
    return Done(made, title)


@act("task.changed")
def change_task(*, task: Task, title: str, owner: Person, due_on: date, by: Person, at: datetime) -> Done[Task]:
    kept = Task.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=task.pk)
    allow(may_work_on_cycle(by, kept.cycle), "You do not work on this cycle.")
    insist(kept.done_at is None, "This task is done. Set a new one.")
    kept.title, kept.owner, kept.due_on = title.strip(), owner, due_on
    kept.save()
    return Done(kept)


@act("task.finished")
def finish_task(*, task: Task, note: str = "", by: Person, at: datetime) -> Done[Task]:
    kept = Task.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=task.pk)
    allow(may_finish_task(by, kept), "Only its owner, or who runs the cycle, may finish a task.")
    if kept.done_at is not None:
        raise Changed("Somebody has finished this task already.", theirs=kept.note, yours=note)
    kept.done_at, kept.note = at, note
    kept.save()
    return Done(kept)
