"""A meeting's own papers: what its agenda and its minutes share, and the agenda."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from quadrant.documents.paper import Block, Bullets, Grid, Paper, Paragraph, Section
from quadrant.documents.reports import file_name, why_exempt
from quadrant.governance import queries
from quadrant.governance.terms import ItemType, Presence, ReportKind
from quadrant.methods import words
from quadrant.partnership.queries import members_of, substitutes_on

if TYPE_CHECKING:
    from quadrant.governance.models import AgendaItem, Meeting, Recommendation
    from quadrant.partnership.models import BodyMember

FIRST = ("Apologies for absence", "Declarations of interest: which item, which kind of interest, what it is")
PARTLY = "part exempt"


@dataclass(frozen=True)
class Called:
    """An item of the agenda with what is recommended in it, and whether any of it is kept from the public."""

    item: AgendaItem
    asked: tuple[Recommendation, ...]
    keeps_back: bool

    @property
    def title(self) -> str:
        return self.item.report.title


def called_at(meeting: Meeting) -> list[Called]:
    """The items in their order. The same few queries however long the agenda is."""
    asked: dict[int, list[Recommendation]] = defaultdict(list)
    for one in queries.recommendations_at(meeting):
        asked[one.report_id].append(one)
    kept_back = queries.kept_back_at(meeting)
    return [
        Called(item, tuple(asked[item.report_id]), item.report_id in kept_back) for item in queries.agenda_of(meeting)
    ]


def seated(meeting: Meeting) -> list[BodyMember]:
    """Who has a seat on the day of the meeting."""
    return members_of(meeting.body, on=timezone.localdate(meeting.at))


def title_of(meeting: Meeting) -> str:
    return f"{meeting.body.name}, {words.date(meeting.at)}"


def header_of(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Body, day, time, venue and quorum: the head of everything that a meeting prints."""
    return (
        ("Body", meeting.body.name),
        ("Day", words.weekday_date(meeting.at)),
        ("Time", words.time(meeting.at)),
        ("Venue", meeting.venue or "Not said"),
        ("Quorum", meeting.body.quorum_in_words),
    )


def moved_from(meeting: Meeting) -> list[str]:
    """What was said of each change after the agenda was published: `Moved from 8 December 2026, 6pm: why`."""
    told, at, venue = [], meeting.at, meeting.venue
    for one in reversed(queries.changes_of(meeting)):
        moment = words.datetime(one.was_at) if one.was_at != at else ""
        place = one.was_venue if one.was_venue != venue else ""
        was = ", ".join(part for part in (moment, place) if part)
        if one.why:
            told.append(f"Moved from {was}: {one.why}" if was else f"Its place was not said before: {one.why}")
        at, venue = one.was_at, one.was_venue
    return told[::-1]


def _changed(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """From where it was moved, and whether it was cancelled."""
    moved = tuple(("Change", one) for one in moved_from(meeting))
    return (*moved, ("Cancelled", meeting.cancelled_why)) if meeting.cancelled_at is not None else moved


def _published(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """When the agenda was published; late, why."""
    made = queries.publication_of(meeting)
    if made is None:
        return (("Published", "Not yet"),)
    late = f", late: {made.late_why}" if made.late_why else ""
    return (("Published", f"{words.date(made.published_on)}{late}"),)


def _minutes_to_agree(meeting: Meeting) -> tuple[str, ...]:
    """The minutes of the meeting before, as long as they are not agreed elsewhere."""
    before = queries.earlier_meeting(meeting)
    agreed = queries.agreed_minutes_of(before) if before else None
    if before is None or (agreed is not None and agreed.agreed_at_id != meeting.pk):
        return ()
    return (f"Minutes of the meeting of {words.datetime(before.at)}",)


def is_held(meeting: Meeting, *, at: datetime) -> bool:
    """Has it begun, and was not cancelled, so that there is something to minute?"""
    return meeting.cancelled_at is None and meeting.at <= at


def _members_grid(meeting: Meeting, members: list[BodyMember]) -> Grid:
    """Who sits there, with whoever is named to stand in for them on the day."""
    instead: dict[int, list[str]] = defaultdict(list)
    for one in substitutes_on(meeting.body, on=timezone.localdate(meeting.at)):
        instead[one.member_id].append(one.person.name)
    caption = "Members and advisers"
    if not instead:
        return Grid(caption, ("Name", "Seat"), tuple((one.person.name, one.seat_in_words) for one in members))
    rows = tuple((one.person.name, one.seat_in_words, words.listing(instead[one.pk]) or "–") for one in members)
    return Grid(caption, ("Name", "Seat", "Substitute"), rows)


def agenda_paper(meeting: Meeting) -> Paper:
    """The agenda: who sits there, then each report with what it recommends. It holds no exempt text."""
    members = seated(meeting)
    nobody = Paragraph("", "Nobody has a seat on that day.")
    sitting = _members_grid(meeting, members) if members else nobody
    called = called_at(meeting)
    items = tuple(_item(one) for one in called) or (_nothing(),)
    return Paper(
        kind="Agenda",
        title=title_of(meeting),
        name=file_name("agenda", meeting.pk, title_of(meeting), exempt=False),
        partnership=meeting.partnership.name,
        header=(*header_of(meeting), *_changed(meeting), *_published(meeting)),
        sections=(
            Section("Membership", (sitting,)),
            Section("At the start", (Bullets((*FIRST, *_minutes_to_agree(meeting))),)),
            *items,
        ),
    )


def _nothing() -> Section:
    return Section("Reports", (Paragraph("", "No report is on the agenda yet."),))


def _item(called: Called) -> Section:
    item, report = called.item, called.item.report
    note = f"Report of {report.author.name}. {ItemType(report.item).label}. {ReportKind(report.kind).label}."
    blocks: list[Block] = []
    if report.withdrawn_at is not None:
        blocks.append(Paragraph("", report.withdrawn_why, lead="Taken back"))
    if item.late_why:
        blocks.append(Paragraph("", f"Agreed by {item.late_agreed_by}: {item.late_why}", lead="Late item"))
    if item.carried_from is not None:
        blocks.append(Paragraph("", f"From the meeting of {words.date(item.carried_from.meeting.at)}.", lead="Carried"))
    if called.keeps_back:
        blocks.append(Paragraph("", why_exempt(report), lead="Not for publication"))
    blocks += [Paragraph(f"{item.number}.{one.number}", recommended(one)) for one in called.asked]
    title = f"{report.title} ({PARTLY})" if called.keeps_back else report.title
    return Section(title, tuple(blocks), item.number, note)


def recommended(one: Recommendation) -> str:
    """A recommendation with the money it asks for."""
    return f"{one.text} ({words.money(one.value)})" if one.value is not None else one.text


def came_grid(caption: str, came: list[queries.Seated]) -> Grid:
    """Who came, in whose seat: `Ama Owusu, for Grace Bell`."""
    rows = tuple(
        (one.name if one.stands_in_for is None else f"{one.person.name}, for {one.member.person.name}", _seat(one))
        for one in came
    )
    return Grid(caption, ("Name", "Seat"), rows)


def _seat(one: queries.Seated) -> str:
    return "Substitute" if one.stands_in_for is not None else one.member.seat_in_words


def presence_of(meeting: Meeting) -> tuple[list[queries.Seated], list[BodyMember]]:
    """Who came, in whose seat, and who sent apologies, in the order of the seats."""
    said, sitting = queries.attendance_at(meeting), seated(meeting)
    away = [one for one in sitting if one.person_id in said and said[one.person_id].presence == Presence.APOLOGIES]
    return queries.present_in_seats(meeting, sitting), away
