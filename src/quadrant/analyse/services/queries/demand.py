"""How many people will need a service: today's number carried forward by the forecast of an indicator."""

from __future__ import annotations

from dataclasses import dataclass

from quadrant.analyse.outcomes.models import Indicator
from quadrant.analyse.outcomes.queries import area_coded, figures_of, of_length, of_one_length
from quadrant.analyse.services.terms import YEARS_AHEAD
from quadrant.audit.terms import Refusal
from quadrant.methods.forecast import LEAST_POINTS, Forecast, forecast
from quadrant.methods.periods import YEAR_LONG
from quadrant.methods.projected_need import carried
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import here

YearValue = tuple[int, float, float | None, float | None]


@dataclass(frozen=True)
class Ahead:
    """So many people in a year to come, between low and high, and how that was found out.

    `points` are the years of the indicator behind it, with low and high from the first forecast year on.
    """

    people: int
    low: int | None
    high: int | None
    year: int
    how: str
    points: tuple[YearValue, ...] = ()


def yearly(indicator: Indicator) -> list[tuple[int, float]]:
    """The indicator's figures here, year by year without a gap up to the latest; only what everybody may see. Where
    there are none of years it is the last of each year: of months that of December."""
    area = area_coded(Partnership.objects.get(pk=here().partnership_id).area_code)
    held = figures_of(indicator, [area], None)[area.pk] if area is not None else []
    points = of_length(held, YEAR_LONG) or of_one_length(held)
    known = {point.on.year: point.value for point in points if point.on is not None and point.value is not None}
    found: list[tuple[int, float]] = []
    year = max(known, default=0)
    while year in known:
        found.insert(0, (year, known[year]))
        year -= 1
    return found


def demand_ahead(indicator: Indicator, now: int) -> Ahead:
    """Carry today's people forward by what the indicator is forecast to do."""
    known = yearly(indicator)
    if len(known) < LEAST_POINTS:
        raise Refusal(
            f"“{indicator.name}” has {len(known)} yearly figures here without a gap, and a forecast needs "
            f"{LEAST_POINTS}. Choose another indicator, or state the forecast by hand.",
            field="indicator",
        )
    ahead = forecast([value for _, value in known], YEARS_AHEAD, least=0)
    last_year, last = known[-1]
    if last <= 0:
        raise Refusal(f"“{indicator.name}” stands at 0: nothing can be carried forward from it.", field="indicator")
    people = carried(now, last, ahead)
    how = (
        f"{indicator.name}: {ahead.method.value} from {len(known)} yearly figures up to {last_year}"
        f"{f' ({indicator.source})' if indicator.source else ''}; limits of 95 per cent"
    )
    low, middle, high = (round(float(each[-1])) for each in (people.lower, people.value, people.upper))
    return Ahead(middle, low, high, last_year + YEARS_AHEAD, how[:500], _points(known, ahead))


def _points(known: list[tuple[int, float]], ahead: Forecast) -> tuple[YearValue, ...]:
    before: list[YearValue] = [(year, value, None, None) for year, value in known]
    after: list[YearValue] = [
        (known[-1][0] + step, float(mean), float(low), float(high))
        for step, (mean, low, high) in enumerate(zip(ahead.mean, ahead.lower_95, ahead.upper_95, strict=True), start=1)
    ]
    return (*before, *after)
