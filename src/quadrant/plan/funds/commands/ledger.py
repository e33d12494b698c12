"""Acts on funds. Whoever moves a year's money locks that year first, so that two at once cannot both take the last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.methods.calendar import FinancialYear, financial_year
from quadrant.partnership.links import insist_whole
from quadrant.partnership.models import Organisation, Person
from quadrant.plan.funds.models import Contribution, Fund, FundCycle, FundEntry, FundYear
from quadrant.plan.funds.queries import YearOfMoney, left_of, year_of
from quadrant.plan.funds.rules import may_open_fund, may_run_fund, may_spend_from_fund
from quadrant.plan.funds.terms import RELEASES, Arrangement, EntryKind, Nature, StreamKind, pounds

NOT_YOURS = "Only a finance officer or a commissioner may do this."
NOT_A_SPENDER = "Only a finance officer, a commissioner or a contract manager may do this."
PENNY = Decimal("0.01")


@act("fund.opened")
def open_fund(
    *,
    name: str,
    stream: StreamKind,
    owner: Organisation,
    about: str = "",
    nature: Nature = Nature.REVENUE,
    arrangement: Arrangement = Arrangement.SINGLE,
    ring_fenced_for: str = "",
    recurrent: bool = False,
    over_programming: Decimal = Decimal(0),
    cycle: Cycle | None = None,
    by: Person,
    at: datetime,
) -> Done[Fund]:
    """Open a fund, which may pay for a cycle from the start."""
    allow(may_open_fund(by), NOT_YOURS)
    insist(bool(name.strip()), "Give the fund a name.", field="name")
    made = Fund(
        name=name.strip(),
        about=about,
        stream=stream,
        nature=nature,
        arrangement=arrangement,
        ring_fenced_for=ring_fenced_for,
        recurrent=recurrent,
        over_programming=over_programming,
        owner=owner,
        opened_by=by,
        opened_at=at,
    )
    made.save()
    if cycle is not None:
        FundCycle(fund=made, cycle=cycle, linked_at=at).save()
    return Done(made, made.name)


@act("fund.changed")
def change_fund(
    *,
    fund: Fund,
    name: str,
    about: str,
    stream: StreamKind,
    nature: Nature,
    arrangement: Arrangement,
    ring_fenced_for: str,
    recurrent: bool,
    over_programming: Decimal,
    by: Person,
    at: datetime,
) -> Done[Fund]:
    """Correct a fund or change its rules; what is already in the ledger stays."""
    allow(may_run_fund(by, fund), NOT_YOURS)
    insist(bool(name.strip()), "Give the fund a name.", field="name")
    kept = Fund.objects.select_for_update().get(pk=fund.pk)
    kept.name, kept.about, kept.stream, kept.nature = name.strip(), about, stream, nature
    kept.arrangement, kept.ring_fenced_for = arrangement, ring_fenced_for
    kept.recurrent, kept.over_programming = recurrent, over_programming
    kept.save()
    return Done(kept, kept.name)


@act("fund.linked")
def link_fund(*, fund: Fund, cycle: Cycle, by: Person, at: datetime) -> Done[FundCycle]:
    """Let a fund pay for what a cycle commissions."""
    allow(may_run_fund(by, fund), NOT_YOURS)
    made = FundCycle(fund=fund, cycle=cycle, linked_at=at)
    made.save()
    return Done(made, f"{fund.name} pays for {cycle.name}")


@act("fund.budget_set")
def set_budget(
    *, fund: Fund, year: int, amount: Decimal, provisional: bool = False, about: str = "", by: Person, at: datetime
) -> Done[FundYear]:
    """Say what a year's budget is from now on; the ledger keeps the difference. Refused below what is allocated."""
    allow(may_run_fund(by, fund), NOT_YOURS)
    insist(amount >= 0 and _whole_pennies(amount), "Enter an amount in pounds and pence.", field="amount")
    kept = FundYear.objects.select_for_update().filter(fund=fund, starts=year).first()
    kept = kept or FundYear(fund=fund, starts=year)
    kept.provisional = provisional
    kept.save()
    money = _money(fund, year)
    insist(
        amount >= money.allocated,
        f"{pounds(money.allocated)} of {money.label} is already allocated, so the budget cannot be {pounds(amount)}.",
        field="amount",
    )
    if amount != money.budget:
        FundEntry(
            year=kept,
            kind=EntryKind.BUDGET,
            amount=amount - money.budget,
            belongs_on=money.year.first_day,
            about=about or f"Budget for {money.label}",
            entered_by=by,
            entered_at=at,
        ).save()
    return Done(kept, f"{fund.name}, {money.label}: {pounds(amount)}")


@act("fund.contributions_set")
def set_contributions(
    *, fund: Fund, year: int, shares: Mapping[Organisation, Decimal], by: Person, at: datetime
) -> Done[FundYear]:
    """Say who brings which per cent of a year; refused unless the shares add to 100."""
    allow(may_run_fund(by, fund), NOT_YOURS)
    kept = _locked(fund, FinancialYear(year).first_day)
    insist_whole(shares.values())
    Contribution.objects.filter(year=kept).delete()
    for organisation, share in shares.items():
        Contribution(year=kept, organisation=organisation, share=share).save()
    return Done(kept, ", ".join(f"{o.name} {share.normalize():f} %" for o, share in shares.items()))


@act("fund.allocated")
def allocate(
    *, fund: Fund, amount: Decimal, belongs_on: date, about: str, by: Person | None, at: datetime
) -> Done[FundEntry]:
    """Set part of a year's budget aside for something; refused beyond what is unallocated."""
    allow(by is None or may_run_fund(by, fund), NOT_YOURS)
    year = _locked(fund, belongs_on)
    money = _money(fund, year.starts)
    insist(
        amount <= money.unallocated,
        f"{fund.name} has {pounds(money.unallocated)} unallocated in {money.label}, not {pounds(amount)}.",
        field="amount",
    )
    return _entered(
        FundEntry(
            year=year,
            kind=EntryKind.ALLOCATION,
            amount=amount,
            belongs_on=belongs_on,
            about=about,
            entered_by=by,
            entered_at=at,
        )
    )


@act("fund.committed")
def commit(
    *, fund: Fund, amount: Decimal, belongs_on: date, about: str, by: Person | None, at: datetime
) -> Done[FundEntry]:
    """Bind money of the year in which `belongs_on` lies; refused beyond its allocation and any over-programming."""
    allow(by is None or may_spend_from_fund(by, fund), NOT_A_SPENDER)
    year = _locked(fund, belongs_on)
    money = _money(fund, year.starts)
    insist(
        amount <= money.uncommitted,
        f"{fund.name} has {pounds(money.uncommitted)} left to commit in {money.label}, not {pounds(amount)}.",
        field="amount",
    )
    return _entered(
        FundEntry(
            year=year,
            kind=EntryKind.COMMITMENT,
            amount=amount,
            belongs_on=belongs_on,
            about=about,
            entered_by=by,
            entered_at=at,
        )
    )


@act("fund.released")
def release(
    *, entry: FundEntry, amount: Decimal | None = None, about: str, by: Person | None, at: datetime
) -> Done[FundEntry]:
    """Give back an allocation or a commitment, whole or in part. An allocation stays as large as what is committed."""
    fund = entry.year.fund
    allow(by is None or may_spend_from_fund(by, fund), NOT_A_SPENDER)
    kind = EntryKind(entry.kind)
    insist(kind in RELEASES, f"A line of the kind “{kind.label}” cannot be given back.")
    year = _locked(fund, entry.belongs_on)
    left = left_of(entry)
    given = left if amount is None else amount
    insist(0 < given <= left, f"{pounds(left)} of this line is left to give back.", field="amount")
    if kind is EntryKind.ALLOCATION:
        money = _money(fund, year.starts)
        free = money.allocated - money.committed
        insist(given <= free, f"Only {pounds(max(free, Decimal(0)))} of {money.label} is allocated and not committed.")
    return _entered(
        FundEntry(
            year=year,
            kind=RELEASES[kind],
            amount=given,
            belongs_on=entry.belongs_on,
            about=about,
            of=entry,
            entered_by=by,
            entered_at=at,
        )
    )


@act("fund.spent")
def record_actual(
    *, fund: Fund, amount: Decimal, belongs_on: date, about: str, by: Person | None, at: datetime
) -> Done[FundEntry]:
    """Record what was spent in the year in which `belongs_on` lies; below 0 for money that came back.

    Always recorded, also beyond commitment, allocation and budget: the fund's page shows the overspend.
    """
    allow(by is None or may_spend_from_fund(by, fund), NOT_A_SPENDER)
    return _entered(
        FundEntry(
            year=_locked(fund, belongs_on),
            kind=EntryKind.ACTUAL,
            amount=amount,
            belongs_on=belongs_on,
            about=about,
            entered_by=by,
            entered_at=at,
        )
    )


def _whole_pennies(amount: Decimal) -> bool:
    return amount.is_finite() and amount == amount.quantize(PENNY)


def _locked(fund: Fund, belongs_on: date) -> FundYear:
    """The fund's year of that day, locked; refused when the fund has no such year."""
    year = financial_year(belongs_on)
    found: FundYear | None = FundYear.objects.select_for_update().filter(fund=fund, starts=year.starts).first()
    insist(found is not None, f"{fund.name} has no budget for {year.label}.", field="belongs_on")
    assert found is not None  # noqa: S101  the line above refused it
    return found


def _money(fund: Fund, starts: int) -> YearOfMoney:
    money = year_of(fund, starts)
    assert money is not None  # noqa: S101  its row is locked by now
    return money


def _entered(line: FundEntry) -> Done[FundEntry]:
    """Add a line to the ledger, once its amount and its words have sense."""
    kind, amount = EntryKind(line.kind), line.amount
    insist(_whole_pennies(amount), "Enter an amount in pounds and pence.", field="amount")
    insist(amount > 0 or (kind is EntryKind.ACTUAL and amount != 0), "Enter an amount of more than £0.", field="amount")
    line.about = line.about.strip()
    insist(bool(line.about), "Say what the money is for.", field="about")
    line.save()
    return Done(line, f"{kind.label}: {pounds(amount)} in {line.year.year.label}, {line.about}")
