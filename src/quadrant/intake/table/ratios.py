"""The two columns of counts behind a column of rates, told from their numbers where no header names them: of a narrow
table, and of one with three columns under each period."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import numpy as np
import numpy.typing as npt

from quadrant.intake.cell.numbers import read_number
from quadrant.intake.evidence.places import listed_places
from quadrant.intake.table.columns import Look, looks
from quadrant.intake.table.crossed import number_of
from quadrant.intake.table.two_rows import Head
from quadrant.intake.terms import Sheet

FloatArray = npt.NDArray[np.float64]
LOOKED_AT = 2_000
FEWEST = 5  # rows that have to agree: fewer may by chance
MOST_COLUMNS = 12  # each pair of them is tried
THREE = 3
PER = (1.0, 100.0, 1_000.0, 10_000.0, 100_000.0)


def counts_behind(sheet: Sheet, columns: Words[str, int], seen: Sequence[Look]) -> dict[str, int]:
    """As `{"numerator": place, "denominator": place}` where in every row the value is one over the other, times 1, 100
    or so, as far as its decimals say; nothing where no pair does or several do, or where a header named one."""
    if "value" not in columns or {"numerator", "denominator"} & set(columns):
        return {}
    free = [look.at for look in seen if look.figures == 1 and not look.fractions and look.at not in columns.values()]
    if not 2 <= len(free) <= MOST_COLUMNS:
        return {}
    rates, decimals = _numbers(sheet, columns["value"])
    counts = {at: _numbers(sheet, at)[0] for at in free}
    found = [pair for pair in permutations(free, 2) if _makes(rates, decimals, counts[pair[0]], counts[pair[1]])]
    return {"numerator": found[0][0], "denominator": found[0][1]} if len(found) == 1 else {}


def _makes(rates: FloatArray, decimals: FloatArray, numerator: FloatArray, denominator: FloatArray) -> bool:
    known = np.isfinite(rates) & np.isfinite(numerator) & np.isfinite(denominator) & (denominator > 0)
    if known.sum() < FEWEST or len(np.unique(rates[known])) < FEWEST:
        return False
    written = rates[known]
    # A value with all its digits is right as far as a computer's own division is.
    within = np.maximum(0.5 * 10.0 ** -decimals[known] * (1 + 1e-9), 1e-9 * np.abs(written))
    share = numerator[known] / denominator[known]
    return any(bool((np.abs(written - per * share) <= within).all()) for per in PER)


def _numbers(sheet: Sheet, at: int) -> tuple[FloatArray, FloatArray]:
    """The numbers of a column, NaN for what is none, and with how many decimals each is written."""
    said = [cell.strip().rstrip("%") for cell in sheet.column(at).head(LOOKED_AT).to_list()]
    numbers = np.array([read_number(cell).number for cell in said], dtype=np.float64)
    decimals = np.array([len(cell.partition(".")[2]) for cell in said], dtype=np.float64)
    return numbers, decimals


def with_counts_named(sheet: Sheet) -> tuple[Sheet, list[str]]:
    """Under each period three columns, of which one is the rate of the other two whatever these are called: "Due",
    "Seen in time", "%". They are named for what they are, and a sentence says so."""
    for over in dict.fromkeys(head[0] for head in sheet.heads if head[0]):
        run = [at for at, head in enumerate(sheet.heads) if head[0] == over]
        rates = [at for at in run if number_of(sheet.heads[at][1]) == "value"]
        if len(run) != THREE or len(rates) != 1 or any(number_of(sheet.heads[at][1]) for at in run if at not in rates):
            continue
        seen = [look for look in looks(sheet, listed_places(), frozenset()) if look.at in run]
        if found := counts_behind(sheet, {"value": rates[0]}, seen):
            return _named(sheet, {sheet.heads[at][1]: field for field, at in found.items()}, sheet.heads[rates[0]][1])
    return sheet, []


def _named(sheet: Sheet, fields: Words[str, str], rate: str) -> tuple[Sheet, list[str]]:
    heads: list[Head] = [(over, fields.get(under, under).capitalize() if under in fields else under)
                         for over, under in sheet.heads]  # fmt: skip
    names = {field: text for text, field in fields.items()}
    told = f"“{rate}” is “{names['numerator']}” out of “{names['denominator']}”, and they are read so"
    return replace(sheet, heads=heads), [told]
