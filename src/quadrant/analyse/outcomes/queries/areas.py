"""What can be asked of areas and their neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F

from quadrant.analyse.outcomes.models import Area, Indicator, Neighbour, NeighbourSet, Observation
from quadrant.analyse.outcomes.terms import AreaKind, AreaSpec
from quadrant.partnership.within import here


@dataclass(frozen=True)
class Neighbourhood:
    """An area's neighbours in one list of them, the most alike first, each with how close it is."""

    name: str
    area: Area
    neighbours: tuple[Area, ...]
    closeness: tuple[str, ...]


def area_coded(code: str) -> Area | None:
    """The area of this code; the partnership's own stands before the country's. What is no code names none."""
    if not (code.isascii() and code.isalnum()):
        return None
    found: Area | None = Area.objects.coded([code]).order_by(F("partnership_id").desc(nulls_last=True)).first()
    return found


def own_areas() -> list[AreaSpec]:
    """The partnership's own localities, which files may name too."""
    own = Area.objects.filter(partnership_id=here().partnership_id)
    return [AreaSpec(area.code, area.name, AreaKind(area.kind), area.region) for area in own]


def areas_with(indicator: Indicator) -> list[Area]:
    """The areas in which the indicator was observed, by name."""
    observed = Observation.objects.filter(indicator=indicator).values("area_id").distinct()
    return list(Area.objects.known_here().filter(pk__in=observed).order_by("name"))


def indicator_keys() -> frozenset[str]:
    """What sources call the indicators known here, by which a column of a new file is recognised."""
    return frozenset(Indicator.objects.values_list("key", flat=True))


def neighbourhoods(area: Area) -> list[Neighbourhood]:
    """Every standing list of neighbours that has this area, the latest list first."""
    standing = NeighbourSet.objects.standing().order_by("-dataset__imported_at", "-pk")
    names = dict(standing.values_list("pk", "name"))
    found: dict[int, list[Neighbour]] = {number: [] for number in names}
    for pair in Neighbour.objects.filter(set__in=names, area=area).select_related("neighbour").order_by("rank"):
        found[pair.set_id].append(pair)
    return [
        Neighbourhood(
            names[number], area, tuple(pair.neighbour for pair in pairs), tuple(pair.closeness for pair in pairs)
        )
        for number, pairs in found.items()
        if pairs
    ]


def neighbourhood_of(area: Area | None) -> Neighbourhood | None:
    """The area's neighbours in the latest standing list that has it."""
    return next(iter(neighbourhoods(area)), None) if area is not None else None
