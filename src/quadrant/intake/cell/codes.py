"""A column of text as codes into its few different values, and the problems found at its cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
import polars as pl

from quadrant.intake.terms import MOST_PROBLEMS, FileRefused, Problem, Sheet
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
        """A problem for each row marked in `wrong`; only those shown are put into words."""
        rows = np.flatnonzero(wrong)
        self.total += len(rows)
        for at in rows[:MOST_PROBLEMS].tolist():
            value = sheet.column(column)[at]
            sentence, remedy = why(value)
            self.found.append(Problem(sentence, remedy, sheet.row_number(at), sheet.header_at(column, at), value))

    def refuse(self) -> None:
        """Raise with everything found, in the order of the file; nothing when nothing was."""
        if self.found:
            raise FileRefused(sorted(self.found, key=lambda problem: problem.row), total=self.total)


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
