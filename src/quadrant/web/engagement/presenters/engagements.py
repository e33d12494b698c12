"""Meetings, the log of stakeholders and messages in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html
from markupsafe import Markup

from quadrant.cycle.queries import cycles
from quadrant.cycle.terms import Quadrant
from quadrant.engagement import queries
from quadrant.engagement.terms import Channel, MessageKind, Method, Rung, Sector
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle
    from quadrant.engagement.models import Audience, Coproduction, Engagement, Message
    from quadrant.engagement.queries import StepVoices

VOICES_HEAD = ["Step", "Who was asked", "Consultations", "Meetings and talks", "People met"]
LADDER_HEAD = ["Phase", "Aimed for", "Reached", "What shows it", "Said"]
AUDIENCES_HEAD = ["Audience", "Sent", "Log"]


def sectors_in_words(sectors: Sequence[str]) -> str:
    return words.upper_first(words.listing(Sector(sector).label.lower() for sector in sectors))


def _cycle(one: Any) -> str:
    return one.cycle.name if one.cycle else words.NOTHING


def engagements_table(request: HttpRequest, *, may_consult: bool) -> Table[Any]:
    """Every meeting, talk or workshop."""
    begin = (address(request, "engagement_new"), "Record one") if may_consult else ("", "")
    return Table(
        name="engagements",
        caption="Meetings and talks",
        one="record",
        rows=queries.engagements(),
        order="-on",
        columns=[
            Column(
                "title",
                "What it was",
                lambda one: one.title,
                order=("title",),
                address=lambda one: address(request, "engagement", number=one.pk),
            ),
            Column("on", "When", lambda one: one.held_on, kind=Kind.DATE, order=("held_on", "pk")),
            Column("method", "How", lambda one: Method(one.method).label, order=("method",)),
            Column("sectors", "Who took part", lambda one: sectors_in_words(one.sectors), sortable=False),
            Column("how_many", "People", lambda one: one.how_many, kind=Kind.NUMBER, order=("how_many",)),
            Column("action", "Answered", lambda one: "Yes" if one.action else "Not yet", sortable=False),
            Column("cycle", "Cycle", _cycle, order=("cycle__name",)),
            Column("findings", "What they said", lambda one: one.findings, on_page=False),
            Column("done", "What was done", lambda one: one.action, on_page=False),
        ],
        filters=[
            Filter("how", "How", Method.choices(), lookup="method"),
            Filter("of", "Cycle", [(str(one.pk), one.name) for one in cycles()], lookup="cycle"),
        ],
        search=("title__icontains", "network__icontains", "findings__icontains", "action__icontains"),
        empty=Empty("No meeting or talk is recorded yet.", *begin),
    )


def engagement_record(request: HttpRequest, one: Engagement, *, may_change: bool) -> Record:
    change = address(request, "engagement_change", number=one.pk) if may_change else ""
    rows = [
        SummaryRow("When", one.held_on, change=change),
        SummaryRow("How", Method(one.method).label, change=change, note=one.network),
        SummaryRow("Who took part", sectors_in_words(one.sectors), change=change, note=_led(one)),
        SummaryRow("How many people", one.how_many, change=change),
        SummaryRow("What they said", one.findings, change=change),
        SummaryRow("What was done about it", one.action or "Nothing is noted yet", change=change),
    ]
    if one.consultation is not None:
        page = address(request, "consultation", number=one.consultation_id)
        rows.append(SummaryRow("Part of", one.consultation.title, address=page))
    if one.cycle is not None:
        rows.append(SummaryRow("Cycle", one.cycle.name, address=address(request, "cycle", number=one.cycle_id)))
        place = dict(queries.places_to_meet(one.cycle)).get(one.place, "The whole cycle")
        rows.append(SummaryRow("For", place.removeprefix("– ")))
    rows.append(SummaryRow("Recorded", f"{words.date(one.recorded_at)}, by {one.recorded_by.name}"))
    return Record(summary=rows, state="Answered" if one.action else "To be answered")


def _led(one: Engagement) -> str:
    return "Children or young people led it" if one.led_by_young else ""


def voices_rows(request: HttpRequest, log: Sequence[StepVoices]) -> list[list[Any]]:
    """A row for each step: which kinds of people were asked, by what."""
    return [
        [
            f"{step.step.step.number}. {step.step.step.name}" if step.step is not None else "The cycle as a whole",
            words.upper_first(words.listing(sector.label.lower() for sector in step.sectors)) or "Nobody yet",
            _links(request, "consultation", step.consultations),
            _links(request, "engagement", step.engagements),
            words.number(step.people) if step.engagements else words.NOTHING,
        ]
        for step in log
    ]


def _links(request: HttpRequest, route: str, records: Sequence[Any]) -> Any:
    if not records:
        return words.NOTHING
    links = [
        format_html(
            '<a class="govuk-link" href="{}">{}</a>{}',
            address(request, route, number=one.pk),
            one.title,
            " (a draft: nobody is asked yet)" if route == "consultation" and one.published_at is None else "",
        )
        for one in records
    ]
    return Markup("<br>").join(Markup(link) for link in links)  # noqa: S704  each was escaped when it was made


def ladder_rows(
    request: HttpRequest, cycle: Cycle, said: dict[Quadrant, Coproduction], *, may_say: bool
) -> list[list[Any]]:
    """How far power is shared in each phase."""
    rows = []
    for quadrant in Quadrant:
        now, name = said.get(quadrant), quadrant.value.capitalize()
        label: Any = name
        if may_say:
            page = address(request, "coproduction", number=cycle.pk, quadrant=quadrant.value)
            label = format_html('{} <a class="govuk-link" href="{}" aria-label="Say for {}">Say</a>', name, page, name)
        rows.append([label, *_ladder_cells(now)])
    return rows


def _ladder_cells(now: Coproduction | None) -> list[str]:
    if now is None:
        return ["Not said", words.NOTHING, words.NOTHING, words.NOTHING]
    reached = Rung(now.reached).label if now.reached else "Not known yet"
    said = f"{words.date(now.set_at)}, {now.set_by.name}"
    return [Rung(now.aimed).label, reached, now.evidence or words.NOTHING, said]


def messages_table(request: HttpRequest, *, may_consult: bool) -> Table[Any]:
    """Every message with whom it is for and how often it was sent."""
    begin = (address(request, "message_new"), "Write a message") if may_consult else ("", "")
    return Table(
        name="messages",
        caption="Messages",
        one="message",
        rows=queries.messages(),
        order="-written",
        columns=[
            Column(
                "title",
                "Message",
                lambda one: one.title,
                order=("title",),
                address=lambda one: address(request, "message", number=one.pk),
            ),
            Column("kind", "Kind", lambda one: MessageKind(one.kind).label, order=("kind",)),
            Column(
                "audiences", "Audiences", lambda one: one.audiences_count, kind=Kind.NUMBER, order=("audiences_count",)
            ),
            Column("unsent", "Not told yet", lambda one: one.unsent, kind=Kind.NUMBER, order=("unsent",)),
            Column("last", "Last sent", lambda one: one.last_on, kind=Kind.DATE, order=("last_on",)),
            Column("cycle", "Cycle", _cycle, order=("cycle__name",)),
            Column("written", "Written", lambda one: one.written_at, kind=Kind.DATE, order=("written_at", "pk")),
        ],
        filters=[
            Filter("kind", "Kind", MessageKind.choices(), lookup="kind"),
            Filter("of", "Cycle", [(str(one.pk), one.name) for one in cycles()], lookup="cycle"),
        ],
        search=("title__icontains", "words__icontains", "audiences__name__icontains"),
        empty=Empty("Nothing was written to be sent yet.", *begin),
    )


def message_record(request: HttpRequest, one: Message) -> Record:
    rows = [SummaryRow("Kind", MessageKind(one.kind).label)]
    if one.cycle is not None:
        rows.append(SummaryRow("Cycle", one.cycle.name, address=address(request, "cycle", number=one.cycle_id)))
    rows.append(SummaryRow("Written", f"{words.date(one.written_at)}, by {one.written_by.name}"))
    state = "Withdrawn" if one.withdrawn_at else ""
    return Record(summary=rows, state=state, state_words=one.withdrawn_why)


def audience_rows(request: HttpRequest, audiences: Sequence[Audience], *, may_send: bool) -> list[list[Any]]:
    """Who a message is for, and the log of when and how it was sent."""
    rows: list[list[Any]] = []
    for audience in audiences:
        listed: Any = audience
        log = "; ".join(_sending(one) for one in listed.log) or words.NOTHING
        said: Any = "Yes" if listed.log else "Not yet"
        if may_send:
            page = address(request, "message_sent", number=audience.pk)
            said = format_html(
                '{} <a class="govuk-link" href="{}" aria-label="Note that it was sent to {}">Note it</a>',
                said, page, audience.name,
            )  # fmt: skip
        rows.append([audience.name, said, log])
    return rows


def _sending(one: Any) -> str:
    reached = f", {words.plural(one.reached, 'person', 'people')}" if one.reached is not None else ""
    note = f" ({one.note})" if one.note else ""
    return f"{words.date(one.sent_on)}, {Channel(one.channel).label.lower()}{reached}, by {one.logged_by.name}{note}"
