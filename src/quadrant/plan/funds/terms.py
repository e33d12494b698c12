"""The words of funds: where money comes from, how it may be spent, and what may happen to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quadrant.audit.terms import Term
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
