"""Why a proposal is left out, what other objectives would choose, and parts of a proposal."""

from __future__ import annotations

import numpy as np

from quadrant.methods.portfolio import (
    Explained,
    GroupLimit,
    PartFunded,
    PassedOver,
    Portfolio,
    best_within,
    explained,
    limits,
    objective_values,
    why_left_out,
    with_part_funded,
)
from tests.methods.refusals import refused


def test_why_each_was_left_out() -> None:
    within = limits(
        [4.0, 4.0, 4.0, 9.0, 1.0, 0.5],
        [8],
        [GroupLimit("roads", (3,), most=5)],
        exclusive=[(1, 0)],
        requires=[(2, 3)],
        eligible=[True, True, True, True, False, True],
    )
    found = best_within([9, 8, 7, 6, 5, 0], within)
    assert why_left_out(found, within, ["Ash", "Box", "Cob", "Dew", "Elm", "Fir"], ["2027/28"]) == {
        1: "it excludes Ash, which was chosen",
        2: "it requires Dew, which was not chosen",
        3: "there is no room for it beside the others in 2027/28 or roads",
        4: "it is not eligible",
        5: "there is room for it, but it adds nothing to what the set is to be best at",
    }


def test_a_choice_explained_beside_what_others_would_choose() -> None:
    # 10 pounds: the sum of scores takes the two small ones; score by the pound takes the large one, ranked first
    scores, costs = [90.0, 70.0, 60.0, 80.0], [10.0, 5.0, 5.0, 2.0]
    within = limits(costs, [10], eligible=[True, True, True, False])
    values = {
        "sum of scores": objective_values("sum of scores", scores=scores),
        "score times cost": objective_values("score times cost", scores=scores, costs=costs),
    }
    names = ["Ash", "Box", "Cob", "Dew"]
    found = explained("sum of scores", values, scores, within, names=names, budgets=["2027/28"])
    assert found.portfolio.chosen.tolist() == [False, True, True, False]
    assert found.others["score times cost"].chosen.tolist() == [True, False, False, False]
    assert found.passed_over == (
        PassedOver(0, 1, "there is no room for it beside the others in 2027/28", ("score times cost",)),
    )
    assert found.in_words(names) == (
        "For the sum of scores, 2 of 4 are chosen: proven best.",
        f"Ash, ranked 1, is left out: {found.passed_over[0].why}; chosen for the score times cost.",
    )
    assert found.in_words(names, most=0)[1:] == ("1 more, ranked above the lowest chosen, is left out.",)
    assert explained("score times cost", values, scores, within, names=names, budgets=["2027/28"]).passed_over == ()
    with refused("there are no values for the people reached"):
        explained("people reached", values, scores, within, names=names, budgets=["2027/28"])


def test_two_passed_over_are_told_best_rank_first_and_the_rest_counted() -> None:
    # 2 pounds take the cheap two, ranked third and fourth; the dear two are ranked above them, the last below
    scores = [80.0, 90.0, 70.0, 60.0, 10.0]
    within = limits([2.0, 2.0, 1.0, 1.0, 3.0], [2])
    names = ["Ash", "Box", "Cob", "Dew", "Elm"]
    found = explained("sum of scores", {"sum of scores": scores}, scores, within, names=names, budgets=["2027/28"])
    assert found.portfolio.chosen.tolist() == [False, False, True, True, False]
    why = "there is no room for it beside the others in 2027/28"
    assert found.passed_over == (PassedOver(1, 1, why, ()), PassedOver(0, 2, why, ()))
    assert found.in_words(names) == (
        "For the sum of scores, 2 of 5 are chosen: proven best.",
        f"Box, ranked 1, is left out: {why}.",
        f"Ash, ranked 2, is left out: {why}.",
    )
    assert found.in_words(names, most=1)[1:] == (
        f"Box, ranked 1, is left out: {why}.",
        "1 more, ranked above the lowest chosen, is left out.",
    )
    assert found.in_words(names, most=0)[1:] == ("2 more, ranked above the lowest chosen, are left out.",)


def test_a_tie_with_the_lowest_chosen_is_not_above_it() -> None:
    scores = [50.0, 50.0]
    found = explained("x", {"x": scores}, scores, limits([1.0, 2.0], [1]), names=["Ash", "Box"], budgets=["2027/28"])
    assert found.portfolio.chosen.tolist() == [True, False]
    assert found.passed_over == ()
    nobody = explained("x", {"x": [1.0]}, [50.0], limits([2.0], [1]), names=["Ash"], budgets=["2027/28"])
    assert nobody.passed_over == ()


def test_a_set_that_is_not_proven_says_how_near_it_is() -> None:
    portfolio = Portfolio(np.array([True]), 100.0, 0.005, 100.5, np.zeros(1))
    said = Explained("sum of scores", portfolio, (), {}).in_words(["Ash"])
    assert said == ("For the sum of scores, 1 of 1 are chosen: within 0.50% of the best possible.",)


def test_parts_are_chosen_instead_of_the_whole() -> None:
    within = limits(
        [[8.0, 2.0], [4.0, 0.0], [1.0, 1.0]],
        [9, 5],
        [GroupLimit("youth", (0,), most=5)],
        exclusive=[(0, 1)],
        requires=[(2, 0), (0, 1)],
        match=[[1.0, 0.0], [0.0, 0.0], [0.0, 0.0]],
        eligible=[True, True, False],
    )
    values, wider, of = with_part_funded([10, 4, 1], within, [PartFunded(0, 0.5, 0.6), PartFunded(0, 0.25, 0.3)])
    assert values.tolist() == [10, 4, 1, 6, 3]
    assert of == (0, 1, 2, 0, 0)
    assert wider.costs[3:].tolist() == [[4, 1], [2, 0.5]]
    assert wider.match is not None
    assert wider.match[3:].tolist() == [[0.5, 0], [0.25, 0]]
    assert wider.eligible is not None
    assert wider.eligible.tolist() == [True, True, False, True, True]
    assert wider.groups[0].members == (0, 3, 4)
    assert set(wider.exclusive) == {(0, 3), (0, 4), (3, 4), (0, 1), (3, 1), (4, 1)}
    assert wider.requires == ((2, 0), (0, 1), (3, 1), (4, 1))
    alone = limits([10.0, 4.0], [9])
    chosen = best_within(*with_part_funded([10, 3], alone, [PartFunded(0, 0.5, 0.6)])[:2]).chosen
    assert chosen.tolist() == [False, True, True]
    with refused("a part is of a proposal that is not among the 2"):
        with_part_funded([10, 3], alone, [PartFunded(2, 0.5, 0.6)])
    with refused("a part must lie between 0 and 1 of the whole, not at 1"):
        with_part_funded([10, 3], alone, [PartFunded(0, 1, 1)])
