"""What an address asks for, with what stands where it asks for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import area_among, area_coded, area_to_open, areas_to_pick
from quadrant.web.design.fields import CONTROL_CHARACTERS

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Indicator

LONGEST_NAME = 120


@dataclass(frozen=True)
class PickedArea:
    """The area that a page is of, and those to choose from. `others` counts areas that the list leaves out, `missed` is
    what was typed and names no area with a figure."""

    area: Area | None
    areas: list[Area]
    others: int = 0
    missed: str = ""


def area_picked(request: HttpRequest, indicator: Indicator, *, breakdown: str | None = None) -> PickedArea:
    """The area typed, else chosen, else the partnership's, else one with a figure in the newest period."""
    asked: Any = request
    own = area_coded(asked.partnership.area_code)
    found = areas_to_pick(indicator, own)
    typed, chosen = _said(request, "other"), _said(request, "area")
    by_code = {area.code: area for area in found.areas}
    said = typed or chosen
    area = by_code.get(said) or (area_among(indicator, said) if said else None)
    usual = area or by_code.get(chosen) or (by_code.get(own.code) if own else None)
    missed = typed if typed and area is None else ""
    opened = usual or area_to_open(indicator, found.areas, breakdown=breakdown)
    return PickedArea(opened, found.areas, found.others, missed)


def _said(request: HttpRequest, name: str) -> str:
    """What the address says, without what no name holds and PostgreSQL would not be asked for."""
    return CONTROL_CHARACTERS.sub("", request.GET.get(name, "")).strip()[:LONGEST_NAME]
