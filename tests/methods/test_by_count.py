"""Proving a hard choice count by count: the same answer as trying every set."""

from __future__ import annotations

import time

import numpy as np
import pytest
import scipy
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from quadrant.methods.portfolio.by_count import Choice, prove_by_count


def hard(seed: int, size: int, rows: int) -> Choice:
    """Values close to costs under several limits, a few proposals held in or out."""
    random = np.random.default_rng(seed)
    table = random.integers(1, 100, (rows, size)).astype(float)
    worth = np.round(table.mean(axis=0) + 20 * random.random(size))
    low, high = np.zeros(size), np.ones(size)
    if size > 3:
        low[0], high[1] = 1, 0
    most = np.maximum(table.sum(axis=1) * random.uniform(0.2, 0.8), table[:, 0])
    return Choice(worth, table, np.floor(most), low, high)


def every_set(choice: Choice) -> NDArray[np.bool_]:
    size = len(choice.worth)
    sets = (np.arange(2**size)[:, None] >> np.arange(size) & 1).astype(bool)
    kept = (sets @ choice.table.T <= choice.most).all(axis=1)
    kept &= (sets >= choice.low).all(axis=1) & (sets <= choice.high).all(axis=1)
    return np.asarray(sets[kept])


@given(seed=st.integers(0, 10**6), size=st.integers(1, 11), rows=st.integers(1, 4))
def test_the_best_of_all_sets_is_found_and_proven(seed: int, size: int, rows: int) -> None:
    choice = hard(seed, size, rows)
    sets = every_set(choice)
    start = sets[(sets @ choice.worth).argmin()]
    found, bound = prove_by_count(choice, start, 1e9, 60)
    best = float((sets @ choice.worth).max())
    assert float(choice.worth @ found) == best
    assert bound == best
    assert (choice.table @ found <= choice.most).all()


@given(seed=st.integers(0, 10**6), size=st.integers(4, 11), rows=st.integers(1, 4))
def test_a_set_that_is_nearly_the_best_is_made_the_best(seed: int, size: int, rows: int) -> None:
    choice = hard(seed, size, rows)
    sets = every_set(choice)
    worths = sets @ choice.worth
    below = worths[worths < worths.max()]
    start = sets[int(np.flatnonzero(worths == (below.max() if len(below) else worths.max()))[0])]
    found, bound = prove_by_count(choice, start, 1e9, 60)
    assert (float(choice.worth @ found), bound) == (float(worths.max()), float(worths.max()))


@pytest.mark.parametrize("seed", range(3))
def test_of_forty_proposals_it_finds_what_another_solver_finds(seed: int) -> None:
    choice = hard(seed, 40, 3)
    limits = scipy.optimize.LinearConstraint(choice.table, ub=choice.most)
    within = scipy.optimize.Bounds(choice.low, choice.high)
    solved = scipy.optimize.milp(-choice.worth, constraints=limits, bounds=within, integrality=np.ones(40, dtype=int))
    start = np.asarray(solved.x) > 0.5
    best = float(np.round(choice.worth @ start))
    start[np.flatnonzero(start & (choice.low == 0))[0]] = False
    found, bound = prove_by_count(choice, start, 1e9, 60)
    assert (float(choice.worth @ found), bound) == (best, best)
    assert (choice.table @ found <= choice.most).all()


def test_whoever_runs_out_of_time_says_that_nothing_is_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    choice = hard(3, 11, 2)
    sets = every_set(choice)
    start = sets[(sets @ choice.worth).argmin()]
    begun, best = time.monotonic(), float((sets @ choice.worth).max())
    for looks in range(1, 40):  # time runs out at one look at the clock after another
        clock = iter([begun] * looks)
        monkeypatch.setattr("time.monotonic", lambda clock=clock: next(clock, begun + 100))
        found, bound = prove_by_count(choice, start, 1e9, 60)
        assert bound >= best
        assert float(choice.worth @ found) <= bound


def test_fractions_of_a_point_are_told_apart() -> None:
    choice = Choice(np.array([1.0, 1.0 + 1e-6, 0.5]), np.array([[1.0, 1.0, 1.0]]), np.ones(1), np.zeros(3), np.ones(3))
    found, bound = prove_by_count(choice, np.array([True, False, False]), 9, 60)
    assert found.tolist() == [False, True, False]
    assert bound == pytest.approx(1.000001, abs=1e-12)


def test_without_time_the_known_set_and_bound_come_back() -> None:
    choice = hard(1, 9, 2)
    known = every_set(choice)[0]
    found, bound = prove_by_count(choice, known, 1e9, -1)
    assert (found == known).all()
    assert bound == 1e9


def test_what_cannot_be_bounded_comes_back_as_it_was() -> None:
    choice = Choice(np.ones(2), np.ones((1, 2)), np.array([1.0]), np.ones(2), np.ones(2))
    known = np.ones(2, dtype=np.bool_)
    found, bound = prove_by_count(choice, known, 5.0, 60)
    assert (found.tolist(), bound) == ([True, True], 5.0)
