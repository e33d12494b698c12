"""The sixty proposals and 3,300 marks of Withenshire, read from the demo's figures beside the checkout."""

from __future__ import annotations

import csv
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.shared_folder import shared

WEIGHTS = np.array([50, 12.5, 10, 7.5, 5] + [2.5] * 6)
MARKERS = tuple(f"PM{number}" for number in range(1, 10))


@dataclass(frozen=True)
class Round:
    rows: list[dict[str, str]]
    marks: NDArray[np.float64]  # markers × proposals × criteria

    def column(self, name: str) -> NDArray[np.float64]:
        return np.array([float(row[name]) for row in self.rows])

    def place(self, number: str) -> int:
        return [row["no"] for row in self.rows].index(number)

    def without_late_conflict(self) -> NDArray[np.float64]:
        """The marks once PM2, found to be conflicted, has left WP11."""
        marks = self.marks.copy()
        marks[MARKERS.index("PM2"), self.place("WP11")] = np.nan
        return marks


YEARS = ("y2027_28", "y2028_29", "y2029_30")
BUDGETS = (900_000, 850_000, 650_000)
LARGEST_SHARE = 0.35
LEAST_FOR_CHILDREN = 300_000
PASS_MARK = 60


def read_round() -> Round:
    with shared("demo", "proposals.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    numbers = [row["no"] for row in rows]
    marks = np.full((len(MARKERS), len(rows), len(WEIGHTS)), np.nan)
    with shared("demo", "marks.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            given = [float(row[f"W{criterion}"]) for criterion in range(1, 12)]
            marks[MARKERS.index(row["marker"]), numbers.index(row["proposal"])] = given
    return Round(rows, marks)
