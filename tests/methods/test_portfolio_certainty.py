"""How sure a set is: core, borderline and out, nearly best sets, other budgets, more money."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from quadrant.methods.portfolio import (
    CoreIndex,
    Limits,
    best_within,
    core_index,
    frontier,
    limits,
    near_best_index,
    why_left_out,
    worth_of_more,
)
from tests.methods.refusals import refused


def test_core_from_95_per_cent_and_out_up_to_5() -> None:
    index = CoreIndex(np.array([1.0, 0.95, 0.9499, 0.0501, 0.05, 0.0]))
    assert index.core.tolist() == [True, True, False, False, False, False]
    assert index.borderline.tolist() == [False, False, True, True, False, False]
    assert index.out.tolist() == [False, False, False, False, True, True]


def test_what_smaller_and_larger_budgets_buy() -> None:
    # 10 pounds buy 6 + 5, half of it the 6, twice as much all three
    found = frontier([10, 6, 5], limits([9.0, 4.0, 5.0], [10]), [0.5, 1, 2])
    assert found.shares.tolist() == [0.5, 1, 2]
    assert found.values.tolist() == [6, 11, 21]
    assert found.spent.tolist() == [4, 9, 18]
    assert found.chosen.tolist() == [[False, True, False], [False, True, True], [True, True, True]]
    assert frontier([10], limits([9.0], [10]), []).chosen.shape == (0, 1)


def test_in_every_nearly_best_set_or_in_none() -> None:
    # 10 pounds: 50 and 20 are best (70); 50 with 19.9 is nearly so; the last never is
    within = limits([5.0, 5.0, 5.0, 5.0], [10])
    found = near_best_index([50, 20, 19.9, 1], within)
    assert found.index.tolist() == [1, 0.5, 0.5, 0]
    assert near_best_index([50, 20, 19.9, 1], within, worse_by=0).index.tolist() == [1, 1, 0, 0]


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), size=st.integers(1, 8))
def test_nearly_best_agrees_with_trying_every_set(seed: int, size: int) -> None:
    random = np.random.default_rng(seed)
    within = limits(random.integers(1, 30, size).astype(float), [40], exclusive=[(0, size - 1)] if size > 1 else [])
    values = random.integers(1, 100, size).astype(float)
    every = (np.arange(2**size)[:, None] >> np.arange(size) & 1).astype(bool)
    allowed = np.array([each for each in every if within.allows(each)])
    near = allowed[allowed @ values >= (allowed @ values).max() * 0.9]
    expected = np.where(near.all(axis=0), 1, np.where(near.any(axis=0), 0.5, 0))
    assert near_best_index(values, within, worse_by=0.1).index.tolist() == expected.tolist()


def test_what_adds_little_may_be_left_out_and_just_enough_counts() -> None:
    # both fit, for 100; without the second 99 are left, which is exactly one per cent less
    within = limits([5.0, 5.0], [10])
    assert near_best_index([99, 1], within).index.tolist() == [1, 0.5]
    assert near_best_index([99, 1], within, worse_by=0.009).index.tolist() == [1, 1]
    assert near_best_index([99, 1], replace(within, eligible=np.array([True, True]))).index.tolist() == [1, 0.5]


def left_out(within: Limits, *chosen: bool) -> dict[int, str]:
    """Why, of a set that is given."""
    given = replace(best_within([0.0] * within.size, within), chosen=np.array(chosen))
    return why_left_out(given, within, ["Ash", "Birch", "Cedar"], ["the fund"])


def test_why_each_was_left_out() -> None:
    either = limits([5, 5, 5], [15], exclusive=[(0, 1)])
    assert left_out(either, True, False, True) == {1: "it excludes Ash, which was chosen"}
    assert left_out(either, False, True, True) == {0: "it excludes Birch, which was chosen"}
    nothing = "there is room for it, but it adds nothing to what the set is to be best at"
    assert left_out(either, False, False, True) == {0: nothing, 1: nothing}
    assert left_out(either, True, False, False)[2] == nothing  # the last pound would be used, and no more
    assert left_out(limits([5, 5, 5], [14]), True, True, False) == {
        2: "there is no room for it beside the others in the fund"
    }
    only_with = limits([5, 5, 5], [15], requires=[(2, 0)])
    assert left_out(only_with, False, True, False)[2] == "it requires Ash, which was not chosen"
    assert left_out(only_with, True, True, False)[2] == nothing


def test_what_more_money_would_really_buy() -> None:
    # 2 more pounds of the first year let the second proposal in; the second year has money left
    within = limits([[10.0, 1.0], [7.0, 1.0]], [15, 100])
    assert worth_of_more([20, 12], within, 2).tolist() == [12, 0]
    assert worth_of_more([20, 12], within, 1).tolist() == [0, 0]


def test_more_money_buys_more() -> None:
    found = frontier([10, 6, 5], limits([9, 4, 5], [10]), [0.4, 0.5, 0.9, 1.0, 2.0])
    assert found.values.tolist() == [6, 6, 11, 11, 21]
    assert found.spent.tolist() == [4, 4, 9, 9, 18]
    assert found.chosen[0].tolist() == [False, True, False]


def test_core_borderline_and_out() -> None:
    within = limits([5, 5, 5], [10])
    found = core_index([[9, 5, 1], [9, 1, 5], [9, 5, 1], [9, 5, 1]], within)
    assert found.index.tolist() == [1, 0.75, 0.25]
    assert (found.core.tolist(), found.borderline.tolist()) == ([True, False, False], [False, True, True])
    assert not found.out.any()
    with refused("there are no samples of values to choose by"):
        core_index(np.empty((0, 3)), within)
    with refused("values must have 2 dimensions, not 1"):
        core_index([9, 5, 1], within)
