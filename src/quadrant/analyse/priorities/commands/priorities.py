"""Acts on priorities: proposed, changed, linked to needs, set aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from quadrant.analyse.needs.commands import add_vulnerable_group
from quadrant.analyse.needs.models import AssessmentRecommendation, Need, VulnerableGroup
from quadrant.analyse.priorities.models import Priority, PriorityGroup, PriorityNeed, PriorityRecommendation
from quadrant.analyse.priorities.rules import may_change_priority, may_propose_priority
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist, refuse_lost_update
from quadrant.cycle.models import Cycle
from quadrant.partnership.links import insist_whole, link_anew
from quadrant.partnership.models import Organisation, Person

WORKERS = "Only those who work on this cycle may do this."


@dataclass(frozen=True)
class NewGroup:
    """A vulnerable group that is not on the partnership's list yet, with why it belongs there."""

    name: str
    why: str


def standing_priority(priority: Priority, by: Person) -> Priority:
    """The priority under lock, not set aside, that this person may change."""
    kept: Priority = Priority.objects.select_for_update().get(pk=priority.pk)
    allow(may_change_priority(by, kept), WORKERS)
    insist(kept.set_aside_at is None, "This priority was set aside.")
    return kept


def _insist_said(title: str, reason: str) -> None:
    insist(bool(title.strip()), "Give the priority a title.", field="title")
    insist(bool(reason.strip()), "Say why this should come before other things.", field="reason")


@act("priority.proposed")
def propose_priority(
    *,
    cycle: Cycle,
    title: str,
    reason: str,
    needs: Mapping[Need, Decimal],
    lead: Organisation | None = None,
    years: int | None = None,
    groups: Sequence[VulnerableGroup] = (),
    new_group: NewGroup | None = None,
    takes_up: AssessmentRecommendation | None = None,
    by: Person,
    at: datetime,
) -> Done[Priority]:
    """Propose a priority of a cycle, with the needs behind it in shares that add to 100, and the groups it is for.

    `new_group` is one more group, added to the partnership's list. `takes_up` is the recommendation of an assessment
    that it comes from.
    """
    allow(may_propose_priority(by, cycle), WORKERS)
    _insist_said(title, reason)
    made = Priority(cycle=cycle, title=title.strip(), reason=reason.strip(), lead=lead, years=years)
    made.proposed_by, made.proposed_at = by, at
    made.save()
    _link(made, needs, at)
    _name(made, groups, new_group, by, at)
    if takes_up is not None:
        own = takes_up.assessment.cycle_id == cycle.pk and takes_up.withdrawn_at is None
        insist(own, "This recommendation is not one that stands in an assessment of the cycle.")
        PriorityRecommendation(priority=made, recommendation=takes_up).save()
    return Done(made, f"“{made.title}” was proposed")


@act("priority.changed")
def change_priority(
    *,
    priority: Priority,
    version: int,
    title: str,
    reason: str,
    lead: Organisation | None,
    years: int | None,
    groups: Sequence[VulnerableGroup] | None = None,
    new_group: NewGroup | None = None,
    by: Person,
    at: datetime,
) -> Done[Priority]:
    """Say a priority anew. With an old `version` both texts are kept. Groups that are None stay as they are."""
    kept = standing_priority(priority, by)
    if kept.version != version:
        theirs = {"title": kept.title, "reason": kept.reason}
        refuse_lost_update("priority", theirs, {"title": title, "reason": reason})
    _insist_said(title, reason)
    kept.title, kept.reason, kept.lead, kept.years = title.strip(), reason.strip(), lead, years
    kept.version += 1
    kept.save()
    if groups is not None:
        _name(kept, groups, new_group, by, at)
    return Done(kept, kept.title)


@act("priority.linked_to_needs")
def link_priority_to_needs(
    *, priority: Priority, needs: Mapping[Need, Decimal], by: Person, at: datetime
) -> Done[Priority]:
    """Say which needs stand behind a priority, and in what shares: these and no others, adding to 100."""
    kept = standing_priority(priority, by)
    _link(kept, needs, at)
    return Done(kept, ", ".join(f"{need.statement} {share.normalize():f}%" for need, share in needs.items())[:500])


def _link(priority: Priority, needs: Mapping[Need, Decimal], at: datetime) -> None:
    _insist_shares(priority, needs)
    link_anew(PriorityNeed, {"priority": priority}, "need", needs, at=at)


def _insist_shares(priority: Priority, needs: Mapping[Need, Decimal]) -> None:
    insist(bool(needs), "Choose at least one need: a priority answers a need.", field="needs")
    standing = Need.objects.standing().select_for_update().filter(pk__in=[need.pk for need in needs])
    theirs = {need.pk: need for need in standing}
    for need in needs:
        insist(need.pk in theirs, f"The need “{need.statement}” was withdrawn.", field="needs")
        own = theirs[need.pk].cycle_id == priority.cycle_id
        insist(own, f"The need “{need.statement}” belongs to another cycle.", field="needs")
    insist_whole(needs.values(), field="needs")


@act("priority.groups_named")
def name_groups(
    *,
    priority: Priority,
    groups: Sequence[VulnerableGroup],
    new_group: NewGroup | None = None,
    by: Person,
    at: datetime,
) -> Done[Priority]:
    """Say which vulnerable groups a priority is for: these and no others, and one more that comes on the list."""
    kept = standing_priority(priority, by)
    said = _name(kept, groups, new_group, by, at)
    kept.version += 1
    kept.save()
    return Done(kept, said)


def _name(
    priority: Priority, groups: Sequence[VulnerableGroup], new_group: NewGroup | None, by: Person, at: datetime
) -> str:
    wanted = {group.pk: group for group in groups}
    if new_group is not None:
        made = _added(new_group, by, at)
        wanted[made.pk] = made
    said = ", ".join(group.name for group in wanted.values())
    for link in PriorityGroup.objects.select_for_update().filter(priority=priority):
        if wanted.pop(link.group_id, None) is None:
            link.delete()
    for group in wanted.values():
        insist(group.closed_at is None, f"“{group.name}” was taken off the list.", field="groups")
        PriorityGroup(priority=priority, group=group, named_at=at).save()
    return said or "No group"


def _added(group: NewGroup, by: Person, at: datetime) -> VulnerableGroup:
    insist(bool(group.name.strip()), "Name the new group, or say nothing of it.", field="new_group")
    insist(bool(group.why.strip()), "Say why needs bear on the new group more than on others.", field="new_group_why")
    known = VulnerableGroup.objects.standing().filter(name=group.name.strip()).exists()
    insist(not known, f"“{group.name.strip()}” is on the list already: tick it there.", field="new_group")
    return add_vulnerable_group(name=group.name, why=group.why, by=by, at=at)


@act("priority.set_aside")
def set_aside_priority(*, priority: Priority, why: str, by: Person, at: datetime) -> Done[Priority]:
    """Take a priority off the cycle's list; what was said of it stays on record."""
    kept = standing_priority(priority, by)
    insist(bool(why.strip()), "Say why it is set aside.", field="why")
    kept.set_aside_by, kept.set_aside_at, kept.set_aside_why = by, at, why.strip()
    kept.version += 1
    kept.save()
    return Done(kept, kept.set_aside_why)
