"""What can be asked of a framework's checklists, on a cycle and on a version of the framework itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from quadrant.cycle.framework.places import places_of
from quadrant.cycle.framework.schema import ActivityItem, Checklist, ChecklistItem, Gate
from quadrant.cycle.models import Cycle, FrameworkVersion
from quadrant.cycle.queries import cycle_numbered, framework_numbered, framework_of
from quadrant.governance.models import ChecklistAnswer, ChecklistRun
from quadrant.governance.terms import CheckAnswer


@dataclass(frozen=True)
class Line:
    """One item of a checklist and its answer, where it has one."""

    item: ChecklistItem
    answer: ChecklistAnswer | None


@dataclass(frozen=True)
class AnsweredList:
    """A checklist with the answers that it has so far."""

    checklist: Checklist
    run: ChecklistRun | None
    lines: tuple[Line, ...]

    @property
    def answered(self) -> int:
        return sum(line.answer is not None for line in self.lines)

    @property
    def is_complete(self) -> bool:
        return self.answered == len(self.lines)

    @property
    def answers(self) -> list[ChecklistAnswer]:
        return [line.answer for line in self.lines if line.answer is not None]

    @property
    def counted(self) -> dict[CheckAnswer, int]:
        """How many items are answered yes, partly and no."""
        return {kind: sum(one.answer == kind for one in self.answers) for kind in CheckAnswer}

    @property
    def exceptions(self) -> list[Line]:
        """The items that are not a plain yes."""
        return [line for line in self.lines if line.answer is not None and line.answer.answer != CheckAnswer.YES]

    @property
    def answered_on(self) -> date | None:
        """The day of the last answer, once every item has one."""
        return timezone.localdate(max(one.answered_at for one in self.answers)) if self.is_complete else None


@dataclass(frozen=True)
class ChecklistOnCycle(AnsweredList):
    """A checklist of the framework as it stands on a cycle."""

    cycle: Cycle


@dataclass(frozen=True)
class ChecklistOnVersion(AnsweredList):
    """A checklist that a framework brings for itself, as this partnership answered it for one version."""

    version: FrameworkVersion


def check_of_version(number: int, key: str) -> ChecklistOnVersion | None:
    """The checklist `key` that the framework version brings for itself."""
    version = framework_numbered(number)
    return next((one for one in checks_of_version(version) if one.checklist.key == key), None) if version else None


def checks_of_version(version: FrameworkVersion) -> list[ChecklistOnVersion]:
    """Every checklist that the framework brings for itself, with this partnership's answers. Two queries."""
    own = [one for one in framework_of(version).checklists if one.of == "framework"]
    runs = {run.checklist: run for run in ChecklistRun.objects.filter(framework=version)} if own else {}
    given: dict[tuple[int, str], ChecklistAnswer] = {
        (answer.run_id, answer.item): answer
        for answer in ChecklistAnswer.objects.filter(run__in=runs.values()).select_related("owner", "answered_by")
    }
    return [
        ChecklistOnVersion(one, run, _lines(one, run, given), version)
        for one, run in ((one, runs.get(one.key)) for one in own)
    ]


def _lines(
    checklist: Checklist, run: ChecklistRun | None, given: dict[tuple[int, str], ChecklistAnswer]
) -> tuple[Line, ...]:
    return tuple(Line(item, given.get((run.pk, item.key)) if run else None) for item in checklist.items)


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
        found.append(ChecklistOnCycle(checklist, run, _lines(checklist, run, given), cycle))
    return [each for each in found if each.checklist.of == "cycle" or each.checklist.key in used_checklists(cycle)]


def used_checklists(cycle: Cycle) -> set[str]:
    """The checklists that an activity or gate of the cycle's framework names."""
    pieces: Sequence[object] = [place.piece for place in places_of(framework_of(cycle.framework)).values()]
    return {piece.checklist for piece in pieces if isinstance(piece, ActivityItem | Gate) and piece.checklist}


def answers_by_run(cycles: Sequence[int]) -> list[tuple[Cycle, ChecklistRun, list[ChecklistAnswer]]]:
    """Every run on these cycles with its answers. Two queries."""
    runs = list(
        ChecklistRun.objects.filter(cycle__in=cycles)
        .select_related("cycle__framework", "begun_by")
        .defer("cycle__framework__text", "cycle__framework__content")
        .prefetch_related("answers")
    )
    return [
        (run.cycle, run, sorted(run.answers.all(), key=lambda answer: answer.answered_at))
        for run in runs
        if run.cycle is not None
    ]
