"""Budget monitoring in words: cost centres at the end of a period, each fund beside its own ledger, one cost centre."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.methods import words
from quadrant.plan.funds import queries
from quadrant.plan.funds.queries import over_or_under, together
from quadrant.plan.funds.terms import MEASURES, Tie
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table
from quadrant.web.plan.history import last_act

if TYPE_CHECKING:
    from quadrant.methods.calendar import AccountingPeriod
    from quadrant.plan.funds.models import CostCentre
    from quadrant.plan.funds.queries import AgainstLedger, Monitored, Sums

ON_PAGE = ("budget", "actual", "commitments", "forecast")
VARIANCES = (("over", "Over budget"), ("under", "Under budget"), ("none", "On budget"), ("unknown", "No forecast"))
AGAINST = ("Fund", "What", "Finance system", "Quadrant's ledger", "Difference")
ACCOUNTS = ("Account", "Budget", "Actual to date", "Commitments", "Forecast", "Variance")


def period_asked(request: HttpRequest, held: Sequence[AccountingPeriod]) -> AccountingPeriod | None:
    """The period that the address names, else the latest; None while none is held."""
    named = {key_of(at): at for at in held}
    return named.get(request.GET.get("period", ""), held[0] if held else None)


def key_of(at: AccountingPeriod) -> str:
    return f"{at.year.starts}-{at.number}"


def shown_period(at: AccountingPeriod) -> str:
    """P7 2026/27, to the end of October 2026."""
    return f"{at.label}, to the end of {at.month}"


def monitoring_table(request: HttpRequest, rows: Sequence[Monitored], *, may_bring: bool) -> Table[Any]:
    begin = (
        (f"{address(request, 'upload_new')}?kind={DatasetKind.MONITORING}", "Bring in a spreadsheet")
        if may_bring
        else ("", "")
    )
    money: list[Column[Monitored]] = [
        Column(name, label, attrgetter(name), kind=Kind.MONEY, places=2, on_page=name in ON_PAGE)
        for name, label in MEASURES.items()
    ]
    return Table(
        name="monitoring",
        caption="Cost centres",
        one="cost centre",
        rows=rows,
        order="code",
        columns=[
            Column("code", "Cost centre", _called, address=lambda r: address(request, "cost_centre", number=r.number)),
            Column("of", "Belongs to", _belongs_to, address=lambda row: _place(request, row)),
            Column("variance", "Variance", lambda r: r.variance, kind=Kind.MONEY, places=2, show=_variance),
            *money,
        ],
        filters=[
            Filter("of", "Belongs to", _owners(rows), matches=lambda row, value: _key(row) == value),
            Filter("variance", "Variance", VARIANCES, matches=lambda row, value: _way(row) == value),
        ],
        search=("name",),
        empty=Empty("No budget monitoring has been brought in yet.", *begin),
    )


def _called(row: Monitored) -> str:
    return f"{row.code} {row.name}".strip()


def _belongs_to(row: Monitored) -> str:
    return row.tied_name or row.tie.label


def _place(request: HttpRequest, row: Monitored) -> str | None:
    return address(request, row.tie.value, number=row.tied_number) if row.tied_number else None


def _key(row: Monitored) -> str:
    return f"{row.tie.value}-{row.tied_number}" if row.tied_number else row.tie.value


def _owners(rows: Sequence[Monitored]) -> list[tuple[str, str]]:
    """What the listed cost centres belong to, as choices: funds and services by name."""
    named = {
        _key(row): f"{row.tie.label.removeprefix('A ').capitalize()}: {row.tied_name}"
        for row in rows
        if row.tied_number
    }
    rest = [(tie.value, tie.label) for tie in (Tie.NOT_YET, Tie.OUTSIDE)]
    return [*rest, *sorted(named.items(), key=lambda each: each[1])]


def _variance(row: Sums) -> str:
    return words.NOTHING if row.variance is None else words.upper_first(over_or_under(row.variance))


def _way(row: Monitored) -> str:
    if row.variance is None:
        return "unknown"
    return "over" if row.variance < 0 else "under" if row.variance else "none"


def in_all(rows: Sequence[Monitored]) -> str:
    """Every cost centre of the period in a sentence."""
    whole = together(rows)
    of = "" if whole.budget is None else f" of a budget of {words.money(whole.budget)}"
    told = f"{words.plural(len(rows), 'cost centre')}: {words.money(whole.actual)} is spent{of}"
    if whole.forecast is None:
        return f"{told}. Not every account has a forecast."
    return f"{told}; the year is forecast at {words.money(whole.forecast)}, {_variance(whole).lower()}."


def not_tied(rows: Sequence[Monitored]) -> str:
    """What of the spending belongs to nothing here yet; "" when all of it does."""
    left = [row for row in rows if row.tie is Tie.NOT_YET]
    if not left:
        return ""
    spent = words.money(sum((row.actual for row in left), Decimal(0)))
    what = f"{words.plural(len(left), 'cost centre is', 'cost centres are')} not tied to a fund or a service yet"
    return f"{what}: {spent} of what is spent."


def against_rows(request: HttpRequest, found: Sequence[AgainstLedger]) -> list[list[Any]]:
    """Two rows a fund: what is paid, and what is committed and not paid yet."""
    rows = []
    for one in found:
        link = _linked(address(request, "fund", number=one.fund), one.name)
        paid = [words.money(one.finance.actual), words.money(one.spent), difference(one.paid_differs)]
        rows.append([link, "Paid", *paid])
        bound = [
            words.money(one.finance.commitments),
            words.money(one.not_yet_paid),
            difference(one.commitments_differ),
        ]
        rows.append([link, "Committed, not yet paid", *bound])
    return rows


def difference(amount: Decimal | None) -> str:
    """Which of the two has more, and how much; a finance system that says nothing has no difference."""
    if amount is None:
        return words.NOTHING
    if not amount:
        return "None"
    return f"{words.money(abs(amount))} more in {'the finance system' if amount > 0 else 'Quadrant'}"


def source_rows(request: HttpRequest, at: AccountingPeriod) -> list[Any]:
    """Where the period's figures come from, each with its day."""
    return [
        format_html("{}, taken in on {}", _linked(address(request, "dataset", number=one.number), one.name), day)
        for one in queries.sources_of(at)
        for day in [words.date(one.imported_at)]
    ]


def _linked(to: str, name: str) -> Any:
    return format_html('<a class="govuk-link" href="{}">{}</a>', to, name)


def cost_centre_record(request: HttpRequest, centre: CostCentre, *, may_tie: bool) -> Record:
    change = address(request, "cost_centre_tie", number=centre.pk) if may_tie else ""
    to, name = "", centre.tie.label
    if centre.fund is not None:
        to, name = address(request, "fund", number=centre.fund.pk), f"The fund {centre.fund.name}"
    elif centre.service is not None:
        to, name = address(request, "service", number=centre.service.pk), f"The service {centre.service.name}"
    said = f"{centre.tied_by.name}, {words.date(centre.tied_at)}" if centre.tied_by else ""
    rows = [SummaryRow("Belongs to", name, address=to, change=change, note=said and f"Said by {said}")]
    return Record(summary=rows, history=last_act(request, centre))


def account_rows(centre: CostCentre, at: AccountingPeriod) -> tuple[list[list[str]], list[str]]:
    """The accounts at the end of a period, and all of them together."""
    lines = [(str(line) or "All accounts", queries.sums_of(line)) for line in queries.account_lines(centre, at)]
    return [[name, *_amounts(sums)] for name, sums in lines], [
        "All accounts",
        *_amounts(together([s for _, s in lines])),
    ]


def period_rows(request: HttpRequest, centre: CostCentre) -> list[list[Any]]:
    """What was said at the end of each period, each with the way to its accounts."""
    page = address(request, "cost_centre", number=centre.pk)
    return [
        [_linked(f"{page}?period={key_of(at)}", f"{at.label} ({at.month})"), *_amounts(sums)]
        for at, sums in queries.periods_of(centre)
    ]


def _amounts(sums: Sums) -> list[str]:
    return [*(words.money(getattr(sums, name)) for name in ON_PAGE), _variance(sums)]
