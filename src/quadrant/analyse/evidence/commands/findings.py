"""Acts on what an inspection or study found, on the actions that follow, and on whom a study asks."""

from __future__ import annotations

from datetime import date, datetime

from quadrant.analyse.evidence.commands.items import standing_item
from quadrant.analyse.evidence.models import EvidenceItem, Finding, FindingAction, StudyConsultee
from quadrant.analyse.evidence.terms import Kind
from quadrant.audit.act import act
from quadrant.audit.terms import Done, insist
from quadrant.cycle.commands import set_task
from quadrant.cycle.models import Cycle
from quadrant.methods.calendar import london_day
from quadrant.partnership.models import Person


@act("finding.added")
def add_finding(*, item: EvidenceItem, says: str, about: str = "", by: Person, at: datetime) -> Done[Finding]:
    """Write down one thing that an item found, and of which service or part."""
    kept = standing_item(item, by)
    insist(bool(says.strip()), "Write what was found.", field="says")
    number = Finding.objects.filter(item=kept).count() + 1
    made = Finding(item=kept, number=number, says=says.strip(), about=about.strip(), added_by=by, added_at=at)
    made.save()
    return Done(made, made.says)


@act("finding.acted_on")
def act_on_finding(
    *,
    finding: Finding,
    what: str,
    owner: Person,
    due_on: date,
    cycle: Cycle,
    place: str = "",
    by: Person,
    at: datetime,
) -> Done[FindingAction]:
    """Set the task that answers a finding, in a cycle or at one step or activity of it."""
    standing_item(finding.item, by)
    insist(bool(what.strip()), "Say what is to be done.", field="what")
    insist(due_on >= london_day(at), "It cannot be due on a day that is over.", field="due_on")
    task = set_task(cycle=cycle, title=what, owner=owner, due_on=due_on, place=place, by=by, at=at)
    made = FindingAction(finding=finding, task=task, tied_by=by, tied_at=at)
    made.save()
    return Done(made, f"{task.title}, answering finding {finding.number} of “{finding.item}”")


@act("consultee.listed")
def list_consultee(
    *, item: EvidenceItem, name: str, asked_on: date | None = None, said: str = "", by: Person, at: datetime
) -> Done[StudyConsultee]:
    """List somebody whom a study asks."""
    kept = standing_item(item, by)
    insist(kept.kind == Kind.STUDY, "Only a study has consultees.")
    made = StudyConsultee(item=kept, added_by=by, added_at=at)
    _put(made, name, asked_on, said, on=london_day(at))
    made.save()
    return Done(made, made.name)


@act("consultee.changed")
def change_consultee(
    *, consultee: StudyConsultee, name: str, asked_on: date | None, said: str, by: Person, at: datetime
) -> Done[StudyConsultee]:
    """Write down when a consultee was asked and what they said."""
    standing_item(consultee.item, by)
    kept: StudyConsultee = StudyConsultee.objects.select_for_update().get(pk=consultee.pk)
    _put(kept, name, asked_on, said, on=london_day(at))
    kept.save()
    return Done(kept, kept.name)


def _put(consultee: StudyConsultee, name: str, asked_on: date | None, said: str, *, on: date) -> None:
    insist(bool(name.strip()), "Say who is asked.", field="name")
    insist(asked_on is None or asked_on <= on, "Nobody was asked on a day to come.", field="asked_on")
    consultee.name, consultee.asked_on, consultee.said = name.strip(), asked_on, said.strip()
