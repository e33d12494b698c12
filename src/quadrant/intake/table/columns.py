"""What stands in each column of a sheet, told from its different values: places, periods, figures, keys, words."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Words
from dataclasses import dataclass

import polars as pl

from quadrant.intake.cell.numbers import read_number, says_no_figure
from quadrant.intake.cell.year_parts import part_of_year, with_year
from quadrant.intake.evidence.places import CODE, Places
from quadrant.intake.fields import plain_header
from quadrant.intake.terms import Sheet
from quadrant.methods.periods import period_end

MOST_LOOKED_AT = 400
SAMPLE = 50_000
LONGEST_GROUP = 40
FEWEST_COUNTED = 3
ROW_NUMBERS = frozenset(
    {"", "no", "number", "row", "row no", "row number", "s no", "sr no", "serial no", "serial number", "line"}
    | {"line no", "line number", "item", "item no", "item number", "index", "n", "sn", "id", "ref"}
)
GROUP = re.compile(
    r"^(?:all|persons|people|males?|females?|boys|girls|men|women)$|quintile|decile|\baged\b|ethnic|disab|deprived",
    re.IGNORECASE,
)
MEASURE = re.compile(
    r"^(?:percentage|per ?cent|%|count|number|ratio|mean|median|average|index)$|\brate\b|^per \d", re.IGNORECASE
)
POLARITIES = {"high", "low", "higher", "lower", "neither", "none", "higher is better", "lower is better"}


@dataclass(frozen=True)
class Look:
    """One column: how many different values it has, and which share of them is what. Shares run from 0 to 1."""

    at: int
    distinct: int
    filled: float
    codes: float
    places: float
    numbers_of_places: float
    periods: float
    parts: float
    years: float
    words_of_periods: float
    figures: float
    fractions: float
    keys: float
    polarities: float
    groups: float
    measures: float
    text: float
    length: float
    single: float
    counts_rows: bool = False
    row_number: bool = False

    @property
    def wordiness(self) -> float:
        """High for many long texts, as the names of indicators are; low for a few short ones."""
        return self.length * math.log(1 + self.distinct)


def looks(sheet: Sheet, places: Places, keys: frozenset[str]) -> list[Look]:
    return [_look(sheet.column(at), at, places, keys, header) for at, header in enumerate(sheet.headers)]


def counts_its_rows(column: pl.Series) -> bool:
    """From 1 downwards, a number a row; those of blank rows and of notes under the table are missing."""
    filled = column.str.strip_chars().str.strip_suffix(".0")
    filled = filled.filter(filled != "")
    if filled.head(FEWEST_COUNTED).to_list() != [str(at) for at in range(1, FEWEST_COUNTED + 1)]:
        return False
    return all(number == str(at) for at, number in enumerate(filled.to_list(), 1))


def without_row_numbers(columns: Words[str, int], seen: Sequence[Look]) -> dict[str, int]:
    """A column called "Number" that counts its rows is no value."""
    return {field: at for field, at in columns.items() if field != "value" or not seen[at].row_number}


def _look(column: pl.Series, at: int, places: Places, keys: frozenset[str], header: str) -> Look:
    """From up to 400 different values, spread over a sheet that may have a million rows."""
    stripped = column.gather_every(max(1, len(column) // SAMPLE)).str.strip_chars()
    filled = stripped.filter(stripped != "")
    different = filled.unique(maintain_order=True)
    values = [value for value in different.head(MOST_LOOKED_AT).to_list() if not says_no_figure(value)]

    def share(holds: Callable[[str], bool]) -> float:
        return sum(map(holds, values)) / len(values) if values else 0.0

    counts = counts_its_rows(column)
    numeric = [value for value in values if not read_number(value).wrong]
    return Look(
        at=at,
        distinct=len(different),
        filled=len(filled) / max(1, len(stripped)),
        codes=share(lambda value: bool(CODE.match(value.upper()))),
        places=share(lambda value: not value[:1].isdigit() and places.named_here(value) is not None),
        numbers_of_places=share(lambda value: places.numbered(value) is not None),
        periods=share(lambda value: period_end(value) is not None),
        years=share(lambda value: with_year("Q1", value) is not None),
        parts=share(lambda value: part_of_year(value, header) is not None),
        words_of_periods=1 + share(lambda value: any(sign in value for sign in "/-") or " " in value),
        figures=len(numeric) / len(values) if values else 0.0,
        fractions=sum("." in value for value in numeric) / len(values) if values else 0.0,
        keys=share(lambda value: value in keys) if keys else 0.0,
        polarities=share(lambda value: value.casefold() in POLARITIES) if values else 0.0,
        groups=share(lambda value: len(value) < LONGEST_GROUP and bool(GROUP.search(value))),
        measures=share(lambda value: bool(MEASURE.match(value))),
        text=1 - len(numeric) / len(values) if values else 0.0,
        single=share(lambda value: " " not in value),
        counts_rows=counts,
        row_number=counts and plain_header(header) in ROW_NUMBERS,
        length=sum(map(len, values)) / len(values) if values else 0.0,
    )
