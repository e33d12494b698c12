"""Money of different years in the prices of one year, by a dated table of prices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Amount = Decimal | int


@dataclass(frozen=True, slots=True)
class Deflator:
    """An index of prices by financial year (named by the year it starts in), as published on a day."""

    name: str
    index: Mapping[int, Decimal]
    published_on: date
    source: str

    def at(self, year: int) -> Decimal:
        """The index of a year; refused where the table does not reach."""
        if year not in self.index:
            known = f"{min(self.index)} to {max(self.index)}" if self.index else "no year"
            raise ValueError(f"{self.name} of {self.published_on.isoformat()} covers {known}, not {year}")
        if not (self.index[year].is_finite() and self.index[year] > 0):
            raise ValueError(f"{self.name} is {self.index[year]} in {year}, must be above 0")
        return self.index[year]


def real_terms(
    values: Mapping[int, Amount] | Sequence[Amount],
    deflator: Deflator,
    base: int,
    *,
    years: Sequence[int] | None = None,
) -> list[Decimal]:
    """Amounts of several years in the prices of `base`.

    Formula: amount × index of base ÷ index of its year. Source: HM Treasury, GDP deflators: user guide; the table is
    the caller's, with its date, since it is revised every quarter.
    Units: pounds in, pounds out, not rounded. Shapes: `values` by year, or a row of amounts with a year for each in
    `years`; the answers come in the same order. No amounts give none.
    Errors: amounts without years, lengths that differ, an amount or an index that is no number, a year or a base that
    the table does not cover.
    """
    if isinstance(values, Mapping):
        if years is not None:
            raise ValueError("the amounts name their years themselves")
        years, values = list(values), list(values.values())
    if years is None:
        raise ValueError("say which year each amount is of")
    if len(values) != len(years):
        raise ValueError(f"there are {len(values)} amounts and {len(years)} years")
    amounts = [Decimal(value) for value in values]
    for amount in amounts:
        if not amount.is_finite():
            raise ValueError(f"an amount must be a number, not {amount}")
    to = deflator.at(base)
    return [amount * to / deflator.at(year) for amount, year in zip(amounts, years, strict=True)]
