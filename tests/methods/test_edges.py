"""What each function answers to nothing, to one row, to constants, ties, gaps, zeros and what is no number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from quadrant.methods.agreement import fleiss_kappa, kendall_w, krippendorff_alpha
from quadrant.methods.arrays import Estimate
from quadrant.methods.calendar import add_working_days
from quadrant.methods.comparison import compare_to_benchmark, trend, trends
from quadrant.methods.disclosure import round_to, suppress
from quadrant.methods.discounting import equivalent_annual
from quadrant.methods.funnel import funnel_limits, funnel_significance, implied_population
from quadrant.methods.inequality import slope_index
from quadrant.methods.market import herfindahl
from quadrant.methods.portfolio import (
    Objective,
    best_portfolio,
    frontier,
    limits,
    near_best_index,
    objective_values,
)
from quadrant.methods.projected_need import projected_need
from quadrant.methods.rates import (
    byars,
    directly_standardised,
    directly_standardised_nonindependent,
    expected_events,
    indirectly_standardised,
    life_expectancy,
    proportion,
    quantiles,
    rate,
)
from quadrant.methods.robustness import smaa, weight_thresholds
from quadrant.methods.scoring import (
    dominance,
    panel_mean,
    points_at_stake,
    rank,
    severity_adjusted,
    spread,
    weighted_score,
)
from quadrant.methods.shares import shares

# A division by zero that only warns is an answer nobody wrote down.
pytestmark = pytest.mark.filterwarnings("error")

NAN, INF = float("nan"), float("inf")
ONE = Estimate(np.array([0.1]), np.array([0.05]), np.array([0.2]))
ROOM = limits([1.0, 2.0], [2.0])


def test_no_rows_give_no_rows() -> None:
    nothing, bands = np.empty(0), np.empty((0, 2))
    for found in (
        rate([], []),
        proportion([], []),
        directly_standardised(bands, bands, [1, 1]),
        directly_standardised_nonindependent(np.empty((0, 2, 1)), [1], bands, [1, 1]),
        indirectly_standardised([], bands, [1, 1], [10, 10]),
    ):
        assert (found.value.tolist(), found.lower.tolist(), found.upper.tolist(), found.note) == ([], [], [], "")
    assert life_expectancy(bands, bands, [0, 1]).value.shape == (0, 2)
    assert expected_events(bands, [1, 1], [10, 10]).tolist() == []
    assert funnel_limits([], 0.5, kind="proportion").upper_95.limit.tolist() == []
    assert compare_to_benchmark(Estimate(nothing, nothing, nothing), 1) == ()
    assert trends(np.empty((0, 5)), np.empty((0, 5))) == ()
    assert suppress(bands).shown.tolist() == [[0, 0, 0]]
    assert round_to([]).tolist() == []
    assert dominance(bands).shape == (0, 0)
    assert np.isnan(panel_mean(bands)).tolist() == [True, True]
    assert np.isnan(spread(bands)).tolist() == [True, True]
    assert frontier([1, 2], ROOM, []).values.tolist() == []
    assert projected_need(ONE, np.empty((0, 1)), ["adults"]).totals.value.tolist() == []
    assert objective_values(Objective.SCORES, scores=[]).tolist() == []
    assert near_best_index([], limits(np.empty((0, 1)), [1])).index.tolist() == []


def test_one_row_alone() -> None:
    assert rank([3]).tolist() == [1]
    assert not dominance([[1, 2]]).any()
    assert points_at_stake([[1]], [50]).tolist() == [0]
    assert smaa([[1, 2]], [[0.5, 0.5]]).rank_acceptability.tolist() == [[1]]
    assert weight_thresholds([[1, 2]], [50, 50]).overtaken_above_by.tolist() == [-1, -1]
    found = severity_adjusted([[5, 6]])
    assert (found.adjusted.tolist(), found.effects.tolist()) == ([5, 6], [0])
    assert fleiss_kappa([[1, 2]]) == -1
    assert herfindahl([3]) == 10_000
    assert np.isnan(suppress([3]).shown).all()
    assert np.isnan(suppress([[3]]).shown).all()
    assert krippendorff_alpha([[1], [2]]) == 0


def test_constants_and_ties() -> None:
    assert trend([10] * 5, [100] * 5) == "No significant change"
    assert float(slope_index([1, 1, 1], ([1, 1, 1], [1, 1, 1]), [1, 1, 1]).upper) == 0
    assert severity_adjusted([[5, 5], [5, 5]]).effects.tolist() == [0, 0]
    assert quantiles([1, 1, 2, 2], 2).tolist() == [2, 2, 1, 1]
    assert kendall_w([[1, 1], [1, 2], [1, 3]]) == 0.5  # one rater of two tells nobody apart
    assert kendall_w([[1, 1], [1, 1]], correct_ties=False) == 0
    assert weight_thresholds([[1, 3], [1, 3]], [50, 50]).overtaken_above_by.tolist() == [-1, -1]
    tied = weight_thresholds([[1, 3], [3, 1]], [50, 50])
    assert (tied.leader, tied.above[0], tied.below[1]) == (0, 50, 50)
    assert best_portfolio([1, 1], [1, 1], [1]).value == 1


def test_missing_numbers_stay_missing_and_say_so() -> None:
    people = np.array([[NAN, 500.0], [500.0, 500.0]])
    found = directly_standardised([[10, 10], [10, 10]], people, [1, 1])
    assert np.isnan(found.value).tolist() == [True, False]
    assert found.note == "row 1: fewer than 10 events, or a band not available"
    assert indirectly_standardised([5], [[1, NAN]], [1, 1], [10, 10]).note == "row 1: not available"
    assert np.isnan(quantiles([NAN, NAN], 2)).all()
    assert trend([1, 2, 3, 4, NAN], [9] * 5) == "Cannot be calculated"
    assert trends([[1] * 5], [[NAN] * 5], kind="rate") == ("Cannot be calculated",)
    assert np.isnan(implied_population([5, NAN, 0], [10, 10, 0])).tolist() == [False, True, True]
    assert funnel_significance([NAN], [NAN], kind="proportion") == ("Not significant",)
    assert panel_mean([[NAN, 1], [NAN, 2]])[1] == 1.5


def test_nothing_counted_and_weights_of_zero() -> None:
    nothing = directly_standardised([[0, 0]], [[5, 5]], [1, 1], min_total=0)
    assert (float(nothing.value[0]), float(nothing.lower[0])) == (0, 0)
    assert np.isnan(nothing.upper[0])
    assert directly_standardised([[10, 10]], [[50, 50]], [1, 0]).value.tolist() == [20_000]
    assert trend([0] * 5, [9] * 5) == "No significant change"
    assert weighted_score([[1, 2]], [0, 0]).tolist() == [0]
    assert smaa([[1, 3], [1, 1]], [[1, 0], [1, 0]]).rank_acceptability.tolist() == [[1, 0], [1, 0]]
    assert best_portfolio([1, 2], [0, 0], [0]).value == 3
    assert best_portfolio([-1, -2], [1, 1], [5]).value == 0
    assert best_portfolio([1, 2], np.empty((2, 0)), []).value == 3
    assert equivalent_annual([0, 0]) == 0
    assert funnel_limits([5], 0, kind="proportion").upper_95.limit.tolist() == [0]


def test_a_life_table_in_which_nobody_would_live_on_is_withheld() -> None:
    found = life_expectancy([[3_000, 200], [30, 200]], [[3_000, 4_000]] * 2, [0, 10])
    assert np.isnan(found.value[:, 0]).tolist() == [True, False]
    assert np.isnan(found.lower[:, 0]).tolist() == [True, False]


def test_a_fraction_of_an_event_has_no_limit_below_zero() -> None:
    assert byars([0.05, 0.5], exact_below=0).lower.tolist() == [0, 0]


def test_a_large_sum_is_shared_to_the_last_penny() -> None:
    total = Decimal("123456789012345678901234567890123.45")
    with_room = shares(total, [1, 1, 1])
    assert [str(piece)[-5:] for piece in with_room] == ["41.15"] * 3


def test_a_caller_s_closed_days_may_be_none() -> None:
    assert add_working_days(date(2026, 12, 24), 1, frozenset()) == date(2026, 12, 25)
