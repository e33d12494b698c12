"""How much of a catalogue is reviewed and has a strategy, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of services: all, reviewed, with a strategy, with both. `outstanding` lack one or the other."""

    total: int
    reviewed: int
    with_strategy: int
    whole: int

    @property
    def unreviewed(self) -> int:
        return self.total - self.reviewed

    @property
    def outstanding(self) -> int:
        return self.total - self.whole

    @property
    def per_cent_reviewed(self) -> Decimal | None:
        return per_cent(self.reviewed, self.total)

    @property
    def per_cent_with_strategy(self) -> Decimal | None:
        return per_cent(self.with_strategy, self.total)


def coverage(services: Sequence[tuple[bool, bool]]) -> Coverage:
    """Count services, each given as (reviewed?, has a strategy?).

    >>> found = coverage([(True, True)] * 6 + [(True, False)] * 4 + [(False, False)] * 30)
    >>> found.per_cent_reviewed, found.per_cent_with_strategy, found.unreviewed, found.outstanding
    (Decimal('25'), Decimal('15'), 30, 34)
    """
    return Coverage(
        len(services),
        sum(1 for reviewed, _ in services if reviewed),
        sum(1 for _, strategy in services if strategy),
        sum(1 for reviewed, strategy in services if reviewed and strategy),
    )


def per_cent(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """100 × part ÷ whole; None of nothing.

    >>> per_cent(10, 40), per_cent(0, 0)
    (Decimal('25'), None)
    """
    return HUNDRED * Decimal(part) / Decimal(whole) if whole else None
