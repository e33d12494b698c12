"""Figures that are per cents: how the file says so, and shares (0.656) read as the per cents that they are (65.6%)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from quadrant.analyse.outcomes.terms import Figures
from quadrant.intake.cell.numbers import read_number
from quadrant.intake.evidence.units import MADE_PER_CENT, PER_CENT
from quadrant.intake.table.numbered import with_cells
from quadrant.intake.terms import Mapping, Sheet
from quadrant.methods.arrays import BoolArray, FloatArray

HUNDRED, FULL = 100.0, 15
NUMBERS = ("value", "numerator", "denominator")
MOST_NAMED, FEWEST = 3, 3


@dataclass(frozen=True, eq=False)
class _Column:
    """The cells of a column as numbers, with how many decimals each is written, and which have the sign of per cent."""

    number: FloatArray
    decimals: FloatArray
    signed: BoolArray


def formatted_told(sheet: Sheet, mapping: Mapping) -> list[str]:
    """That cells were formatted as per cent in Excel, said once. The examples of these sentences are none of the file's
    own figures, which may be of few people."""
    read = [mapping.columns[field] for field in NUMBERS if field in mapping.columns]
    found = [
        sheet.headers[at]
        for at in dict.fromkeys((*read, *mapping.across))
        if at in sheet.per_cent and sheet.column(at).str.ends_with(PER_CENT).any()
    ]
    if not found:
        return []
    named = f"“{found[0]}”" if len(found) == 1 else f"“{found[0]}” to “{found[-1]}”"
    return [f"These cells are formatted as per cent in Excel and are read so: 0.329 is 32.9% ({named})"]


def shares_as_per_cents(sheet: Sheet, mapping: Mapping, known: frozenset[str]) -> tuple[Sheet, list[str]]:
    """The sheet with shares of what stands beside them told per cent, where the file, or the indicator as it is `known`
    here, says per cent; and what was done, in a sentence.

    A value is a share where it is its numerator over its denominator, as far as its decimals say, and not a hundred
    times that. All values of an indicator have to be, else nothing is known of any.
    """
    if not {*NUMBERS} <= set(mapping.columns) or not sheet.cells.height:
        return sheet, []
    at = mapping.columns["value"]
    value, numerator, denominator = (_column(sheet, mapping.columns[field]) for field in NUMBERS)
    names = _texts(sheet, mapping, "indicator")
    meant = _said_per_cent(sheet, mapping) | names.is_in(list(known)).to_numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        share = numerator.number / denominator.number
    told = meant & ~value.signed & np.isfinite(value.number) & np.isfinite(share)
    within = np.maximum(0.5 * 10.0**-value.decimals * (1 + 1e-9), 1e-9 * np.abs(value.number))
    is_share = np.abs(value.number - share) <= within
    is_per_cent = np.abs(value.number - HUNDRED * share) <= within
    rows = pl.DataFrame({"name": names, "told": told, "share": is_share, "per_cent": is_per_cent})
    of_each = rows.filter(pl.col("told")).group_by("name", maintain_order=True)
    judged = of_each.agg(pl.col("share").all(), pl.col("per_cent").all())
    found = judged.filter(pl.col("share") & ~pl.col("per_cent")).get_column("name").to_list()
    if not found:
        return sheet, []
    turned = meant & ~value.signed & np.isfinite(value.number) & names.is_in(found).to_numpy()
    texts = sheet.column(at).to_list()
    cells = [_per_cent(number) if out else text for number, out, text in zip(value.number, turned, texts, strict=True)]
    sheet = with_cells(sheet, sheet.cells.with_columns(pl.Series(str(at), cells)))
    named = ", ".join(f"“{name}”" for name in found[:MOST_NAMED])
    more = " and others" if len(found) > MOST_NAMED else ""
    return sheet, [f"Shares of the numbers beside them are read as per cent: 0.656 is 65.6% ({named}{more})"]


def perhaps_shares(figures: Figures) -> list[str]:
    """Per cents of which none is above 1 may be shares. Nothing in the file tells, so a person is asked to look."""
    told = []
    for at, one in enumerate(figures.series):
        own = figures.value[figures.series_at == at]
        own = own[np.isfinite(own)]
        if one.unit == PER_CENT and len(own) >= FEWEST and own.min() >= 0 and 0 < own.max() <= 1:
            told.append(
                f"No figure of “{one.name}” is above 1%: 0.5 is read as 0.5%. Where they are shares, format the cells "
                "as per cent in Excel (.xlsx), or write them times 100."
            )
    return told[:MOST_NAMED]


def _column(sheet: Sheet, at: int) -> _Column:
    texts = [text.strip() for text in sheet.column(at).to_list()]
    numbers = np.array([read_number(text).number for text in texts], dtype=np.float64)
    decimals = np.array([len(text.rstrip("% ").partition(".")[2]) for text in texts], dtype=np.float64)
    return _Column(numbers, decimals, np.array([PER_CENT in text for text in texts], dtype=np.bool_))


def _texts(sheet: Sheet, mapping: Mapping, field: str) -> pl.Series:
    at = mapping.columns.get(field)
    blank = pl.Series([""] * sheet.cells.height, dtype=pl.String)
    return blank if at is None else sheet.column(at).str.replace_all(r"\s+", " ").str.strip_chars()


def _said_per_cent(sheet: Sheet, mapping: Mapping) -> BoolArray:
    """Rows of which the unit, the measure, the indicator's name or the header over the value says per cent."""
    sign = f"(?i){MADE_PER_CENT}"
    said = np.zeros(sheet.cells.height, dtype=np.bool_)
    for field in ("unit", "measure", "indicator", "name"):
        said |= _texts(sheet, mapping, field).str.contains(sign).to_numpy()
    headers = [sheet.header_at(mapping.columns["value"], row) for row in range(sheet.cells.height)]
    said |= pl.Series(headers, dtype=pl.String).str.contains(sign).to_numpy()
    return said


def _per_cent(share: float) -> str:
    return f"{share * HUNDRED:.{FULL}g}{PER_CENT}"
