"""Weights that must add up, are split, are compared in pairs, and share out what does not apply."""

from __future__ import annotations

import json
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quadrant.methods.weights import Weight, WeightTree, ahp, redistribute, swing, weight_problems
from tests.methods.refusals import refused
from tests.shared_folder import shared

POINTS = ["50", "12.5", "10", "7.5", "5", *["2.5"] * 6]
HEREFORDSHIRE = {f"W{place}": Decimal(points) for place, points in enumerate(POINTS, start=1)}


def split(*points: str) -> WeightTree:
    priorities = tuple(Weight(f"P{place}", Decimal(each)) for place, each in enumerate(points, start=1))
    return WeightTree((Weight("Priorities", Decimal(50), priorities), Weight("Rest", Decimal(50))))


def test_case_1_eleven_weights_add_to_one_hundred() -> None:
    tree = WeightTree.flat(HEREFORDSHIRE)
    assert sum(tree.leaves().values()) == 100
    assert list(tree.leaves()) == list(HEREFORDSHIRE)


def test_case_1_half_a_point_short_is_refused_with_the_total() -> None:
    with refused("weights add to 99.5, must be 100"):
        WeightTree.flat({**HEREFORDSHIRE, "W1": Decimal("49.5")})


def test_case_4_a_weight_splits_into_parts_that_add_to_it() -> None:
    assert split("20", "20", "10").leaves() == {
        "P1": Decimal(20),
        "P2": Decimal(20),
        "P3": Decimal(10),
        "Rest": Decimal(50),
    }


def test_case_4_parts_that_add_to_more_are_refused() -> None:
    with refused("weights of 'Priorities' add to 55, must be 50"):
        split("20", "20", "15")


def test_every_problem_is_told_at_once() -> None:
    assert weight_problems([Weight("a", Decimal(60), (Weight("b", Decimal(1)),)), Weight("a", Decimal(30))]) == [
        "'a' is weighted twice",
        "weights add to 90, must be 100",
        "weights of 'a' add to 1, must be 60",
    ]


def test_no_weights_and_weights_below_zero_are_refused() -> None:
    assert weight_problems([]) == ["there are no weights"]
    assert weight_problems([Weight("a", Decimal(-5)), Weight("b", Decimal(105))]) == [
        "the weight of 'a' is -5, must be 0 or more"
    ]


def test_a_weight_of_nothing_is_kept() -> None:
    assert WeightTree.flat({"a": Decimal(100), "b": Decimal(0)}).leaves()["b"] == 0


def test_the_weight_that_does_not_apply_is_shared_out_in_proportion() -> None:
    left = WeightTree.flat({"a": Decimal(50), "b": Decimal(30), "c": Decimal(20)}).without({"c"})
    assert left == {"a": Decimal("62.5"), "b": Decimal("37.5")}


def test_thirds_still_add_to_one_hundred() -> None:
    left = redistribute({key: Decimal(25) for key in "abcd"}, {"d"})
    assert left == {"a": Decimal("33.333334"), "b": Decimal("33.333333"), "c": Decimal("33.333333")}


@pytest.mark.parametrize(
    ("weights", "gone", "sentence"),
    [
        ({"a": 100}, {"b"}, "'b' is not one of the criteria"),
        ({"a": 100}, {"a"}, "no criterion applies, so there is nothing to weigh"),
        ({"a": 100, "b": 0}, {"a"}, "only criteria of weight 0 apply, so there is nothing to weigh"),
    ],
)
def test_what_cannot_be_shared_out_is_refused(weights: dict[str, int], gone: set[str], sentence: str) -> None:
    with refused(sentence):
        redistribute({key: Decimal(points) for key, points in weights.items()}, gone)


@given(points=st.lists(st.integers(1, 10_000), min_size=2, max_size=20), gone=st.integers(0, 19))
def test_redistributed_weights_always_add_to_one_hundred(points: list[int], gone: int) -> None:
    weights = {str(place): Decimal(each) / 100 for place, each in enumerate(points)}
    left = redistribute(weights, {str(gone % len(points))})
    assert sum(left.values()) == 100
    assert len(left) == len(points) - 1


def test_swings_are_judged_against_the_greatest() -> None:
    assert swing({"quality": 100, "price": 60, "place": 40}) == {
        "quality": Decimal(50),
        "price": Decimal(30),
        "place": Decimal(20),
    }


def test_consistent_comparisons_have_ratio_zero() -> None:
    found = ahp([[1.0, 2.0, 4.0], [1 / 2, 1.0, 2.0], [1 / 4, 1 / 2, 1.0]])
    assert found.weights == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert found.consistency_ratio == pytest.approx(0, abs=1e-12)


def test_one_criterion_takes_all() -> None:
    found = ahp([[1]])
    assert found.weights.tolist() == [1.0]
    assert (found.consistency_index, found.consistency_ratio) == (0, 0)


SAATY = (0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)  # for 3 to 15 criteria


@pytest.mark.parametrize(("size", "random"), list(enumerate(SAATY, start=3)))
def test_the_ratio_divides_by_saatys_index_of_random_matrices(size: int, random: float) -> None:
    judged = np.ones((size, size))
    judged[0, 1], judged[1, 0] = 9, 1 / 9
    found = ahp(judged)
    assert found.consistency_index > 0
    assert found.consistency_index / found.consistency_ratio == pytest.approx(random)


@pytest.mark.parametrize(
    ("matrix", "sentence"),
    [
        ([[1, 2]], "comparisons must be a square table of 1 to 15 criteria"),
        ([[1, 0], [2, 1]], "every comparison must be a number above 0"),
        ([[1, 2], [2, 1]], "each comparison must be the reciprocal of the one across the diagonal, 3 against 1/3"),
        ([[1, np.nan], [np.nan, 1]], "too few pairs are compared: some criteria cannot be reached from the others"),
    ],
)
def test_comparisons_that_say_nothing_are_refused(matrix: list[list[float]], sentence: str) -> None:
    with refused(sentence):
        ahp(matrix)


def test_mcda_ahp_drinks_as_published() -> None:
    case = json.loads(shared("conformance", "mcda", "ahp_published.json").read_text())["drinks"]
    found = ahp(case["matrix"])
    assert found.weights == pytest.approx(case["weights"], abs=6e-5)
    assert found.consistency_ratio == pytest.approx(case["consistency_ratio_saaty"], abs=6e-4)


def test_mcda_ahp_cities_as_published() -> None:
    case = json.loads(shared("conformance", "mcda", "ahp_published.json").read_text())["cities"]
    over = ahp(case["criteria_matrix"]).weights
    local = np.array([ahp(case["matrices"][name]).weights for name in case["criteria"]])
    assert over @ local == pytest.approx([case["target_weights"][name] for name in case["alternatives"]], abs=6e-5)


def test_mcda_ahp_incomplete_matrix_as_published() -> None:
    case = json.loads(shared("conformance", "mcda", "ahp_published.json").read_text())["incomplete"]
    found = ahp([[np.nan if cell is None else cell for cell in row] for row in case["matrix"]])
    assert found.matrix[2, 3] == pytest.approx(case["missing_c_d"], abs=1e-4)
    assert found.weights == pytest.approx(case["weights"], abs=6e-5)
    # Its published ratio divides by another table of random indices than Saaty's; ours stays under 0.1 as theirs does.
    assert found.consistency_ratio == pytest.approx(0.0342, abs=6e-5)
