"""What can be asked of the catalogue: the list, one service, its outcomes, places and funding lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from quadrant.analyse.outcomes.models import Area
from quadrant.analyse.outcomes.terms import AreaKind
from quadrant.analyse.services.models import Service, ServiceArea, ServiceFunding, ServiceOutcome
from quadrant.methods.calendar import financial_year
from quadrant.partnership.within import here

# The places by which a partnership divides itself: its own localities, and the wards that it named.
LOCAL = (AreaKind.LOCALITY, AreaKind.WARD)


def this_year() -> int:
    """The financial year of the day, by the year that it starts in."""
    return financial_year(here().on).starts


def services() -> Any:
    """Every standing service by name, with this year's cost, its latest review and its latest strategy."""
    rows = Service.objects.standing().with_cost(this_year()).with_cover()
    return rows.select_related("provider", "owner").order_by("name", "pk")


def service_numbered(number: int) -> Service | None:
    """A service, retired or not."""
    rows = Service.objects.with_cost(this_year()).with_cover()
    found: Service | None = rows.select_related("provider", "owner", "added_by", "retired_by").filter(pk=number).first()
    return found


def kinds() -> list[str]:
    """The types that services have, by name."""
    return list(Service.objects.standing().order_by("kind").values_list("kind", flat=True).distinct())


def client_groups() -> list[str]:
    """The groups of people that services are for, by name."""
    rows = Service.objects.standing().order_by("client_group")
    return list(rows.values_list("client_group", flat=True).distinct())


def providers() -> list[tuple[int, str]]:
    """Who provides services: number and name, by name."""
    rows = Service.objects.standing().order_by("provider__name", "provider")
    return list(rows.values_list("provider", "provider__name").distinct())


def localities() -> list[Area]:
    """The partnership's own localities and wards, by name: where a service may be said to be."""
    own = Area.objects.filter(partnership_id=here().partnership_id, kind__in=[kind.value for kind in LOCAL])
    return list(own.order_by("name"))


def outcomes_of_services(numbers: Iterable[int] | None = None) -> dict[int, list[ServiceOutcome]]:
    """The outcomes of services (of all, where none are named), the largest share first. One query."""
    links = ServiceOutcome.objects.standing().select_related("outcome").order_by("-share", "pk")
    found: dict[int, list[ServiceOutcome]] = defaultdict(list)
    for link in links if numbers is None else links.filter(service__in=list(numbers)):
        found[link.service_id].append(link)
    return dict(found)


def areas_of_services(numbers: Iterable[int] | None = None) -> dict[int, list[Area]]:
    """The places of services (of all, where none are named), by name. One query."""
    links = ServiceArea.objects.standing().select_related("area").order_by("area__name", "pk")
    found: dict[int, list[Area]] = defaultdict(list)
    for link in links if numbers is None else links.filter(service__in=list(numbers)):
        found[link.service_id].append(link.area)
    return dict(found)


def funding_of(service: Service) -> list[ServiceFunding]:
    """Its funding lines, the latest year first, those struck out too."""
    rows = ServiceFunding.objects.filter(service=service).select_related("organisation", "entered_by", "struck_by")
    return list(rows.order_by("-year", "-amount", "pk"))


def funding_numbered(number: int) -> ServiceFunding | None:
    rows = ServiceFunding.objects.standing().select_related("service", "organisation")
    found: ServiceFunding | None = rows.filter(pk=number).first()
    return found


def funders_of_services(year: int) -> dict[int, list[str]]:
    """Who pays for each service in a financial year, by name. One query."""
    rows = ServiceFunding.objects.standing().filter(year=year).order_by("organisation__name")
    found: dict[int, list[str]] = defaultdict(list)
    for number, name in rows.values_list("service", "organisation__name").distinct():
        found[number].append(name)
    return dict(found)
