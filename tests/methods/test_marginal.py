"""Money shifted out and in is added to the penny."""

from __future__ import annotations

from decimal import Decimal

from quadrant.methods.marginal import balance, cost_per_person

PENCE = Decimal("0.10"), Decimal("0.20")


def test_both_sides_add_to_the_penny() -> None:
    even = balance(PENCE, [Decimal("0.30")])
    assert (even.out, even.into, even.difference, even.is_even) == (Decimal("0.30"), Decimal("0.30"), Decimal(0), True)
    apart = balance([Decimal("84250.50")], [Decimal("84250.49")])
    assert (apart.difference, apart.is_even) == (Decimal("-0.01"), False)


def test_nothing_shifted_is_not_even() -> None:
    assert not balance([], []).is_even


def test_the_cost_of_a_person_is_told_where_people_are_counted() -> None:
    assert cost_per_person(Decimal(1000), 40) == Decimal(25)
    assert cost_per_person(Decimal(1000), None) is None
    assert cost_per_person(Decimal(1000), 0) is None
