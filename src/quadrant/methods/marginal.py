"""Programme budgeting and marginal analysis: money shifted out of a programme and into it, to the penny.

Method: list what could be done less of (shift out) and what could be done more of (shift in), and choose a set of both
whose costs are equal, so that the whole costs what it did. Source: the programme budgeting and marginal analysis
approach as used in health commissioning since Mooney and colleagues (1986).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Balance:
    """Pounds shifted out and in. `difference` is what is shifted in beyond what is shifted out; negative is less."""

    out: Decimal
    into: Decimal

    @property
    def difference(self) -> Decimal:
        return self.into - self.out

    @property
    def is_even(self) -> bool:
        """Equal to the penny, and more than nothing."""
        return self.difference == NOTHING and self.out > NOTHING


def balance(out: Iterable[Decimal], into: Iterable[Decimal]) -> Balance:
    """Add both sides in decimal pounds and pence."""
    return Balance(sum(out, NOTHING), sum(into, NOTHING))


def cost_per_person(amount: Decimal, people: int | None) -> Decimal | None:
    """Pounds for each person that an option is expected to reach; None where nobody has said how many."""
    return amount / people if people else None
