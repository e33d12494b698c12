"""What each column of a sheet holds: by its header where that is known, else by what stands under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.evidence.places import Places, listed_places
from quadrant.intake.fields import plain_header
from quadrant.intake.finance.months import months_across
from quadrant.intake.table.apart import column_that_tells_apart
from quadrant.intake.table.columns import Look, looks, without_row_numbers
from quadrant.intake.table.crossed import crossed, tells_periods
from quadrant.intake.table.kinds import is_register, kind_of
from quadrant.intake.table.naming import by_header as fields_by_header
from quadrant.intake.table.naming import is_of_wards
from quadrant.intake.table.ratios import counts_behind
from quadrant.intake.table.signs import SIGNS
from quadrant.intake.table.wide import across, names_period, without_one_of_many
from quadrant.intake.table.years import with_parts
from quadrant.intake.terms import FileRefused, Mapping, Problem, Sheet

MOSTLY, SOME_WRONG = 0.9, 0.5
FEW_AREAS = 3


def mapping_of(sheet: Sheet, places: Places, *, kind: DatasetKind | None = None, keys: frozenset[str]) -> Mapping:
    """What each column holds: by its header where that is known, else by what stands under it.

    `keys` are the indicators known here, by which a column of keys is recognised.
    """
    seen = looks(sheet, places, keys)
    by_header = {each: fields_by_header(each, sheet.headers, sheet.heads) for each in DatasetKind}
    by_header[DatasetKind.FIGURES] = without_row_numbers(by_header[DatasetKind.FIGURES], seen)
    if kind is None and sheet.shapes:
        kind = DatasetKind.BOUNDARIES
    is_ledger = kind is DatasetKind.MONITORING or (kind is None and "cost_centre" in by_header[DatasetKind.MONITORING])
    months = months_across(sheet.headers) if is_ledger else {}
    is_list = bool(months) or is_register(by_header)
    if kind is None and (is_list or not _is_wide(sheet, by_header[DatasetKind.FIGURES], seen, is_ledger=is_ledger)):
        kind = kind_of(by_header, seen, sheet.headers, has_months=bool(months))
    kind = kind or DatasetKind.FIGURES
    columns = dict(by_header[kind])
    if kind is DatasetKind.MONITORING and months and "actual" not in columns:
        return Mapping(kind, columns, across=tuple(months), across_as="month")
    if kind is DatasetKind.BOUNDARIES:
        columns = _named_apart(columns, seen)
    if kind is DatasetKind.FIGURES:
        columns = _as_they_are_meant(sheet, columns, seen)
        columns = with_parts(sheet, columns, seen)
        if wide := _wide(sheet, columns, seen):
            return wide
    guessed = _by_content(kind, columns, seen, without=_not_guessed(sheet, columns))
    if kind is DatasetKind.FIGURES:
        guessed |= column_that_tells_apart(sheet, {**columns, **guessed}, seen)
        guessed |= counts_behind(sheet, {**columns, **guessed}, seen)
    return Mapping(kind, {**columns, **guessed}, frozenset(guessed))


def _is_wide(sheet: Sheet, figures: dict[str, int], seen: Sequence[Look], *, is_ledger: bool) -> bool:
    """A table of figures by its headers alone: years or ages stand over its numbers, in one row or in one of two."""
    if across(sheet.headers, figures, _numeric(sheet, seen), has_periods=True)[1] in {"age", "period", "part"}:
        return True
    return not is_ledger and tells_periods(sheet.heads, figures, _numeric(sheet, seen))


def _named_apart(columns: dict[str, int], seen: Sequence[Look]) -> dict[str, int]:
    """Where many areas share a name, it is that of the area in which they lie, and no name of theirs."""
    if not {"area", "area_code"} <= set(columns):
        return columns
    name, code = seen[columns["area"]], seen[columns["area_code"]]
    if name.distinct * 2 > code.distinct:
        return columns
    kept = {field: at for field, at in columns.items() if field != "area"}
    return {**kept, "inside": name.at} if name.places > MOSTLY and "inside" not in kept else kept


def _wide(sheet: Sheet, columns: dict[str, int], seen: Sequence[Look]) -> Mapping | None:
    """What the columns of a wide table hold; None of a narrow one."""
    not_guessed = _not_guessed(sheet, columns)
    known = _by_content(DatasetKind.FIGURES, columns, seen, only=("area_code", "area"), without=not_guessed)
    columns = without_one_of_many({**columns, **known}, sheet.headers, _numeric(sheet, seen))
    columns = _without_measures(columns, seen, rows=sheet.cells.height)
    places, what = crossed(sheet.heads, columns, _numeric(sheet, seen)) if sheet.heads else ((), "")
    if not places:
        places, what = across(sheet.headers, columns, _numeric(sheet, seen), has_periods=_holds_periods(seen))
    if not places:
        return None
    known |= (
        column_that_tells_apart(sheet, columns, seen, across=places) if what not in {"indicator", "measure"} else {}
    )
    return Mapping(DatasetKind.FIGURES, {**columns, **known}, frozenset(known), across=places, across_as=what)


def _as_they_are_meant(sheet: Sheet, columns: dict[str, int], seen: Sequence[Look]) -> dict[str, int]:
    """ "Measure" is an indicator where no other column is one and its words are none such as Rate or Count. Where each
    area lies in one locality, that is no group of its figures."""
    meant = dict(columns)
    if "measure" in meant and not {"indicator", "name"} & set(meant) and seen[meant["measure"]].measures < SOME_WRONG:
        meant["indicator"] = meant.pop("measure")
    place, locality = meant.get("area"), meant.get("by_local_area")
    if place is None or locality is None:
        return meant
    pairs = sheet.cells.select(pl.col(str(place), str(locality)).str.strip_chars()).filter(pl.col(str(place)) != "")
    of_each = pairs.group_by(str(place)).agg(pl.col(str(locality)).n_unique()).get_column(str(locality))
    if len(of_each) and (of_each == 1).all():
        del meant["by_local_area"]
    return meant


def _without_measures(columns: dict[str, int], seen: Sequence[Look], *, rows: int) -> dict[str, int]:
    """Where each area has one row, a number under the name of a group is what the area has (its decile of
    deprivation), and not of whom the other figures are."""
    area = next((columns[field] for field in ("area_code", "area") if field in columns), None)
    if area is None or seen[area].distinct < rows or rows < FEW_AREAS:
        return columns
    return {field: at for field, at in columns.items() if not (field.startswith("by_") and seen[at].figures > MOSTLY)}


def _not_guessed(sheet: Sheet, columns: dict[str, int]) -> tuple[str, ...]:
    """Beside a column of wards, codes under a header that does not say so are those of their council."""
    return ("area_code",) if "area" in columns and is_of_wards(sheet.headers[columns["area"]]) else ()


def _holds_periods(seen: Sequence[Look]) -> bool:
    return any(look.periods > MOSTLY for look in seen)


def _numeric(sheet: Sheet, seen: Sequence[Look]) -> list[int]:
    """The columns of numbers. One under a period has a few cells to mend rather than no numbers."""

    def holds_numbers(look: Look) -> bool:
        most = SOME_WRONG if names_period(sheet.headers[look.at]) else MOSTLY
        return look.figures > most or look.text == 0

    return [look.at for look in seen if not look.row_number and holds_numbers(look)]


def with_columns(mapping: Mapping, chosen: dict[str, str], sheet: Sheet) -> Mapping:
    """The mapping as a person corrected it: field → header, "" for none."""
    at = {plain_header(header): place for place, header in reversed(list(enumerate(sheet.headers)))}
    columns = dict(mapping.columns)
    for field, header in chosen.items():
        if not header:
            columns.pop(field, None)
        elif plain_header(header) in at:
            columns[field] = at[plain_header(header)]
        else:
            raise FileRefused([Problem("There is no such column in the file.", column=header)])
    corrected = replace(mapping, columns=columns, guessed=mapping.guessed - set(chosen), chosen=frozenset(chosen))
    if {"value", "actual"} & set(columns):
        return replace(corrected, across=(), across_as="")
    if mapping.kind is DatasetKind.FIGURES and chosen.get("value") == "" and not mapping.across:
        return replace(corrected, **_spread(sheet, columns))
    return corrected


def _spread(sheet: Sheet, columns: dict[str, int]) -> dict[str, Any]:
    """Where somebody says that no column alone holds the values, every free column of numbers is an indicator."""
    seen = looks(sheet, listed_places(), frozenset())
    free = tuple(at for at in _numeric(sheet, seen) if at not in columns.values())
    return {"across": free, "across_as": "measure" if "indicator" in columns else "indicator"} if free else {}


def _by_content(
    kind: DatasetKind,
    columns: dict[str, int],
    seen: Sequence[Look],
    *,
    only: Sequence[str] = (),
    without: Sequence[str] = (),
) -> dict[str, int]:
    """Fields that no header names, from the columns that no field has taken."""
    found: dict[str, int] = {}
    for field, score in SIGNS.get(kind, ()):
        has_area = bool({"area", "area_code"} & {*columns, *found})
        if (only and field not in only) or field in {*columns, *without} or (field == "area_number" and has_area):
            continue
        free = [look for look in seen if look.at not in {*columns.values(), *found.values()}]
        best = max(free, key=score, default=None)
        if best is not None and score(best) > 0:
            found[field] = best.at
    return found
