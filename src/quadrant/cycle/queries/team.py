"""Who is on the project team of a cycle."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from quadrant.cycle.models import Cycle, TeamMember
from quadrant.partnership.queries import roles_here
from quadrant.partnership.terms import Role


@dataclass(frozen=True)
class OnTeam:
    """Somebody on a project team: what they do there, and the roles that they hold here."""

    number: int
    name: str
    does: str
    roles: tuple[str, ...]
    since: date


def team_of(cycle: Cycle) -> list[OnTeam]:
    """The project team as it is, by name. The same two questions however large it is."""
    rows = list(TeamMember.objects.filter(cycle=cycle, left_on=None).select_related("person").order_by("person__name"))
    held: dict[int, list[str]] = defaultdict(list)
    for one in roles_here():
        held[one.person_id].append(Role(one.role).label)
    return [OnTeam(one.pk, one.person.name, one.does, tuple(held[one.person_id]), one.joined_on) for one in rows]


def team_member_at(number: int, member: int) -> TeamMember | None:
    """Team member `member` of cycle `number`, who has not left."""
    found = TeamMember.objects.filter(pk=member, cycle=number, left_on=None)
    return found.select_related("cycle", "cycle__framework", "person").first()
