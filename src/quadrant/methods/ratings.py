"""Red, amber or green: one value beside its target."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum


class Rating(StrEnum):
    """How a value stands beside its target."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"


class Better(StrEnum):
    """Which way is good."""

    HIGH = "high"
    LOW = "low"
    NEITHER = "neither"


def rating(value: Decimal | None, target: Decimal | None, tolerance: Decimal, better: Better | str) -> Rating:
    """Green at the target or beyond it on the good side, amber within `tolerance` short of it, red further off.

    Where neither way is better, the target is what should come about: green within the tolerance of it on either side,
    red outside. Grey without a value or a target. Units: all three in the unit of the value. Source: the common
    red/amber/green rule of performance reports.
    Errors: a tolerance below 0.

    >>> rating(Decimal("83"), Decimal("85"), Decimal("3"), Better.HIGH).value
    'amber'
    """
    if tolerance < 0:
        raise ValueError("a tolerance is 0 or more")
    if value is None or target is None:
        return Rating.GREY
    way = Better(better)
    if way is Better.NEITHER:
        return Rating.GREEN if abs(value - target) <= tolerance else Rating.RED
    short = target - value if way is Better.HIGH else value - target
    if short <= 0:
        return Rating.GREEN
    return Rating.AMBER if short <= tolerance else Rating.RED


def out_of(numerator: Decimal, denominator: Decimal, per: int, *, places: int = 4) -> Decimal | None:
    """numerator ÷ denominator × `per` (100 for per cent), rounded half up to `places`; None out of nothing.

    Exact in decimals, so that a provider's 17 of 20 is 85 and not nearly. Errors: a number below 0, `per` below 1.

    >>> out_of(Decimal(17), Decimal(20), 100)
    Decimal('85.0000')
    """
    if numerator < 0 or denominator < 0 or per < 1:
        raise ValueError("counts are 0 or more, and a rate is counted by 1 or more")
    if not denominator:
        return None
    return (numerator * per / denominator).quantize(Decimal(1).scaleb(-places), rounding="ROUND_HALF_UP")
