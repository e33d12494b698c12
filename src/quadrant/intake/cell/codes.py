"""A column of text as codes into its few different values, and the problems found at its cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
import polars as pl

from quadrant.intake.terms import MOST_PROBLEMS, OF_ALL, SAID_AS, FileRefused, Problem, Sheet
from quadrant.methods.arrays import BoolArray, IntArray

Meaning = TypeVar("Meaning")


@dataclass
class Problems:
    """The problems of one file as they are found: the first fifty in order of rows, and how many there are."""

    found: list[Problem] = field(default_factory=list)
    total: int = 0

    def add(self, problem: Problem) -> None:
        self.total += 1
        self.found.append(problem)

    def add_rows(self, sheet: Sheet, column: int, wrong: BoolArray, why: Callable[[str], tuple[str, str]]) -> None:
        """A problem for each cell marked in `wrong`, once though a wide table makes many rows of it; only those shown
        are put into words."""
        rows = once_a_cell(sheet, column, np.flatnonzero(wrong))
        self.total += len(rows)
        for at in rows[:MOST_PROBLEMS].tolist():
            value = sheet.column(column)[at]
            sentence, remedy = why(value)
            header = sheet.header_at(column, at)
            row = 0 if header.endswith(OF_ALL) else sheet.row_number(at)
            self.found.append(Problem(sentence, remedy, row, SAID_AS.get(header, header), value))

    def refuse(self) -> None:
        """Raise with everything found, in the order of the file; nothing when nothing was."""
        if self.found:
            raise FileRefused(sorted(self.found, key=lambda problem: problem.row), total=self.total)


def once_a_cell(sheet: Sheet, column: int, rows: IntArray) -> IntArray:
    """The first of the rows that a wide table made of one cell of the file."""
    if sheet.headers[column].endswith(OF_ALL):
        return rows[:1]  # what somebody wrote for all rows is one place
    if not sheet.is_spread or not len(rows):
        return rows
    seen: dict[tuple[int, str], int] = {}
    for at in rows.tolist():
        seen.setdefault((sheet.row_number(at), sheet.header_at(column, at)), at)
    return np.array([*seen.values()], dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Coded(Generic[Meaning]):
    """The different meanings of a column, and for each row which one it has (-1: none)."""

    meanings: Sequence[Meaning]
    at: IntArray


def coded(texts: pl.Series, means: Callable[[str], Meaning | None]) -> Coded[Meaning]:
    """Ask the meaning of each different text once; texts of one meaning share it."""
    stripped = texts.str.strip_chars()
    different = stripped.unique(maintain_order=True)
    meanings: list[Meaning] = []
    places: dict[Meaning, int] = {}
    codes = np.empty(len(different), dtype=np.int64)
    for number, text in enumerate(different.to_list()):
        meaning = means(text)
        if meaning is None:
            codes[number] = -1
            continue
        if meaning not in places:
            places[meaning] = len(meanings)
            meanings.append(meaning)
        codes[number] = places[meaning]
    numbers = pl.DataFrame({"text": different, "code": codes})
    joined = stripped.to_frame("text").join(numbers, on="text", how="left", maintain_order="left")
    return Coded(meanings, joined.get_column("code").to_numpy())
