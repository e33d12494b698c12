"""The facts that the cycle room itself can state: who takes part, tasks, ticks, and what was said of steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.utils import timezone

from quadrant.cycle.models import Participant, StepMark, Task, Tick
from quadrant.cycle.registry import fact
from quadrant.cycle.terms import Fact, FactKey, MarkKind

Stated = Iterable[tuple[int, Fact]]


@fact(FactKey.PARTICIPANTS_NAMED)
def participants_named(cycles: Sequence[int]) -> Stated:
    """Two organisations or more take part; it holds since the second was named."""
    named: dict[int, list[Participant]] = {}
    for participant in Participant.objects.filter(cycle__in=cycles).order_by("named_at", "pk"):
        named.setdefault(participant.cycle_id, []).append(participant)
    for cycle, all_named in named.items():
        if len(all_named) > 1:
            at = all_named[1].named_at
            yield cycle, Fact(timezone.localdate(at), f"{len(all_named)} organisations take part", at=at)


@fact(FactKey.TASK_SET)
def tasks_set(cycles: Sequence[int]) -> Stated:
    """A task was set at a place, with an owner and a day."""
    for task in Task.objects.filter(cycle__in=cycles).exclude(place="").select_related("owner"):
        sentence = f"“{task.title}” is {task.owner.name}'s, due {task.due_on:%-d %B %Y}"
        yield task.cycle_id, Fact(timezone.localdate(task.set_at), sentence, place=task.place, at=task.set_at)


@fact(FactKey.TICKED)
def activities_ticked(cycles: Sequence[int]) -> Stated:
    for tick in Tick.objects.standing().filter(cycle__in=cycles).select_related("ticked_by"):
        yield (
            tick.cycle_id,
            Fact(
                timezone.localdate(tick.ticked_at),
                tick.note,
                place=tick.place,
                by=tick.ticked_by.name,
                at=tick.ticked_at,
            ),
        )


def _marked(cycles: Sequence[int], kind: MarkKind) -> Stated:
    standing: QuerySet[StepMark] = StepMark.objects.filter(cycle__in=cycles, kind=kind, lifted_at=None)
    for mark in standing.select_related("made_by"):
        yield (
            mark.cycle_id,
            Fact(timezone.localdate(mark.made_at), mark.why, place=mark.place, by=mark.made_by.name, at=mark.made_at),
        )


@fact(FactKey.STEP_SKIPPED)
def steps_skipped(cycles: Sequence[int]) -> Stated:
    return _marked(cycles, MarkKind.SKIPPED)


@fact(FactKey.STEP_NOT_APPLICABLE)
def steps_not_applicable(cycles: Sequence[int]) -> Stated:
    return _marked(cycles, MarkKind.NOT_APPLICABLE)


@fact(FactKey.STEP_REOPENED)
def steps_reopened(cycles: Sequence[int]) -> Stated:
    return _marked(cycles, MarkKind.REOPENED)
