"""Acts that judge one priority: the framework's tests answered, the four considerations marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from quadrant.analyse.priorities.commands.priorities import standing_priority
from quadrant.analyse.priorities.models import Priority, PriorityMark, PriorityTest
from quadrant.analyse.priorities.queries import screen_of
from quadrant.analyse.priorities.terms import HIGHEST_MARK, Consideration
from quadrant.audit.act import act
from quadrant.audit.terms import Done, insist
from quadrant.partnership.models import Person


@dataclass(frozen=True)
class AnswerGiven:
    """An answer to one of the framework's tests."""

    test: str
    passed: bool
    reason: str


@dataclass(frozen=True)
class MarkGiven:
    """A mark on one consideration."""

    consideration: Consideration
    mark: int
    reason: str


@act("priority.tested")
def answer_tests(
    *, priority: Priority, answers: Sequence[AnswerGiven], goes_on_because: str = "", by: Person, at: datetime
) -> Done[Priority]:
    """Answer some or all of the framework's tests. After a no, `goes_on_because` says why the priority stays."""
    kept = standing_priority(priority, by)
    asked = {one.key: one.name for one in screen_of(kept.cycle)}
    insist(bool(asked), "The framework of this cycle puts no tests to priorities: rank them.")
    insist(bool(answers), "Answer at least one test.")
    rows = {row.test: row for row in PriorityTest.objects.select_for_update().filter(priority=kept)}
    for given in answers:
        insist(given.test in asked, f"The framework has no test “{given.test}”.")
        insist(bool(given.reason.strip()), f"Give a reason: {asked[given.test]}", field=f"{given.test}_reason")
        row = rows.setdefault(given.test, PriorityTest(priority=kept, test=given.test))
        if row.pk is None or (row.passed, row.reason) != (given.passed, given.reason.strip()):
            row.passed, row.reason, row.answered_by, row.answered_at = given.passed, given.reason.strip(), by, at
            row.save()
    failed = [asked[key] for key, row in rows.items() if key in asked and not row.passed]
    kept.goes_on_because = goes_on_because.strip() if failed else ""
    kept.version += 1
    kept.save()
    return Done(kept, f"{len(answers)} tests answered, no to {len(failed)}")


@act("priority.marked")
def mark_priority(*, priority: Priority, marks: Sequence[MarkGiven], by: Person, at: datetime) -> Done[Priority]:
    """Mark a priority 0 to 3 on some or all of the four considerations, each with a reason."""
    kept = standing_priority(priority, by)
    insist(bool(marks), "Give at least one mark.")
    rows = {row.consideration: row for row in PriorityMark.objects.select_for_update().filter(priority=kept)}
    for given in marks:
        name = given.consideration.value
        insist(0 <= given.mark <= HIGHEST_MARK, "A mark is 0, 1, 2 or 3.", field=name)
        insist(bool(given.reason.strip()), f"Give a reason: {given.consideration.label}", field=f"{name}_reason")
        row = rows.get(name) or PriorityMark(priority=kept, consideration=given.consideration)
        if row.pk is None or (row.mark, row.reason) != (given.mark, given.reason.strip()):
            row.mark, row.reason, row.marked_by, row.marked_at = given.mark, given.reason.strip(), by, at
            row.save()
    return Done(kept, ", ".join(f"{given.consideration.label} {given.mark}" for given in marks))
