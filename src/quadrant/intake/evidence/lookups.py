"""From a lookup to pairs of areas: which area lies in which."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from quadrant.analyse.outcomes.terms import AreaSpec, LiesIn
from quadrant.intake.cell.codes import Coded, Problems, coded
from quadrant.intake.cell.numbers import is_not_available
from quadrant.intake.cell.reasons import why_no_place
from quadrant.intake.evidence.places import Places
from quadrant.intake.terms import FileRefused, Mapping, Sheet, shortened
from quadrant.methods.arrays import BoolArray

STEPS = ("smaller", "middle", "larger")


def lookup_of(sheet: Sheet, mapping: Mapping, places: Places) -> tuple[list[LiesIn], list[str]]:
    """Each area with each larger one that its row names, once, and what was passed over: rows whose smallest area is of
    a country whose codes are not listed (such as Northern Ireland's older ones). Raises `FileRefused`."""
    columns = {step: mapping.columns[step] for step in STEPS if step in mapping.columns}
    found = {step: coded(sheet.column(at), lambda text: _area(text, places)) for step, at in columns.items()}
    unknown = found["smaller"].at < 0
    passed = _passed_over(sheet, columns["smaller"], unknown) if unknown.any() and unknown.mean() < 0.5 else []
    problems = Problems()
    for step, each in found.items():
        wrong = (each.at < 0) & (~unknown if passed else True)
        if step != "smaller":
            wrong &= ~np.array([is_not_available(text) for text in sheet.column(columns[step]).str.strip_chars()])
        problems.add_rows(sheet, columns[step], wrong, lambda text: why_no_place(text, places))
    problems.refuse()
    pairs: dict[tuple[str, str], LiesIn] = {}
    for one, other in combinations(found.values(), 2):
        for area, inside in _pairs(one, other):
            if area.code != inside.code:
                pairs[area.code, inside.code] = LiesIn(area, inside)
    if not pairs:
        raise FileRefused.whole("No row says of an area in which other it lies.", "Say which column holds which area.")
    return list(pairs.values()), passed


def _area(text: str, places: Places) -> AreaSpec | None:
    return places.coded(text) or places.by_register.get(text.strip()) or places.named(text)


def _pairs(one: Coded[AreaSpec], other: Coded[AreaSpec]) -> list[tuple[AreaSpec, AreaSpec]]:
    both = np.stack([one.at, other.at], axis=1)
    different = np.unique(both[(both >= 0).all(axis=1)], axis=0)
    return [(one.meanings[a], other.meanings[b]) for a, b in different.tolist()]


def _passed_over(sheet: Sheet, column: int, unknown: BoolArray) -> list[str]:
    first = sheet.column(column)[int(np.flatnonzero(unknown)[0])]
    many = int(unknown.sum())
    rows = f"{many:,} rows whose smallest area is" if many > 1 else "a row whose smallest area is"
    return [f"Left out: {rows} none that Quadrant knows, such as “{shortened(first, 30)}”"]
