"""Organisational interests that find themselves: a member's organisation has a stake in what is on the agenda."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from quadrant.governance.models import AgendaItem, Concern, DeclaredInterest, Meeting
from quadrant.governance.queries.taking_part import Seated, present_in_seats
from quadrant.governance.registry import Stake, stakes_in
from quadrant.partnership.queries import conflicts_of, line_on, members_of, organisations_acted_for

MANY = 3


def found_by_themselves(meeting: Meeting) -> dict[int, list[str]]:
    """For each item, whose organisation has a stake in it without their having said so, as sentences.

    The organisation that the body itself bound that day is left out: its members decide for it. The same few queries
    however long the agenda is.
    """
    day = timezone.localdate(meeting.at)
    items = list(AgendaItem.objects.filter(meeting=meeting).select_related("report"))
    sitting = _at_the_table(meeting)
    acting = organisations_acted_for([one.person.pk for one in sitting], on=day)
    for one in sitting:
        if one.member.organisation is not None:
            acting[one.person.pk][one.member.organisation.pk] = one.member.organisation.name
    bound = line_on(meeting.body, on=day).binds
    stakes = _stakes([item.report_id for item in items], bound.pk if bound else None) if any(acting.values()) else {}
    staked = {each.organisation for of in stakes.values() for each in of}
    said = _said(items, sitting, staked, meeting) if staked else Said(frozenset(), frozenset())
    return {item.pk: list(_sentences(item, sitting, acting, stakes.get(item.report_id, []), said)) for item in items}


def _at_the_table(meeting: Meeting) -> list[Seated]:
    """In each seat its member, or whoever came for them."""
    sitting = members_of(meeting.body, on=timezone.localdate(meeting.at))
    came = {one.member.pk: one for one in present_in_seats(meeting, sitting)}
    return [came.get(member.pk, Seated(member, member.person)) for member in sitting]


@dataclass(frozen=True)
class Said:
    """What was declared: by person and organisation in the register, by person and item on the day."""

    register: frozenset[tuple[int, int | None]]
    on_the_day: frozenset[tuple[int, int]]


def _stakes(reports: Sequence[int], binds: int | None) -> dict[int, list[Stake]]:
    found: dict[int, list[Stake]] = defaultdict(list)
    named = Concern.objects.filter(report__in=reports, organisation__isnull=False)
    own = [Stake(one.report_id, one.organisation_id or 0, "is what the report concerns") for one in named]
    for each in [*stakes_in(reports), *own]:
        if each.organisation != binds:
            found[each.report].append(each)
    return found


def _said(
    items: Sequence[AgendaItem], sitting: Sequence[Seated], organisations: Iterable[int], meeting: Meeting
) -> Said:
    people = [one.person.pk for one in sitting]
    register = conflicts_of(people, organisations=organisations, on=timezone.localdate(meeting.at))
    day = DeclaredInterest.objects.standing().filter(item__in=items, person__in=people)
    return Said(
        frozenset((person, one.interest.organisation_id) for person, found in register.items() for one in found),
        frozenset(day.values_list("person_id", "item_id")),
    )


def _sentences(
    item: AgendaItem,
    sitting: Sequence[Seated],
    acting: dict[int, dict[int, str]],
    stakes: Sequence[Stake],
    said: Said,
) -> Iterable[str]:
    for one in sitting:
        if (one.person.pk, item.pk) in said.on_the_day:
            continue
        for number, name in acting[one.person.pk].items():
            words = list(dict.fromkeys(each.words for each in stakes if each.organisation == number))
            if words and (one.person.pk, number) not in said.register:
                told = " and ".join(words) if len(words) < MANY else f"{words[0]}, {words[1]} and {len(words) - 2} more"
                yield f"{one.person.name} acts for {name}, which {told}. Nothing is declared: ask whether it should be."
