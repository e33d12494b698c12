"""What cannot be computed is refused in a sentence that can stand on a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from quadrant.methods.agreement import fleiss_kappa, icc, kendall_w, krippendorff_alpha
from quadrant.methods.arrays import Estimate
from quadrant.methods.comparison import compare_to_benchmark, trend, trend_of_values
from quadrant.methods.control_chart import assurance, xmr
from quadrant.methods.disclosure import round_to, suppress
from quadrant.methods.discounting import benefit_cost_ratio, present_value
from quadrant.methods.forecast import back_test, forecast
from quadrant.methods.funnel import funnel_limits, funnel_significance, implied_population
from quadrant.methods.inequality import relative_index, slope_index
from quadrant.methods.market import herfindahl
from quadrant.methods.portfolio import (
    GroupLimit,
    Objective,
    best_portfolio,
    frontier,
    limits,
    near_best_index,
    objective_values,
    worth_of_more,
)
from quadrant.methods.projected_need import projected_need
from quadrant.methods.rates import (
    byars,
    directly_standardised,
    indirectly_standardised,
    life_expectancy,
    mean,
    proportion,
    quantiles,
    rate,
    wilson,
)
from quadrant.methods.real_terms import Deflator, real_terms
from quadrant.methods.robustness import Prior, max_swing, sample_weights, smaa, weight_thresholds
from quadrant.methods.scoring import (
    panel_mean,
    points_at_stake,
    rank,
    severity_adjusted,
    spread,
    weighted_score,
)
from quadrant.methods.shares import shares
from quadrant.methods.weights import WeightTree, ahp, redistribute, swing
from tests.methods.refusals import refused

# A division by zero that only warns is an answer nobody wrote down.
pytestmark = pytest.mark.filterwarnings("error")

NAN, INF = float("nan"), float("inf")


LINE = ([1.0, 2.0, 3.0], ([0.9, 1.9, 2.9], [1.1, 2.1, 3.1]), [100, 100, 100])


TWO = Estimate(np.array([1.0, 2.0]), np.array([0.5, 1.0]), np.array([2.0, 3.0]))


ONE = Estimate(np.array([0.1]), np.array([0.05]), np.array([0.2]))


ROOM = limits([1.0, 2.0], [2.0])


def no(function: Any, *given: Any, **named: Any) -> Callable[[], Any]:
    return lambda: function(*given, **named)


REFUSALS: list[tuple[Callable[[], Any], str]] = [
    (no(wilson, [1], [2], confidence=NAN), "confidence must lie between 0 and 1, such as 0.95, not NaN"),
    (no(wilson, [1], [INF]), "denominators hold an infinite number in row 1"),
    (no(proportion, [1], [2], NAN), "the multiplier must be above 0, such as 100 or 100,000, not NaN"),
    (no(rate, [1], [-2]), "denominators hold -2, below zero, in row 1"),
    (no(rate, [NAN, -1], [1, 1]), "counts hold -1, below zero, in row 2"),
    (no(rate, [1, 1], [NAN, 0]), "the denominator is 0 in row 2"),
    (no(byars, [INF]), "counts hold an infinite number in row 1"),
    (no(mean, [INF]), "values hold an infinite number in row 1"),
    (no(mean, 5), "there are no values to take a mean of"),
    (no(mean, np.empty((0, 3))), "there are no values to take a mean of"),
    (no(directly_standardised, [[10, INF]], [[5, 5]], [1, 1]), "counts hold an infinite number in row 1"),
    (no(directly_standardised, [[10, -1]], [[5, 5]], [1, 1]), "counts hold -1, below zero, in row 1"),
    (no(directly_standardised, [], [], []), "the standard population adds to 0"),
    (
        no(directly_standardised, [[10, 1]], [[5, 5]], [1, NAN]),
        "the standard population hold a missing number in row 2",
    ),
    (no(indirectly_standardised, [1], [[1, 1]], [1, NAN], [9, 9]), "reference counts hold a missing number in row 2"),
    (no(indirectly_standardised, [1], [[1, 1]], [1, 1], [9, 0]), "the reference denominator is 0 in row 2"),
    (
        no(indirectly_standardised, [1], [[1, 1]], [1, 1], [9, 9], multiplier=0),
        "the multiplier must be above 0, such as 100 or 100,000, not 0",
    ),
    (no(life_expectancy, [1, NAN], [3_000, 4_000], [0, 1]), "deaths hold a missing number in row 2"),
    (no(life_expectancy, [1, 1], [3_000, 0], [0, 1]), "the population is 0 in row 2"),
    (no(quantiles, [INF], 2), "values hold an infinite number in row 1"),
    (no(funnel_limits, [5], kind="odds"), "the kind must be one of proportion, ratio, rate, not 'odds'"),
    (no(funnel_limits, [NAN], kind="ratio"), "sizes hold a missing number in row 1"),
    (no(funnel_limits, [5], INF, kind="rate"), "the baseline must be a number, not Infinity"),
    (no(funnel_significance, [5], [9], kind="odds"), "the kind must be one of proportion, ratio, rate, not 'odds'"),
    (no(funnel_significance, [5], [9], kind="rate", baseline=NAN), "the baseline must be a number, not NaN"),
    (no(funnel_significance, [15], [9], kind="proportion"), "denominator 9 is smaller than count 15 in row 1"),
    (no(implied_population, [5], [1, 2]), "counts and rates must be of the same length, not (1,) and (2,)"),
    (no(slope_index, *LINE, kind="odds"), "the kind must be one of value, rate, proportion, not 'odds'"),
    (no(slope_index, *LINE, multiplier=0), "the multiplier must not be 0"),
    (no(slope_index, *LINE, samples=0), "limits are simulated at least once, not 0 times"),
    (no(slope_index, [1, NAN, 3], *LINE[1:]), "values hold a missing number in row 2"),
    (no(slope_index, [], ([], []), []), "a line needs at least 3 groups, not 0"),
    (no(relative_index, *LINE, multiplier=NAN), "the multiplier must be a number, not NaN"),
    (
        no(relative_index, [0.5, 1.5, 2.5], ([0.5, 1.5, 2.5], [0.5, 1.5, 2.5]), [1, 1, 1]),
        "the line meets 0 at the end that is divided by, so there is no ratio",
    ),
    (no(compare_to_benchmark, TWO, [1, 2, 3]), "there must be one benchmark, or one for each of the 2 rows, not 3"),
    (no(compare_to_benchmark, TWO, INF), "benchmarks hold an infinite number"),
    (no(compare_to_benchmark, TWO, goal=NAN, polarity="High is good"), "the goal must be a number, not NaN"),
    (no(trend, [1] * 5, [9] * 5, kind="odds"), "the kind must be one of proportion, rate, not 'odds'"),
    (no(trend, [1] * 5, [9, 9]), "counts and denominators must be of the same length, not (5,) and (2,)"),
    (no(trend, [0] * 5, [0] * 5), "the denominator is 0 in row 1"),
    (no(trend_of_values, [INF] * 5, [1] * 5, [2] * 5), "values hold an infinite number in row 1"),
    (no(suppress, [INF]), "counts hold an infinite number in row 1"),
    (no(suppress, [3], NAN), "a threshold of NaN hides nothing: take a whole number of 2 or more"),
    (no(suppress, [3], 2.5), "a threshold of 2.5 hides nothing: take a whole number of 2 or more"),
    (no(round_to, [NAN]), "counts hold a missing number in row 1"),
    (no(round_to, [1], 2.5), "rounding to 2.5 hides nothing: take 3, 5 or 10"),
    (no(xmr, [[1, 2]]), "values must have 1 dimension, not 2"),
    (no(xmr, [1e308, -1e308]), "the values are too large to chart"),
    (no(xmr, [1, 2, 3], rebase_at=[1.5]), "a new period must start inside the series, at 1 to 2"),
    (no(assurance, xmr([1, 2]), NAN, "increase"), "the target must be a number, not NaN"),
    (no(assurance, xmr([1, 2]), 1, "up"), "'up' is not a valid Improvement"),
    (no(forecast, [1, 2, 3, 4, INF]), "points hold an infinite number in row 5"),
    (no(forecast, []), "0 points are too short to forecast: at least 5 are needed"),
    (no(forecast, [1e200] * 5), "the points are too large to forecast"),
    (no(forecast, [1, 2, 3, 4, 5], 1.5), "5 points can be forecast 1 to 5 ahead, not 1.5"),
    (no(forecast, [1, 2, 3, 4, 5], least=9, most=3), "the forecast cannot lie between 9 and 3"),
    (no(forecast, [1, 2, 3, 4, 5], least=NAN), "a bound must be a number, not NaN"),
    (no(back_test, [1, 2, 3, 4, 5, 6], 0), "5 points can be forecast 1 to 5 ahead, not 0"),
    (no(WeightTree.flat, {"a": Decimal("NaN")}), "the weight of 'a' is NaN, must be 0 or more"),
    (no(redistribute, {"a": Decimal("NaN")}, []), "the weight of 'a' is NaN, must be 0 or more"),
    (no(redistribute, {"a": Decimal(-1), "b": Decimal(101)}, []), "the weight of 'a' is -1, must be 0 or more"),
    (no(redistribute, {}, []), "no criterion applies, so there is nothing to weigh"),
    (no(swing, {"a": -1}), "the swing of 'a' is -1, must be 0 or more"),
    (no(swing, {}), "no criterion has a swing above 0, so there is nothing to weigh"),
    (no(swing, {"a": 0}), "no criterion has a swing above 0, so there is nothing to weigh"),
    (no(ahp, [["a"]]), "comparisons must be numbers, all rows of the same length"),
    (no(ahp, [[1, 2], [1]]), "comparisons must be numbers, all rows of the same length"),
    (no(ahp, []), "comparisons must be a square table of 1 to 15 criteria"),
    (no(ahp, [[1, INF], [1, 1]]), "comparisons hold an infinite number in row 1"),
    (no(ahp, [[NAN, 2], [0.5, 1]]), "every criterion is 1 time as important as itself: the diagonal must be 1"),
    (no(weighted_score, [[1]], [1], scale_max=INF), "the top of the scale must be a number, not Infinity"),
    (no(weighted_score, [[1]], [1], scale_max=0), "the top of the scale must be above 0, not 0"),
    (no(weighted_score, [[1, NAN]], [1, NAN]), "weights hold a missing number in row 2"),
    (no(weighted_score, [[]], []), "there are no criteria to score by"),
    (
        no(weighted_score, [[1]], [1], not_applicable="skip"),
        "the way of treating what does not apply must be one of refuse, redistribute, lose, not 'skip'",
    ),
    (no(rank, [1], ties="best"), "the way with ties must be one of shared, dense, in_order, not 'best'"),
    (no(rank, [INF]), "scores hold an infinite number in row 1"),
    (no(panel_mean, 3), "marks must be a list or a table with a row for each marker"),
    (no(spread, 3), "marks must be a list or a table with a row for each marker"),
    (no(points_at_stake, [1], [50]), "marks must be markers by criteria, or markers by options by criteria"),
    (no(severity_adjusted, np.empty((0, 0))), "there are no scores to adjust"),
    (no(severity_adjusted, [[INF]]), "scores hold an infinite number in row 1"),
    (
        no(krippendorff_alpha, [[1, 2], [1, 3]], "cardinal"),
        "the level must be one of nominal, ordinal, interval, ratio, not 'cardinal'",
    ),
    (
        no(krippendorff_alpha, np.empty((0, 0))),
        "no unit was marked by two raters, so agreement cannot be measured",
    ),
    (no(krippendorff_alpha, [[INF, 1]]), "ratings hold an infinite number in row 1"),
    (no(icc, [[1, 2], [2, 4]], model="random"), "the model must be one of twoway, oneway, not 'random'"),
    (no(icc, [[1, 2], [2, 4]], kind="rank"), "the kind must be one of agreement, consistency, not 'rank'"),
    (no(icc, [[1, 2], [2, 4]], unit="double"), "the unit must be one of single, average, not 'double'"),
    *[
        (
            no(icc, table, **named),
            "every subject has the same mean mark, so there are no subjects to tell apart",
        )
        for table in ([[1, 2], [1, 2]], [[1, 2], [2, 1]], [[0.1, 0.2], [0.2, 0.1]])
        for named in ({}, {"kind": "consistency"}, {"model": "oneway", "unit": "average"})
    ],
    (no(kendall_w, np.empty((0, 0))), "agreement needs at least 2 subjects, each marked by the same 2 raters or more"),
    (no(fleiss_kappa, np.empty((0, 0))), "agreement needs at least 1 subject marked by 2 raters or more"),
    (no(smaa, [[1, 2], [2, 1]], [[0, 0]]), "a weighting gives every criterion 0 in row 1"),
    (no(smaa, [[1, NAN]], [[1, 1]]), "marks hold a missing number in row 1"),
    (no(smaa, [[1, 2]], [[INF, 1]]), "weights hold an infinite number in row 1"),
    (
        no(smaa, [[1, 2]], np.empty((0, 2))),
        "marks must be alternatives by criteria, and weights samples by criteria",
    ),
    *[
        (
            no(sample_weights, Prior(2, around=(1, 1), concentration=firm), 3, seed=1),
            "agreed weights must be 0 or more, not all 0, and held with a concentration of 0.1 or more",
        )
        for firm in (NAN, INF, 0.01)
    ],
    *[
        (no(sample_weights, prior, 3, seed=1), "the prior must name a number for each of the 2 criteria")
        for prior in (Prior(2, around=(NAN, 1)), Prior(2, lower=(NAN, 0)), Prior(2, upper=(INF, 1)))
    ],
    (no(sample_weights, Prior(2, lower=(-0.1, 0)), 3, seed=1), "no weighting keeps inside these bounds"),
    (no(weight_thresholds, [[1, NAN]], [50, 50]), "marks hold a missing number in row 1"),
    (no(max_swing, [NAN]), "weights hold a missing number in row 1"),
    (no(max_swing, [1], [[1]], scale_max=0), "the top of the scale must be above 0, not 0"),
    (no(max_swing, [1, -1]), "the weight in place 2 is below 0"),
    (no(best_portfolio, [NAN], [1], [1]), "values hold a missing number in row 1"),
    (no(best_portfolio, [1], [1], [INF]), "budgets hold an infinite number in row 1"),
    (no(best_portfolio, [1], [1], [1], eligible=[NAN]), "eligible hold a missing number in row 1"),
    (no(best_portfolio, [1], [1], [1], eligible=[1, 1]), "eligible must say yes or no for each proposal"),
    (
        no(best_portfolio, [1, 2], [1, 1], [2], match=[1]),
        "costs and match funding must be of the same length, not (2, 1) and (1, 1)",
    ),
    *[
        (no(best_portfolio, [1], [1], [1], **{tie: [(0, 0)]}), "a proposal can neither exclude nor require itself")
        for tie in ("exclusive", "requires")
    ],
    *[
        (no(best_portfolio, [1], [1], [1], **search), "the gap and the time of a search must be 0 or more")
        for search in ({"mip_gap": -1}, {"mip_gap": NAN}, {"time_limit": -1}, {"time_limit": NAN})
    ],
    (
        no(best_portfolio, [1], [1], [1], [GroupLimit("roads", (0,), least=NAN)]),
        "the least of roads must be a number, not NaN",
    ),
    (
        no(best_portfolio, [1], [1], [1], [GroupLimit("roads", (0,), least=3, most=1)]),
        "roads cannot be given at least 3 and at most 1",
    ),
    (
        no(objective_values, "votes", scores=[1]),
        f"the objective must be one of {', '.join(Objective)}, not 'votes'",
    ),
    (
        no(objective_values, Objective.SCORE_MONEY, scores=[1, 2], costs=[1]),
        "scores and costs must be of the same length, not (2,) and (1,)",
    ),
    (
        no(objective_values, Objective.MARGIN_MONEY, scores=[1], costs=[1], pass_mark=NAN),
        "the pass mark must be a number, not NaN",
    ),
    (no(frontier, [1, 2], ROOM, [-1]), "the sizes of the budget hold -1, below zero, in row 1"),
    (no(worth_of_more, [1, 2], ROOM, -1), "the extra money hold -1, below zero"),
    (
        no(near_best_index, [1, 2], ROOM, worse_by=1),
        "nearly the best falls short by 0 or more and less than all, not by 1",
    ),
    (no(present_value, [1, 2], 0, [0.1, 0.2]), "the discount rate must be a number, not [0.1, 0.2]"),
    (no(present_value, [1, 2], 0, NAN), "the discount rate must be a number, not NaN"),
    (no(present_value, [INF]), "a yearly amount must be a number, not Infinity"),
    (no(benefit_cost_ratio, NAN, 1), "benefits must be a number, not NaN"),
    (no(herfindahl, [0, 0]), "no provider has a share of this market"),
    (no(herfindahl, [NAN]), "shares hold a missing number in row 1"),
    (no(projected_need, ONE, [-1], ["adults"]), "population hold -1, below zero, in row 1"),
    (no(projected_need, ONE, [1], []), "population must have one column for each of the 0 bands"),
    (
        no(projected_need, ONE, [1], ["adults"], multiplier=NAN),
        "the multiplier must be above 0, such as 100 or 100,000, not NaN",
    ),
    (no(shares, Decimal(1), [1], unit=Decimal(0)), "a unit must be above 0, not 0"),
    (no(shares, Decimal(1), [1], unit=Decimal(-1)), "a unit must be above 0, not -1"),
    (
        no(real_terms, {2020: 1}, Deflator("Broken", {2020: Decimal("NaN")}, date(2026, 1, 1), ""), 2020),
        "Broken is NaN in 2020, must be above 0",
    ),
]


@pytest.mark.parametrize(("ask", "sentence"), REFUSALS, ids=[f"{number}" for number in range(len(REFUSALS))])
def test_what_cannot_be_computed_is_refused_in_a_sentence(ask: Callable[[], Any], sentence: str) -> None:
    with refused(sentence):
        ask()
