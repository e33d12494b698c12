"""A sheet whose rows keep the numbers that they have in the file, though some were taken out or made many."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import polars as pl

from quadrant.intake.terms import OF_ALL, Sheet
from quadrant.methods.arrays import IntArray


class NumberedSheet(Sheet):
    """A sheet from which blank rows were taken out: its rows keep the numbers that they have in the file."""

    numbers: IntArray | None
    spread: Words[int, Sequence[str]]

    @classmethod
    def of(
        cls, sheet: Sheet, numbers: IntArray | None, *, spread: Words[int, Sequence[str]] | None = None
    ) -> NumberedSheet:
        """`spread` has, for each column of a wide table's figures, the header over each row's cell in the file."""
        made = cls(sheet.name, sheet.headers, sheet.cells, sheet.first_row)
        object.__setattr__(made, "numbers", numbers)
        object.__setattr__(made, "spread", spread or {})
        return made

    @property
    def is_spread(self) -> bool:
        return bool(self.spread)

    def row_number(self, at: int) -> int:
        return int(self.numbers[at]) if self.numbers is not None else super().row_number(at)

    def header_at(self, column: int, at: int) -> str:
        return self.spread[column][at] if column in self.spread else super().header_at(column, at)


def without_blank_rows(sheet: Sheet) -> NumberedSheet:
    """The sheet without rows of nothing but what was said of all, those that are left with the numbers that they have
    in the file."""
    own = [str(at) for at, header in enumerate(sheet.headers) if not header.endswith(OF_ALL)]
    filled = sheet.cells.select(pl.any_horizontal(pl.col(own).str.strip_chars() != "")).to_series()
    numbered = sheet if isinstance(sheet, NumberedSheet) else NumberedSheet.of(sheet, None)
    if filled.all():
        return numbered
    kept = np.flatnonzero(filled.to_numpy())
    numbers = np.array([numbered.row_number(at) for at in kept.tolist()], dtype=np.int64)
    spread = {column: [overs[at] for at in kept.tolist()] for column, overs in numbered.spread.items()}
    return NumberedSheet.of(with_cells(numbered, sheet.cells.filter(filled)), numbers, spread=spread)


def with_cells(sheet: Sheet, cells: pl.DataFrame, headers: Sequence[str] | None = None) -> Sheet:
    """The same rows with other cells, or with columns more."""
    if not isinstance(sheet, NumberedSheet):
        return replace(sheet, cells=cells, headers=headers or sheet.headers)
    bare = Sheet(sheet.name, headers or sheet.headers, cells, sheet.first_row)
    return NumberedSheet.of(bare, sheet.numbers, spread=sheet.spread)
