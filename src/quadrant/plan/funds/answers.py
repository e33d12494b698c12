"""The facts that funds can state to a cycle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Min, Q, Sum

from quadrant.cycle.registry import fact
from quadrant.cycle.terms import Fact, FactKey
from quadrant.governance.registry import tells
from quadrant.governance.terms import DrawsOn, typed_table
from quadrant.methods import words
from quadrant.methods.calendar import london_day
from quadrant.plan.funds.models import FundCycle
from quadrant.plan.funds.queries import contributions_to, funds_of_cycle, years_of_funds
from quadrant.plan.funds.terms import EntryKind

Stated = Iterable[tuple[int, Fact]]


@fact(FactKey.FUND_OPENED)
def funds_opened(cycles: Sequence[int]) -> Stated:
    """A fund pays for the cycle since it was linked to it."""
    for link in FundCycle.objects.filter(cycle__in=cycles).select_related("fund__opened_by"):
        yield (
            link.cycle_id,
            Fact(
                london_day(link.linked_at),
                f"{link.fund.name} pays for this",
                by=link.fund.opened_by.name,
                at=link.linked_at,
            ),
        )


@fact(FactKey.BUDGET_SET)
def budgets_set(cycles: Sequence[int]) -> Stated:
    """A fund that pays for the cycle has a budget: since its first line, or since it was linked if that was later."""
    of_budget = Q(fund__years__entries__kind=EntryKind.BUDGET)
    links = FundCycle.objects.filter(cycle__in=cycles).select_related("fund")
    for link in links.annotate(
        total=Sum("fund__years__entries__amount", filter=of_budget),
        first_at=Min("fund__years__entries__entered_at", filter=of_budget),
    ):
        if link.total:
            at = max(link.first_at, link.linked_at)
            yield link.cycle_id, Fact(london_day(at), f"{link.fund.name} has a budget of £{link.total:,.0f}", at=at)


@tells(DrawsOn.MONEY)
def funds_in_words(cycle: Any, person: Any) -> Iterable[str]:
    """Each fund that pays for the cycle, year by year, and what each partner brings to it."""
    funds = funds_of_cycle(cycle)
    years = years_of_funds(funds)
    listed = [(fund, year) for fund in funds for year in years.get(fund.pk, [])]
    heads = ("Fund", "Year", "Budget", "Allocated", "Committed", "Left to allocate")
    yield typed_table(
        "Funds of this cycle",
        heads,
        (
            (fund.name, year.label, *map(words.money, (year.budget, year.allocated, year.committed, year.unallocated)))
            for fund, year in listed
        ),
    )
    brought = [(fund, year, part) for fund, year in listed for part in contributions_to(year)]
    yield typed_table(
        "What each partner brings",
        ("Fund", "Year", "Partner", "Share", "Amount"),
        (
            (fund.name, year.label, part.name, words.percent(part.share), words.money(part.amount))
            for fund, year, part in brought
        ),
    )
