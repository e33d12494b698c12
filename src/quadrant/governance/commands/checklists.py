"""Answering a checklist of a cycle or of a framework version, item by item or all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, allow, insist
from quadrant.cycle.models import Cycle, FrameworkVersion
from quadrant.governance.models import ChecklistAnswer, ChecklistRun
from quadrant.governance.queries import AnsweredList, check_of_version, checklist_on
from quadrant.governance.rules import may_answer_checklist, may_check_framework
from quadrant.governance.terms import CheckAnswer
from quadrant.partnership.models import Person


@dataclass(frozen=True)
class ItemAnswer:
    """An answer to one item of a checklist."""

    item: str
    answer: CheckAnswer
    reason: str = ""
    owner: Person | None = None


@act("checklist.answered")
def answer_checklist(
    *, cycle: Cycle, checklist: str, answers: Sequence[ItemAnswer], by: Person, at: datetime
) -> Done[ChecklistRun]:
    """Answer some or all items of a checklist of the cycle's framework; the first answer begins it."""
    allow(may_answer_checklist(by, cycle), "Only those who work on this cycle may answer its checklists.")
    insist(bool(answers), "Answer at least one item.")
    on = checklist_on(cycle.pk, checklist)
    if on is None:
        raise Refusal("The framework of this cycle has no such checklist.")
    run: ChecklistRun | None = ChecklistRun.objects.select_for_update().filter(cycle=cycle, checklist=checklist).first()
    if run is None:
        run = ChecklistRun(cycle=cycle, checklist=checklist, begun_by=by, begun_at=at)
        run.save()
    _keep_all(run, on, answers, by, at)
    return Done(run, on.checklist.name)


@act("framework.checked")
def check_framework(
    *, version: FrameworkVersion, checklist: str, answers: Sequence[ItemAnswer], by: Person, at: datetime
) -> Done[ChecklistRun]:
    """Answer some or all items that a framework asks of itself; the result stays with the version."""
    allow(may_check_framework(by, version), "Only a commissioner, administrator or monitoring officer may do this.")
    insist(bool(answers), "Answer at least one item.")
    on = check_of_version(version.pk, checklist)
    if on is None:
        raise Refusal("This framework has no such checklist for itself.")
    begun = ChecklistRun.objects.select_for_update().filter(framework=version, checklist=checklist)
    run: ChecklistRun | None = begun.first()
    if run is None:
        run = ChecklistRun(framework=version, checklist=checklist, begun_by=by, begun_at=at)
        run.save()
    _keep_all(run, on, answers, by, at)
    return Done(run, f"{on.checklist.name}: {version}")


def _keep_all(run: ChecklistRun, on: AnsweredList, answers: Sequence[ItemAnswer], by: Person, at: datetime) -> None:
    known = {line.item.key for line in on.lines}
    kept = {row.item: row for row in ChecklistAnswer.objects.select_for_update().filter(run=run)}
    for given in answers:
        insist(given.item in known, f"This checklist has no item “{given.item}”.")
        _keep(kept.get(given.item) or ChecklistAnswer(run=run, item=given.item), given, by, at)


def _keep(row: ChecklistAnswer, given: ItemAnswer, by: Person, at: datetime) -> None:
    plain = given.answer is CheckAnswer.YES
    insist(plain or bool(given.reason.strip()), "Say why the answer is not a plain yes.", field=f"{given.item}_reason")
    insist(plain or given.owner is not None, "Say who will see to it.", field=f"{given.item}_owner")
    owner = given.owner.pk if given.owner else None
    if (row.answer, row.reason, row.owner_id) == (given.answer, given.reason.strip(), owner):
        return
    row.answer, row.reason, row.owner_id = given.answer, given.reason.strip(), owner
    row.answered_by, row.answered_at = by, at
    row.save()
