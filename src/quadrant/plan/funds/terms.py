"""The words of funds: where money comes from, how it may be spent, and what may happen to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quadrant.audit.terms import Term
from quadrant.methods.calendar import AccountingPeriod, FinancialYear
from quadrant.partnership.terms import OrganisationLine


class StreamKind(Term):
    """Where the money comes from."""

    GRANT = "grant"
    CORE = "core"
    CAPITAL_PROGRAMME = "capital_programme"
    MATCH = "match"
    CHARGE = "charge"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"core": "Core budget", "match": "Match funding", "charge": "Charges and income"}


class Nature(Term):
    """What the money may be spent on in the accounts."""

    REVENUE = "revenue"
    CAPITAL = "capital"


class Arrangement(Term):
    """One owner; one pot with one rule book; or separate pots with one plan."""

    SINGLE = "single"
    POOLED = "pooled"
    ALIGNED = "aligned"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "single": "One organisation's fund",
            "pooled": "Pooled: one pot, one rule book",
            "aligned": "Aligned: separate pots, one plan",
        }


class EntryKind(Term):
    """What a line of the ledger says. Lines are only ever added."""

    BUDGET = "budget"
    ALLOCATION = "allocation"
    ALLOCATION_RELEASED = "allocation_released"
    COMMITMENT = "commitment"
    COMMITMENT_RELEASED = "commitment_released"
    ACTUAL = "actual"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "budget": "Budget set or changed",
            "allocation_released": "Allocation given back",
            "commitment_released": "Commitment released",
            "actual": "Actual spend",
        }


class Tie(Term):
    """What a cost centre of a finance system is tied to."""

    FUND = "fund"
    SERVICE = "service"
    OUTSIDE = "outside"
    NOT_YET = "not_yet"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"fund": "A fund", "service": "A service", "outside": "None of ours", "not_yet": "Not tied yet"}


MEASURES = {
    "original_budget": "Original budget",
    "budget": "Current budget",
    "profiled": "Budget to date",
    "actual": "Actual to date",
    "commitments": "Commitments",
    "forecast": "Forecast outturn",
}
"""What a finance system says of each account, and the words for it."""


@dataclass(frozen=True)
class FinanceLine:
    """One account of a cost centre at the end of a period, as a row of a file tells it. None: it has no such column."""

    cost_centre: str
    cost_centre_name: str
    account: str
    account_name: str
    year: int
    period: int
    actual: Decimal
    original_budget: Decimal | None = None
    budget: Decimal | None = None
    profiled: Decimal | None = None
    commitments: Decimal | None = None
    forecast: Decimal | None = None

    @property
    def at(self) -> AccountingPeriod:
        return AccountingPeriod(FinancialYear(self.year), self.period)

    @property
    def key(self) -> tuple[str, str]:
        return self.cost_centre, self.account


@dataclass(frozen=True)
class BudgetLine:
    """The budget of a fund's financial year as one row of a file tells it; what a new fund is, where it says so."""

    fund: str
    year: int
    amount: Decimal
    provisional: bool | None = None
    stream: StreamKind | None = None
    nature: Nature = Nature.REVENUE
    owner: OrganisationLine | None = None


# What gives back each kind of line that can be given back.
RELEASES = {
    EntryKind.ALLOCATION: EntryKind.ALLOCATION_RELEASED,
    EntryKind.COMMITMENT: EntryKind.COMMITMENT_RELEASED,
}


def pounds(amount: Decimal) -> str:
    """An amount as sentences say it: £1,250,000, with pence only where there are some."""
    return f"£{amount:,.0f}" if amount == amount.to_integral() else f"£{amount:,.2f}"
