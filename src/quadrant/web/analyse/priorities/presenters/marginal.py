"""Marginal analyses in words: the list, one with its spend, options and decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html

from quadrant.analyse.priorities import queries
from quadrant.analyse.priorities.terms import Shift
from quadrant.cycle.queries import cycles
from quadrant.documents.marginal import OPTION_HEADS, option_row
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Table
from quadrant.web.design.tables import Kind as Holds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quadrant.analyse.priorities.models import MarginalAnalysis, ProgrammeService, ShiftOption

TAKE_OFF = '<a class="govuk-link" href="{}">Withdraw<span class="govuk-visually-hidden"> {}</span></a>'


def marginal_page(request: HttpRequest, one: Any) -> str:
    return address(request, "marginalanalysis", number=one.pk)


def marginal_table(request: HttpRequest) -> Table[Any]:
    """Every marginal analysis of the partnership."""
    return Table(
        name="marginal-analyses",
        caption="Marginal analyses",
        one="marginal analysis",
        many="marginal analyses",
        rows=queries.marginal_analyses(),
        order="-begun",
        columns=[
            Column(
                "title",
                "Programme",
                lambda one: one.title,
                order=("title",),
                address=lambda one: marginal_page(request, one),
            ),
            Column("cycle", "Cycle", lambda one: one.cycle.name, order=("cycle__name",)),
            Column("year", "Year", lambda one: words.financial_year(one.year), order=("year",)),
            Column("options", "Options", lambda one: one.listed, kind=Holds.NUMBER, order=("listed",)),
            Column("shifted", "Shifted", lambda one: one.shifted, kind=Holds.MONEY, order=("shifted",)),
            Column(
                "decided",
                "Decided",
                lambda one: one.decided_on,
                kind=Holds.DATE,
                order=("decided_on",),
            ),
            Column("begun", "Begun", lambda one: one.begun_at.date(), kind=Holds.DATE, order=("begun_at",)),
        ],
        filters=[
            Filter("of", "Cycle", [(str(one.pk), one.name) for one in cycles()], lookup="cycle"),
            Filter(
                "decision",
                "Decision",
                [("yes", "Decided"), ("no", "Open")],
                narrow=lambda rows, asked: rows.filter(recorded_at__isnull=asked == "no"),
            ),
        ],
        search=("title__icontains", "why__icontains"),
        empty=Empty("No marginal analysis is begun yet. A cycle's page of priorities begins one."),
    )


def marginal_record(request: HttpRequest, one: MarginalAnalysis) -> Record:
    rows = [
        SummaryRow("To be reached at the same cost", one.why),
        SummaryRow("Cycle", one.cycle.name, address=address(request, "cycle_priorities", number=one.cycle_id)),
        SummaryRow("Year", words.financial_year(one.year)),
        SummaryRow("Begun", f"{words.date(one.begun_at)}, by {one.begun_by.name}"),
    ]
    if one.recorded_by is not None and one.body is not None:
        rows.append(SummaryRow("Decided by", f"{one.body.name}, {words.date(one.decided_on)}"))
        rows.append(SummaryRow("Decision", one.decision, note=f"Recorded by {one.recorded_by.name}"))
    return Record(summary=rows, state="Decided" if one.recorded_at else "Open")


def spend_rows(lines: Sequence[ProgrammeService]) -> tuple[list[list[Any]], list[Any]]:
    """The programme's services with their spend, and the sum."""
    total = sum((line.spend for line in lines), queries.balance_of([]).out)
    rows = [[line.service.name, words.money(line.spend), words.share(line.spend / total, 1)] for line in lines]
    return rows, ["All", words.money(total), words.share(1, 0)]


def shift_rows(
    request: HttpRequest, options: Sequence[ShiftOption], shift: Shift, *, may_change: bool, decided: bool
) -> tuple[list[str], list[list[Any]]]:
    """The options on one side: head and rows."""
    head = [*OPTION_HEADS, *(["Chosen"] if decided else []), *(["Change"] if may_change else [])]
    rows = []
    for one in options:
        if one.shift != shift:
            continue
        row: list[Any] = list(option_row(one))
        if decided:
            row.append("Yes" if one.chosen else "No")
        if may_change:
            row.append(format_html(TAKE_OFF, address(request, "shift_withdraw", number=one.pk), one.title))
        rows.append(row)
    return head, rows


def balance_words(options: Sequence[ShiftOption]) -> str:
    """How far all that is listed is from even."""
    found = queries.balance_of(options)
    out, into = words.money(found.out), words.money(found.into)
    even = "The two are equal." if found.is_even else f"{words.money(abs(found.difference))} apart."
    return f"All options listed: {out} out, {into} in. {even} What is chosen in the end must be equal to the penny."
