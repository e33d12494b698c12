"""What can be asked of a framework's checklists on a cycle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quadrant.cycle.framework.places import places_of
from quadrant.cycle.framework.schema import ActivityItem, Checklist, ChecklistItem, Gate
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import cycle_numbered, framework_of
from quadrant.governance.models import ChecklistAnswer, ChecklistRun


@dataclass(frozen=True)
class Line:
    """One item of a checklist and its answer, where it has one."""

    item: ChecklistItem
    answer: ChecklistAnswer | None


@dataclass(frozen=True)
class ChecklistOnCycle:
    """A checklist of the framework as it stands on a cycle."""

    cycle: Cycle
    checklist: Checklist
    run: ChecklistRun | None
    lines: tuple[Line, ...]

    @property
    def answered(self) -> int:
        return sum(line.answer is not None for line in self.lines)

    @property
    def is_complete(self) -> bool:
        return self.answered == len(self.lines)


def checklist_on(number: int, key: str) -> ChecklistOnCycle | None:
    """The checklist `key` of the framework that the cycle runs on, with its answers."""
    cycle = cycle_numbered(number)
    return next((each for each in checklists_of(cycle) if each.checklist.key == key), None) if cycle else None


def checklists_of(cycle: Cycle) -> list[ChecklistOnCycle]:
    """Every checklist that the framework uses on a cycle, in its order, with the answers. Two queries."""
    runs = {run.checklist: run for run in ChecklistRun.objects.filter(cycle=cycle)}
    given: dict[tuple[int, str], ChecklistAnswer] = {
        (answer.run_id, answer.item): answer
        for answer in ChecklistAnswer.objects.filter(run__cycle=cycle).select_related("owner", "answered_by")
    }
    found = []
    for checklist in framework_of(cycle.framework).checklists:
        run = runs.get(checklist.key)
        lines = tuple(Line(item, given.get((run.pk, item.key)) if run else None) for item in checklist.items)
        found.append(ChecklistOnCycle(cycle, checklist, run, lines))
    return [each for each in found if each.checklist.of == "cycle" or each.checklist.key in used_checklists(cycle)]


def used_checklists(cycle: Cycle) -> set[str]:
    """The checklists that an activity or gate of the cycle's framework names."""
    pieces: Sequence[object] = [place.piece for place in places_of(framework_of(cycle.framework)).values()]
    return {piece.checklist for piece in pieces if isinstance(piece, ActivityItem | Gate) and piece.checklist}


def answers_by_run(cycles: Sequence[int]) -> list[tuple[ChecklistRun, list[ChecklistAnswer]]]:
    """Every run on these cycles with its answers. Two queries."""
    runs = list(
        ChecklistRun.objects.filter(cycle__in=cycles)
        .select_related("cycle__framework", "begun_by")
        .defer("cycle__framework__text", "cycle__framework__content")
        .prefetch_related("answers")
    )
    return [(run, sorted(run.answers.all(), key=lambda answer: answer.answered_at)) for run in runs]
