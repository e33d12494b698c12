"""Which areas lie outside what chance allows for their size, in words and a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quadrant.analyse.outcomes.queries import FunnelSeen, Point, funnel_of
from quadrant.methods import words
from quadrant.methods.funnel import Line, Place
from quadrant.web.analyse.outcomes.figures import places_of, sign_of
from quadrant.web.design.charts import funnels
from quadrant.web.design.charts.drawing import Chart

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Indicator

LIES = {
    Place.HIGH_998: ("above the 99.8% limit", 2),
    Place.HIGH_95: ("above the 95% limit", 1),
    Place.INSIDE: ("inside the limits", 0),
    Place.NOT_APPLICABLE: ("too few to tell", 0),
    Place.LOW_95: ("below the 95% limit", 1),
    Place.LOW_998: ("below the 99.8% limit", 2),
}
MOST_NAMED = 4
# Where a picture and its table are still read; every area of a page has its line in the list below.
MOST_DRAWN = 1_000


def funnel_chart(
    indicator: Indicator, area: Area, ranked: Sequence[Point], source: str, *, group: str = ""
) -> Chart | None:
    """The funnel of the areas compared, of a group or of everybody; None where counts are not given or they are few."""
    found = funnel_of(ranked)
    if found is None:
        return None
    drawn = _drawn(found, area)
    left_out = f" {words.plural(found.left_out, 'area')} left out: hidden, or without counts." if found.left_out else ""
    if len(drawn) < len(found.points):
        of = words.plural(len(found.points), "area")
        left_out += f" Of {of} {len(drawn):,} are drawn, chosen evenly from outside the limits and from inside."
    return funnels.funnel_chart(
        funnels.FunnelPlot(
            title=f"{group}: {words.lower_first(_finding(found))}" if group else _finding(found),
            dots=[
                funnels.Dot(
                    found.points[at].area.name,
                    float(found.people[at]),
                    float(found.values[at]),
                    *LIES[found.places[at]],
                    own=found.points[at].area.pk == area.pk,
                )
                for at in drawn
            ],
            limits=[
                _limit(found.limits.lower_95, inner=True),
                _limit(found.limits.upper_95, inner=True),
                _limit(found.limits.lower_998, inner=False),
                _limit(found.limits.upper_998, inner=False),
            ],
            baseline=found.limits.baseline,
            unit=sign_of(indicator) or indicator.unit,
            places=places_of(indicator),
            people="People that the figure is of",
            source=f"{ranked[0].period}. {source}{left_out}",
        )
    )


def _drawn(found: FunnelSeen, area: Area) -> list[int]:
    """Which of the areas are drawn: all, or of very many the one shown with so many outside the limits as may be, and
    others inside, each evenly from the highest to the lowest."""
    every = range(len(found.points))
    if len(every) <= MOST_DRAWN:
        return list(every)
    beyond = [LIES[place][1] for place in found.places]
    outside = _evenly([at for at in every if beyond[at]], MOST_DRAWN * 3 // 4)
    inside = _evenly([at for at in every if not beyond[at]], MOST_DRAWN - len(outside))
    own = [at for at in every if found.points[at].area.pk == area.pk]
    return sorted({*outside, *inside, *own})


def _evenly(places: Sequence[int], most: int) -> list[int]:
    return list(places) if len(places) <= most else [places[at * len(places) // most] for at in range(most)]


def _limit(line: Line, *, inner: bool) -> funnels.Limit:
    return funnels.Limit(list(zip(line.at.tolist(), line.limit.tolist(), strict=True)), inner)


def _finding(found: FunnelSeen) -> str:
    areas = words.plural(len(found.points), "area")
    outside = found.outside
    if not outside:
        return f"None of {areas} lies outside what chance allows for its size"
    far = sum(place in {Place.HIGH_998, Place.LOW_998} for _, place in outside)
    named = words.listing([point.area.name for point, _ in outside[:MOST_NAMED]])
    if len(outside) > MOST_NAMED:
        named = (
            f"{', '.join(point.area.name for point, _ in outside[:MOST_NAMED])} and {len(outside) - MOST_NAMED} more"
        )
    lie, their = ("lies", "its") if len(outside) == 1 else ("lie", "their")
    told = f", {far} of them far outside" if far else ""
    return f"{len(outside)} of {areas} {lie} outside what chance allows for {their} size{told}: {named}"
