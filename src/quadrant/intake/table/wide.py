"""Wide tables: a column for each year, each age or each measure holds one figure a cell. They are made narrow, one
figure a row, and each figure keeps the row and the header that it has in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from quadrant.intake.cell.year_parts import part_of_year
from quadrant.intake.table.forecasts import told_apart
from quadrant.intake.table.numbered import NumberedSheet, with_cells
from quadrant.intake.terms import OF_ALL, Mapping, Sheet
from quadrant.methods.periods import period_end

AGE = re.compile(r"^(?:age |aged |ages )?(\d{1,3})(\+| and over| plus)?$|^(?:aged? )?(\d{1,3})(?: to |-)(\d{1,3})$")
ALL_AGES = frozenset({"all ages", "total population", "total", "all", "all persons"})
OLDEST, FEWEST_AGES, FEWEST_YEARS, FEWEST_MEASURES = 125, 5, 2, 2
FEWEST_AGED = 2
POPULATION = "Population"
FIELDS = {"age": "by_age", "part": "period_part"}
"""The field that the headers of a wide table become, where it is not called as what they say."""


def plain(header: str) -> str:
    return " ".join(header.casefold().replace("_", " ").split())


def age_of(header: str) -> str | None:
    """The group that a header names: "Age 7", "Aged 16 to 64"; "" for everybody; None where it names no age."""
    words = plain(header)
    if words in ALL_AGES:
        return ""
    found = AGE.match(words)
    if found is None or int(found[1] or found[3]) > OLDEST:
        return "Aged 65 and over" if words == "aged 65 and over" else None
    if found[3]:
        return f"Aged {found[3]} to {found[4]}"
    return f"Age {found[1]}{'+' if found[2] else ''}"


def names_period(header: str) -> bool:
    """Whether a header says a period, or a part of a year that stands elsewhere."""
    return period_end(told_apart(header)[0]) is not None or part_of_year(header) is not None


def across(
    headers: Sequence[str], columns: Words[str, int], figures: Sequence[int], *, has_periods: bool
) -> tuple[tuple[int, ...], str]:
    """The columns of a wide table and what their headers say; none where the table is narrow.

    `columns` are those whose field is known, `figures` those that hold numbers; `has_periods` where some column holds
    periods, whatever its header.
    """
    if "value" in columns:
        return (), ""
    free = [at for at in figures if at not in columns.values()]
    ages = [at for at in free if age_of(headers[at]) is not None]
    named = [at for at in ages if age_of(headers[at])]
    # A few bare numbers may be anything; "aged 0 to 15" is an age.
    if len(named) >= FEWEST_AGES or sum(plain(headers[at]).startswith("age") for at in named) >= FEWEST_AGED:
        return tuple(ages), "age"
    parts = [at for at in free if part_of_year(headers[at]) is not None]
    years = [at for at in free if names_period(headers[at])]
    if len(years) >= FEWEST_YEARS and "period" not in columns:
        return tuple(years), "period"
    if len(parts) >= FEWEST_YEARS and "period_part" not in columns:
        return tuple(parts), "part"
    has_area = bool({"area", "area_code", "area_number"} & set(columns))
    if (
        has_area
        and not has_periods
        and len(free) >= FEWEST_MEASURES
        and {"numerator", "denominator"}.isdisjoint(columns)
    ):
        return tuple(free), "measure" if "indicator" in columns else "indicator"
    return (), ""


def without_one_of_many(columns: Words[str, int], headers: Sequence[str], figures: Sequence[int]) -> dict[str, int]:
    """A deprivation decile among the deciles of other domains is a figure like them, and no group."""
    at = columns.get("by_deprivation")
    last = plain(headers[at]).split()[-1:] if at is not None else []
    others = [each for each in figures if each != at and plain(headers[each]).split()[-1:] == last]
    is_one = at in figures and bool(others)
    return {field: each for field, each in columns.items() if not (is_one and field == "by_deprivation")}


def narrowed(sheet: Sheet, mapping: Mapping, *, name: str, period: str, area: str) -> tuple[Sheet, Mapping]:
    """One figure a row. What no column tells is told of all: the period and the area that somebody said, and as
    indicator the name of the dataset, or the population where the columns are ages."""
    said = {} if "period" in mapping.columns or mapping.across_as == "period" else {"period": period}
    if not {"area", "area_code", "area_number"} & set(mapping.columns):
        said["area"] = area
    if not {"indicator"} & {*mapping.columns, mapping.across_as}:
        said["indicator"] = POPULATION if "age" in mapping.across_as.split() else name
    said = {field: text for field, text in said.items() if text}
    if mapping.across:
        sheet, mapping = _unpivoted(sheet, mapping)
    if not said:
        return sheet, mapping
    told = {field: sheet.cells.width + at for at, field in enumerate(said)}
    cells = sheet.cells.with_columns(pl.lit(text).alias(str(told[field])) for field, text in said.items())
    headers = [*sheet.headers, *(f"{field}{OF_ALL}" for field in said)]
    columns = replace(mapping, columns={**mapping.columns, **told})
    return with_cells(sheet, cells, headers), columns


def _unpivoted(sheet: Sheet, mapping: Mapping) -> tuple[Sheet, Mapping]:
    kept = [at for at in range(len(sheet.headers)) if at not in mapping.across]
    rows = sheet.cells.with_row_index("row")
    long = rows.unpivot(
        on=[str(at) for at in mapping.across],
        index=["row", *(str(at) for at in kept)],
        variable_name="of",
        value_name="figure",
    ).filter(pl.col("figure").str.strip_chars() != "")
    labels = {str(at): _label(sheet.headers[at], mapping.across_as) for at in mapping.across}
    stands = {str(at): sheet.headers[at] for at in mapping.across}
    said, over = (long.get_column("of").replace_strict(each, return_dtype=pl.String) for each in (labels, stands))
    cells = long.select(
        *(pl.col(str(at)).alias(str(new)) for new, at in enumerate(kept)),
        said.alias(str(len(kept))),
        pl.col("figure").alias(str(len(kept) + 1)),
    )
    headers = [*(sheet.headers[at] for at in kept), "headers", "figures"]
    columns = {field: kept.index(at) for field, at in mapping.columns.items() if at in kept}
    columns |= {FIELDS.get(mapping.across_as, mapping.across_as): len(kept), "value": len(kept) + 1}
    numbers = long.get_column("row").cast(pl.Int64).to_numpy() + sheet.first_row
    bare = Sheet(sheet.name, headers, cells, sheet.first_row)
    return NumberedSheet.of(bare, numbers, spread={len(kept) + 1: over.to_list()}), replace(mapping, columns=columns)


def _label(header: str, across_as: str) -> str:
    return age_of(header) or "" if across_as == "age" else " ".join(header.replace("_", " ").split())
