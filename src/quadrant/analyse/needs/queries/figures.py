"""Which figures may be taken as evidence, as they may be shown to everybody now."""

from __future__ import annotations

from dataclasses import dataclass

from quadrant.analyse.needs.models import NeedEvidence
from quadrant.analyse.outcomes.models import Area, Dataset, Indicator, Observation
from quadrant.analyse.outcomes.queries import Point, area_coded, figures_of
from quadrant.analyse.outcomes.terms import ENGLAND

MOST_PERIODS = 20


@dataclass(frozen=True)
class FigureToChoose:
    """A figure that may be taken as evidence, with England's for the same period beside it."""

    point: Point
    value: float
    england: float | None


def figures_to_choose(indicator: Indicator, area: Area) -> list[FigureToChoose]:
    """The latest figures of an indicator for an area, newest first.

    What is too small to show is left out, for analysts too: evidence ends in papers that everybody reads.
    """
    england = area_coded(ENGLAND)
    beside = [england] if england is not None and england.pk != area.pk else []
    series = figures_of(indicator, [area, *beside], None)
    known = {point.period: point.value for one in beside for point in series[one.pk]}
    newest = [point for point in reversed(series[area.pk]) if point.value is not None][:MOST_PERIODS]
    return [FigureToChoose(point, point.value, known.get(point.period)) for point in newest if point.value is not None]


def figure_for(indicator: Indicator, area: Area, period: str) -> FigureToChoose | None:
    """The figure of one period; None where there is none that may be shown."""
    return next((one for one in figures_to_choose(indicator, area) if one.point.period == period), None)


def dataset_of(indicator: Indicator, figure: FigureToChoose) -> Dataset | None:
    """The import that brought a figure."""
    rows = Observation.objects.filter(indicator=indicator, area=figure.point.area, period=figure.point.period)
    row = rows.filter(breakdown="").select_related("dataset").first()
    return row.dataset if row is not None else None


def as_evidence(indicator: Indicator, figure: FigureToChoose) -> NeedEvidence:
    """The figure as it will be kept: its words and value, not only where it came from."""
    point, dataset = figure.point, dataset_of(indicator, figure)
    return NeedEvidence(
        indicator=indicator,
        area=point.area,
        dataset=dataset,
        indicator_name=indicator.name,
        area_name=point.area.name,
        period=point.period,
        value=figure.value,
        england=figure.england,
        unit=indicator.unit,
        decimals=indicator.places,
        source=indicator.source or (dataset.name if dataset else ""),
        dated_on=point.on,
    )
