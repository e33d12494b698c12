"""Run by the peers' own Python: measures one of them on the arrays it is given, and prints what it found as JSON."""

from __future__ import annotations

import json
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np


def median(work: Callable[[], Any], times: int = 200) -> float:
    taken = []
    for turn in range(times + 3):
        begun = time.perf_counter()
        work()
        if turn >= 3:
            taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def scores(peer: str, marks: Any, weights: Any) -> dict[str, Any]:
    work = {"pymcdm": _pymcdm, "scikit-criteria": _scikit_criteria, "pyDecision": _py_decision}[peer](marks, weights)
    return {"ms": median(work), "scores": [float(each) for each in work()]}


def _pymcdm(marks: Any, weights: Any) -> Callable[[], Any]:
    from pymcdm.helpers import rankdata
    from pymcdm.methods import WSM

    method, types = WSM(normalization_function=lambda column, cost=False: column), np.ones(len(weights))

    def work() -> Any:
        found = method(marks, weights, types)
        rankdata(found, reverse=True)
        return found

    return work


def _scikit_criteria(marks: Any, weights: Any) -> Callable[[], Any]:
    from skcriteria import mkdm
    from skcriteria.agg.simple import WeightedSumModel

    matrix = mkdm(marks, [max] * len(weights), weights=weights)
    method = WeightedSumModel()
    return lambda: method.evaluate(matrix).e_.score


def _py_decision(marks: Any, weights: Any) -> Callable[[], Any]:
    from pyDecision.algorithm import saw_method

    types = ["max"] * len(weights)

    def work() -> Any:
        found = saw_method(marks, types, weights, graph=False, verbose=False)[:, 1]
        np.argsort(-found, kind="stable")
        return found

    return work


def forecasts(peer: str, series: Any) -> dict[str, Any]:
    """Exponential smoothing with the trend that fits best (AICc), and Theta, at each of the last three origins."""
    del peer
    found: dict[str, Any] = {"ets": [], "theta": [], "lower_80": [], "upper_80": [], "lower_95": [], "upper_95": []}
    begun = time.perf_counter()
    for row in series:
        values = row[~np.isnan(row)]
        for left in (3, 2, 1):
            known = values[:-left]
            for key, line in _ets(known, left).items():
                found[key].append(line)
            found["theta"].append(_theta(known, left))
    return found | {"ms": (time.perf_counter() - begun) * 1000}


def _ets(known: Any, ahead: int) -> dict[str, list[float]]:
    import pandas as pd
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    known = pd.Series(known)
    fits = []
    for trend in ({}, {"trend": "add"}, {"trend": "add", "damped_trend": True}):
        try:
            fits.append(ETSModel(known, error="add", **trend).fit(disp=False))
        except (ValueError, np.linalg.LinAlgError):
            continue
    best = min(fits, key=lambda fit: fit.aicc if np.isfinite(fit.aicc) else np.inf)
    coming = best.get_prediction(start=len(known), end=len(known) + ahead - 1)
    found = {"ets": [float(each) for each in coming.predicted_mean]}
    for level in (80, 95):
        limits = coming.pred_int(alpha=1 - level / 100)
        lines = np.asarray(limits, dtype=float)
        found[f"lower_{level}"], found[f"upper_{level}"] = lines[:, 0].tolist(), lines[:, 1].tolist()
    return found


def _theta(known: Any, ahead: int) -> list[float]:
    from statsmodels.tsa.forecasting.theta import ThetaModel

    if np.ptp(known) == 0:
        return [float(known[-1])] * ahead
    return [float(each) for each in ThetaModel(known, period=1, deseasonalize=False).fit().forecast(ahead)]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    what, peer, given = sys.argv[1:]
    hand: Callable[..., dict[str, Any]] = scores if what == "scores" else forecasts
    print(json.dumps(hand(peer, **np.load(given))))
