"""People by age and sex: how many in each band, out of whatever bands a source gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from quadrant.analyse.outcomes.models import Area, Indicator, Observation
from quadrant.analyse.outcomes.queries.groups import OLDEST
from quadrant.analyse.outcomes.queries.need import WHOLE, Band, Years, people_in, populations
from quadrant.analyse.outcomes.terms import Dimension
from quadrant.methods.arrays import FloatArray

BOTH = ("Male", "Female")
Ages = tuple[int, int]


@dataclass(frozen=True, eq=False)
class PeopleByAge:
    """People of a period in bands of age from the youngest: by sex where it is given, else `of_sex` is empty.

    `everybody` is the whole as the source gives it, else the sum of the bands.
    """

    period: str
    bands: Sequence[Ages]
    of_sex: dict[str, FloatArray]
    people: FloatArray
    everybody: float

    @property
    def shares(self) -> FloatArray:
        """Of all people, in per cent."""
        return np.asarray(100 * self.people / self.everybody)

    def shares_of(self, sex: str) -> FloatArray:
        return np.asarray(100 * self.of_sex[sex] / self.everybody)

    def share_between(self, low: int, high: int) -> float | None:
        """Per cent of people of these ages; None where no bands begin and end there."""
        inside = [at for at, (first, last) in enumerate(self.bands) if low <= first and last <= high]
        if not inside or self.bands[inside[0]][0] != low or self.bands[inside[-1]][1] != high:
            return None
        return float(self.shares[inside].sum())


def populations_by_sex(area: Area) -> list[Indicator]:
    """What can serve as the area's population, first what tells men from women."""
    held = populations(area)
    by_sex = Observation.objects.filter(
        indicator__in=[one.pk for one in held], area=area, breakdown__startswith=f"{Dimension.SEVERAL.label}: "
    )
    told = set(by_sex.order_by().values_list("indicator_id", flat=True).distinct())
    return sorted(held, key=lambda indicator: indicator.pk not in told)


def _of_width(width: int, top: int) -> list[Ages]:
    return [*((low, low + width - 1) for low in range(0, top, width)), (top, OLDEST)]


# Fives are what people know; where a source has no such bands, or hides one, wider ones, then those it gives.
KNOWN = [_of_width(5, 90), _of_width(5, 85), _of_width(5, 80), _of_width(5, 75), _of_width(10, 80)]


def people_by_age(years: Years, period: str, *, like: Sequence[Ages] = ()) -> PeopleByAge | None:
    """The people of a period in the finest of the bands that can be filled without a gap; in those of another place or
    year where they are asked for. None where none can."""
    open_ended = _open_ended(years)
    for sexes in (BOTH, ("",)):
        for bands in [like] if like else [*KNOWN, _given(open_ended, period, sexes)]:
            found = {sex: _filled(open_ended, period, bands, sex) for sex in sexes}
            if bands and all(each is not None for each in found.values()):
                counted = {sex: np.array(each) for sex, each in found.items() if each is not None}
                people = np.sum(list(counted.values()), axis=0)
                everybody = open_ended.people.get((period, WHOLE)) or float(people.sum())
                if not everybody:
                    return None
                return PeopleByAge(period, list(bands), counted if sexes == BOTH else {}, people, everybody)
    return None


def _filled(years: Years, period: str, bands: Sequence[Ages], sex: str) -> list[float] | None:
    found = []
    for low, high in bands:
        many = people_in(years, period, (low, high, sex))
        if many is None:
            return None
        found.append(many)
    return found


def _open_ended(years: Years) -> Years:
    """The last of single years of age is of everybody older too: sources end at 90 and mean 90 and over."""
    ages = [band for _, band in years.people if band != WHOLE and band[:2] != WHOLE[:2]]
    if not ages or max(high for _, high, _ in ages) == OLDEST:
        return years
    last = max(high for _, high, _ in ages)

    def wider(band: Band) -> Band:
        return (last, OLDEST, band[2]) if band[:2] == (last, last) else band

    return replace(years, people={(label, wider(band)): many for (label, band), many in years.people.items()})


def _given(years: Years, period: str, sexes: Sequence[str]) -> list[Ages]:
    """The source's own bands, laid end to end from the youngest, each as narrow as it has them. Where some are hidden
    they must reach from birth to the oldest: else what is drawn would pass for the whole."""
    held = [{band[:2] for label, band in years.people if label == period and band[2] == sex} for sex in sexes]
    common = sorted(set.intersection(*held) - {WHOLE[:2]})
    laid: list[Ages] = []
    at = common[0][0] if common else 0
    while found := [band for band in common if band[0] == at]:
        laid.append(min(found, key=lambda band: band[1]))
        at = laid[-1][1] + 1
    whole = bool(laid) and laid[0][0] == 0 and laid[-1][1] == OLDEST
    return laid if len(laid) > 1 and (whole or period not in years.hiding) else []
