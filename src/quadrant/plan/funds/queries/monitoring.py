"""What can be asked of budget monitoring: cost centres at the end of a period, beside Quadrant's own ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum

from quadrant.analyse.outcomes.models import Dataset
from quadrant.methods.calendar import AccountingPeriod, FinancialYear, in_words
from quadrant.methods.monitoring import variance
from quadrant.plan.funds.models import CostCentre, FundEntry, MonitoringLine
from quadrant.plan.funds.terms import MEASURES, EntryKind, Tie, pounds

NOTHING = Decimal(0)
OF_COST_CENTRE = ("pk", "code", "name", "fund", "fund__name", "service", "service__name", "outside")


@dataclass(frozen=True)
class Sums:
    """What the finance system says of several accounts together. None: nothing is said of it, or not of all of them."""

    original_budget: Decimal | None = None
    budget: Decimal | None = None
    profiled: Decimal | None = None
    actual: Decimal = NOTHING
    commitments: Decimal | None = None
    forecast: Decimal | None = None

    @property
    def variance(self) -> Decimal | None:
        if self.budget is None or self.forecast is None:
            return None
        return variance(self.budget, self.forecast)


@dataclass(frozen=True)
class Monitored(Sums):
    """One cost centre at the end of a period, with what it is tied to."""

    number: int = 0
    code: str = ""
    name: str = ""
    tie: Tie = Tie.NOT_YET
    tied_number: int | None = None
    tied_name: str = ""
    accounts: int = 0


@dataclass(frozen=True)
class Source:
    """A file from which a period's lines came."""

    number: int
    name: str
    imported_at: datetime


@dataclass(frozen=True)
class AgainstLedger:
    """A fund as the finance system has it and as Quadrant's own ledger has it, both up to the end of a period."""

    fund: int
    name: str
    finance: Sums
    cost_centres: int
    spent: Decimal
    committed: Decimal

    @property
    def paid_differs(self) -> Decimal:
        """What the finance system has paid beyond what Quadrant knows of; below 0 the other way round."""
        return self.finance.actual - self.spent

    @property
    def not_yet_paid(self) -> Decimal:
        """What Quadrant has as committed and not paid: what finance systems call commitments."""
        return max(NOTHING, self.committed - self.spent)

    @property
    def commitments_differ(self) -> Decimal | None:
        return None if self.finance.commitments is None else self.finance.commitments - self.not_yet_paid


@dataclass(frozen=True)
class FinanceSays:
    """What the finance system says of a fund or a service at the end of the latest period."""

    at: AccountingPeriod
    cost_centres: int
    sums: Sums

    @property
    def sentence(self) -> str:
        on = f"{self.cost_centres} cost centre{'' if self.cost_centres == 1 else 's'}"
        of = "" if self.sums.budget is None else f" of a budget of {pounds(self.sums.budget)}"
        told = f"At {in_words(self.at.last_day)} ({self.at.label}) it has {pounds(self.sums.actual)} spent{of} on {on}"
        if self.sums.forecast is None or self.sums.variance is None:
            return f"{told}."
        return (
            f"{told}; the forecast for the year is {pounds(self.sums.forecast)}, {over_or_under(self.sums.variance)}."
        )


def over_or_under(amount: Decimal) -> str:
    """A variance in words: £1,200 over, £300 under, on budget."""
    if not amount:
        return "on budget"
    return f"{pounds(abs(amount))} {'over' if amount < 0 else 'under'}"


def _summed() -> dict[str, Any]:
    """Each measure's sum and how many lines have it: of a forecast for some accounts only, no sum is given."""
    sums = {f"sum_{name}": Sum(name) for name in MEASURES}
    return {**sums, **{f"with_{name}": Count(name) for name in MEASURES}, "accounts": Count("pk")}


def _sums(row: dict[str, Any]) -> dict[str, Any]:
    whole = {name: row[f"sum_{name}"] if row[f"with_{name}"] == row["accounts"] else None for name in MEASURES}
    return {**whole, "actual": row["sum_actual"] or NOTHING}


def _lines_of(at: AccountingPeriod) -> Any:
    return MonitoringLine.objects.filter(year=at.year.starts, period=at.number).order_by()


def periods_held() -> list[AccountingPeriod]:
    """The periods of which anything is held, the latest first."""
    pairs = MonitoringLine.objects.order_by("-year", "-period").values_list("year", "period").distinct()
    return [AccountingPeriod(FinancialYear(year), period) for year, period in pairs]


def monitored(at: AccountingPeriod) -> list[Monitored]:
    """Every cost centre that has a line at the end of a period, by its code. One query."""
    columns = [f"cost_centre__{name}" for name in OF_COST_CENTRE]
    rows = _lines_of(at).values(*columns).annotate(**_summed()).order_by("cost_centre__code")
    return [_monitored(row) for row in rows]


def _monitored(row: dict[str, Any]) -> Monitored:
    said = {name: row[f"cost_centre__{name}"] for name in OF_COST_CENTRE}
    held = CostCentre(fund_id=said["fund"], service_id=said["service"], outside=said["outside"])
    return Monitored(
        **_sums(row),
        number=said["pk"],
        code=said["code"],
        name=said["name"],
        tie=held.tie,
        tied_number=said["fund"] or said["service"],
        tied_name=said["fund__name"] or said["service__name"] or "",
        accounts=row["accounts"],
    )


def sources_of(at: AccountingPeriod) -> list[Source]:
    """The files from which a period's lines came, by name."""
    numbers = _lines_of(at).values("dataset").distinct()
    rows = Dataset.objects.filter(pk__in=numbers).order_by("name").values_list("pk", "name", "imported_at")
    return [Source(*row) for row in rows]


def against_ledgers(at: AccountingPeriod, rows: Sequence[Monitored]) -> list[AgainstLedger]:
    """Each fund to which some of the cost centres are tied, beside its own ledger up to the period's last day."""
    found: dict[int, list[Monitored]] = defaultdict(list)
    for row in rows:
        if row.tie is Tie.FUND and row.tied_number is not None:
            found[row.tied_number].append(row)
    held = _ledgers(list(found), at)
    made = [
        AgainstLedger(
            fund=number,
            name=several[0].tied_name,
            finance=together(several),
            cost_centres=len(several),
            spent=held.get((number, EntryKind.ACTUAL), NOTHING),
            committed=held.get((number, EntryKind.COMMITMENT), NOTHING)
            - held.get((number, EntryKind.COMMITMENT_RELEASED), NOTHING),
        )
        for number, several in found.items()
    ]
    return sorted(made, key=lambda one: one.name)


def _ledgers(funds: Sequence[int], at: AccountingPeriod) -> dict[tuple[int, str], Decimal]:
    """The sum of each kind of entry of the year that belongs to a day up to the period's end."""
    entries = FundEntry.objects.filter(year__fund__in=funds, year__starts=at.year.starts, belongs_on__lte=at.last_day)
    rows = entries.order_by().values_list("year__fund", "kind").annotate(total=Sum("amount"))
    return {(fund, kind): total for fund, kind, total in rows}


def together(several: Sequence[Sums]) -> Sums:
    """Several cost centres as one; a measure that one of them does not have is not summed."""
    summed: dict[str, Any] = {}
    for name in MEASURES:
        amounts = [getattr(one, name) for one in several]
        summed[name] = None if None in amounts else sum(amounts, NOTHING)
    return Sums(**summed)


def finance_says(*, fund: int | None = None, service: int | None = None) -> FinanceSays | None:
    """The latest period in which a cost centre of this fund or service has a line; None where none is tied."""
    tied = Q(cost_centre__fund=fund) if fund is not None else Q(cost_centre__service=service)
    rows = MonitoringLine.objects.filter(tied).order_by("-year", "-period")
    summed = rows.values("year", "period").annotate(**_summed(), centres=Count("cost_centre", distinct=True))
    row = summed[:1].first()
    if row is None:
        return None
    return FinanceSays(AccountingPeriod(FinancialYear(row["year"]), row["period"]), row["centres"], Sums(**_sums(row)))


def cost_centre_numbered(number: int) -> CostCentre | None:
    rows = CostCentre.objects.select_related("fund", "service", "tied_by")
    found: CostCentre | None = rows.filter(pk=number).first()
    return found


def untied() -> Any:
    """Cost centres of which nobody has said yet what they are, by code."""
    rows = CostCentre.objects.filter(fund=None, service=None, outside=False)
    return rows.select_related("service").order_by("code")


def periods_of(cost_centre: CostCentre) -> list[tuple[AccountingPeriod, Sums]]:
    """What the finance system said of a cost centre at the end of each period, the latest first."""
    rows = MonitoringLine.objects.filter(cost_centre=cost_centre).order_by("-year", "-period")
    summed = rows.values("year", "period").annotate(**_summed())
    return [(AccountingPeriod(FinancialYear(row["year"]), row["period"]), Sums(**_sums(row))) for row in summed]


def account_lines(cost_centre: CostCentre, at: AccountingPeriod) -> list[MonitoringLine]:
    """Its accounts at the end of a period, by number."""
    return list(_lines_of(at).filter(cost_centre=cost_centre).order_by("account", "pk"))


def sums_of(line: MonitoringLine) -> Sums:
    """One account's amounts."""
    return Sums(**{name: getattr(line, name) for name in MEASURES})


def pairs_held(at: AccountingPeriod, *, but: str) -> dict[tuple[str, str], str]:
    """Which file holds each cost centre and account of a period, but for the one of this name."""
    rows = _lines_of(at).exclude(dataset__name=but)
    told = rows.values_list("cost_centre__code", "account", "dataset__name")
    return {(code, account): name for code, account, name in told}
