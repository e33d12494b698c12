"""Weightings drawn from what a panel agreed: seeds, centres, orders, bounds."""

from __future__ import annotations

import numpy as np
import pytest

from quadrant.methods.robustness import (
    Prior,
    sample_weights,
)
from tests.methods.refusals import refused


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


def test_bounds_above_that_leave_little_room_are_drawn_within_evenly() -> None:
    # what the upper bounds leave over is 0.03, shared evenly between three: each lies 0.01 under its bound on average
    drawn = sample_weights(Prior(3, upper=(0.5, 0.33, 0.2)), 20_000, seed=1)
    assert drawn.mean(axis=0) == pytest.approx([0.49, 0.32, 0.19], abs=0.0005)
    assert drawn.min(axis=0) == pytest.approx([0.47, 0.3, 0.17], abs=0.001)
    assert drawn.sum(axis=1) == pytest.approx(np.ones(20_000))
    assert sample_weights(Prior(2, upper=(0.3, 0.7)), 2, seed=1).tolist() == [[0.3, 0.7]] * 2
    # with bounds on both sides, the narrower side is drawn from and the other holds
    both = sample_weights(Prior(2, lower=(0.25, 0.1), upper=(0.3, 0.8)), 5_000, seed=1)[:, 0]
    assert (both.min(), both.max()) == (pytest.approx(0.25, abs=0.001), pytest.approx(0.3, abs=0.001))


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
