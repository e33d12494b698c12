"""A table before its header row is known: rows of text, and the frame that holds very many of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import islice

import polars as pl

from quadrant.intake.terms import FileRefused
from quadrant.methods.outlines import Shape

MOST_ROWS = 999_999
MOST_COLUMNS = 500
LONGEST_CELL = 32_767
AT_ONCE = 20_000


@dataclass(frozen=True, eq=False)
class RawTable:
    """All rows of one sheet as text, in columns "0", "1", …; `names` are those that the format itself gives columns.

    `number_of_first` is the number by which a person knows the first of the rows; `shapes` has the outline of each row
    of a file of boundaries. `per_cent` has the columns with cells that are formatted as per cent, and how many
    decimals of them are shown; `months` those with days that are shown as months. `is_active` is the sheet
    on which a workbook opens.
    """

    name: str
    cells: pl.DataFrame
    names: tuple[str, ...] = ()
    number_of_first: int = 1
    shapes: Sequence[Shape] = ()
    per_cent: Mapping[int, int] = field(default_factory=dict)
    months: Set[int] = frozenset()
    is_active: bool = False


def too_long() -> FileRefused:
    return FileRefused.whole(f"The file has more than {MOST_ROWS:,} rows.", "Divide it into several.")


def framed(rows: Iterable[list[str]]) -> pl.DataFrame:
    """Rows of different lengths as one frame of strings, read in parts so that memory holds one part twice at most."""
    source, parts, width, height = iter(rows), [], 0, 0
    for part in _parts(source):
        width = max(width, *map(len, part))
        height += len(part)
        if width > MOST_COLUMNS:
            raise FileRefused.whole(f"The file has more than {MOST_COLUMNS} columns.", "Keep only those needed.")
        if height > MOST_ROWS:
            raise too_long()
        parts.append(_frame(part, width))
    widened = [_widened(part, width) for part in parts]
    return pl.concat(widened, rechunk=False) if widened else pl.DataFrame()


def _parts(source: Iterator[list[str]]) -> Iterator[list[list[str]]]:
    while part := list(islice(source, AT_ONCE)):
        yield part


def _frame(rows: list[list[str]], width: int) -> pl.DataFrame:
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
    columns = zip(*rows, strict=True) if width else ()
    return pl.DataFrame([pl.Series(str(at), column, dtype=pl.String) for at, column in enumerate(columns)])


def _widened(part: pl.DataFrame, width: int) -> pl.DataFrame:
    missing = [pl.lit("").alias(str(at)) for at in range(part.width, width)]
    return part.with_columns(missing) if missing else part
