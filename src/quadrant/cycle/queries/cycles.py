"""Running cycles: where each stands, who takes part, what there is to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Count

from quadrant.cycle.models import CalendarFeed, CastMember, Cycle, FrameworkVersion, Participant, Task
from quadrant.cycle.position import Cast, Position, position
from quadrant.cycle.position.needed import facts_needed
from quadrant.cycle.queries.frameworks import framework_of, parsed_content
from quadrant.cycle.registry import facts_of
from quadrant.cycle.terms import FactKey
from quadrant.partnership.models import Body


def cycles() -> Any:
    """Every cycle of the partnership, with its framework and lead body."""
    return Cycle.objects.select_related("framework", "lead_body", "parent").defer(
        "framework__text", "framework__content"
    )


def cycle_numbered(number: int) -> Cycle | None:
    found: Cycle | None = cycles().filter(pk=number).first()
    return found


def cycles_on(version: FrameworkVersion) -> list[Cycle]:
    return list(cycles().filter(framework=version))


def cycles_by_framework() -> dict[str, int]:
    """How many cycles run on each framework, by its key, whatever the version. One query."""
    return dict(Cycle.objects.order_by().values_list("framework__key").annotate(count=Count("pk")))


def casts_of(chosen: Sequence[Cycle]) -> dict[int, Cast]:
    """Which bodies play in each cycle. One query."""
    played: dict[int, dict[str, set[int]]] = {cycle.pk: defaultdict(set) for cycle in chosen}
    rows = CastMember.objects.filter(cycle__in=[cycle.pk for cycle in chosen]).values_list(
        "cycle_id", "part", "body_id"
    )
    for cycle_id, part, body_id in rows:
        played[cycle_id][part].add(body_id)
    return {
        cycle.pk: Cast(cycle.starts_on, cycle.ends_on, {part: frozenset(b) for part, b in played[cycle.pk].items()})
        for cycle in chosen
    }


def positions_of(chosen: Sequence[Cycle], *, on: date) -> dict[int, Position]:
    """Where each cycle stands on a day: a query or so for each fact that their frameworks rest on."""
    frameworks = {cycle.pk: framework_of(cycle.framework) for cycle in chosen}
    needed = frozenset[FactKey]().union(*(_needed(cycle.framework) for cycle in chosen))
    casts, facts = casts_of(chosen), facts_of([cycle.pk for cycle in chosen], needed)
    return {cycle.pk: position(frameworks[cycle.pk], casts[cycle.pk], facts[cycle.pk], on) for cycle in chosen}


@lru_cache(maxsize=64)
def _needed_by(fingerprint: str, number: int) -> frozenset[FactKey]:
    return facts_needed(parsed_content(fingerprint, number))


def _needed(version: FrameworkVersion) -> frozenset[FactKey]:
    return _needed_by(version.fingerprint, version.pk)


def position_of(cycle: Cycle, *, on: date) -> Position:
    """Where one cycle stands on a day."""
    return positions_of([cycle], on=on)[cycle.pk]


def participants_of(cycle: Cycle) -> list[Participant]:
    found = Participant.objects.filter(cycle=cycle).select_related("organisation")
    return list(found.order_by("organisation__name"))


def cast_of(cycle: Cycle) -> dict[str, list[Body]]:
    """The real bodies that play each body of the framework."""
    return {part: [member.body for member in members] for part, members in cast_members_of(cycle).items()}


def cast_members_of(cycle: Cycle) -> dict[str, list[CastMember]]:
    """Who plays each body of the framework, as the parts were given."""
    played: dict[str, list[CastMember]] = defaultdict(list)
    for member in CastMember.objects.filter(cycle=cycle).select_related("body").order_by("body__name"):
        played[member.part].append(member)
    return dict(played)


def participant_at(number: int, participant: int) -> Participant | None:
    """Participant `participant` of cycle `number`."""
    found = Participant.objects.filter(pk=participant, cycle=number)
    return found.select_related("cycle", "cycle__framework", "organisation").first()


def cast_member_at(number: int, member: int) -> CastMember | None:
    """The part given as `member` in cycle `number`."""
    return (
        CastMember.objects.filter(pk=member, cycle=number).select_related("cycle", "cycle__framework", "body").first()
    )


def tasks_of(cycle: Cycle) -> list[Task]:
    return list(Task.objects.filter(cycle=cycle).select_related("owner").order_by("done_at", "due_on", "pk"))


def task_numbered(number: int) -> Task | None:
    return Task.objects.select_related("cycle", "owner").filter(pk=number).first()


def open_tasks_for(person: Any) -> list[Task]:
    """What this person still has to do, soonest first."""
    return list(Task.objects.filter(owner=person, done_at=None).select_related("cycle").order_by("due_on", "pk"))


def feed_with(token_digest: str) -> CalendarFeed | None:
    """The calendar address with this word: the word itself is the right to read it."""
    found: CalendarFeed | None = (
        CalendarFeed._base_manager.select_related("partnership", "person").filter(token_digest=token_digest).first()
    )
    return found
