"""Funds in words: the list, a fund's years with their totals, its ledger, a picture of how far the money goes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.methods import words
from quadrant.plan.funds import queries
from quadrant.plan.funds.terms import RELEASES, Arrangement, EntryKind, Nature, StreamKind
from quadrant.thread.terms import Kind as On
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table
from quadrant.web.plan.history import last_act
from quadrant.web.thread.presenters import thread_place

if TYPE_CHECKING:
    from quadrant.plan.funds.models import Fund, FundEntry
    from quadrant.plan.funds.queries import YearOfMoney

NOTHING = Decimal(0)


def funds_table(request: HttpRequest, *, may_open: bool) -> Table[Any]:
    """The list of funds with what all their years add to."""
    funds = list(queries.funds())
    years = queries.years_of_funds(funds)

    def total(fund: Fund, name: str) -> Decimal:
        return sum((getattr(year, name) for year in years.get(fund.pk, [])), NOTHING)

    def money(name: str, label: str) -> Column[Any]:
        return Column(name, label, lambda fund: total(fund, name), kind=Kind.MONEY)

    begin = (address(request, "fund_new"), "Open a fund") if may_open else ("", "")
    return Table(
        name="funds",
        caption="Funds",
        one="fund",
        rows=funds,
        order="name",
        columns=[
            Column("name", "Fund", lambda fund: fund.name, address=lambda f: address(request, "fund", number=f.pk)),
            Column("owner", "Whose", lambda fund: fund.owner.name),
            Column("stream", "Kind", lambda fund: StreamKind(fund.stream).label),
            money("budget", "Budget"),
            money("allocated", "Allocated"),
            money("unallocated", "Unallocated"),
            money("committed", "Committed"),
            money("actual", "Spent"),
        ],
        filters=[
            Filter("stream", "Kind", StreamKind.choices(), matches=lambda fund, value: fund.stream == value),
            Filter("nature", "Revenue or capital", Nature.choices(), matches=lambda fund, value: fund.nature == value),
        ],
        search=("name",),
        empty=Empty("No fund is open yet.", *begin),
    )


def fund_record(request: HttpRequest, fund: Fund, *, may_run: bool) -> Record:
    """The summary of a fund: whose, what kind, its rules, what it pays for."""
    change = address(request, "fund_change", number=fund.pk) if may_run else ""
    link = address(request, "fund_link", number=fund.pk) if may_run else ""
    paid = queries.cycles_paid_by(fund)
    rows = [
        SummaryRow("Whose fund", fund.owner.name),
        SummaryRow("Where the money comes from", StreamKind(fund.stream).label, change=change),
        SummaryRow("How it is held", Arrangement(fund.arrangement).label, change=change),
        SummaryRow("May be spent on", _may_be_spent_on(fund), change=change),
        SummaryRow("Comes", "Every year" if fund.recurrent else "For these years only", change=change),
        SummaryRow("Over-programming", _over_programming(fund), change=change),
        SummaryRow("Pays for", ", ".join(cycle.name for cycle in paid) or "No cycle yet", change=link),
    ]
    if fund.about:
        rows.insert(0, SummaryRow("What it is for", fund.about, change=change))
    return Record(summary=rows, thread=thread_place(request, On.FUND, fund.pk), history=last_act(request, fund))


def _may_be_spent_on(fund: Fund) -> str:
    nature = Nature(fund.nature).label
    return f"{nature}; ring-fenced for {fund.ring_fenced_for}" if fund.ring_fenced_for else f"{nature}; not ring-fenced"


def _over_programming(fund: Fund) -> str:
    if not fund.over_programming:
        return "None: commitments stay within the allocation"
    return f"Commitments may go {words.percent(fund.over_programming)} beyond the allocation"


def shown_years(years: Sequence[YearOfMoney]) -> dict[str, Any]:
    """The table of years, its foot, and what each overspend is."""
    names = ("budget", "allocated", "unallocated", "committed", "uncommitted", "actual")
    rows = [[_label(year), *(words.money(getattr(year, name)) for name in names)] for year in years]
    totals = [words.money(sum((getattr(year, name) for year in years), NOTHING)) for name in names]
    return {
        "head": ["Year", "Budget", "Allocated", "Unallocated", "Committed", "Left to commit", "Spent"],
        "rows": rows,
        "foot": ["All years", *totals] if len(years) > 1 else None,
        "warnings": [sentence for year in years for sentence in _warnings(year)],
    }


def _label(year: YearOfMoney) -> str:
    return f"{year.label} (provisional)" if year.provisional else year.label


def _warnings(year: YearOfMoney) -> list[str]:
    said = []
    if year.overspend:
        said.append(f"{year.label} is overspent by {words.money(year.overspend)}: more was spent than its budget.")
    if year.beyond_commitments:
        over = words.money(year.beyond_commitments)
        said.append(f"In {year.label}, {over} was spent beyond what had been committed.")
    return said


def shown_contributions(request: HttpRequest, fund: Fund, years: Sequence[YearOfMoney], *, may_run: bool) -> list[Any]:
    """For each year, who brings what; only where it is shared or may be."""
    if fund.arrangement == Arrangement.SINGLE:
        return []
    page = address(request, "fund_contributions", number=fund.pk)
    return [
        {
            "title": f"Who brings what in {year.label}",
            "rows": [
                [part.name, words.percent(part.share), words.money(part.amount), words.money(part.of_overspend)]
                for part in queries.contributions_to(year)
            ],
            "change": f"{page}?year={year.starts}" if may_run else "",
        }
        for year in years
    ]


def ledger_table(request: HttpRequest, fund: Fund, *, may_spend: bool) -> Table[Any]:
    """Every line of a fund's ledger."""

    def release(entry: FundEntry) -> str | None:
        can = may_spend and EntryKind(entry.kind) in RELEASES
        return address(request, "fund_release", number=fund.pk, entry=entry.pk) if can else None

    return Table(
        name="ledger",
        caption=f"Ledger of {fund.name}",
        one="line",
        rows=queries.ledger_of(fund),
        columns=[
            Column("line", "Line", lambda e: e.pk, kind=Kind.NUMBER, order=("pk",), show=lambda e: str(e.pk)),
            Column("entered", "Entered", lambda e: e.entered_at, kind=Kind.DATE, order=("entered_at",)),
            Column("kind", "What", lambda e: EntryKind(e.kind).label, order=("kind",)),
            Column("about", "For", lambda e: e.about, order=("about",)),
            Column("year", "Year", lambda e: e.year.year.label, order=("year__starts",)),
            Column("belongs", "Belongs to", lambda e: e.belongs_on, kind=Kind.DATE, order=("belongs_on",)),
            Column("amount", "Amount", lambda e: e.amount, kind=Kind.MONEY, order=("amount",), places=2),
            Column(
                "by", "By", lambda e: e.entered_by.name if e.entered_by else "Quadrant", order=("entered_by__name",)
            ),
            Column(
                "release",
                "Give back",
                lambda e: "Give back" if release(e) else "",
                address=release,
                sortable=False,
                in_download=False,
            ),
        ],
        order="-line",
        filters=[
            Filter("kind", "What", EntryKind.choices(), lookup="kind"),
            Filter("year", "Year", [(str(y.starts), y.label) for y in queries.years_of(fund)], lookup="year__starts"),
        ],
        search=("about__icontains",),
        empty=Empty("Nothing has happened to this fund's money yet."),
    )
