"""What a file of figures, or a list of neighbours, would change in the dataset that it replaces: added, gone, changed
from what to what. Counts that could point to a person are hidden as they are everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

from quadrant.analyse.outcomes.models import Area, Dataset, Neighbour, Observation
from quadrant.analyse.outcomes.queries.groups import group_of
from quadrant.analyse.outcomes.queries.hiding import Point, shown
from quadrant.analyse.outcomes.rules import may_see_small_counts
from quadrant.analyse.outcomes.terms import (
    SMALLEST_SHOWN,
    DatasetKind,
    Figures,
    FigureState,
    Method,
    NeighbourOf,
)
from quadrant.audit.terms import Difference, Differences

MOST_COMPARED = 60_000
Key = tuple[str, str, str, str]
Numbers = tuple[float | None, float | None, float | None]


@dataclass(frozen=True)
class FigureChange:
    """One figure that a file adds, leaves out or tells otherwise. `before` and `after` are value, numerator and
    denominator; None where there was none, and of a `hidden` one always."""

    state: FigureState
    indicator: str
    area: str
    period: str
    group: str
    before: Numbers | None
    after: Numbers | None
    hidden: bool = False


@dataclass(frozen=True)
class FigureChanges:
    """Every figure that would be different, those told otherwise first, against the dataset of that name."""

    against: str
    rows: Sequence[FigureChange]
    same: int

    def counted(self, state: FigureState) -> int:
        return sum(row.state is state for row in self.rows)

    def counts_by(self, field: str) -> list[tuple[str, dict[FigureState, int]]]:
        """By indicator, area or period: how many are added, gone and changed; the most touched first."""
        counts = Counter((getattr(row, field), row.state) for row in self.rows)
        names = Counter(getattr(row, field) for row in self.rows)
        most = sorted(names, key=lambda name: (-names[name], name))
        return [(name, {state: counts[name, state] for state in FigureState}) for name in most]


def figure_changes(figures: Figures, name: str, person: Any) -> FigureChanges | None:
    """None where no dataset of this name stands, or where either is too long to be compared on a page."""
    old = Dataset.objects.standing().filter(kind=DatasetKind.FIGURES, name=name).first()
    if old is None or max(old.rows, len(figures)) > MOST_COMPARED:
        return None
    given, names = _given(figures), _names(figures)
    held, points = _held(old)
    visible = _visible(points, person)
    rows, same = [], 0
    for key in sorted({*given, *held}):
        before, after = held.get(key), given.get(key)
        if before == after:
            same += 1
            continue
        hidden = key in held and not visible[key]
        hidden |= not may_see_small_counts(person) and after is not None and _is_small(after, names.get(key[0]))
        rows.append(_change(key, before, after, points.get(key), names, hidden))
    order = list(FigureState)
    rows.sort(key=lambda row: order.index(row.state))
    return FigureChanges(old.name, rows, same)


def _change(
    key: Key,
    before: Numbers | None,
    after: Numbers | None,
    point: Point | None,
    names: dict[str, tuple[str, str]],
    hidden: bool,
) -> FigureChange:
    indicator, area, group, period = key
    state = FigureState.ADDED if before is None else FigureState.GONE if after is None else FigureState.CHANGED
    named = point.indicator.name if point is not None else names[indicator][0]
    place = point.area.name if point is not None else names[area][0]
    told = group_of(group)
    shown_as = (None, None) if hidden else (before, after)
    return FigureChange(state, named, place, period, told.name if told else "", *shown_as, hidden=hidden)


def _given(figures: Figures) -> dict[Key, Numbers]:
    keys = zip(
        (figures.series[at].key for at in figures.series_at.tolist()),
        (figures.areas[at].code for at in figures.area_at.tolist()),
        (figures.breakdowns[at] for at in figures.breakdown_at.tolist()),
        (figures.periods[at].label for at in figures.period_at.tolist()),
        strict=True,
    )
    columns = (figures.value.tolist(), figures.numerator.tolist(), figures.denominator.tolist())
    numbers = ((_known(a), _known(b), _known(c)) for a, b, c in zip(*columns, strict=True))
    return dict(zip(keys, numbers, strict=True))


def _names(figures: Figures) -> dict[str, tuple[str, str]]:
    """Of indicators by key, and of areas by code: the name, and of indicators how the value is made."""
    areas = {spec.code: (spec.name, "") for spec in figures.areas}
    return {**areas, **{one.key: (one.name, one.method.value if one.method else "") for one in figures.series}}


def _held(dataset: Dataset) -> tuple[dict[Key, Numbers], dict[Key, Point]]:
    rows = Observation.objects.filter(dataset=dataset).select_related("indicator", "area").order_by("pk")
    numbers, points = dict[Key, Numbers](), dict[Key, Point]()
    for one in rows:
        key = (one.indicator.key, one.area.code, one.breakdown, one.period)
        numbers[key] = (one.value, one.numerator, one.denominator)
        points[key] = Point(one.indicator, one.area, one.period, one.period_on, one.breakdown, *numbers[key], one.note)
    return numbers, points


def _visible(points: dict[Key, Point], person: Any) -> dict[Key, bool]:
    seen = shown(list(points.values()), person)
    return {key: not point.hidden for key, point in zip(points, seen, strict=True)}


def _is_small(numbers: Numbers, indicator: tuple[str, str] | None) -> bool:
    counted = numbers[0] if indicator is not None and indicator[1] == Method.COUNT else None
    return any(number is not None and 0 < number < SMALLEST_SHOWN for number in (counted, numbers[1]))


def _known(number: float) -> float | None:
    return None if isnan(number) else number


def neighbour_differences(pairs: Sequence[NeighbourOf], name: str) -> Differences | None:
    """What a list of neighbours would change in the one of its name; None where there is none."""
    old = Dataset.objects.standing().filter(kind=DatasetKind.NEIGHBOURS, name=name).first()
    if old is None:
        return None
    rows = Neighbour.objects.filter(set__dataset=old).select_related("area", "neighbour").order_by("pk")
    held: dict[tuple[str, int], Area] = {(one.area.code, one.rank): one.neighbour for one in rows}
    areas = {one.area.code: one.area.name for one in rows} | {pair.area.code: pair.area.name for pair in pairs}
    given = {(pair.area.code, pair.rank): pair.neighbour for pair in pairs}
    changed = [
        Difference(f"{areas[code]}, neighbour {rank}", "Neighbour", held[code, rank].name, other.name)
        for (code, rank), other in given.items()
        if (code, rank) in held and held[code, rank].code != other.code
    ]
    added = [f"{areas[key[0]]}, neighbour {key[1]}: {one.name}" for key, one in given.items() if key not in held]
    gone = [f"{areas[key[0]]}, neighbour {key[1]}: {one.name}" for key, one in held.items() if key not in given]
    same = len(given) - len(changed) - len(added)
    return Differences(tuple(added), tuple(changed), same, gone=tuple(gone))
