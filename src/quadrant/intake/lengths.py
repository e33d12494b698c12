"""Texts that are longer than they can be kept: refused at their cell, never cut without a word."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from quadrant.intake.codes import Problems
from quadrant.intake.terms import Sheet
from quadrant.methods.arrays import IntArray

MOST = {"indicator": 250, "name": 300, "measure": 150, "unit": 150, "topic": 100, "source": 300}
"""How many characters are kept of each field."""

BETWEEN = " | "
MOST_TOGETHER = MOST["indicator"]
"""An indicator and its measure are one key."""


def refuse_long(sheet: Sheet, columns: Mapping[str, int], problems: Problems) -> None:
    lengths = {field: _lengths(sheet.column(columns[field])) for field in MOST if field in columns}
    for field, length in lengths.items():
        why = (f"is longer than {MOST[field]} characters.", "Shorten it, and keep the whole in a note elsewhere.")
        problems.add_rows(sheet, columns[field], length > MOST[field], lambda _, why=why: why)  # type: ignore[misc]
    if "measure" in lengths and "indicator" in lengths:
        both = lengths["indicator"] + len(BETWEEN) + lengths["measure"] * (lengths["measure"] > 0)
        wrong = (both > MOST_TOGETHER) & (lengths["indicator"] <= MOST_TOGETHER) & (lengths["measure"] > 0)
        told = f"is, with its indicator, longer than {MOST_TOGETHER} characters."
        problems.add_rows(sheet, columns["measure"], wrong, lambda _: (told, "Shorten one of the two."))


def _lengths(column: pl.Series) -> IntArray:
    """How long each text is once the blanks in it are one each."""
    plain = column.str.replace_all(r"\s+", " ").str.strip_chars()
    return plain.str.len_chars().to_numpy().astype(np.int64)
