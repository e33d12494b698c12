"""Forecasts among figures: "2027/28 (f)", or years that stand under FORECAST. They were not counted, so each becomes a
figure of an indicator of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from quadrant.analyse.outcomes.terms import Figures
from quadrant.methods.periods import period_end

MARK = re.compile(
    r"\s*[(\[]?\b(?:f|fc|f'?cast|forecasts?|proj|projected|projections?|predicted|modelled)\b[)\]]?$", re.IGNORECASE
)
OVER = re.compile(r"^(?:forecasts?|projections?|projected|predicted)\b", re.IGNORECASE)
FORECAST, OF_FORECAST = "forecast", ", forecast"


def told_apart(label: str) -> tuple[str, bool]:
    """The period without the mark of a forecast, and whether it has one."""
    bare = MARK.sub("", label)
    return (bare, True) if bare != label and period_end(bare) is not None else (label, False)


def under_forecast(over: Sequence[str], headers: Sequence[str]) -> list[str]:
    """The headers; a period under a cell that says FORECAST, or right of it up to the next cell, is one."""
    marked, is_forecast = list[str](), False
    for at, header in enumerate(" ".join(each.split()) for each in headers):
        if at < len(over) and over[at].strip():
            is_forecast = bool(OVER.match(over[at].strip()))
        of_one = is_forecast and period_end(header) is not None and not MARK.search(header)
        marked.append(f"{header} ({FORECAST})" if of_one else header)
    return marked


def told_of_forecasts(figures: Figures) -> list[str]:
    """That forecasts are kept as indicators of their own, and how many there are."""
    ahead = np.array([one.key.endswith(OF_FORECAST) for one in figures.series], dtype=np.bool_)
    if not ahead.any():
        return []
    number, name = int(ahead[figures.series_at].sum()), figures.series[int(np.flatnonzero(ahead)[0])].name
    return [f"Forecasts are kept apart from what was counted, as “{name}”: {number:,} figures"]
