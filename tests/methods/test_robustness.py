"""Would the answer be another if the panel had weighed a little differently?"""

from __future__ import annotations

import gzip
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from quadrant.methods.robustness import (
    Prior,
    max_swing,
    robustness_in_words,
    sample_weights,
    smaa,
    weight_thresholds,
)
from quadrant.methods.scoring import rank
from tests.methods.refusals import refused
from tests.shared_folder import shared

# Alder is strong on the first criterion, Birch on the second, Cedar is never best.
MARKS = np.array([[5.0, 1.0], [2.0, 4.0], [2.0, 1.0]])


def test_shares_of_places_by_hand() -> None:
    # Alder beats Birch when 5w + (1 − w) > 2w + 4(1 − w), that is w > 1/2: in 2 of these 4 weightings
    found = smaa(MARKS, [[0.9, 0.1], [0.6, 0.4], [0.4, 0.6], [0.1, 0.9]])
    assert found.rank_acceptability.tolist() == [[0.5, 0.5, 0], [0.5, 0.5, 0], [0, 0, 1]]
    assert found.central_weights[0].tolist() == [0.75, 0.25]
    assert np.isnan(found.central_weights[2]).all()
    assert found.confidence_factors.tolist() == [1, 1, 0]
    assert found.pairwise.tolist() == [[0, 0.5, 1], [0.5, 0, 1], [0, 0, 0]]


def test_alternatives_with_the_same_marks_share_the_better_place() -> None:
    found = smaa([[5, 1], [5, 1], [0, 0]], [[0.5, 0.5], [0.2, 0.8]])
    assert found.rank_acceptability.tolist() == [[1, 0, 0], [1, 0, 0], [0, 0, 1]]
    assert found.pairwise[0].tolist() == [0, 0, 1]


def test_whoever_ties_for_a_place_shares_the_better_one() -> None:
    # even weights tie Alder and Birch at 2; with 0.4 and 0.6 Birch wins by 2.2 to 1.8; Cedar ties with Dew for last
    found = smaa([[1, 3], [3, 1], [0, 0], [0, 0]], [[0.5, 0.5], [0.6, 0.4]])
    assert found.rank_acceptability.tolist() == [[0.5, 0.5, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 1, 0]]
    assert found.central_weights[:2].tolist() == [[0.5, 0.5], [0.55, 0.45]]
    assert found.confidence_factors.tolist() == [1, 1, 0, 0]
    assert found.pairwise[:2].tolist() == [[0, 0, 1, 1], [0.5, 0, 1, 1]]


def test_three_that_tie_and_one_behind() -> None:
    found = smaa([[2, 2], [1, 3], [3, 1], [1, 1]], [[1, 1]])
    assert found.rank_acceptability.tolist() == [[1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1]]
    assert found.central_weights[:3].tolist() == [[0.5, 0.5]] * 3


def test_marks_below_zero_are_compared_as_well() -> None:
    assert smaa([[-3, -1], [-2, -2]], [[1, 0], [0, 1]]).rank_acceptability.tolist() == [[0.5, 0.5], [0.5, 0.5]]


def test_uncertain_marks_have_a_sample_for_each_weighting() -> None:
    found = smaa([[[1.0], [0.0]], [[0.0], [1.0]], [[1.0], [0.0]]], [[1.0], [1.0], [1.0]])
    assert found.rank_acceptability[0, 0] == pytest.approx(2 / 3)
    assert found.confidence_factors == pytest.approx([2 / 3, 1 / 3])


def test_what_cannot_be_compared_is_refused() -> None:
    with refused("marks have 2 criteria and weights 3"):
        smaa(MARKS, [[1, 1, 1]])
    with refused("marks have 2 criteria and weights 3"):
        smaa(np.ones((1, 3, 2)), [[1, 1, 1]])
    with refused("there are 1 samples of marks and 2 of weights"):
        smaa(MARKS[None], [[1, 1], [1, 1]])
    with refused("a weight is below 0 in row 1"):
        smaa(MARKS, [[1, -1]])
    with refused("marks must be alternatives by criteria, and weights samples by criteria"):
        smaa(np.empty((0, 2)), [[1, 1]])


@given(size=st.integers(1, 9), criteria=st.integers(1, 5), seed=st.integers(0, 10**6))
def test_places_agree_with_ranking_each_weighting_by_itself(size: int, criteria: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    marks, weights = random.random((size, criteria)), random.random((40, criteria))
    slow = np.zeros((size, size))
    for each in weights:
        for alternative, place in enumerate(rank(marks @ each)):
            slow[alternative, place - 1] += 1 / 40
    assert smaa(marks, weights).rank_acceptability == pytest.approx(slow)


def test_the_weight_at_which_first_place_changes_by_hand() -> None:
    # Alder leads at 60 against 40; Birch overtakes where 5w + 1 − w = 2w + 4 − 4w: w = 1/2
    found = weight_thresholds(MARKS, [60, 40])
    assert found.leader == 0
    assert found.below == pytest.approx([50, np.nan], nan_ok=True)
    assert found.above == pytest.approx([np.nan, 50], nan_ok=True)
    assert found.overtaken_below_by.tolist() == [1, -1]
    assert found.overtaken_above_by.tolist() == [-1, 1]


def test_a_leader_on_every_criterion_is_never_overtaken() -> None:
    found = weight_thresholds([[5, 5], [4, 4]], [70, 30])
    assert np.isnan(found.below).all()
    assert np.isnan(found.above).all()


@given(seed=st.integers(0, 10**6))
def test_first_place_changes_at_the_threshold_and_not_before(seed: int) -> None:
    random = np.random.default_rng(seed)
    marks, weights = random.random((5, 4)), random.dirichlet(np.ones(4)) * 100
    found = weight_thresholds(marks, weights)

    def leader(criterion: int, weight: float) -> int:
        moved = weights * (100 - weight) / (100 - weights[criterion])
        moved[criterion] = weight
        return int(np.argmax(marks @ moved))

    for criterion in range(4):
        for edge, rival, step in (
            (found.above[criterion], found.overtaken_above_by[criterion], 1e-6),
            (found.below[criterion], found.overtaken_below_by[criterion], -1e-6),
        ):
            if rival < 0:
                assert leader(criterion, 100 if step > 0 else 0) == found.leader
            else:
                assert leader(criterion, edge - step) == found.leader
                assert leader(criterion, min(max(edge + step, 0), 100)) == rival


def test_thresholds_need_two_criteria_that_count() -> None:
    with refused("weights must be 0 or more, with at least two criteria above 0"):
        weight_thresholds(MARKS, [100, 0])
    with refused("weights hold a missing number in row 2"):
        weight_thresholds(MARKS, [60, np.nan])
    with refused("marks must be options by the 2 criteria weighted"):
        weight_thresholds(np.empty((0, 2)), [60, 40])


def test_half_of_the_points_sit_on_one_criterion() -> None:
    weights = [50, 12.5, 10, 7.5, 5, *[2.5] * 6]
    assert max_swing(weights).tolist() == weights
    assert max_swing([0, 50], [[5, 0], [0, 5]]).tolist() == [0, 50]
    assert max_swing([50, 50], [[5.0, 3.0], [0.0, 3.0], [np.nan, 4.0]]).tolist() == [50, 10]
    with refused("a mark is outside the scale 0 to 5"):
        max_swing([50, 50], [[6, 3]])
    with refused("marks must have one column for each of the 2 weights"):
        max_swing([50, 50], [[6]])


def test_what_was_found_in_words() -> None:
    weights = sample_weights(Prior(2, lower=(0.4, 0.0), upper=(0.8, 1.0)), 1_000, seed=1)
    said = robustness_in_words(
        ["Alder", "Birch", "Cedar"], ["need", "cost"], smaa(MARKS, weights), weight_thresholds(MARKS, [60, 40])
    )
    assert said == (
        f"Alder is first for {(weights[:, 0] > 0.5).mean():.0%} of the weightings consistent with what was agreed.",
        "Birch overtakes if the weight of cost rises above 50%.",
        "Birch overtakes if the weight of need falls below 50%.",
    )
    sure = [[5.0, 5.0], [1.0, 1.0]]
    assert robustness_in_words(["A", "B"], ["x", "y"], smaa(sure, weights), weight_thresholds(sure, [60, 40])) == (
        "A is first for all of the weightings consistent with what was agreed.",
        "No change of a single weight moves A from first place.",
    )


def test_words_say_when_another_is_first_more_often() -> None:
    # Alder leads at 60 to 40, but three of these four weightings put Birch first
    found = smaa(MARKS, [[0.9, 0.1], [0.4, 0.6], [0.3, 0.7], [0.1, 0.9]])
    said = robustness_in_words(["Alder", "Birch", "Cedar"], ["need", "cost"], found, weight_thresholds(MARKS, [60, 40]))
    assert said[:2] == (
        "Alder is first for 25% of the weightings consistent with what was agreed.",
        "Birch is first more often than it, for 75% of the weightings.",
    )
    never = smaa(MARKS, [[0.1, 0.9]])
    told = robustness_in_words("ABC", ["need", "cost"], never, weight_thresholds(MARKS, [0.6, 0.4]), total=1)
    assert told == (
        "A is first for none of the weightings consistent with what was agreed.",
        "B is first more often than it, for all of the weightings.",
        "B overtakes if the weight of cost rises above 50%.",
        "B overtakes if the weight of need falls below 50%.",
    )
    with refused("there must be a name for each of 3 options and 2 criteria"):
        robustness_in_words(["Alder"], ["need", "cost"], found, weight_thresholds(MARKS, [60, 40]))


@pytest.mark.parametrize(("first", "told"), [(999, "more than 99% of the"), (1, "fewer than 1% of the")])
def test_nearly_all_is_not_called_all(first: int, told: str) -> None:
    weights = [[0.9, 0.1]] * first + [[0.1, 0.9]] * (1_000 - first)
    said = robustness_in_words("ABC", "xy", smaa(MARKS, weights), weight_thresholds(MARKS, [60, 40]))
    assert said[0] == f"A is first for {told} weightings consistent with what was agreed."


def thrombo(name: str) -> NDArray[np.float64]:
    with gzip.open(shared("conformance", "smaa", name), "rt") as file:
        return np.loadtxt(file, delimiter=",", skiprows=1)


def test_smaa_thrombo() -> None:
    expected = json.loads(shared("conformance", "smaa", "thrombo_expected.json").read_text())
    marks = thrombo("thrombo_meas.csv.gz").reshape(-1, 3, 2).transpose(0, 2, 1)
    found = smaa(marks, thrombo("thrombo_weights.csv.gz"))
    assert found.rank_acceptability.tolist() == expected["rank_acceptability"]
    assert found.central_weights == pytest.approx(np.array(expected["central_weights"]), rel=1e-9)
    assert found.confidence_factors.tolist() == expected["confidence_factors"]
    assert found.pairwise.tolist() == expected["pairwise_winning_index"]


def test_the_places_that_an_alternative_keeps_in_a_share_of_the_weightings() -> None:
    # Of 20 weightings one puts the first alternative behind the second, and one puts it behind both.
    weights = [[1, 0, 0]] * 18 + [[0, 1, 0], [0, 0, 1]]
    found = smaa([[3, 2, 1], [2, 3, 2], [1, 1, 3]], weights)
    assert found.rank_acceptability.tolist() == [[0.9, 0.05, 0.05], [0.05, 0.95, 0], [0.05, 0, 0.95]]
    kept = {share: [places.tolist() for places in found.between(share)] for share in (0.8, 0.9, 1)}
    assert kept == {
        0.8: [[1, 2, 3], [1, 2, 3]],
        0.9: [[1, 1, 1], [2, 2, 3]],
        1: [[1, 1, 1], [3, 2, 3]],
    }


@pytest.mark.parametrize("share", [0, -0.1, 1.1, float("nan")])
def test_a_share_of_weightings_that_is_none_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match=r"^the share of weightings is .*, must be above 0 and at most 1$"):
        smaa([[1, 2], [2, 1]], [[1, 1]]).between(share)
