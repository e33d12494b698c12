"""Acts on what groups work on together: a priority that cuts across, and what a group adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from quadrant.analyse.priorities.models import CrossCutting, GroupContribution, Priority, PrioritySponsor
from quadrant.analyse.priorities.rules import may_add_cross_cutting, may_say_contribution
from quadrant.analyse.priorities.terms import Strength
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Body, Person


@dataclass(frozen=True)
class Addition:
    """How much of a cross-cutting priority a group carries, and how."""

    strength: Strength
    how: str


@act("cross_cutting.added")
def add_cross_cutting(*, title: str, why: str, by: Person, at: datetime) -> Done[CrossCutting]:
    allow(may_add_cross_cutting(by), "Only a commissioner may do this.")
    insist(bool(title.strip()), "Give it a title.", field="title")
    insist(bool(why.strip()), "Say why no group can do it alone.", field="why")
    made = CrossCutting(title=title.strip(), why=why.strip(), added_by=by, added_at=at)
    made.save()
    return Done(made, made.title)


@act("group.contribution_said")
def say_contribution(
    *,
    body: Body,
    priorities: Iterable[Priority],
    adds: Mapping[CrossCutting, Addition | None],
    by: Person,
    at: datetime,
) -> Done[Body]:
    """Say which priorities a group answers for, and what it adds to each that cuts across (None: nothing)."""
    kept: Body = Body.objects.select_for_update().get(pk=body.pk)
    allow(may_say_contribution(by, kept), "Only the group’s chair or a commissioner may do this.")
    _sponsor(kept, {one.pk: one for one in priorities})
    for cross, addition in adds.items():
        _add(kept, cross, addition, by, at)
    return Done(kept, kept.name)


def _sponsor(body: Body, wanted: Mapping[int, Priority]) -> None:
    known = set(PrioritySponsor.objects.filter(body=body).values_list("priority_id", flat=True))
    for number in known - set(wanted):
        PrioritySponsor.objects.filter(body=body, priority=number).delete()
    for number in set(wanted) - known:
        PrioritySponsor(body=body, priority=wanted[number]).save()


def _add(body: Body, cross: CrossCutting, addition: Addition | None, by: Person, at: datetime) -> None:
    row = GroupContribution.objects.select_for_update().filter(body=body, cross_cutting=cross).first()
    if addition is None:
        if row is not None:
            GroupContribution.objects.filter(pk=row.pk).delete()
        return
    insist(bool(addition.how.strip()), "Say in words what the group adds.", field=f"how_{cross.pk}")
    said = (addition.strength.value, addition.how.strip())
    if row is not None and (row.strength, row.how) == said:
        return
    row = row or GroupContribution(body=body, cross_cutting=cross)
    row.strength, row.how = said
    row.said_by, row.said_at = by, at
    row.save()
