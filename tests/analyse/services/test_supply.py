"""What there is beside what will be needed, and who pays for the same thing twice."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quadrant.analyse.outcomes.commands import add_area
from quadrant.analyse.outcomes.models import Area
from quadrant.analyse.outcomes.terms import AreaKind
from quadrant.analyse.services.queries import overlaps, supply_by_kind
from tests.factories.catalogue import analyst, evaluation, paid, serves, service, signed_off, stands_in
from tests.factories.needs import outcome
from tests.factories.partnership import NOW

pytestmark = pytest.mark.usefixtures("ardlebury")
ICB = "Estuary and Fells ICB"


def locality(name: str, code: str) -> Area:
    return add_area(code=code, name=name, kind=AreaKind.LOCALITY, by=analyst(), at=NOW)


def test_supply_beside_demand_is_of_the_services_whose_demand_is_known() -> None:
    known = service("Nights", capacity=230, unit="families")
    service("Days", capacity=90, unit="families")
    service("Hours", kind="Day support", capacity=60, unit="places")
    service("Uncounted")
    signed_off(evaluation(known))
    breaks, day = sorted(supply_by_kind(), key=lambda one: one.kind, reverse=True)
    assert (breaks.kind, breaks.capacity, breaks.now, breaks.future, breaks.short) == (
        "Short breaks",
        230,
        730,
        800,
        570,
    )
    assert [one.name for one in breaks.silent] == ["Days"]
    assert (day.kind, day.evaluations, [one.name for one in day.silent]) == ("Day support", (), ["Hours"])


def test_an_overlap_is_the_same_outcome_and_people_in_the_same_place_paid_by_more_than_one() -> None:
    carers = outcome("Nobody cares alone")
    east, west = locality("East", "D09000001"), locality("West", "D09000002")
    nights = stands_in(serves(service("Nights"), carers), east)
    days = stands_in(serves(service("Days"), carers), east, west)
    paid(nights, 200)
    paid(days, 100, ICB)
    paid(serves(service("Others", client_group="Older people"), carers), 50, ICB)
    [found] = overlaps()
    assert (found.outcome, found.area, found.client_group) == (carers, east, "Families of disabled children")
    assert [one.name for one in found.services] == ["Days", "Nights"]
    assert (found.funders, found.cost, found.is_joint) == (("Ardlebury Council", ICB), Decimal(300), False)


def test_a_service_offered_everywhere_meets_those_of_a_place_and_one_paid_jointly_is_said_to_be() -> None:
    carers = outcome("Nobody cares alone")
    nights = stands_in(serves(service("Nights"), carers), locality("East", "D09000001"))
    paid(nights, 200)
    paid(serves(service("Everywhere"), carers), 100, ICB)
    [found] = overlaps()
    assert [one.name for one in found.services] == ["Everywhere", "Nights"]
    paid(nights, 20, ICB)
    assert [one.is_joint for one in overlaps()] == [False]
    work = serves(service("Jobs", client_group="Adults"), outcome("Work"))
    paid(work, 10)
    paid(work, 10, ICB)
    assert [(one.outcome.name, one.is_joint) for one in overlaps()] == [("Nobody cares alone", False), ("Work", True)]


def test_one_payer_of_two_services_is_no_overlap_between_partners() -> None:
    carers = outcome("Nobody cares alone")
    for name in ("Nights", "Days"):
        paid(serves(service(name), carers), 100)
    assert overlaps() == []
