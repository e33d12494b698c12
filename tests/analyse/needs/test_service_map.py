"""The map of services: service × outcome × need × cost, in one place or everywhere, with its gaps."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quadrant.analyse.needs.commands import link_need_to_outcomes, link_need_to_services
from quadrant.analyse.needs.models import NeedService
from quadrant.analyse.needs.queries import needs_met_by, service_map, services_of_need
from quadrant.analyse.services.commands import retire_service
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.partnership.models import Partnership
from tests.analyse.services.test_supply import locality
from tests.factories.catalogue import analyst, commissioner, paid, serves, service, stands_in
from tests.factories.cycle import cycle
from tests.factories.needs import need, outcome
from tests.factories.partnership import NOW, known


def test_the_map_divides_each_cost_by_its_shares_and_lists_every_gap(ardlebury: Partnership) -> None:
    safe, well, work = outcome("Safe"), outcome("Well"), outcome("Work")
    families = cycle(by=commissioner())
    harm, alone = need(families, "Harm"), need(families, "Alone")
    link_need_to_outcomes(need=harm, shares={safe: Decimal(100)}, by=analyst(), at=NOW)
    nights, free, odd = serves(service("Nights"), safe, well), serves(service("Free"), safe), service("Odd")
    paid(nights, 101)
    paid(odd, 40)
    link_need_to_services(need=harm, services=[nights], by=analyst(), at=NOW)
    found = service_map()
    rows = {row.outcome.name: row for row in found.rows}
    assert [(one.service.name, one.pounds) for one in rows["Safe"].services] == [
        ("Nights", Decimal("50.50")),
        ("Free", Decimal(0)),
    ]
    assert [need.statement for need in rows["Safe"].services[0].needs] == ["Harm"]
    assert (rows["Well"].pounds, rows["Work"].pounds, found.total) == (Decimal("50.50"), Decimal(0), Decimal(141))
    assert found.outcomes_without_service == [work]
    assert found.outcomes_without_need == [well, work]
    assert found.needs_without_service == [alone]
    assert found.services_without_outcome == [odd]
    assert found.services_without_need == [free, odd]
    assert found.services_without_cost == [free]


def test_in_a_place_stand_its_own_and_what_is_everywhere(ardlebury: Partnership) -> None:
    east, west = locality("East", "D09000001"), locality("West", "D09000002")
    families = cycle(by=commissioner())
    need(families, "Here", area=east)
    need(families, "There", area=west)
    need(families, "Anywhere")
    stands_in(service("Eastern"), east)
    stands_in(service("Western"), west)
    service("Both")
    found = service_map(area=east.pk)
    assert [one.name for one in found.services] == ["Both", "Eastern"]
    assert [one.statement for one in found.needs] == ["Here", "Anywhere"]


def test_a_need_says_which_services_meet_it_and_earlier_links_stay(ardlebury: Partnership) -> None:
    harm, nights, days = need(cycle(by=commissioner()), "Harm"), service("Nights"), service("Days")
    link_need_to_services(need=harm, services=[nights, days], by=analyst(), at=NOW)
    link_need_to_services(need=harm, services=[days], by=analyst(), at=NOW)
    assert services_of_need(harm) == [days]
    assert needs_met_by(days) == [harm]
    assert NeedService.objects.count() == 2
    retire_service(service=nights, why="Ended", by=analyst(), at=NOW)
    nights.refresh_from_db()
    with pytest.raises(Refusal, match="Retired since: Nights"):
        link_need_to_services(need=harm, services=[nights], by=analyst(), at=NOW)
    with pytest.raises(NotAllowed):
        link_need_to_services(need=harm, services=[], by=known("Nobody"), at=NOW)
