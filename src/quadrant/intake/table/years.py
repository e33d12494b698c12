"""Periods of which one place says the quarter or the month and another the year: a column of each, headers such as
Q1 … Q4 beside a column of years, or a year that stands above the table. Each is made one label, in one column."""

from __future__ import annotations

import re
from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from quadrant.intake.cell.marks import with_notes
from quadrant.intake.cell.numbers import MARKS
from quadrant.intake.cell.year_parts import WHOLE_YEAR, part_of_year, with_year, year_in
from quadrant.intake.fields import plain_header
from quadrant.intake.table.columns import Look
from quadrant.intake.table.forecasts import told_apart
from quadrant.intake.table.numbered import with_cells
from quadrant.intake.table.titles import Titles
from quadrant.intake.terms import FileRefused, Mapping, Problem, Sheet
from quadrant.methods.calendar import financial_year
from quadrant.methods.periods import month_shown, period_end, period_label

MOSTLY, SOME_WRONG = 0.9, 0.5
FEWEST = 2
YEARS = re.compile(r"\byears?\b|^fy$")
SCHOOLS = re.compile(r"\b(?:academic|school) year\b", re.IGNORECASE)
OF_SCHOOLS = "school year "
BETWEEN = "\t"
MARKED = re.compile(r"^(.*\S)\s*[(\[](p|prov|provisional|r|rev|revised)\.?[)\]]$", re.IGNORECASE)


def with_parts(sheet: Sheet, columns: Words[str, int], seen: Sequence[Look]) -> dict[str, int]:
    """A column of quarters or months beside one of years is part of the period."""
    if "period_part" in columns:
        return dict(columns)
    taken = {at for field, at in columns.items() if field != "period"}
    parts = [look.at for look in seen if look.parts > MOSTLY and look.at not in taken]
    years = [look.at for look in seen if look.years > SOME_WRONG and look.at not in {*taken, *parts}]
    years = [at for at in years if at == columns.get("period") or YEARS.search(plain_header(sheet.headers[at]))]
    if parts and years:
        return {**columns, "period": years[0], "period_part": parts[0]}
    return {**columns, "period": parts[0]} if parts and "period" not in columns else dict(columns)


def shown_as_months(sheet: Sheet) -> Sheet:
    """Days that a workbook shows as months, "Jul-26", are months."""
    if not sheet.months:
        return sheet
    shown = [pl.col(str(at)).map_elements(month_shown, return_dtype=pl.String) for at in sorted(sheet.months)]
    headers = [month_shown(header) if at in sheet.months else header for at, header in enumerate(sheet.headers)]
    return replace(sheet, cells=sheet.cells.with_columns(shown), headers=headers)


def with_full_year(sheet: Sheet) -> Sheet:
    """ "Full year" over a column beside the quarters of one year is that year."""
    if not sheet.heads:
        return sheet
    rows = [_with_year([head[row] for head in sheet.heads]) for row in (0, 1)]
    return replace(sheet, heads=list(zip(*rows, strict=True)))


def _with_year(texts: Sequence[str]) -> list[str]:
    parts = {text for text in texts if period_end(text) is not None}
    whole = {text for text in texts if part_of_year(text) == WHOLE_YEAR}
    years = {_year_of(text) for text in parts}
    if not whole or len(parts) < FEWEST or len(years) != 1:
        return list(texts)
    year = years.pop()
    return [year if text in whole else text for text in texts]


def _year_of(period: str) -> str:
    """The year of the calendar where the period names one; else the financial year in which it ends."""
    on = period_end(period)
    label = period_label(period)
    if on is None or (label[:1] in {"Q", "H"} and "/" not in label):
        return label.split()[-1]
    return financial_year(on).label


def with_whole_periods(
    sheet: Sheet, mapping: Mapping, *, year: str, titles: Titles
) -> tuple[Sheet, Mapping, list[str]]:
    """One column of whole periods, and where their year was found. `year` is what a person said of all. Raises
    `FileRefused` where nothing says the year."""
    if "period" not in mapping.columns:
        return sheet, mapping, []
    if "period_part" in mapping.columns:
        return *_joined(sheet, mapping), []
    at = mapping.columns["period"]
    texts = sheet.column(at).str.strip_chars()
    parts = {
        text: part
        for text in texts.unique(maintain_order=True).to_list()
        if (part := part_of_year(text, sheet.headers[at]))
    }
    if not parts:
        return sheet, mapping, []
    found, where = (year, "") if year else _year_above(titles, [*parts.values()])
    whole = {text: label for text, part in parts.items() if (label := with_year(part, found)) is not None}
    if len(whole) < len(parts):
        raise _no_year(sheet, at, found)
    column = texts.replace(whole).alias(str(at))
    told = [f"Their year is no column: {found.removeprefix(OF_SCHOOLS)} is taken from {where}"] if where else []
    return with_cells(sheet, sheet.cells.with_columns(column)), mapping, told


def with_marks_of_periods(sheet: Sheet, mapping: Mapping) -> tuple[Sheet, Mapping]:
    """Of a wide table "2025/26 (p)" is 2025/26, each of its figures with the note that it is provisional."""
    at = mapping.columns.get("period")
    if at is None or not sheet.is_spread:
        return sheet, mapping
    texts = sheet.column(at).str.strip_chars()
    marked = {
        text: found for text in texts.unique().to_list() if (found := MARKED.match(text)) and period_end(found[1])
    }
    if not marked:
        return sheet, mapping
    notes = {text: MARKS[found[2][0].lower()] for text, found in marked.items()}
    sheet, mapping = with_notes(sheet, mapping, texts.replace_strict(notes, default="", return_dtype=pl.String))
    bare = texts.replace({text: found[1] for text, found in marked.items()}).alias(str(at))
    return with_cells(sheet, sheet.cells.with_columns(bare)), mapping


def told_of_labels(sheet: Sheet, mapping: Mapping) -> list[str]:
    """That periods are shown in one way, where the file writes them in another; with the first of them."""
    at = mapping.columns.get("period")
    texts = sheet.column(at).str.strip_chars().unique(maintain_order=True).to_list() if at is not None else []
    other = [(text, label) for text in texts if (label := period_label(told_apart(text)[0])) != told_apart(text)[0]]
    if not other:
        return []
    (text, label), more = other[0], len(other) - 1
    return [f"Periods are shown in one way: “{text}” is {label}{f', and {more:,} more like it' if more else ''}"]


def _joined(sheet: Sheet, mapping: Mapping) -> tuple[Sheet, Mapping]:
    """The year and its part in one column more; where the part is left blank, the year alone."""
    year, part = mapping.columns["period"], mapping.columns["period_part"]
    over = sheet.headers[part]
    both = sheet.cells.select(
        pl.concat_str([pl.col(str(at)).str.strip_chars() for at in (year, part)], separator=BETWEEN)
    )
    column = both.to_series()

    def label(text: str) -> str:
        of_year, _, of_part = text.partition(BETWEEN)
        known = part_of_year(of_part, over)
        return (
            with_year(known, _of_schools(sheet.headers[year], of_year)) if known else None
        ) or f"{of_part} {of_year}".strip()

    said = {text: label(text) for text in column.unique().to_list()}
    cells = sheet.cells.with_columns(column.replace_strict(said, return_dtype=pl.String).alias(str(sheet.cells.width)))
    wider = with_cells(sheet, cells, [*sheet.headers, f"{sheet.headers[year]} and {over}"])
    columns = {field: at for field, at in mapping.columns.items() if field != "period_part"}
    return wider, replace(mapping, columns={**columns, "period": sheet.cells.width})


def _of_schools(header: str, year: str) -> str:
    return f"{OF_SCHOOLS}{year}" if SCHOOLS.search(header) and year[:1].isdigit() else year


def _year_above(titles: Titles, parts: Sequence[str]) -> tuple[str, str]:
    for where, texts in titles:
        years = {year for text in texts if (year := year_in(text, parts)) is not None}
        if years:
            return (years.pop(), where) if len(years) == 1 else ("", "")
    return "", ""


def _no_year(sheet: Sheet, at: int, said: str) -> FileRefused:
    remedy = "Write the year under “Period of all figures”, such as 2026/27, or in each header or cell."
    first = next(text for text in sheet.column(at).to_list() if part_of_year(text, sheet.headers[at]))
    if said:
        return FileRefused([Problem(f"“{said}” is no year to which “{first}” belongs.", remedy)])
    return FileRefused([Problem(f"“{first}” does not say of which year it is.", remedy)])
