"""Budget monitoring as finance teams do it: variances, and whether a row of totals is the sum of rows above it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


def variance(budget: Decimal, forecast: Decimal) -> Decimal:
    """Budget less forecast outturn, in pounds: below 0 more will be spent than was budgeted."""
    return budget - forecast


@dataclass
class RunningSum:
    """Amounts one after another, in pounds, and which totals some run of the last of them adds to.

    Every sum up to here is kept, so each question takes the same short time however long the table is.
    """

    so_far: Decimal = Decimal(0)
    _reached: set[Decimal] = field(default_factory=lambda: {Decimal(0)})

    def add(self, amount: Decimal) -> None:
        self.so_far += amount
        self._reached.add(self.so_far)

    def ends_in(self, total: Decimal) -> bool:
        """Whether the last amount, the last two, or so on back to the first add to `total` to the penny."""
        return self.so_far - total in self._reached
