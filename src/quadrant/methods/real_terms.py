"""Money of different years in the prices of one year, by a dated table of prices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


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
        if self.index[year] <= 0:
            raise ValueError(f"{self.name} is {self.index[year]} in {year}, must be above 0")
        return self.index[year]


def real_terms(values: Sequence[Decimal | int], years: Sequence[int], deflator: Deflator, base: int) -> list[Decimal]:
    """Amounts of several years in the prices of `base`.

    Formula: amount × index of base ÷ index of its year. Source: HM Treasury, GDP deflators: user guide; the table is
    the caller's, with its date, since it is revised every quarter.
    Units: pounds in, pounds out, not rounded. Shapes: a year for each amount. No amounts give none.
    Errors: lengths that differ, a year or a base that the table does not cover.
    """
    if len(values) != len(years):
        raise ValueError(f"there are {len(values)} amounts and {len(years)} years")
    to = deflator.at(base)
    return [Decimal(value) * to / deflator.at(year) for value, year in zip(values, years, strict=True)]
