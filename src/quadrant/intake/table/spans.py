"""A period given by its first and its last day, an age by the youngest and the oldest, a decile by what it is of: each
is joined into the one column that figures are read from. The upload form of the Department of Health and Social Care
is written so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import polars as pl

from quadrant.intake.terms import Mapping, Sheet
from quadrant.methods.periods import period_end

BETWEEN = "\t"


def joined_spans(sheet: Sheet, mapping: Mapping) -> tuple[Sheet, Mapping]:
    """The sheet with a column more for each span; a column that tells the same already stands before it."""
    for into, fields, words in SPANS:
        given = [field for field in fields if field in mapping.columns]
        if fields[0] in mapping.columns and (into not in mapping.columns or into in fields):
            sheet, mapping = _joined(sheet, mapping, into, given, words)
    return sheet, mapping


def _joined(
    sheet: Sheet, mapping: Mapping, into: str, fields: list[str], words: Callable[..., str]
) -> tuple[Sheet, Mapping]:
    places = [mapping.columns[field] for field in fields]
    cells = sheet.cells.select(pl.concat_str([pl.col(str(at)).str.strip_chars() for at in places], separator=BETWEEN))
    texts = cells.to_series()
    different = texts.unique().to_list()
    said = {text: words(**dict(zip(fields, text.split(BETWEEN), strict=False))) for text in different}
    column = texts.replace_strict(said, return_dtype=pl.String).alias(str(sheet.cells.width))
    headers = [*sheet.headers, " to ".join(sheet.headers[at] for at in places[:2])]
    columns = {**mapping.columns, into: sheet.cells.width}
    wider = replace(sheet, cells=sheet.cells.with_columns(column), headers=headers)
    return wider, replace(mapping, columns=columns)


def period_between(period_from: str, period_to: str = "", period_type: str = "") -> str:
    """2024 for a calendar year, 2023/24 for a financial one, else both days; a kind that they do not tell is kept."""
    kind = " ".join(period_type.replace("_", " ").split())
    first, last = period_end(period_from), period_end(period_to or period_from)
    if first is None or last is None:
        return f"{period_from} to {period_to}" if period_to else period_from
    year = first.replace(month=1, day=1) == first and last == date(first.year, 12, 31)
    financial = (first.month, first.day, last) == (4, 1, date(first.year + 1, 3, 31))
    if year and kind in {"", "calendar year", "calendar", "year"}:
        return str(first.year)
    if financial and kind in {"", "financial year", "financial", "year"}:
        return f"{first.year}/{last.year % 100:02}"
    return f"{first.isoformat()} to {last.isoformat()}{f' ({kind[:20]})' if kind else ''}"


def ages_between(age_from: str, age_to: str = "") -> str:
    """Aged 5 to 10, Aged 65 and over, Aged 40 and under; nothing for everybody."""
    if age_from and age_to:
        return f"Aged {age_from} to {age_to}"
    if age_from or age_to:
        return f"Aged {age_from} and over" if age_from else f"Aged {age_to} and under"
    return ""


def decile_of(by_deprivation: str, deprivation_of: str = "") -> str:
    """Decile 1 of what it was reckoned among."""
    among = " ".join(deprivation_of.replace("_", " ").split())
    return f"Decile {by_deprivation} of {among}" if by_deprivation and among else by_deprivation


SPANS: tuple[tuple[str, tuple[str, ...], Callable[..., str]], ...] = (
    ("period", ("period_from", "period_to", "period_type"), period_between),
    ("by_age", ("age_from", "age_to"), ages_between),
    ("by_deprivation", ("by_deprivation", "deprivation_of"), decile_of),
)
