"""Who is on the project team of a cycle: joined, left."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.commands.cycles import NOT_YOURS
from quadrant.cycle.models import Cycle, TeamMember
from quadrant.cycle.rules import may_run_cycle
from quadrant.partnership.models import Person
from quadrant.partnership.rules import may_look_inside


@act("team.joined")
def join_team(*, cycle: Cycle, person: Person, does: str, by: Person, at: datetime) -> Done[TeamMember]:
    """Give somebody a place on the cycle's project team, and say what they do there."""
    allow(may_run_cycle(by, cycle), NOT_YOURS)
    insist(bool(does.strip()), "Say what they do on the team.", field="does")
    insist(may_look_inside(person), f"{person.name} has no part in this partnership.", field="person")
    made = TeamMember(cycle=cycle, person=person, does=does.strip(), joined_on=timezone.localdate(at))
    made.save()
    return Done(made, f"{person.name}: {made.does}")


@act("team.left")
def leave_team(*, member: TeamMember, by: Person, at: datetime) -> Done[TeamMember]:
    allow(may_run_cycle(by, member.cycle), NOT_YOURS)
    kept: TeamMember = TeamMember.objects.select_for_update().get(pk=member.pk)
    insist(kept.left_on is None, "This person has left the team already.")
    kept.left_on = timezone.localdate(at)
    kept.save()
    return Done(kept, f"{member.person.name} left the team")
