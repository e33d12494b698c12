"""Acts on the list of vulnerable groups."""

from __future__ import annotations

from datetime import datetime

from quadrant.analyse.needs.models import VulnerableGroup
from quadrant.analyse.needs.rules import may_add_group, may_close_group
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Person

ANALYSTS = "Commissioners and analysts keep this list."


@act("vulnerable_group.added")
def add_vulnerable_group(*, name: str, why: str, source: str = "", by: Person, at: datetime) -> Done[VulnerableGroup]:
    allow(may_add_group(by), ANALYSTS)
    insist(bool(name.strip()), "Name the group.", field="name")
    insist(bool(why.strip()), "Say why needs bear on this group more than on others.", field="why")
    made = VulnerableGroup(name=name.strip(), why=why.strip(), source=source.strip(), added_by=by, added_at=at)
    made.save()
    return Done(made, made.name)


@act("vulnerable_group.closed")
def close_vulnerable_group(*, group: VulnerableGroup, why: str, by: Person, at: datetime) -> Done[VulnerableGroup]:
    """Take a group off the list; priorities that named it keep its name."""
    kept: VulnerableGroup = VulnerableGroup.objects.select_for_update().get(pk=group.pk)
    allow(may_close_group(by, kept), ANALYSTS)
    insist(kept.closed_at is None, "This group was taken off the list already.")
    insist(bool(why.strip()), "Say why the group is taken off the list.", field="why")
    kept.closed_by, kept.closed_at, kept.closed_why = by, at, why.strip()
    kept.save()
    return Done(kept, kept.closed_why)
