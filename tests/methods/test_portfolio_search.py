"""What is chosen when a search is cut short, and how long each of the searches may take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import scipy
from numpy.typing import NDArray

from quadrant.methods.portfolio import (
    Objective,
    PartFunded,
    best_portfolio,
    best_within,
    choice,
    explained,
    limits,
    objective_values,
    with_part_funded,
)
from quadrant.methods.portfolio.choice import moved_by_forcing
from quadrant.methods.portfolio.limits import GroupLimit
from tests.methods.refusals import refused

WIDE = 1e12  # a gap so wide that nothing is searched further


@pytest.fixture
def cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver finds nothing in its time, so that what a greedy choice finds is taken."""
    monkeypatch.setattr(choice, "_searched", lambda *given, **more: (None, 1e6))


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[float | None]:
    """Every search by branch and bound finds only the first proposal; tells the seconds it was given."""
    told: list[float | None] = []

    def poor(worth: NDArray[np.float64], within: Any, gap: float, seconds: float | None) -> Any:
        told.append(seconds)
        return np.arange(len(worth)) == 0, 1e6

    monkeypatch.setattr(choice, "_branched", poor)
    return told


@pytest.fixture
def proofs(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Counting proves nothing; tells the seconds it was given."""
    told: list[float] = []

    def nothing(few: Any, known: Any, bound: float, seconds: float) -> Any:
        told.append(seconds)
        return known, bound

    monkeypatch.setattr(choice, "prove_by_count", nothing)
    return told


def greedy(values: Any, costs: Any, budgets: Any, **more: Any) -> list[int]:
    found = best_portfolio(values, costs, budgets, mip_gap=WIDE, time_limit=1, **more)
    return [int(place) for place in np.flatnonzero(found.chosen)]


@pytest.mark.usefixtures("cut_short")
def test_cut_short_the_best_value_for_money_comes_first() -> None:
    # 6, 5 and 4 points a pound: the first two fit, though the last two would be worth more
    assert greedy([60, 100, 120], [10, 20, 30], [50]) == [0, 1]


@pytest.mark.usefixtures("cut_short")
def test_cut_short_money_that_comes_with_a_proposal_makes_it_cheap_and_never_less_than_free() -> None:
    assert greedy([60, 50], [10, 20], [20], match=[0, 15]) == [0, 1]
    assert greedy([60, 50], [10, 20], [10], match=[0, 15]) == [1]
    # the second brings more than it costs; the third costs nothing else and is worth more: it comes first
    assert greedy([1, 2], [30, 1], [30], match=[0, 5]) == [0, 1]


@pytest.mark.usefixtures("cut_short")
def test_cut_short_budgets_below_one_count_by_their_size() -> None:
    # in millions: the first takes nine tenths of a small fund, the second half of a large one
    assert greedy([10, 9], [[0.45, 0.0], [0.4, 50.0]], [0.5, 100.0]) == [0]
    assert greedy([10, 9], [[0.45, 0.0], [0.0, 50.0]], [0.5, 100.0]) == [0, 1]
    assert greedy([9, 10], [[0.4, 0.0], [0.4, 30.0]], [0.5, 100.0]) == [0]
    assert greedy([10, 9], [[0.4, 0.0], [0.0, 60.0]], [0.5, 100.0], exclusive=[(0, 1)]) == [1]


@pytest.mark.usefixtures("cut_short")
def test_cut_short_a_proposal_comes_with_all_that_it_requires_in_turn() -> None:
    for pairs in ([(0, 1), (1, 2)], [(1, 2), (0, 1)]):
        assert greedy([10, 1, 1], [1, 1, 1], [3], requires=pairs) == [0, 1, 2]
    assert greedy([10, 1, 1], [1, 1, 1], [2], requires=[(0, 1), (1, 2)]) == [1, 2]


@pytest.mark.usefixtures("cut_short")
def test_cut_short_with_nothing_that_fits_it_says_so() -> None:
    with refused("no set was found in the time allowed: give it longer or a wider gap"):
        best_portfolio([1, 1], [5, 5], [10], [GroupLimit("children", (0,), least=6)], time_limit=1)


def test_the_first_search_takes_half_the_time_and_three_seconds_at_most(
    searches: list[float | None], proofs: list[float]
) -> None:
    best_portfolio([5, 5], [5, 5], [10], time_limit=1)
    best_portfolio([5, 5], [5, 5], [10], time_limit=100)
    assert searches == [0.5, 3.0]
    assert [round(seconds) for seconds in proofs] == [1, 100]


def test_without_a_time_what_counting_cannot_prove_is_searched_to_the_end(
    searches: list[float | None], proofs: list[float]
) -> None:
    best_portfolio([5, 5], [5, 5], [10])
    assert (searches, proofs) == ([3.0, None], [np.inf])


@pytest.mark.usefixtures("proofs")
@pytest.mark.parametrize(("limited", "counted"), [(16, 1), (17, 0)])
def test_counting_is_for_few_limits(
    searches: list[float | None], proofs: list[float], limited: int, counted: int
) -> None:
    best_portfolio([5, 5], np.ones((2, limited)), np.full(limited, 10), time_limit=10)
    assert len(proofs) == counted
    assert searches == [3.0 if counted else 10]


@pytest.mark.parametrize(("size", "counted"), [(200, 1), (201, 0)])
@pytest.mark.usefixtures("searches")
def test_counting_is_for_no_more_than_200_proposals(proofs: list[float], size: int, counted: int) -> None:
    best_portfolio(np.ones(size), np.ones(size), [10], time_limit=10)
    assert len(proofs) == counted


def test_of_many_proposals_the_solver_proves_the_set_by_itself() -> None:
    found = best_portfolio(np.ones(201), np.ones(201), [100])
    assert (found.value, found.bound, found.gap) == (100, 100, 0)


def test_the_solver_is_told_how_long_and_how_near(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, float]] = []
    solve: Callable[..., Any] = scipy.optimize.milp

    def watched(*given: Any, **more: Any) -> Any:
        asked.append(more["options"])
        return solve(*given, **more)

    monkeypatch.setattr(scipy.optimize, "milp", watched)
    best_portfolio([5, 5], [5, 5], [10], mip_gap=0.25, time_limit=4)
    best_portfolio(np.ones(201), np.ones(201), [100])
    assert asked == [{"mip_rel_gap": 0.25, "time_limit": 2.0}, {"mip_rel_gap": 0.0, "time_limit": np.inf}]


def test_money_kept_back_leaves_that_much_in_each_limit() -> None:
    within = limits([5, 5], [10], [GroupLimit("children", (0, 1), least=4)])
    worth = np.array([3.0, 4.0])
    for kept_back, chosen in ((0.0, [True, True]), (0.05, [False, True])):
        found, _ = choice._searched(worth, within, 0.0, None, kept_back=kept_back)
        assert found is not None
        assert found.tolist() == chosen
    tight = limits([5, 5], [5], [GroupLimit("children", (0, 1), least=4)])
    with refused("no set gives children its least of 4 and keeps to the other limits"):
        choice._searched(worth, tight, 0.0, None, kept_back=0.15)


def test_a_least_that_can_be_kept_is_not_blamed() -> None:
    with refused("what is already committed does not keep to the limits"):
        best_portfolio([1, 1, 1], [9, 9, 1], [10], [GroupLimit("children", (2,), least=1)], committed=[0, 1])
    both = [GroupLimit("children", (0,), least=1), GroupLimit("adults", (1,), least=1)]
    with refused("no set of proposals keeps to every limit"):
        best_portfolio([1, 1], [5, 5], [4], both)


def test_nothing_to_choose_from_makes_money_worth_nothing() -> None:
    assert best_portfolio([], np.empty((0, 2)), [10, 10]).shadow_prices.tolist() == [0, 0]


def test_prices_tell_whom_no_good_set_can_do_without() -> None:
    # 50 with 20 is best, and a set worth 69 needs the first and cannot hold the last
    within = limits([5.0, 5.0, 5.0, 5.0], [10], eligible=[True, True, True, True])
    best = best_within([50, 20, 19.9, 1], within).chosen
    assert moved_by_forcing([50, 20, 19.9, 1], within, best, 69).tolist() == [True, False, False, True]
    held = limits([5.0, 5.0, 5.0], [10], eligible=[True, True, False], committed=[1])
    assert moved_by_forcing([5, 1, 9], held, np.array([True, True, False]), 0).tolist() == [False, True, True]
    cannot = limits([5.0, 5.0], [4], [GroupLimit("children", (0, 1), least=5)], committed=[1])
    assert moved_by_forcing([5, 1], cannot, np.array([False, True]), 0).tolist() == [False, True]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (PartFunded(-1, 0.5, 0.5), "a part is of a proposal that is not among the 2"),
        (PartFunded(2, 0.5, 0.5), "a part is of a proposal that is not among the 2"),
        (PartFunded(0, 0.0, 0.5), "a part must lie between 0 and 1 of the whole, not at 0"),
        (PartFunded(0, 1.0, 0.5), "a part must lie between 0 and 1 of the whole, not at 1"),
        (PartFunded(0, 0.5, 1.1), "a part must lie between 0 and 1 of the whole, not at 0.5"),
        (PartFunded(0, np.nan, 0.5), "a share must be a number, not NaN"),
        (PartFunded(0, 0.5, np.nan), "a share must be a number, not NaN"),
    ],
)
def test_a_part_that_is_none_is_refused(part: PartFunded, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}"):
        with_part_funded([1, 1], limits([5, 5], [10]), [part])


def test_a_part_may_be_worth_all_of_the_whole_or_nothing_of_it() -> None:
    worth, _, _ = with_part_funded([4, 6], limits([5, 5], [10]), [PartFunded(0, 0.5, 1.0), PartFunded(1, 0.5, 0.0)])
    assert worth.tolist() == [4, 6, 4, 0]


def test_a_pound_is_worth_what_is_left_once_a_theme_has_its_least() -> None:
    found = best_portfolio([1, 10], [5, 5], [5], [GroupLimit("children", (0,), least=5)])
    assert (found.chosen.tolist(), found.shadow_prices.tolist()) == ([True, False], [2.0])


def test_what_is_missing_is_called_by_its_name() -> None:
    within = limits([5, 5], [10])
    for asks, named in (
        (lambda: with_part_funded([1, np.nan], within, []), "values"),
        (lambda: best_within([1, np.nan], within), "values"),
        (lambda: objective_values(Objective.SCORES, scores=[np.nan]), "scores"),
        (lambda: objective_values(Objective.SCORE_MONEY, scores=[1], costs=[np.nan]), "costs"),
        (lambda: explained("a", {"a": [1, 1]}, [np.nan, 1], within, names="ab", budgets=["it"]), "scores"),
        (lambda: limits([1], [1], [GroupLimit("children", (0,), most=np.nan)]), "the most of children"),
    ):
        with pytest.raises(ValueError, match=f"^{named}"):
            asks()


def test_whoever_is_left_out_hears_of_every_aim_that_chooses_them() -> None:
    aims = {"sum": [9, 1], "one": [1, 9], "other": [1, 9]}
    found = explained("sum", aims, [1, 9], limits([5, 5], [5]), names=["Ash", "Birch"], budgets=["the fund"])
    assert found.in_words(["Ash", "Birch"])[1] == (
        "Birch, ranked 1, is left out: there is no room for it beside the others in the fund; "
        "chosen for the one and the other."
    )
