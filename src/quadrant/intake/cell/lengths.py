"""Texts that are longer than can be kept: cut, and said at their cell before the file is taken in."""

from __future__ import annotations

import numpy as np

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.terms import Mapping, Sheet, shortened

MOST = {"indicator": 300, "name": 300, "measure": 150, "unit": 150, "topic": 100, "source": 300}
"""How many characters are kept of each field of figures."""

OF_A_DICTIONARY = {"key": 250, "name": 300, "unit": 150, "topic": 100, "source": 300, "frequency": 60}
MOST_OF_A_KEY, BETWEEN = 250, " | "
MOST_TOLD = 5


def key_of(called: str, measure: str) -> str:
    """What a series is known by again: its indicator and its measure, of which the measure is never cut."""
    end = f"{BETWEEN}{measure[: MOST['measure']]}" if measure else ""
    return f"{called[: MOST_OF_A_KEY - len(end)]}{end}"


def told_cut(sheet: Sheet, mapping: Mapping) -> list[str]:
    """Each text that is cut, by its row and column, once; the first few in words."""
    most = {DatasetKind.FIGURES: MOST, DatasetKind.DEFINITIONS: OF_A_DICTIONARY}.get(mapping.kind, {})
    told = [
        said for field, kept in most.items() if field in mapping.columns
        for said in _cut(sheet, mapping.columns[field], kept)
    ]  # fmt: skip
    return [*told[:MOST_TOLD], f"and {len(told) - MOST_TOLD} more"] if len(told) > MOST_TOLD else told


def _cut(sheet: Sheet, column: int, kept: int) -> list[str]:
    texts = sheet.column(column)
    plain = texts.str.replace_all(r"\s+", " ").str.strip_chars()
    rows = np.flatnonzero((plain.str.len_chars() > kept).to_numpy())
    first = {plain[at]: at for at in reversed(rows.tolist())}
    return [
        f"row {sheet.row_number(at)}, column “{sheet.header_at(column, at)}”: “{shortened(text)}” has {len(text)} "
        f"characters, and the first {kept} are kept"
        for text, at in sorted(first.items(), key=lambda pair: pair[1])
    ]
