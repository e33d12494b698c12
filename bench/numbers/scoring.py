"""Scoring and ranking 1,000 proposals on 12 criteria: ours, bare NumPy, and three packages for such decisions."""

from __future__ import annotations

import numpy as np

from bench.measuring import Measured
from bench.numbers.page import Section, milliseconds, times
from bench.numbers.peers import PEERS, ask
from bench.scores import medians, proposals


def section() -> Section:
    ours, beside = medians()
    page = Section("Weighted sum and rank, 1,000 proposals × 12 criteria", ("", "median", "ours as a multiple"))
    page.rows = [
        ("ours, with every check", milliseconds(ours), ""),
        ("bare NumPy", milliseconds(beside), times(ours / beside)),
    ]
    page.limits = [Measured("score and rank 1,000 × 12, of bare NumPy", ours / beside, "×", limit=2)]
    marks, weights = proposals()
    for peer in ("pymcdm", "scikit-criteria", "pyDecision"):
        found = ask(peer, "scores", marks=marks, weights=weights / weights.sum())
        name = f"{peer} {PEERS[peer]}"
        if isinstance(found, str):
            page.rows.append((name, found, ""))
            continue
        same = np.array_equal(np.argsort(-np.array(found["scores"]), kind="stable"), _order(marks, weights))
        said = "" if same else ", another order: it scales each criterion by its own largest mark first"
        page.rows.append((name + said, milliseconds(found["ms"]), times(ours / found["ms"])))
        page.limits.append(Measured(f"  of {peer}", ours / found["ms"], "×", limit=1))
    page.words = [
        "The packages are given marks and weights as they like them; only their sum and their ranking are timed."
    ]
    return page


def _order(marks: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.asarray(np.argsort(-(marks @ (weights / weights.sum())), kind="stable"))
