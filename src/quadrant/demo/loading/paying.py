"""What was paid under signed agreements: years that are over in one sum each, this year's quarter by quarter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from quadrant.demo.loading.story import Story
from quadrant.do.agreements.commands import record_payment
from quadrant.do.agreements.queries import agreements, lines_of
from quadrant.do.agreements.terms import AgreementState
from quadrant.methods.calendar import FinancialYear, Quarter, financial_year

if TYPE_CHECKING:
    from quadrant.do.agreements.models import Agreement, AgreementFundingLine

IN_FORCE = (AgreementState.LIVE, AgreementState.ENDED)
BEFORE_THE_QUARTERS_END = timedelta(days=16)
PENNY = Decimal("0.01")


@dataclass(frozen=True)
class Due:
    """A sum of one funding line on the day that it is paid."""

    line: AgreementFundingLine
    amount: Decimal
    on: date
    about: str


def pay(story: Story, by: str) -> None:
    """Everything that fell due until the day of the story, in the order of its days."""
    with story.on(story.days.as_of):
        due = [one for agreement in agreements().filter(state__in=IN_FORCE) for one in _due(story, agreement)]
    for day, on_one_day in groupby(sorted(due, key=lambda one: one.on), key=lambda one: one.on):
        with story.on(day, 11) as at:
            for one in on_one_day:
                record_payment(
                    agreement=one.line.agreement,
                    fund=one.line.fund,
                    amount=one.amount,
                    paid_on=day,
                    about=one.about,
                    by=story.person(by),
                    at=at,
                )


def _due(story: Story, agreement: Agreement) -> Iterator[Due]:
    this_year = financial_year(story.days.as_of)
    for line in lines_of(agreement):
        year = FinancialYear(line.year)
        quarters = [Quarter(year, number) for number in range(1, 5)]
        worked = [one for one in quarters if _worked(agreement, one)]
        if line.year < this_year.starts and worked:
            yield Due(line, line.amount, _paid_on(worked[-1]), f"{year.label}, the whole year")
        elif line.year == this_year.starts:
            for one, amount in zip(worked, _instalments(line.amount, len(worked)), strict=True):
                if _paid_on(one) <= story.days.as_of:
                    yield Due(line, amount, _paid_on(one), one.label)


def _worked(agreement: Agreement, quarter: Quarter) -> bool:
    return agreement.starts_on <= quarter.last_day and agreement.last_day >= quarter.last_day


def _paid_on(quarter: Quarter) -> date:
    return quarter.last_day - BEFORE_THE_QUARTERS_END


def _instalments(amount: Decimal, parts: int) -> list[Decimal]:
    """Equal parts in whole pennies; what is left over goes with the last."""
    if parts == 0:
        return []
    each = (amount / parts).quantize(PENNY, rounding=ROUND_DOWN)
    return [each] * (parts - 1) + [amount - each * (parts - 1)]
