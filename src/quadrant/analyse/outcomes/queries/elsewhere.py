"""Of indicators without a figure of everybody in an area: that there are figures of its groups or of other areas.

Which they are is told here, never what they say: no sum of wards stands in for the whole, as hidden ones would be lost
in it or could be worked out of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q

from quadrant.analyse.outcomes.models import Area, AreaInside, Indicator, Observation
from quadrant.analyse.outcomes.queries.breakdowns import WITHIN_A_COUNCIL
from quadrant.analyse.outcomes.queries.lengths import how_new
from quadrant.analyse.outcomes.terms import AreaKind


@dataclass(frozen=True)
class Elsewhere:
    """Are there figures of groups, and for which kinds of other areas; and the newest period of them."""

    of_groups: bool
    kinds: Sequence[AreaKind]
    period: str

    @property
    def smaller(self) -> list[AreaKind]:
        """The kinds of places inside a council."""
        return [kind for kind in self.kinds if kind in WITHIN_A_COUNCIL]


def figures_elsewhere(indicators: Sequence[Indicator], area: Area | None) -> dict[int, Elsewhere]:
    """By the number of each of these indicators what figures it has, wherever they are. One query."""
    if not indicators:
        return {}
    return _told(Observation.objects.filter(indicator__in=indicators), area)


def figures_within(indicators: Sequence[Indicator], area: Area, *, is_own: bool) -> dict[int, Elsewhere]:
    """Likewise of the area's own groups and of what lies in it. Where no lookup says what does, the small areas of the
    partnership's figures lie in its own area as far as anybody knows. Two queries."""
    if not indicators:
        return {}
    inside = AreaInside.objects.standing().filter(inside=area).order_by()
    within = Q(area__in=inside.values("area_id"))
    if is_own and not inside.exists():
        within = Q(area__kind__in=WITHIN_A_COUNCIL)
    return _told(Observation.objects.filter(Q(area=area) | within, indicator__in=indicators), area)


def _told(rows: Any, area: Area | None) -> dict[int, Elsewhere]:
    is_here = Q(area=area.pk) if area is not None else Q(pk__in=[])
    annotated = rows.filter(value__isnull=False).annotate(
        here=ExpressionWrapper(is_here, BooleanField()), everybody=ExpressionWrapper(Q(breakdown=""), BooleanField())
    )
    fields = "indicator_id", "here", "everybody", "area__kind", "period_on", "period"
    by_indicator: dict[int, list[tuple[bool, bool, str, date, str]]] = defaultdict(list)
    for number, here, everybody, kind, on, period in annotated.order_by().values_list(*fields).distinct():
        by_indicator[number].append((bool(here), bool(everybody), kind, on or date.min, period))
    return {number: _elsewhere(listed) for number, listed in by_indicator.items()}


def _elsewhere(listed: Sequence[tuple[bool, bool, str, date, str]]) -> Elsewhere:
    of_groups = any(here and not everybody for here, everybody, *_ in listed) or not any(each[1] for each in listed)
    held = {kind for here, _, kind, *_ in listed if not here}
    *_, period = max(listed, key=lambda each: how_new(each[3], each[4]))
    return Elsewhere(of_groups, [kind for kind in AreaKind if kind in held], period)
