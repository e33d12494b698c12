"""What is odd about a programme's dates: said, never enforced. Agencies go on commissioning while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quadrant.cycle.framework.dates import Span, span_of
from quadrant.cycle.framework.schema import Programme, ProgrammeAction, ProgrammeDate, ProgrammePhase, ProgrammeTask


class WarningKind(StrEnum):
    """Why a date of a programme deserves a second look."""

    OUT_OF_PHASE = "out_of_phase"
    LATE_PREDECESSOR = "late_predecessor"


@dataclass(frozen=True)
class ProgrammeWarning:
    """A sentence about one action or task, whose key is `phase.action` or `phase.action.task`."""

    kind: WarningKind
    place: str
    sentence: str


@dataclass(frozen=True)
class _Line:
    place: str
    phase: ProgrammePhase
    name: str
    due: ProgrammeDate | None
    own_due: bool
    after: tuple[str, ...]

    @property
    def span(self) -> Span | None:
        return dated(self.due)


def programme_warnings(programme: Programme) -> tuple[ProgrammeWarning, ...]:
    """Actions and tasks due outside their phase, or before something that they wait for; nothing is blocked by it.

    A date is compared by its last day (a month's last, a season's last). A task without a date has its action's. A date
    that says nothing that can be compared is passed over.
    """
    lines = list(_lines(programme))
    by_place = {line.place: line for line in lines}
    found: list[ProgrammeWarning] = []
    for line in lines:
        found.extend(_out_of_phase(line))
        for place in line.after:
            found.extend(_late(line, by_place[place]))
    return tuple(found)


def dated(due: ProgrammeDate | None) -> Span | None:
    """The days that a programme date may mean, or None."""
    return span_of(due.kind, due.value) if due is not None else None


def _lines(programme: Programme) -> Iterator[_Line]:
    for phase in programme.phases:
        for action in phase.actions:
            yield _line(phase, action)
            for task in action.tasks:
                yield _task_line(phase, action, task)


def _line(phase: ProgrammePhase, action: ProgrammeAction) -> _Line:
    return _Line(
        f"{phase.key}.{action.key}", phase, action.name, action.due, action.due is not None, tuple(action.after)
    )


def _task_line(phase: ProgrammePhase, action: ProgrammeAction, task: ProgrammeTask) -> _Line:
    place = f"{phase.key}.{action.key}.{task.key}"
    return _Line(place, phase, task.text, task.due or action.due, task.due is not None, tuple(task.after))


def _out_of_phase(line: _Line) -> Iterator[ProgrammeWarning]:
    span, phase = line.span, line.phase
    if span is None or line.due is None or not line.own_due:
        return
    starts, ends = dated(phase.starts), dated(phase.ends)
    said = f"'{line.name}' is due {line.due.text}"
    if starts is not None and phase.starts is not None and span.last < starts.first:
        sentence = f"{said}, before its phase '{phase.name}' starts ({phase.starts.text})."
        yield ProgrammeWarning(WarningKind.OUT_OF_PHASE, line.place, sentence)
    elif ends is not None and phase.ends is not None and span.last > ends.last:
        sentence = f"{said}, after its phase '{phase.name}' ends ({phase.ends.text})."
        yield ProgrammeWarning(WarningKind.OUT_OF_PHASE, line.place, sentence)


def _late(line: _Line, before: _Line) -> Iterator[ProgrammeWarning]:
    span, earlier = line.span, before.span
    if span is None or earlier is None or line.due is None or before.due is None or earlier.last <= span.last:
        return
    sentence = f"'{line.name}' is due {line.due.text}, but waits for '{before.name}', due {before.due.text}."
    yield ProgrammeWarning(WarningKind.LATE_PREDECESSOR, line.place, sentence)
