"""Writing very many observations, noticed by the chain as one group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import isnan
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import Q

from quadrant.analyse.outcomes.models import Dataset, Indicator, Observation
from quadrant.analyse.outcomes.queries.held import Held, sharing
from quadrant.analyse.outcomes.terms import Figures
from quadrant.audit.straight import write_straight
from quadrant.audit.terms import Refusal
from quadrant.audit.touched import touch
from quadrant.methods.arrays import FloatArray, IntArray
from quadrant.methods.decimals import NOT_TOLD, decimals_seen

AT_ONCE = 20_000
COLUMNS = (
    "partnership_id",
    "dataset_id",
    "indicator_id",
    "area_id",
    "breakdown",
    "period",
    "period_on",
    "value",
    "numerator",
    "denominator",
    "note",
)


def write_observations(
    figures: Figures, *, dataset: Dataset, indicators: dict[str, int], areas: dict[str, int]
) -> None:
    """Write every figure as an observation of the dataset. Call inside its act."""
    write_straight(Observation, COLUMNS, _rows(figures, dataset, indicators, areas))
    touch(Observation, dataset.pk)


def see_decimals(figures: Figures, *, indicators: dict[str, int]) -> None:
    """Keep of each indicator the most decimals that its figures came with. Call inside the act that brings them."""
    series = [indicators[definition.key] for definition in figures.series]
    _keep_decimals(series, decimals_seen(figures.value, figures.series_at, len(series)))


def see_decimals_left(numbers: Sequence[int]) -> None:
    """Of indicators some of whose figures went: the most decimals of those that are left, by which others come."""
    if not numbers:
        return
    Indicator.objects.filter(pk__in=numbers).update(decimals_seen=None)
    left = Observation.objects.filter(indicator__in=numbers, value__isnull=False).order_by()
    held = np.array(list(left.values_list("indicator_id", "value")), dtype=np.float64).reshape(-1, 2)
    known, at = np.unique(held[:, 0].astype(np.int64), return_inverse=True)
    _keep_decimals(known.tolist(), decimals_seen(held[:, 1], at, len(known)))


def _keep_decimals(series: Sequence[int], seen: IntArray) -> None:
    told: dict[int, int] = {}
    for number, decimals in zip(series, seen.tolist(), strict=True):
        told[number] = max(decimals, told.get(number, decimals))
    for decimals in sorted(set(told.values()) - {NOT_TOLD}):
        fewer = Q(decimals_seen=None) | Q(decimals_seen__lt=decimals)
        numbers = [number for number, most in told.items() if most == decimals]
        Indicator.objects.filter(fewer, pk__in=numbers).update(decimals_seen=decimals)


def _rows(
    figures: Figures, dataset: Dataset, indicators: dict[str, int], areas: dict[str, int]
) -> Iterator[list[tuple[Any, ...]]]:
    """Rows as the table holds them, in order of indicator and area so that the index grows at its end."""
    series = np.array([indicators[definition.key] for definition in figures.series], dtype=np.int64)
    places = np.array([areas[spec.code] for spec in figures.areas], dtype=np.int64)
    order = np.lexsort((figures.period_at, figures.area_at, series[figures.series_at]))
    labels = [period.label for period in figures.periods]
    days: list[date | str | None] = [period.on for period in figures.periods]
    if connection.vendor == "sqlite":
        days = [day.isoformat() if isinstance(day, date) else None for day in days]
    notes = figures.note_at if figures.note_at is not None else np.zeros(len(figures), dtype=np.int64)
    for start in range(0, len(order), AT_ONCE):
        part = order[start : start + AT_ONCE]
        periods = figures.period_at[part].tolist()
        yield list(
            zip(
                [dataset.partnership_id] * len(part),
                [dataset.pk] * len(part),
                series[figures.series_at[part]].tolist(),
                places[figures.area_at[part]].tolist(),
                _named(figures.breakdowns, figures.breakdown_at[part]),
                [labels[at] for at in periods],
                [days[at] for at in periods],
                _known(figures.value[part]),
                _known(figures.numerator[part]),
                _known(figures.denominator[part]),
                _named(figures.notes, notes[part]),
                strict=True,
            )
        )


def _named(names: Any, at: IntArray) -> list[str]:
    return [names[place] for place in at.tolist()]


def _known(values: FloatArray) -> list[float | None]:
    """NaN, which JSON and comparisons do not know, becomes None."""
    return [None if isnan(value) else value for value in values.tolist()]


def same_again(figures: Figures, *, indicators: dict[str, int], areas: dict[str, int], name: str) -> Dataset | None:
    """The standing dataset of another name that these figures repeat in full; refuses any smaller overlap."""
    for other, shared in sharing(figures, indicators=indicators, areas=areas, name=name):
        if shared == other.rows:
            return other
        held = Held(shared, other)
        raise Refusal(f"{held.sentence} {held.remedy}", field="name")
    return None
