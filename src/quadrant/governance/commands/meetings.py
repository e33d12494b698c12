"""Acts on meetings: called, agenda, attendance, interests declared on the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, allow, insist
from quadrant.governance.commands.agendas import NOT_A_CLERK, insist_not_agreed, take_up_carried
from quadrant.governance.models import AgendaItem, Attendance, DeclaredInterest, Meeting, Resolution
from quadrant.governance.queries import day_of
from quadrant.governance.rules import may_declare_at, may_record_for
from quadrant.governance.terms import Presence
from quadrant.partnership.models import Body, BodyMember, Person
from quadrant.partnership.queries import effects, members_of
from quadrant.partnership.terms import BodyKind, InterestKind


@act("meeting.called")
def call_meeting(*, body: Body, meets_at: datetime, venue: str = "", by: Person, at: datetime) -> Done[Meeting]:
    """Call a meeting; what earlier ones left to it stands on its agenda from the start."""
    insist(body.kind != BodyKind.DELEGATE, "One person under delegation decides without a meeting.", field="body")
    allow(may_record_for(by, body), NOT_A_CLERK)
    stands = body.stands_on(timezone.localdate(meets_at))
    insist(stands, f"{body.name} does not stand on that day: it was formed later, or has ended.", field="on")
    made = Meeting(body=body, at=meets_at, venue=venue.strip(), called_by=by, called_at=at)
    made.save()
    take_up_carried(made)
    return Done(made, str(made))


@act("attendance.recorded")
def record_attendance(
    *, meeting: Meeting, person: Person, presence: Presence, by: Person, at: datetime
) -> Done[Attendance]:
    """Say who came and who sent apologies; it may be set right until the item is resolved."""
    allow(may_record_for(by, meeting.body), NOT_A_CLERK)
    insist_not_agreed(meeting)
    insist_member(meeting, person)
    kept: Attendance | None = Attendance.objects.select_for_update().filter(meeting=meeting, person=person).first()
    kept = kept or Attendance(meeting=meeting, person=person)
    kept.presence, kept.recorded_by, kept.recorded_at = presence, by, at
    kept.save()
    return Done(kept, f"{person.name}: {presence.label.lower()}")


@act("attendance.taken")
def take_attendance(
    *, meeting: Meeting, presences: Mapping[Person, Presence], by: Person, at: datetime
) -> Done[Meeting]:
    """Say of several members at once who came and who sent apologies."""
    allow(may_record_for(by, meeting.body), NOT_A_CLERK)
    for person, presence in presences.items():
        record_attendance(meeting=meeting, person=person, presence=presence, by=by, at=at)
    return Done(meeting)


def insist_member(meeting: Meeting, person: Person) -> BodyMember:
    """The person has a seat on the body on the day of the meeting."""
    found = next((one for one in members_of(meeting.body, on=day_of(meeting)) if one.person_id == person.pk), None)
    if found is None:
        raise Refusal(f"{person.name} has no seat on {meeting.body.name} on that day.", field="person")
    return found


@act("interest.declared_at_meeting")
def declare_at_meeting(
    *, item: AgendaItem, person: Person, kind: InterestKind, nature: str, by: Person, at: datetime
) -> Done[DeclaredInterest]:
    """Somebody present declares an interest when the item is called; its effect is the partnership's for that kind."""
    allow(may_declare_at(by, item, person), "You may declare your own interests; the chair or clerk records others'.")
    insist(bool(nature.strip()), "Say what the interest is.", field="nature")
    insist_not_agreed(item.meeting)
    insist_member(item.meeting, person)
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
