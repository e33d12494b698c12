"""A table of figures before its figures are read: what stands beside, above and below it is understood, and it is made
narrow, one figure a row."""

from __future__ import annotations

from quadrant.intake.evidence.area_names import with_names_beside
from quadrant.intake.evidence.places import Places
from quadrant.intake.table.crossed import AND, says, uncrossed
from quadrant.intake.table.left_out import totals_of_groups, without_more_tables, without_notes, without_totals
from quadrant.intake.table.mappings import mapping_of
from quadrant.intake.table.ratios import with_counts_named
from quadrant.intake.table.spans import joined_spans
from quadrant.intake.table.titles import period_above, titles_of
from quadrant.intake.table.wide import narrowed
from quadrant.intake.table.years import (
    shown_as_months,
    told_of_labels,
    with_full_year,
    with_marks_of_periods,
    with_whole_periods,
)
from quadrant.intake.terms import Described, FileRefused, Mapping, Problem, Sheet


def as_figures_stand(
    sheet: Sheet, mapping: Mapping, places: Places, keys: frozenset[str]
) -> tuple[Sheet, Mapping, list[str]]:
    """The first of several tables, with headers that say all they mean and areas named in every row; what its columns
    are taken for then; and what was left out or read otherwise."""
    table, told = without_more_tables(shown_as_months(sheet))
    table, counts = with_counts_named(with_full_year(table))
    mapping = mapping if table is sheet else mapping_of(table, places, kind=mapping.kind, keys=keys)
    return with_names_beside(table, mapping), mapping, [*told, *counts]


def made_narrow(sheet: Sheet, mapping: Mapping, said: Described) -> tuple[Sheet, Mapping, list[str]]:
    """One figure a row, without rows that hold none; and what was left out."""
    _refuse_twins_across(sheet, mapping)
    limits, titles = list[str](), titles_of(sheet, said.name)
    above, where = ("", "") if _tells_periods(mapping) or said.period else period_above(titles)
    sheet, notes = without_notes(sheet)
    sheet, mapping = joined_spans(sheet, mapping)
    if AND in mapping.across_as:
        sheet, mapping, limits = uncrossed(sheet, mapping)
    sheet, mapping = narrowed(sheet, mapping, name=said.name, period=said.period or above, area=said.area)
    sheet, mapping, years = with_whole_periods(sheet, mapping, year=said.period, titles=titles)
    sheet, mapping = with_marks_of_periods(sheet, mapping)
    years += told_of_labels(sheet, mapping)
    years += [f"The period {above} is taken from {where}"] if where else []
    sheet, mapping, whole = totals_of_groups(sheet, mapping)
    sheet, totals = without_totals(sheet, mapping, said.areas_meant)
    return sheet, mapping, [*years, *limits, *whole, *totals, *notes]


def _tells_periods(mapping: Mapping) -> bool:
    return bool({"period", "period_from"} & set(mapping.columns)) or "period" in says(mapping)


def _refuse_twins_across(sheet: Sheet, mapping: Mapping) -> None:
    """The same year twice over a table: often the headers of two rows belong together, and one was read."""
    twins = [
        Problem(
            f"Two columns of figures are called “{header}”.",
            "Where the headers stand in two rows, say so; or give each column a header of its own.",
        )
        for header in (sheet.headers[at] for at in mapping.across)
        if f"{header} (2)" in sheet.headers
    ]
    if twins:
        raise FileRefused(twins)
