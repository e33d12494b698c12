"""Acts on who sits in a body's seats: whom it co-opts, and who stands in for a member."""

from __future__ import annotations

from datetime import date, datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Body, BodyMember, Organisation, Person, Substitute
from quadrant.partnership.queries import people_inside
from quadrant.partnership.rules import forget_standing, may_keep_seats
from quadrant.partnership.terms import VOTING_SEATS, BodyKind, Seat

CLERKS_ONLY = "Only an administrator or the monitoring officer may do this."


@act("member.co_opted")
def co_opt_member(
    *,
    body: Body,
    person: Person,
    votes: bool,
    under: str,
    organisation: Organisation | None = None,
    from_on: date,
    to_on: date | None = None,
    by: Person,
    at: datetime,
) -> Done[BodyMember]:
    """Record that a body took somebody in by its own resolution or minute (`under`), with a vote or without."""
    allow(may_keep_seats(by, body), CLERKS_ONLY)
    insist(body.kind != BodyKind.DELEGATE, "One person under delegation co-opts nobody.")
    insist(bool(under.strip()), "Say by which resolution or minute the body co-opted them.", field="under")
    insist(to_on is None or to_on >= from_on, "A seat cannot end before it begins.", field="to_on")
    sits = BodyMember.objects.sitting_between(from_on, to_on).filter(body=body, person=person).exists()
    insist(not sits, f"{person.name} has a seat on {body.name} then already.", field="person")
    seat = Seat.MEMBER if votes else Seat.NON_VOTING
    made = BodyMember(body=body, person=person, seat=seat, organisation=organisation, from_on=from_on, to_on=to_on)
    made.co_opted_under = under.strip()
    made.save()
    forget_standing()
    return Done(made, f"{person.name}, co-opted to {body.name}")


@act("substitute.named")
def name_substitute(
    *, member: BodyMember, person: Person, from_on: date, to_on: date | None = None, by: Person, at: datetime
) -> Done[Substitute]:
    """Name who sits in a member's seat when the member is away; for one meeting, `from_on` and `to_on` are its day."""
    allow(may_keep_seats(by, member.body), CLERKS_ONLY)
    kept = BodyMember.objects.select_for_update(of=("self",)).select_related("body", "person").get(pk=member.pk)
    body = kept.body
    insist(body.kind != BodyKind.DELEGATE, "A delegation lies with one person: nobody stands in.")
    insist(Seat(kept.seat) in VOTING_SEATS, f"{kept.person.name} has no vote: nobody needs to stand in.")
    insist(person.pk != kept.person_id, "Nobody stands in for themselves.", field="person")
    insist(person in people_inside(), f"{person.name} has no role here. Invite them first.", field="person")
    insist(to_on is None or to_on >= from_on, "A substitute's last day cannot come before the first.", field="to_on")
    insist(_within_seat(kept, from_on, to_on), f"{kept.person.name} has no seat on all of these days.", field="from_on")
    sits = BodyMember.objects.sitting_between(from_on, to_on).filter(body=body, person=person).exists()
    insist(not sits, f"{person.name} has a seat on {body.name} of their own.", field="person")
    named = Substitute.objects.filter(member=kept, person=person)
    twice = any(_overlap(one, from_on, to_on) for one in named)
    insist(not twice, f"{person.name} is named for {kept.person.name} on these days already.", field="from_on")
    made = Substitute(member=kept, person=person, from_on=from_on, to_on=to_on, named_by=by, named_at=at)
    made.save()
    forget_standing()
    return Done(made, f"{person.name}, for {kept.person.name} on {body.name}")


def _within_seat(member: BodyMember, first: date, last: date | None) -> bool:
    if first < member.from_on:
        return False
    return member.to_on is None or (last or first) <= member.to_on


def _overlap(one: Substitute, first: date, last: date | None) -> bool:
    return (last is None or one.from_on <= last) and (one.to_on is None or one.to_on >= first)


@act("substitute.ended")
def end_substitute(*, substitute: Substitute, to_on: date, by: Person, at: datetime) -> Done[Substitute]:
    """Somebody stands in no more after the given day; where they stood in before, they did."""
    allow(may_keep_seats(by, substitute.member.body), CLERKS_ONLY)
    kept = Substitute.objects.select_for_update().get(pk=substitute.pk)
    insist(kept.to_on is None or kept.to_on > to_on, "This has already ended.", field="to_on")
    kept.to_on = to_on
    kept.save()
    forget_standing()
    return Done(kept)
