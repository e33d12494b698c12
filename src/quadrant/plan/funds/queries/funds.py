"""What can be asked of funds: their years, who contributes, the ledger, as at any day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Any

from django.db.models import Sum

from quadrant.audit.terms import Difference, Differences
from quadrant.methods.calendar import FinancialYear, end_of_day
from quadrant.methods.shares import shares
from quadrant.partnership.terms import plain_words
from quadrant.plan.funds.models import Contribution, Fund, FundCycle, FundEntry, FundYear
from quadrant.plan.funds.terms import BudgetLine, pounds

NOTHING = Decimal(0)
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class YearOfMoney:
    """One financial year of a fund in pounds. Allocated and unallocated always add to the budget."""

    fund_id: int
    starts: int
    provisional: bool
    over_programming: Decimal
    budget: Decimal
    allocated: Decimal
    committed: Decimal
    actual: Decimal

    @property
    def year(self) -> FinancialYear:
        return FinancialYear(self.starts)

    @property
    def label(self) -> str:
        return self.year.label

    @property
    def unallocated(self) -> Decimal:
        return self.budget - self.allocated

    @property
    def commitment_limit(self) -> Decimal:
        """The most that may be committed: the allocation and what the fund's over-programming adds to it."""
        return (self.allocated * (HUNDRED + self.over_programming) / HUNDRED).quantize(Decimal("0.01"), ROUND_DOWN)

    @property
    def uncommitted(self) -> Decimal:
        return self.commitment_limit - self.committed

    @property
    def overspend(self) -> Decimal:
        """What was spent beyond the year's budget."""
        return max(NOTHING, self.actual - self.budget)

    @property
    def beyond_commitments(self) -> Decimal:
        """What was spent beyond what had been committed."""
        return max(NOTHING, self.actual - self.committed)


def _year_of_money(row: Any, over_programming: Decimal) -> YearOfMoney:
    return YearOfMoney(
        fund_id=row.fund_id,
        starts=row.starts,
        provisional=row.provisional,
        over_programming=over_programming,
        budget=row.budget,
        allocated=row.allocated,
        committed=row.committed,
        actual=row.actual,
    )


def funds() -> Any:
    return Fund.objects.select_related("owner").order_by("name")


def fund_numbered(number: int) -> Fund | None:
    found: Fund | None = funds().filter(pk=number).first()
    return found


def years_of(fund: Fund, *, on: date | None = None) -> list[YearOfMoney]:
    """The fund's financial years, first to last, as the ledger has them now, or had them at the end of a past day."""
    before = end_of_day(on) if on else None
    rows = FundYear.objects.filter(fund=fund).with_totals(before=before).order_by("starts")
    return [_year_of_money(row, fund.over_programming) for row in rows]


def year_of(fund: Fund, starts: int) -> YearOfMoney | None:
    row = FundYear.objects.filter(fund=fund, starts=starts).with_totals().first()
    return None if row is None else _year_of_money(row, fund.over_programming)


def years_of_funds(chosen: Sequence[Fund]) -> dict[int, list[YearOfMoney]]:
    """The years of many funds. One query."""
    extra = {fund.pk: fund.over_programming for fund in chosen}
    found: dict[int, list[YearOfMoney]] = defaultdict(list)
    for row in FundYear.objects.filter(fund__in=list(extra)).with_totals().order_by("starts"):
        found[row.fund_id].append(_year_of_money(row, extra[row.fund_id]))
    return dict(found)


def ledger_of(fund: Fund) -> Any:
    """Every line of the fund's ledger, newest first."""
    lines = FundEntry.objects.filter(year__fund=fund).select_related("year", "entered_by", "of")
    return lines.order_by("-entered_at", "-pk")


def entry_numbered(number: int, entry: int) -> FundEntry | None:
    """A line of the ledger of the fund with this number."""
    lines = FundEntry.objects.filter(pk=entry, year__fund=number)
    found: FundEntry | None = lines.select_related("year__fund", "entered_by").first()
    return found


def left_of(entry: FundEntry) -> Decimal:
    """What of an allocation or commitment has not been given back."""
    given_back = FundEntry.objects.filter(of=entry).aggregate(total=Sum("amount"))["total"] or NOTHING
    return entry.amount - given_back


@dataclass(frozen=True)
class PartOfYear:
    """What one organisation brings to a financial year, and what an overspend would cost it."""

    organisation_id: int
    name: str
    share: Decimal
    amount: Decimal
    of_overspend: Decimal


def contributions_to(money: YearOfMoney) -> list[PartOfYear]:
    """Who brings what to a year: its budget, and any overspend, divided by the shares to the penny."""
    rows = list(
        Contribution.objects.filter(year__fund=money.fund_id, year__starts=money.starts)
        .select_related("organisation")
        .order_by("-share", "organisation__name")
    )
    if not rows:
        return []
    parts = [row.share for row in rows]
    amounts, over = shares(money.budget, parts), shares(money.overspend, parts)
    return [
        PartOfYear(row.organisation_id, row.organisation.name, row.share, amount, extra)
        for row, amount, extra in zip(rows, amounts, over, strict=True)
    ]


def funds_of_cycle(cycle: Any) -> list[Fund]:
    """The funds that pay for a cycle, by name."""
    return list(funds().filter(pk__in=FundCycle.objects.filter(cycle=cycle).values("fund")))


def cycles_paid_by(fund: Fund) -> list[Any]:
    """The cycles that a fund pays for, by name."""
    links = FundCycle.objects.filter(fund=fund).select_related("cycle")
    return [link.cycle for link in links.order_by("cycle__name")]


def budgets_held() -> dict[tuple[str, int], tuple[Decimal, bool]]:
    """Every year's budget and whether it is provisional, by the fund's plain name and the year. One query."""
    years = FundYear.objects.with_totals().select_related("fund").order_by("pk")
    return {(plain_words(one.fund.name), one.starts): (one.budget, one.provisional) for one in years}


def budget_differences(lines: Sequence[BudgetLine]) -> Differences:
    """What a file would change in the budgets of funds. Nothing is written; years that it leaves out stay."""
    held, known = budgets_held(), {plain_words(name) for name in Fund.objects.values_list("name", flat=True)}
    added, changed = [], []
    for line in lines:
        name, year = plain_words(line.fund), FinancialYear(line.year).label
        budget, provisional = held.get((name, line.year), (None, False))
        if budget is None:
            new = "" if name in known else " (a new fund)"
            added.append(f"{line.fund}{new}, {year}: {pounds(line.amount)}")
            continue
        if budget != line.amount:
            changed.append(Difference(f"{line.fund}, {year}", "Budget", budget, line.amount))
        if line.provisional not in {None, provisional}:
            changed.append(Difference(f"{line.fund}, {year}", "Provisional", provisional, line.provisional))
    touched = len({one.record for one in changed})
    return Differences(tuple(added), tuple(changed), same=len(lines) - len(added) - touched)
