"""From the areas of a map file to outlines by area: each known by its code or its name, or a locality of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from quadrant.analyse.outcomes.terms import AreaKind, AreaSpec, Outlines
from quadrant.intake.cell.codes import Problems
from quadrant.intake.cell.reasons import why_no_place
from quadrant.intake.evidence.places import Places, plain_name
from quadrant.intake.terms import FileRefused, Mapping, Problem, Sheet

LONGEST_NAME = 120


def outlines_of(sheet: Sheet, mapping: Mapping, places: Places) -> Outlines:
    """Every area with its outline. By code where there is a column of codes, else by name.

    Where a file has names alone and the country's list knows none of them, they are localities of the partnership's
    own; where it knows some, those that it does not know are problems. Raises `FileRefused` with all that is wrong.
    """
    if not sheet.shapes:
        raise FileRefused.whole("The file holds no outlines.", "Give boundaries as GeoJSON or TopoJSON.")
    if not {"area_code", "area"} & set(mapping.columns):
        raise FileRefused.whole("No property holds the code or the name of each area.", "Say which one does.")
    codes, names = (_column(sheet, mapping, field) for field in ("area_code", "area"))
    height = sheet.cells.height
    found = [places.coded(codes[at], names[at] if names else "") for at in range(height)] if codes else []
    own: set[str] = set()
    if not codes:
        found = [places.named(name) for name in names]
        if _are_own(found, names, places):
            own = {name for name, spec in zip(names, found, strict=True) if spec is None and name.strip()}
            found = [spec or _locality(name) for spec, name in zip(found, names, strict=True)]
    _refuse(sheet, mapping, codes or names, found, places)
    known = [spec for spec in found if spec is not None]
    new = sorted(" ".join(name.split()) for name in own)
    return Outlines(known, sheet.shapes[:height], new, _insides(sheet, mapping, places))


def _insides(sheet: Sheet, mapping: Mapping, places: Places) -> list[AreaSpec | None]:
    """The area in which each lies, by its name or its code; an empty cell says nothing."""
    if "inside" not in mapping.columns:
        return []
    problems, found = Problems(), []
    for at, text in enumerate(_column(sheet, mapping, "inside")):
        spec = places.coded(text) or places.named(text) if text.strip() else None
        if spec is None and text.strip():
            header = sheet.headers[mapping.columns["inside"]]
            problems.add(Problem(*why_no_place(text, places), sheet.row_number(at), header, text))
        found.append(spec)
    problems.refuse()
    return found


def _column(sheet: Sheet, mapping: Mapping, field: str) -> list[str]:
    at = mapping.columns.get(field)
    return sheet.column(at).to_list() if at is not None else []


def _are_own(found: Sequence[AreaSpec | None], names: Sequence[str], places: Places) -> bool:
    """No area of the country's list is named: those that are known are the partnership's own localities already."""
    of_country = any(spec is not None and spec.kind is not AreaKind.LOCALITY for spec in found)
    return not of_country and all(name.strip() for name in names)


def _locality(name: str) -> AreaSpec | None:
    plain = " ".join(name.split())[:LONGEST_NAME]
    return AreaSpec("", plain, AreaKind.LOCALITY) if plain else None


def _refuse(
    sheet: Sheet, mapping: Mapping, texts: Sequence[str], found: Sequence[AreaSpec | None], places: Places
) -> None:
    problems, rows = Problems(), dict[str, int]()
    header = sheet.headers[mapping.columns["area_code" if "area_code" in mapping.columns else "area"]]
    for at, (text, spec) in enumerate(zip(texts, found, strict=True)):
        row = sheet.row_number(at)
        if spec is None:
            problems.add(Problem(*why_no_place(text, places), row, header, text))
            continue
        first = rows.setdefault(spec.code or plain_name(spec.name), row)
        if first != row:
            sentence = f"has its outline in row {first} already."
            problems.add(Problem(sentence, "Join the two into one, or leave one out.", row, header, text))
    problems.refuse()
