"""Outcomes, indicators with figures, and neighbours, brought in as an analyst would bring them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import numpy as np

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import Dataset, Indicator, Outcome
from quadrant.analyse.outcomes.queries import indicators
from quadrant.analyse.outcomes.terms import (
    AreaSpec,
    Definition,
    Figures,
    Method,
    NeighbourOf,
    Period,
    Polarity,
    Received,
)
from quadrant.intake.evidence.places import listed_places
from quadrant.methods.periods import period_end
from quadrant.partnership.models import Person
from quadrant.partnership.rules import has_role
from quadrant.partnership.terms import Role
from tests.factories.partnership import known, person

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
HEREFORDSHIRE, SHROPSHIRE, WILTSHIRE, CORNWALL, DORSET = (
    "E06000019",
    "E06000051",
    "E06000054",
    "E06000052",
    "E06000059",
)
ENGLAND = "E92000001"
# By area, then by period: a value, None where it is not available, or (numerator, denominator, value).
Values = Mapping[str, Mapping[str, float | tuple[float, float, float] | None]]


def analyst() -> Person:
    """Anna, the analyst of the partnership entered."""
    anna = known("Anna")
    return anna if has_role(anna, Role.ANALYST) else person("Anna", Role.ANALYST)


def area(code: str) -> AreaSpec:
    spec = listed_places().coded(code, code)
    assert spec is not None
    return spec


def received(name: str = "Figures by hand", rows: int = 0) -> Received:
    return Received(name, f"{name}.csv", "0" * 64, 1, "received/0", rows)


def figures(name: str, values: Values, *, breakdown: str = "", **more: Any) -> Figures:
    """Figures of one indicator."""
    flat = [(code, period, cell) for code, periods in values.items() for period, cell in periods.items()]
    codes, labels = list(dict.fromkeys(row[0] for row in flat)), list(dict.fromkeys(row[1] for row in flat))
    parts = np.array([_parts(cell) for _, _, cell in flat])
    none = np.zeros(len(flat), dtype=np.int64)
    return Figures(
        series=[Definition(key=name, name=name, **more)],
        areas=[area(code) for code in codes],
        periods=[Period(label, period_end(label)) for label in labels],
        breakdowns=[breakdown],
        series_at=none,
        area_at=np.array([codes.index(row[0]) for row in flat]),
        period_at=np.array([labels.index(row[1]) for row in flat]),
        breakdown_at=none,
        numerator=parts[:, 0],
        denominator=parts[:, 1],
        value=parts[:, 2],
    )


def _parts(cell: float | tuple[float, float, float] | None) -> tuple[float, float, float]:
    if isinstance(cell, tuple):
        return cell
    return (np.nan, np.nan, np.nan if cell is None else cell)


def indicator(
    name: str = "Children waiting over 20 weeks",
    values: Values | None = None,
    *,
    by: Person | None = None,
    polarity: Polarity = Polarity.LOW,
    method: Method = Method.PROPORTION,
    unit: str = "%",
    topic: str = "Children",
) -> Indicator:
    """An indicator with the figures given; by default two years in Herefordshire, three like it, and England."""
    given = values or {
        HEREFORDSHIRE: {"2023": 31.0, "2024": 41.5},
        SHROPSHIRE: {"2023": 20.0, "2024": 22.0},
        WILTSHIRE: {"2023": 21.0, "2024": 25.0},
        CORNWALL: {"2023": 18.0, "2024": 19.5},
        ENGLAND: {"2023": 22.5, "2024": 24.0},
    }
    found = figures(name, given, polarity=polarity, method=method, unit=unit, topic=topic)
    bring(found, name=name, by=by)
    made: Indicator = indicators().get(key=name)
    return made


def bring(found: Figures, *, name: str = "Figures by hand", by: Person | None = None) -> Dataset:
    return commands.import_figures(figures=found, file=received(name, len(found)), by=by or analyst(), at=NOW)


def neighbours(
    of: str = HEREFORDSHIRE, *alike: str, name: str = "Statistical neighbours", by: Person | None = None
) -> Dataset:
    """Who is like an area, the most alike first; by default three counties like Herefordshire."""
    codes = alike or (SHROPSHIRE, WILTSHIRE, CORNWALL)
    pairs = [NeighbourOf(area(of), area(code), rank, "Very close") for rank, code in enumerate(codes, start=1)]
    return commands.import_neighbours(neighbours=pairs, file=received(name, len(pairs)), by=by or analyst(), at=NOW)


def outcome(name: str = "Every child starts school ready", *, by: Person | None = None) -> Outcome:
    return commands.add_outcome(name=name, population="All children under five", by=by or analyst(), at=NOW)
