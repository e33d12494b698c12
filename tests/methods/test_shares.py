"""Money divided to the penny, and every division adding up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quadrant.methods.shares import shares
from tests.methods.refusals import refused


def test_a_penny_left_over_goes_to_the_first_of_equal_parts() -> None:
    assert shares(Decimal("100.00"), [1, 1, 1]) == (Decimal("33.34"), Decimal("33.33"), Decimal("33.33"))


def test_the_penny_goes_to_whoever_lost_the_largest_fraction() -> None:
    # 10.01 × 1/6 = 1.668…, × 2/6 = 3.336…, × 3/6 = 5.005: the first lost 0.8 of a penny
    assert shares(Decimal("10.01"), [1, 2, 3]) == (Decimal("1.67"), Decimal("3.34"), Decimal("5.00"))


def test_an_overspend_is_borne_sixty_to_forty() -> None:
    assert shares(Decimal(118_000), [60, 40]) == (Decimal(70_800), Decimal(47_200))


def test_a_joint_post_costs_each_partner_its_share() -> None:
    assert shares(Decimal(78_500), [55, 45]) == (Decimal(43_175), Decimal(35_325))


def test_nothing_is_shared_as_nothing() -> None:
    assert [str(piece) for piece in shares(Decimal(0), [1, 1])] == ["0.00", "0.00"]


def test_a_credit_divides_as_its_mirror() -> None:
    assert shares(Decimal("-0.05"), [1, 1]) == (Decimal("-0.03"), Decimal("-0.02"))


def test_a_part_of_nothing_gets_nothing_and_the_unit_can_be_a_whole_pound() -> None:
    assert shares(Decimal(7), [0, 1, 1], unit=Decimal(1)) == (Decimal(0), Decimal(4), Decimal(3))


@pytest.mark.parametrize(
    ("total", "parts", "sentence"),
    [
        ("1.00", [], "there are no parts to share between"),
        ("1.00", ["-1", "2"], "a share must be a number of 0 or more"),
        ("1.00", ["NaN"], "a share must be a number of 0 or more"),
        ("1.00", ["0", "0"], "the shares add to 0, so nothing can be divided by them"),
        ("1.005", ["1"], "1.005 is not a whole number of 0.01, so it cannot be shared exactly"),
        ("Infinity", ["1"], "the amount to share must be a number, not Infinity"),
    ],
)
def test_what_cannot_be_shared_is_refused_in_a_sentence(total: str, parts: list[str], sentence: str) -> None:
    with refused("" + sentence.replace(".", r".") + ""):
        shares(Decimal(total), [Decimal(part) for part in parts])


@given(
    pennies=st.integers(-(10**12), 10**12),
    parts=st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any),
)
def test_the_pieces_always_add_to_the_amount_and_none_is_a_penny_out(pennies: int, parts: list[int]) -> None:
    total = Decimal(pennies) / 100
    pieces = shares(total, parts)
    assert sum(pieces) == total
    assert all(
        abs(piece - total * part / sum(parts)) < Decimal("0.01") for piece, part in zip(pieces, parts, strict=True)
    )
