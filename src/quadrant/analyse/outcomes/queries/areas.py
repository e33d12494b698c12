"""What can be asked of areas and their neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Exists, F, OuterRef, Q, When

from quadrant.analyse.outcomes.models import (
    Area,
    AreaInside,
    HiddenFigure,
    Indicator,
    Neighbour,
    NeighbourSet,
    Observation,
    Outline,
)
from quadrant.analyse.outcomes.models.areas import AreaRows
from quadrant.analyse.outcomes.queries.lengths import how_new
from quadrant.analyse.outcomes.terms import ENGLAND, AreaKind, AreaSpec, Method
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import here

# A list that a person can still read through: every district of England has its line, while lower-layer areas are asked
# for by name or code.
MOST_TO_PICK = 400
CALLED_BY_NAME = (AreaKind.WARD, AreaKind.MSOA, AreaKind.LSOA)


@dataclass(frozen=True)
class AreasToPick:
    """The areas of an indicator to choose from: all or, of more than a list bears, those nearby. `others` counts the
    rest, which are asked for by name or code."""

    areas: list[Area]
    others: int = 0


@dataclass(frozen=True)
class SmallAreas:
    """Small areas that a partnership holds: those that lie in its own area, the others, and its own area's code."""

    inside: Sequence[AreaSpec] = ()
    elsewhere: Sequence[AreaSpec] = ()
    own_code: str = ""


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
    return [_spec(area) for area in own]


def small_areas_here() -> SmallAreas:
    """The wards and other small areas that this partnership holds, from boundaries, lookups and figures, so that files
    may call them by name. A name that is only a code says nothing and is left out."""
    own = Partnership.objects.values_list("area_code", flat=True).get(pk=here().partnership_id)
    standing = AreaInside.objects.standing()
    nearest = standing.filter(inside__code=own) if own else standing.none()
    within = standing.filter(Q(inside__code=own) | Q(inside_id__in=nearest.values("area_id"))) if own else nearest
    small = Area.objects.filter(partnership=None, kind__in=CALLED_BY_NAME).exclude(name=F("code"))
    inside = set(small.filter(pk__in=within.values("area_id")).values_list("pk", flat=True))
    outlined = Outline.objects.standing().values("area_id")
    placed = Q(pk__in=standing.values("area_id")) | Q(pk__in=outlined)
    observed = Q(pk__in=Observation.objects.order_by().values("area_id").distinct())
    listed = {area.pk: area for area in small.filter(placed | observed)}
    return SmallAreas(
        [_spec(area) for number, area in listed.items() if number in inside],
        [_spec(area) for number, area in listed.items() if number not in inside],
        own,
    )


def _spec(area: Area) -> AreaSpec:
    return AreaSpec(area.code, area.name, AreaKind(area.kind), area.region)


def areas_with(indicator: Indicator) -> list[Area]:
    """The areas in which the indicator was observed, by name."""
    return list(_observed(indicator))


def areas_to_pick(indicator: Indicator, own: Area | None) -> AreasToPick:
    """The areas in which the indicator was observed, for a list to choose from. Nearby are one's own area, what lies in
    it, England, and the areas most alike."""
    observed = _observed(indicator)
    first = list(observed[: MOST_TO_PICK + 1])
    if len(first) <= MOST_TO_PICK:
        return AreasToPick(first)
    inside = AreaInside.objects.standing().filter(inside=own).values("area_id")
    alike = Neighbour.objects.filter(set__in=NeighbourSet.objects.standing(), area=own).values("neighbour_id")
    near = Q(pk__in=inside) | Q(pk__in=alike) | Q(code=ENGLAND) | Q(pk=own.pk if own else None)
    kept = list(observed.filter(near)[:MOST_TO_PICK]) or first[:MOST_TO_PICK]
    return AreasToPick(kept, observed.count() - len(kept))


def area_to_open(indicator: Indicator, areas: Sequence[Area], *, breakdown: str | None = None) -> Area | None:
    """Of these areas the one to show where none is asked for: the first by name that has a figure in the newest period,
    one that is not hidden if there is any. Without `breakdown` figures of every group count."""
    of_groups = {} if breakdown is None else {"breakdown": breakdown}
    held = Observation.objects.filter(indicator=indicator, area__in=areas, value__isnull=False, **of_groups)
    dated = held.order_by().values_list("period_on", "period").distinct()
    newest = max((how_new(on, label) for on, label in dated), default=(None, 0, None))[-1]
    same = {name: OuterRef(name) for name in ("indicator", "area", "period")}
    hidden = HiddenFigure.objects.filter(Q(breakdown="") | Q(breakdown=OuterRef("breakdown")), **same)
    listed = held.filter(period=newest).annotate(hidden=Exists(hidden)).order_by("hidden", "area__name", "area_id")
    number = listed.values_list("area_id", flat=True).first() if newest is not None else None
    return next((area for area in areas if area.pk == number), next(iter(areas), None))


def area_among(indicator: Indicator, said: str) -> Area | None:
    """The area of this code, else of this name, in which the indicator was observed."""
    by_code = Case(When(code=said, then=0), default=1)
    found: Area | None = (
        _observed(indicator).filter(Q(code=said) | Q(name__iexact=said)).order_by(by_code, "code").first()
    )
    return found


def _observed(indicator: Indicator) -> AreaRows:
    observed = Observation.objects.filter(indicator=indicator).values("area_id").distinct()
    found: AreaRows = Area.objects.known_here().filter(pk__in=observed).order_by("name")
    return found


def indicator_keys() -> frozenset[str]:
    """What sources call the indicators known here, by which a column of a new file is recognised."""
    return frozenset(Indicator.objects.values_list("key", flat=True))


def indicators_per_cent() -> frozenset[str]:
    """The keys and the names of the indicators known here whose values are per cents."""
    told = Indicator.objects.filter(method=Method.PROPORTION).values_list("key", "name")
    return frozenset(word for both in told for word in both)


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
