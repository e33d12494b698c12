"""Which field each header names: of one row, or of two that belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.fields import CLOSENESS, NEIGHBOUR, field_named, plain_header
from quadrant.intake.fields.stand_ins import with_stand_ins
from quadrant.intake.table.two_rows import Head, field_of, in_runs

OF_WARDS = re.compile(r"^(?:electoral |council )?wards?(?: names?| of .+)?(?: (?:20)?\d\d)?$|^wd ?\d\d ?nm$")
CODE_OF_WARDS = re.compile(r"^(?:electoral )?wards? ?(?:gss |ons )?codes?(?: (?:20)?\d\d)?$|^wd ?\d\d ?cd$")
CODES_OF_ANY_AREA = {"area code", "gss code", "gss", "ons code", "geography code", "areacode", "ecode", "code"}


def by_header(kind: DatasetKind, headers: Sequence[str], heads: Sequence[Head] = ()) -> dict[str, int]:
    """The first column of each field; of headers in two rows, what both together name comes first."""
    found: dict[str, int] = {}
    for at, header in enumerate(headers):
        field = field_named(kind, header)
        if field is not None:
            found.setdefault(field, at)
    if heads:
        found = {**_by_one_of_two(kind, heads, {*found.values()}), **found}
    found = with_stand_ins(kind, headers, found)
    if kind is DatasetKind.FIGURES:
        found = _smallest_areas(found, headers)
    if kind is DatasetKind.LOOKUP and "middle" in found and {"smaller", "larger"} - set(found):
        found["smaller" if "smaller" not in found else "larger"] = found.pop("middle")
    if kind is DatasetKind.NEIGHBOURS:
        found.update(_neighbour_columns(headers))
    if kind is DatasetKind.MONITORING and "cost_centre" not in found and "cost_centre_name" in found:
        found["cost_centre"] = found.pop("cost_centre_name")
    return found


def is_of_wards(header: str) -> bool:
    """Whether a header says that the names below it are those of wards."""
    return bool(OF_WARDS.match(plain_header(header)))


def _smallest_areas(found: dict[str, int], headers: Sequence[str]) -> dict[str, int]:
    """A column of wards tells the area, and a council beside it only where the wards lie. A locality is an area where
    no other column is one, else a group of it."""
    plain = [plain_header(header) for header in headers]
    name = next((at for at, header in enumerate(plain) if OF_WARDS.match(header)), None)
    code = next((at for at, header in enumerate(plain) if CODE_OF_WARDS.match(header)), None)
    if name is not None or code is not None:
        other = "area_code" in found and plain[found["area_code"]] in CODES_OF_ANY_AREA
        code = found["area_code"] if code is None and other else code
        told = {"area": name, "area_code": code}
        kept = {field: at for field, at in found.items() if field not in {"area", "area_code", "area_number"}}
        return {**kept, **{field: at for field, at in told.items() if at is not None}}
    if "by_local_area" in found and not {"area", "area_code", "area_number"} & set(found):
        return {("area" if field == "by_local_area" else field): at for field, at in found.items()}
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
