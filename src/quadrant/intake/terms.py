"""The words of intake: a sheet as read, what its columns are taken for, and what is wrong with a cell."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum

import polars as pl

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.methods.outlines import Shape

MOST_PROBLEMS = 50
OF_ALL = " of all"  # what somebody said of every row stands in a column of its own
SAID_AS = {
    f"period{OF_ALL}": "Period of all figures",
    f"area{OF_ALL}": "Area of all figures",
    f"indicator{OF_ALL}": "Name of the dataset",
}


RECORDS = frozenset(
    {DatasetKind.CONTRACTS, DatasetKind.SPEND, DatasetKind.SERVICES, DatasetKind.ORGANISATIONS, DatasetKind.PEOPLE}
    | {DatasetKind.BUDGETS, DatasetKind.MEETINGS, DatasetKind.MONITORING, DatasetKind.TENDERS}
)
"""Kinds whose every row is one record, such as a contract or a payment."""


class Holds(StrEnum):
    """How the cells of a field are read."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DAY = "day"
    LAST_DAY = "last_day"
    MONEY = "money"
    MONEY_EITHER_WAY = "money_either_way"
    YES_NO = "yes_no"
    WHOLE = "whole"
    CHOICE = "choice"
    YEAR = "year"
    TIME = "time"
    MAIL = "mail"


@dataclass(frozen=True)
class Problem:
    """What is wrong at one place of a file, and how to put it right. Row 0: the file as a whole."""

    sentence: str
    remedy: str = ""
    row: int = 0
    column: str = ""
    value: str = ""
    sheet: str = ""

    @property
    def where(self) -> str:
        parts = [
            f"sheet “{self.sheet}”" if self.sheet else "",
            f"row {self.row}" if self.row else "",
            f"column “{self.column}”" if self.column else "",
        ]
        return ", ".join(filter(None, parts)) or "the file"

    def __str__(self) -> str:
        told = f"{self.where}: " if self.row or self.column or self.sheet else ""
        shown = f"“{shortened(self.value)}” " if self.value else ""
        return f"{told}{shown}{self.sentence} {self.remedy}".strip()


class FileRefused(Exception):
    """A file that cannot be taken in; every problem found, up to fifty, and how many there are in all."""

    def __init__(self, problems: Sequence[Problem], *, total: int = 0) -> None:
        super().__init__(str(problems[0]))
        self.problems = tuple(problems[:MOST_PROBLEMS])
        self.total = max(total, len(problems))

    def on(self, sheet: str) -> FileRefused:
        """The same, each problem on its sheet of a workbook; a file of one table has no sheets to name."""
        return FileRefused([replace(problem, sheet=sheet) for problem in self.problems], total=self.total)

    @classmethod
    def whole(cls, sentence: str, remedy: str = "") -> FileRefused:
        return cls([Problem(sentence, remedy)])


@dataclass(frozen=True, eq=False)
class Sheet:
    """A table as it stands in a file: every cell as text, under the headers of its header row.

    `cells` has columns "0", "1", … of strings, blank rows included, so that `first_row` plus an index is the row that
    a person sees in the file. A cell that is empty is "". `others` names the sheets beside it, which are left alone;
    `header_row` is the row of the headers, 0 where the format itself names the columns; `shapes` has the outline of
    each row of a file of boundaries; `above` is what stands in the rows over the headers, such as a title;
    `heads` has the upper and the lower header of each column where they stand in two rows; `per_cent` has the columns
    with cells that Excel shows as per cent, and with how many decimals; `months` those with days that it shows as
    months.
    """

    name: str
    headers: Sequence[str]
    cells: pl.DataFrame
    first_row: int
    others: Sequence[str] = ()
    header_row: int = 0
    shapes: Sequence[Shape] = ()
    above: Sequence[str] = ()
    heads: Sequence[tuple[str, str]] = ()
    per_cent: Words[int, int] = field(default_factory=dict)
    months: Set[int] = frozenset()

    @property
    def is_spread(self) -> bool:
        """Whether several rows were made of one row of the file."""
        return False

    def column(self, at: int) -> pl.Series:
        return self.cells.get_column(str(at))

    def row_number(self, at: int) -> int:
        return self.first_row + at

    def header_at(self, column: int, at: int) -> str:
        """The header over a cell, as it stands in the file."""
        return self.headers[column]


@dataclass(frozen=True)
class Mapping:
    """What each field is read from: the places of columns. `guessed` names the fields found by their content, `chosen`
    those for which a person named the column. `across` are the columns of a wide table, one figure in each cell, whose
    headers say what `across_as` says: the period, the age, the measure, of a finance system the month;
    of headers in two rows what the upper and what the lower says, as in "period and number"."""

    kind: DatasetKind
    columns: dict[str, int]
    guessed: frozenset[str] = frozenset()
    chosen: frozenset[str] = frozenset()
    across: tuple[int, ...] = ()
    across_as: str = ""

    def named(self, sheet: Sheet) -> dict[str, str]:
        return {field: sheet.headers[at] for field, at in self.columns.items()}


@dataclass(frozen=True)
class Described:
    """What a person says of a file: what the dataset is called, what it holds, which column (by header) is what; of a
    workbook, which sheet; in which row the headers stand, and in how many; and what holds of every row that does not
    say it. `before_names` begins the name of every indicator; `areas_meant` says which area a name of the file means,
    "" where its rows are to be left out."""

    name: str = ""
    kind: DatasetKind | None = None
    topic: str = ""
    source: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    sheet: str = ""
    header_row: int | None = None
    header_rows: int | None = None
    period: str = ""
    area: str = ""
    of_all: dict[str, str] = field(default_factory=dict)
    before_names: str = ""
    areas_meant: dict[str, str] = field(default_factory=dict)


def shortened(text: str, longest: int = 60) -> str:
    clean = " ".join(text.split())
    return clean if len(clean) <= longest else f"{clean[: longest - 1]}…"
