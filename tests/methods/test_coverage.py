"""How often limits hold the truth: 2,000 samples drawn by a fixed seed, for 20, 200 and 2,000 people."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from quadrant.methods.arrays import Estimate
from quadrant.methods.rates import (
    byars,
    directly_standardised,
    indirectly_standardised,
    mean,
    proportion,
    rate,
    wilson,
)

SAMPLES = 2_000
SIZES = [20, 200, 2_000]
SEED = 20261116


def covered(found: Estimate, true: float) -> float:
    return float(((found.lower <= true) & (true <= found.upper)).mean())


@pytest.mark.parametrize("n", SIZES)
@pytest.mark.parametrize("true", [0.1, 0.2, 0.3, 0.5, 0.8])
def test_wilson_limits_cover_the_truth_as_often_as_they_say(n: int, true: float) -> None:
    x = np.random.default_rng(SEED).binomial(n, true, SAMPLES)
    assert 0.92 <= covered(proportion(x, np.full(SAMPLES, n)), true) <= 0.98


def exact_coverage(n: int, true: float) -> float:
    """Without chance: the probability of every count whose limits hold the truth."""
    x = np.arange(n + 1)
    found = wilson(x, np.full(n + 1, n))
    inside = (found.lower <= true) & (true <= found.upper)
    return float(stats.binom.pmf(x[inside], n, true).sum())


def test_where_wilson_swings() -> None:
    """With 20 people it swings from 85 to 99 % near the ends (under 1 event expected), from 92 to 98 % between."""
    ends = [exact_coverage(20, true) for true in np.arange(0.001, 0.05, 0.001)]
    assert min(ends) == pytest.approx(0.8516, abs=1e-3)
    assert max(ends) == pytest.approx(0.9862, abs=1e-3)
    between = [exact_coverage(20, true) for true in np.arange(0.05, 0.951, 0.01)]
    assert min(between) > 0.92
    assert max(between) < 0.985
    many = [exact_coverage(2_000, true) for true in np.arange(0.05, 0.951, 0.05)]
    assert 0.945 < min(many) <= max(many) < 0.956


@pytest.mark.parametrize("n", SIZES)
def test_limits_of_counts_and_rates_cover_the_truth(n: int) -> None:
    """Of 15 % events: 3 among 20 people is exact (chi-square) and wide; 30 and 300 are Byar's."""
    x = np.random.default_rng(SEED).poisson(0.15 * n, SAMPLES)
    share = covered(rate(x, np.full(SAMPLES, n), 1), 0.15)
    assert 0.95 <= share <= 1 if n == 20 else 0.92 <= share <= 0.98
    expected = indirectly_standardised(x, np.full((SAMPLES, 1), n), [15], [100])
    assert covered(expected, 1.0) == share


def test_exact_limits_never_cover_less_than_they_say() -> None:
    counted = np.arange(0, 400)
    for confidence in (0.95, 0.998):
        found = byars(counted, confidence=confidence, exact_below=1_000)
        for true in (0.1, 0.5, 1.0, 2.0, 6.0, 9.5, 40.0):
            inside = (found.lower <= true) & (true <= found.upper)
            assert stats.poisson.pmf(counted[inside], true).sum() >= confidence - 1e-12


@pytest.mark.parametrize("n", SIZES)
def test_limits_of_a_mean_cover_the_truth(n: int) -> None:
    values = np.random.default_rng(SEED).normal(50, 12, (SAMPLES, n))
    assert 0.92 <= covered(mean(values), 50) <= 0.98


@pytest.mark.parametrize("n", SIZES)
def test_limits_of_standardised_rates_cover_the_truth(n: int) -> None:
    """Three bands of n people each; of 20 people a band, 12 events are expected, just above where it is withheld."""
    each, standard = np.array([0.1, 0.2, 0.3]), np.array([3.0, 2.0, 1.0])
    x = np.random.default_rng(SEED).poisson(each * n, (SAMPLES, 3)).astype(float)
    found = directly_standardised(x, np.full((SAMPLES, 3), n), standard, 1, min_total=0)
    true = float(each @ standard / standard.sum())
    assert 0.92 <= covered(found, true) <= 0.98


def widths(found: Estimate) -> NDArray[np.float64]:
    return np.asarray(found.upper - found.lower)


@given(
    events=st.lists(st.integers(0, 500), min_size=1, max_size=6),
    people=st.integers(500, 5_000),
    confidence=st.floats(0.5, 0.999),
)
def test_every_interval_holds_its_estimate_and_shrinks_with_n(
    events: list[int], people: int, confidence: float
) -> None:
    x, n = np.array(events, dtype=float), np.full(len(events), people, dtype=float)
    for method in (proportion, rate):
        small, large = (method(x * times, n * times, confidence=confidence) for times in (1, 4))
        for found in (small, large):
            assert (found.lower <= found.value).all()
            assert (found.value <= found.upper).all()
            assert (found.lower >= 0).all()
        assert (widths(large) < widths(small)).all()
    if x.sum() >= 10:
        small, large = (directly_standardised(x * times, n * times, n) for times in (1, 4))
        assert small.lower <= small.value <= small.upper
        assert widths(large) < widths(small)


@given(n=st.integers(1, 10**9), confidence=st.floats(0.01, 0.9999))
def test_no_interval_breaks_at_none_or_all(n: int, confidence: float) -> None:
    found = wilson([0, n], [n, n], confidence=confidence)
    assert (found.lower[0], found.upper[1]) == (0, 1)
    assert 0 < found.upper[0] < 1
    assert 0 < found.lower[1] < 1
    counted = byars([0, n], confidence=confidence)
    assert counted.lower[0] == 0
    assert np.isfinite(counted.upper).all()
    assert counted.lower[1] <= n <= counted.upper[1]
