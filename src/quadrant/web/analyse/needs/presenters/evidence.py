"""Which figure is to be taken as evidence: the indicator, the area and the figures that may be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.needs.queries import FigureToChoose, figures_to_choose
from quadrant.analyse.outcomes.queries import area_of, areas_with, chosen_indicators, indicator_numbered, indicators
from quadrant.web.analyse.needs.presenters.needs import figure_words

if TYPE_CHECKING:
    from quadrant.analyse.needs.models import Need
    from quadrant.analyse.outcomes.models import Area, Indicator

Listed = tuple[FigureToChoose, str]


@dataclass(frozen=True)
class Choosing:
    """How far the choice has come: an indicator first, then an area that it was observed in, then its figures."""

    chosen: list[Indicator]
    others: list[Indicator]
    indicator: Indicator | None
    areas: list[Area]
    area: Area | None
    listed: list[Listed]

    @property
    def nothing(self) -> str:
        """Why there is no figure to choose, when an indicator is chosen."""
        if self.indicator is None or self.listed:
            return ""
        if self.area is None:
            return "This indicator has no figures yet."
        return f"There is no figure for {self.area.name} that may be shown."


def choosing(request: HttpRequest, need: Need) -> Choosing:
    """Read the choice from the address. The need's own area is offered first, then the cycle's."""
    mine = [one.indicator for one in chosen_indicators(need.cycle)]
    first = {one.pk for one in mine}
    indicator = indicator_numbered(_number(request.GET.get("indicator", "")))
    areas = areas_with(indicator) if indicator is not None else []
    area = _area(request, need, areas)
    listed = [(one, _words(one, indicator)) for one in figures_to_choose(indicator, area)] if indicator and area else []
    others = [one for one in indicators() if one.pk not in first]
    return Choosing(mine, others, indicator, areas, area, listed)


def _area(request: HttpRequest, need: Need, areas: list[Area]) -> Area | None:
    own = area_of(need.cycle)
    wanted = [_number(request.GET.get("area", "")), need.area_id, own.pk if own is not None else 0]
    by_number = {area.pk: area for area in areas}
    found = next((by_number[number] for number in wanted if number in by_number), None)
    return found or next(iter(areas), None)


def _words(one: FigureToChoose, indicator: Any) -> str:
    said = f"{one.point.period}: {figure_words(one.value, indicator.unit, indicator.places)}"
    if one.england is None:
        return said
    return f"{said} (England {figure_words(one.england, indicator.unit, indicator.places)})"


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
