"""Red, amber, green and grey; a per cent from two counts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quadrant.methods.ratings import Better, Rating, out_of, rating


@pytest.mark.parametrize(
    ("value", "better", "colour"),
    [
        (85, Better.HIGH, Rating.GREEN),
        (90, Better.HIGH, Rating.GREEN),
        (80, Better.HIGH, Rating.AMBER),
        (79, Better.HIGH, Rating.RED),
        (85, Better.LOW, Rating.GREEN),
        (80, Better.LOW, Rating.GREEN),
        (90, Better.LOW, Rating.AMBER),
        (91, Better.LOW, Rating.RED),
        (80, Better.NEITHER, Rating.GREEN),
        (91, Better.NEITHER, Rating.RED),
    ],
)
def test_a_value_beside_a_target_of_85_give_or_take_5(value: int, better: Better, colour: Rating) -> None:
    assert rating(Decimal(value), Decimal(85), Decimal(5), better) is colour


def test_no_value_or_no_target_is_grey() -> None:
    assert rating(None, Decimal(85), Decimal(5), Better.HIGH) is Rating.GREY
    assert rating(Decimal(85), None, Decimal(5), Better.HIGH) is Rating.GREY


def test_a_tolerance_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="a tolerance is 0 or more"):
        rating(Decimal(85), Decimal(85), Decimal(-1), Better.HIGH)


def test_so_many_of_so_many() -> None:
    assert out_of(Decimal(17), Decimal(20), 100) == Decimal(85)
    assert out_of(Decimal(2), Decimal(3), 1000) == Decimal("666.6667")
    assert out_of(Decimal(0), Decimal(0), 100) is None
    with pytest.raises(ValueError, match="counts are 0 or more"):
        out_of(Decimal(-1), Decimal(3), 100)
