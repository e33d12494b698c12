"""Marks become scores, scores become places, and a severe marker is seen for what he is."""

from __future__ import annotations

import json
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quadrant.methods.scoring import (
    dominance,
    panel_mean,
    points_at_stake,
    rank,
    severity_adjusted,
    spread,
    weighted_score,
)
from tests.methods.refusals import refused
from tests.methods.withenshire import MARKERS, WEIGHTS, read_round
from tests.shared_folder import shared

NAN = np.nan
ELEVEN = [Decimal(points) for points in ["50", "12.5", "10", "7.5", "5", *["2.5"] * 6]]


def test_case_2_three_proposals_on_the_eleven_weights() -> None:
    only_the_first = [5] + [0] * 10
    four_on_all = [4] * 11
    all_but_the_first = [0] + [5] * 10
    scores = weighted_score([only_the_first, four_on_all, all_but_the_first], ELEVEN)
    assert scores.tolist() == [50.0, 80.0, 50.0]
    assert rank(scores).tolist() == [2, 1, 2]


def test_case_3_a_criterion_that_does_not_apply() -> None:
    marks = [4] * 8 + [NAN] + [4] * 2
    assert weighted_score(marks, ELEVEN, not_applicable="redistribute") == pytest.approx(80.0, abs=1e-12)
    assert weighted_score(marks, ELEVEN, not_applicable="lose") == pytest.approx(78.0, abs=1e-12)
    with refused("a mark is missing: say whether the criterion is not applicable"):
        weighted_score(marks, ELEVEN)


def test_case_5_three_markers_disagree_by_two() -> None:
    marks = [[3], [4], [5]]
    assert panel_mean(marks).tolist() == [4.0]
    assert spread(marks).tolist() == [2.0]
    assert points_at_stake(marks, [50]).tolist() == [20.0]


def test_what_moves_the_score_comes_before_what_is_merely_wide() -> None:
    marks = [[3, 1], [5, 4]]  # 2 apart on a weight of 50, 3 apart on a weight of 2.5
    assert points_at_stake(marks, [50, 2.5]).tolist() == [20.0, 1.5]


def test_a_proposal_nobody_marked_has_no_score() -> None:
    assert np.isnan(weighted_score([[NAN, NAN]], [60, 40])[0])
    assert weighted_score(np.empty((0, 2)), [60, 40]).tolist() == []


def test_a_weight_of_zero_moves_nothing() -> None:
    assert weighted_score([[5, 0], [5, 5]], [100, 0]).tolist() == [100.0, 100.0]
    assert weighted_score([[5, 0], [5, 5]], [0.5, 0.5]).tolist() == [0.5, 1.0]


@pytest.mark.parametrize(
    ("marks", "weights", "sentence"),
    [
        ([[1, 2]], [50, 25, 25], "marks must have one column for each of the 3 weights"),
        ([[1, 2], [6, 1]], [50, 50], "mark 6 in row 2 is outside the scale 0 to 5"),
        ([[-1, 2]], [50, 50], "mark -1 in row 1 is outside the scale 0 to 5"),
        ([[1, 2]], [110, -10], "the weight in place 2 is below 0"),
        ([[1, np.inf]], [50, 50], "marks hold an infinite number in row 1"),
        ([["a", 1]], [50, 50], "marks must be numbers, all rows of the same length"),
        ([[1, 2], [3, NAN]], [50, 50], "a mark is missing in row 2: say whether the criterion is not applicable"),
    ],
)
def test_marks_that_cannot_be_scored_are_refused(marks: list[list[float]], weights: list[float], sentence: str) -> None:
    with refused(sentence):
        weighted_score(marks, weights)


def test_only_the_option_that_a_criterion_does_not_apply_to_is_raised() -> None:
    found = weighted_score([[4.0, NAN], [4.0, 2.0], [NAN, NAN]], [50, 50], not_applicable="redistribute")
    assert found[:2].tolist() == [80, 60]
    assert np.isnan(found[2])
    with refused("marks hold an infinite number in row 1"):
        panel_mean([[np.inf]])
    with refused("mark 6 in row 2 is outside the scale 0 to 5"):
        weighted_score([[NAN, 5.0], [6.0, 1.0]], [50, 50], not_applicable="lose")


def test_only_criteria_without_weight_apply() -> None:
    with refused("only criteria of weight 0 apply in row 1, so there is nothing to weigh"):
        weighted_score([[NAN, 3]], [100, 0], not_applicable="redistribute")


def test_ties_share_a_place_and_the_next_is_skipped() -> None:
    scores = [80, 90, 80, 70]
    assert rank(scores).tolist() == [2, 1, 2, 4]
    assert rank(scores, ties="dense").tolist() == [2, 1, 2, 3]
    assert rank(scores, ties="in_order").tolist() == [2, 1, 3, 4]
    assert rank(scores, lowest_first=True).tolist() == [2, 4, 2, 1]


def test_rounding_in_the_machine_never_parts_a_tie() -> None:
    assert rank([0.1 + 0.2, 0.3, 0.3]).tolist() == [1, 1, 1]
    assert rank([0.3, 0.1 + 0.2, 0.2], ties="in_order").tolist() == [1, 2, 3]


def test_no_scores_give_no_places_and_a_missing_score_is_refused() -> None:
    assert rank([]).tolist() == []
    assert rank([0.0, 0.0]).tolist() == [1, 1]
    with refused("scores hold a missing number in row 2"):
        rank([1.0, NAN])


@given(
    scores=st.lists(st.integers(0, 1000), min_size=1, max_size=40),
    factor=st.floats(1e-3, 1e3),
)
def test_places_do_not_change_with_the_scale(scores: list[int], factor: float) -> None:
    assert rank(np.array(scores) * factor).tolist() == rank(scores).tolist()


@given(seed=st.integers(0, 10**6), factor=st.floats(1e-3, 1e3))
def test_places_do_not_change_with_the_scale_of_weights_or_marks(seed: int, factor: float) -> None:
    random = np.random.default_rng(seed)
    marks, weights = random.integers(0, 6, (12, 5)).astype(float), random.integers(0, 40, 5).astype(float)
    places = rank(weighted_score(marks, weights)).tolist()
    assert rank(weighted_score(marks, weights * factor)).tolist() == places
    assert rank(weighted_score(marks * factor, weights, scale_max=5 * factor)).tolist() == places


def test_one_option_beats_another_whatever_the_weights() -> None:
    marks = [[5, 4], [4, 4], [1, 5], [5, 4]]
    assert np.argwhere(dominance(marks)).tolist() == [[0, 1], [3, 1]]


def test_a_missing_mark_is_dominated_by_nobody() -> None:
    assert not dominance([[5.0, 5.0], [NAN, 1.0]]).any()


def test_a_severe_marker_is_told_from_a_weak_proposal() -> None:
    # Proposals worth 70, 60, 50; Anwar marks 5 high, Bea 5 low, Cole as it is; each skips one.
    scores = [[75, 65, NAN], [NAN, 55, 45], [70, NAN, 50]]
    found = severity_adjusted(scores)
    assert found.adjusted == pytest.approx([70, 60, 50])
    assert found.effects == pytest.approx([5, -5, 0], abs=1e-12)


def test_markers_with_nothing_in_common_cannot_be_compared() -> None:
    sentence = "the markers fall into 2 groups that marked nothing in common, so their severity cannot be compared"
    with refused(sentence):
        severity_adjusted([[70, 60, NAN, NAN], [NAN, NAN, 50, 40]])


def test_a_marker_without_marks_and_a_proposal_without_marks_stay_unknown() -> None:
    found = severity_adjusted([[60, NAN], [NAN, NAN]])
    assert found.adjusted[0] == 60
    assert np.isnan(found.adjusted[1])
    assert found.effects[0] == 0
    assert np.isnan(found.effects[1])
    with refused("there are no scores to adjust"):
        severity_adjusted([[NAN, NAN]])


def test_withenshire_scores_places_and_late_conflict_as_printed() -> None:
    demo = read_round()
    before = panel_mean(weighted_score(demo.marks, WEIGHTS))
    after = panel_mean(weighted_score(demo.without_late_conflict(), WEIGHTS))
    assert before == pytest.approx(demo.column("before_late_conflict"), abs=0.005)
    assert after == pytest.approx(demo.column("raw"), abs=0.005)
    falls = demo.place("WP11")
    assert (rank(before)[falls], rank(after)[falls]) == (12, 14)
    assert rank(after)[[demo.place(number) for number in ("WP02", "WP01", "WP37", "WP12")]].tolist() == [1, 2, 2, 4]
    # The printed column parts ties, so it may lie below the shared place by the size of the tie, never above it.
    behind = demo.column("rank") - rank(after)
    assert behind.min() >= 0
    assert behind.max() <= max(np.bincount(rank(after))) - 1


def test_withenshire_severity_adjusted_as_printed() -> None:
    demo = read_round()
    found = severity_adjusted(weighted_score(demo.without_late_conflict(), WEIGHTS))
    assert found.adjusted == pytest.approx(demo.column("severity_adjusted"), abs=0.005)
    assert rank(found.adjusted, ties="in_order").tolist() == demo.column("rank_adjusted").astype(int).tolist()
    effects = dict(zip(MARKERS, found.effects.round(1).tolist(), strict=True))
    assert (effects["PM2"], effects["PM4"], effects["PM9"]) == (11.1, -10.1, -6.8)
    assert max(abs(effect) for marker, effect in effects.items() if marker not in {"PM2", "PM4", "PM9"}) == 2.1


def test_withenshire_nineteen_cells_are_discussed() -> None:
    marks = read_round().without_late_conflict()
    assert (spread(marks) >= 2).sum() == 182
    assert (points_at_stake(marks, WEIGHTS) >= 20).sum() == 19


@pytest.mark.parametrize("name", ["test_WeightedSumModel", "test_WeightedSumModel_kracka2010ranking"])
def test_mcda_scikit_criteria_weighted_sum(name: str) -> None:
    cases = json.loads(shared("conformance", "mcda", "scikit_criteria_agg_tests.json").read_text())
    case = next(case for case in cases if case["test"] == name)
    matrix = np.array(case["input"]["matrix"], dtype=float)
    weights = np.array(case["input"].get("weights", np.ones(matrix.shape[1])), dtype=float)
    if "kracka" in name:  # its recipe: turn costs round by 1/x, scale weights and columns to add to 1
        costs = np.array(case["input"]["objectives"]) == "min"
        matrix = np.where(costs, 1 / matrix, matrix)
        matrix, weights = matrix / matrix.sum(axis=0), weights / weights.sum()
    scores = weighted_score(matrix, weights, scale_max=matrix.max()) * matrix.max()
    assert scores == pytest.approx(case["expected"]["extra"]["score"], rel=1e-6)
    assert rank(scores).tolist() == case["expected"]["values"]
