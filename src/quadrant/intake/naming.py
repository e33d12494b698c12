"""Which field each header names: of one row, or of two that belong together."""

from __future__ import annotations

from collections.abc import Sequence

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.fields import CLOSENESS, NEIGHBOUR, field_named, plain_header
from quadrant.intake.two_rows import Head, field_of, in_runs


def by_header(kind: DatasetKind, headers: Sequence[str], heads: Sequence[Head] = ()) -> dict[str, int]:
    """The first column of each field; of headers in two rows, what both together name comes first."""
    found: dict[str, int] = {}
    for at, header in enumerate(headers):
        field = field_named(kind, header)
        if field is not None:
            found.setdefault(field, at)
    if heads:
        found = {**_by_one_of_two(kind, heads, {*found.values()}), **found}
    if kind is DatasetKind.LOOKUP and "middle" in found and {"smaller", "larger"} - set(found):
        found["smaller" if "smaller" not in found else "larger"] = found.pop("middle")
    if kind is DatasetKind.NEIGHBOURS:
        found.update(_neighbour_columns(headers))
    if kind is DatasetKind.MONITORING and "cost_centre" not in found and "cost_centre_name" in found:
        found["cost_centre"] = found.pop("cost_centre_name")
    return found


def known_headers(headers: Sequence[str], heads: Sequence[Head] = ()) -> int:
    """How many fields of the best-fitting kind the headers name; a neighbour counts as one."""
    return max(len(by_header(kind, headers, heads)) for kind in DatasetKind)


def _by_one_of_two(kind: DatasetKind, heads: Sequence[Head], taken: set[int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, (head, is_in) in enumerate(zip(heads, in_runs(heads), strict=True)):
        field = field_of(kind, head, in_run=is_in) if at not in taken else None
        if field is not None:
            found.setdefault(field, at)
    return found


def _neighbour_columns(headers: Sequence[str]) -> dict[str, int]:
    """SN1 to SN10; how close each is stands right behind it, or carries its number."""
    found: dict[str, int] = {}
    for at, header in enumerate(headers):
        plain = plain_header(header)
        if named := NEIGHBOUR.match(plain):
            found[f"neighbour_{int(named[1])}"] = at
    for at, header in enumerate(headers):
        plain = plain_header(header.split(" (")[0])
        behind = next((field for field, place in found.items() if place == at - 1 and "neighbour" in field), "")
        closeness = CLOSENESS.match(plain)
        if closeness and (closeness[1] or behind):
            found[f"closeness_{closeness[1] or behind.removeprefix('neighbour_')}"] = at
    return found if any(field.startswith("neighbour") for field in found) else {}
