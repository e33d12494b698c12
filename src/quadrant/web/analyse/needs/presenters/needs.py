"""Needs in words: the list, one need with its evidence and its place on the thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html
from markupsafe import Markup

from quadrant.analyse.needs import queries
from quadrant.analyse.needs.terms import Met, Severity, Trend
from quadrant.analyse.priorities.queries import priorities_for_groups
from quadrant.analyse.services.queries import localities
from quadrant.cycle.queries import cycles
from quadrant.methods import words
from quadrant.thread.terms import Kind
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Table
from quadrant.web.design.tables import Kind as Holds
from quadrant.web.thread.presenters import thread_place

if TYPE_CHECKING:
    from quadrant.analyse.needs.models import Evidence, Need, NeedEvidence, StatedNeed

MOST_DECIMALS = 2
NO_PRIORITY = "None yet"
EVIDENCE_HEAD = ["Evidence", "Where", "When", "Figure", "England", "Source", "Taken"]


def needs_table(request: HttpRequest, *, may_state: bool) -> Table[Any]:
    """Every standing need of the partnership."""
    begin = (address(request, "need_new"), "State a need") if may_state else ("", "")
    return Table(
        name="needs",
        caption="Needs",
        one="need",
        rows=queries.needs(),
        order="cycle",
        columns=_columns(request),
        filters=_filters(),
        search=("statement__icontains", "who__icontains", "where__icontains", "gap__icontains"),
        empty=Empty("No need is stated yet.", *begin),
    )


def _columns(request: HttpRequest) -> list[Column[Any]]:
    return [
        Column(
            "need",
            "Need",
            lambda need: need.statement,
            order=("statement",),
            address=lambda need: address(request, "need", number=need.pk),
        ),
        Column("who", "Who", lambda need: need.who, order=("who",)),
        Column("how_many", "How many", lambda need: need.how_many, kind=Holds.NUMBER, order=("how_many",)),
        Column("severity", "How hard", lambda need: Severity(need.severity).label),
        Column("trend", "Trend", lambda need: Trend(need.trend).label, order=("trend",)),
        Column("met", "Met", lambda need: Met(need.met).label, order=("met",)),
        Column("pieces", "Evidence", lambda need: need.pieces, kind=Holds.NUMBER, order=("pieces",)),
        Column("cycle", "Cycle", lambda need: need.cycle.name, order=("cycle__name", "stated_at")),
        Column("where", "Where", where_words, on_page=False),
        Column("gap", "Gap", lambda need: need.gap, on_page=False),
    ]


def _filters() -> list[Filter[Any]]:
    return [
        Filter("of", "Cycle", [(str(one.pk), one.name) for one in cycles()], lookup="cycle"),
        Filter("how_hard", "How hard", Severity.choices(), lookup="severity"),
        Filter("trend", "Trend", Trend.choices(), lookup="trend"),
        Filter("met", "Met", Met.choices(), lookup="met"),
        Filter("place", "Place", [(str(area.pk), area.name) for area in localities()], lookup="area"),
        Filter(
            "evidence",
            "Evidence",
            [("with", "Has some"), ("without", "Has none")],
            narrow=lambda rows, asked: rows.filter(pieces__gt=0) if asked == "with" else rows.filter(pieces=0),
        ),
    ]


GAPS_HINT = (
    "Every need that what exists does not meet, or not wholly, or of which nobody knows. Those not met at all come "
    "first, and among them those that bear hardest."
)


def gaps_table(request: HttpRequest) -> Table[Any]:
    """Every gap with the evidence behind it."""
    return Table(
        name="gaps",
        caption="Gaps",
        one="gap",
        rows=queries.gaps(),
        columns=[
            Column(
                "need",
                "Need",
                lambda need: need.statement,
                address=lambda need: address(request, "need", number=need.pk),
            ),
            Column("gap", "The gap", lambda need: need.gap or "Nobody has said what is missing"),
            Column("met", "Met", lambda need: Met(need.met).label),
            Column("severity", "How hard", lambda need: Severity(need.severity).label),
            Column("evidence", "Evidence", _evidence_words),
            Column("cycle", "Cycle", lambda need: need.cycle.name),
        ],
        filters=_filters()[:2],
        search=("statement__icontains", "gap__icontains"),
        empty=Empty("No need is left unmet: either all are mostly met, or none is stated yet."),
    )


def _evidence_words(need: Any) -> str:
    return "; ".join(map(_piece_words, need.shown)) or "None yet"


def _piece_words(one: Evidence) -> str:
    said, where, when, value, *_ = evidence_cells(one)
    return f"{said}, {where}, {when}: {value}" if one.is_figure else f"{said} ({one.source})"


def groups_table(request: HttpRequest, *, may_add: bool) -> Table[Any]:
    """The groups that the partnership watches over, with the priorities that name them."""
    begin = (address(request, "vulnerable_group_new"), "Add a group") if may_add else ("", "")
    named = priorities_for_groups()

    def priorities(one: Any) -> Any:
        links = [
            format_html(
                '<a class="govuk-link" href="{}">{}</a>', address(request, "priority", number=each.pk), each.title
            )
            for each in named.get(one.pk, ())
        ]
        return Markup("<br>").join(links) or NO_PRIORITY

    return Table(
        name="vulnerable-groups",
        caption="Vulnerable groups",
        one="group",
        rows=queries.vulnerable_groups(),
        order="name",
        columns=[
            Column("name", "Group", lambda one: one.name, order=("name",)),
            Column("why", "Why", lambda one: one.why),
            Column("source", "Known from", lambda one: one.source),
            Column(
                "priorities",
                "Priorities for it",
                lambda one: "; ".join(each.title for each in named.get(one.pk, ())) or NO_PRIORITY,
                show=priorities,
                sortable=False,
            ),
            Column("added", "Added", lambda one: one.added_at.date(), kind=Holds.DATE, order=("added_at",)),
            Column(
                "close",
                "Change",
                lambda one: "",
                show=lambda one: _take_off(request, one),
                in_download=False,
                sortable=False,
            ),
        ][: 6 if may_add else 5],
        search=("name__icontains", "why__icontains"),
        empty=Empty("No group is on the list yet.", *begin),
    )


def _take_off(request: HttpRequest, one: Any) -> Any:
    page = address(request, "vulnerable_group_close", number=one.pk)
    return format_html('<a class="govuk-link" href="{}" aria-label="Take {} off the list">Take off</a>', page, one.name)


def where_words(need: StatedNeed) -> str:
    return ", ".join(filter(None, [need.where, need.area.name if need.area else ""]))


def how_many_words(need: StatedNeed) -> str:
    return need.who if need.how_many is None else f"{need.who}: about {words.number(need.how_many)}"


def need_record(request: HttpRequest, need: Need, *, may_change: bool) -> Record:
    """The summary of a need, and where it stands on the thread."""
    change = address(request, "need_change", number=need.pk) if may_change else ""
    rows = [
        SummaryRow("Who has it", how_many_words(need), change=change),
        SummaryRow("How hard it bears", Severity(need.severity).label, change=change),
        SummaryRow("Where", where_words(need), change=change),
        SummaryRow("Which way it moves", Trend(need.trend).label, change=change),
        SummaryRow("Inequality", need.inequality, change=change),
        SummaryRow("Met by what exists", Met(need.met).label, change=change, note=need.gap),
        SummaryRow("Cycle", need.cycle.name, address=address(request, "cycle", number=need.cycle_id)),
        SummaryRow("Stated", _stated(need), note=need.origin and f"Came from: {need.origin}"),
    ]
    state = "Withdrawn" if need.withdrawn_at else ""
    return Record(
        summary=rows, state=state, state_words=need.withdrawn_why, thread=thread_place(request, Kind.NEED, need.pk)
    )


def _stated(need: Need) -> str:
    by = need.stated_by.name if need.stated_by else "Quadrant, from a record of an earlier cycle"
    return f"{words.date(need.stated_at)}, by {by}"


def figure_words(value: float | None, unit: str, decimals: int | None) -> str:
    """512.0 per 100,000; a unit of per cent stands close to its figure."""
    if value is None:
        return words.NOTHING
    return words.with_unit(value if decimals is not None else round(value, MOST_DECIMALS), unit.strip(), decimals)


def evidence_cells(one: Evidence) -> list[Any]:
    """What a piece of evidence says, with where and when, its figure and England's, and its source."""
    quoted = one.text if one.text.startswith("“") else f"“{one.text}”"
    said = one.indicator_name if one.is_figure else quoted
    when = one.period if one.is_figure else words.date(one.dated_on)
    value = figure_words(one.value, one.unit, one.decimals) if one.is_figure else words.NOTHING
    england = figure_words(one.england, one.unit, one.decimals) if one.is_figure else words.NOTHING
    return [said, one.area_name or words.NOTHING, when, value, england, one.source or words.NOTHING]


def shown_evidence(request: HttpRequest, pieces: Sequence[NeedEvidence], *, may_change: bool) -> list[list[Any]]:
    """A row for each piece of evidence, with who took it when, and the way to take it away."""
    rows = []
    for one in pieces:
        taken: Any = f"{words.date(one.added_at)}, {one.added_by.name}"
        if may_change:
            off = address(request, "evidence_withdraw", number=one.pk)
            # A label and not hidden words: those would widen the page from inside a table that scrolls by itself.
            taken = format_html(
                '{} <a class="govuk-link" href="{}" aria-label="Take away: {}">Take away</a>', taken, off, one
            )
        cells = evidence_cells(one)
        page = address_or_none(request, "indicator", number=one.indicator_id) if one.indicator_id else None
        if one.item_id:
            page = address_or_none(request, "evidenceitem", number=one.item_id)
        if page is not None:
            cells[0] = format_html('<a class="govuk-link" href="{}">{}</a>', page, cells[0])
        rows.append([*cells, taken])
    return rows
