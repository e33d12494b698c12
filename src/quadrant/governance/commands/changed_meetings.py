"""Acts on a meeting that is called: put at another time or place, or cancelled."""

from __future__ import annotations

from datetime import datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Changed, Done, allow, insist
from quadrant.governance.commands.agendas import NOT_A_CLERK, insist_not_agreed, take_up_carried
from quadrant.governance.commands.meetings import insist_may_meet
from quadrant.governance.models import AgendaItem, CarriedItem, Meeting, MeetingChange
from quadrant.governance.queries import (
    agenda_of,
    carried_of,
    changes_of,
    day_of,
    is_recorded,
    is_touched,
    next_meeting_after,
    publication_of,
)
from quadrant.governance.rules import may_record_for
from quadrant.methods import words
from quadrant.methods.calendar import in_words, london_day
from quadrant.partnership.models import Person


def _locked(meeting: Meeting, by: Person) -> Meeting:
    """The meeting under lock, neither cancelled nor its minutes agreed."""
    allow(may_record_for(by, meeting.body), NOT_A_CLERK)
    kept: Meeting = Meeting.objects.select_for_update(of=("self",)).select_related("body").get(pk=meeting.pk)
    insist(kept.cancelled_at is None, "This meeting was cancelled.")
    insist_not_agreed(kept)
    return kept


@act("meeting.changed")
def change_meeting(
    *, meeting: Meeting, meets_at: datetime, venue: str, version: int, why: str = "", by: Person, at: datetime
) -> Done[Meeting]:
    """Put a meeting at another time to come, or elsewhere, until it has begun and while nothing is put down of it.

    `version` is how often it had been changed when the writer saw it. Once the agenda is published, it says why.
    """
    kept = _locked(meeting, by)
    insist(at < kept.at, "The meeting has begun: it is not moved any more.")
    before = changes_of(kept)
    if len(before) != version:
        raise Changed(f"Somebody else changed this meeting meanwhile: it now is {place_of(kept.at, kept.venue)}.")
    insist(not is_touched(kept), "Something is recorded at this meeting: cancel it, and call another.")
    insist((meets_at, venue.strip()) != (kept.at, kept.venue), "Nothing is different.")
    insist(at < meets_at, f"{words.datetime(meets_at)} has passed. Give a time still to come.", field="on")
    insist_may_meet(kept.body, meets_at, at=at)
    _insist_after_what_it_takes_up(kept, meets_at)
    published = publication_of(kept) is not None
    insist(not published or bool(why.strip()), "The agenda is published: say why the meeting changes.", field="why")
    made = MeetingChange(meeting=kept, number=len(before) + 1, was_at=kept.at, was_venue=kept.venue)
    made.why, made.changed_by, made.changed_at = why.strip() if published else "", by, at
    made.save()
    kept.at, kept.venue = meets_at, venue.strip()
    kept.save()
    take_up_carried(kept)
    return Done(kept, str(kept))


def place_of(moment: datetime, venue: str) -> str:
    """When and where: `8 December 2026, 6pm, Town hall`."""
    return ", ".join(part for part in (words.datetime(moment), venue) if part)


def _insist_after_what_it_takes_up(meeting: Meeting, meets_at: datetime) -> None:
    """An item carried here comes after the meeting that left it, and after the last day for views on it."""
    for item in agenda_of(meeting):
        left = item.carried_from
        if left is None:
            continue
        after = left.meeting.cancelled_at is not None or left.meeting.at < meets_at
        moment = words.datetime(left.meeting.at)
        insist(after, f"Item {item.number} was left to it by the meeting of {moment}: it meets after that.", field="on")
        for asked in left.views_asked.all():
            late = london_day(meets_at) > asked.closes_on
            told = f"Views on item {item.number} are asked for until {in_words(asked.closes_on)}: it meets after that."
            insist(late, told, field="on")


@act("meeting.cancelled")
def cancel_meeting(*, meeting: Meeting, why: str, by: Person, at: datetime) -> Done[Meeting]:
    """Cancel a meeting at which nothing was resolved; what stands on its agenda is left to the body's next one."""
    kept = _locked(meeting, by)
    insist(bool(why.strip()), "Say why it is cancelled.", field="why")
    insist(not is_recorded(kept), "What this meeting resolved, said or asked is recorded: it is not cancelled.")
    kept.cancelled_at, kept.cancelled_by, kept.cancelled_why = at, by, why.strip()
    kept.save()
    carried = carried_of(kept)
    for item in agenda_of(kept):
        if item.pk not in carried and _is_open(item):
            CarriedItem(item=item, why=f"The meeting was cancelled: {why.strip()}", carried_by=by, carried_at=at).save()
    following = next_meeting_after(kept, at=at)
    if following is not None:
        take_up_carried(following)
    return Done(kept, f"{kept.body.name}, {in_words(day_of(kept))}: {why.strip()}")


def _is_open(item: AgendaItem) -> bool:
    return item.report.withdrawn_at is None and item.report.recommendations.filter(resolutions=None).exists()
