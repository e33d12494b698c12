"""Who takes part in an item of a meeting: seats, interests and the proposer decide who is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from quadrant.governance.models import (
    AgendaItem,
    Attendance,
    Concern,
    DeclaredInterest,
    Meeting,
    OutOfRoom,
    Present,
    Report,
)
from quadrant.governance.terms import Part, Presence, in_seat_of
from quadrant.partnership.models import BodyMember, Organisation, Person
from quadrant.partnership.queries import Conflict, conflicts_of, members_of, substitutes_on
from quadrant.partnership.terms import VOTING_SEATS, InterestEffect, InterestKind, Seat, subject_key

PART_OF = {InterestEffect.LEAVES: Part.LEFT, InterestEffect.NO_VOTE: Part.NO_VOTE}
WITHOUT_A_VOTE = {Seat.ADVISER: Part.ADVISER, Seat.NON_VOTING: Part.NON_VOTING}


@dataclass(frozen=True)
class Seated:
    """Somebody present in a seat: the member whose seat it is, or a substitute who stands in."""

    member: BodyMember
    person: Person

    @property
    def stands_in_for(self) -> BodyMember | None:
        return self.member if self.person.pk != self.member.person_id else None

    @property
    def seat(self) -> Seat:
        """The seat as it counts here: whoever stands in for the chair has the seat, not the chair."""
        own = Seat(self.member.seat)
        return Seat.MEMBER if self.stands_in_for is not None and own is Seat.CHAIR else own

    @property
    def name(self) -> str:
        return in_seat_of(self.person.name, self.member.person.name if self.stands_in_for is not None else "")


@dataclass(frozen=True)
class Taker:
    """Somebody present, how they take part, because of what, and in whose seat where it is not their own."""

    person: Person
    seat: Seat
    part: Part
    because: str = ""
    organisation: int | None = None
    stands_in_for: BodyMember | None = None

    @property
    def name(self) -> str:
        """Such as `Ama Owusu (for Grace Bell)`."""
        return in_seat_of(self.person.name, self.stands_in_for.person.name if self.stands_in_for is not None else "")


@dataclass(frozen=True)
class TakingPart:
    """Everybody present at one item. A quorum is reached by those counted alone; `must_have` has to be among them."""

    takers: tuple[Taker, ...]
    quorum: int
    must_have: Organisation | None = None

    @property
    def counted(self) -> list[Taker]:
        return [taker for taker in self.takers if taker.part is Part.COUNTED]

    @property
    def is_quorate(self) -> bool:
        return len(self.counted) >= self.quorum and self.lacks is None

    @property
    def lacks(self) -> Organisation | None:
        """The organisation that must be represented, where nobody counted represents it."""
        there = {taker.organisation for taker in self.counted}
        return self.must_have if self.must_have is not None and self.must_have.pk not in there else None

    @property
    def chair(self) -> Taker | None:
        """The body's chair, where present."""
        return next((taker for taker in self.takers if taker.seat is Seat.CHAIR), None)

    def of(self, person: Person) -> Taker | None:
        return next((taker for taker in self.takers if taker.person.pk == person.pk), None)


@dataclass(frozen=True)
class _Bearing:
    """One interest that bears on an item, found in the register or declared on the day."""

    effect: InterestEffect
    bars: bool
    sentence: str


def day_of(meeting: Meeting) -> date:
    return timezone.localdate(meeting.at)


def taking_part(meeting: Meeting) -> dict[int, TakingPart]:
    """For each item of the agenda, who takes part and how. The same few queries however long the agenda is."""
    items = list(meeting.items.select_related("report"))
    sitting = members_of(meeting.body, on=day_of(meeting))
    present = present_in_seats(meeting, sitting)
    bearing = _bearing(items, [seated.person.pk for seated in present], day_of(meeting))
    voting = sum(Seat(member.seat) in VOTING_SEATS for member in sitting)
    away = out_of_room(items)
    return {
        item.pk: TakingPart(
            tuple(
                _taker(seated, item.report, bearing[item.pk, seated.person.pk], away=seated.person.pk in away[item.pk])
                for seated in present
            ),
            meeting.body.quorum_of(voting),
            meeting.body.quorum_with,
        )
        for item in items
    }


def took_part(rows: Iterable[Present], quorum: int) -> TakingPart:
    """Who took part in what is resolved already, as it was recorded with it: later interests do not change it."""
    takers = [
        Taker(row.person, Seat.MEMBER, Part(row.part), row.because, stands_in_for=row.stands_in_for) for row in rows
    ]
    return TakingPart(tuple(takers), quorum)


def out_of_room(items: Iterable[AgendaItem]) -> dict[int, set[int]]:
    """Who was not there for which item, though they came to the meeting: people by the item's number."""
    found: dict[int, set[int]] = defaultdict(set)
    for item, person in OutOfRoom.objects.filter(item__in=list(items)).values_list("item", "person"):
        found[item].add(person)
    return found


def present_in_seats(meeting: Meeting, sitting: Sequence[BodyMember]) -> list[Seated]:
    """Who came, in the order of the seats: each seat once, each person once.

    A substitute counts only where named for the day, without a seat of their own, for a member who is not there.
    """
    came = Attendance.objects.filter(meeting=meeting, presence=Presence.PRESENT).select_related("person")
    own = {one.person_id: one.person for one in came if one.stands_in_for_id is None}
    standing_in = {one.stands_in_for_id: one.person for one in came if one.stands_in_for_id is not None}
    named = substitutes_on(meeting.body, on=day_of(meeting)) if standing_in else []
    may = {(one.member_id, one.person_id) for one in named} - {
        (member.pk, other.person_id) for member in sitting for other in sitting
    }
    found = []
    for member in sitting:
        substitute = standing_in.get(member.pk)
        if member.person_id in own:
            found.append(Seated(member, member.person))
        elif substitute is not None and (member.pk, substitute.pk) in may:
            found.append(Seated(member, substitute))
    return found


def bars_of(report: Report, person: Any, *, on: date) -> list[str]:
    """The person's interests in what the report concerns that keep them from deciding or recording it."""
    of_report = list(Concern.objects.filter(report=report))
    found = _registered(of_report, [person.pk], on).get(person.pk, [])
    return [_sentence(conflict) for conflict in found if conflict.bars]


def _registered(concerns: Sequence[Concern], people: Iterable[int], on: date) -> Mapping[int, list[Conflict]]:
    if not concerns:
        return {}
    return conflicts_of(
        people,
        organisations=[concern.organisation_id for concern in concerns if concern.organisation_id],
        subjects=[concern.subject for concern in concerns if concern.subject],
        on=on,
    )


def _bearing(items: Sequence[AgendaItem], people: Sequence[int], on: date) -> Mapping[tuple[int, int], list[_Bearing]]:
    """What bears on each item for each person."""
    concerns: dict[int, list[Concern]] = defaultdict(list)
    for concern in Concern.objects.filter(report__in=[item.report_id for item in items]):
        concerns[concern.report_id].append(concern)
    found: dict[tuple[int, int], list[_Bearing]] = defaultdict(list)
    registered = _registered([each for of_report in concerns.values() for each in of_report], people, on)
    for item in items:
        for person, conflicts in registered.items():
            mine = [each for each in conflicts if _touches(each, concerns[item.report_id])]
            found[item.pk, person] += [_Bearing(each.effect, each.bars, _sentence(each)) for each in mine]
    for told in DeclaredInterest.objects.standing().filter(item__in=items, person__in=people):
        effect = InterestEffect(told.effect)
        said = f"{InterestKind(told.kind).label}: {told.nature} (declared at the meeting)"
        found[told.item_id, told.person_id].append(_Bearing(effect, effect is not InterestEffect.NOTED, said))
    return found


def _touches(conflict: Conflict, concerns: Sequence[Concern]) -> bool:
    interest = conflict.interest
    organisations = {concern.organisation_id for concern in concerns if concern.organisation_id}
    subjects = {subject_key(concern.subject) for concern in concerns if concern.subject}
    return interest.organisation_id in organisations or (
        bool(interest.subject) and subject_key(interest.subject) in subjects
    )


def _sentence(conflict: Conflict) -> str:
    interest = conflict.interest
    about = interest.organisation.name if interest.organisation else interest.subject
    said = f"{InterestKind(interest.kind).label}: {interest.nature} ({about})"
    return f"{said}; dispensation given by {conflict.dispensed_by}" if conflict.dispensed_by else said


def _taker(seated: Seated, report: Report, bearing: Sequence[_Bearing], *, away: bool) -> Taker:
    seat = seated.seat
    because = "; ".join(each.sentence for each in bearing)[:400]
    barred = [PART_OF[each.effect] for each in bearing if each.bars]
    if Part.LEFT in barred or away:
        part = Part.LEFT if Part.LEFT in barred else Part.ABSENT
    elif seat in WITHOUT_A_VOTE:
        part = WITHOUT_A_VOTE[seat]
    elif seated.person.pk in report.proposers:
        part = Part.PROPOSER
    else:
        part = barred[0] if barred else Part.COUNTED
    return Taker(seated.person, seat, part, because, seated.member.organisation_id, seated.stands_in_for)
