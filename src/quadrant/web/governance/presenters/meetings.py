"""Meetings in words: the agenda with who counts for each item, and what is left to record."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone

from quadrant.documents.meetings import moved_from
from quadrant.governance import queries
from quadrant.governance.queries import TakingPart
from quadrant.governance.terms import Outcome, Part, Presence
from quadrant.methods import words
from quadrant.partnership.queries import bodies, called, members_of, substitutes_on
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table
from quadrant.web.governance.presenters.minutes import (
    ShownWritten,
    late_sentence,
    may_write,
    shown_written,
    written_rows,
)

if TYPE_CHECKING:
    from quadrant.governance.models import AgendaItem, Meeting, Recommendation, Resolution


@dataclass(frozen=True)
class ShownAsked:
    """A recommendation on the agenda."""

    number: int
    text: str
    value: str
    state: str
    address: str
    label: str
    words: str = ""
    is_to_do: bool = False


@dataclass(frozen=True)
class ShownItem:
    """An item of the agenda: the report, who counts, what was declared, each recommendation."""

    number: int
    title: str
    address: str
    author: str
    quorum: str
    is_quorate: bool
    aside: tuple[str, ...]
    asked: tuple[ShownAsked, ...]
    declare: str
    take_off: str
    declared: tuple[tuple[str, str], ...]
    late: str
    carried_from: str
    written: ShownWritten


@dataclass(frozen=True)
class Allowed:
    """What this person may do with an item: record it, declare in it, take back what was declared (label, address)."""

    records: bool
    declares: bool
    declared: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ShownMember:
    """Somebody with a seat on the day, whether they came, and who is named to stand in for them."""

    name: str
    seat: str
    presence: str
    has_said: bool
    substitutes: str


def meeting_state(meeting: Meeting, at: dt.datetime) -> str:
    """Coming until it begins, under way for the rest of its day, then held; or cancelled."""
    if meeting.cancelled_at is not None:
        return "Cancelled"
    if meeting.at > at:
        return "Coming"
    return "Under way" if queries.day_of(meeting) == timezone.localdate(at) else "Held"


def meeting_page(request: HttpRequest, meeting: Meeting, item: AgendaItem | None = None) -> str:
    """The address of a meeting; of one of its items, where the long page opens at that."""
    page = address(request, "meeting", number=meeting.pk)
    return f"{page}#item-{item.number}" if item is not None else page


def meetings_table(request: HttpRequest, *, may_call: bool) -> Table[Any]:
    asked: Any = request
    empty = (address(request, "meeting_new"), "Call a meeting") if may_call else ("", "")
    return Table(
        name="meetings",
        caption="Meetings",
        one="meeting",
        rows=queries.meetings(),
        columns=[
            Column(
                "body",
                "Body",
                lambda one: one.body.name,
                order=("body__name",),
                address=lambda one: address(request, "meeting", number=one.pk),
            ),
            Column("at", "When", lambda one: one.at, kind=Kind.DATE, order=("at",)),
            Column("venue", "Where", lambda one: one.venue or "–"),
            Column("reports", "Reports", lambda one: one.reports, kind=Kind.NUMBER, order=("reports",)),
            Column("state", "State", lambda one: meeting_state(one, asked.at), kind=Kind.STATE),
        ],
        order="-at",
        filters=[Filter("body", "Body", [(str(body.pk), body.name) for body in bodies()], lookup="body")],
        search=("venue__icontains",),
        search_more=lambda word: called(word, "body"),
        empty=Empty("No meeting has been called yet.", *empty),
    )


def meeting_record(request: HttpRequest, meeting: Meeting) -> Record:
    asked: Any = request
    rows = [
        SummaryRow("Body", meeting.body.name, address=address_or_none(request, "body", number=meeting.body_id) or ""),
        SummaryRow("When", words.datetime(meeting.at), note=" ".join(moved_from(meeting))),
        SummaryRow("Where", meeting.venue or "Not said"),
        SummaryRow("Quorum", meeting.body.quorum_in_words),
        *written_rows(request, meeting),
    ]
    if meeting.cancelled_at is not None and meeting.cancelled_by is not None:
        when = f"{words.date(meeting.cancelled_at)}, by {meeting.cancelled_by.name}"
        rows.insert(2, SummaryRow("Cancelled", when, note=meeting.cancelled_why))
    return Record(summary=rows, state=meeting_state(meeting, asked.at))


def shown_members(meeting: Meeting) -> list[ShownMember]:
    said = queries.attendance_at(meeting)
    instead = {one.stands_in_for_id: one.person.name for one in said.values() if one.stands_in_for_id is not None}
    named: dict[int, list[str]] = defaultdict(list)
    for one in substitutes_on(meeting.body, on=timezone.localdate(meeting.at)):
        named[one.member_id].append(one.person.name)
    shown = []
    for member in members_of(meeting.body, on=timezone.localdate(meeting.at)):
        known = said.get(member.person_id)
        presence = Presence(known.presence).label if known else "Not said"
        came = f"{presence}, {instead[member.pk]} in their place" if member.pk in instead else presence
        seat, stands_in = member.seat_in_words.lower(), words.listing(named[member.pk])
        shown.append(ShownMember(member.person.name, seat, came, known is not None, stands_in))
    return shown


def shown_agenda(request: HttpRequest, meeting: Meeting) -> list[ShownItem]:
    """The agenda; the same few queries however long it is."""
    present, found = queries.taking_part(meeting), queries.found_by_themselves(meeting)
    asked: dict[int, list[Recommendation]] = defaultdict(list)
    for one in queries.recommendations_at(meeting):
        asked[one.report_id].append(one)
    made = queries.own_resolutions([one.pk for each in asked.values() for one in each])
    agenda, records = queries.agenda_of(meeting), may_write(request, meeting)
    declared = _declared(request, meeting) if records else {}
    day = queries.day_of(meeting)
    at_the_table = {one.person_id for one in members_of(meeting.body, on=day)}
    at_the_table |= {one.person_id for one in substitutes_on(meeting.body, on=day)}
    seated = request.user.pk in at_the_table and meeting.cancelled_at is None
    unresolved = {report for report, each in asked.items() if any(one.pk not in made for one in each)}
    present |= _recorded(meeting, agenda, asked, made)
    doubts = queries.doubts_in_words()
    written = shown_written(request, meeting, agenda, unresolved)
    return [
        _item(
            request,
            item,
            present[item.pk],
            asked[item.report_id],
            made,
            doubts,
            written[item.number],
            found[item.pk],
            Allowed(records, records or seated, tuple(declared.get(item.pk, ()))),
        )
        for item in agenda
    ]


def _recorded(
    meeting: Meeting,
    agenda: list[AgendaItem],
    asked: dict[int, list[Recommendation]],
    made: dict[int, Resolution],
) -> dict[int, TakingPart]:
    """For each item of which something is resolved here: who took part, as it was recorded then. One query."""
    here = {number: one for number, one in made.items() if one.meeting_id == meeting.pk}
    first = {item.pk: next((here[o.pk] for o in asked[item.report_id] if o.pk in here), None) for item in agenda}
    rows = queries.present_by_resolution([one.pk for one in first.values() if one is not None])
    return {number: queries.took_part(rows[one.pk], one.quorum) for number, one in first.items() if one is not None}


def _item(
    request: HttpRequest,
    item: AgendaItem,
    present: TakingPart,
    asked: list[Recommendation],
    made: dict[int, Resolution],
    doubts: dict[int, str],
    written: ShownWritten,
    found: list[str],
    allowed: Allowed,
) -> ShownItem:
    meeting, before = item.meeting, item.carried_from
    resolved = any(one.pk in made and made[one.pk].meeting_id == meeting.pk for one in asked)
    resolves = allowed.records and not written.carried
    return ShownItem(
        number=item.number,
        title=item.report.title,
        address=address(request, "report", number=item.report_id),
        author=item.report.author.name,
        quorum=_quorum(present),
        is_quorate=present.is_quorate,
        aside=(*_aside(present), *found),
        asked=tuple(_asked(request, meeting, one, made.get(one.pk), doubts, records=resolves) for one in asked),
        declare=address(request, "item_declare", number=item.pk) if allowed.declares and not resolved else "",
        take_off=address(request, "agenda_remove", number=item.pk) if allowed.records and not resolved else "",
        declared=() if resolved else allowed.declared,
        late=late_sentence(item),
        carried_from=f"Carried from the meeting of {words.date(before.meeting.at)}." if before else "",
        written=written,
    )


def _declared(request: HttpRequest, meeting: Meeting) -> dict[int, list[tuple[str, str]]]:
    """What was declared on the day at each item, with where it is taken back."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for one in queries.declared_at(meeting):
        label = f"{one.person.name} declared: {one.nature}"
        found[one.item_id].append((label, address(request, "declared_withdraw", number=one.pk)))
    return found


def _words(made: Resolution) -> str:
    """As amended, and on which conditions."""
    amended = f"As amended: {made.amended_to}" if made.amended_to else ""
    return " ".join(part for part in (amended, f"Subject to: {made.conditions}" if made.conditions else "") if part)


def _quorum(present: TakingPart) -> str:
    counted = words.listing([taker.name for taker in present.counted]) or "nobody"
    count = "counts" if len(present.counted) == 1 else "count"
    enough = "Quorum reached" if present.is_quorate else "No quorum"
    lacks = f" Nobody represents {present.lacks.name}." if present.lacks is not None else ""
    return f"{enough}: {present.quorum} needed, {len(present.counted)} {count} ({counted}).{lacks}"


def _aside(present: TakingPart) -> list[str]:
    told = []
    for taker in present.takers:
        if taker.part is not Part.COUNTED or taker.because:
            because = f" {taker.because}" if taker.because else ""
            told.append(f"{taker.name}: {taker.part.label.lower()}.{because}")
    return told


def _asked(
    request: HttpRequest,
    meeting: Meeting,
    one: Recommendation,
    made: Resolution | None,
    doubts: dict[int, str],
    *,
    records: bool,
) -> ShownAsked:
    visit: Any = request
    value = words.money(one.value) if one.value is not None else ""
    if made is not None:
        page = address(request, "resolution", number=made.pk)
        here = made.meeting_id == meeting.pk
        label = "See the resolution" if here else "Resolved elsewhere: see the resolution"
        state = doubts.get(made.pk) or Outcome(made.outcome).label
        return ShownAsked(one.number, one.text, value, state, page, label, _words(made))
    if records and meeting.at <= visit.at:
        page = address(request, "resolve", number=meeting.pk, recommendation=one.pk)
        return ShownAsked(
            one.number, one.text, value, "Not resolved yet", page, "Record what was resolved", is_to_do=True
        )
    return ShownAsked(one.number, one.text, value, "Not resolved yet", "", "")
