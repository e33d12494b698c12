"""The choice of proposals: a large call, published instances, and the demo's sixty under three objectives."""

from __future__ import annotations

import csv
import json
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import quadrant
from bench.measuring import Measured
from bench.numbers.beside import shared
from bench.numbers.page import Section, milliseconds
from quadrant.methods.portfolio import (
    Explained,
    GroupLimit,
    Limits,
    Objective,
    Portfolio,
    best_portfolio,
    best_within,
    explained,
    limits,
    objective_values,
)
from quadrant.methods.scoring import panel_mean, weighted_score

PROPOSALS, FUNDS, THEMES, PAIRS = 500, 5, 8, 40
SECONDS = 30.0
THREE = (Objective.SCORES, Objective.SCORE_MONEY, Objective.MARGIN_MONEY)
WEIGHTS = (50, 12.5, 10, 7.5, 5, *(2.5,) * 6)
CONFLICTED = ("PM2", "WP11")
YEARS = ("y2027_28", "y2028_29", "y2029_30")


def section() -> Section:
    page = Section("What the money buys", ("", "time", "gap", "value"))
    within, values = large_call()
    for gap in (0.05, 0.01, 0.001):
        found, taken = _timed(lambda gap=gap: best_within(values, within, mip_gap=gap, time_limit=120))
        name = f"{PROPOSALS} proposals, {FUNDS} funds, {THEMES} themes, {PAIRS} exclusive pairs, to {gap:.1%}"
        page.rows.append(_row(name, found, taken))
        page.limits.append(Measured(f"a call of {PROPOSALS} to {gap:.1%}: gap", found.gap * 100, "%", limit=gap * 100))
        if gap == 0.01:
            page.limits.append(Measured("  in seconds", taken / 1000, "s", limit=1))
    _instances(page)
    page.words += ["The gap closes as the search goes on: each row starts anew.", *_sixty()]
    return page


def large_call() -> tuple[Limits, np.ndarray]:
    """A call as large as numbers.md has it: three tenths of what is asked for can be paid."""
    chance = np.random.default_rng(2026)
    costs = chance.integers(5_000, 100_000, (PROPOSALS, FUNDS)) * (chance.random((PROPOSALS, FUNDS)) < 0.5)
    costs[costs.sum(axis=1) == 0, 0] = 20_000
    budgets, theme = costs.sum(axis=0) * 0.3, chance.integers(0, THEMES, PROPOSALS)
    groups = [
        GroupLimit(
            f"theme {each + 1}",
            tuple(int(place) for place in np.flatnonzero(theme == each)),
            least=float(budgets.sum() * 0.02),
            most=float(budgets.sum() * 0.2),
        )
        for each in range(THEMES)
    ]
    pairs = [(int(one), int(other)) for one, other in chance.permutation(PROPOSALS)[: 2 * PAIRS].reshape(PAIRS, 2)]
    scores = chance.uniform(40, 95, PROPOSALS)
    values = objective_values(Objective.SCORE_MONEY, scores=scores, costs=costs)
    return limits(costs, budgets, groups, exclusive=pairs), values


def _timed(work: object) -> tuple[Portfolio, float]:
    begun = time.perf_counter()
    found: Portfolio = work()  # type: ignore[operator]
    return found, (time.perf_counter() - begun) * 1000


def _row(name: str, found: Portfolio, taken: float) -> tuple[str, str, str, str]:
    gap = "proven best" if found.gap == 0 else f"{found.gap:.3%}"
    return (name, milliseconds(taken), gap, f"{found.value:,.0f}")


def _instances(page: Section) -> None:
    for file, best in (("mknap1.json", "optimum"), ("mknapcb1_5x100_first6.json", "best_known_chu_beasley")):
        path = shared("conformance", "portfolio", file)
        if path is None:
            page.words.append(f"The instances of {file} do not stand beside this checkout, so they were not run.")
            continue
        for number, case in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            uses = np.array(case["r"]).T
            found, taken = _timed(
                lambda case=case, uses=uses: best_portfolio(case["p"], uses, case["b"], time_limit=SECONDS)
            )
            name = f"{case.get('name', f'Petersen {number + 1}')}: {uses.shape[0]} projects × {uses.shape[1]}"
            reached = "" if abs(found.value - case[best]) < 0.5 else f" (best known {case[best]:,.0f})"
            page.rows.append((*_row(name, found, taken)[:3], f"{found.value:,.0f}{reached}"))
            page.limits.append(Measured(f"{name}: gap", found.gap * 100, "%", limit=0.1))


def _sixty() -> list[str]:
    """The demo's call, explained under each of three objectives."""
    told = ["### Sixty proposals under three objectives"]
    for objective in THREE:
        found, names = sixty(objective)
        told.append("\n".join(f"- {sentence}" for sentence in found.in_words(names, most=8)))
    return told


def _read(name: str) -> list[dict[str, str]]:
    with (Path(quadrant.__file__).parent / "demo" / "data" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _agreed(names: list[str]) -> NDArray[np.float64]:
    """The panel's scores from its 3,300 marks, without those of the marker found conflicted late."""
    given = _read("marks.csv")
    markers = sorted({row["marker"] for row in given})
    marks = np.full((len(markers), len(names), len(WEIGHTS)), np.nan)
    for row in given:
        if (row["marker"], row["proposal"]) != CONFLICTED:
            place = markers.index(row["marker"]), names.index(row["proposal"])
            marks[place] = [float(row[f"W{number}"]) for number in range(1, len(WEIGHTS) + 1)]
    return panel_mean(weighted_score(marks, WEIGHTS))


def sixty(objective: Objective) -> tuple[Explained, list[str]]:
    """The demo's sixty proposals: only from 60 points, 35 % at most to a group, £300,000 at least for children."""
    rows = _read("proposals.csv")
    names = [row["no"] for row in rows]
    scores = _agreed(names)
    costs = np.array([[float(row[year]) for year in YEARS] for row in rows])
    budgets = np.array([900_000.0, 850_000.0, 650_000.0])
    groups = [
        GroupLimit(
            theme,
            tuple(place for place, row in enumerate(rows) if row["group"] == theme),
            least=300_000.0 if theme.startswith("Children") else None,
            most=float(0.35 * budgets.sum()),
        )
        for theme in dict.fromkeys(row["group"] for row in rows)
    ]
    pairs = [(names.index(one), names.index(other)) for one, other in (("WP11", "WP18"), ("WP10", "WP01"))]
    needs = [(names.index("WP02"), names.index("WP03"))]
    within = limits(costs, budgets, groups, pairs, needs, eligible=scores >= 60)
    values: dict[str, NDArray[np.float64]] = {
        each: objective_values(each, scores=scores, costs=costs, pass_mark=60) for each in THREE
    }
    years = [f"20{year[3:5]}/{year[6:]}" for year in YEARS]
    return explained(objective, values, scores, within, names=names, budgets=years), names
