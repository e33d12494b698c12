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


def test_the_same_seed_draws_the_same_weights_and_they_add_to_one() -> None:
    first, again = (sample_weights(Prior(4), 1_000, seed=7) for _ in range(2))
    assert (first == again).all()
    assert first.shape == (1_000, 4)
    assert first.sum(axis=1) == pytest.approx(np.ones(1_000))
    assert first.mean(axis=0) == pytest.approx([0.25] * 4, abs=0.03)
    assert (first != sample_weights(Prior(4), 1_000, seed=8)).all()


def test_weights_around_what_was_agreed() -> None:
    drawn = sample_weights(Prior(3, around=(50, 30, 20), concentration=100), 20_000, seed=1)
    assert drawn.mean(axis=0) == pytest.approx([0.5, 0.3, 0.2], abs=0.003)
    assert drawn[:, 0].std() == pytest.approx(np.sqrt(0.25 / 101), rel=0.03)
    assert (sample_weights(Prior(2, around=(100, 0)), 5, seed=1) == [1, 0]).all()


def test_agreed_weights_give_or_take_a_half() -> None:
    drawn = sample_weights(Prior(2, around=(60, 40), give_or_take=0.5), 20_000, seed=1)
    odds = drawn[:, 0] / drawn[:, 1]
    assert odds.min() >= 1.5 / 3
    assert odds.max() <= 1.5 * 3
    assert np.median(odds) == pytest.approx(1.5, rel=0.02)


def test_weights_in_an_agreed_order_and_inside_agreed_bounds() -> None:
    ordered = sample_weights(Prior(3, order=(2, 0, 1)), 500, seed=1)
    assert ((ordered[:, 2] >= ordered[:, 0]) & (ordered[:, 0] >= ordered[:, 1])).all()
    bounded = sample_weights(Prior(3, lower=(0.2, 0.1, 0.1), upper=(0.5, 1.0, 0.6)), 500, seed=1)
    assert (bounded >= np.array([0.2, 0.1, 0.1]) - 1e-12).all()
    assert (bounded <= np.array([0.5, 1.0, 0.6]) + 1e-12).all()


def test_half_as_much_to_half_as_much_again_is_drawn_to_its_ends() -> None:
    drawn = sample_weights(Prior(2, around=(60, 40), give_or_take=0.5), 20_000, seed=1)
    odds = drawn[:, 0] / drawn[:, 1]  # from 1.5 × 0.5 ÷ 1.5 to 1.5 × 1.5 ÷ 0.5
    assert (odds.min(), odds.max()) == (pytest.approx(0.5, rel=0.03), pytest.approx(4.5, rel=0.03))
    still = sample_weights(Prior(2, around=(60, 40), give_or_take=0.0), 3, seed=1)
    assert still == pytest.approx(np.array([[0.6, 0.4]] * 3))


def test_bounds_below_leave_the_rest_evenly_drawn() -> None:
    # of two weights, the first from 0.4 up: every share from 0.4 to 1 as likely
    first = sample_weights(Prior(2, lower=(0.4, 0.0)), 20_000, seed=1)[:, 0]
    assert (first.min(), first.max()) == (pytest.approx(0.4, abs=0.001), pytest.approx(1, abs=0.001))
    assert first.mean() == pytest.approx(0.7, abs=0.005)
    assert first.std() == pytest.approx(0.6 / np.sqrt(12), rel=0.02)
    # nothing is left to draw
    fixed = Prior(2, lower=(0.5, 0.5), upper=(0.5, 0.5))
    assert sample_weights(fixed, 2, seed=1).tolist() == [[0.5, 0.5]] * 2
    assert sample_weights(Prior(2, lower=(0.25, 0.75)), 2, seed=1).tolist() == [[0.25, 0.75]] * 2
    above = sample_weights(Prior(2, upper=(0.5, 1.0)), 20_000, seed=1)[:, 0]
    assert (above.min(), above.max()) == (pytest.approx(0, abs=0.001), pytest.approx(0.5, abs=0.001))


def test_bounds_hold_beside_a_centre_and_an_order() -> None:
    centred = sample_weights(Prior(2, around=(1, 1), concentration=10, lower=(0.45, 0), upper=(0.6, 1)), 5_000, seed=1)
    assert (centred[:, 0].min(), centred[:, 0].max()) == (
        pytest.approx(0.45, abs=0.001), pytest.approx(0.6, abs=0.001),
    )  # fmt: skip
    ordered = sample_weights(Prior(2, order=(1, 0), lower=(0.2, 0.0)), 5_000, seed=1)
    assert (ordered[:, 0].min(), ordered[:, 0].max()) == (
        pytest.approx(0.2, abs=0.001), pytest.approx(0.5, abs=0.001),
    )  # fmt: skip


def test_a_hundred_thousand_weightings_held_as_firmly_as_a_hundred_unless_told() -> None:
    assert sample_weights(Prior(1), seed=1).shape == (100_000, 1)
    told = sample_weights(Prior(2, around=(1, 3), concentration=100), 9, seed=1)
    assert sample_weights(Prior(2, around=(1, 3)), 9, seed=1).tolist() == told.tolist()
    assert sample_weights(Prior(2, around=(1, 3), concentration=0.1), 1, seed=1).shape == (1, 2)


def test_bounds_that_one_draw_in_five_hundred_keeps_are_drawn_within() -> None:
    # of three even weights the third lies under 0.001 in 2 of 1,000, under 0.0003 in 6 of 10,000
    drawn = sample_weights(Prior(3, upper=(1, 1, 0.001)), 100, seed=1)
    assert drawn.shape == (100, 3)
    assert drawn[:, 2].max() <= 0.001
    with refused("almost no weighting keeps inside these bounds: widen them"):
        sample_weights(Prior(3, upper=(1, 1, 0.0003)), 100, seed=1)
    with refused("weights are drawn at least once, for at least one criterion"):
        sample_weights(Prior(2), 0, seed=1)


@pytest.mark.parametrize(
    ("prior", "sentence"),
    [
        (Prior(0), "weights are drawn at least once, for at least one criterion"),
        (Prior(2, around=(1,)), "the prior must name a number for each of the 2 criteria"),
        (Prior(2, order=(0, 0)), "the order of importance must name every criterion once"),
        (
            Prior(2, around=(0, 0)),
            "agreed weights must be 0 or more, not all 0, and held with a concentration of 0.1 or more",
        ),
        (Prior(2, give_or_take=0.5), "give or take needs agreed weights, and a share from 0 to less than 1"),
        (
            Prior(2, around=(1, 1), give_or_take=1.0),
            "give or take needs agreed weights, and a share from 0 to less than 1",
        ),
        (
            Prior(2, around=(1, 1), give_or_take=-0.1),
            "give or take needs agreed weights, and a share from 0 to less than 1",
        ),
        (
            Prior(2, around=(2, -1)),
            "agreed weights must be 0 or more, not all 0, and held with a concentration of 0.1 or more",
        ),
        (Prior(3, order=(0, 1)), "the order of importance must name every criterion once"),
        (Prior(2, lower=(0.5, 0), upper=(0.4, 1)), "no weighting keeps inside these bounds"),
        (Prior(2, upper=(0.3, 0.6)), "no weighting keeps inside these bounds"),
        (Prior(2, lower=(-0.1, 0.2)), "no weighting keeps inside these bounds"),
        (Prior(2, lower=(0.7, 0.7)), "no weighting keeps inside these bounds"),
        (Prior(3, upper=(1, 1, 1e-5), lower=(0, 0, 0)), "almost no weighting keeps inside these bounds: widen them"),
    ],
)
def test_a_prior_that_says_nothing_is_refused(prior: Prior, sentence: str) -> None:
    with refused(sentence):
        sample_weights(prior, 10_000, seed=1)


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
