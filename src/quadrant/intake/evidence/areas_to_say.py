"""Names in a column of areas that are no area here, or the total of them: a person may say which one is meant, or that
their rows are left out."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import dataclass

from quadrant.intake.evidence.places import Places
from quadrant.intake.table.left_out import is_total, without_notes
from quadrant.intake.table.naming import is_of_wards
from quadrant.intake.terms import Mapping, Sheet

MOST_ASKED, MOST_OFFERED = 30, 60


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
