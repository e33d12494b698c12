"""Headers that stand in two rows, one over the other: years over measures, or measures over years, and the names of
other columns in either. What is merged or left blank in the upper row holds for the columns to its right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import polars as pl

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.cell.numbers import read_number, says_no_figure
from quadrant.intake.fields import field_named
from quadrant.methods.periods import period_end

Head = tuple[str, str]
BETWEEN = " – "
ROWS_BELOW = 300
MOSTLY = 0.9


def heads_of(over: Sequence[str], under: Sequence[str], below: pl.DataFrame) -> list[Head]:
    """What stands over each column in the upper row and in the lower. A text of the upper row that stands over figures
    holds for the columns of figures to its right, as far as the next text or a column without any header."""
    heads, holds = list[Head](), ""
    lowers = list(map(_plain, under))
    for at, (upper, lower) in enumerate(zip(map(_plain, over), lowers, strict=True)):
        column = below.get_column(str(at))
        is_empty = not (column.str.strip_chars() != "").any()
        # A column without a cell may become one of figures, where its header comes again over others.
        of_figures = lowers.count(lower) > 1 or bool(upper) if is_empty else _mostly_figures(column)
        if upper:
            holds = upper if of_figures else ""
        elif not lower:
            holds = ""
        heads.append((upper or (holds if of_figures else ""), lower))
    return heads


def joined(head: Head) -> str:
    """2023/24 – Rate; where one row says nothing, or both the same, that alone."""
    over, under = head
    return f"{over}{BETWEEN}{under}" if over and under and over != under else over or under


def in_runs(heads: Sequence[Head]) -> list[bool]:
    """Which columns share what stands over them with the column beside, and differ in what stands under it."""

    def alike(one: Head, other: Head) -> bool:
        return bool(one[0] and one[1] and other[1]) and one[0] == other[0] and one[1] != other[1]

    beside = [alike(one, other) for one, other in pairwise(heads)]
    return [before or after for before, after in zip([False, *beside], [*beside, False], strict=True)]


def stand_in_two_rows(over: Sequence[str], under: Sequence[str], below: pl.DataFrame) -> bool:
    """Whether two rows can only be headers together: the upper has runs over columns of figures, the lower is words or
    years there, and either repeats its words under each run, or leaves other columns for the upper row to name."""
    if not _may_be_heads(over, under):
        return False
    heads = heads_of(over, under, below.head(ROWS_BELOW))
    run = [head for head, is_in in zip(heads, in_runs(heads), strict=True) if is_in]
    if not run or not all(is_word(lower) for lower in map(_plain, under) if lower):
        return False
    if len({upper for upper, _ in run}) == 1 and sum(period_end(lower) is not None for _, lower in run) > 1:
        return False  # one banner over periods that are whole: it says of all what their own headers say
    repeats = len(set(run)) > len({lower for _, lower in run})
    named_above = any(upper and lower in {"", upper} for upper, lower in heads)
    are_periods = all(period_end(upper) is not None for upper, _ in run)
    return repeats or named_above or are_periods


def _may_be_heads(over: Sequence[str], under: Sequence[str]) -> bool:
    """Looked at before the figures below are: a run is a text that comes again, or stands before a blank."""
    upper, lower = list(map(_plain, over)), list(map(_plain, under))
    runs = any(
        before and under_it and after in {"", before}
        for before, after, under_it in zip(upper, upper[1:], lower[1:], strict=False)
    )
    return runs and all(is_word(each) for each in upper if each)


def is_word(text: str) -> bool:
    return bool(read_number(text).wrong) or period_end(text) is not None


def _mostly_figures(column: pl.Series) -> bool:
    filled = column.str.strip_chars()
    different = [text for text in filled.filter(filled != "").unique().to_list() if not says_no_figure(text)]
    figures = sum(not read_number(text).wrong for text in different)
    return figures >= MOSTLY * len(different)


def field_of(kind: DatasetKind, head: Head, *, in_run: bool) -> str | None:
    """The field of a column by one of its two headers, where both together name none. Of figures, what stands under a
    run is one number of many, and no column of its own."""
    if in_run and kind is DatasetKind.FIGURES:
        return None
    over, under = head
    of_under = field_named(kind, under) if under else None
    return of_under or (field_named(kind, over) if over and not in_run else None)


def _plain(text: str) -> str:
    return " ".join(text.split())
