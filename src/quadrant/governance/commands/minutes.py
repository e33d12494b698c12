"""Acts on what is written about a meeting: what was said, who does what, the minutes agreed."""

from __future__ import annotations

from datetime import date, datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Changed, Done, allow, insist
from quadrant.governance.commands.agendas import NOT_A_CLERK, insist_not_agreed
from quadrant.governance.models import AgendaItem, AgreedMinutes, ItemNote, Meeting, MeetingAction
from quadrant.governance.queries import day_of, unsettled_items
from quadrant.governance.rules import may_finish_action, may_record_for
from quadrant.methods.calendar import in_words, london_day
from quadrant.partnership.models import Person


def _open_meeting(meeting: Meeting, by: Person, at: datetime) -> Meeting:
    """The meeting under lock: begun, its minutes not agreed."""
    allow(may_record_for(by, meeting.body), NOT_A_CLERK)
    kept: Meeting = Meeting.objects.select_for_update(of=("self",)).select_related("body").get(pk=meeting.pk)
    insist_not_agreed(kept)
    insist(kept.at <= at, "The meeting has not begun.")
    return kept


@act("item.noted")
def note_item(*, item: AgendaItem, text: str, version: int, by: Person, at: datetime) -> Done[ItemNote]:
    """Write what was said on an item. `version` is that of the text before the writer, 0 where there was none."""
    _open_meeting(item.meeting, by, at)
    insist(bool(text.strip()), "Write what was said.", field="text")
    kept = ItemNote.objects.select_for_update().filter(item=item).first() or ItemNote(item=item, version=0)
    if kept.version != version:
        raise Changed(
            "Somebody else wrote on this item meanwhile. Both texts are below.",
            field="text",
            theirs=kept.text,
            yours=text,
        )
    kept.text, kept.version, kept.written_by, kept.written_at = text.strip(), kept.version + 1, by, at
    kept.save()
    return Done(kept, f"Item {item.number}")


@act("meeting_action.set")
def set_action(
    *,
    meeting: Meeting,
    what: str,
    owner: Person,
    due_on: date,
    item: AgendaItem | None = None,
    by: Person,
    at: datetime,
) -> Done[MeetingAction]:
    """Write down what the meeting asked somebody to do, and by when."""
    _open_meeting(meeting, by, at)
    insist(bool(what.strip()), "Say what is to be done.", field="what")
    held_on = day_of(meeting)
    insist(due_on >= held_on, f"Give a day after the meeting of {in_words(held_on)}.", field="due_on")
    made = MeetingAction(
        meeting=meeting, item=item, what=what.strip(), owner=owner, due_on=due_on, set_by=by, set_at=at
    )
    made.save()
    return Done(made, f"{owner.name}: {made.what}")


@act("meeting_action.done")
def finish_action(*, action: MeetingAction, note: str, by: Person, at: datetime) -> Done[MeetingAction]:
    """Say what came of an action: by whoever was asked, or by the body's clerk or chair."""
    allow(may_finish_action(by, action), "Only whoever was asked to do it, or the body's clerk or chair, may do this.")
    insist(bool(note.strip()), "Say what came of it.", field="note")
    kept = MeetingAction.objects.select_for_update().get(pk=action.pk)
    insist(kept.done_at is None, "This is done already.")
    kept.done_by, kept.done_at, kept.done_note = by, at, note.strip()
    kept.save()
    return Done(kept, kept.what)


@act("minutes.agreed")
def agree_minutes(
    *, meeting: Meeting, at_meeting: Meeting, corrections: str = "", by: Person, at: datetime
) -> Done[AgreedMinutes]:
    """A later meeting of the same body agrees what is written of this one, with its corrections."""
    kept = _open_meeting(meeting, by, at)
    later = at_meeting.body_id == kept.body_id and kept.at < at_meeting.at
    insist(later, "Minutes are agreed at a later meeting of the same body.", field="at_meeting")
    insist(at_meeting.at <= at, "That meeting has not begun.", field="at_meeting")
    cancelled = Meeting.objects.filter(pk=at_meeting.pk, cancelled_at__isnull=False).exists()
    insist(not cancelled, "That meeting was cancelled.", field="at_meeting")
    left = unsettled_items(kept)
    insist(not left, f"Items {left} are neither resolved nor left to the next meeting. Say first what became of them.")
    made = AgreedMinutes(meeting=kept, agreed_at=at_meeting, corrections=corrections.strip())
    made.recorded_by, made.recorded_at = by, at
    made.save()
    return Done(made, f"{kept.body.name}, {in_words(london_day(kept.at))}")
