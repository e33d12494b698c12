"""Dividing one amount between parts so that the pieces add to the amount exactly."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from quadrant.methods.arrays import plain

PENNY = Decimal("0.01")


def shares(total: Decimal | int, parts: Sequence[Decimal | int], *, unit: Decimal = PENNY) -> tuple[Decimal, ...]:
    """Divide `total` in proportion to `parts`, in whole `unit`s, so that the pieces sum to `total` exactly.

    Formula: each part first gets the whole units inside total × part ÷ sum(parts); the units left over go, one each,
    to the parts that lost the largest fraction, earlier parts first where fractions are equal (largest remainder,
    Hamilton's method). Worked exactly with fractions, so no part is ever off by more than one unit.
    Units: `total` and the answer in pounds (unit £0.01) or in any other unit; `parts` are percentages, weights or
    amounts: only their proportions matter. A part of 0 gets 0. A negative total (a credit) divides as its mirror.
    Errors: no parts, a part below zero or no number, parts that add to 0, a total that is not a whole number of units,
    a unit of 0 or below.

    >>> shares(Decimal("100.00"), [1, 1, 1])
    (Decimal('33.34'), Decimal('33.33'), Decimal('33.33'))
    """
    amounts = [Decimal(part) for part in parts]
    if not amounts:
        raise ValueError("there are no parts to share between")
    if any(not amount.is_finite() or amount < 0 for amount in amounts):
        raise ValueError("a share must be a number of 0 or more")
    if not sum(amounts):
        raise ValueError("the shares add to 0, so nothing can be divided by them")
    units = _whole_units(Decimal(total), unit)
    pieces = _largest_remainder(abs(units), [Fraction(amount) for amount in amounts])
    sign = -1 if units < 0 else 1
    with localcontext(prec=max(28, 2 * len(str(units)))):  # no digit of a large sum is lost
        return tuple(sign * piece * unit for piece in pieces)


def _whole_units(total: Decimal, unit: Decimal) -> int:
    if not total.is_finite():
        raise ValueError(f"the amount to share must be a number, not {total}")
    if not unit.is_finite() or unit <= 0:
        raise ValueError(f"a unit must be above 0, not {plain(unit)}")
    units = Fraction(total) / Fraction(unit)
    if units.denominator != 1:
        raise ValueError(f"{plain(total)} is not a whole number of {plain(unit)}, so it cannot be shared exactly")
    return units.numerator


def _largest_remainder(units: int, parts: list[Fraction]) -> list[int]:
    whole = sum(parts)
    exact = [units * part / whole for part in parts]
    pieces = [int(quota) for quota in exact]
    left = units - sum(pieces)
    by_fraction_lost = sorted(range(len(parts)), key=lambda place: (pieces[place] - exact[place], place))
    for place in by_fraction_lost[:left]:
        pieces[place] += 1
    return pieces
