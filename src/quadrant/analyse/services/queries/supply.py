"""What there is beside what will be needed, by type of service; and services that do the same for different payers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from quadrant.analyse.outcomes.models import Area, Outcome
from quadrant.analyse.services.models import Service, ServiceEvaluation
from quadrant.analyse.services.queries.catalogue import (
    areas_of_services,
    funders_of_services,
    outcomes_of_services,
    services,
    this_year,
)
from quadrant.analyse.services.queries.evaluations import latest_evaluations


@dataclass(frozen=True)
class Supply:
    """The services of one type, counted in one unit: their capacity beside demand now and forecast.

    Demand is that of the services whose latest evaluation, signed off, says it; `silent` are the others.
    """

    kind: str
    unit: str
    services: tuple[Service, ...]
    evaluations: tuple[ServiceEvaluation, ...]

    @property
    def evaluated(self) -> list[Service]:
        known = {one.service_id for one in self.evaluations}
        return [one for one in self.services if one.pk in known]

    @property
    def silent(self) -> list[Service]:
        known = {one.service_id for one in self.evaluations}
        return [one for one in self.services if one.pk not in known]

    @property
    def capacity(self) -> int:
        """Of the services whose demand is known, so that both are of the same services."""
        return sum(one.capacity or 0 for one in self.evaluated)

    @property
    def now(self) -> int:
        return sum(one.demand_now or 0 for one in self.evaluations)

    @property
    def future(self) -> int:
        return sum(one.demand_future or 0 for one in self.evaluations)

    @property
    def short(self) -> int:
        """How many people the forecast leaves without a place; below 0 there are places to spare."""
        return self.future - self.capacity


def supply_by_kind(*, area: int | None = None) -> list[Supply]:
    """Each type of service whose capacity is counted, in a place or everywhere, by name. Three queries."""
    rows = services().exclude(unit="").filter(capacity__isnull=False)
    listed = rows.in_area(area) if area is not None else rows
    demand = {one.service_id: one for one in latest_evaluations() if one.demand_now is not None}
    grouped: dict[tuple[str, str], list[Service]] = defaultdict(list)
    for one in listed:
        grouped[one.kind, one.unit].append(one)
    return [
        Supply(kind, unit, tuple(of), tuple(demand[one.pk] for one in of if one.pk in demand))
        for (kind, unit), of in sorted(grouped.items())
    ]


@dataclass(frozen=True)
class Overlap:
    """Services for the same outcome and the same people in the same place (None: everywhere), and who pays for them."""

    outcome: Outcome
    client_group: str
    area: Area | None
    services: tuple[Service, ...]
    funders: tuple[str, ...]

    @property
    def is_joint(self) -> bool:
        """One service that several pay for together is no duplication."""
        return len(self.services) == 1

    @property
    def cost(self) -> Decimal:
        return sum((one.cost or Decimal(0) for one in self.services), Decimal(0))


def overlaps() -> list[Overlap]:
    """Where more than one organisation pays for the same outcome, the same people and the same place, most cost first.

    A service without a place is offered everywhere, so it meets those of each place.
    """
    listed = list(services())
    outcomes, places, payers = outcomes_of_services(), areas_of_services(), funders_of_services(this_year())
    alike: dict[tuple[Outcome, str], list[Service]] = defaultdict(list)
    for one in listed:
        for link in outcomes.get(one.pk, []):
            alike[link.outcome, one.client_group.casefold()].append(one)
    found = [
        Overlap(outcome, together[0].client_group, area, tuple(together), payers_of)
        for (outcome, _), candidates in alike.items()
        for area, together in _by_place(candidates, places)
        if len(payers_of := _payers(together, payers)) > 1
    ]
    return sorted(found, key=lambda one: (one.is_joint, -one.cost, one.outcome.name, one.area.name if one.area else ""))


def _by_place(candidates: Sequence[Service], places: dict[int, list[Area]]) -> list[tuple[Area | None, list[Service]]]:
    """The services of each place together with those offered everywhere; only the latter where no place is named."""
    named = {area.pk: area for one in candidates for area in places.get(one.pk, [])}
    everywhere = [one for one in candidates if one.pk not in places]
    if not named:
        return [(None, everywhere)]
    return [
        (area, [one for one in candidates if one.pk not in places or area in places[one.pk]])
        for area in sorted(named.values(), key=lambda area: area.name)
    ]


def _payers(together: Sequence[Service], payers: dict[int, Any]) -> tuple[str, ...]:
    return tuple(sorted({name for one in together for name in payers.get(one.pk, [])}))
