"""Acts on meetings: called, agenda, attendance, interests declared on the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, allow, insist
from quadrant.governance.commands.agendas import NOT_A_CLERK, insist_not_agreed, take_up_carried
from quadrant.governance.models import AgendaItem, Attendance, DeclaredInterest, Meeting, OutOfRoom, Present, Resolution
from quadrant.governance.queries import day_of, present_in_seats
from quadrant.governance.rules import may_declare_at, may_record_for
from quadrant.governance.terms import Presence
from quadrant.methods import words
from quadrant.methods.calendar import in_words
from quadrant.partnership.models import Body, BodyMember, Person
from quadrant.partnership.queries import effects, members_of, substitutes_on
from quadrant.partnership.terms import BodyKind, InterestKind

MOST_CALLED = 60
FIRST_YEAR, YEARS_AHEAD = 2000, 2


@act("meeting.called")
def call_meeting(*, body: Body, meets_at: datetime, venue: str = "", by: Person, at: datetime) -> Done[Meeting]:
    """Call a meeting; what earlier ones left to it stands on its agenda from the start."""
    insist(body.kind != BodyKind.DELEGATE, "One person under delegation decides without a meeting.", field="body")
    allow(may_record_for(by, body), NOT_A_CLERK)
    insist_may_meet(body, meets_at, at=at)
    made = Meeting(body=body, at=meets_at, venue=venue.strip(), called_by=by, called_at=at)
    made.save()
    take_up_carried(made)
    return Done(made, str(made))


def insist_may_meet(body: Body, meets_at: datetime, *, at: datetime) -> None:
    """The year is no slip of the hand, and the body stands on that day."""
    day, today = timezone.localdate(meets_at), timezone.localdate(at)
    far = (day.year - YEARS_AHEAD, day.month, day.day) > (today.year, today.month, today.day)
    insist(day.year >= FIRST_YEAR, f"Check the year: {in_words(day)} is long past.", field="on")
    insist(not far, f"Check the year: {in_words(day)} is more than two years ahead.", field="on")
    stands = body.stands_on(day)
    insist(stands, f"{body.name} does not stand on that day: it was formed later, or has ended.", field="on")


@act("meetings.called")
def call_meetings(*, body: Body, meets_at: Sequence[datetime], venue: str = "", by: Person, at: datetime) -> Done[Body]:
    """Call several meetings of a body, such as a year's: all of them or none."""
    allow(may_record_for(by, body), NOT_A_CLERK)
    insist(bool(meets_at), "Leave at least one day on which the body meets.")
    insist(len(meets_at) <= MOST_CALLED, f"At most {MOST_CALLED} meetings are called at once.")
    past = [one for one in meets_at if one <= at]
    insist(not past, f"{_days(past)}: this has passed. A calendar calls meetings to come.")
    twice = sorted({one for one in meets_at if list(meets_at).count(one) > 1})
    insist(not twice, f"{_days(twice)} stands twice.")
    known = Meeting.objects.standing().filter(body=body, at__in=meets_at).order_by("at").values_list("at", flat=True)
    insist(not known, f"{body.name} already meets then: {_days(known)}. None was called.")
    for one in sorted(meets_at):
        call_meeting(body=body, meets_at=one, venue=venue, by=by, at=at)
    return Done(body, f"{body.name}: {words.plural(len(meets_at), 'meeting')}")


def _days(moments: Iterable[datetime]) -> str:
    return words.listing([words.datetime(one) for one in moments])


@act("attendance.recorded")
def record_attendance(
    *, meeting: Meeting, person: Person, presence: Presence, by: Person, at: datetime
) -> Done[Attendance]:
    """Say who came and who sent apologies; it may be set right until the item is resolved.

    Whoever stood in for this member before no longer does: the seat is the member's, or empty.
    """
    allow(may_record_for(by, meeting.body), NOT_A_CLERK)
    insist_not_agreed(meeting)
    member = insist_member(meeting, person)
    standing_in = Attendance.objects.filter(meeting=meeting, stands_in_for=member)
    gone = [] if presence is Presence.PRESENT else [person]
    _insist_took_no_part(meeting, [*gone, *(one.person for one in standing_in.select_related("person"))])
    standing_in.delete()
    kept: Attendance | None = Attendance.objects.select_for_update().filter(meeting=meeting, person=person).first()
    kept = kept or Attendance(meeting=meeting, person=person)
    kept.presence, kept.stands_in_for = presence, None
    kept.recorded_by, kept.recorded_at = by, at
    kept.save()
    return Done(kept, f"{person.name}: {presence.label.lower()}")


def _insist_took_no_part(meeting: Meeting, people: Iterable[Person]) -> None:
    """What was resolved says who was there: whoever took part is not sent away afterwards."""
    took = Present.objects.filter(resolution__meeting=meeting, person__in=[one.pk for one in people])
    known = took.select_related("person").first()
    told = f"{known.person.name} took part in what was resolved here: who came stands in its record." if known else ""
    insist(not told, told, field="person")


@act("substitute.attended")
def seat_substitute(
    *, meeting: Meeting, member: BodyMember, person: Person, by: Person, at: datetime
) -> Done[Attendance]:
    """Say that a named substitute came in a member's place, who sent apologies."""
    allow(may_record_for(by, meeting.body), NOT_A_CLERK)
    insist_not_agreed(meeting)
    away = insist_member(meeting, member.person)
    insist(away.pk == member.pk, f"{member.person.name} has another seat on that day.", field="person")
    own = any(one.person_id == person.pk for one in members_of(meeting.body, on=day_of(meeting)))
    insist(not own, f"{person.name} has a seat on {meeting.body.name} of their own and counts once.", field="person")
    named = any(
        (one.member_id, one.person_id) == (away.pk, person.pk)
        for one in substitutes_on(meeting.body, on=day_of(meeting))
    )
    insist(named, f"{person.name} is not named as {away.person.name}'s substitute on that day.", field="person")
    here = list(Attendance.objects.select_for_update().filter(meeting=meeting))
    came = any(one.person_id == away.person_id and one.presence == Presence.PRESENT for one in here)
    insist(not came, f"{away.person.name} is there: a substitute counts only for a member who is away.", field="person")
    taken = any(one.person_id == person.pk and one.stands_in_for_id not in {None, away.pk} for one in here)
    insist(not taken, f"{person.name} already stands in for somebody else, and counts once.", field="person")
    record_attendance(meeting=meeting, person=away.person, presence=Presence.APOLOGIES, by=by, at=at)
    made = Attendance(meeting=meeting, person=person, presence=Presence.PRESENT, stands_in_for=away)
    made.recorded_by, made.recorded_at = by, at
    made.save()
    return Done(made, f"{person.name}, for {away.person.name}")


@act("attendance.taken")
def take_attendance(
    *,
    meeting: Meeting,
    presences: Mapping[Person, Presence],
    substitutes: Mapping[BodyMember, Person] | None = None,
    others: str | None = None,
    by: Person,
    at: datetime,
) -> Done[Meeting]:
    """Say of several members at once who came, who sent apologies, and who came in whose place.

    `others` are officers and whoever else came without a seat, a line each; None leaves what is there.
    """
    allow(may_record_for(by, meeting.body), NOT_A_CLERK)
    standing_in = substitutes or {}
    away = {member.person: Presence.APOLOGIES for member in standing_in}
    for person, presence in {**presences, **away}.items():
        record_attendance(meeting=meeting, person=person, presence=presence, by=by, at=at)
    for member, person in standing_in.items():
        seat_substitute(meeting=meeting, member=member, person=person, by=by, at=at)
    kept: Meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if others is not None and others.strip() != kept.others:
        insist_not_agreed(kept)
        kept.others = others.strip()
        kept.save()
    return Done(kept)


@act("item.out_of_room")
def note_out_of_room(*, item: AgendaItem, people: Iterable[Person], by: Person, at: datetime) -> Done[AgendaItem]:
    """Say who of those who came was not there for one item; it may be set right until the item is resolved."""
    meeting = item.meeting
    allow(may_record_for(by, meeting.body), NOT_A_CLERK)
    insist_not_agreed(meeting)
    resolved = Resolution.objects.filter(meeting=meeting, recommendation__report=item.report_id).exists()
    insist(not resolved, "This item is already resolved: who took part stands in its record.")
    came = {seated.person.pk for seated in present_in_seats(meeting, members_of(meeting.body, on=day_of(meeting)))}
    wanted = {person.pk: person for person in people}
    for person in wanted.values():
        insist(person.pk in came, f"{person.name} did not come to this meeting.", field="people")
    for row in OutOfRoom.objects.select_for_update().filter(item=item):
        if wanted.pop(row.person_id, None) is None:
            row.delete()
    for person in wanted.values():
        OutOfRoom(item=item, person=person, recorded_by=by, recorded_at=at).save()
    return Done(item, words.listing(person.name for person in people) or "Everybody was there")


def insist_member(meeting: Meeting, person: Person) -> BodyMember:
    """The person has a seat on the body on the day of the meeting."""
    found = next((one for one in members_of(meeting.body, on=day_of(meeting)) if one.person_id == person.pk), None)
    if found is None:
        raise Refusal(f"{person.name} has no seat on {meeting.body.name} on that day.", field="person")
    return found


def _insist_sits_or_stands_in(meeting: Meeting, person: Person) -> None:
    named = substitutes_on(meeting.body, on=day_of(meeting))
    if all(one.person_id != person.pk for one in named):
        insist_member(meeting, person)


@act("interest.declared_at_meeting")
def declare_at_meeting(
    *, item: AgendaItem, person: Person, kind: InterestKind, nature: str, by: Person, at: datetime
) -> Done[DeclaredInterest]:
    """Somebody present declares an interest when the item is called; its effect is the partnership's for that kind."""
    allow(may_declare_at(by, item, person), "You may declare your own interests; the chair or clerk records others'.")
    insist(bool(nature.strip()), "Say what the interest is.", field="nature")
    insist_not_agreed(item.meeting)
    _insist_sits_or_stands_in(item.meeting, person)
    resolved = Resolution.objects.filter(meeting=item.meeting_id, recommendation__report=item.report_id).exists()
    insist(not resolved, "This item is already resolved. Put the interest in the register.")
    made = DeclaredInterest(item=item, person=person, kind=kind, nature=nature.strip(), effect=effects()[kind])
    made.declared_at, made.recorded_by = at, by
    made.save()
    return Done(made, f"{person.name}: {kind.label.lower()}")


@act("interest.taken_back_at_meeting")
def withdraw_declared(*, declared: DeclaredInterest, why: str, by: Person, at: datetime) -> Done[DeclaredInterest]:
    """Take back what was declared by mistake, until the item is resolved; it stays in the history."""
    item = declared.item
    allow(may_record_for(by, item.meeting.body), NOT_A_CLERK)
    insist(bool(why.strip()), "Say why it is taken back.", field="why")
    insist_not_agreed(item.meeting)
    resolved = Resolution.objects.filter(meeting=item.meeting_id, recommendation__report=item.report_id).exists()
    insist(not resolved, "This item is already resolved: what was declared stands in its record.")
    kept = DeclaredInterest.objects.select_for_update().get(pk=declared.pk)
    insist(kept.withdrawn_at is None, "This was taken back already.")
    kept.withdrawn_at, kept.withdrawn_by, kept.withdrawn_why = at, by, why.strip()[:300]
    kept.save()
    return Done(kept, f"{declared.person.name}: {why.strip()}")
