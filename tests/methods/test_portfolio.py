"""What the money buys, and what it would buy otherwise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from quadrant.methods.portfolio import (
    GroupLimit,
    Limits,
    Objective,
    best_portfolio,
    best_within,
    limits,
    objective_values,
)
from tests.methods.refusals import refused


def test_a_choice_by_hand() -> None:
    # 10 pounds: the two small ones (6 + 5 for 4 + 5) beat the large one (10 for 9)
    found = best_portfolio([10, 6, 5], [9, 4, 5], [10])
    assert found.chosen.tolist() == [False, True, True]
    assert (found.value, found.gap, found.bound) == (11, 0, 11)


def test_exclusions_requirements_and_commitments() -> None:
    costs = [4.0, 4.0, 4.0]
    assert best_portfolio([5, 4, 1], costs, [8], exclusive=[(0, 1)]).chosen.tolist() == [True, False, True]
    assert best_portfolio([5, 4, 1], costs, [8], requires=[(0, 2)]).chosen.tolist() == [True, False, True]
    assert best_portfolio([5, 4, 1], costs, [8], committed=[2]).chosen.tolist() == [True, False, True]
    assert best_portfolio([5, 4, 1], costs, [8], eligible=[False, True, True]).chosen.tolist() == [False, True, True]


def test_match_funding_comes_with_the_choice() -> None:
    assert best_portfolio([5, 4], [6, 6], [8]).chosen.tolist() == [True, False]
    assert best_portfolio([5, 4], [6, 6], [8], match=[2, 2]).chosen.tolist() == [True, True]


def test_a_theme_has_its_least_and_its_most() -> None:
    costs = [5, 5, 5]
    least = GroupLimit("children", (2,), least=5)
    most = GroupLimit("roads", (0, 1), most=5)
    assert best_portfolio([9, 8, 1], costs, [10], [least]).chosen.tolist() == [True, False, True]
    assert best_portfolio([9, 8, 1], costs, [10], [most]).chosen.tolist() == [True, False, True]


def test_a_part_funded_variant_is_a_proposal_that_excludes_the_whole() -> None:
    # whole 10 for 8 points, two years of three 6 for 5; beside it one of 4 for 4
    found = best_portfolio([8, 5, 4], [10, 6, 4], [10], exclusive=[(0, 1)])
    assert found.chosen.tolist() == [False, True, True]


def test_the_price_of_one_more_pound() -> None:
    # all of one budget could be spent again on a proposal worth 2 a pound; the other budget has money left
    found = best_portfolio([20, 20], [[10, 1], [10, 1]], [15, 100])
    assert found.shadow_prices == pytest.approx([2, 0])


def test_no_proposals_and_no_money() -> None:
    assert best_portfolio([], np.empty((0, 1)), [10]).chosen.tolist() == []
    assert best_portfolio([3, 2], [1, 0], [0]).chosen.tolist() == [False, True]


def test_what_no_set_can_keep_is_refused_by_name() -> None:
    with refused("no set gives children its least of 50 and keeps to the other limits"):
        best_portfolio([1, 1], [20, 20], [30], [GroupLimit("children", (0, 1), least=50)])
    with refused("what is already committed does not keep to the limits"):
        best_portfolio([1, 1], [20, 20], [30], committed=[0, 1])
    with refused("the proposal in row 1 is committed but not eligible"):
        best_portfolio([1, 1], [2, 2], [30], committed=[0], eligible=[False, True])
    with refused("costs must have one column for each of the 2 budgets"):
        best_portfolio([1], [1], [1, 1])
    with refused("there are 2 values for 1 proposals"):
        best_portfolio([1, 2], [1], [1])
    with refused("a limit names a proposal that is not among the 1"):
        best_portfolio([1], [1], [1], exclusive=[(0, 1)])
    with refused("costs hold -1, below zero, in row 1"):
        best_portfolio([1], [-1], [1])


def test_each_objective_counts_what_it_says() -> None:
    scores, costs = [50.0, 80.0], [[10.0, 10.0], [5.0, 0.0]]
    assert objective_values(Objective.SCORES, scores=scores).tolist() == [50, 80]
    assert objective_values(Objective.SCORE_MONEY, scores=scores, costs=costs).tolist() == [1000, 400]
    assert objective_values(Objective.MARGIN_MONEY, scores=scores, costs=costs, pass_mark=60).tolist() == [0, 100]
    assert objective_values(Objective.PEOPLE, people=[20, 5]).tolist() == [20, 5]
    with refused("'people reached' needs the people each reaches"):
        objective_values(Objective.PEOPLE, scores=scores)


def test_limits_met_exactly_are_kept_and_a_penny_more_is_not() -> None:
    within = limits(
        [4.0, 5.0, 1.0], [9], [GroupLimit("roads", (0,), most=4), GroupLimit("youth", (1, 2), least=5)],
        exclusive=[(0, 2)], requires=[(0, 1)], eligible=[True, True, False],
    )  # fmt: skip
    assert within.size == 3
    assert within.allows(np.array([True, True, False]))
    for broken in ([True, False, False], [False, True, True], [False, False, False], [True, True, True]):
        assert not within.allows(np.array(broken))
    assert limits([9.0], [9]).allows(np.array([True]))
    assert not limits([9.01], [9]).allows(np.array([True]))
    assert not limits([4.0, 4.0], [9], committed=[1]).allows(np.array([True, False]))
    assert limits([4.0, 4.0], [9], committed=[1]).allows(np.array([False, True]))
    # a set without the one that requires another, or with neither of two that exclude each other
    assert limits([1.0, 1.0], [9], requires=[(0, 1)]).allows(np.array([False, True]))
    assert limits([1.0, 1.0], [9], exclusive=[(0, 1)]).allows(np.array([False, False]))
    assert not limits([1.0, 1.0], [9], exclusive=[(0, 1)]).allows(np.array([True, True]))


def test_match_funding_leaves_less_to_find_but_counts_towards_a_theme() -> None:
    within = limits([6.0], [4], [GroupLimit("roads", (0,), most=5)], match=[2.0])
    table, least, most = within.rows
    assert table.tolist() == [[4], [6]]
    assert least.tolist() == [-np.inf, -np.inf]
    assert most.tolist() == [4, 5]
    assert not within.allows(np.array([True]))


def test_points_above_the_pass_mark_are_never_below_nothing() -> None:
    found = objective_values(Objective.MARGIN_MONEY, scores=[60.0, 59.0, 61.5], costs=[10.0, 10.0, 10.0], pass_mark=60)
    assert found.tolist() == [0, 0, 15]
    assert objective_values(Objective.MARGIN_MONEY, scores=[3.0], costs=[2.0]).tolist() == [6]
    with refused("'sum of scores' needs the scores"):
        objective_values(Objective.SCORES)
    with refused("'score times cost' needs the costs"):
        objective_values(Objective.SCORE_MONEY, scores=[1])
    with refused("people hold -1, below zero, in row 1"):
        objective_values(Objective.PEOPLE, people=[-1])


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), size=st.integers(1, 9))
def test_never_breaks_a_limit_and_is_best_of_all_sets(seed: int, size: int) -> None:
    random = np.random.default_rng(seed)
    costs = random.integers(0, 50_000, (size, 2)).astype(float)
    within = limits(
        costs,
        costs.sum(axis=0) * random.random(2),
        [GroupLimit("theme", tuple(range(0, size, 2)), most=float(costs[::2].sum() * 0.7))],
        exclusive=[(0, size - 1)] if size > 1 else [],
        requires=[(0, size // 2)] if size > 1 else [],
    )
    values = random.integers(0, 100, size).astype(float)
    found = best_within(values, within)
    every = (np.arange(2**size)[:, None] >> np.arange(size) & 1).astype(bool)
    best = max(float(values @ each) for each in every if within.allows(each))
    assert within.allows(found.chosen)
    assert found.value == best
    assert found.gap == 0


def greedy(values: NDArray[np.float64], within: Limits) -> NDArray[np.bool_]:
    """What somebody with a list would do: best value for the share of the money first, as long as it still fits."""
    chosen = np.zeros(within.size, dtype=np.bool_)
    burden = (within.costs / within.budgets).sum(axis=1)
    for place in np.argsort(-values / burden, kind="stable"):
        tried = chosen.copy()
        tried[place] = True
        if values[place] > 0 and within.allows(tried):
            chosen = tried
    return chosen


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6), mip_gap=st.sampled_from([0.0, 0.01, 0.2]), seconds=st.sampled_from([0.0, 0.02]))
def test_a_search_cut_short_breaks_no_limit_and_is_never_worse_than_greedy(
    seed: int, mip_gap: float, seconds: float
) -> None:
    random = np.random.default_rng(seed)
    costs = random.integers(1_000, 50_000, (60, 3)).astype(float)
    pairs = [(int(one), int(other)) for one, other in random.permutation(60)[:20].reshape(10, 2)]
    theme = GroupLimit("theme", tuple(range(0, 60, 2)), most=float(costs[::2].sum() * 0.2))
    within = limits(costs, costs.sum(axis=0) * 0.3, [theme], exclusive=pairs)
    values = random.integers(1, 100, 60).astype(float)
    found = best_within(values, within, mip_gap=mip_gap, time_limit=seconds)
    assert within.allows(found.chosen)
    assert found.value == values @ found.chosen >= values @ greedy(values, within)
    assert found.value <= found.bound
    assert found.gap == pytest.approx((found.bound - found.value) / found.value)
