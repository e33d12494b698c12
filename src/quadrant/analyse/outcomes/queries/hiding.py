"""What could point to a person is hidden, and with it whatever would give it away.

Within one indicator and period, the areas of one kind and the groups of one dimension are a table whose totals people
know: beside each small count enough others are hidden that none can be worked out. It is decided from all that is
held, never from what one page happens to show, so that two pages together give no more away than each: once, when
figures change, and stored. Where that is still to be done it is decided as it is asked, which takes longer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np
from django.db.models import Q

from quadrant.analyse.outcomes.models import Area, HiddenFigure, Indicator, Observation
from quadrant.analyse.outcomes.queries.groups import group_of
from quadrant.analyse.outcomes.rules import may_see_small_counts
from quadrant.analyse.outcomes.terms import SMALLEST_SHOWN, Dimension, Method
from quadrant.methods.arrays import FloatArray
from quadrant.methods.disclosure import suppress


@dataclass(frozen=True)
class Point:
    """One figure as it may be shown. `value` is None where it is not available, and where it is `hidden`; one that is
    `kept_back` is shown to this person and hidden from others. A per cent above 100 is `beyond` what it can be, a count
    or a slip in the source's file: it stands there and not in `value`, so that nothing is compared with it or drawn."""

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
    kept_back: bool = False
    beyond: float | None = None

    @property
    def is_given(self) -> bool:
        """Is there a figure at the source, shown or not?"""
        return self.hidden or self.value is not None or self.beyond is not None


Counts = dict[str, dict[int, float]]
# The numbers of an indicator and an area, the period, and the group ("" for everybody, and with them every group).
Key = tuple[int, int, str, str]
FEW_AREAS = 500


@dataclass
class _Hidden:
    """Areas whose figure of everybody is hidden, and (area, group) pairs."""

    areas: set[int] = field(default_factory=set)
    groups: set[tuple[int, str]] = field(default_factory=set)


def shown(points: list[Point], person: Any) -> list[Point]:
    """The points as this person may see them. Analysts see all, and which of them others do not. One more query where
    an indicator has small counts."""
    suspects = [point for point in points if point.indicator.small_counts or point.indicator.small_groups]
    if not suspects:
        return points
    decided = [point for point in suspects if point.indicator.hiding_decided]
    hidden = _stored(decided) if decided else set()
    if may_see_small_counts(person):
        return [replace(point, kept_back=True) if _is_kept(point, hidden) else point for point in points]
    hidden.update(
        hidden_figures((point.indicator, point.period) for point in suspects if not point.indicator.hiding_decided)
    )
    return [_hide(point) if _is_kept(point, hidden) else point for point in points]


def _is_kept(point: Point, hidden: set[Key]) -> bool:
    return _is_small(point) or _is_hidden(point, hidden)


def _is_small(point: Point) -> bool:
    counted = point.value if point.indicator.method == Method.COUNT else None
    return any(number is not None and 0 < number < SMALLEST_SHOWN for number in (counted, point.numerator))


def _is_hidden(point: Point, hidden: set[Key]) -> bool:
    """Where the whole may not be seen, no part of it may."""
    whole = (point.indicator.pk, point.area.pk, point.period)
    return (*whole, "") in hidden or (*whole, point.breakdown) in hidden


def _hide(point: Point) -> Point:
    return replace(point, value=None, numerator=None, denominator=None, note="", hidden=True, beyond=None)


def _stored(points: Sequence[Point]) -> set[Key]:
    """What was decided of these figures. Very many areas are not named one by one: there the indicator is enough."""
    rows = HiddenFigure.objects.filter(
        indicator__in={point.indicator.pk for point in points},
        period__in={point.period for point in points},
        breakdown__in={"", *(point.breakdown for point in points)},
    )
    areas = {point.area.pk for point in points}
    if len(areas) <= FEW_AREAS:
        rows = rows.filter(area__in=areas)
    return set(rows.values_list("indicator_id", "area_id", "period", "breakdown"))


def hidden_figures(asked: Iterable[tuple[Indicator, str]]) -> Iterator[Key]:
    """Of indicators in periods, every figure that may not be shown, decided from all that is held. One query."""
    for (number, period, _), counts in _tables(set(asked)).items():
        found = _hidden_in(counts)
        yield from ((number, area, period, "") for area in found.areas)
        yield from ((number, area, period, group) for area, group in found.groups)


def hidden_otherwise() -> list[Indicator]:
    """The indicators of which other figures are stored as hidden than would be decided now, which should be none."""
    found = []
    for indicator in Indicator.objects.filter(hiding_decided=True).order_by("pk"):
        periods = Observation.objects.filter(indicator=indicator).order_by().values_list("period", flat=True).distinct()
        stored = HiddenFigure.objects.filter(indicator=indicator)
        told = set(stored.values_list("indicator_id", "area_id", "period", "breakdown"))
        if told != set(hidden_figures((indicator, period) for period in periods)):
            found.append(indicator)
    return found


def _tables(asked: Iterable[tuple[Indicator, str]]) -> dict[tuple[int, str, str], Counts]:
    """For each indicator, period and kind of area: by group the people counted in each area."""
    together: dict[tuple[str, bool], list[int]] = defaultdict(list)
    counts_people: dict[int, bool] = {}
    for indicator, period in asked:
        together[period, indicator.small_groups].append(indicator.pk)
        counts_people[indicator.pk] = indicator.method == Method.COUNT
    wanted = Q()
    for (period, with_groups), numbers in together.items():
        of_all = {} if with_groups else {"breakdown": ""}
        wanted |= Q(period=period, indicator__in=numbers, **of_all)
    tables: dict[tuple[int, str, str], Counts] = defaultdict(lambda: defaultdict(dict))
    if not together:
        return tables
    rows = Observation.objects.filter(wanted)
    fields = "indicator_id", "period", "area__kind", "area_id", "breakdown", "value", "numerator"
    for number, period, kind, area, breakdown, value, numerator in rows.values_list(*fields):
        counted = value if counts_people[number] else numerator
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
