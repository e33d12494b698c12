"""Small numbers stay hidden, even from somebody with a pencil or a solver."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from scipy.optimize import linprog

from quadrant.methods import disclosure
from quadrant.methods.disclosure import Suppressed, round_to, suppress
from tests.methods.refusals import refused

NAN = np.nan


def test_a_ward_table_hides_one_small_count_and_three_that_would_give_it_away() -> None:
    found = suppress([[3, 20, 30], [15, 40, 50], [60, 70, 80]])
    assert np.argwhere(found.primary).tolist() == [[0, 0]]
    assert np.argwhere(found.secondary).tolist() == [[0, 1], [1, 0], [1, 1]]
    assert found.shown[:, -1].tolist() == [53, 105, 210, 368]
    assert found.shown[2].tolist() == [60, 70, 80, 210]


def test_a_list_hides_the_next_smallest_with_it() -> None:
    found = suppress([3, 40, 12])
    assert found.shown[[1, 3]].tolist() == [40, 55]
    assert np.isnan(found.shown[[0, 2]]).all()


def test_two_small_counts_in_a_list_hide_each_other() -> None:
    found = suppress([3, 40, 2])
    assert np.flatnonzero(found.primary).tolist() == [0, 2]
    assert not found.secondary.any()


def test_a_small_total_is_hidden_too() -> None:
    found = suppress([[1, 2, 0], [30, 40, 50]])
    assert found.primary[0, 3]
    assert found.shown[0, 2] == 0  # zeros are shown


def test_nothing_small_hides_nothing() -> None:
    found = suppress([[10, 20], [30, 40]])
    assert found.shown.tolist() == [[10, 20, 30], [30, 40, 70], [40, 60, 100]]
    assert suppress(np.zeros((2, 2))).shown.tolist() == np.zeros((3, 3)).tolist()
    assert suppress([]).shown.tolist() == [0]


def test_zeros_can_be_hidden() -> None:
    found = suppress([0, 8, 20], hide_zeros=True)
    assert np.isnan(found.shown[:2]).all()
    hidden = np.isnan(suppress([[0, 0, 0], [0, 9, 7], [0, 8, 12]], hide_zeros=True).shown)
    assert hidden.tolist() == [
        [True, True, True, True],
        [True, False, False, True],
        [True, False, False, True],
        [True, True, True, True],
    ]


def hidden(found: Suppressed) -> list[list[int]]:
    return np.argwhere(np.isnan(found.shown)).tolist()


def test_what_hides_beside_a_small_count_in_a_list_is_above_nothing() -> None:
    assert hidden(suppress([3])) == [[0], [1]]
    assert hidden(suppress([0, 3])) == [[1], [2]]  # the total is 3 too
    assert hidden(suppress([0, 3, 40])) == [[1], [2]]
    # two zeros alone give each other away: 20 is hidden before the total of 20
    assert hidden(suppress([0, 0, 20], hide_zeros=True)) == [[0], [1], [2]]
    assert hidden(suppress([0, 0], hide_zeros=True)) == [[0], [1], [2]]
    assert hidden(suppress([40, 3, 12, 9])) == [[1], [3]]


def test_totals_are_hidden_last() -> None:
    # one row: the line of totals repeats it, so the small count takes one other column with it, and not the total
    assert hidden(suppress([[3, 20, 30]])) == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert hidden(suppress([[3], [20], [30]])) == [[0, 0], [0, 1], [1, 0], [1, 1]]
    # far larger counts inside are hidden before any total
    assert hidden(suppress([[3, 900], [900, 900]])) == [[0, 0], [0, 1], [1, 0], [1, 1]]
    # beside zeros there is no ring inside: the smallest way round takes the totals of its own row and column
    assert hidden(suppress([[3, 0], [0, 50]])) == [[0, 0], [0, 2], [2, 0], [2, 2]]


def test_fewer_counts_are_hidden_before_smaller_ones() -> None:
    # three counts of 915 people close the ring; five of 35 would as well, and three others of 965
    table = [[3, 6, 950], [7, 0, 8], [900, 9, 5]]
    assert hidden(suppress(table)) == [[0, 0], [0, 1], [2, 0], [2, 1]]


def test_zeros_in_a_row_of_zeros_take_the_least_totals_with_them() -> None:
    found = suppress([[0, 0], [9, 8]], hide_zeros=True)
    # the total of the row of zeros is small itself; every zero could be more if its column and all were
    assert found.shown[1, 2] == 17
    assert hidden(found) == [[0, 0], [0, 1], [0, 2], [2, 0], [2, 1], [2, 2]]


def test_fewer_than_five_are_small_unless_told() -> None:
    assert suppress([5, 40, 12]).shown.tolist() == [5, 40, 12, 57]
    assert np.flatnonzero(suppress([4, 40, 12]).primary).tolist() == [0]
    assert np.flatnonzero(suppress([9, 40, 12], 10).primary).tolist() == [0]


@pytest.mark.parametrize(
    ("table", "hidden"),
    [
        ([[9, 26, 7], [6, 21, 18], [1, 2, 11]], [(1, 0), (1, 1), (2, 0), (2, 1)]),
        ([[13, 1, 8], [7, 19, 1], [8, 1, 5]], [(0, 1), (0, 2), (1, 1), (1, 2), (2, 1), (2, 2)]),
    ],
)
def test_small_counts_share_what_hides_them(table: list[list[int]], hidden: list[tuple[int, int]]) -> None:
    assert [tuple(each) for each in np.argwhere(np.isnan(suppress(table).shown))] == hidden


def test_what_is_no_table_of_people_is_refused() -> None:
    with refused("counts hold a missing number in row 1"):
        suppress([NAN, 3])
    with refused("counts hold -2, below zero, in row 2"):
        suppress([3, -2])
    with refused("counts of people must be whole numbers in row 1"):
        suppress([3.5, 2])
    with refused("a threshold of 1 hides nothing: take a whole number of 2 or more"):
        suppress([3], threshold=1)
    assert suppress([1, 9, 9], threshold=2).primary.tolist() == [True, False, False, False]
    with refused("a threshold of 2.5 hides nothing: take a whole number of 2 or more"):
        suppress([3], threshold=2.5)  # type: ignore[arg-type]
    with refused("counts must be a list or a two-way table"):
        suppress([[[7]]])
    with refused("counts must be a list or a two-way table"):
        suppress(7)


def test_rounding_to_five_or_ten() -> None:
    assert round_to([0, 2, 3, 7, 12, 13]).tolist() == [0, 0, 5, 5, 10, 15]
    assert round_to([[4, 15]], base=10).tolist() == [[0, 20]]
    assert round_to([3, 4], base=2).tolist() == [4, 4]
    assert round_to([2.4, 2.5]).tolist() == [0, 5]
    with refused("rounding to 2.5 hides nothing: take 3, 5 or 10"):
        round_to([1], base=2.5)  # type: ignore[arg-type]
    with refused("counts hold -1, below zero, in row 1"):
        round_to([-1])
    with refused("rounding to 1 hides nothing: take 3, 5 or 10"):
        round_to([1], base=1)


def possible(found: Suppressed, cell: int) -> tuple[float, float]:
    """The least and the most that a hidden count could be, for somebody who solves every sum in the table."""
    shown = found.shown
    hidden = np.flatnonzero(np.isnan(shown))
    places = np.arange(shown.size).reshape(shown.shape)
    sums, rights = [], []
    for line in [places] if shown.ndim == 1 else [*places, *places.T]:
        signs = np.zeros(shown.size)
        signs[line[:-1]], signs[line[-1]] = 1, -1  # parts less their total are 0
        sums.append(signs[hidden])
        rights.append(-np.nansum(shown.ravel() * signs))
    goal = (hidden == cell).astype(float)
    least, most = (linprog(sign * goal, A_eq=np.array(sums), b_eq=rights, bounds=(0, None)) for sign in (1, -1))
    return float(least.fun or 0.0), np.inf if most.status == 3 else -float(most.fun or 0.0)


@settings(max_examples=60, deadline=None)
@given(
    table=st.one_of(
        arrays(np.int64, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=st.integers(0, 30)),
        arrays(np.int64, st.integers(1, 6), elements=st.integers(0, 30)),
    ),
    hide_zeros=st.booleans(),
)
def test_nobody_gets_a_hidden_count_back(table: NDArray[np.int64], hide_zeros: bool) -> None:
    found = suppress(table, hide_zeros=hide_zeros)
    for cell in np.flatnonzero(np.isnan(found.shown)):
        least, most = possible(found, int(cell))
        assert most - least >= 1 - 1e-7


@pytest.mark.parametrize("seed", range(3))
def test_a_real_sized_table_of_wards_by_groups(seed: int) -> None:
    wards = np.random.default_rng(seed).negative_binomial(1, 0.02, (21, 19))
    found = suppress(wards)
    assert found.primary.any()
    assert not (found.primary & found.secondary).any()
    assert (np.isnan(found.shown) == (found.primary | found.secondary)).all()
    for line in (*np.isnan(found.shown), *np.isnan(found.shown).T):
        assert line.sum() != 1


@given(arrays(np.int64, (7, 6), elements=st.integers(0, 12)))
@settings(max_examples=60)
def test_what_keeps_its_secret_already_is_found_without_changing_what_is_hidden(table: Any) -> None:
    """Only those on no ring are searched for; searching for each of them hides the same."""
    quickly = suppress(table)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disclosure, "_on_a_ring", np.zeros_like)
        slowly = suppress(table)
    assert np.array_equal(quickly.shown, slowly.shown, equal_nan=True)


def test_thousands_of_small_counts_are_hidden_at_once() -> None:
    table = np.random.default_rng(5).integers(0, 14, (139, 91))
    begun = time.perf_counter()
    found = suppress(table)
    assert time.perf_counter() - begun < 2
    assert np.isnan(found.shown[:-1, :-1][(table > 0) & (table < 5)]).all()


def test_a_share_of_a_group_gives_a_handful_away() -> None:
    # 27% of 11 are 3 (2.97), 75% of 12 are all but 3, 30% of 52 are 16 (15.6) and 36 are not.
    assert disclosure.small_part(27.0, 11, 100) == 3
    assert disclosure.small_part(75.0, 12, 100) == 3
    assert disclosure.small_part(30.0, 52, 100) is None
    assert disclosure.small_part(0.0, 11, 100) is None
    assert disclosure.small_part(100.0, 11, 100) is None
    # 2 of every 1,000 among 1,500 people are 3 of them.
    assert disclosure.small_part(2.0, 1500, 1000) == 3
    # 4.5 of 10 is 5 to the nearest whole person, halves up.
    assert disclosure.small_part(45.0, 10, 100) is None


@pytest.mark.parametrize(("figure", "people", "per"), [(NAN, 10, 100), (5.0, -1, 100), (5.0, 10, 0)])
def test_what_is_no_share_of_a_group_is_refused(figure: float, people: int, per: float) -> None:
    with pytest.raises(ValueError, match="no share of them"):
        disclosure.small_part(figure, people, per)
