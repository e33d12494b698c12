"""What is written about meetings besides resolutions: publication, notes, actions, minutes agreed; what is carried."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from quadrant.governance.models import (
    AgendaItem,
    AgendaPublication,
    AgreedMinutes,
    Attendance,
    CarriedItem,
    DeclaredInterest,
    ItemNote,
    Meeting,
    MeetingAction,
    MeetingChange,
    Recommendation,
    Report,
    Resolution,
    View,
    ViewsAsked,
)
from quadrant.governance.queries.taking_part import day_of
from quadrant.governance.rules import may_give_view
from quadrant.partnership.models import Person
from quadrant.partnership.queries import members_of, people_here, people_inside
from quadrant.partnership.rules import standing_of


def publication_of(meeting: Meeting) -> AgendaPublication | None:
    found: AgendaPublication | None = (
        AgendaPublication.objects.filter(meeting=meeting).select_related("published_by").first()
    )
    return found


def changes_of(meeting: Meeting) -> list[MeetingChange]:
    """Where the meeting stood before each change, oldest first."""
    return list(MeetingChange.objects.filter(meeting=meeting).order_by("number"))


def is_recorded(meeting: Meeting) -> bool:
    """Was anything that came of the meeting put down: resolved, said, asked, or minutes that it agreed?"""
    kinds = (
        Resolution.objects.filter(meeting=meeting),
        ItemNote.objects.filter(item__meeting=meeting),
        MeetingAction.objects.filter(meeting=meeting),
        AgreedMinutes.objects.filter(agreed_at=meeting),
    )
    return any(kind.exists() for kind in kinds)


def is_touched(meeting: Meeting) -> bool:
    """Is anything at all put down of it: also who comes, what was declared, what it left to the next one?"""
    kinds = (
        Attendance.objects.filter(meeting=meeting),
        DeclaredInterest.objects.filter(item__meeting=meeting),
        CarriedItem.objects.filter(item__meeting=meeting),
        ViewsAsked.objects.filter(item__meeting=meeting),
    )
    return is_recorded(meeting) or bool(meeting.others) or any(kind.exists() for kind in kinds)


def agreed_minutes_of(meeting: Meeting) -> AgreedMinutes | None:
    found: AgreedMinutes | None = (
        AgreedMinutes.objects.filter(meeting=meeting).select_related("agreed_at", "recorded_by").first()
    )
    return found


def note_on(item: AgendaItem) -> ItemNote | None:
    found: ItemNote | None = ItemNote.objects.filter(item=item).select_related("written_by").first()
    return found


def notes_of(meeting: Meeting) -> dict[int, ItemNote]:
    """What was said on each item, by the item's number in the table."""
    return {note.item_id: note for note in ItemNote.objects.filter(item__meeting=meeting)}


def actions_of(meeting: Meeting) -> list[MeetingAction]:
    """What the meeting asked people to do, soonest first."""
    return list(
        MeetingAction.objects.filter(meeting=meeting).select_related("owner", "item", "done_by", "meeting__body")
    )


def action_numbered(number: int) -> MeetingAction | None:
    found: MeetingAction | None = (
        MeetingAction.objects.select_related("meeting__body", "owner").filter(pk=number).first()
    )
    return found


def open_actions_for(person: Any) -> list[MeetingAction]:
    """What meetings asked of this person and is not done, soonest first."""
    mine = MeetingAction.objects.filter(owner=person.pk, done_at=None)
    return list(mine.select_related("meeting__body").order_by("due_on", "pk"))


def next_meeting_after(meeting: Meeting, *, at: datetime) -> Meeting | None:
    """The body's next meeting that is called and has not begun; of one that was cancelled, whichever comes first."""
    after = at if meeting.cancelled_at is not None else max(meeting.at, at)
    later = Meeting.objects.standing().filter(body=meeting.body_id, at__gt=after)
    found: Meeting | None = later.select_related("body").order_by("at").first()
    return found


def earlier_meeting(meeting: Meeting) -> Meeting | None:
    """The body's meeting before this one, whose minutes come up here."""
    before = Meeting.objects.standing().filter(body=meeting.body_id, at__lt=meeting.at)
    found: Meeting | None = before.select_related("body").order_by("-at").first()
    return found


def later_meetings(meeting: Meeting, *, at: datetime) -> list[Meeting]:
    """The body's meetings after this one that have begun: where its minutes may be agreed."""
    later = Meeting.objects.standing().filter(body=meeting.body_id, at__gt=meeting.at, at__lte=at)
    return list(later.order_by("at"))


def carried_to(meeting: Meeting) -> list[AgendaItem]:
    """Items that earlier meetings of the body left to this one, and that no meeting has taken up.

    Not what was taken back, superseded or resolved since, and not before the day for views is over.
    """
    open_ = Recommendation.objects.filter(report=OuterRef("report"), resolutions=None)
    later = Report.objects.filter(supersedes=OuterRef("report"), submitted_at__isnull=False, withdrawn_at=None)
    left = CarriedItem.objects.filter(item=OuterRef("pk"))
    waiting = ViewsAsked.objects.filter(item=OuterRef("pk"), closes_on__gte=day_of(meeting))
    # What a cancelled meeting left goes to the first one after that, on which day the cancelled one was to be or not.
    before = Q(meeting__at__lt=meeting.at, meeting__cancelled_at=None) | Q(meeting__cancelled_at__lt=meeting.at)
    found = AgendaItem.objects.filter(
        before, Exists(left), Exists(open_), ~Exists(later), ~Exists(waiting), meeting__body=meeting.body_id,
        carried_to=None, report__withdrawn_at=None,
    )  # fmt: skip
    there = AgendaItem.objects.filter(meeting=meeting).values("report")
    return list(found.exclude(report__in=there).select_related("report").order_by("meeting__at", "number"))


def is_written_of(item: AgendaItem) -> bool:
    """Was anything said, asked, carried or given out on this item?"""
    kinds = (ItemNote, MeetingAction, CarriedItem, ViewsAsked)
    return item.carried_to.exists() or any(kind.objects.filter(item=item).exists() for kind in kinds)


def unsettled_items(meeting: Meeting) -> str:
    """The numbers of items of which something is neither resolved, here or elsewhere, nor left to the next meeting."""
    open_ = Recommendation.objects.filter(report=OuterRef("report"), resolutions=None, report__withdrawn_at=None)
    left = CarriedItem.objects.filter(item=OuterRef("pk"))
    found = AgendaItem.objects.filter(Exists(open_), ~Exists(left), meeting=meeting).order_by("number")
    return ", ".join(str(number) for number in found.values_list("number", flat=True))


def agreed_here(meeting: Meeting) -> list[AgreedMinutes]:
    """The minutes of earlier meetings that this one agreed, oldest first."""
    found = AgreedMinutes.objects.filter(agreed_at=meeting).select_related("meeting")
    return list(found.order_by("meeting__at"))


def carried_of(meeting: Meeting) -> dict[int, CarriedItem]:
    """Which items of a meeting were left to the next, by the item's number in the table."""
    found = CarriedItem.objects.filter(item__meeting=meeting).select_related("carried_by")
    return {one.item_id: one for one in found}


def views_asked_of(report: Report) -> list[ViewsAsked]:
    """Where views on a report were asked for, oldest first."""
    found = ViewsAsked.objects.filter(item__report=report).select_related("item__meeting__body", "officer")
    return list(found.order_by("asked_at", "pk"))


def views_asked_numbered(number: int) -> ViewsAsked | None:
    found: ViewsAsked | None = (
        ViewsAsked.objects.select_related("item__meeting__body", "item__report__body", "officer")
        .filter(pk=number)
        .first()
    )
    return found


def views_on(report: Report) -> list[View]:
    """Every view on a report, in the order in which they came."""
    return list(View.objects.filter(asked__item__report=report).select_related("person", "asked"))


def view_of(asked: ViewsAsked, person: Any) -> View | None:
    found: View | None = View.objects.filter(asked=asked, person=person.pk).first()
    return found


def views_to_give(person: Any, *, on: date) -> list[ViewsAsked]:
    """Where this person's view is asked for, not given, and not too late."""
    mine = list(standing_of(person).seats)
    if not mine:
        return []
    given = View.objects.filter(asked=OuterRef("pk"), person=person.pk)
    found = ViewsAsked.objects.filter(~Exists(given), item__meeting__body__in=mine, closes_on__gte=on)
    asked = found.select_related("item__report__body", "item__meeting__body").order_by("closes_on", "pk")
    return [one for one in asked if may_give_view(person, one)]


def people_to_ask(meeting: Meeting) -> list[Person]:
    """Whom a meeting may give an action: its members first, then everybody else who works here."""
    members = [member.person for member in members_of(meeting.body, on=day_of(meeting))]
    return list({one.pk: one for one in [*members, *people_here()]}.values())


def people_to_collect(meeting: Meeting) -> list[Person]:
    """To whom views may go: somebody inside the partnership, members first."""
    inside = {one.pk for one in people_inside()}
    return [one for one in people_to_ask(meeting) if one.pk in inside]
