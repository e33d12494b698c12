"""What areas are called in a column of them: a name that stands in another column instead, and names that are no area
here or the total of them, of which a person may say which one is meant, or that their rows are left out."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from quadrant.intake.cell.numbers import is_words
from quadrant.intake.evidence.places import Places
from quadrant.intake.table.left_out import is_total, without_notes
from quadrant.intake.table.naming import is_of_wards
from quadrant.intake.terms import Mapping, Sheet

MOST_ASKED, MOST_OFFERED = 30, 60
MOST_UNNAMED = 1_000  # totals and the like are few; many empty cells are something to mend


@dataclass(frozen=True)
class AreaToSay:
    """A name, the areas that it may mean (likeliest first), and whether its rows are left out unless one is said."""

    name: str
    likely: Sequence[str]
    is_total: bool = False


def areas_to_say(sheet: Sheet, mapping: Mapping, places: Places, meant: Words[str, str]) -> list[AreaToSay]:
    """At most thirty, in the order of the file; none where codes tell the areas. What was said stays listed."""
    at = mapping.columns.get("area")
    if at is None or "area_code" in mapping.columns:
        return []
    of_wards, own = is_of_wards(sheet.headers[at]), places.by_code.get(places.own_code)
    names = without_notes(sheet)[0].column(at).str.strip_chars().unique(maintain_order=True).to_list()
    few = sorted({same[0].name for same in places.small.values()} | {places.by_name[one].name for one in places.own})
    others, found = few if len(few) <= MOST_OFFERED else [], list[AreaToSay]()
    for name in filter(None, names):
        total = is_total(name)
        if name not in meant and not total and places.named_here(name, of_wards=of_wards) is not None:
            continue
        likely = [*places.all_nearest(name, of_wards=of_wards), *([own.name] if own else []), *others]
        found.append(AreaToSay(name, list(dict.fromkeys(likely)), total))
        if len(found) == MOST_ASKED:
            break
    return found


def with_names_beside(sheet: Sheet, mapping: Mapping) -> Sheet:
    """A row without an area and with a name in another column is of that name: the council's total often stands under
    the heading of its localities, its ward left blank."""
    at = mapping.columns.get("area")
    if at is None or {"area_code", "area_number"} & set(mapping.columns) or not sheet.cells.height:
        return sheet
    taken = {place for field, place in mapping.columns.items() if field not in {"area", "by_local_area"}}
    rows = (sheet.column(at).str.strip_chars() == "").to_numpy()
    unnamed = np.flatnonzero(rows).tolist()
    if not unnamed or len(unnamed) > MOST_UNNAMED:
        return sheet
    names = sheet.column(at).to_list()
    for row in unnamed:
        cells = [cell.strip() for cell in sheet.cells.row(row)]
        words = [cell for place, cell in enumerate(cells) if place not in taken and cell and is_words(cell)]
        if len(words) == 1 and any(cell and not is_words(cell) for cell in cells):
            names[row] = words[0]
    return replace(sheet, cells=sheet.cells.with_columns(pl.Series(str(at), names, dtype=pl.String)))
