"""What could point to a person is hidden, and with it whatever would give it away.

Within one indicator and period, the areas of one kind and the groups of one dimension are a table whose totals people
know: beside each small count enough others are hidden that none can be worked out. It is decided from all that is
held, never from what one page happens to show, so that two pages together give no more away than each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np
from django.db.models import Q

from quadrant.analyse.outcomes.models import Area, Indicator, Observation
from quadrant.analyse.outcomes.queries.groups import group_of
from quadrant.analyse.outcomes.rules import may_see_small_counts
from quadrant.analyse.outcomes.terms import SMALLEST_SHOWN, Dimension, Method
from quadrant.methods.arrays import FloatArray
from quadrant.methods.disclosure import suppress


@dataclass(frozen=True)
class Point:
    """One figure as it may be shown. `value` is None where it is not available, and where it is `hidden`."""

    indicator: Indicator
    area: Area
    period: str
    on: date | None
    breakdown: str
    value: float | None
    numerator: float | None
    denominator: float | None
    note: str
    hidden: bool = False


Row = tuple[int, str, str, int, str, float | None, float | None]
Counts = dict[str, dict[int, float]]


@dataclass
class _Hidden:
    """Areas whose figure of everybody is hidden, and (area, group) pairs."""

    areas: set[int] = field(default_factory=set)
    groups: set[tuple[int, str]] = field(default_factory=set)

    def holds(self, area: int, breakdown: str) -> bool:
        """Where the whole may not be seen, no part of it may."""
        return area in self.areas or (area, breakdown) in self.groups


def shown(points: list[Point], person: Any) -> list[Point]:
    """The points as this person may see them: analysts see all. One more query where an indicator has small counts."""
    if may_see_small_counts(person):
        return points
    suspects = {point.indicator.pk: point.indicator for point in points if _is_suspect(point.indicator)}
    if not suspects:
        return points
    tables = _tables(suspects, [point for point in points if point.indicator.pk in suspects])
    hidden = {key: _hidden_in(counts) for key, counts in tables.items()}
    return [_hide(point) if _is_small(point) or _is_hidden(point, hidden) else point for point in points]


def _is_suspect(indicator: Indicator) -> bool:
    return indicator.small_counts or indicator.small_groups


def _is_small(point: Point) -> bool:
    counted = point.value if point.indicator.method == Method.COUNT else None
    return any(number is not None and 0 < number < SMALLEST_SHOWN for number in (counted, point.numerator))


def _is_hidden(point: Point, hidden: Mapping[tuple[int, str, str], _Hidden]) -> bool:
    found = hidden.get((point.indicator.pk, point.period, point.area.kind))
    return found is not None and found.holds(point.area.pk, point.breakdown)


def _hide(point: Point) -> Point:
    return replace(point, value=None, numerator=None, denominator=None, note="", hidden=True)


def _tables(indicators: Mapping[int, Indicator], points: Iterable[Point]) -> dict[tuple[int, str, str], Counts]:
    """For each indicator, period and kind of area: by group the people counted in each area."""
    asked: dict[tuple[str, bool], set[int]] = defaultdict(set)
    kinds = set()
    for point in points:
        asked[point.period, point.indicator.small_groups].add(point.indicator.pk)
        kinds.add(point.area.kind)
    alike = list(Area.objects.known_here().filter(kind__in=kinds).values_list("pk", flat=True))
    wanted = Q()
    for (period, with_groups), numbers in asked.items():
        of_all = {} if with_groups else {"breakdown": ""}
        wanted |= Q(period=period, indicator__in=numbers, **of_all)
    rows = Observation.objects.filter(wanted, area__in=alike)
    tables: dict[tuple[int, str, str], Counts] = defaultdict(lambda: defaultdict(dict))
    row: Row
    for row in rows.values_list("indicator_id", "period", "area__kind", "area_id", "breakdown", "value", "numerator"):
        number, period, kind, area, breakdown, value, numerator = row
        counted = value if indicators[number].method == Method.COUNT else numerator
        if counted is not None and counted >= 0:
            tables[number, period, kind][breakdown][area] = counted
    return tables


def _hidden_in(counts: Counts) -> _Hidden:
    found = _Hidden()
    if not any(0 < count < SMALLEST_SHOWN for by_area in counts.values() for count in by_area.values()):
        return found
    of_everybody = counts.get("", {})
    found.areas |= _small_and_partners(of_everybody)
    by_dimension: dict[Dimension, Counts] = defaultdict(dict)
    for text, by_area in counts.items():
        if group := group_of(text):
            by_dimension[group.dimension][text] = by_area
    for table in by_dimension.values():
        _hide_in_table(table, found)
    return found


def _small_and_partners(by_area: Mapping[int, float]) -> set[int]:
    counts = np.array(list(by_area.values()))
    if not len(counts) or _is_modelled(counts):
        return set()
    kept = suppress(counts, SMALLEST_SHOWN).shown[:-1]
    return {area for area, count in zip(by_area, kept, strict=True) if np.isnan(count)}


def _hide_in_table(table: Counts, found: _Hidden) -> None:
    """Areas by groups; a group that is not given for an area counts nobody there."""
    groups = list(table)
    areas = sorted({area for by_area in table.values() for area in by_area})
    counts = np.array([[table[group].get(area, 0.0) for group in groups] for area in areas])
    if _is_modelled(counts):
        return
    # A table of one line repeats it in its totals; a list says the same and hides no more than it must.
    alone = counts.ravel() if 1 in counts.shape else counts
    kept = suppress(alone, SMALLEST_SHOWN).shown
    inside = kept[:-1].reshape(counts.shape) if 1 in counts.shape else kept[:-1, :-1]
    found.groups |= {(areas[row], groups[column]) for row, column in np.argwhere(np.isnan(inside))}
    if counts.shape[0] == 1:
        found.areas |= set(areas) if np.isnan(kept[-1]) else set()
    elif counts.shape[1] > 1:
        found.areas |= {area for area, total in zip(areas, kept[:-1, -1], strict=True) if np.isnan(total)}


def _is_modelled(counts: FloatArray) -> bool:
    """Modelled counts are no people: each small one is hidden, and no other with it."""
    return bool((counts != np.floor(counts)).any())
