"""What is committed, from both ends: by the funding lines of signed agreements, and by the funds' own ledgers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import F, Sum

from quadrant.do.agreements.models import AgreementFundingLine
from quadrant.plan.funds.models import FundEntry, FundYear
from quadrant.plan.funds.terms import EntryKind

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Committed:
    """Pounds of all years, by fund and agreement, and what each fund has committed for no agreement.

    `ledger` is what the funds' ledgers hold by fund, reckoned apart from the two: they add to it, to the penny.
    """

    lines: dict[tuple[int, int], Decimal]
    outside: dict[int, Decimal]
    ledger: dict[int, Decimal]

    @cached_property
    def worth(self) -> dict[int, Decimal]:
        """Pounds committed by each signed agreement; one that gave all of it back is not here."""
        found: dict[int, Decimal] = defaultdict(lambda: NOTHING)
        for (_, agreement), pounds in self.lines.items():
            found[agreement] += pounds
        return {number: pounds for number, pounds in found.items() if pounds}

    @property
    def without_agreement(self) -> Decimal:
        return sum(self.outside.values(), NOTHING)

    @property
    def total(self) -> Decimal:
        """What all ledgers together hold as committed."""
        return sum(self.ledger.values(), NOTHING)


def committed() -> Committed:
    """What the partnership entered has committed. Five queries, however many agreements."""
    return Committed(_by_lines(), _outside(), _by_years())


def _by_lines() -> dict[tuple[int, int], Decimal]:
    """What each funding line of a signed agreement says, less what was given back of it since."""
    signed = AgreementFundingLine.objects.filter(entry__isnull=False, agreement__withdrawn_at=None)
    ends = ("fund", "agreement")
    found = {(fund, number): said for fund, number, said in _summed(signed, ends, "amount")}
    given_back = signed.filter(entry__releases__isnull=False)
    for fund, number, back in _summed(given_back, ends, "entry__releases__amount"):
        found[fund, number] -= back
    return found


def _outside() -> dict[int, Decimal]:
    """What funds committed that is no line of an agreement, less what was given back of it since."""
    lines = AgreementFundingLine.objects.filter(entry__isnull=False, agreement__withdrawn_at=None).values("entry")
    others = FundEntry.objects.filter(kind=EntryKind.COMMITMENT).exclude(pk__in=lines)
    found = dict(_summed(others, ("year__fund",), "amount"))
    for fund, back in _summed(others.filter(releases__isnull=False), ("year__fund",), "releases__amount"):
        found[fund] -= back
    return {fund: pounds for fund, pounds in found.items() if pounds}


def _by_years() -> dict[int, Decimal]:
    """What the pages of the funds add up to."""
    found: dict[int, Decimal] = defaultdict(lambda: NOTHING)
    for fund, pounds in FundYear.objects.with_totals().values_list("fund", "committed"):
        found[fund] += pounds
    return dict(found)


def _summed(rows: Any, by: tuple[str, ...], what: str) -> Any:
    return rows.order_by().values_list(*by).annotate(pounds=Sum(F(what)))
