"""The map of services: outcome by outcome, which services work towards it, for which needs, at what cost; every gap."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from django.db.models import Q

from quadrant.analyse.needs.models import Need, NeedService
from quadrant.analyse.needs.queries.needs import needs, outcomes_of_needs
from quadrant.analyse.outcomes.models import Outcome
from quadrant.analyse.services.models import Service, ServiceOutcome
from quadrant.analyse.services.queries import LOCAL, outcomes_of_services, services, this_year
from quadrant.methods.shares import shares

NOTHING, WHOLE = Decimal(0), Decimal(100)


@dataclass(frozen=True)
class Placed:
    """A service as it stands on the map for one outcome: the share of its money, and the needs that it meets."""

    service: Service
    share: Decimal
    pounds: Decimal
    needs: tuple[Need, ...]


@dataclass(frozen=True)
class OutcomeRow:
    """An outcome with the services that work towards it and the needs that it would serve to meet."""

    outcome: Outcome
    services: tuple[Placed, ...]
    needs: tuple[Need, ...]

    @property
    def pounds(self) -> Decimal:
        return sum((one.pounds for one in self.services), NOTHING)


@dataclass(frozen=True)
class ServiceMap:
    """Services × outcomes × needs × money of one financial year, in one place or everywhere."""

    year: int
    rows: tuple[OutcomeRow, ...]
    services: tuple[Service, ...]
    needs: tuple[Need, ...]
    serving: dict[int, list[ServiceOutcome]] = field(repr=False)
    meeting: dict[int, list[Need]] = field(repr=False)

    @cached_property
    def total(self) -> Decimal:
        return sum((one.cost or NOTHING for one in self.services), NOTHING)

    @property
    def outcomes_without_service(self) -> list[Outcome]:
        return [row.outcome for row in self.rows if not row.services]

    @property
    def outcomes_without_need(self) -> list[Outcome]:
        return [row.outcome for row in self.rows if not row.needs]

    @property
    def needs_without_service(self) -> list[Need]:
        met = {need.pk for found in self.meeting.values() for need in found}
        return [need for need in self.needs if need.pk not in met]

    @property
    def services_without_outcome(self) -> list[Service]:
        return [one for one in self.services if one.pk not in self.serving]

    @property
    def services_without_need(self) -> list[Service]:
        return [one for one in self.services if one.pk not in self.meeting]

    @property
    def services_without_cost(self) -> list[Service]:
        return [one for one in self.services if not one.cost]


def service_map(*, area: int | None = None) -> ServiceMap:
    """Draw the map. Six queries, however many services.

    In a place stand what is said to be there and what is said to be nowhere in particular; a service of several places
    is counted whole in each.
    """
    listed = tuple(services() if area is None else services().in_area(area))
    found = tuple(needs() if area is None else needs().filter(_there(area)))
    serving = {number: links for number, links in outcomes_of_services([one.pk for one in listed]).items() if links}
    meeting = _met_by(listed, found)
    served = outcomes_of_needs([need.pk for need in found])
    placed = _placed(listed, serving, meeting)
    rows = tuple(
        OutcomeRow(
            outcome,
            tuple(placed[outcome.pk]),
            tuple(need for need in found if any(link.outcome_id == outcome.pk for link in served.get(need.pk, []))),
        )
        for outcome in Outcome.objects.order_by("name")
    )
    return ServiceMap(this_year(), rows, listed, found, serving, meeting)


def _there(area: int) -> Q:
    """Needs said of the place, and those said of no place within the partnership."""
    return Q(area=area) | Q(area=None) | ~Q(area__kind__in=[kind.value for kind in LOCAL])


def _met_by(listed: tuple[Service, ...], found: tuple[Need, ...]) -> dict[int, list[Need]]:
    by_number = {need.pk: need for need in found}
    links = NeedService.objects.standing().filter(service__in=[one.pk for one in listed], need__in=list(by_number))
    met: dict[int, list[Need]] = defaultdict(list)
    for service, need in links.order_by("need__stated_at", "pk").values_list("service", "need"):
        met[service].append(by_number[need])
    return dict(met)


def _placed(
    listed: tuple[Service, ...], serving: dict[int, list[ServiceOutcome]], meeting: dict[int, list[Need]]
) -> dict[int, list[Placed]]:
    """The services of each outcome; each service's cost is divided by its shares, to the penny."""
    placed: dict[int, list[Placed]] = defaultdict(list)
    for one in listed:
        links = serving.get(one.pk, [])
        divided = shares(one.cost or NOTHING, [link.share for link in links]) if links else ()
        for link, pounds in zip(links, divided, strict=True):
            placed[link.outcome_id].append(Placed(one, link.share, pounds, tuple(meeting.get(one.pk, []))))
    for of in placed.values():
        of.sort(key=lambda one: (-one.pounds, one.service.name))
    return placed


def services_of_need(need: Need) -> list[Service]:
    """The services that meet a need, by name."""
    numbers = NeedService.objects.standing().filter(need=need).values("service")
    return list(services().filter(pk__in=numbers))


def needs_met_by(service: Service) -> list[Need]:
    """The needs that a service meets, oldest first."""
    return list(needs().filter(pk__in=NeedService.objects.standing().filter(service=service).values("need")))
