"""The public-health indicator package's own test tables, as columns; an empty cell is missing."""

from __future__ import annotations

import csv
import gzip

import numpy as np
from numpy.typing import NDArray

from tests.shared_folder import shared


class Table:
    """A CSV file by column."""

    def __init__(self, name: str) -> None:
        path = shared("conformance", "phe_indicators", name)
        text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text("utf-8")
        self.rows = list(csv.DictReader(text.splitlines()))

    def words(self, column: str) -> list[str]:
        return [row[column] for row in self.rows]

    def numbers(self, column: str) -> NDArray[np.float64]:
        return np.array([float(row[column] or "nan") for row in self.rows])
