"""The need that an indicator counts, now and to come: today's rates applied to the people there will be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db.models import Q

from quadrant.analyse.outcomes.models import Area, Indicator, Observation
from quadrant.analyse.outcomes.queries.breakdowns import broken_down, dimensions_of
from quadrant.analyse.outcomes.queries.figures import points_of
from quadrant.analyse.outcomes.queries.groups import age_span, group_of
from quadrant.analyse.outcomes.queries.hiding import Point, shown
from quadrant.analyse.outcomes.queries.judging import intervals, scale_of
from quadrant.analyse.outcomes.queries.lengths import how_new
from quadrant.analyse.outcomes.terms import Dimension, Method
from quadrant.methods.arrays import Estimate
from quadrant.methods.periods import length_of
from quadrant.methods.projected_need import Projection, projected_need

Band = tuple[int, int, str]
WHOLE: Band = (0, 130, "")
CALLED_SO = re.compile(r"\bpopulation\b|\bpeople\b|\bresidents?\b", re.IGNORECASE)
SEXES = {"male": "Male", "boys": "Male", "men": "Male", "female": "Female", "girls": "Female", "women": "Female"}


@dataclass(frozen=True)
class Years:
    """People of an area by period and band: the latest and what is projected. `hiding` are periods that hide some."""

    indicator: Indicator
    periods: Sequence[tuple[str, date]]
    people: Mapping[tuple[str, Band], float]
    hiding: frozenset[str] = frozenset()


@dataclass(frozen=True)
class NeedSeen:
    """Need by band and year. `period` is that of the rates, `counted` the people counted then."""

    period: str
    counted: float
    bands: Sequence[str]
    periods: Sequence[str]
    projection: Projection
    of: Indicator


@dataclass(frozen=True)
class NotProjected:
    """Why need cannot be projected."""

    sentence: str


def populations(area: Area) -> list[Indicator]:
    """Counts of people by age, or by age and sex, in the area, which can serve as its population; first those that are
    called so."""
    counted = list(Indicator.objects.filter(method=Method.COUNT).values_list("pk", flat=True))
    by_age = Q(breakdown__startswith=f"{Dimension.AGE.label}: ")
    by_age |= Q(breakdown__startswith=f"{Dimension.SEVERAL.label}: ")
    held = Observation.objects.filter(by_age, indicator__in=counted, area=area)
    found = Indicator.objects.filter(pk__in=held.order_by().values("indicator").distinct()).order_by("name", "pk")
    return sorted(found, key=lambda indicator: not CALLED_SO.search(indicator.name))


def band_of(text: str) -> Band | None:
    """The years of age, and the sex where it names one, of a group's text."""
    group = group_of(text)
    if group is None:
        return WHOLE
    if group.dimension is Dimension.SEX:
        sex = SEXES.get(group.name.casefold())
        return (*WHOLE[:2], sex) if sex else None
    if group.dimension not in {Dimension.AGE, Dimension.SEVERAL}:
        return None
    parts = group.name.split(", ")
    span = next((found for part in parts if (found := age_span(part))), None)
    sexes = [SEXES[part.casefold()] for part in parts if part.casefold() in SEXES]
    if span is None or len(parts) != 1 + len(sexes):
        return None
    return (*span, sexes[0] if sexes else "")


def years_of_population(of: Indicator, area: Area, person: Any) -> Years:
    """Every period of a population, oldest first."""
    rows = Observation.objects.filter(indicator=of, area=area, value__isnull=False, period_on__isnull=False)
    hiding = set()
    people: dict[tuple[str, Band], float] = {}
    periods = set()
    for point in shown(points_of(rows, {of.pk: of}, {area.pk: area}), person):
        band = band_of(point.breakdown)
        if point.hidden:
            hiding.add(point.period)
        if band is not None and point.value is not None and point.on is not None:
            people[point.period, band] = point.value
            periods.add((point.on, point.period))
    ordered = sorted(periods, key=lambda each: how_new(*each))
    return Years(of, [(label, on) for on, label in ordered], people, frozenset(hiding))


def people_in(years: Years, period: str, band: Band) -> float | None:
    """The people of a band: as given, else the sum of the narrower bands that fill it without a gap."""
    exact = years.people.get((period, band))
    if exact is not None:
        return exact
    low, high, sex = band
    if not sex and (split := [people_in(years, period, (low, high, one)) for one in ("Male", "Female")]):
        whole = _filled(years, period, band)
        both = [part for part in split if part is not None]
        return whole if whole is not None else sum(both) if len(both) == 2 else None
    return _filled(years, period, band)


def _filled(years: Years, period: str, band: Band) -> float | None:
    low, high, sex = band
    inside = sorted(
        (one[0], one[1], count)
        for (label, one), count in years.people.items()
        if label == period and one[2] == sex and low <= one[0] and one[1] <= high and one != WHOLE
    )
    at, total = low, 0.0
    for first, last, count in inside:
        if first == at:
            total, at = total + count, last + 1
    return total if at > high and inside else None


def need_seen(
    indicator: Indicator, area: Area, person: Any, population: Years | None, *, period: str = ""
) -> NeedSeen | NotProjected:
    """Rates by age (and sex) where they are held, else of everybody, applied to each coming year's people."""
    points = _rates(indicator, area, person, period)
    if not points:
        return NotProjected("It takes the people counted and the people there are (numerator and denominator).")
    if any(point.hidden for point in points):
        return NotProjected("Some of the counts that it takes are hidden, because they are small.")
    if population is None:
        return NotProjected("It takes a population: counts of people by age, with the years to come.")
    bands = [band_of(point.breakdown) or WHOLE for point in points]
    now = points[0].on or date.min
    coming = _alike([label for label, on in population.periods if on >= now])
    rows = [[people_in(population, label, band) for band in bands] for label in coming]
    kept = [(label, row) for label, row in zip(coming, rows, strict=True) if None not in row]
    if not kept:
        return NotProjected(f"“{population.indicator.name}” has no people of the same ages from {points[0].period} on.")
    scale = scale_of(next(point for point in points if point.value)) if any(point.value for point in points) else None
    limits = intervals(points, among=points)
    if scale is None or any(each is None for each in limits):
        return NotProjected("Its rates have no interval, so low and high cannot be told.")
    low, high = zip(*(each for each in limits if each is not None), strict=True)
    # From the counts themselves: the value that a source prints is rounded.
    shares = np.array([(point.numerator or 0.0) / (point.denominator or 1.0) for point in points])
    rates = Estimate(shares, np.minimum(np.array(low) / scale, shares), np.maximum(np.array(high) / scale, shares))
    names = [_named(point) for point in points]
    found = projected_need(rates, np.array([row for _, row in kept], dtype=np.float64), names)
    counted = sum(point.numerator or 0.0 for point in points)
    return NeedSeen(points[0].period, counted, names, [label for label, _ in kept], found, population.indicator)


def _alike(periods: list[str]) -> list[str]:
    """Those that are as long as the last of them, so that one line can be drawn."""
    return [label for label in periods if length_of(label) == length_of(periods[-1])]


def _rates(indicator: Indicator, area: Area, person: Any, period: str) -> list[Point]:
    """The rates that can be applied to people, by the finest of: age and sex, age, everybody."""
    held = dimensions_of(indicator)
    for dimension in (Dimension.SEVERAL, Dimension.AGE):
        texts = [text for text in held.get(dimension, []) if band_of(text) is not None]
        if texts and len(texts) == len(held[dimension]):
            found, _ = broken_down(indicator, area, dimension, texts, person, period=period)
            points = [judged.point for judged in found.groups] if found else []
            if points and all(_has_counts(point) for point in points):
                return points
    rows = Observation.objects.filter(indicator=indicator, area=area, breakdown="")
    whole = shown(points_of(rows, {indicator.pk: indicator}, {area.pk: area}), person)
    counted = [point for point in whole if _has_counts(point) and (not period or point.period == period)]
    return counted[-1:]


def _has_counts(point: Point) -> bool:
    return point.hidden or (point.numerator is not None and bool(point.denominator) and point.value is not None)


def _named(point: Point) -> str:
    group = group_of(point.breakdown)
    return group.name if group else "Everybody"
