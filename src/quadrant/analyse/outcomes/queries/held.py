"""Figures of a file that another dataset holds already, and the indicators that it would join."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quadrant.analyse.outcomes.models import Area, Dataset, Indicator, Observation
from quadrant.analyse.outcomes.queries.meant import indicators_meant
from quadrant.analyse.outcomes.terms import DatasetKind, Definition, Figures

AT_ONCE = 20_000
MOST_NAMED_AT_ONCE = 5_000


@dataclass(frozen=True)
class Held:
    """How many figures of a file a standing dataset of another name holds, which has others besides."""

    number: int
    dataset: Dataset

    @property
    def sentence(self) -> str:
        return (
            f"{self.number:,} of these figures are already held from “{self.dataset.name}”, which has others besides: "
            "the same indicators, areas, periods and groups."
        )

    @property
    def remedy(self) -> str:
        return (
            "Where they are other indicators, begin their names with a word of their own under “Say what the file "
            f"holds”. Where this is a newer “{self.dataset.name}”, give it that name, or withdraw that dataset first."
        )


def sharing(
    figures: Figures, *, indicators: dict[str, int], areas: dict[str, int], name: str
) -> Iterator[tuple[Dataset, int]]:
    """Each standing dataset of another name that holds some of these figures, and how many of them. Indicators and
    areas by key and code; those that are not here have no number."""
    others = Dataset.objects.standing().filter(kind=DatasetKind.FIGURES).exclude(name=name)
    candidates = list(others.filter(observations__indicator__in=list(indicators.values())).distinct())
    if not candidates:
        return
    given = _keys(figures, indicators, areas)
    for other in candidates:
        held = Observation.objects.filter(dataset=other, indicator__in=list(indicators.values()))
        keys = held.values_list("indicator_id", "area_id", "breakdown", "period")
        if shared := sum(key in given for key in keys.iterator(chunk_size=AT_ONCE)):
            yield other, shared


def figures_held_elsewhere(figures: Figures, name: str) -> Held | None:
    """What would keep the file from being taken in; None where nothing does, or where a dataset is repeated in full."""
    indicators = indicators_meant(figures.series)
    if not indicators:
        return None
    codes = [spec.code for spec in figures.areas]
    areas = dict[str, int]()
    for start in range(0, len(codes), MOST_NAMED_AT_ONCE):
        areas |= Area.objects.coded(codes[start : start + MOST_NAMED_AT_ONCE]).values_list("code", "pk")
    for other, shared in sharing(figures, indicators=indicators, areas=areas, name=name):
        if shared != other.rows:
            return Held(shared, other)
    return None


def _keys(figures: Figures, indicators: dict[str, int], areas: dict[str, int]) -> set[tuple[int, int, str, str]]:
    series = [indicators.get(definition.key, 0) for definition in figures.series]
    places = [areas.get(spec.code, 0) for spec in figures.areas]
    return {
        (series[s], places[a], figures.breakdowns[b], figures.periods[p].label)
        for s, a, b, p in zip(
            figures.series_at.tolist(),
            figures.area_at.tolist(),
            figures.breakdown_at.tolist(),
            figures.period_at.tolist(),
            strict=True,
        )
    }


@dataclass(frozen=True)
class Joined:
    """An indicator that is here, which a file would give figures of; and the datasets whose figures it has."""

    name: str
    unit: str
    datasets: Sequence[str]


def indicators_joined(definitions: Sequence[Definition], most: int) -> list[Joined]:
    """The first of them by name. Four queries."""
    numbers = [*indicators_meant(definitions).values()]
    found = list(Indicator.objects.filter(pk__in=numbers).order_by("name")[:most].values_list("pk", "name", "unit"))
    held = (
        Observation.objects.filter(indicator__in=[number for number, *_ in found])
        .order_by()
        .values_list("indicator_id", "dataset__name")
        .distinct()
    )
    of: dict[int, list[str]] = {}
    for number, dataset in held:
        of.setdefault(number, []).append(dataset)
    return [Joined(name, unit, sorted(of.get(number, ()))) for number, name, unit in found]
