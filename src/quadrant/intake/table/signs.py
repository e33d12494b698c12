"""By what stands in it a column is known where its header says nothing: how well each field fits, the surest first."""

from __future__ import annotations

from collections.abc import Callable

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.table.columns import Look


def _may_be_figures(look: Look) -> bool:
    """Numbers, and neither those of places nor those of the rows."""
    return look.figures > 0.5 and look.numbers_of_places < 0.95 and not look.counts_rows


def _may_be_names(look: Look) -> bool:
    """Words in nearly every row, which are no days."""
    return look.text > 0.9 and look.filled > 0.9 and look.periods < 0.5


SIGNS: dict[DatasetKind, tuple[tuple[str, Callable[[Look], float]], ...]] = {
    DatasetKind.FIGURES: (
        ("area_code", lambda look: look.codes > 0.9 and look.codes),
        ("area", lambda look: look.places > 0.3 and look.text > 0.9 and look.distinct),
        ("area_number", lambda look: look.numbers_of_places > 0.9 and look.distinct),
        ("period", lambda look: look.periods > 0.9 and look.words_of_periods),
        ("breakdown", lambda look: look.groups > 0.7 and look.distinct),
        ("measure", lambda look: look.measures > 0.7 and 1),
        ("indicator", lambda look: _may_be_names(look) and look.keys * 1e9 + look.wordiness),
        ("value", lambda look: _may_be_figures(look) and look.figures + look.fractions),
    ),
    DatasetKind.DEFINITIONS: (
        ("polarity", lambda look: look.polarities > 0.9 and 1),
        ("key", lambda look: look.text > 0.9 and look.filled > 0.9 and look.keys * 1e9 + look.single * look.distinct),
        ("name", lambda look: look.text > 0.9 and look.length < 120 and look.single < 0.5 and look.distinct),
    ),
    DatasetKind.LOOKUP: (
        ("smaller", lambda look: (look.codes > 0.9 or look.places > 0.8) and look.distinct),
        ("larger", lambda look: (look.codes > 0.9 or look.places > 0.8) and 1 / look.distinct),
    ),
    DatasetKind.BOUNDARIES: (
        ("area_code", lambda look: look.codes > 0.9 and look.codes * look.distinct),
        ("area", lambda look: look.text > 0.9 and look.filled > 0.9 and look.distinct + look.places),
    ),
    DatasetKind.NEIGHBOURS: (
        ("area", lambda look: look.places > 0.8 and look.distinct),
        ("area_number", lambda look: look.numbers_of_places > 0.8 and look.distinct),
    ),
}
