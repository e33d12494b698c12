"""Red, amber, green and grey; a per cent from two counts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quadrant.methods.ratings import Better, Rating, out_of, rating
from tests.methods.refusals import refused


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


def test_without_tolerance_only_the_target_will_do() -> None:
    nothing = Decimal(0)
    assert rating(Decimal(85), Decimal(85), nothing, Better.NEITHER) is Rating.GREEN
    assert rating(Decimal("84.9"), Decimal(85), nothing, Better.NEITHER) is Rating.RED
    assert rating(Decimal("84.9"), Decimal(85), nothing, Better.HIGH) is Rating.RED
    assert rating(Decimal("84.5"), Decimal(85), Decimal("0.5"), "high") is Rating.AMBER
    assert [str(each) for each in (*Rating, *Better)] == [
        "green", "amber", "red", "grey", "high", "low", "neither",
    ]  # fmt: skip


def test_no_value_or_no_target_is_grey() -> None:
    assert rating(None, Decimal(85), Decimal(5), Better.HIGH) is Rating.GREY
    assert rating(Decimal(85), None, Decimal(5), Better.HIGH) is Rating.GREY


def test_a_tolerance_below_nothing_is_refused() -> None:
    with refused("a tolerance is 0 or more"):
        rating(Decimal(85), Decimal(85), Decimal(-1), Better.HIGH)


def test_so_many_of_so_many() -> None:
    assert out_of(Decimal(17), Decimal(20), 100) == Decimal(85)
    assert out_of(Decimal(2), Decimal(3), 1000) == Decimal("666.6667")
    assert out_of(Decimal(0), Decimal(0), 100) is None
    with refused("counts are 0 or more, and a rate is counted by 1 or more"):
        out_of(Decimal(-1), Decimal(3), 100)
    with refused("counts are 0 or more, and a rate is counted by 1 or more"):
        out_of(Decimal(1), Decimal(-3), 100)
    with refused("counts are 0 or more, and a rate is counted by 1 or more"):
        out_of(Decimal(1), Decimal(3), 0)


def test_halves_go_up_and_as_many_places_as_asked() -> None:
    # 1 of 8 is 0.125, 12.5 in a hundred
    assert str(out_of(Decimal(1), Decimal(8), 1, places=2)) == "0.13"
    assert str(out_of(Decimal(1), Decimal(8), 100, places=0)) == "13"
    assert str(out_of(Decimal(0), Decimal("0.5"), 1)) == "0.0000"
    assert str(out_of(Decimal("0.25"), Decimal("0.5"), 1, places=1)) == "0.5"
